/* Roman numerals, where the word before says that they are numerals; and ordinals in digits. */
#include "script/verbalize.h"

#include <string.h>

enum { MAX_ROMAN = 89 };

static int letter_value(char c)
{
    switch (c) {
    case 'I':
        return 1;
    case 'V':
        return 5;
    case 'X':
        return 10;
    case 'L':
        return 50;
    default:
        return 0;
    }
}

/* The value of a numeral as the Romans would write it; 0 for anything else. */
static int roman_value(const char *text, gsize length)
{
    static const char *const tens[] = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"};
    static const char *const ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    int value = 0;
    if (length == 0 || length > 8)
        return 0;
    for (gsize i = 0; i < length; i++) {
        int here = letter_value(text[i]), next = i + 1 < length ? letter_value(text[i + 1]) : 0;
        if (!here)
            return 0;
        value += here < next ? -here : here;
    }
    if (value < 1 || value > MAX_ROMAN)
        return 0;
    char again[16];
    g_snprintf(again, sizeof again, "%s%s", tens[value / 10], ones[value % 10]);
    return strlen(again) == length && strncmp(again, text, length) == 0 ? value : 0;
}

/* "IIIB": a numeral and a letter that divides it further. */
static int divided_value(const Speech *speech, gsize at)
{
    gsize length = token_length(speech, at);
    const char *text = token_text(speech, at);
    if (length < 2 || !strchr("ABCDabcd", text[length - 1]))
        return 0;
    return roman_value(text, length - 1);
}

/* "phase II", "stage-IV", the second of "phase II/III" */
static gboolean is_counted_roman(const Speech *speech, gsize at)
{
    if (at == 0)
        return FALSE;
    if (in_context(speech, at - 1, "roman") ||
        (at >= 2 && is_sign(speech, at - 1, '.') && is_joined(speech, at - 1) &&
         in_context(speech, at - 2, "roman"))) /* "Vol. XIV" */
        return TRUE;
    if (at >= 2 && (is_any_dash(speech, at - 1) || is_sign(speech, at - 1, '/') ||
                    in_context(speech, at - 1, "joins"))) {
        if (in_context(speech, at - 2, "roman"))
            return is_any_dash(speech, at - 1);
        return at >= 3 && is_kind(speech, at - 2, TOKEN_WORD) &&
               (roman_value(token_text(speech, at - 2), token_length(speech, at - 2)) ||
                divided_value(speech, at - 2)) &&
               in_context(speech, at - 3, "roman");
    }
    return FALSE;
}

/* What stands between two numerals, "II/III" and "II–III"; the second is said next. */
static gsize say_roman_join(Speech *speech, gsize at)
{
    const char *text = token_text(speech, at + 1);
    if (!is_joined(speech, at) || !is_joined(speech, at + 1) ||
        !(roman_value(text, token_length(speech, at + 1)) || divided_value(speech, at + 1)))
        return 0;
    if (is_any_dash(speech, at))
        say_grammar(speech, "to", at, 1);
    else if (is_sign(speech, at, '/'))
        leave_out_tokens(speech, at, 1, "slash-of-a-pair");
    else
        return 0;
    return 1;
}

/* "King Charles III", "Henry VIII"; "IV" alone is a drip. */
static gboolean is_regnal(const Speech *speech, gsize at, int value)
{
    gboolean ruler = has_context_before(speech, at, 3, "regnal");
    gboolean alone = token_length(speech, at) == 1; /* "Henry V", but not "Henry, I think" */
    gboolean titled = at > 1 && in_context(speech, at - 2, "regnal"); /* "King Francis I ruled" */
    if (alone && (!ruler || (!titled && is_lower(speech, at + 1))))
        return FALSE;
    if (at == 0 || !look(speech, at)->blank || !is_capitalized(speech, at - 1) ||
        is_all_capitals(speech, at - 1) || token_length(speech, at - 1) < 3)
        return FALSE;
    if (is_joined(speech, at + 1) && is_any_dash(speech, at + 1))
        return FALSE;
    return value != 4 || ruler;
}

gsize verbalize_roman(Speech *speech, gsize at)
{
    if (!speech->spell || !is_kind(speech, at, TOKEN_WORD))
        return 0;
    gsize length = token_length(speech, at);
    const char *text = token_text(speech, at);
    if (length > 8 || !letter_value(text[0]))
        return 0;
    int value = roman_value(text, length);
    gsize start = range_start(speech, at), end = range_end(speech, at, 1);
    int divided = value ? 0 : divided_value(speech, at);
    if ((value || divided) && is_counted_roman(speech, at)) {
        say_number(speech, SPELL_CARDINAL, value + divided, start, end - (divided ? 1 : 0));
        if (divided)
            say_letters(speech, end - 1, end);
        return 1 + say_roman_join(speech, at + 1);
    }
    if (!value || !is_regnal(speech, at, value))
        return 0;
    g_autofree char *ordinal = number_words(speech, SPELL_ORDINAL, value);
    const char *const args[4] = {ordinal};
    say_pattern(speech, "regnal", args, start, end);
    return 1;
}

/* The number of "1,000th" and how many tokens it takes with its suffix; 0 where none stands. */
static gsize read_ordinal(const Speech *speech, gsize at, Numeral *numeral)
{
    if (!speech->spell || !read_numeral(speech, at, numeral) || numeral->n_decimals ||
        numeral->value < 0)
        return 0;
    gsize suffix = at + numeral->count;
    if (!is_joined(speech, suffix))
        return 0;
    const TableRow *row = NULL;
    if (is_kind(speech, suffix, TOKEN_WORD) || is_kind(speech, suffix, TOKEN_SIGN))
        row = find_token(speech, TABLE_CONTEXTS, suffix);
    while (row && strcmp(row->column[0], "ordinal-suffix") != 0)
        row = row->next;
    return row ? numeral->count + 1 : 0;
}

static gsize say_ordinal(Speech *speech, gsize at)
{
    Numeral numeral;
    gsize count = read_ordinal(speech, at, &numeral);
    if (count)
        say_number(speech, SPELL_ORDINAL, numeral.value, numeral.start,
                   range_end(speech, at, count));
    return count;
}

/* "21st", "1,000th", "5th–95th" */
gsize verbalize_ordinal(Speech *speech, gsize at)
{
    Numeral until;
    gsize taken = say_ordinal(speech, at), dash = at + taken;
    if (!taken || !is_any_dash(speech, dash) || !is_joined(speech, dash) ||
        !is_joined(speech, dash + 1) || !read_ordinal(speech, dash + 1, &until))
        return taken;
    say_grammar(speech, "to", dash, 1);
    return taken + 1 + say_ordinal(speech, dash + 1);
}
