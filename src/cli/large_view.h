/* The large view: a reading on the large screen (large_screen.h), on a terminal that is ours.
 *
 * While it is on, what is reported stands in its last row. It follows the player by asking it, so
 * that nothing waits for the screen.
 *
 * One owner, in the thread of `context`. Must not know: keys, how letters are drawn.
 */
#ifndef LECTERN_CLI_LARGE_VIEW_H
#define LECTERN_CLI_LARGE_VIEW_H

#include "article/article.h"
#include "play/player.h"
#include "script/script.h"

#include <glib.h>

typedef struct LargeView LargeView;

/* All is borrowed; `player` is looked at whenever it is followed, and holds NULL while there is
 * none. NULL, which every function takes, after saying why there can be no large letters. */
LargeView *large_view_new(GMainContext *context, const Article *article, const Script *script,
                          Player *const *player);
void large_view_free(LargeView *view);

/* Takes the screen where the terminal is ours, and gives it back as it was. */
void large_view_enter(LargeView *view);
void large_view_leave(LargeView *view);

/* The terminal may have another size. */
void large_view_resize(LargeView *view);

/* Shows the utterance; FALSE when it is to be printed instead: the view is not on, or there are no
 * such letters, which is said and ends the view. */
gboolean large_view_show(LargeView *view, guint utterance);

#endif
