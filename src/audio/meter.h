/* A meter: how loud a mono sound is, as a whole.
 *
 * Loudness is that of ITU-R BS.1770-4 as EBU R128 has it, by libebur128, of one channel: −19 LUFS
 * of a mono file sound as loud as −16 of a stereo file that holds it twice. The RMS is of all
 * samples, silence too, as ACX has it; a full square wave has 0 dB.
 *
 * Must not know: files.
 */
#ifndef LECTERN_AUDIO_METER_H
#define LECTERN_AUDIO_METER_H

#include <glib.h>

typedef enum { LEVEL_LUFS, LEVEL_RMS_DB } LevelUnit;

typedef struct Meter Meter;

Meter *meter_new(LevelUnit unit, int sample_rate);
void meter_free(Meter *meter);

/* Takes mono frames; `meter` is a Meter, so that it can be a sink. FALSE when there is no memory.
 */
gboolean meter_push(const gint16 *frames, gsize n_frames, gpointer meter, GError **error);

/* The level so far; −∞ where it was too short or too soft to have one. */
double meter_level(const Meter *meter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Meter, meter_free)

#endif
