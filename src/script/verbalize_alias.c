/* Aliases of the lexicons: what a user wants said for a word or a run of words.
 *
 * An alias is put into words as any text is, but for aliases, so that none leads to itself.
 */
#include "script/verbalize.h"

gsize verbalize_alias(Speech *speech, gsize at)
{
    enum { MOST_TOKENS = 8 };
    if (!speech->lexicons || !lexicon_set_has_aliases(speech->lexicons))
        return 0;
    g_autoptr(GString) run = g_string_new(NULL);
    const char *alias = NULL;
    gsize count = 0;
    for (gsize i = 0; i < MOST_TOKENS && look(speech, at + i); i++) {
        if (i > 0 && !is_joined(speech, at + i))
            g_string_append_c(run, ' ');
        g_string_append_len(run, token_text(speech, at + i), (gssize)token_length(speech, at + i));
        gboolean ends = !is_joined(speech, at + i + 1) || is_kind(speech, at + i + 1, TOKEN_SIGN);
        const char *found = ends ? lexicon_set_alias(speech->lexicons, run->str) : NULL;
        if (found) { /* the longest wins */
            alias = found;
            count = i + 1;
        }
    }
    if (count)
        say_text(speech, alias, range_start(speech, at), range_end(speech, at, count));
    return count;
}
