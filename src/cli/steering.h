/* Steering: what each action does to a reading: commands to the player, words of ours in between,
 * and text that is typed.
 *
 * What an action tells is said, in the article's language, and printed, so that nobody need look.
 *
 * One owner, in the main thread. Must not know: terminals, signals, how a reading is left.
 */
#ifndef LECTERN_CLI_STEERING_H
#define LECTERN_CLI_STEERING_H

#include "article/article.h"
#include "cli/keymap.h"
#include "cli/pipeline.h"
#include "play/player.h"

#include <glib.h>

typedef struct Steering Steering;

typedef struct {
    Pipeline *pipeline;
    const Article *article;
    const Script *script;
    const char *source_name; /* for diagnostics */
    char **found;            /* the words looked for last, from one reading to the next */
    /* Does what is not the player's: QUIT, NEXT_ARTICLE, VOICE (with the name asked for, "" for
     * another). */
    void (*leave)(Action action, const char *argument, gpointer data);
    /* Called before any other action is done: who steers on does not want to leave. */
    void (*stay)(gpointer data);
    gpointer data;
} SteeringOptions;

/* All is borrowed. */
Steering *steering_new(const SteeringOptions *options);
void steering_free(Steering *steering);

/* The headings of the article, from 1 on: those that go by a number. */
guint steering_n_headings(const Steering *steering);
const ArticleSection *steering_heading(const Steering *steering, guint number);
/* The number of the last heading at or before the utterance; 0 before the first. */
guint steering_headings_until(const Steering *steering, guint utterance);

/* The player from now on, which is borrowed; NULL while there is none: then only `leave` and the
 * help are left. */
void steering_use(Steering *steering, Player *player);

/* A key was pressed. A number or words that are being typed take it first. */
void steering_key(Steering *steering, guint key);

/* Does the action. `argument` may be NULL. FALSE when that is nothing it can be done with. */
gboolean steering_do(Steering *steering, Action action, const char *argument);

/* Says a phrase of the group `[steering]`; see phrases_format(). */
void steering_say(Steering *steering, const char *phrase, double number, const char *text);

/* The player has paused. FALSE when that is only so that words can be typed, which is no time for
 * other messages. */
gboolean steering_paused(Steering *steering);

/* A remark was heard to its end. */
void steering_remarked(Steering *steering);

/* Says that a command of the player's led nowhere; once, as long as a key is held. */
void steering_tell_nowhere(Steering *steering, TransportCommandKind command);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Steering, steering_free)

#endif
