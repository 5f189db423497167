/* Letters and digits that make one name: "IL-6", "H5N1", "vitamin B12", "CD4+", "Ca²⁺", "BA.2.86",
 * "CYP2D6*4". */
#include "script/verbalize.h"

enum { MAX_CHAIN = 24 };

static gboolean is_digits(const Speech *speech, gsize at)
{
    return is_kind(speech, at, TOKEN_NUMBER) || is_kind(speech, at, TOKEN_LOWERED);
}

/* The "s" of "W26s". */
static gboolean is_plural_s(const Speech *speech, gsize at)
{
    return is_text(speech, at, "s") && is_lower(speech, at) && is_joined(speech, at) &&
           !is_joined(speech, at + 1) && grammar_word(speech, "number-plural")[0];
}

void say_product_number(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    gboolean plural = is_plural_s(speech, at + 1);
    guint digits = token_digits(speech, at);
    gint64 value = token->kind == TOKEN_NUMBER ? token_value(speech, at) : -1;
    gboolean zero_first = speech->text[token->start] == '0' && digits > 1;
    if (value < 0 || zero_first || digits > 4 || (digits == 3 && value % 100 != 0)) {
        say_digits(speech, token->start, token->end);
        return;
    }
    g_autofree char *words =
        digits == 4 ? number_words(speech, value % 1000 < 10 ? SPELL_CARDINAL : SPELL_YEAR, value)
                    : number_words(speech, SPELL_CARDINAL, value);
    g_autofree char *plurals = plural ? plural_words(words) : NULL;
    say(speech, plurals ? plurals : words, token->start, token->end);
}

/* Letters that take digits after them: capitals, one letter, a short name with capitals. */
static gboolean is_name_part(const Speech *speech, gsize at)
{
    if (!is_kind(speech, at, TOKEN_WORD))
        return FALSE;
    gsize length = token_length(speech, at);
    if (is_lower(speech, at) && length > 1 && in_context(speech, at, "common"))
        return FALSE; /* "8-to-10", "1-on-1" */
    return length <= 2 || (length <= 8 && is_all_capitals(speech, at)) ||
           (length <= 6 && !is_lower(speech, at) &&
            tables_find(speech->tables, TABLE_ACRONYMS, token_text(speech, at), length)) ||
           (length <= 4 && is_capitalized(speech, at) && !is_lower(speech, at) &&
            g_ascii_isupper(token_text(speech, at)[length - 1]));
}

/* "T-15th" */
static gboolean is_ordinal(const Speech *speech, gsize at)
{
    return is_joined(speech, at + 1) && in_context(speech, at + 1, "ordinal-suffix");
}

/* The star of "CYP2D6*4", and the colons behind it in "HLA-B*57:01". */
static gboolean is_allele_sign(const Speech *speech, gsize at)
{
    if (is_sign(speech, at, '*'))
        return TRUE;
    return is_sign(speech, at, ':') && at >= 2 &&
           (is_sign(speech, at - 2, '*') || is_sign(speech, at - 2, ':'));
}

/* What joins one part to the next at `at`; the tokens of the join, -1 where the name ends. */
static int read_join(const Speech *speech, gsize at)
{
    if (!is_joined(speech, at))
        return -1;
    if (is_digits(speech, at) || is_charge(speech, at))
        return 0;
    if (is_kind(speech, at, TOKEN_WORD))
        return is_name_part(speech, at) ? 0 : -1;
    if (is_allele_sign(speech, at) && is_joined(speech, at + 1) && is_digits(speech, at + 1))
        return 1;
    if ((is_sign(speech, at, '-') || is_sign(speech, at, '.') || is_sign(speech, at, 0x2010) ||
         is_sign(speech, at, 0x2011) || is_sign(speech, at, 0x2013)) &&
        is_joined(speech, at + 1) && is_digits(speech, at + 1) && !is_ordinal(speech, at + 1))
        return 1;
    return -1;
}

static void say_join(Speech *speech, gsize at)
{
    gboolean decimal = at >= 2 && is_kind(speech, at - 2, TOKEN_WORD) &&
                       is_joined(speech, at - 1) && !is_sign(speech, at + 2, '.');
    if (is_sign(speech, at, '.')) /* "PM2.5" has a decimal, "BA.2.86" has not */
        say_grammar(speech, decimal ? "point" : "dot", at, 1);
    else if (is_sign(speech, at, '*'))
        say_grammar(speech, "star", at, 1);
    else if (is_sign(speech, at, ':'))
        leave_out_tokens(speech, at, 1, "colon-of-a-name");
    else
        leave_out_tokens(speech, at, 1, "hyphen-of-a-name");
}

static void say_name_part(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (say_charge(speech, at))
        return;
    if (token->kind != TOKEN_WORD)
        say_product_number(speech, at);
    else if (at > 0 && is_kind(speech, at - 1, TOKEN_NUMBER) && is_plural_s(speech, at))
        say_suffix(speech, "", token->end);
    else if (token_length(speech, at) < 3 && (is_lower(speech, at) || is_charge(speech, at + 1) ||
                                              is_kind(speech, at + 1, TOKEN_LOWERED)))
        say_letters(speech, token->start, token->end);
    else
        say_acronym(speech, at);
}

/* The charge or sign after a name: "CD4+", "Ca2+". */
static gsize say_name_sign(Speech *speech, gsize at)
{
    if (!is_joined(speech, at) ||
        (is_joined(speech, at + 1) && !is_kind(speech, at + 1, TOKEN_SIGN)))
        return 0;
    if (is_sign(speech, at, 0x2212) ||
        (is_sign(speech, at, '-') && look(speech, at + 1) && look(speech, at + 1)->blank &&
         !in_context(speech, at + 1, "joins"))) {
        say_grammar(speech, "minus", at, 1);
        return 1;
    }
    if (is_sign(speech, at, '+')) {
        say_grammar(speech, "plus", at, 1);
        return 1;
    }
    return 0;
}

/* "25(OH)D": a group of a molecule in brackets. */
static gboolean has_bracketed_group(const Speech *speech, gsize at)
{
    return is_sign(speech, at + 1, '(') && is_joined(speech, at + 1) &&
           is_all_capitals(speech, at + 2) && is_joined(speech, at + 2) &&
           token_length(speech, at + 2) <= 3 && is_sign(speech, at + 3, ')') &&
           is_joined(speech, at + 4) && is_all_capitals(speech, at + 4);
}

/* "1095-A" */
static gboolean has_letter_behind(const Speech *speech, gsize at)
{
    return token_digits(speech, at) > 1 && is_sign(speech, at + 1, '-') &&
           is_joined(speech, at + 1) && is_joined(speech, at + 2) &&
           is_all_capitals(speech, at + 2) && token_length(speech, at + 2) == 1 &&
           !is_joined(speech, at + 3);
}

gboolean is_numbered_name(const Speech *speech, gsize at)
{
    return speech->spell && is_kind(speech, at, TOKEN_NUMBER) &&
           (has_bracketed_group(speech, at) || has_letter_behind(speech, at));
}

/* The number and letters of such a name; what follows in it comes next. */
static gsize say_numbered_name(Speech *speech, gsize at)
{
    if (!is_numbered_name(speech, at))
        return 0;
    gboolean bracketed = has_bracketed_group(speech, at);
    say_product_number(speech, at);
    leave_out_tokens(speech, at + 1, 1, bracketed ? "bracket-of-a-name" : "hyphen-of-a-name");
    say_letters(speech, range_start(speech, at + 2), range_end(speech, at + 2, 1));
    if (bracketed)
        leave_out_tokens(speech, at + 3, 1, "bracket-of-a-name");
    return bracketed ? 4 : 3;
}

/* "Na+": an element and its charge, written plainly. */
static gsize say_plain_ion(Speech *speech, gsize at)
{
    if (token_length(speech, at) > 2 || !is_capitalized(speech, at) ||
        !is_kind(speech, at, TOKEN_WORD) || !is_sign(speech, at + 1, '+') ||
        !is_joined(speech, at + 1) || is_joined(speech, at + 2))
        return 0;
    say_letters(speech, range_start(speech, at), range_end(speech, at, 1));
    say_grammar(speech, "plus", at + 1, 1);
    return 2;
}

gsize verbalize_product(Speech *speech, gsize at)
{
    if (!speech->spell)
        return 0;
    gsize taken = say_numbered_name(speech, at);
    if (!taken)
        taken = say_plain_ion(speech, at);
    if (taken)
        return taken;
    gboolean starts_with_letters = is_kind(speech, at, TOKEN_WORD);
    if (starts_with_letters ? !is_name_part(speech, at) : !is_kind(speech, at, TOKEN_NUMBER))
        return 0;
    gsize next = at + 1;
    int join = read_join(speech, next);
    if (!starts_with_letters && !(is_kind(speech, next, TOKEN_WORD) && is_joined(speech, next)))
        return 0;
    if (join < 0) {
        if (starts_with_letters || token_digits(speech, at) > 4)
            return 0;
        say_product_number(speech, at); /* "23andMe" */
        return 1;
    }
    if (starts_with_letters && is_kind(speech, next, TOKEN_WORD))
        return 0;
    say_name_part(speech, at);
    for (gsize parts = 0; join >= 0 && parts < MAX_CHAIN; parts++) {
        if (join)
            say_join(speech, next);
        next += (gsize)join;
        say_name_part(speech, next);
        next++;
        join = read_join(speech, next);
    }
    return next - at + say_name_sign(speech, next);
}
