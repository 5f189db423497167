/* Particles: ko "5 mg을", "80%는". What clings to a word that was said for a unit or a sign must
 * stay one word with it, for they sound together. */
#include "script/verbalize.h"

/* Whether the word at `at` clings to the one said last, with at most a closing sign between them.
 */
static gboolean clings(const Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    gunichar first = g_utf8_get_char(speech->text + token->start);
    if (at == 0 || look(speech, at - 1)->end != token->start || speech->words->len == 0 ||
        speech->pending || g_unichar_get_script(first) != G_UNICODE_SCRIPT_HANGUL)
        return FALSE;
    const Token *between = look(speech, at - 1);
    GUnicodeType type = g_unichar_type(between->sign);
    if (between->kind == TOKEN_SIGN && (between->blank || type == G_UNICODE_OPEN_PUNCTUATION ||
                                        type == G_UNICODE_INITIAL_PUNCTUATION))
        return FALSE;
    const char *end = speech->spoken->str + speech->spoken->len;
    gunichar last = g_utf8_get_char(g_utf8_find_prev_char(speech->spoken->str, end));
    return g_unichar_get_script(last) == G_UNICODE_SCRIPT_HANGUL;
}

gsize verbalize_particle(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (token->kind != TOKEN_WORD || !clings(speech, at))
        return 0;
    g_autofree char *particle = g_strndup(token_text(speech, at), token_length(speech, at));
    say_suffix(speech, particle, token->end);
    return 1;
}
