/* The teller: words of ours to who steers a reading, said in the article's language and printed, so
 * that nobody need look.
 *
 *     Remark *remark = teller_begin(teller);
 *     if (!remark)
 *         return;
 *     remark_phrase(remark, "here_end", 0, 0, NULL);
 *     teller_tell(teller, remark);
 *
 * One owner. Must not know: keys, what is told.
 */
#ifndef LECTERN_CLI_TELLER_H
#define LECTERN_CLI_TELLER_H

#include "cli/pipeline.h"
#include "play/player.h"
#include "script/remark.h"

#include <glib.h>

typedef struct Teller Teller;

/* About a script; `source_name` is for diagnostics. All is borrowed. */
Teller *teller_new(Pipeline *pipeline, const Script *script, const char *source_name);
void teller_free(Teller *teller);

/* The player that says it from now on, which is borrowed; NULL while there is none: then it is
 * printed only. */
void teller_use(Teller *teller, Player *player);

/* A remark to be ended by one of those below, before the teller; NULL, reported, when there are no
 * phrases to make it of. */
Remark *teller_begin(Teller *teller);

/* Says it; prints what it says too, on one line; or `text` in its stead. Each ends the remark. */
void teller_say(Teller *teller, Remark *remark);
void teller_tell(Teller *teller, Remark *remark);
void teller_tell_as(Teller *teller, Remark *remark, const char *text);

/* Tells a phrase of the group `[steering]`; see phrases_format(). */
void teller_phrase(Teller *teller, const char *phrase, double number, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Teller, teller_free)

#endif
