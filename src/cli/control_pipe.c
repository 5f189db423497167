/* The control pipe; see control_pipe.h. */
#include "cli/control_pipe.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_LINE_BYTES = 1000 };

struct ControlPipe {
    int fd;
    gboolean is_input; /* standard input, which is not ours to close */
    GString *line;     /* begun and not ended */
    gboolean too_long; /* the rest of it is left out */
};

static int open_file(const char *path)
{
    struct stat status;
    gboolean is_fifo = stat(path, &status) == 0 && S_ISFIFO(status.st_mode);
    return open(path, (is_fifo ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_CLOEXEC);
}

ControlPipe *control_pipe_open(const char *path, GError **error)
{
    gboolean is_input = strcmp(path, "-") == 0;
    int fd = is_input ? STDIN_FILENO : open_file(path);
    if (fd < 0) {
        int code = errno;
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code),
                    "--control %s: %s; 'mkfifo %s' makes a pipe", path, g_strerror(code), path);
        return NULL;
    }
    ControlPipe *control = g_new0(ControlPipe, 1);
    control->fd = fd;
    control->is_input = is_input;
    control->line = g_string_new(NULL);
    return control;
}

void control_pipe_free(ControlPipe *control)
{
    if (!control)
        return;
    if (!control->is_input)
        close(control->fd);
    g_string_free(control->line, TRUE);
    g_free(control);
}

int control_pipe_fd(const ControlPipe *control)
{
    return control->fd;
}

static void take(ControlPipe *control, char byte, void (*obey)(const char *line, gpointer data),
                 gpointer data)
{
    GString *line = control->line;
    if (byte != '\n') {
        control->too_long = control->too_long || line->len == MAX_LINE_BYTES;
        if (!control->too_long)
            g_string_append_c(line, byte);
        return;
    }
    g_autofree char *text = g_utf8_make_valid(line->str, (gssize)line->len);
    g_strstrip(text);
    if (*text && !control->too_long)
        obey(text, data);
    g_string_truncate(line, 0);
    control->too_long = FALSE;
}

gboolean control_pipe_read(ControlPipe *control, void (*obey)(const char *line, gpointer data),
                           gpointer data)
{
    char bytes[512];
    gssize n = read(control->fd, bytes, sizeof bytes);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return TRUE;
    for (gssize i = 0; i < n; i++)
        take(control, bytes[i], obey, data);
    if (n <= 0)
        take(control, '\n', obey, data); /* a last line without its end */
    return n > 0;
}
