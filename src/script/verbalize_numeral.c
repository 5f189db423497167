/* Numbers as written: digits, groups of three, decimals. */
#include "script/verbalize.h"

#include <string.h>

enum { MAX_GROUPS = 6 };

static gboolean is_group_separator(const Speech *speech, gsize at)
{
    enum { ARABIC_GROUP = 0x66C };
    if (is_sign(speech, at, speech->decimal_comma ? '.' : ',') || is_sign(speech, at, ARABIC_GROUP))
        return is_joined(speech, at);
    return FALSE;
}

/* A blank that sets three digits apart, "50 000". A blank made for it, narrow or unbreakable, says
 * so itself. After a plain one only "000" is sure to be a group ("2 500 mg tablets" are two),
 * except in languages that set groups apart by blanks and nothing else ("group-blank"). */
static gboolean is_group_after_blank(const Speech *speech, gsize at)
{
    if (!is_kind(speech, at, TOKEN_NUMBER) || is_joined(speech, at) ||
        token_digits(speech, at) != 3)
        return FALSE;
    const char *blank = speech->text + range_end(speech, at - 1, 1);
    gsize length = range_start(speech, at) - range_end(speech, at - 1, 1);
    gunichar character = g_utf8_get_char(blank);
    if (length != (gsize)g_unichar_to_utf8(character, NULL))
        return FALSE;
    if (character == 0xA0 || character == 0x202F || character == 0x2009)
        return TRUE;
    return character == ' ' && (strncmp(token_text(speech, at), "000", 3) == 0 ||
                                grammar_word(speech, "group-blank")[0]);
}

/* The same for groups set apart by blanks alone. What is no whole number that way (a telephone
 * number, a list) is none. */
static gsize read_blank_groups(const Speech *speech, gsize at, gint64 *value)
{
    gint64 sum = *value;
    gsize groups = 0;
    if (*value == 0 || token_text(speech, at - 1)[0] == '0' ||
        (at >= 2 && is_kind(speech, at - 2, TOKEN_NUMBER)))
        return 0;
    while (groups + 1 < MAX_GROUPS && is_group_after_blank(speech, at + groups)) {
        sum = sum * 1000 + token_value(speech, at + groups);
        groups++;
    }
    gsize after = at + groups;
    if (!groups || is_kind(speech, after, TOKEN_NUMBER) ||
        (is_any_dash(speech, after) && is_joined(speech, after)))
        return 0;
    *value = sum;
    return groups;
}

/* Groups of exactly three digits, each after a separator: how many tokens they take. */
static gsize read_groups(const Speech *speech, gsize at, gint64 *value)
{
    gsize groups = 0;
    guint first = token_digits(speech, at - 1);
    if (first == 0 || first > 3)
        return 0;
    while (groups + 1 < MAX_GROUPS && is_group_separator(speech, at) &&
           is_kind(speech, at + 1, TOKEN_NUMBER) && is_joined(speech, at + 1) &&
           token_digits(speech, at + 1) == 3) {
        *value = *value * 1000 + token_value(speech, at + 1);
        groups++;
        at += 2;
    }
    return groups ? groups * 2 : read_blank_groups(speech, at, value);
}

/* A decimal separator and digits. Where the comma is decimal, so is a stop that sets no three
 * digits apart, and the other way round is left to the sentence's punctuation. */
static gboolean is_decimal_separator(const Speech *speech, gsize at, gboolean grouped)
{
    if (!is_joined(speech, at) || !is_kind(speech, at + 1, TOKEN_NUMBER) ||
        !is_joined(speech, at + 1))
        return FALSE;
    enum { ARABIC_DECIMAL = 0x66B };
    gunichar usual = speech->decimal_comma ? ',' : '.';
    if (is_sign(speech, at, usual) || is_sign(speech, at, 0xB7) ||
        is_sign(speech, at, ARABIC_DECIMAL))
        return TRUE;
    return !grouped && strcmp(grammar_word(speech, "either-decimal"), "yes") == 0 &&
           (is_sign(speech, at, ',') || is_sign(speech, at, '.')) &&
           token_digits(speech, at + 1) != 3;
}

/* A stop before digits, with nothing before it that it could end: ".5". */
static gboolean is_bare_decimal(const Speech *speech, gsize at)
{
    if (!is_sign(speech, at, '.') || !is_kind(speech, at + 1, TOKEN_NUMBER) ||
        !is_joined(speech, at + 1))
        return FALSE;
    const Token *token = look(speech, at);
    gboolean ellipsis = at > 0 && !token->blank && is_sign(speech, at - 1, '.'); /* "dose...5 mg" */
    return token->blank || at == 0 || (is_kind(speech, at - 1, TOKEN_SIGN) && !ellipsis);
}

/* "1.500,50" where a stop is decimal, "1,500.50" where a comma is: groups and decimals the other
 * way round, which nothing else is written like. The tokens of all. */
static gsize read_foreign(const Speech *speech, gsize at, Numeral *numeral)
{
    gunichar group = speech->decimal_comma ? ',' : '.', decimal = speech->decimal_comma ? '.' : ',';
    gsize next = at + 1, groups = 0;
    gint64 value = token_value(speech, at);
    guint first = token_digits(speech, at);
    if (first < 1 || first > 3 || token_text(speech, at)[0] == '0')
        return 0;
    for (; groups + 1 < MAX_GROUPS && is_sign(speech, next, group) && is_joined(speech, next) &&
           is_joined(speech, next + 1) && token_digits(speech, next + 1) == 3;
         next += 2, groups++)
        value = value * 1000 + token_value(speech, next + 1);
    guint decimals = token_digits(speech, next + 1);
    if (!groups || !is_sign(speech, next, decimal) || !is_joined(speech, next) ||
        !is_joined(speech, next + 1) || decimals < 1 || decimals > 2 ||
        !is_kind(speech, next + 1, TOKEN_NUMBER))
        return 0;
    *numeral = (Numeral){.count = next + 2 - at,
                         .start = range_start(speech, at),
                         .end = range_end(speech, next + 1, 1),
                         .value = value,
                         .whole_end = range_end(speech, next - 1, 1),
                         .n_whole = first,
                         .fraction_start = range_start(speech, next + 1),
                         .n_decimals = decimals,
                         .grouped = TRUE};
    return numeral->count;
}

gboolean read_numeral(const Speech *speech, gsize at, Numeral *numeral)
{
    *numeral = (Numeral){0};
    gboolean bare = is_bare_decimal(speech, at);
    if (!bare && !is_kind(speech, at, TOKEN_NUMBER))
        return FALSE;
    if (!bare && read_foreign(speech, at, numeral))
        return TRUE;
    gsize next = at;
    if (!bare) {
        numeral->n_whole = token_digits(speech, at);
        numeral->value = token_value(speech, at);
        numeral->leading_zero = numeral->n_whole > 1 && token_text(speech, at)[0] == '0';
        gsize groups = read_groups(speech, at + 1, &numeral->value);
        numeral->grouped = groups > 0;
        next = at + 1 + groups;
    }
    numeral->start = range_start(speech, at);
    numeral->whole_end = bare ? numeral->start : range_end(speech, next - 1, 1);
    if (bare || is_decimal_separator(speech, next, numeral->grouped)) {
        numeral->fraction_start = range_start(speech, next + 1);
        numeral->n_decimals = token_digits(speech, next + 1);
        next += 2;
    }
    numeral->count = next - at;
    numeral->end = range_end(speech, next - 1, 1);
    if (!numeral->n_decimals)
        numeral->fraction_start = numeral->end;
    return TRUE;
}

/* "05" keeps its zero, for it was written for a reason. */
static gboolean is_digit_string(const Numeral *numeral)
{
    return numeral->value < 0 || (numeral->leading_zero && !numeral->n_decimals);
}

static void append_plain_digits(const Speech *speech, gsize start, gsize end, GString *out)
{
    const char *limit = speech->text + end;
    for (const char *c = speech->text + start; c < limit; c = g_utf8_next_char(c)) {
        int digit = g_unichar_digit_value(g_utf8_get_char(c));
        if (digit >= 0)
            g_string_append_c(out, (char)('0' + digit));
    }
}

/* A number for the engine to say: its digits as every engine reads them. Its decimals stand behind
 * the separator that the engine knows in this language ("engine-decimal"), or behind a word and one
 * by one, for an engine may swallow "2.5" to "two five". Of an unknown language nothing is known.
 */
static char *engine_numeral(const Speech *speech, const Numeral *numeral)
{
    const char *separator = grammar_word(speech, "engine-decimal");
    if (strcmp(separator, "as-written") == 0)
        return g_strndup(speech->text + numeral->start, numeral->end - numeral->start);
    GString *words = g_string_new(NULL);
    append_plain_digits(speech, numeral->start, numeral->whole_end, words);
    if (words->len == 0)
        g_string_append_c(words, '0');
    if (numeral->n_decimals && strcmp(separator, "word") != 0) {
        g_string_append(words, separator);
        append_plain_digits(speech, numeral->fraction_start, numeral->end, words);
    } else if (numeral->n_decimals) {
        g_autofree char *decimals = digit_words(speech, numeral->fraction_start, numeral->end);
        g_string_append_printf(words, " %s %s", grammar_word(speech, "point"), decimals);
    }
    return g_string_free(words, FALSE);
}

double numeral_number(const Speech *speech, const Numeral *numeral)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    append_plain_digits(speech, numeral->start, numeral->whole_end, digits);
    if (numeral->n_decimals) {
        g_string_append_c(digits, '.');
        append_plain_digits(speech, numeral->fraction_start, numeral->end, digits);
    }
    return g_ascii_strtod(digits->str, NULL);
}

void count_number(Speech *speech, gint64 number)
{
    if (speech->plurals)
        speech->counted = plural_form(speech->plurals, number);
}

void count_numeral(Speech *speech, const Numeral *numeral)
{
    if (numeral->n_decimals || numeral->value < 0)
        speech->counted = PLURAL_OTHER;
    else
        count_number(speech, numeral->value);
}

char *counted_name(const Speech *speech, const char *one, const char *many, gboolean singular)
{
    gboolean several = speech->plurals && strchr(many, '|');
    if (!several)
        return g_strdup(singular ? one : many);
    if (speech->counted == PLURAL_ONE)
        return g_strdup(one);
    const char *forms = grammar_word(speech, "plural-forms");
    for (;;) {
        gsize form_length = strcspn(forms, "|"), name_length = strcspn(many, "|");
        if (!many[name_length] || !forms[form_length] ||
            plural_form_named(forms, form_length) == speech->counted)
            return g_strndup(many, name_length);
        forms += form_length + 1;
        many += name_length + 1;
    }
}

char *numeral_words(const Speech *speech, const Numeral *numeral, SpellKind kind)
{
    if (!speech->spell)
        return engine_numeral(speech, numeral);
    g_autoptr(GString) words = g_string_new(NULL);
    if (is_digit_string(numeral)) {
        g_autofree char *digits = digit_words(speech, numeral->start, numeral->whole_end);
        g_string_append(words, digits);
    } else {
        spell_number(speech->spell, numeral->n_decimals ? SPELL_CARDINAL : kind, numeral->value,
                     words);
    }
    if (numeral->n_decimals) {
        g_autofree char *decimals = digit_words(speech, numeral->fraction_start, numeral->end);
        gboolean comma = speech->text[numeral->fraction_start - 1] == ',';
        g_string_append_printf(words, " %s %s", grammar_word(speech, comma ? "comma" : "point"),
                               decimals);
    }
    return g_string_free(g_steal_pointer(&words), FALSE);
}

void say_numeral(Speech *speech, const Numeral *numeral)
{
    count_numeral(speech, numeral);
    if (speech->spell && is_digit_string(numeral) && !numeral->n_decimals) {
        say_digits(speech, numeral->start, numeral->end);
        return;
    }
    g_autofree char *words = numeral_words(speech, numeral, SPELL_CARDINAL);
    say(speech, words, numeral->start, numeral->end);
}

gboolean is_number_sign(const Speech *speech, gsize at)
{
    if (!is_sign(speech, at, '-') && !is_sign(speech, at, 0x2212) && !is_sign(speech, at, '+') &&
        !is_sign(speech, at, 0x2013))
        return FALSE;
    Numeral numeral;
    gboolean before = look(speech, at)->blank || at == 0 ||
                      (is_kind(speech, at - 1, TOKEN_SIGN) && !is_sign(speech, at - 1, ')') &&
                       !is_sign(speech, at - 1, '%') && !is_any_dash(speech, at - 1));
    if (!before || !is_joined(speech, at + 1))
        return FALSE;
    if (!read_numeral(speech, at + 1, &numeral)) /* "-$6.9", "−½" */
        return is_kind(speech, at + 1, TOKEN_SIGN) && !is_any_dash(speech, at + 1) &&
               tables_find(speech->tables, TABLE_CURRENCIES, token_text(speech, at + 1),
                           token_length(speech, at + 1)) != NULL;
    if (at >= 4 && in_context(speech, at - 1, "joins") && token_digits(speech, at - 2) &&
        is_any_dash(speech, at - 3) && is_joined(speech, at - 3) &&
        is_kind(speech, at - 4, TOKEN_WORD))
        return FALSE;                     /* "HPV-16 and -18" */
    gsize after = at + 1 + numeral.count; /* "5- and -6s" names sizes, not negative numbers */
    return !(is_text(speech, after, "s") && is_joined(speech, after));
}

/* "5 -10 mg": a blank too many, and nobody subtracts milligrams. */
static gboolean is_slipped_range(const Speech *speech, gsize at)
{
    Numeral numeral;
    Unit unit;
    return token_digits(speech, at - 1) && read_numeral(speech, at + 1, &numeral) &&
           numeral.value > token_value(speech, at - 1) &&
           read_unit(speech, at + 1 + numeral.count, &unit) &&
           (strstr(unit.row->column[2], "mass") || strstr(unit.row->column[2], "volume"));
}

const TableRow *vulgar_fraction(const Speech *speech, gsize at)
{
    if (!is_kind(speech, at, TOKEN_SIGN))
        return NULL;
    const TableRow *row = tables_find(speech->tables, TABLE_SYMBOLS, token_text(speech, at),
                                      token_length(speech, at));
    return row && strcmp(row->column[1], "fraction") == 0 ? row : NULL;
}

gboolean is_range_dash(const Speech *speech, gsize at)
{
    const Token *dash = look(speech, at);
    if (!dash || at == 0 ||
        !(is_any_dash(speech, at) || is_sign(speech, at, '~') || is_sign(speech, at, 0xFF5E) ||
          is_sign(speech, at, 0x301C)))
        return FALSE;
    const Token *next = look(speech, at + 1);
    if (!next || (next->blank != dash->blank && !is_slipped_range(speech, at)))
        return FALSE; /* "1- 2" is arithmetic or a slip, "5- to" a list */
    gsize value_at = at + 1;
    if (next->kind == TOKEN_SIGN && is_joined(speech, at + 2) &&
        tables_find(speech->tables, TABLE_CURRENCIES, token_text(speech, at + 1),
                    token_length(speech, at + 1)))
        value_at++;
    if (vulgar_fraction(speech, value_at))
        return TRUE;
    Numeral numeral;
    if (!read_numeral(speech, value_at, &numeral))
        return FALSE;
    gsize after = value_at + numeral.count;
    if (is_sign(speech, after, '='))
        return FALSE;
    if (at > 1 && is_all_capitals(speech, at - 2) && token_length(speech, at - 2) > 1 &&
        !dash->blank && numeral.value < token_value(speech, at - 1))
        return FALSE; /* "CA 19-9" */
    /* a third part makes it a code, not a range: 1-413-5 */
    return !(is_sign(speech, after, '-') && is_joined(speech, after) &&
             is_kind(speech, after + 1, TOKEN_NUMBER) && is_joined(speech, after + 1));
}
