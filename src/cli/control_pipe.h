/* The control pipe: commands as lines, for foot pedals and button boxes.
 *
 * A named pipe stays open when its writer goes, so that each button may open and close it.
 *
 * Must not know: what the lines mean.
 */
#ifndef LECTERN_CLI_CONTROL_PIPE_H
#define LECTERN_CLI_CONTROL_PIPE_H

#include <glib.h>

typedef struct ControlPipe ControlPipe;

/* Opens the pipe, or any file of lines; "-" is standard input. */
ControlPipe *control_pipe_open(const char *path, GError **error);
void control_pipe_free(ControlPipe *control);

int control_pipe_fd(const ControlPipe *control);

/* Reads what is there, once; to be called when the descriptor can be read. A line that is too long
 * is told of and left out. */
void control_pipe_read(ControlPipe *control);

/* The next line that was read, valid UTF-8 without blanks around it; NULL when there is none now.
 * g_free(). */
char *control_pipe_next(ControlPipe *control);

/* Whether nothing more can be read. */
gboolean control_pipe_has_ended(const ControlPipe *control);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ControlPipe, control_pipe_free)

#endif
