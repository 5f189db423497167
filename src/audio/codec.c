/* What codecs share; see codec.h. */
#include "audio/codec.h"

#include <errno.h>
#include <unistd.h>

void codec_set_write_error(GError **error, const AudioFormat *format, int code)
{
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "cannot write %s: %s",
                format->title, g_strerror(code));
}

gboolean codec_write_bytes(int fd, gconstpointer bytes, gsize size, const AudioFormat *format,
                           GError **error)
{
    for (const guint8 *next = bytes; size > 0;) {
        gssize n = write(fd, next, size);
        if (n > 0) {
            next += n;
            size -= (gsize)n;
        } else if (n == 0 || errno != EINTR) {
            codec_set_write_error(error, format, n == 0 ? ENOSPC : errno);
            return FALSE;
        }
    }
    return TRUE;
}
