/* Quantities: sign, number, power of ten, magnitude, unit, range. The heart of dose safety: nothing
 * of "<0.5–1 mg/kg" may be lost or change its place. */
#include "script/verbalize.h"

#include <string.h>

const char *read_magnitude(const Speech *speech, gsize at, gboolean money, gsize *count)
{
    if (!is_kind(speech, at, TOKEN_WORD))
        return NULL;
    const TableRow *row = tables_find(speech->tables, TABLE_MAGNITUDES, token_text(speech, at),
                                      token_length(speech, at));
    if (!row)
        return NULL;
    /* column 1: "always", "joined" to its number, "counted": the same and decimals or things
     * counted beside it, "people": the same and what is counted by the million, or with "money"
     * alone */
    const char *when = row->column[1];
    gboolean joined = is_joined(speech, at);
    gboolean counted = (at >= 3 && is_sign(speech, at - 2, '.') && token_digits(speech, at - 3)) ||
                       is_counted(speech, at + 1);
    gboolean right =
        strcmp(when, "always") == 0 || money || (strcmp(when, "joined") == 0 && joined) ||
        (strcmp(when, "people") == 0 && joined && look(speech, at + 1) &&
         look(speech, at + 1)->blank &&
         (in_context(speech, at + 1, "people") || in_context(speech, at + 1, "by-the-million"))) ||
        (strcmp(when, "counted") == 0 && joined && counted);
    const Token *next = look(speech, at + 1);
    if (!money && in_context(speech, at + 1, "race"))
        return NULL; /* a 5K run */
    if (!right || (next && !next->blank && next->kind == TOKEN_NUMBER))
        return NULL;
    *count = 1;
    return row->column[0];
}

/* Whether a unit of a medicine ends right before `at`. */
static gboolean is_after_dose(const Speech *speech, gsize at)
{
    Unit unit;
    return at > 1 && is_kind(speech, at - 2, TOKEN_NUMBER) && read_unit(speech, at - 1, &unit) &&
           unit.count == 1 && (unit_is_dose(&unit) || strstr(unit.row->column[2], "volume"));
}

/* The word for the x or × at `at`, before a number: "4 cm × 3 cm" are sides, "2 x 500 mg" are
 * doses, "1 tab x 7d" is a course. */
static const char *word_of_by(const Speech *speech, gsize at)
{
    gboolean letter = is_text(speech, at, "x"), star = is_sign(speech, at, '*');
    gboolean joined = is_joined(speech, at) && is_joined(speech, at + 1); /* a 2×2 table */
    const char *usual = letter || (joined && !star) ? "by" : "times";
    Unit unit;
    if (star)
        return usual;
    if (!read_unit_of_range(speech, at + 1, &unit))
        return letter && is_after_dose(speech, at) ? "course-times" : usual; /* "500 mg x1" */
    const char *flags = unit.row->column[2];
    if (strstr(flags, "length"))
        return "by";
    if (!letter)
        return usual;
    if (strstr(flags, "mass") || strstr(flags, "volume"))
        return "times";
    if (strstr(flags, "time"))
        return is_kind(speech, at - 1, TOKEN_WORD) ? "course-for" : "times";
    return usual;
}

/* The next number of "10 x 12", "3 × 4", "2x8". */
static gsize say_by(Speech *speech, gsize at)
{
    Numeral numeral;
    if ((!is_text(speech, at, "x") && !is_sign(speech, at, 0xD7) && !is_sign(speech, at, '*')) ||
        !read_numeral(speech, at + 1, &numeral))
        return 0;
    say_grammar(speech, word_of_by(speech, at), at, 1);
    return 1;
}

/* Numbers that name a thing rather than count it: after "lot", "no." and "#", or very long. */
static gboolean is_code(const Speech *speech, gsize at, const Numeral *numeral)
{
    if (numeral->grouped || numeral->n_decimals || numeral->count != 1)
        return FALSE;
    if (numeral->n_whole > 15)
        return TRUE;
    for (gsize back = 1; back <= 3 && back <= at; back++)
        if (in_context(speech, at - back, "code") ||
            (is_sign(speech, at - back, '#') && numeral->n_whole > 2))
            return numeral->n_whole > 4;
    return FALSE;
}

/* What may follow a number before its unit: a fraction, a power, a magnitude. */
static gsize say_number_tail(Speech *speech, gsize at, const Numeral *numeral)
{
    int exponent;
    gsize count = read_exponent(speech, at, &exponent);
    if (count && (numeral->value == 10 || is_sign(speech, at, '^') ||
                  (exponent > 1 && numeral->n_whole < 3 && !numeral->n_decimals))) {
        say_exponent(speech, exponent, numeral->value == 10, at, count);
        return count;
    }
    count = say_power_of_ten(speech, at, numeral->n_decimals > 0);
    if (count)
        return count;
    const char *magnitude = read_magnitude(speech, at, FALSE, &count);
    if (magnitude) {
        say_tokens(speech, magnitude, at, count);
        return count;
    }
    return 0;
}

/* Whether the unit stands before the thing it measures: "a 500 mg tablet". */
static gboolean is_attributive(const Speech *speech, gsize after)
{
    return is_kind(speech, after, TOKEN_WORD) && in_context(speech, after, "measured");
}

static gboolean is_one(const Numeral *numeral)
{
    return numeral->value == 1 && numeral->n_decimals == 0;
}

gsize say_measure(Speech *speech, gsize at, gboolean singular)
{
    Unit unit;
    if (read_unit(speech, at, &unit)) {
        gsize after = at + unit.count;
        return say_unit(speech, at, &unit,
                        singular || unit.hyphen || is_attributive(speech, after));
    }
    gboolean divided = is_sign(speech, at + 1, '/'); /* "3x/day" */
    if ((is_text(speech, at, "x") || (is_sign(speech, at, 0xD7) && divided)) &&
        (is_joined(speech, at) ? divided || !is_joined(speech, at + 1)
                               : in_context(speech, at + 1, "frequency"))) {
        say_grammar(speech, singular ? "time-as-much" : "times-as-much", at, 1);
        return 1 + (divided ? say_per(speech, at + 1) : 0);
    }
    if (is_sign(speech, at, '+') && is_joined(speech, at) &&
        !is_kind(speech, at + 1, TOKEN_NUMBER)) {
        say_grammar(speech, "plus", at, 1);
        gsize count, next = at + 1;
        const char *magnitude = read_magnitude(speech, next, FALSE, &count);
        if (magnitude)
            say_tokens(speech, magnitude, next, count);
        next += magnitude ? count : 0;
        if (is_kind(speech, next, TOKEN_WORD) && read_unit(speech, next, &unit)) /* "65+ yrs" */
            next += say_unit(speech, next, &unit, FALSE);
        return next - at;
    }
    return say_per(speech, at);
}

/* "1080p", "4050ti", "5wkra31": letters joined to the digits that are no unit make a name. */
static gboolean is_name_ahead(const Speech *speech, gsize after, const Numeral *numeral)
{
    Unit unit;
    gsize count;
    if (numeral->count != 1 || !is_kind(speech, after, TOKEN_WORD) || !is_joined(speech, after) ||
        is_text(speech, after, "x"))
        return FALSE;
    gsize exponent = after + 1;
    if (is_any_dash(speech, exponent) || is_sign(speech, exponent, '+'))
        exponent++;
    if (is_text(speech, after, "e") && is_joined(speech, after + 1) &&
        is_joined(speech, exponent) && token_digits(speech, exponent) &&
        !(is_joined(speech, exponent + 1) && is_kind(speech, exponent + 1, TOKEN_WORD)))
        return FALSE; /* 1e6, 5e-8 */
    if (token_length(speech, after) > 2 && is_lower(speech, after))
        return FALSE;
    return !read_unit(speech, after, &unit) && !read_magnitude(speech, after, FALSE, &count);
}

static gboolean has_ending_of(const Speech *speech, gsize at, const char *endings)
{
    g_auto(GStrv) list = g_strsplit(endings, " ", -1);
    g_autofree char *word = g_strndup(token_text(speech, at), token_length(speech, at));
    for (char **ending = list; *ending; ending++)
        if (**ending && g_str_has_suffix(word, *ending))
            return TRUE;
    return FALSE;
}

/* Whether the word said last asks for the genitive: ru "менее" and "от", pl "powyżej". */
static gboolean asks_genitive(const Speech *speech)
{
    if (!grammar_word(speech, "spell-genitive")[0] || speech->pending || !speech->words->len)
        return FALSE;
    const SpokenWord *last = &g_array_index(speech->words, SpokenWord, speech->words->len - 1);
    return is_word_in_context(speech, speech->spoken->str + last->spoken_start,
                              last->spoken_end - last->spoken_start, "genitive");
}

/* Where the second number of "1-2 tabletas" or "1 o 2 tabletas" ends; 0 where there is none. */
static gsize end_of_second(const Speech *speech, gsize after)
{
    Numeral numeral;
    gboolean joined = is_range_dash(speech, after) || (is_kind(speech, after + 1, TOKEN_NUMBER) &&
                                                       in_context(speech, after, "joins"));
    return joined && read_numeral(speech, after + 1, &numeral) ? after + 1 + numeral.count : 0;
}

static SpellKind noun_kind(const Speech *speech, gsize at)
{
    Unit unit;
    if (read_unit(speech, at, &unit))
        return unit_count_kind(&unit);
    const char *endings = grammar_word(speech, "feminine-endings");
    if (!*endings || !is_kind(speech, at, TOKEN_WORD) || is_joined(speech, at) ||
        !is_lower(speech, at) || in_context(speech, at, "no-noun"))
        return SPELL_CARDINAL;
    gboolean feminine =
        in_context(speech, at, "feminine") ||
        (has_ending_of(speech, at, endings) && !in_context(speech, at, "masculine"));
    return feminine ? SPELL_FEMININE : SPELL_COUNT;
}

SpellKind count_kind(const Speech *speech, gsize after)
{
    if (asks_genitive(speech))
        return SPELL_GENITIVE;
    gsize second = end_of_second(speech, after);
    if (second) /* "una o dos tabletas", but "uno a dos miligramos" */
        return noun_kind(speech, second) == SPELL_FEMININE ? SPELL_FEMININE : SPELL_CARDINAL;
    return noun_kind(speech, after);
}

/* A sign that is said before its number, where units.tsv flags it so: zh "38%" is "of a hundred
 * parts 38". Both words stand for number and sign. */
static gboolean say_percentage(Speech *speech, gsize after, const Numeral *numeral)
{
    Unit unit;
    if (!is_kind(speech, after, TOKEN_SIGN) || !read_unit(speech, after, &unit) ||
        !strstr(unit.row->column[2], "before"))
        return FALSE;
    gsize end = range_end(speech, after, 1);
    say(speech, unit.row->column[0], numeral->start, end);
    g_autofree char *words = numeral_words(speech, numeral, SPELL_CARDINAL);
    say(speech, words, numeral->start, end);
    return TRUE;
}

/* One value with all that belongs to it. */
static gsize say_value(Speech *speech, gsize at)
{
    gsize next = at;
    if (is_number_sign(speech, at)) {
        say_grammar(speech, is_sign(speech, at, '+') ? "plus" : "minus", at, 1);
        next++;
    }
    const TableRow *fraction = vulgar_fraction(speech, next);
    if (fraction) {
        gboolean feminine =
            fraction->column[3][0] && count_kind(speech, next + 1) == SPELL_FEMININE;
        say_tokens(speech, fraction->column[feminine ? 3 : 0], next, 1); /* es "media taza" */
        speech->counted = PLURAL_OTHER;
        return next + 1 - at + say_measure(speech, next + 1, TRUE);
    }
    Numeral numeral;
    if (!read_numeral(speech, next, &numeral))
        return 0;
    gsize after = next + numeral.count;
    if (is_name_ahead(speech, after, &numeral))
        return 0;
    count_numeral(speech, &numeral);
    if (say_percentage(speech, after, &numeral))
        return after + 1 - at;
    gboolean code = is_code(speech, next, &numeral);
    gsize hyphen = is_sign(speech, after, '-') && is_joined(speech, after) &&
                   is_joined(speech, after + 1) && vulgar_fraction(speech, after + 1);
    fraction = code || numeral.n_decimals ? NULL : vulgar_fraction(speech, after + hyphen);
    SpellKind kind = count_kind(speech, after + (fraction ? 1 + hyphen : 0));
    if (kind == SPELL_GENITIVE && !numeral.n_decimals) /* "менее двух миллиграммов" */
        speech->counted = speech->counted == PLURAL_ONE ? PLURAL_OTHER : PLURAL_MANY;
    if (code)
        say_digits(speech, numeral.start, numeral.end);
    else if (speech->spell && numeral.value >= 0 && kind != SPELL_CARDINAL) {
        g_autofree char *words = numeral_words(speech, &numeral, kind);
        say(speech, words, numeral.start, numeral.end);
    } else
        say_numeral(speech, &numeral);
    if (fraction) {
        say_grammar(speech, "and", after, 1); /* "2½", "2-½" */
        say_tokens(speech, fraction->column[2], after + hyphen, 1);
        after += hyphen + 1;
        return after - at + say_measure(speech, after, FALSE);
    }
    gsize tail = say_number_tail(speech, after, &numeral);
    after += tail;
    return after - at + say_measure(speech, after, tail == 0 && is_one(&numeral));
}

/* "100s of patients", "1,000s of cases" */
static gsize say_plural_magnitude(Speech *speech, gsize at)
{
    Numeral numeral;
    if (!read_numeral(speech, at, &numeral) || numeral.n_decimals ||
        (numeral.value != 100 && numeral.value != 1000))
        return 0;
    gsize s = at + numeral.count;
    const char *of = grammar_word(speech, "of");
    if (!is_text(speech, s, "s") || !is_joined(speech, s) || !*of || !is_text(speech, s + 1, of))
        return 0;
    g_autofree char *words = number_words(speech, SPELL_CARDINAL, numeral.value);
    g_autofree char *plural = plural_words(strrchr(words, ' ') ? strrchr(words, ' ') + 1 : words);
    say_tokens(speech, plural, at, numeral.count + 1);
    return numeral.count + 1;
}

/* "80s", "3s", "140's": the token of the s, 0 where the number has none. */
static gsize read_plural_s(const Speech *speech, gsize at)
{
    gsize s = at + 1;
    if (is_sign(speech, s, '\'') || is_sign(speech, s, 0x2019))
        s++;
    return is_kind(speech, at, TOKEN_NUMBER) && is_text(speech, s, "s") && is_joined(speech, s) ? s
                                                                                                : 0;
}

/* The s of the second of "140s/90s", which are pressures. */
static gsize read_plurals_over(const Speech *speech, gsize slash)
{
    if (!is_sign(speech, slash, '/') || !is_joined(speech, slash) || !is_joined(speech, slash + 1))
        return 0;
    return read_plural_s(speech, slash + 1);
}

/* Whether "140s" are values from 140 to 149 rather than so many seconds. */
static gboolean is_decade_of_values(const Speech *speech, gsize at, gsize s)
{
    gint64 value = token_value(speech, at);
    if (value < 100 || value > 900 || value % 10 || is_sign(speech, at + 1, '.'))
        return FALSE;
    gsize before = at > 1 && is_any_dash(speech, at - 1) ? at - 2 : at - 1; /* "mid-140s" */
    gboolean second = at > 2 && before == at - 2 && is_text(speech, before, "s") &&
                      token_digits(speech, before - 1); /* "110s-120s" */
    return second || (at > 0 && in_context(speech, before, "before-decade")) ||
           has_context_before(speech, at, 6, "pressure") || read_plurals_over(speech, s + 1);
}

/* "80s" and "3s": joined to the number and its plural. */
static gsize say_plural_number(Speech *speech, gsize at)
{
    gint64 value = token_value(speech, at);
    gsize s = read_plural_s(speech, at);
    if (!s || !grammar_word(speech, "number-plural")[0])
        return 0;
    gsize over = value >= 50 ? read_plurals_over(speech, s + 1) : 0;
    gboolean until = is_any_dash(speech, s + 1) && is_joined(speech, s + 1) &&
                     is_joined(speech, s + 2) && read_plural_s(speech, s + 2);
    if ((value < 0 || value > 99 || (is_joined(speech, s + 1) && !over && !until)) &&
        !is_decade_of_values(speech, at, s))
        return 0;
    if (value < 10 && (at == 0 || !is_any_dash(speech, at - 1)))
        return 0; /* "4s" is a time */
    g_autofree char *words = number_words(speech, SPELL_CARDINAL, value);
    g_autofree char *plural = plural_words(words);
    say_tokens(speech, plural, at, s + 1 - at);
    if (!over && !until)
        return s + 1 - at;
    say_grammar(speech, over ? "over" : "to", s + 1, 1); /* the second comes next */
    return s + 2 - at;
}

/* "1-1 1/2 tablets": the second number is said by the fractions. */
static gboolean is_mixed_ahead(const Speech *speech, gsize at)
{
    return is_kind(speech, at, TOKEN_NUMBER) && is_kind(speech, at + 1, TOKEN_NUMBER) &&
           !is_joined(speech, at + 1) && is_sign(speech, at + 2, '/') &&
           is_joined(speech, at + 2) && is_kind(speech, at + 3, TOKEN_NUMBER);
}

/* "7-10/10": out of how many a range was scored. */
static gsize say_out_of(Speech *speech, gsize at)
{
    gint64 last = token_value(speech, at - 1), most = token_value(speech, at + 1);
    Unit unit;
    if (last < 0 || !is_sign(speech, at, '/') || !is_joined(speech, at) ||
        !is_joined(speech, at + 1) || last > most || (most != 5 && most != 10) ||
        read_unit(speech, at + 2, &unit) ||
        (is_joined(speech, at + 2) && !is_kind(speech, at + 2, TOKEN_SIGN)))
        return 0;
    say_grammar(speech, "out-of", at, 1);
    say_number(speech, SPELL_CARDINAL, most, range_start(speech, at + 1),
               range_end(speech, at + 1, 1));
    return 2;
}

gsize verbalize_quantity(Speech *speech, gsize at)
{
    enum { MAX_PARTS = 8 };
    if (is_numbered_name(speech, at))
        return 0;
    gsize taken = say_plural_number(speech, at);
    if (!taken && grammar_word(speech, "number-plural")[0])
        taken = say_plural_magnitude(speech, at);
    if (taken)
        return taken;
    taken = say_value(speech, at);
    for (int parts = 1; taken && parts < MAX_PARTS; parts++) {
        gsize next = at + taken, value;
        gboolean hyphenated = is_kind(speech, next - 1, TOKEN_WORD) && parts == 1 && taken > 2 &&
                              is_any_dash(speech, next - 2) && is_joined(speech, next - 1);
        if (hyphenated && is_joined(speech, next)) {
            break; /* "6-foot-2" */
        } else if (say_by(speech, next)) {
            value = say_value(speech, next + 1);
        } else if (is_range_dash(speech, next)) { /* pairs: a "50-50" split, open "24-7" */
            gint64 left = token_value(speech, next - 1), right = token_value(speech, next + 1);
            gboolean pair = (left == right && left == 50) || (left == 24 && right == 7);
            if (pair) {
                leave_out_tokens(speech, next, 1, "dash-of-a-pair");
                say_break(speech, ',');
            } else {
                say_grammar(speech, is_descending_mass(speech, at, next) ? "slash" : "to", next, 1);
            }
            if (is_mixed_ahead(speech, next + 1))
                return taken + 1;
            value = say_plural_number(speech, next + 1);
            if (!value)
                value = say_value(speech, next + 1);
            value += value ? say_out_of(speech, next + 1 + value) : 0;
        } else {
            break;
        }
        if (!value)
            return taken + 1;
        taken += 1 + value;
    }
    return taken;
}
