/* A picture for a file's tags: JPEG or PNG, told by what it is and not by its name, with the size
 * in pixels that FLAC's picture block states.
 *
 * Must not know: how to draw it.
 */
#ifndef LECTERN_AUDIO_PICTURE_H
#define LECTERN_AUDIO_PICTURE_H

#include <glib.h>

G_BEGIN_DECLS

enum { AUDIO_PICTURE_MAX_BYTES = 10 * 1024 * 1024 };

typedef struct {
    GBytes *data;
    const char *mime_type; /* "image/jpeg", "image/png"; static */
    guint width, height;   /* pixels */
    guint depth;           /* bits a pixel */
} AudioPicture;

/* Reads the file. G_FILE_ERROR when it cannot be read; LECTERN_ERROR_FAILED when it is no JPEG or
 * PNG, or larger than AUDIO_PICTURE_MAX_BYTES. The message names the path. */
AudioPicture *audio_picture_load(const char *path, GError **error);
void audio_picture_free(AudioPicture *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AudioPicture, audio_picture_free)

G_END_DECLS

#endif
