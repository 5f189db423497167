/* Units after a number: which one it is, and how it is said. */
#include "script/verbalize.h"

#include <string.h>

enum { UNIT_SINGULAR, UNIT_PLURAL, UNIT_FLAGS }; /* columns of units.tsv */

static gboolean has_flag(const TableRow *row, const char *flag)
{
    return row && strstr(row->column[UNIT_FLAGS], flag) != NULL;
}

/* "5 in 10 people" is no length: a unit that is also a word needs something that speaks for it. */
static gboolean is_surely_unit(const Speech *speech, gsize at, const Unit *unit)
{
    gsize after = unit->unit_at + unit->count - (unit->unit_at - at);
    if (unit->hyphen || !look(speech, unit->unit_at)->blank || !look(speech, after))
        return TRUE;
    if (is_kind(speech, after, TOKEN_SIGN))
        return !is_sign(speech, after, '$') && !is_sign(speech, after, '(');
    if (in_context(speech, after, "dimension"))
        return TRUE;
    return at >= 2 && is_kind(speech, at - 2, TOKEN_WORD) &&
           has_flag(find_token(speech, TABLE_UNITS, at - 2), "length");
}

/* The exponent of "mm3" or "m²"; it belongs to the unit's tokens. */
static void read_power(const Speech *speech, gsize at, Unit *unit)
{
    gsize next = at + unit->count;
    if (!is_joined(speech, next) || token_digits(speech, next) != 1 ||
        (is_joined(speech, next + 1) && is_kind(speech, next + 1, TOKEN_WORD))) /* "6ft2in" */
        return;
    int digit = is_kind(speech, next, TOKEN_NUMBER)
                    ? (int)token_value(speech, next)
                    : token_script_value(g_utf8_get_char(token_text(speech, next)));
    if (digit == 2 || digit == 3) {
        unit->power = digit;
        unit->count++;
    }
}

/* "Apt. 3C", "4F": a letter that tells rooms apart, no temperature. */
static gboolean is_numbered_place(const Speech *speech, gsize at)
{
    gboolean one_digit = at > 0 && token_digits(speech, at - 1) == 1 && is_joined(speech, at) &&
                         !(at > 1 && is_joined(speech, at - 1));
    return one_digit || has_context_before(speech, at, 4, "place");
}

/* The "m" of "1h 30m". */
static gboolean is_after_hours(const Speech *speech, gsize at)
{
    return at >= 2 && (is_text(speech, at - 2, "h") || is_text(speech, at - 2, "hr")) &&
           tables_find(speech->tables, TABLE_UNITS, "min", 3) != NULL;
}

/* A straight quotation mark after a number is not inches when one was opened shortly before. */
static gboolean is_closing_quote(const Speech *speech, gsize at)
{
    enum { REACH = 24 };
    for (gsize back = 1; back <= REACH && back <= at; back++)
        if (is_sign(speech, at - back, '"'))
            return look(speech, at - back)->blank;
    return FALSE;
}

/* One letter is a unit as it is written or not at all ("39 S Broadway"), and no initial ("5 U.S.").
 */
static gboolean is_other_letter(const Speech *speech, const Unit *unit, gsize count)
{
    gsize at = unit->unit_at, after = at + count;
    if (count != 1 || token_length(speech, at) != 1 || !is_kind(speech, at, TOKEN_WORD))
        return FALSE;
    gboolean initial = is_capitalized(speech, at) && is_sign(speech, after, '.') &&
                       is_joined(speech, after) && is_capitalized(speech, after + 1);
    return initial || /* "2600 W. Elm" */
           !tables_find(speech->tables, TABLE_UNITS, token_text(speech, at), 1) ||
           (is_sign(speech, after, '.') && is_joined(speech, after) &&
            is_joined(speech, after + 1) && is_kind(speech, after + 1, TOKEN_WORD));
}

/* "6ft2in", "5ft10", "1h30m", "32w4d": a measure of two numbers, whose second comes next. */
static gboolean is_compound(const Speech *speech, const Unit *unit, gsize second)
{
    enum { MOST_INCHES = 11, MOST_MINUTES = 59 };
    static const char *const measures[] = {"length", "time"};
    Unit below;
    gsize after = second + 1;
    gint64 value = token_value(speech, second);
    if (unit->hyphen || value < 0 || value > MOST_MINUTES)
        return FALSE;
    if (is_text(speech, unit->unit_at, "ft") && !is_joined(speech, after))
        return value <= MOST_INCHES;
    if (!is_joined(speech, after) || is_joined(speech, after + 1) ||
        !is_kind(speech, after, TOKEN_WORD) || !read_unit(speech, after, &below))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(measures); i++)
        if (has_flag(unit->row, measures[i]) &&
            (has_flag(below.row, measures[i]) || is_text(speech, after, "m")))
            return TRUE;
    return FALSE;
}

/* "tab(s)", "dose(s)": the number before it decides. A unit that is a plain word has a line for its
 * plural. */
static gboolean take_optional_plural(const Speech *speech, gsize bracket, Unit *unit)
{
    gsize suffix = bracket + 1;
    if (!is_sign(speech, bracket, '(') || !is_joined(speech, bracket) ||
        !is_sign(speech, bracket + 2, ')') ||
        !(is_text(speech, suffix, "s") || is_text(speech, suffix, "es")))
        return FALSE;
    unit->count += 3;
    if (strcmp(unit->row->column[UNIT_SINGULAR], unit->row->column[UNIT_PLURAL]) == 0) {
        g_autofree char *plural = g_strdup_printf(
            "%.*s%.*s", (int)token_length(speech, unit->unit_at), token_text(speech, unit->unit_at),
            (int)token_length(speech, suffix), token_text(speech, suffix));
        unit->many = tables_find_folded(speech->tables, TABLE_UNITS, plural, strlen(plural));
    }
    return TRUE;
}

SpellKind unit_count_kind(const Unit *unit)
{
    return has_flag(unit->row, "feminine") ? SPELL_FEMININE : SPELL_COUNT;
}

gboolean unit_is_dose(const Unit *unit)
{
    return has_flag(unit->row, "mass") && !has_flag(unit->row, "heavy");
}

gboolean read_unit(const Speech *speech, gsize at, Unit *unit)
{
    *unit = (Unit){.power = 1, .unit_at = at};
    if (is_sign(speech, at, '-') || is_sign(speech, at, 0x2010) || is_sign(speech, at, 0x2011)) {
        if (!is_joined(speech, at) || !is_joined(speech, at + 1))
            return FALSE;
        unit->hyphen = TRUE;
        unit->unit_at = at + 1;
    }
    gsize count;
    unit->row = find_run(speech, TABLE_UNITS, unit->unit_at, 4, &count);
    if (!unit->row || is_other_letter(speech, unit, count))
        return FALSE;
    unit->count = unit->unit_at - at + count;
    if (has_flag(unit->row, "length"))
        read_power(speech, at, unit);
    gsize next = at + unit->count;
    gboolean joined_next = is_joined(speech, next);
    if (has_flag(unit->row, "feet"))
        return (is_kind(speech, next, TOKEN_NUMBER) && token_digits(speech, next) <= 2) ||
               in_context(speech, next, "dimension"); /* 5'10, 5' tall */
    gboolean compound = joined_next && is_compound(speech, unit, next);
    if (joined_next && is_kind(speech, next, TOKEN_NUMBER) && !look(speech, next)->note &&
        !is_flattened_note(speech, next) && !compound)
        return FALSE; /* "25d08A" is a code */
    if (has_flag(unit->row, "compound") && !compound)
        return FALSE;
    if (is_sign(speech, unit->unit_at, '"') && is_closing_quote(speech, at))
        return FALSE;
    if (token_length(speech, unit->unit_at) == 1 && is_capitalized(speech, unit->unit_at) &&
        (unit->hyphen || (joined_next && is_any_dash(speech, next))))
        return FALSE; /* "5-HT", "2 C-sections" */
    if (has_flag(unit->row, "word") &&
        (!is_surely_unit(speech, at, unit) ||
         (unit->hyphen && joined_next && is_any_dash(speech, next)) || /* "1-in-10" */
         (is_capitalized(speech, unit->unit_at) && is_numbered_place(speech, at))))
        return FALSE;
    if (take_optional_plural(speech, next, unit))
        return TRUE;
    if (is_text(speech, unit->unit_at, "k") && in_context(speech, next, "race"))
        return FALSE; /* a 10K run */
    if (is_text(speech, unit->unit_at, "m") && is_after_hours(speech, at))
        unit->row = tables_find(speech->tables, TABLE_UNITS, "min", 3);
    if (has_flag(unit->row, "joined") && (look(speech, at)->blank || unit->hyphen))
        return FALSE;
    if (has_flag(unit->row, "divisor") && !(at > 0 && is_sign(speech, at - 1, '/')))
        return FALSE;
    if (is_sign(speech, next, '.') && joined_next && is_kind(speech, next - 1, TOKEN_WORD) &&
        has_flag(unit->row, "dot") && !ends_sentence(speech, next)) {
        unit->count++;
        unit->dotted = TRUE;
    }
    return TRUE;
}

gboolean read_unit_of_range(const Speech *speech, gsize at, Unit *unit)
{
    Numeral numeral;
    if (!read_numeral(speech, at, &numeral))
        return FALSE;
    gsize after = at + numeral.count;
    if (is_range_dash(speech, after) && read_numeral(speech, after + 1, &numeral))
        after += 1 + numeral.count;
    return read_unit(speech, after, unit);
}

static void say_unit_name(Speech *speech, const Unit *unit, gsize at, gboolean singular)
{
    const TableRow *many = unit->many ? unit->many : unit->row;
    g_autofree char *name =
        counted_name(speech, unit->row->column[UNIT_SINGULAR], many->column[UNIT_PLURAL], singular);
    gsize count = unit->count - (unit->unit_at - at);
    if (unit->power == 1) {
        say_tokens(speech, name, unit->unit_at, count);
        return;
    }
    const char *const args[4] = {name};
    const char *key = unit->power == 2 ? "square" : "cubic";
    g_autofree char *single = g_strconcat(key, "-singular", NULL); /* es "metro cuadrado" */
    if (singular && *grammar_word(speech, single))
        key = single;
    say_pattern(speech, key, args, range_start(speech, unit->unit_at),
                range_end(speech, unit->unit_at, count));
}

/* "5 mg/10 mg" are two doses side by side, "38.5 °C/101.3 °F" the same heat twice; "5 mg/10 mL" is
 * a strength. */
static gboolean is_same_measure(const Unit *above, const Unit *below)
{
    static const char *const measures[] = {"mass", "volume", "length", "temperature"};
    if (!above)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(measures); i++)
        if (has_flag(above->row, measures[i]) && has_flag(below->row, measures[i]))
            return TRUE;
    return above->row == below->row;
}

static gboolean is_product_sign(const Speech *speech, gsize at)
{
    return is_sign(speech, at, 0xB7) || is_sign(speech, at, 0x22C5) || is_sign(speech, at, '*') ||
           is_sign(speech, at, '.') || is_sign(speech, at, 0xD7);
}

/* "/(kg·h)": per kilogram per hour. */
static gsize say_bracketed_divisors(Speech *speech, gsize at)
{
    enum { MOST = 3 };
    Unit units[MOST];
    gsize n = 0, next = at + 2;
    if (!is_sign(speech, at + 1, '('))
        return 0;
    while (n < MOST && read_unit(speech, next, &units[n]) && !units[n].hyphen) {
        next += units[n++].count;
        if (!is_product_sign(speech, next))
            break;
        next++;
    }
    if (n == 0 || !is_sign(speech, next, ')'))
        return 0;
    for (gsize i = 0, from = at; i < n; i++) {
        gsize end = i + 1 < n ? units[i].unit_at + units[i].count : next + 1;
        g_autofree char *words = g_strconcat(grammar_word(speech, "per"), " ",
                                             units[i].row->column[UNIT_SINGULAR], NULL);
        say_tokens(speech, words, from, end - from);
        from = end;
    }
    return next + 1 - at;
}

static gsize say_divisor(Speech *speech, gsize at, const Unit *above)
{
    if (!is_sign(speech, at, '/') && !is_sign(speech, at, 0x2215))
        return 0;
    gsize bracketed = say_bracketed_divisors(speech, at);
    if (bracketed)
        return bracketed;
    Numeral numeral;
    Unit unit;
    gboolean counted = read_numeral(speech, at + 1, &numeral);
    gsize unit_at = at + 1 + (counted ? numeral.count : 0);
    gboolean measured = read_unit(speech, unit_at, &unit) && (!unit.hyphen || counted);
    if (counted && (numeral.value < 0 || (!measured && numeral.value < 100)))
        return 0;
    if (!measured && !counted) {
        if (!in_context(speech, at + 1, "per"))
            return 0;
        say_grammar(speech, "per", at, 1);
        verbalize_word(speech, at + 1);
        return 2;
    }
    gboolean apart = measured && counted && is_same_measure(above, &unit);
    say_grammar(speech, apart ? "slash" : "per", at, 1);
    if (counted)
        say_numeral(speech, &numeral);
    else
        count_number(speech, 1);
    if (measured)
        say_unit_name(speech, &unit, unit_at,
                      !counted || unit.hyphen || (numeral.value == 1 && !numeral.n_decimals) ||
                          (apart && in_context(speech, unit_at + unit.count, "measured")));
    return unit_at + (measured ? unit.count : 0) - at;
}

gsize say_per(Speech *speech, gsize at)
{
    return say_divisor(speech, at, NULL);
}

/* A unit with a raised minus one is what is divided by: "mL·min⁻¹". */
static gsize say_inverse(Speech *speech, gsize at)
{
    gsize dot = is_sign(speech, at, 0xB7) || is_sign(speech, at, 0x22C5) ? 1 : 0;
    Unit unit;
    if (!read_unit(speech, at + dot, &unit) || unit.hyphen)
        return 0;
    gsize power_at = at + dot + unit.count;
    if (!is_kind(speech, power_at, TOKEN_RAISED) || !is_joined(speech, power_at) ||
        !g_str_has_prefix(token_text(speech, power_at), "⁻¹"))
        return 0;
    g_autofree char *words =
        g_strconcat(grammar_word(speech, "per"), " ", unit.row->column[UNIT_SINGULAR], NULL);
    say_tokens(speech, words, at, dot + unit.count + 1);
    return dot + unit.count + 1;
}

gsize say_unit(Speech *speech, gsize at, const Unit *unit, gboolean singular)
{
    enum { MAX_DIVISORS = 4 };
    say_unit_name(speech, unit, at, singular);
    gsize next = at + unit->count;
    for (int i = 0; i < MAX_DIVISORS; i++) {
        gsize taken = say_divisor(speech, next, unit);
        if (!taken)
            taken = say_inverse(speech, next);
        if (!taken)
            break;
        next += taken;
    }
    return next - at;
}

/* Nothing but a unit in brackets: "Systolic (mm Hg)", "Temperature (°F)". */
static gsize say_bracketed_unit(Speech *speech, gsize at)
{
    Unit unit;
    if (at == 0 || !(is_sign(speech, at - 1, '(') || is_sign(speech, at - 1, '[')) ||
        !read_unit(speech, at, &unit) || unit.hyphen || has_flag(unit.row, "word") ||
        unit.count == 1) /* "international units (IU)" names what was just said */
        return 0;
    gsize after = at + unit.count;
    if (!is_sign(speech, after, ')') && !is_sign(speech, after, ']'))
        return 0;
    return say_unit(speech, at, &unit, FALSE);
}

/* "U/L", "m/s": letters so short that only the table knows them for units. */
static gsize say_listed_ratio(Speech *speech, gsize at)
{
    gsize count;
    if (!is_kind(speech, at, TOKEN_WORD) || !is_sign(speech, at + 1, '/') ||
        !is_joined(speech, at + 1))
        return 0;
    const TableRow *row = find_run(speech, TABLE_UNITS, at, 4, &count);
    if (!row || count < 3 || is_joined(speech, at + count))
        return 0;
    speech->counted = PLURAL_MANY;
    g_autofree char *name =
        counted_name(speech, row->column[UNIT_SINGULAR], row->column[UNIT_PLURAL], FALSE);
    say_tokens(speech, name, at, count);
    return count;
}

/* Units alone, one divided by the other: "reported in mg/dL". */
gsize verbalize_unit(Speech *speech, gsize at)
{
    Unit above, below;
    gsize taken = say_bracketed_unit(speech, at);
    if (!taken)
        taken = say_listed_ratio(speech, at);
    if (taken)
        return taken;
    if (!is_kind(speech, at, TOKEN_WORD) || token_length(speech, at) < 2 ||
        (at > 0 && is_joined(speech, at) && !is_sign(speech, at - 1, '(')) ||
        !is_sign(speech, at + 1, '/') || !is_joined(speech, at + 1) || !is_joined(speech, at + 2) ||
        !read_unit(speech, at, &above) || has_flag(above.row, "word") || above.count != 1 ||
        !read_unit(speech, at + 2, &below))
        return 0;
    return say_unit(speech, at, &above, FALSE);
}
