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

/* A token read as a numeral: "XIV", "IIIB", "II's". */
typedef struct {
    int value;
    gsize length;  /* bytes of the numeral itself */
    gsize divider; /* bytes of a letter that divides it further */
} Roman;

static gboolean read_roman(const Speech *speech, gsize at, Roman *roman)
{
    enum { LONGEST = 12 };
    if (!is_kind(speech, at, TOKEN_WORD) || token_length(speech, at) > LONGEST ||
        (is_joined(speech, at + 1) && is_kind(speech, at + 1, TOKEN_NUMBER)) || /* lead V1 */
        !letter_value(token_text(speech, at)[0]))
        return FALSE;
    const char *text = token_text(speech, at);
    gsize length = token_length(speech, at);
    if (length > 2 && g_ascii_tolower(text[length - 1]) == 's') { /* "II's" */
        if (text[length - 2] == '\'')
            length -= 2;
        else if (length > 4 && strncmp(text + length - 4, "’", 3) == 0)
            length -= 4;
    }
    *roman = (Roman){roman_value(text, length), length, 0};
    if (!roman->value && length > 1 && strchr("ABCDabcd", text[length - 1]))
        *roman = (Roman){roman_value(text, length - 1), length - 1, 1};
    return roman->value > 0;
}

/* What may stand between the numerals of a list: "II/III", "III, IV and VI", "II–III". */
static gboolean is_between(const Speech *speech, gsize at)
{
    return is_any_dash(speech, at) || is_sign(speech, at, '/') || is_sign(speech, at, ',') ||
           in_context(speech, at, "joins");
}

/* Whether a word that numerals follow stands before `at`: "phase II", "stage-IV", "Vol. XIV",
 * "DSM-IV". */
static gboolean is_after_numbered_word(const Speech *speech, gsize at)
{
    if (at > 0 && in_context(speech, at - 1, "roman"))
        return TRUE;
    gboolean pronoun = is_text(speech, at, "i") && is_lower(speech, at + 1);
    if (at > 0 && in_context(speech, at - 1, "roman-many") && !pronoun)
        return TRUE; /* "group II", but "the group I joined" */
    gboolean joint = at > 1 && (is_any_dash(speech, at - 1) ||
                                (is_sign(speech, at - 1, '.') && is_joined(speech, at - 1)));
    return joint && in_context(speech, at - 2, "roman");
}

/* The same for the later numerals of a list. */
static gboolean is_counted_roman(const Speech *speech, gsize at)
{
    enum { REACH = 12 };
    Roman roman;
    gsize first = at;
    while (!is_after_numbered_word(speech, first)) {
        gsize before = first;
        while (before > 0 && first - before < 3 && is_between(speech, before - 1))
            before--;
        if (before == first || before == 0 || at - before > REACH ||
            !read_roman(speech, before - 1, &roman))
            return FALSE;
        first = before - 1;
    }
    return TRUE;
}

/* "IIIa" alone: no word is written so. "II", "IV" and "Xa" need a word before them. */
static gboolean is_divided_alone(const Speech *speech, gsize at, const Roman *roman)
{
    return roman->divider && roman->length > 1 &&
           g_ascii_islower(token_text(speech, at)[roman->length]);
}

/* "Bayley-III": the edition of a test. */
static gboolean is_edition(const Speech *speech, gsize at, const Roman *roman)
{
    return roman->length > 1 && !roman->divider && at > 1 && is_sign(speech, at - 1, '-') &&
           is_joined(speech, at) && is_joined(speech, at - 1) && is_capitalized(speech, at - 2) &&
           token_length(speech, at - 2) > 3;
}

/* "C-II" to "C-V": a schedule of controlled substances. */
static gboolean is_schedule(const Speech *speech, gsize at, const Roman *roman)
{
    return roman->length > 1 && roman->value <= 5 && !roman->divider && at > 1 &&
           is_sign(speech, at - 1, '-') && is_joined(speech, at) && is_joined(speech, at - 1) &&
           is_text(speech, at - 2, "c") && is_capitalized(speech, at - 2) &&
           !is_joined(speech, at - 2);
}

/* What stands between two numerals, "II/III" and "II–III"; the second is said next. */
static gsize say_roman_join(Speech *speech, gsize at)
{
    Roman next;
    if (!is_joined(speech, at) || !is_joined(speech, at + 1) || !read_roman(speech, at + 1, &next))
        return 0;
    if (is_any_dash(speech, at))
        say_grammar(speech, "to", at, 1);
    else if (is_sign(speech, at, '/'))
        leave_out_tokens(speech, at, 1, "slash-of-a-pair");
    else
        return 0;
    return 1;
}

/* "King Charles III", "Henry VIII", "Mary I of England" */
static gboolean is_regnal(const Speech *speech, gsize at, const Roman *roman)
{
    gboolean ruler = has_context_before(speech, at, 3, "regnal");
    gboolean alone = roman->length == 1; /* "Henry V", but not "Henry, I think" */
    gboolean titled = at > 1 && in_context(speech, at - 2, "regnal"); /* "King Francis I ruled" */
    gboolean of_land = is_text(speech, at + 1, "of") && is_capitalized(speech, at + 2);
    if (alone && !of_land && (!ruler || (!titled && is_lower(speech, at + 1))))
        return FALSE;
    if (at == 0 || !look(speech, at)->blank || !is_capitalized(speech, at - 1) ||
        is_all_capitals(speech, at - 1) || token_length(speech, at - 1) < 3)
        return FALSE;
    if (is_joined(speech, at + 1) && is_any_dash(speech, at + 1))
        return FALSE;
    return roman->value != 4 || ruler; /* "IV" is a drip */
}

/* "the XXI century" */
static gboolean is_ordinal_roman(const Speech *speech, gsize at, const Roman *roman)
{
    return roman->length > 1 && in_context(speech, at + 1, "roman-ordinal");
}

int small_roman(const Speech *speech, gsize at)
{
    enum { MAX_BYTES = 5 };
    gsize length = token_length(speech, at);
    char upper[MAX_BYTES];
    if (length == 0 || length > MAX_BYTES || !is_kind(speech, at, TOKEN_WORD))
        return 0;
    for (gsize i = 0; i < length; i++) {
        char letter = token_text(speech, at)[i];
        if (letter != 'i' && letter != 'v' && letter != 'x')
            return 0;
        upper[i] = g_ascii_toupper(letter);
    }
    return roman_value(upper, length);
}

gboolean is_prescribed(const Speech *speech, gsize at)
{
    gsize count, next = at + 1;
    int value = small_roman(speech, at);
    if (!value || !look(speech, at)->blank || !look(speech, next) || !look(speech, next)->blank)
        return FALSE;
    if (in_context(speech, next, "counted-form") || in_context(speech, next, "route") ||
        (is_text(speech, next, "q") && is_kind(speech, next + 1, TOKEN_NUMBER)))
        return TRUE;
    const TableRow *row = find_run(speech, TABLE_LATIN, next, 6, &count);
    return row && !(is_joined(speech, next + count) && is_kind(speech, next + count, TOKEN_WORD)) &&
           (value > 1 || strcmp(row->column[0], "any") == 0); /* "i prn", but "i bid on it" */
}

/* "(ii)": a numeral of a list in the text; "i-ii tabs". */
static gsize say_small_roman(Speech *speech, gsize at)
{
    int value = small_roman(speech, at);
    if (!value)
        return 0;
    gboolean bracketed = at > 0 && is_sign(speech, at - 1, '(') && !is_joined(speech, at - 1) &&
                         is_sign(speech, at + 1, ')');
    gboolean ranged = look(speech, at)->blank && is_any_dash(speech, at + 1) &&
                      is_joined(speech, at + 1) && is_joined(speech, at + 2) &&
                      small_roman(speech, at + 2) > value &&
                      in_context(speech, at + 3, "counted-form");
    if (!bracketed && !ranged && !is_prescribed(speech, at))
        return 0;
    say_number(speech, SPELL_CARDINAL, value, range_start(speech, at), range_end(speech, at, 1));
    if (!ranged)
        return 1 + (bracketed ? 0 : say_measure(speech, at + 1, value == 1));
    say_grammar(speech, "to", at + 1, 1);
    say_number(speech, SPELL_CARDINAL, small_roman(speech, at + 2), range_start(speech, at + 2),
               range_end(speech, at + 2, 1));
    return 3 + say_measure(speech, at + 3, FALSE);
}

gsize verbalize_roman(Speech *speech, gsize at)
{
    Roman roman;
    if (!speech->spell || !is_kind(speech, at, TOKEN_WORD))
        return 0;
    gsize small = say_small_roman(speech, at);
    if (small || !read_roman(speech, at, &roman))
        return small;
    gsize start = range_start(speech, at), end = start + roman.length;
    if (is_counted_roman(speech, at) || is_divided_alone(speech, at, &roman) ||
        is_edition(speech, at, &roman) || is_schedule(speech, at, &roman)) {
        say_number(speech, SPELL_CARDINAL, roman.value, start, end);
        if (roman.divider)
            say_letters(speech, end, end + 1);
        return 1 + say_roman_join(speech, at + 1);
    }
    gboolean counts = is_ordinal_roman(speech, at, &roman);
    if (!counts && (roman.divider || !is_regnal(speech, at, &roman)))
        return 0;
    g_autofree char *ordinal = number_words(speech, SPELL_ORDINAL, roman.value);
    const char *const args[4] = {ordinal};
    if (counts)
        say(speech, ordinal, start, end);
    else
        say_pattern(speech, "regnal", args, start, end);
    if (range_end(speech, at, 1) > end)
        say_suffix(speech, "'s", range_end(speech, at, 1));
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
