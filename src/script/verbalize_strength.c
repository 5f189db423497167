/* Strengths of medicines with several substances: "24/26 mg", "2.5/6.25 mg", "875-125 mg",
 * "Azor 5/20". Each number is a dose of its own and nothing is divided, whatever the slash looks
 * like, nor is a range meant: a strength said as a fraction or a range would be another dose. */
#include "script/verbalize.h"

enum { MAX_PARTS = 6 };

/* Doses of one medicine are seldom further apart than so; the substances of a strength often. */
enum { WIDE_APART = 4 };

typedef struct {
    Numeral parts[MAX_PARTS];
    gsize at[MAX_PARTS]; /* the first token of each */
    guint n_parts;
    gsize count; /* tokens of them all */
    gboolean dashed, decimal;
    gboolean unit, mass; /* a unit follows, one of mass */
    gboolean pressure;
} Strengths;

static gboolean is_slash(const Speech *speech, gsize at)
{
    return (is_sign(speech, at, '/') || is_sign(speech, at, 0x2044)) && is_joined(speech, at);
}

/* Two or more numbers with slashes between them, or dashes, and no blanks. */
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
        gboolean dash = is_any_dash(speech, next) && is_joined(speech, next);
        if (strengths->n_parts == 1)
            strengths->dashed = dash;
        if (!(strengths->dashed ? dash && is_kind(speech, next + 1, TOKEN_NUMBER)
                                : is_slash(speech, next)) ||
            !is_joined(speech, next + 1))
            break;
    }
    if (strengths->n_parts < 2)
        return FALSE;
    Unit unit;
    strengths->unit = read_unit(speech, at + strengths->count, &unit);
    if (strengths->unit) {
        strengths->mass = unit_is_dose(&unit);
        strengths->pressure = g_str_has_prefix(unit.row->column[2], "pressure");
    }
    strengths->pressure |= has_context_before(speech, at, 6, "pressure");
    return TRUE;
}

/* --- the medicine before it ------------------------------------------------------------------- */

/* Whether the word looks like a substance: it is listed, written in capitals ("HCTZ", "SMX"), or
 * ends as their names do; no "dose" of "low-dose" and no "release". */
static gboolean is_substance(const Speech *speech, gsize at)
{
    enum { SHORTEST = 6, SHORTEST_CAPITALS = 3, SHORTEST_ENDING = 3, LONGEST_ENDING = 4 };
    gsize length = token_length(speech, at);
    const char *word = token_text(speech, at);
    if (is_all_capitals(speech, at) && length >= SHORTEST_CAPITALS)
        return TRUE;
    if (in_context(speech, at, "component") || in_context(speech, at, "combination"))
        return TRUE;
    for (gsize ending = SHORTEST_ENDING; length >= SHORTEST && ending <= LONGEST_ENDING; ending++)
        if (is_word_in_context(speech, word + length - ending, ending, "substance-ending"))
            return TRUE;
    return FALSE;
}

/* "carbidopa/levodopa", "oxycodone-acetaminophen", "TMP-SMX": names of substances joined. */
static gboolean is_joined_name(const Speech *speech, gsize last)
{
    return last > 1 && is_kind(speech, last, TOKEN_WORD) && is_joined(speech, last) &&
           (is_sign(speech, last - 1, '/') || is_any_dash(speech, last - 1)) &&
           is_joined(speech, last - 1) && is_kind(speech, last - 2, TOKEN_WORD) &&
           is_substance(speech, last);
}

/* The last word of the medicine's name right before: "Diovan" of "Diovan HCT 160/25"; `at` where
 * none may stand there. */
static gsize find_name(const Speech *speech, gsize at)
{
    enum { MOST_SUFFIXES = 2 };
    if (at == 0 || !look(speech, at)->blank)
        return at;
    gsize name = at - 1;
    for (guint i = 0; i < MOST_SUFFIXES && name > 0 && in_context(speech, name, "release"); i++)
        name--;
    return name;
}

/* Whether a medicine that is only made of several substances is named right before: "Azor". */
static gboolean is_after_combination(const Speech *speech, gsize at)
{
    gsize name = find_name(speech, at);
    return name < at && (in_context(speech, name, "combination") || is_joined_name(speech, name));
}

/* The same, or one that is given alone as well ("valsartan"): then a rising pair may be a range. */
static gboolean is_after_component(const Speech *speech, gsize at)
{
    gsize name = find_name(speech, at);
    return is_after_combination(speech, at) || (name < at && in_context(speech, name, "component"));
}

/* "Tazdor 5/20": some name, where no other word of a sentence would stand. */
static gboolean is_after_name(const Speech *speech, gsize at)
{
    return at > 0 && is_capitalized(speech, at - 1) && !is_all_capitals(speech, at - 1) &&
           look(speech, at)->blank && token_length(speech, at - 1) > 3 &&
           !in_context(speech, at - 1, "common") && !find_token(speech, TABLE_CALENDAR, at - 1);
}

/* --- with slashes ----------------------------------------------------------------------------- */

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

/* "Caduet 1/2 tablet": what a tablet is cut into. */
static gboolean is_part_of_tablet(const Speech *speech, gsize after, gint64 above, gint64 below)
{
    enum { FINEST_CUT = 4 };
    return is_part_of_one(above, below) && below <= FINEST_CUT &&
           (below == 2 || in_context(speech, after, "counted-form"));
}

/* "Advair 250/50", "Augmentin 875/125": without a unit, but no pressure of the blood looks like it,
 * and no fraction. */
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

/* The same for numbers that look like a fraction: "Azor 5/20" and "Loestrin 1/20", but "Georgia 1/3
 * of voters" and "Score 5/5". */
static gboolean is_named_strength(const Speech *speech, gsize at, const Strengths *strengths)
{
    gint64 above = strengths->parts[0].value, below = strengths->parts[1].value;
    gsize after = at + strengths->count;
    if (is_part_of_tablet(speech, after, above, below))
        return FALSE;
    if (is_after_component(speech, at))
        return TRUE;
    gboolean sight = above == 20 && below >= 15;
    return is_after_name(speech, at) && above != below && !sight && above <= 100 &&
           !(above == 24 && below == 7) && !(above == 9 && below == 11) &&
           !is_part_of_one(above, below) && !has_context_before(speech, at, 4, "score") &&
           (!is_kind(speech, after, TOKEN_WORD) || in_context(speech, after, "measured") ||
            in_context(speech, after, "frequency"));
}

/* "6.1/1,000": so many in a round number. */
static gboolean is_rate(const Strengths *strengths)
{
    gint64 below = strengths->parts[1].value;
    while (below >= 10 && below % 10 == 0)
        below /= 10;
    return below == 1 && strengths->parts[1].value >= 100 && !strengths->mass;
}

static gboolean is_slashed_strength(const Speech *speech, gsize at, const Strengths *strengths)
{
    if (strengths->n_parts > 2)
        return strengths->decimal || strengths->mass || is_after_component(speech, at);
    if (strengths->pressure)
        return FALSE;
    gint64 above = strengths->parts[0].value, below = strengths->parts[1].value;
    if (is_range_dash(speech, at + strengths->count)) /* dates: "12/22 – 1/4" */
        return strengths->mass && !is_part_of_one(above, below);
    if (is_rate(strengths))
        return is_after_component(speech, at);
    return strengths->decimal || (strengths->mass && !is_part_of_one(above, below)) ||
           is_bare_strength(speech, at, above, below) || is_named_strength(speech, at, strengths);
}

/* --- with dashes ------------------------------------------------------------------------------ */

/* "tapered from 40-20 mg": the doses do go down. */
static gboolean is_lowered(const Speech *speech, gsize at)
{
    return has_context_before(speech, at, 4, "lowering");
}

/* "10-325 mg", "25-100" of a known medicine: ascending, but too far apart for a range. A number of
 * tablets is small. */
static gboolean is_wide_strength(const Speech *speech, gsize at, const Strengths *strengths,
                                 double first, double second)
{
    enum { MOST_TABLETS = 10 };
    gsize after = at + strengths->count;
    gboolean form = in_context(speech, after, "measured");
    if (strengths->unit && !strengths->mass && !(form && second > MOST_TABLETS))
        return FALSE;
    if (!form && is_counted(speech, after))
        return FALSE;
    if (strengths->mass && is_joined_name(speech, at - 1))
        return TRUE; /* two substances, two doses: "amlodipine-benazepril 10-20 mg" */
    if (second == first || (!strengths->unit && !is_kind(speech, after, TOKEN_WORD)))
        return TRUE; /* "Stiolto 2.5-2.5", "Zestoretic 20-25" */
    return second >= WIDE_APART * first ||
           (strengths->mass &&
            in_context(speech, after + 1, "measured")); /* "Lotrel 5-10 mg capsules" */
}

/* No range goes down: "875-125 mg", "8-2 mg". */
static gboolean is_dashed_strength(const Speech *speech, gsize at, const Strengths *strengths)
{
    double first = numeral_number(speech, &strengths->parts[0]);
    double second = numeral_number(speech, &strengths->parts[1]);
    gboolean known = is_after_combination(speech, at);
    if (is_lowered(speech, at))
        return FALSE;
    if (strengths->n_parts > 2) { /* "50-325-40 mg", but a course of "60-40-20 mg" */
        double third = numeral_number(speech, &strengths->parts[2]);
        return known || (strengths->mass && (first < second) != (second < third));
    }
    if (first > second)
        return strengths->mass || is_after_component(speech, at);
    return known && is_wide_strength(speech, at, strengths, first, second);
}

gboolean is_descending_mass(const Speech *speech, gsize at, gsize dash)
{
    Numeral first, second;
    Unit first_unit, second_unit;
    return read_numeral(speech, at, &first) && read_numeral(speech, dash + 1, &second) &&
           read_unit(speech, at + first.count, &first_unit) &&
           read_unit(speech, dash + 1 + second.count, &second_unit) &&
           first_unit.row == second_unit.row && unit_is_dose(&first_unit) &&
           numeral_number(speech, &first) > numeral_number(speech, &second) &&
           !is_lowered(speech, at);
}

/* --- the recognizer --------------------------------------------------------------------------- */

/* A strength has a word between its doses, a course of them, "60-40-20 mg", a pause. */
static void say_between(Speech *speech, const Strengths *strengths, gsize sign, const char *word)
{
    if (word || !strengths->dashed) {
        say_grammar(speech, word, sign, 1);
        return;
    }
    leave_out_tokens(speech, sign, 1, "dash-of-a-course");
    say_break(speech, ',');
}

gsize verbalize_strength(Speech *speech, gsize at)
{
    Strengths strengths;
    if ((at > 0 && is_joined(speech, at) && is_any_dash(speech, at - 1)) ||
        !read_strengths(speech, at, &strengths))
        return 0;
    if (!speech->spell && !strengths.mass)
        return 0;
    gboolean mean_pressure =
        !strengths.dashed && strengths.n_parts == 2 && strengths.pressure && strengths.decimal;
    gboolean strength = strengths.dashed ? is_dashed_strength(speech, at, &strengths)
                                         : is_slashed_strength(speech, at, &strengths);
    gboolean course = strengths.dashed && strengths.unit && strengths.n_parts > 2;
    if (!mean_pressure && !strength && !course)
        return 0;
    const char *word = mean_pressure ? "over" : strength ? "slash" : NULL;
    for (guint i = 0; i < strengths.n_parts; i++) {
        if (i > 0)
            say_between(speech, &strengths, strengths.at[i] - 1, word);
        say_numeral(speech, &strengths.parts[i]);
    }
    return strengths.count + say_measure(speech, at + strengths.count, FALSE);
}
