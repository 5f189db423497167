/* The language of prescriptions: "b.i.d.", "q4–6h", "PRN", "x 7 days". */
#include "script/verbalize.h"

#include <string.h>

/* The unit of an interval. A degree sign is how many hands write the h: "q6°". */
static gboolean read_interval_unit(const Speech *speech, gsize at, Unit *unit)
{
    gboolean degree = (is_sign(speech, at, 0xB0) || is_sign(speech, at, 0xBA)) &&
                      is_joined(speech, at) && !is_joined(speech, at + 1);
    if (degree) {
        *unit = (Unit){.row = tables_find(speech->tables, TABLE_UNITS, "h", 1),
                       .count = 1,
                       .unit_at = at,
                       .power = 1};
        return unit->row != NULL;
    }
    return read_unit(speech, at, unit) && strstr(unit->row->column[2], "time") != NULL;
}

/* "q4h", "q.4h.", "q 4-6 hrs": every so many hours. */
static gsize say_interval(Speech *speech, gsize at)
{
    if (!is_text(speech, at, "q") || !grammar_word(speech, "every")[0])
        return 0;
    gsize next = at + 1;
    if (is_sign(speech, next, '.') && is_joined(speech, next))
        next++;
    gint64 first = token_value(speech, next), last = -1;
    if (first < 0 || token_digits(speech, next) > 2)
        return 0;
    gsize first_at = next++, dash = 0;
    if (is_any_dash(speech, next) && token_digits(speech, next + 1) &&
        token_digits(speech, next + 1) <= 2) {
        dash = next;
        last = token_value(speech, next + 1);
        next += 2;
    }
    Unit unit;
    if (!read_interval_unit(speech, next, &unit))
        return 0;
    say_grammar(speech, "every", at, first_at - at);
    say_number(speech, SPELL_CARDINAL, first, range_start(speech, first_at),
               range_end(speech, first_at, 1));
    if (dash) {
        say_grammar(speech, "to", dash, 1);
        say_number(speech, SPELL_CARDINAL, last, range_start(speech, dash + 1),
                   range_end(speech, dash + 1, 1));
    }
    gsize stop = next + unit.count; /* "q.4h." */
    gboolean dotted =
        is_sign(speech, stop, '.') && is_joined(speech, stop) && !ends_sentence(speech, stop);
    say_tokens(speech, unit.row->column[first == 1 && last < 0 ? 0 : 1], next, unit.count);
    return next + unit.count + (dotted ? 1 : 0) - at;
}

/* "b.i.d. x 7 days" is for so long, "blood cultures ×2" so many times. */
static gsize say_course(Speech *speech, gsize at)
{
    gboolean sign = is_sign(speech, at, 0xD7);
    Numeral numeral;
    if (is_joined(speech, at) || !(sign || (is_text(speech, at, "x") && is_lower(speech, at))) ||
        (at > 0 && is_kind(speech, at - 1, TOKEN_NUMBER)) ||
        !read_numeral(speech, at + 1, &numeral) || !grammar_word(speech, "course-for")[0])
        return 0;
    Unit unit;
    gboolean lasts =
        read_unit_of_range(speech, at + 1, &unit) && strstr(unit.row->column[2], "time") != NULL;
    if (!lasts && (at == 0 || numeral.n_decimals))
        return 0;
    say_grammar(speech, lasts ? "course-for" : "course-times", at, 1);
    return 1;
}

/* A dose stands near: a number, a unit or a verb of directions within a few tokens before. */
static gboolean is_near_dose(const Speech *speech, gsize at)
{
    enum { REACH = 6, REACH_OF_ROMAN = 3 };
    for (gsize back = 1; back <= REACH && back <= at; back++) {
        if (is_kind(speech, at - back, TOKEN_NUMBER) || in_context(speech, at - back, "measured") ||
            in_context(speech, at - back, "dosing") ||
            (back <= REACH_OF_ROMAN && (small_roman(speech, at - back) > 1 ||
                                        is_prescribed(speech, at - back)))) /* "gtt ii OU" */
            return TRUE;
    }
    return FALSE;
}

/* "i gtt OD", "0.5% OD BID": an eye is spoken of, or how often was said already. Else OD is how
 * often. */
static gboolean is_of_eye(const Speech *speech, gsize at, gsize after)
{
    enum { REACH = 10, AHEAD = 3 };
    gsize count;
    if (has_context_before(speech, at, REACH, "eye") || in_context(speech, after, "frequency") ||
        find_run(speech, TABLE_LATIN, after, 6, &count))
        return TRUE;
    for (gsize i = 0; i < AHEAD; i++)
        if (in_context(speech, after + i, "eye"))
            return TRUE;
    return FALSE;
}

/* "PR 20%", "PR 160 ms": a finding and its value, no way to take a medicine. */
static gboolean is_finding(const Speech *speech, gsize after)
{
    Unit unit;
    return is_kind(speech, after, TOKEN_NUMBER) && read_unit_of_range(speech, after, &unit) &&
           (is_sign(speech, unit.unit_at, '%') || is_text(speech, unit.unit_at, "ms") ||
            is_text(speech, unit.unit_at, "msec"));
}

/* Whether an abbreviation of prescriptions stands where its line wants it. */
static gboolean fits(const Speech *speech, const TableRow *row, gsize at, gsize count)
{
    if (strcmp(row->column[0], "any") == 0)
        return TRUE;
    return is_near_dose(speech, at) && !is_finding(speech, at + count) &&
           (strcmp(row->column[0], "eye") != 0 || is_of_eye(speech, at, at + count));
}

gsize verbalize_latin(Speech *speech, gsize at)
{
    enum { MAX_TOKENS = 6 };
    gsize taken = say_course(speech, at), count;
    if (taken || !is_kind(speech, at, TOKEN_WORD))
        return taken;
    taken = say_interval(speech, at);
    if (taken)
        return taken;
    const TableRow *row = find_run(speech, TABLE_LATIN, at, MAX_TOKENS, &count);
    gboolean slash = row && is_sign(speech, at + count - 1, '/'); /* es "c/8 h" */
    if (!row ||
        (is_joined(speech, at + count) && !is_kind(speech, at + count, TOKEN_SIGN) && !slash))
        return 0;
    while (row && !fits(speech, row, at, count))
        row = row->next;
    if (!row)
        return 0;
    gboolean stop = is_sign(speech, at + count - 1, '.');
    say_tokens(speech, row->column[1], at, count);
    if (stop && ends_sentence(speech, at + count - 1))
        say_break(speech, '.');
    return count;
}
