/* Ranges that no single number begins: a second dash behind the first ("-0.7--0.3", "10mg--20mg"),
 * and pressures of the blood ("120/80-130/85", "140–150/90–95"). */
#include "script/verbalize.h"

#include <string.h>

/* --- two dashes ------------------------------------------------------------------------------- */

/* Whether a number, or a number with its unit, ends right before `at`; where its digits end. */
static gboolean follows_quantity(const Speech *speech, gsize at, gsize *number)
{
    enum { LONGEST_UNIT = 3 };
    Unit unit;
    for (gsize back = 1; back <= LONGEST_UNIT + 1 && back <= at; back++) {
        *number = at - back;
        if (is_kind(speech, *number, TOKEN_NUMBER) || vulgar_fraction(speech, *number))
            return back == 1 ||
                   (read_unit(speech, *number + 1, &unit) && *number + 1 + unit.count == at);
    }
    return FALSE;
}

/* The first token of the number whose last is `last`, with its minus. */
static gsize number_start(const Speech *speech, gsize last)
{
    enum { LONGEST = 8 };
    gsize first = last;
    while (first > 0 && last - first < LONGEST && is_joined(speech, first) &&
           (is_kind(speech, first - 1, TOKEN_NUMBER) || is_sign(speech, first - 1, '.') ||
            is_sign(speech, first - 1, ',')))
        first--;
    return first > 0 && is_joined(speech, first) && is_number_sign(speech, first - 1) ? first - 1
                                                                                      : first;
}

/* Whether the second of two dashes is the minus of the number behind it: both are hyphens in
 * "-0.7--0.3" and in "5--10 mg", where they stand for one dash. */
static gboolean is_minus_behind_dash(const Speech *speech, gsize dash, gsize left)
{
    Numeral first, second;
    if (look(speech, dash)->sign != look(speech, dash + 1)->sign || is_any_dash(speech, left))
        return TRUE;
    return read_numeral(speech, left, &first) && read_numeral(speech, dash + 2, &second) &&
           second.n_decimals && numeral_number(speech, &first) > numeral_number(speech, &second);
}

/* Two dashes between two numbers, "5--10", "-5 – -3", "5 -- 10", or a dash and a plus; whether the
 * second is a minus. */
static gboolean read_two_dashes(const Speech *speech, gsize dash, gboolean *minus)
{
    gsize number, second = dash + 1, value = dash + 2;
    Numeral numeral;
    gboolean plus = is_sign(speech, second, '+');
    if (!is_any_dash(speech, dash) || !(plus || is_any_dash(speech, second)) ||
        !read_numeral(speech, value, &numeral) || !follows_quantity(speech, dash, &number))
        return FALSE;
    gsize after = value + numeral.count, left = number_start(speech, number);
    if (is_any_dash(speech, after) && is_joined(speech, after))
        return FALSE; /* "1--800--555": no range has three parts */
    gboolean apart = look(speech, dash)->blank;
    if (plus) /* "-2-+2" */
        return !apart && is_joined(speech, second) && is_joined(speech, value);
    *minus = is_minus_behind_dash(speech, dash, left);
    if (look(speech, second)->blank) /* "-5 - -3 °C", but "2 - -3" is arithmetic */
        return apart && is_joined(speech, value) &&
               (is_any_dash(speech, left) || is_sign(speech, dash, 0x2013));
    if (is_sign(speech, dash, 0x2212) && !is_any_dash(speech, left))
        return FALSE; /* "5 − −3" */
    if (apart != look(speech, value)->blank)
        return FALSE;
    Numeral first;
    return !apart || (read_numeral(speech, left, &first) && left + first.count == dash &&
                      numeral_number(speech, &first) < numeral_number(speech, &numeral));
}

static gsize say_two_dashes(Speech *speech, gsize at)
{
    gboolean minus = FALSE;
    if (!is_any_dash(speech, at) || !read_two_dashes(speech, at, &minus))
        return 0;
    say_grammar(speech, "to", at, 1);
    if (minus || is_sign(speech, at + 1, '+'))
        say_grammar(speech, minus ? "minus" : "plus", at + 1, 1);
    else
        leave_out_tokens(speech, at + 1, 1, "dash-written-twice");
    return 2;
}

/* --- pressures of the blood ------------------------------------------------------------------- */

/* One pressure or a range of them: "140", "140–150". */
typedef struct {
    gint64 low, high; /* the same where there is no range */
    gsize at, count;
} Span;

static gboolean read_span(const Speech *speech, gsize at, Span *span)
{
    gint64 low = token_value(speech, at), high = low;
    *span = (Span){low, low, at, 1};
    if (low < 0 || token_digits(speech, at) > 3)
        return FALSE;
    if (!is_any_dash(speech, at + 1) || !is_joined(speech, at + 1) || !is_joined(speech, at + 2))
        return TRUE;
    high = token_value(speech, at + 2);
    if (high > low && token_digits(speech, at + 2) <= 3 && !is_sign(speech, at + 3, '.'))
        *span = (Span){low, high, at, 3};
    return TRUE;
}

/* "140–150/90–95", "120 / 80" */
typedef struct {
    Span above, below;
    gsize slash, end; /* tokens */
} Pressure;

static gboolean read_pressure(const Speech *speech, gsize at, Pressure *pressure)
{
    if (!read_span(speech, at, &pressure->above))
        return FALSE;
    pressure->slash = at + pressure->above.count;
    if (!is_sign(speech, pressure->slash, '/') || !look(speech, pressure->slash + 1) ||
        is_joined(speech, pressure->slash) != is_joined(speech, pressure->slash + 1))
        return FALSE;
    gsize below = pressure->slash + 1;
    if (!read_span(speech, below, &pressure->below))
        return FALSE;
    if (pressure->below.count > 1 && is_sign(speech, below + 3, '/')) /* "120/80-130/85" */
        pressure->below = (Span){pressure->below.low, pressure->below.low, below, 1};
    pressure->end = below + pressure->below.count;
    gsize after = pressure->end;
    return !(is_joined(speech, after) &&
             (is_kind(speech, after, TOKEN_NUMBER) ||
              (is_sign(speech, after, '/') && is_joined(speech, after + 1))));
}

/* What a heart can do: no other pair of numbers is in these bounds by chance. */
static gboolean is_plausible(const Pressure *pressure)
{
    enum { LEAST_ABOVE = 70, MOST_ABOVE = 260, LEAST_BELOW = 30, MOST_BELOW = 150, PULSE = 120 };
    return pressure->above.low >= LEAST_ABOVE && pressure->above.high <= MOST_ABOVE &&
           pressure->below.low >= LEAST_BELOW && pressure->below.high <= MOST_BELOW &&
           pressure->above.low > pressure->below.low &&
           pressure->above.low - pressure->below.low <= PULSE;
}

static gboolean has_pressure_unit(const Speech *speech, gsize at)
{
    Unit unit;
    return read_unit(speech, at, &unit) && g_str_has_prefix(unit.row->column[2], "pressure");
}

static void say_span(Speech *speech, const Span *span)
{
    say_number(speech, SPELL_CARDINAL, span->low, range_start(speech, span->at),
               range_end(speech, span->at, 1));
    if (span->count == 1)
        return;
    say_grammar(speech, "to", span->at + 1, 1);
    say_number(speech, SPELL_CARDINAL, span->high, range_start(speech, span->at + 2),
               range_end(speech, span->at + 2, 1));
}

static void say_pressure(Speech *speech, const Pressure *pressure)
{
    say_span(speech, &pressure->above);
    say_grammar(speech, "over", pressure->slash, 1);
    say_span(speech, &pressure->below);
}

/* A pressure that is more than two numbers and a slash, which are left to the fractions. */
static gsize say_pressures(Speech *speech, gsize at)
{
    Pressure first, last;
    Unit unit;
    if (!is_kind(speech, at, TOKEN_NUMBER) ||
        (at > 0 && is_joined(speech, at) && is_kind(speech, at - 1, TOKEN_SIGN) &&
         !is_sign(speech, at - 1, '(')) ||
        !read_pressure(speech, at, &first) || !is_plausible(&first))
        return 0;
    gsize dash = first.end;
    gboolean until = is_any_dash(speech, dash) && look(speech, dash + 1) &&
                     is_joined(speech, dash) == is_joined(speech, dash + 1) &&
                     read_pressure(speech, dash + 1, &last) && is_plausible(&last);
    gboolean known = has_context_before(speech, at, 6, "pressure") ||
                     has_pressure_unit(speech, until ? last.end : first.end);
    gboolean apart = look(speech, first.slash)->blank;
    gboolean ranged = first.above.count > 1 && (known || first.below.count > 1);
    if (!(until || apart || ranged || (known && first.below.count > 1)) ||
        (apart && !known && read_unit(speech, first.end, &unit)))
        return 0;
    say_pressure(speech, &first);
    gsize next = first.end;
    if (until) {
        say_grammar(speech, "to", dash, 1);
        say_pressure(speech, &last);
        next = last.end;
    }
    return next - at + (read_unit(speech, next, &unit) ? say_unit(speech, next, &unit, FALSE) : 0);
}

static gboolean is_comparator(const Speech *speech, gsize at)
{
    return is_sign(speech, at, '<') || is_sign(speech, at, '>') || is_sign(speech, at, 0x2264) ||
           is_sign(speech, at, 0x2265);
}

/* The slash of "<120/<80" and "120-129/<80": the comparator comes next. */
static gsize say_slash_of_bounds(Speech *speech, gsize at)
{
    if (at == 0 || !is_sign(speech, at, '/') || !is_joined(speech, at) ||
        !is_joined(speech, at + 1) || !is_comparator(speech, at + 1))
        return 0;
    gsize below = at + (is_sign(speech, at + 2, '=') ? 3 : 2);
    Span above_span = {token_value(speech, at - 1), token_value(speech, at - 1), at - 1, 1};
    Span below_span = {token_value(speech, below), token_value(speech, below), below, 1};
    Pressure pressure = {above_span, below_span, at, below + 1};
    if (!is_plausible(&pressure))
        return 0;
    say_grammar(speech, "over", at, 1);
    return 1;
}

gsize verbalize_range(Speech *speech, gsize at)
{
    if (is_sign(speech, at, '/'))
        return speech->spell ? say_slash_of_bounds(speech, at) : 0;
    gsize taken = speech->spell ? say_pressures(speech, at) : 0;
    return taken ? taken : say_two_dashes(speech, at);
}
