/* Looking at tokens: the questions that every recognizer asks. */
#include "script/verbalize.h"

#include <string.h>

gboolean is_kind(const Speech *speech, gsize at, TokenKind kind)
{
    const Token *token = look(speech, at);
    return token && token->kind == kind;
}

gboolean is_sign(const Speech *speech, gsize at, gunichar sign)
{
    const Token *token = look(speech, at);
    return token && token->kind == TOKEN_SIGN && token->sign == sign;
}

gboolean is_joined(const Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    return token && !token->blank;
}

gboolean is_any_dash(const Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (!token || token->kind != TOKEN_SIGN)
        return FALSE;
    return token->sign == '-' || (token->sign >= 0x2010 && token->sign <= 0x2015) ||
           token->sign == 0x2212 || token->sign == 0xFF0D;
}

gsize token_length(const Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    return token ? token->end - token->start : 0;
}

const char *token_text(const Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    return token ? speech->text + token->start : "";
}

gboolean is_charge(const Speech *speech, gsize at)
{
    if (!is_kind(speech, at, TOKEN_RAISED))
        return FALSE;
    const char *end = speech->text + look(speech, at)->end;
    for (const char *c = token_text(speech, at); c < end; c = g_utf8_next_char(c))
        if (token_script_value(g_utf8_get_char(c)) > 9)
            return TRUE;
    return FALSE;
}

gboolean is_flattened_note(const Speech *speech, gsize at)
{
    if (at < 2 || !is_kind(speech, at, TOKEN_NUMBER) || token_digits(speech, at) > 2 ||
        !is_joined(speech, at) || token_length(speech, at - 1) < 2 ||
        !token_digits(speech, at - 2) ||
        (is_joined(speech, at + 1) &&
         (!is_kind(speech, at + 1, TOKEN_SIGN) ||
          (is_joined(speech, at + 2) && token_digits(speech, at + 2)))))
        return FALSE;
    const TableRow *unit = tables_find(speech->tables, TABLE_UNITS, token_text(speech, at - 1),
                                       token_length(speech, at - 1));
    return unit && (strstr(unit->column[2], "mass") || strstr(unit->column[2], "volume"));
}

gboolean is_text(const Speech *speech, gsize at, const char *text)
{
    gsize length = strlen(text);
    return token_length(speech, at) == length &&
           g_ascii_strncasecmp(token_text(speech, at), text, length) == 0;
}

guint token_digits(const Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (!token || token->kind == TOKEN_WORD || token->kind == TOKEN_SIGN)
        return 0;
    return (guint)g_utf8_strlen(speech->text + token->start, (gssize)(token->end - token->start));
}

gint64 token_value(const Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (!token || token->kind != TOKEN_NUMBER || token->end - token->start > 4 * NUMERAL_MAX_DIGITS)
        return -1;
    gint64 value = 0;
    guint digits = 0;
    for (const char *c = speech->text + token->start; c < speech->text + token->end;
         c = g_utf8_next_char(c)) {
        if (++digits > NUMERAL_MAX_DIGITS)
            return -1;
        value = value * 10 + g_unichar_digit_value(g_utf8_get_char(c));
    }
    return value;
}

gboolean is_capitalized(const Speech *speech, gsize at)
{
    return is_kind(speech, at, TOKEN_WORD) &&
           g_unichar_isupper(g_utf8_get_char(token_text(speech, at)));
}

/* Whether every letter of the word is of one case. An 's at its end is of no case. */
static gboolean is_all_of(const Speech *speech, gsize at, gboolean (*is_case)(gunichar))
{
    const Token *token = look(speech, at);
    if (!token || token->kind != TOKEN_WORD)
        return FALSE;
    const char *end = speech->text + token->end;
    for (const char *c = speech->text + token->start; c < end; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_isalpha(letter) && !is_case(letter))
            return FALSE;
    }
    return TRUE;
}

gboolean is_all_capitals(const Speech *speech, gsize at)
{
    return is_all_of(speech, at, g_unichar_isupper);
}

gboolean is_lower(const Speech *speech, gsize at)
{
    return is_all_of(speech, at, g_unichar_islower);
}

gsize range_start(const Speech *speech, gsize at)
{
    return speech->tokens[at].start;
}

gsize range_end(const Speech *speech, gsize at, gsize count)
{
    return speech->tokens[at + count - 1].end;
}

const TableRow *find_token(const Speech *speech, TableKind kind, gsize at)
{
    return tables_find_folded(speech->tables, kind, token_text(speech, at),
                              token_length(speech, at));
}

gboolean in_context(const Speech *speech, gsize at, const char *class)
{
    if (!is_kind(speech, at, TOKEN_WORD))
        return FALSE;
    for (const TableRow *row = find_token(speech, TABLE_CONTEXTS, at); row; row = row->next)
        if (strcmp(row->column[0], class) == 0)
            return TRUE;
    return FALSE;
}

gboolean is_word_in_context(const Speech *speech, const char *word, gsize length, const char *class)
{
    const TableRow *row = tables_find_folded(speech->tables, TABLE_CONTEXTS, word, length);
    for (; row; row = row->next)
        if (strcmp(row->column[0], class) == 0)
            return TRUE;
    return FALSE;
}

gboolean has_context_before(const Speech *speech, gsize at, gsize words, const char *class)
{
    for (gsize back = 1; back <= words && back <= at; back++)
        if (in_context(speech, at - back, class))
            return TRUE;
    return FALSE;
}

gboolean is_counted(const Speech *speech, gsize at)
{
    gsize length = token_length(speech, at);
    if (!is_kind(speech, at, TOKEN_WORD) || !look(speech, at)->blank || !is_lower(speech, at))
        return FALSE;
    if (in_context(speech, at, "people"))
        return TRUE;
    const char *word = token_text(speech, at);
    return length > 3 && word[length - 1] == 's' && word[length - 2] != 's' &&
           word[length - 2] != '\'' && !in_context(speech, at, "no-plural");
}

const TableRow *find_run(const Speech *speech, TableKind kind, gsize at, gsize max, gsize *count)
{
    const Token *first = look(speech, at);
    if (!first || !tables_may_begin(speech->tables, kind, speech->text + first->start,
                                    speech->length - first->start))
        return NULL;
    char key[64];
    gsize length = 0, ends[8], n = 0;
    for (gsize i = 0; i < MIN(max, G_N_ELEMENTS(ends)) && look(speech, at + i); i++) {
        const Token *token = look(speech, at + i);
        gsize bytes = token->end - token->start;
        if (length + bytes + 1 >= sizeof key)
            break;
        if (i && token->blank)
            key[length++] = ' ';
        memcpy(key + length, speech->text + token->start, bytes);
        length += bytes;
        ends[n++] = length;
    }
    for (; n > 0; n--) {
        const TableRow *row = tables_find_folded(speech->tables, kind, key, ends[n - 1]);
        if (row) {
            *count = n;
            return row;
        }
    }
    return NULL;
}

const char *grammar_word(const Speech *speech, const char *key)
{
    const char *word = tables_word(speech->tables, key);
    return word ? word : "";
}

gboolean ends_sentence(const Speech *speech, gsize stop_at)
{
    for (gsize at = stop_at + 1; at < speech->n_tokens; at++) {
        const Token *token = &speech->tokens[at];
        if (token->kind != TOKEN_SIGN)
            return token->blank && is_capitalized(speech, at);
        if (token->sign < 0x80 && !strchr("\"'()[]", (int)token->sign))
            return FALSE;
        if (at > stop_at + 4)
            return FALSE;
    }
    return TRUE;
}
