/* Exponents and powers of ten: "10⁶", "^-5", "× 10⁹", "5e-8", and those that lost their place above
 * the line: "1.2x10-3", "4.5 x 109/L". */
#include "script/verbalize.h"

#include <string.h>

gsize read_exponent(const Speech *speech, gsize at, int *exponent)
{
    gboolean negative = FALSE;
    if (is_kind(speech, at, TOKEN_RAISED) && is_joined(speech, at)) {
        Unit unit;
        if (read_unit(speech, at, &unit))
            return 0; /* "5⁰C" */
        int value = 0, digits = 0;
        const char *end = token_text(speech, at) + token_length(speech, at);
        for (const char *c = token_text(speech, at); c < end; c = g_utf8_next_char(c)) {
            gunichar character = g_utf8_get_char(c);
            int digit = token_script_value(character);
            if (digit < 0)
                digit = g_unichar_digit_value(character);
            if (digit == '-')
                negative = TRUE;
            else if (digit >= 0 && digit <= 9 && ++digits <= 3)
                value = value * 10 + digit;
        }
        *exponent = negative ? -value : value;
        return digits > 0 && digits <= 3 ? 1 : 0;
    }
    if (!is_sign(speech, at, '^') || !is_joined(speech, at))
        return 0;
    gsize next = at + 1;
    if (is_any_dash(speech, next)) {
        negative = TRUE;
        next++;
    }
    gint64 value = token_value(speech, next);
    if (value < 0 || value > 999 || !is_joined(speech, next))
        return 0;
    *exponent = (int)(negative ? -value : value);
    return next + 1 - at;
}

void say_exponent(Speech *speech, int exponent, gboolean of_ten, gsize at, gsize count)
{
    if (!of_ten && (exponent == 2 || exponent == 3)) {
        say_grammar(speech, exponent == 2 ? "squared" : "cubed", at, count);
        return;
    }
    g_autofree char *ordinal = number_words(speech, SPELL_ORDINAL, ABS(exponent));
    g_autofree char *cardinal = number_words(speech, SPELL_CARDINAL, ABS(exponent));
    const char *const args[4] = {ordinal, cardinal};
    say_pattern(speech, exponent < 0 ? "power-minus" : "power", args, range_start(speech, at),
                range_end(speech, at, count));
}

/* "10-3" behind a mantissa: an exponent that lost its place above the line. A range goes up: "3 x
 * 10-15 reps". */
static gsize read_flat_exponent(const Speech *speech, gsize at, gboolean decimal, int *exponent)
{
    enum { MOST = 30 };
    gint64 value = token_value(speech, at + 1);
    if (!is_any_dash(speech, at) || !is_joined(speech, at) || !is_joined(speech, at + 1) ||
        value < 1 || value > (decimal ? MOST : 9) || is_sign(speech, at + 2, '.') ||
        (is_any_dash(speech, at + 2) && is_joined(speech, at + 2)))
        return 0;
    *exponent = (int)-value;
    return 2;
}

/* "4.5 x 109/L", "1 x 106 cells": the same without a sign, where cells or volumes are counted. The
 * exponent stands in the same token as the ten. */
static gsize say_flat_power(Speech *speech, gsize at)
{
    enum { LEAST = 3, MOST = 15 };
    gint64 ten = token_value(speech, at + 1);
    gint64 exponent = ten < 1000 ? ten - 100 : ten - 1000;
    gboolean volume = is_sign(speech, at + 2, '/') && is_joined(speech, at + 2) &&
                      is_kind(speech, at + 3, TOKEN_WORD);
    Unit unit;
    if (volume)
        volume = read_unit(speech, at + 3, &unit) &&
                 (strstr(unit.row->column[2], "volume") || strstr(unit.row->column[2], "length"));
    if (exponent < LEAST || exponent > MOST || (ten >= 1000 && exponent < 10) || ten > 1015 ||
        !(volume || in_context(speech, at + 2, "counted-in-powers")))
        return 0;
    gsize start = range_start(speech, at + 1);
    g_autofree char *ordinal = number_words(speech, SPELL_ORDINAL, exponent);
    g_autofree char *cardinal = number_words(speech, SPELL_CARDINAL, exponent);
    const char *const args[4] = {ordinal, cardinal};
    say_grammar(speech, "times", at, 1);
    say_number(speech, SPELL_CARDINAL, 10, start, start + 2);
    say_pattern(speech, "power", args, start + 2, range_end(speech, at + 1, 1));
    return 2;
}

gsize say_power_of_ten(Speech *speech, gsize at, gboolean decimal)
{
    int exponent;
    gsize count;
    gboolean times = is_sign(speech, at, 0xD7) || is_sign(speech, at, '*') ||
                     is_sign(speech, at, 0xB7) || is_text(speech, at, "x");
    if (times && token_value(speech, at + 1) == 10 &&
        ((count = read_exponent(speech, at + 2, &exponent)) > 0 ||
         (count = read_flat_exponent(speech, at + 2, decimal, &exponent)) > 0)) {
        say_grammar(speech, "times", at, 1);
        say_number(speech, SPELL_CARDINAL, 10, range_start(speech, at + 1),
                   range_end(speech, at + 1, 1));
        say_exponent(speech, exponent, TRUE, at + 2, count);
        return 2 + count;
    }
    if (times && is_kind(speech, at + 1, TOKEN_NUMBER) && (count = say_flat_power(speech, at)) > 0)
        return count;
    if (!is_text(speech, at, "e") || !is_joined(speech, at) || !is_joined(speech, at + 1))
        return 0;
    gboolean negative = is_any_dash(speech, at + 1);
    gsize digits_at = at + (negative || is_sign(speech, at + 1, '+') ? 2 : 1); /* "1e6", "1e+6" */
    gint64 value = token_value(speech, digits_at);
    if (value < 0 || value > 999 || !is_joined(speech, digits_at))
        return 0;
    g_autofree char *ten = number_words(speech, SPELL_CARDINAL, 10);
    g_autofree char *words = g_strconcat(grammar_word(speech, "times"), " ", ten, NULL);
    say_tokens(speech, words, at, 1);
    say_exponent(speech, (int)(negative ? -value : value), TRUE, at + 1, digits_at - at);
    return digits_at + 1 - at;
}
