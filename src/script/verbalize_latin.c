/* The Latin of prescriptions: "b.i.d.", "q4–6h", "PRN". */
#include "script/verbalize.h"

#include <string.h>

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
    if (!read_unit(speech, next, &unit) || strstr(unit.row->column[2], "time") == NULL)
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

/* A dose stands near: a number or a unit within a few tokens before. */
static gboolean is_near_dose(const Speech *speech, gsize at)
{
    enum { REACH = 6 };
    for (gsize back = 1; back <= REACH && back <= at; back++) {
        if (is_kind(speech, at - back, TOKEN_NUMBER) || in_context(speech, at - back, "measured"))
            return TRUE;
    }
    return FALSE;
}

gsize verbalize_latin(Speech *speech, gsize at)
{
    enum { MAX_TOKENS = 6 };
    if (!is_kind(speech, at, TOKEN_WORD))
        return 0;
    gsize taken = say_interval(speech, at), count;
    if (taken)
        return taken;
    const TableRow *row = find_run(speech, TABLE_LATIN, at, MAX_TOKENS, &count);
    if (!row || (is_joined(speech, at + count) && !is_kind(speech, at + count, TOKEN_SIGN)))
        return 0;
    if (strcmp(row->column[0], "dose") == 0 && !is_near_dose(speech, at))
        return 0;
    gboolean stop = is_sign(speech, at + count - 1, '.');
    say_tokens(speech, row->column[1], at, count);
    if (stop && ends_sentence(speech, at + count - 1))
        say_break(speech, '.');
    return count;
}
