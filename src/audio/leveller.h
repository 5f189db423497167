/* A leveller: brings a sound to a level, as a stream.
 *
 *     frames ─▶ a minute is kept and measured ─▶ gain ─▶ limiter ─▶ sink
 *
 * The level of a voice hardly changes within an article, so the first minute tells the gain; of
 * what comes later a part is measured too, and the gain follows so slowly that nobody hears it.
 * What comes out is as long as what went in, and in its place.
 *
 * Loudness is that of ITU-R BS.1770-4 as EBU R128 has it, by libebur128, of one channel: −19 LUFS
 * of a mono file sound as loud as −16 of a stereo file that holds it twice.
 *
 * Must not know: articles, files.
 */
#ifndef LECTERN_AUDIO_LEVELLER_H
#define LECTERN_AUDIO_LEVELLER_H

#include "audio/limiter.h"
#include "audio/meter.h"

#include <glib.h>

/* What a sound is brought to. */
typedef struct {
    const char *name; /* "-19": the word on the command line */
    LevelUnit unit;
    double level;
    double ceiling_dbtp; /* of the sound as it goes to the encoder, which may raise it */
} LevelTarget;

/* The target of that name, or NULL. All of them, the usual one first; NULL-terminated. */
const LevelTarget *level_target_find(const char *name);
const LevelTarget *const *level_target_list(void);

typedef struct Leveller Leveller;

/* The sink gets the frames in blocks. */
Leveller *leveller_new(int sample_rate, const LevelTarget *target, LimiterSink sink,
                       gpointer sink_data);
void leveller_free(Leveller *leveller);

gboolean leveller_push(Leveller *leveller, const gint16 *frames, gsize n_frames, GError **error);

/* Hands on the rest. Nothing may be pushed after it. */
gboolean leveller_finish(Leveller *leveller, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Leveller, leveller_free)

#endif
