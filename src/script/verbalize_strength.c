/* Strengths of medicines with several substances: "24/26 mg", "2.5/6.25 mg", "100/62.5/25 mcg".
 * Each number is a dose of its own and nothing is divided, whatever the slash looks like: a
 * strength said as a fraction would be another dose. */
#include "script/verbalize.h"

#include <string.h>

enum { MAX_PARTS = 5 };

typedef struct {
    Numeral parts[MAX_PARTS];
    gsize at[MAX_PARTS]; /* the first token of each */
    guint n_parts;
    gsize count; /* tokens of them all */
    gboolean decimal;
    gboolean mass; /* a unit of mass follows */
    gboolean pressure;
} Strengths;

static gboolean is_slash(const Speech *speech, gsize at)
{
    return (is_sign(speech, at, '/') || is_sign(speech, at, 0x2044)) && is_joined(speech, at);
}

/* Two or more numbers with slashes between them and no blanks. */
static gboolean read_strengths(const Speech *speech, gsize at, Strengths *strengths)
{
    *strengths = (Strengths){0};
    for (gsize next = at; strengths->n_parts < MAX_PARTS; next++) {
        Numeral *part = &strengths->parts[strengths->n_parts];
        if ((next > at && !is_joined(speech, next)) || !read_numeral(speech, next, part) ||
            part->value < 0)
            return FALSE;
        strengths->at[strengths->n_parts++] = next;
        strengths->decimal |= part->n_decimals > 0;
        next += part->count;
        strengths->count = next - at;
        if (!is_slash(speech, next) || !is_joined(speech, next + 1))
            break;
    }
    Unit unit;
    if (read_unit(speech, at + strengths->count, &unit)) {
        strengths->mass = strstr(unit.row->column[2], "mass") != NULL;
        strengths->pressure = g_str_has_prefix(unit.row->column[2], "pressure");
    }
    strengths->pressure |= has_context_before(speech, at, 6, "pressure");
    return strengths->n_parts > 1;
}

/* "1/2 mg" and "3/4 gr" are parts of one; "5/10 mg" and "8/2 mg" are none that anybody would write
 * so, nor is anything divided finer than into sixteenths. */
static gboolean is_part_of_one(gint64 above, gint64 below)
{
    enum { FINEST_PART = 16 };
    if (above >= below || below > FINEST_PART)
        return FALSE;
    for (gint64 divisor = 2; divisor <= above; divisor++)
        if (above % divisor == 0 && below % divisor == 0)
            return FALSE;
    return TRUE;
}

/* "Advair 250/50", "hydrocodone/APAP 5/325", "Augmentin 875/125": without a unit, but no pressure
 * of the blood looks like it, and no fraction. */
static gboolean is_bare_strength(const Speech *speech, gsize at, gint64 above, gint64 below)
{
    enum { HIGHEST_PRESSURE = 300, WIDEST_PULSE = 140 };
    if (is_year(speech, at) && above > below) /* "2024/25" */
        return FALSE;
    gboolean after_name = at > 1 && is_capitalized(speech, at - 1) &&
                          !is_all_capitals(speech, at - 1) && look(speech, at)->blank;
    if (above < below)
        return above < 100 && below > 100;
    return below > 9 &&
           (above > HIGHEST_PRESSURE || above - below > WIDEST_PULSE || (after_name && above > 50));
}

/* "6.1/1,000": so many in a round number. */
static gboolean is_rate(const Strengths *strengths)
{
    gint64 below = strengths->parts[1].value;
    while (below >= 10 && below % 10 == 0)
        below /= 10;
    return below == 1 && strengths->parts[1].value >= 100 && !strengths->mass;
}

static gboolean is_strength(const Speech *speech, gsize at, const Strengths *strengths)
{
    if (strengths->n_parts > 2)
        return strengths->decimal || strengths->mass;
    if (strengths->pressure || is_rate(strengths))
        return FALSE;
    gint64 above = strengths->parts[0].value, below = strengths->parts[1].value;
    return strengths->decimal || (strengths->mass && !is_part_of_one(above, below)) ||
           is_bare_strength(speech, at, above, below);
}

gsize verbalize_strength(Speech *speech, gsize at)
{
    Strengths strengths;
    if (!speech->spell || !read_strengths(speech, at, &strengths))
        return 0;
    gboolean mean_pressure = strengths.n_parts == 2 && strengths.pressure && strengths.decimal;
    if (!mean_pressure && !is_strength(speech, at, &strengths))
        return 0;
    for (guint i = 0; i < strengths.n_parts; i++) {
        if (i > 0)
            say_grammar(speech, mean_pressure ? "over" : "slash", strengths.at[i] - 1, 1);
        say_numeral(speech, &strengths.parts[i]);
    }
    return strengths.count + say_measure(speech, at + strengths.count, FALSE);
}
