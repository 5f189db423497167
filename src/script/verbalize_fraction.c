/* Numbers with a slash: fractions, scores, blood pressure, pairs. Strengths of medicines are taken
 * before they come here. */
#include "script/verbalize.h"

#include <string.h>

typedef struct {
    gint64 above, below;
    gsize count; /* tokens of "1/2" or "3/5th" */
} Slashed;

/* "1 / 2 tablet": blanks around the slash, before what is cut into parts. */
static gboolean is_spaced_fraction(const Speech *speech, gsize at)
{
    enum { FINEST = 8 };
    Unit unit;
    return !is_joined(speech, at + 1) && !is_joined(speech, at + 2) &&
           token_value(speech, at) > 0 && token_value(speech, at) < token_value(speech, at + 2) &&
           token_value(speech, at + 2) <= FINEST &&
           (in_context(speech, at + 3, "counted-form") ||
            (read_unit(speech, at + 3, &unit) && strstr(unit.row->column[2], "volume")));
}

/* "1/2", "4/5th"; no third part. */
static gboolean read_slashed(const Speech *speech, gsize at, Slashed *slashed)
{
    if (!is_kind(speech, at, TOKEN_NUMBER) ||
        !(is_sign(speech, at + 1, '/') || is_sign(speech, at + 1, 0x2044)) ||
        !is_kind(speech, at + 2, TOKEN_NUMBER) ||
        ((!is_joined(speech, at + 1) || !is_joined(speech, at + 2)) &&
         !is_spaced_fraction(speech, at)))
        return FALSE;
    *slashed = (Slashed){token_value(speech, at), token_value(speech, at + 2), 3};
    if (slashed->above < 0 || slashed->below < 0)
        return FALSE;
    gsize after = at + 3;
    if (is_joined(speech, after) && (is_text(speech, after, "th") || is_text(speech, after, "rd") ||
                                     is_text(speech, after, "ths") || is_text(speech, after, "nd")))
        slashed->count = 4;
    else if (is_sign(speech, after, '/') && is_kind(speech, after + 1, TOKEN_NUMBER))
        return FALSE;
    return TRUE;
}

static gboolean is_pressure(const Speech *speech, gsize at, const Slashed *slashed)
{
    Unit unit;
    if (read_unit(speech, at + slashed->count, &unit) &&
        g_str_has_prefix(unit.row->column[2], "pressure"))
        return TRUE;
    gboolean plausible = slashed->above >= 50 && slashed->above <= 300 && slashed->below >= 20 &&
                         slashed->above > slashed->below;
    return plausible || (slashed->above > 20 && has_context_before(speech, at, 6, "pressure"));
}

/* The name of a part: "half", "quarters", "eighths"; NULL where the language has none so large. */
static char *part_words(const Speech *speech, gint64 below, gboolean plural)
{
    g_autofree char *key = g_strdup_printf("fraction-%" G_GINT64_FORMAT, below);
    const TableRow *row = tables_find(speech->tables, TABLE_WORDS, key, strlen(key));
    if (row)
        return g_strdup(row->column[plural ? 1 : 0]);
    if (below < 3 || below > 100 || !grammar_word(speech, "number-plural")[0])
        return NULL;
    g_autofree char *ordinal = number_words(speech, SPELL_ORDINAL, below);
    return plural ? plural_words(ordinal) : g_steal_pointer(&ordinal);
}

static void say_pair(Speech *speech, gsize at, const Slashed *slashed, const char *between)
{
    say_number(speech, SPELL_CARDINAL, slashed->above, range_start(speech, at),
               range_end(speech, at, 1));
    if (between)
        say_grammar(speech, between, at + 1, 1);
    else
        leave_out(speech, range_start(speech, at + 1), range_end(speech, at + 1, 1),
                  "slash-of-a-pair");
    say_number(speech, SPELL_CARDINAL, slashed->below, range_start(speech, at + 2),
               range_end(speech, at + 2, slashed->count - 2));
}

/* "3/4 patients" counts heads, "3/4 cups" measures. */
static gboolean counts_things(const Speech *speech, gsize after)
{
    const Token *word = look(speech, after);
    if (!word || word->kind != TOKEN_WORD || !word->blank || !is_lower(speech, after))
        return FALSE;
    Unit unit;
    return in_context(speech, after, "people") && !read_unit(speech, after, &unit);
}

static gboolean say_fraction(Speech *speech, gsize at, const Slashed *slashed)
{
    enum { COARSEST_PARTS = 4 }; /* "3/2", but "14/8" is no part of anything */
    gboolean named =
        slashed->count == 4 || slashed->above < slashed->below || slashed->below <= COARSEST_PARTS;
    if (!named || slashed->above == 0 || slashed->above > 999)
        return FALSE;
    g_autofree char *part = part_words(speech, slashed->below, slashed->above != 1);
    if (!part)
        return FALSE;
    Unit unit;
    const char *half = "";
    if (slashed->above == 1 && slashed->below == 2 && read_unit(speech, at + slashed->count, &unit))
        half = grammar_word(speech, unit_count_kind(&unit) == SPELL_FEMININE ? "half-a-feminine"
                                                                             : "half-a");
    if (*half) { /* es "medio litro", "media taza" */
        say_tokens(speech, half, at, slashed->count);
        return TRUE;
    }
    g_autofree char *above =
        number_words(speech, slashed->above == 1 ? SPELL_COUNT : SPELL_CARDINAL, slashed->above);
    say_tokens(speech, above, at, 1);
    say(speech, part, range_start(speech, at + 1), range_end(speech, at, slashed->count));
    return TRUE;
}

/* Unit after a fraction: of less than one it is singular. */
static gsize say_fraction_unit(Speech *speech, gsize at, gboolean mixed)
{
    Unit unit;
    return read_unit(speech, at, &unit) ? say_unit(speech, at, &unit, !mixed || unit.hyphen) : 0;
}

/* "1/4–1/2 tab", "1/2-1 tab": the dash behind a fraction, and a second one. */
static gsize say_fraction_range(Speech *speech, gsize at)
{
    Slashed slashed;
    if (!is_range_dash(speech, at))
        return 0;
    say_grammar(speech, "to", at, 1);
    gboolean fraction = read_slashed(speech, at + 1, &slashed) && slashed.above > 0 &&
                        slashed.above < slashed.below;
    return 1 + (fraction && say_fraction(speech, at + 1, &slashed) ? slashed.count : 0);
}

static gsize say_mixed(Speech *speech, gsize at)
{
    Slashed slashed;
    gint64 whole = token_value(speech, at);
    gsize hyphen = is_sign(speech, at + 1, '-') && is_joined(speech, at + 1) ? 1 : 0;
    gsize part = at + 1 + hyphen;
    if (whole < 0 || whole > 999 || !read_slashed(speech, part, &slashed) ||
        !(hyphen ? is_joined(speech, part) : look(speech, part)->blank) || slashed.below > 100 ||
        (hyphen && slashed.above >= slashed.below) || slashed.below < 2)
        return 0;
    if (has_context_before(speech, at, 1, "roman"))
        return 0;
    g_autofree char *name = part_words(speech, slashed.below, slashed.above != 1);
    if (!name)
        return 0;
    gboolean feminine = count_kind(speech, part + slashed.count) == SPELL_FEMININE;
    say_number(speech, feminine ? SPELL_FEMININE : SPELL_CARDINAL, whole, range_start(speech, at),
               range_end(speech, at, 1)); /* es "una y media tabletas" */
    say(speech, grammar_word(speech, "and"), range_start(speech, at + 1),
        range_end(speech, part, 1));
    say_fraction(speech, part, &slashed);
    gsize taken = part + slashed.count - at;
    taken += say_fraction_range(speech, at + taken);
    return taken + say_fraction_unit(speech, at + taken, TRUE);
}

/* --- in languages whose parts have no names but "½" has --- */

/* The line of symbols.tsv for "1/2" as for "½"; NULL where it has none. */
static const TableRow *fraction_sign(const Speech *speech, const Slashed *slashed)
{
    static const struct {
        gint64 above, below;
        const char *sign;
    } signs[] = {{1, 2, "½"}, {1, 3, "⅓"}, {2, 3, "⅔"}, {1, 4, "¼"}, {3, 4, "¾"},
                 {1, 5, "⅕"}, {1, 8, "⅛"}, {3, 8, "⅜"}, {5, 8, "⅝"}, {7, 8, "⅞"}};
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
        if (slashed->above == signs[i].above && slashed->below == signs[i].below)
            return tables_find(speech->tables, TABLE_SYMBOLS, signs[i].sign, strlen(signs[i].sign));
    return NULL;
}

/* "1/2 mg", "1 1/2 mg" */
static gsize say_as_sign(Speech *speech, gsize at)
{
    Slashed slashed;
    gsize part = at;
    gboolean mixed = is_kind(speech, at + 1, TOKEN_NUMBER) && look(speech, at + 1)->blank &&
                     token_digits(speech, at) <= 2 && read_slashed(speech, at + 1, &slashed);
    part += mixed ? 1 : 0;
    if ((at > 0 && is_joined(speech, at) && is_kind(speech, at - 1, TOKEN_SIGN)) ||
        !read_slashed(speech, part, &slashed) || slashed.count != 3)
        return 0;
    const TableRow *row = fraction_sign(speech, &slashed);
    g_autofree char *key = g_strdup_printf("fraction-%" G_GINT64_FORMAT, slashed.below);
    if (!row || grammar_word(speech, "number-plural")[0] || grammar_word(speech, key)[0] ||
        has_context_before(speech, at, 1, "roman"))
        return 0;
    if (mixed) {
        Numeral whole;
        read_numeral(speech, at, &whole);
        say_numeral(speech, &whole);
        say(speech, grammar_word(speech, "and"), range_start(speech, part),
            range_end(speech, part, 1));
    }
    say_tokens(speech, row->column[mixed ? 2 : 0], part, slashed.count);
    speech->counted = PLURAL_OTHER;
    part += slashed.count;
    return part - at + say_measure(speech, part, !mixed);
}

/* "AST/ALT 45/60": two values of two names. */
static gboolean is_pair_of_values(const Speech *speech, gsize at)
{
    return at > 2 && is_all_capitals(speech, at - 1) && is_sign(speech, at - 2, '/') &&
           is_joined(speech, at - 1) && is_joined(speech, at - 2) &&
           is_all_capitals(speech, at - 3) && look(speech, at)->blank;
}

/* "05/26" is no fraction. */
static gboolean starts_with_zero(const Speech *speech, gsize at)
{
    return token_digits(speech, at) > 1 && token_text(speech, at)[0] == '0';
}

/* "2024/25", "2024/2025": a year's matter. */
static gboolean is_season(const Speech *speech, gsize at, const Slashed *slashed)
{
    return is_year(speech, at) && slashed->count == 3 &&
           (slashed->below == slashed->above + 1 || slashed->below == slashed->above % 100 + 1);
}

/* "20/40 in the left eye": how sharp an eye sees. */
static gboolean is_sight(const Speech *speech, gsize at, const Slashed *slashed)
{
    Unit unit;
    return slashed->above == 20 && slashed->count == 3 && slashed->below >= 15 &&
           slashed->below % 5 == 0 && !read_unit(speech, at + 3, &unit);
}

/* "pain 7/10", but "for pain take 1/2 tablet" */
static gboolean is_score(const Speech *speech, gsize at, const Slashed *slashed)
{
    enum { NEAR = 4, FAR = 10, USUAL = 10 };
    Unit unit;
    gsize after = at + slashed->count;
    const char *of = grammar_word(speech, "of");
    if (slashed->count != 3 || slashed->above > slashed->below || read_unit(speech, after, &unit) ||
        in_context(speech, after, "measured") || (*of && is_text(speech, after, of)))
        return FALSE;
    gint64 above = slashed->above;
    if (slashed->below == USUAL && above > 1 && (above % 2 == 0 || above == 5))
        return TRUE; /* "8/10": who means four fifths writes so */
    return has_context_before(speech, at, slashed->below == USUAL ? FAR : NEAR, "score") ||
           in_context(speech, after, "scored") || in_context(speech, after + 1, "scored");
}

gsize verbalize_fraction(Speech *speech, gsize at)
{
    if (!is_kind(speech, at, TOKEN_NUMBER))
        return 0;
    gsize as_sign = say_as_sign(speech, at);
    if (as_sign || !speech->spell)
        return as_sign;
    Slashed slashed;
    gsize mixed = say_mixed(speech, at);
    if (mixed || !read_slashed(speech, at, &slashed) || is_season(speech, at, &slashed))
        return mixed;
    gboolean joined_before = at > 0 && is_joined(speech, at) &&
                             (is_any_dash(speech, at - 1) || is_sign(speech, at - 1, '/'));
    gboolean part = FALSE;
    if (has_context_before(speech, at, 1, "roman"))
        say_pair(speech, at, &slashed, NULL);
    else if (is_pressure(speech, at, &slashed) ||
             (is_any_dash(speech, at + 3) && slashed.above > 100 && slashed.below > 30))
        say_pair(speech, at, &slashed, "over");
    else if (is_score(speech, at, &slashed) ||
             (slashed.above <= slashed.below && counts_things(speech, at + slashed.count)))
        say_pair(speech, at, &slashed, "out-of");
    else if ((slashed.above == slashed.below && slashed.above > 1) ||
             is_sight(speech, at, &slashed) || (slashed.above == 24 && slashed.below == 7) ||
             (slashed.above == 9 && slashed.below == 11))
        say_pair(speech, at, &slashed, NULL);
    else if ((joined_before && is_sign(speech, at - 1, '/')) || starts_with_zero(speech, at) ||
             is_pair_of_values(speech, at))
        say_pair(speech, at, &slashed, "slash");
    else if (!joined_before && say_fraction(speech, at, &slashed))
        part = TRUE;
    else
        say_pair(speech, at, &slashed, "over");
    gsize taken = slashed.count;
    if (part)
        taken += say_fraction_range(speech, at + taken);
    return taken + say_fraction_unit(speech, at + taken, !part);
}
