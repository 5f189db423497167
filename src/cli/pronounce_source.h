/* Which lexicon or rule decides how a word is said: the second column of `lectern pronounce
 * --source`.
 *
 * Must not know: options, how lines are read.
 */
#ifndef LECTERN_CLI_PRONOUNCE_SOURCE_H
#define LECTERN_CLI_PRONOUNCE_SOURCE_H

#include "script/lexicon_set.h"

#include <glib.h>

/* The line of the rule that an engine says a word by; 0 for none. */
typedef guint (*RuleLine)(const char *word, gpointer data);

/* Who is asked. */
typedef struct {
    LexiconSet *lexicons;
    LexiconFilter is_applied; /* FALSE for entries that were left out */
    RuleLine rule_line;
    gpointer data; /* of both */
    const char *rules_file, *engine_name;
} PronounceAsk;

/* For each word of `text`, with "; " between: "en-US-drugs.pls:12", with the word in parentheses
 * that the form was made of ("statins"), "en-US-endings.rules:7", or the engine's name. Signs
 * around a word are passed over. g_free(). */
char *pronounce_source(const PronounceAsk *ask, const char *text);

#endif
