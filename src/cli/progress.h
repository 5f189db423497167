/* Progress: one line on the terminal that says how far a long work is and how long it will take.
 *
 *     article 2 of 5  [##########..............]  43 %  about 12 s left
 *
 * It is drawn only when stderr is a terminal, nobody asked for quiet, and the work has taken a
 * second; it is taken away before anything else is printed, and at the end.
 *
 * Must not know: what the work is.
 */
#ifndef LECTERN_CLI_PROGRESS_H
#define LECTERN_CLI_PROGRESS_H

#include <glib.h>

typedef struct Progress Progress;

/* `unit` is what is counted: "article". Borrowed. */
Progress *progress_new(const char *unit, guint total);
void progress_free(Progress *progress);

/* For a total that becomes known on the way. */
void progress_set_total(Progress *progress, guint total);

/* Draws the line anew if that is due: `done` of the units are finished, and of those under way as
 * much as `under_way` (0 … their number). */
void progress_update(Progress *progress, guint done, double under_way);

/* Takes the line away until the next update. */
void progress_hide(Progress *progress);

/* The line itself, for `columns` of width; a negative `left_s` is unknown. Free with g_free(). */
char *progress_line(const char *unit, guint number, guint total, double fraction, double left_s,
                    int columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Progress, progress_free)

#endif
