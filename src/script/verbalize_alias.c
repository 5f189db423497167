/* Aliases of the lexicons: what a user wants said for a word or a run of words.
 *
 * An alias is put into words as any text is, but for aliases, so that none leads to itself.
 */
#include "script/verbalize.h"

#include <string.h>

/* The alias of `run`, or of what it is the possessive of; then `*possessive` is set. */
static const char *find_alias(const Speech *speech, const GString *run, gboolean *possessive)
{
    static const char *const endings[] = {"'s", "\u2019s"};
    const char *alias = lexicon_set_alias(speech->lexicons, run->str);
    *possessive = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(endings) && !alias; i++) {
        if (!g_str_has_suffix(run->str, endings[i]))
            continue;
        g_autofree char *owner = g_strndup(run->str, run->len - strlen(endings[i]));
        alias = lexicon_set_alias(speech->lexicons, owner);
        *possessive = alias != NULL;
    }
    return alias;
}

gsize verbalize_alias(Speech *speech, gsize at)
{
    enum { MOST_TOKENS = 8 };
    if (!speech->lexicons || !lexicon_set_has_aliases(speech->lexicons))
        return 0;
    g_autoptr(GString) run = g_string_new(NULL);
    const char *alias = NULL;
    gboolean possessive = FALSE;
    gsize count = 0;
    for (gsize i = 0; i < MOST_TOKENS && look(speech, at + i); i++) {
        if (i > 0 && !is_joined(speech, at + i))
            g_string_append_c(run, ' ');
        g_string_append_len(run, token_text(speech, at + i), (gssize)token_length(speech, at + i));
        gboolean ends = !is_joined(speech, at + i + 1) || is_kind(speech, at + i + 1, TOKEN_SIGN);
        gboolean owns = FALSE;
        const char *found = ends ? find_alias(speech, run, &owns) : NULL;
        if (found) { /* the longest wins */
            alias = found;
            possessive = owns;
            count = i + 1;
        }
    }
    if (!count)
        return 0;
    say_text(speech, alias, range_start(speech, at), range_end(speech, at, count));
    if (possessive)
        say_suffix(speech, "'s", range_end(speech, at, count));
    return count;
}
