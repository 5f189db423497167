/* Years, decades, quarters. */
#include "script/verbalize.h"

#include <string.h>

gboolean is_year(const Speech *speech, gsize at)
{
    gint64 value = token_value(speech, at);
    if (value < 1100 || value > 2099 || token_digits(speech, at) != 4)
        return FALSE;
    return !(is_sign(speech, at + 1, ',') && is_joined(speech, at + 1) &&
             is_kind(speech, at + 2, TOKEN_NUMBER) && is_joined(speech, at + 2));
}

static void say_year(Speech *speech, gsize at)
{
    g_autofree char *words = year_words(speech, token_value(speech, at));
    say_tokens(speech, words, at, 1);
}

/* "1990s", "1980 s", "1910's". */
static gsize say_decade(Speech *speech, gsize at)
{
    gsize s = at + 1;
    if (is_sign(speech, s, '\'') || is_sign(speech, s, 0x2019))
        s++;
    gint64 value = token_value(speech, at);
    if (!is_text(speech, s, "s") || value % 10 != 0 || !grammar_word(speech, "number-plural")[0])
        return 0;
    g_autofree char *words = year_words(speech, value);
    g_autofree char *plural = plural_words(words);
    say_tokens(speech, plural, at, s + 1 - at);
    return s + 1 - at;
}

/* Two digits of a year: "oh five", "ninety nine". */
static void say_short_year(Speech *speech, gint64 value, gsize start, gsize end)
{
    g_autofree char *words = number_words(speech, SPELL_CARDINAL, value);
    const char *const args[4] = {words};
    say_pattern(speech, value < 10 ? "minute-below-ten" : "minute", args, start, end);
}

/* "'90s" */
static gsize say_short_decade(Speech *speech, gsize at)
{
    gint64 value = token_value(speech, at + 1);
    if (!(is_sign(speech, at, '\'') || is_sign(speech, at, 0x2019) || is_sign(speech, at, 0x2018)))
        return 0;
    if (token_digits(speech, at + 1) != 2 || !is_joined(speech, at + 1) ||
        (at > 0 && is_joined(speech, at) && is_kind(speech, at - 1, TOKEN_WORD)))
        return 0; /* it "l'80%" */
    if (is_text(speech, at + 2, "s") && is_joined(speech, at + 2)) {
        g_autofree char *words = number_words(speech, SPELL_CARDINAL, value);
        g_autofree char *plural = plural_words(words);
        say_tokens(speech, plural, at, 3);
        return 3;
    }
    if (is_joined(speech, at + 2) && is_kind(speech, at + 2, TOKEN_SIGN) &&
        (is_sign(speech, at + 2, '\'') || is_sign(speech, at + 2, 0x2019)))
        return 0; /* '25' is quoted */
    say_short_year(speech, value, range_start(speech, at), range_end(speech, at, 2));
    return 2;
}

/* The second year of a range; the dash's place in `at`. */
static gsize say_until_year(Speech *speech, gsize at, gint64 from)
{
    const Token *dash = look(speech, at), *next = look(speech, at + 1);
    if (!dash || !next || next->blank != dash->blank)
        return 0;
    if (in_context(speech, at + 1, "until-now")) { /* "1999–present" */
        say_grammar(speech, "to", at, 1);
        return 1;
    }
    gint64 value = token_value(speech, at + 1);
    gboolean full = is_year(speech, at + 1) && value >= from;
    gboolean short_form = token_digits(speech, at + 1) == 2 && value > from % 100 && !next->blank;
    Unit unit;
    if ((!full && !short_form) || read_unit(speech, at + 2, &unit))
        return 0;
    say_grammar(speech, "to", at, 1);
    if (full)
        say_year(speech, at + 1);
    else
        say_short_year(speech, value, next->start, next->end);
    return 2;
}

/* Whether a number that looks like a year is one, by what stands beside it. */
static gboolean is_meant_as_year(const Speech *speech, gsize at)
{
    Unit unit;
    gsize next = at + 1, count;
    if (read_unit(speech, next, &unit) || is_sign(speech, next, '%') ||
        read_magnitude(speech, next, FALSE, &count))
        return FALSE;
    const char *year_word = grammar_word(speech, "year-word");
    if (*year_word && is_kind(speech, next, TOKEN_WORD) &&
        strncmp(token_text(speech, next), year_word, strlen(year_word)) == 0)
        return TRUE; /* zh "2026年" */
    if (is_joined(speech, next) &&
        (is_kind(speech, next, TOKEN_WORD) || is_kind(speech, next, TOKEN_RAISED) ||
         ((is_sign(speech, next, '.') || is_sign(speech, next, ':')) &&
          is_joined(speech, next + 1) && is_kind(speech, next + 1, TOKEN_NUMBER))))
        return FALSE;
    if (at > 0) {
        const Token *before = look(speech, at - 1);
        if (before->kind == TOKEN_SIGN && !is_any_dash(speech, at - 1) &&
            !g_unichar_ispunct(before->sign))
            return FALSE; /* a comparator, an operator */
        if (is_sign(speech, at - 1, '#') || is_sign(speech, at - 1, '+'))
            return FALSE;
    }
    if (has_context_before(speech, at, 1, "before-year"))
        return !(is_counted(speech, next) && has_context_before(speech, at, 1, "before-count"));
    return !is_counted(speech, next);
}

/* "Q2 2022" */
static gsize say_quarter(Speech *speech, gsize at)
{
    gint64 value = token_value(speech, at + 1);
    if (!is_text(speech, at, "q") || !is_joined(speech, at + 1) || value < 1 || value > 4 ||
        token_digits(speech, at + 1) != 1 || !is_year(speech, at + 2) ||
        !grammar_word(speech, "quarter")[0])
        return 0;
    g_autofree char *ordinal = number_words(speech, SPELL_ORDINAL, value);
    const char *const args[4] = {ordinal};
    say_pattern(speech, "quarter", args, range_start(speech, at), range_end(speech, at, 2));
    say_year(speech, at + 2);
    return 3;
}

gsize verbalize_year(Speech *speech, gsize at)
{
    if (!speech->spell)
        return 0;
    if (is_kind(speech, at, TOKEN_SIGN))
        return say_short_decade(speech, at);
    if (is_kind(speech, at, TOKEN_WORD))
        return say_quarter(speech, at);
    if (!is_year(speech, at))
        return 0;
    gsize taken = say_decade(speech, at);
    if (taken)
        return taken;
    gint64 value = token_value(speech, at);
    const Token *dash = look(speech, at + 1);
    gboolean ranged = dash && (is_any_dash(speech, at + 1) || is_sign(speech, at + 1, '/')) &&
                      look(speech, at + 2) && look(speech, at + 2)->blank == dash->blank;
    if (ranged && in_context(speech, at + 2, "until-now")) {
        say_year(speech, at);
        return 1 + say_until_year(speech, at + 1, value);
    }
    if (ranged && is_kind(speech, at + 2, TOKEN_NUMBER)) {
        Unit unit;
        gboolean years =
            (is_year(speech, at + 2) || token_digits(speech, at + 2) == 2) &&
            !read_unit(speech, at + 3, &unit) && !is_sign(speech, at + 3, '=') &&
            (!is_counted(speech, at + 3) || has_context_before(speech, at, 1, "before-year"));
        if (!years)
            return 0;
        say_year(speech, at);
        gsize until = say_until_year(speech, at + 1, value);
        return 1 + until;
    }
    gboolean copyright =
        at > 0 && (is_sign(speech, at - 1, 0xA9) || is_text(speech, at - 1, "copyright"));
    if (!copyright && !is_meant_as_year(speech, at))
        return 0;
    say_year(speech, at);
    return 1;
}
