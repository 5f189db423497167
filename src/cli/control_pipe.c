/* The control pipe; see control_pipe.h. */
#include "cli/control_pipe.h"

#include "cli/report.h"

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
    gboolean has_ended;
    GQueue lines; /* that were not taken yet */
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
    if (!is_input && g_file_test(path, G_FILE_TEST_IS_DIR)) { /* it could be opened */
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR,
                    "--control %s is a folder: give a pipe in it", path);
        return NULL;
    }
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
    g_queue_init(&control->lines);
    return control;
}

void control_pipe_free(ControlPipe *control)
{
    if (!control)
        return;
    if (!control->is_input)
        close(control->fd);
    g_string_free(control->line, TRUE);
    g_queue_clear_full(&control->lines, g_free);
    g_free(control);
}

int control_pipe_fd(const ControlPipe *control)
{
    return control->fd;
}

static void end_line(ControlPipe *control)
{
    g_autofree char *text = g_utf8_make_valid(control->line->str, (gssize)control->line->len);
    g_strstrip(text);
    if (control->too_long)
        report_note("--control: a line of more than %d bytes is left out", MAX_LINE_BYTES);
    else if (*text)
        g_queue_push_tail(&control->lines, g_steal_pointer(&text));
    g_string_truncate(control->line, 0);
    control->too_long = FALSE;
}

static void take(ControlPipe *control, char byte)
{
    if (byte == '\n')
        end_line(control);
    else if (control->line->len < MAX_LINE_BYTES)
        g_string_append_c(control->line, byte);
    else
        control->too_long = TRUE;
}

void control_pipe_read(ControlPipe *control)
{
    char bytes[512];
    gssize n = read(control->fd, bytes, sizeof bytes);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    for (gssize i = 0; i < n; i++)
        take(control, bytes[i]);
    if (n > 0)
        return;
    end_line(control); /* the last one may lack its end */
    control->has_ended = TRUE;
}

char *control_pipe_next(ControlPipe *control)
{
    return g_queue_pop_head(&control->lines);
}

gboolean control_pipe_has_ended(const ControlPipe *control)
{
    return control->has_ended;
}
