/* Where an MP3's sound begins; see mp3_bounds.h. */
#include "audio/mp3_bounds.h"

#include "audio/mp3_info.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { ID3V2_HEADER = 10, FOOTER_FLAG = 0x10 };

/* The length of the tag in front, 0 where there is none. Its size is of 28 bits, seven in a byte.
 */
static gint64 front_length(int fd)
{
    guint8 header[ID3V2_HEADER];
    if (pread(fd, header, sizeof header, 0) != sizeof header || memcmp(header, "ID3", 3) != 0)
        return 0;
    gint64 size = 0;
    for (int i = 6; i < ID3V2_HEADER; i++)
        size = size << 7 | (header[i] & 0x7F);
    return size + ID3V2_HEADER + (header[5] & FOOTER_FLAG ? ID3V2_HEADER : 0);
}

static gboolean read_frame_header(int fd, gint64 at, guint8 header[4])
{
    return pread(fd, header, 4, at) == 4 && mp3_header_frame_length(header) > 0;
}

/* The length of the first frame where it has a bit rate of its own, else 0. */
static gint64 odd_frame_length(int fd, gint64 start)
{
    enum { BITRATE_BITS = 0xF0 };
    guint8 first[4], second[4];
    if (!read_frame_header(fd, start, first))
        return 0;
    gint64 length = (gint64)mp3_header_frame_length(first);
    gboolean is_odd = read_frame_header(fd, start + length, second) &&
                      ((first[2] ^ second[2]) & BITRATE_BITS) != 0;
    return is_odd ? length : 0;
}

gboolean mp3_bounds_find(const char *path, gint64 *start, gint64 *length, GError **error)
{
    g_return_val_if_fail(path && start && length, FALSE);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    gint64 file_length = fd < 0 ? -1 : lseek(fd, 0, SEEK_END);
    if (file_length < 0) {
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "cannot read %s: %s",
                    path, g_strerror(errno));
        if (fd >= 0)
            close(fd);
        return FALSE;
    }
    *start = MIN(front_length(fd), file_length);
    *start += odd_frame_length(fd, *start);
    *length = MAX(file_length - *start, 0);
    close(fd);
    return TRUE;
}
