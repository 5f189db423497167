/* Marks of notes, and what looks like them: raised digits that are powers, charges of ions. */
#include "script/verbalize.h"

void say_note(Speech *speech, gsize at, gsize count)
{
    if (!speech->footnotes) {
        leave_out_tokens(speech, at, count, "footnote-mark");
        return;
    }
    for (gsize i = at; i < at + count; i++) {
        if (token_digits(speech, i))
            say_digits(speech, range_start(speech, i), range_end(speech, i, 1));
        else if (is_kind(speech, i, TOKEN_WORD))
            verbalize_word(speech, i);
        else
            say_symbol(speech, i);
    }
}

/* "[3]", "[3, 4]", "[5–7]": how many tokens; 0 where it is none. */
static gsize read_bracketed_note(const Speech *speech, gsize at)
{
    enum { MAX_NOTES = 24 };
    if (!is_sign(speech, at, '['))
        return 0;
    gsize next = at + 1;
    for (int i = 0; i < MAX_NOTES; i++) {
        if (!is_kind(speech, next, TOKEN_NUMBER) || token_digits(speech, next) > 3)
            return 0;
        next++;
        if (is_sign(speech, next, ']'))
            return next + 1 - at;
        if (!is_sign(speech, next, ',') && !is_any_dash(speech, next))
            return 0;
        next++;
    }
    return 0;
}

gsize verbalize_note(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (token->deleted) {
        leave_out_tokens(speech, at, 1, "struck-out");
        return 1;
    }
    gsize count =
        token->note || is_flattened_note(speech, at) ? 1 : read_bracketed_note(speech, at);
    if (count)
        say_note(speech, at, count);
    return count;
}

gboolean say_charge(Speech *speech, gsize at)
{
    if (!is_charge(speech, at))
        return FALSE;
    const char *end = speech->text + look(speech, at)->end;
    for (const char *c = token_text(speech, at); c < end; c = g_utf8_next_char(c)) {
        gsize start = (gsize)(c - speech->text), next = (gsize)(g_utf8_next_char(c) - speech->text);
        int value = token_script_value(g_utf8_get_char(c));
        if (value > 9)
            say(speech, grammar_word(speech, value == '+' ? "plus" : "minus"), start, next);
        else
            say_digits(speech, start, next);
    }
    return TRUE;
}

/* "weight ÷ height²" */
static gboolean is_in_formula(const Speech *speech, gsize at)
{
    enum { REACH = 4 };
    for (gsize back = 2; back <= REACH && back <= at; back++)
        if (is_sign(speech, at - back, 0xF7) || is_sign(speech, at - back, 0xD7) ||
            is_sign(speech, at - back, '=') || is_sign(speech, at - back, '/'))
            return TRUE;
    return FALSE;
}

/* Raised digits that nothing else took: "R²", or the mark of a note after a word or a stop. */
void say_raised(Speech *speech, gsize at)
{
    if (say_charge(speech, at))
        return;
    const Token *token = look(speech, at);
    int value = token->end - token->start <= 3
                    ? token_script_value(g_utf8_get_char(speech->text + token->start))
                    : -1;
    gboolean after_letter =
        at > 0 && is_joined(speech, at) && is_kind(speech, at - 1, TOKEN_WORD) &&
        g_utf8_strlen(token_text(speech, at - 1), (gssize)token_length(speech, at - 1)) == 1;
    if (value > 1 && value < 4 && at > 0 && is_joined(speech, at) &&
        is_kind(speech, at - 1, TOKEN_WORD) && is_in_formula(speech, at))
        after_letter = TRUE;
    if (after_letter && value == 2)
        say_grammar(speech, "squared", at, 1);
    else if (after_letter && value == 3)
        say_grammar(speech, "cubed", at, 1);
    else if (at > 0 && is_joined(speech, at) && speech->text[token->end - 1] != '-')
        say_note(speech, at, 1);
    else
        say_digits(speech, token->start, token->end);
}

/* A sign that marks a note or a list's item rather than standing for itself: "aspirin*". */
gboolean say_as_mark(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    gboolean star = token->sign == '*';
    if (star && at == 0 && !is_joined(speech, 1) && look(speech, 1)) {
        leave_out_tokens(speech, at, 1, "bullet");
        return TRUE;
    }
    gboolean after_word =
        at > 0 && !token->blank && !is_joined(speech, at + 1) && !token_digits(speech, at - 1);
    gboolean first = at == 0 && is_joined(speech, at + 1); /* "*p < 0.05" under a table */
    if (star ? !after_word && !first : token->blank && !is_joined(speech, at + 1))
        return FALSE;
    say_note(speech, at, 1);
    return TRUE;
}
