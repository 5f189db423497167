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

/* For each word of `text`, with "; " between: "en-US-drugs.pls:12", with the word in parentheses
 * that the form was made of ("statins"), "en-US-endings.rules:7", or the engine's name. g_free().
 */
char *pronounce_source(LexiconSet *lexicons, const char *text, const char *rules_file,
                       RuleLine rule_line, gpointer data, const char *engine_name);

#endif
