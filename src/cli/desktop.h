/* The desktop: a reading as media keys and desktop shells see and steer it (mpris.h), where there
 * is a session bus.
 *
 * One owner, in the thread of `context`. Must not know: D-Bus, the terminal.
 */
#ifndef LECTERN_CLI_DESKTOP_H
#define LECTERN_CLI_DESKTOP_H

#include "article/article.h"
#include "cli/steering.h"
#include "play/player.h"

#include <glib.h>

typedef struct Desktop Desktop;

/* Appears there; NULL, which every function takes, where there is no bus. Nobody may fork before
 * desktop_free(). All is borrowed; `track` is the number of the article, from 1. */
Desktop *desktop_new(GMainContext *context, Steering *steering, const Article *article,
                     const char *source_name, guint track);
void desktop_free(Desktop *desktop);

/* Tells how the reading is now: after everything that the player told. NULL while there is no
 * player. */
void desktop_update(Desktop *desktop, Player *player);

#endif
