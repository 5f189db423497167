/* How much and how often, as prescriptions write it: "1-0-0-1", "8/24h", "gtt ii", "two (2)
 * tablets". */
#include "script/verbalize.h"

#include <string.h>

/* --- how many in the morning, at noon, in the evening, at night: "1-0-1", "½-0-0-½" --- */

enum { MOST_AT_ONCE = 9, FEWEST_TIMES = 3, MOST_TIMES = 4 };

static gboolean is_share(const Speech *speech, gsize at)
{
    gint64 value = token_value(speech, at);
    return vulgar_fraction(speech, at) ||
           (value >= 0 && value <= MOST_AT_ONCE && token_digits(speech, at) == 1);
}

/* The tokens of a scheme of three or four shares, 0 where there is none. */
static gsize read_scheme(const Speech *speech, gsize at)
{
    if (at > 0 && is_joined(speech, at) && !is_sign(speech, at - 1, '('))
        return 0;
    gsize shares = 0, next = at;
    for (; is_share(speech, next) && (next == at || is_joined(speech, next)); next += 2) {
        shares++;
        if (!is_any_dash(speech, next + 1) || !is_joined(speech, next + 1)) {
            next++;
            break;
        }
    }
    gboolean ends = !is_joined(speech, next) ||
                    (is_kind(speech, next, TOKEN_SIGN) && !is_any_dash(speech, next));
    return shares >= FEWEST_TIMES && shares <= MOST_TIMES && ends ? next - at : 0;
}

static gsize say_scheme(Speech *speech, gsize at)
{
    gsize count = read_scheme(speech, at);
    for (gsize i = 0; i < count; i += 2) {
        const TableRow *fraction = vulgar_fraction(speech, at + i);
        if (fraction)
            say_tokens(speech, fraction->column[0], at + i, 1);
        else
            say_number(speech, SPELL_CARDINAL, token_value(speech, at + i),
                       range_start(speech, at + i), range_end(speech, at + i, 1));
        if (i + 1 < count) {
            leave_out_tokens(speech, at + i + 1, 1, "dash-of-a-scheme");
            say_break(speech, ',');
        }
    }
    return count;
}

/* --- so many in so many hours: "8/24h", "4/24 hours" --- */

static gboolean is_span_of_hours(gint64 hours)
{
    return hours >= 6 && hours <= 72 && (hours % 12 == 0 || hours == 6 || hours == 8);
}

static gsize say_rate(Speech *speech, gsize at)
{
    Unit unit;
    gint64 doses = token_value(speech, at), hours = token_value(speech, at + 2);
    if (doses < 1 || (at > 0 && is_joined(speech, at) && !is_sign(speech, at - 1, '(')) ||
        !is_sign(speech, at + 1, '/') || !is_joined(speech, at + 1) || !is_joined(speech, at + 2) ||
        !is_span_of_hours(hours) || !read_unit(speech, at + 3, &unit) || unit.hyphen)
        return 0;
    if (!strstr(unit.row->column[2], "time") || *token_text(speech, unit.unit_at) != 'h')
        return 0; /* hours begin with an h in each language that has tables */
    say_number(speech, SPELL_CARDINAL, doses, range_start(speech, at), range_end(speech, at, 1));
    say_grammar(speech, "per", at + 1, 1);
    say_number(speech, SPELL_CARDINAL, hours, range_start(speech, at + 2),
               range_end(speech, at + 2, 1));
    return 3 + say_unit(speech, at + 3, &unit, FALSE);
}

/* --- how many of a form, behind it and in Roman: "gtt ii", "tabs iv" --- */

/* What may follow such a number: directions, or nothing. "The tablets i take" has none. */
static gboolean ends_count(const Speech *speech, gsize at)
{
    gsize count;
    return !look(speech, at) || is_kind(speech, at, TOKEN_SIGN) ||
           find_run(speech, TABLE_LATIN, at, 6, &count) || in_context(speech, at, "route") ||
           in_context(speech, at, "frequency");
}

static gsize say_count_behind(Speech *speech, gsize at)
{
    enum { MOST = 20 };
    Unit unit;
    gsize numeral = at + 1;
    int value = small_roman(speech, numeral);
    if (!value || value > MOST || !look(speech, numeral)->blank ||
        (at > 0 && token_digits(speech, at - 1)) || !in_context(speech, at, "counted-form") ||
        !ends_count(speech, numeral + 1) || !read_unit(speech, at, &unit) || unit.count != 1)
        return 0;
    say_number(speech, SPELL_CARDINAL, value, range_start(speech, at),
               range_end(speech, numeral, 1));
    say_tokens(speech, unit.row->column[value == 1 ? 0 : 1], at, 2);
    return 2;
}

/* --- the number once more --- */

/* Whether the last words said are these. */
static gboolean ends_with_words(const GString *spoken, const char *words)
{
    gsize length = strlen(words);
    if (spoken->len < length)
        return FALSE;
    const char *tail = spoken->str + spoken->len - length;
    return g_ascii_strcasecmp(tail, words) == 0 && (tail == spoken->str || tail[-1] == ' ');
}

/* "two (2) tablets": the tokens of the bracket. */
static gsize repeats_words(const Speech *speech, gsize at)
{
    gint64 value = token_value(speech, at + 1);
    if (value < 0 || !is_sign(speech, at + 2, ')') || !is_kind(speech, at - 1, TOKEN_WORD))
        return 0;
    g_autofree char *words = number_words(speech, SPELL_CARDINAL, value);
    return ends_with_words(speech->spoken, g_strdelimit(words, "-", ' ')) ? 3 : 0;
}

/* "2 (two) tablets", "25 (twenty-five) mg" */
static gsize repeats_digits(const Speech *speech, gsize at)
{
    enum { MOST_TOKENS = 5 };
    gint64 value = token_value(speech, at - 1);
    gsize end = at + 1;
    while (end <= at + MOST_TOKENS && !is_sign(speech, end, ')'))
        end++;
    if (value < 0 || end > at + MOST_TOKENS || end == at + 1)
        return 0;
    g_autofree char *words = number_words(speech, SPELL_CARDINAL, value);
    gsize start = range_start(speech, at + 1);
    g_autofree char *written =
        g_strndup(speech->text + start, range_end(speech, end - 1, 1) - start);
    g_strdelimit(words, "-", ' ');
    return g_ascii_strcasecmp(g_strdelimit(written, "-", ' '), words) == 0 ? end + 1 - at : 0;
}

static gsize leave_out_repeat(Speech *speech, gsize at)
{
    if (!is_sign(speech, at, '(') || at == 0 || speech->pending)
        return 0;
    gsize count = repeats_words(speech, at);
    if (!count)
        count = repeats_digits(speech, at);
    if (count)
        leave_out_tokens(speech, at, count, "number-said-twice");
    return count;
}

gsize verbalize_dosage(Speech *speech, gsize at)
{
    if (!speech->spell)
        return 0;
    gsize taken = leave_out_repeat(speech, at);
    if (!taken)
        taken = say_scheme(speech, at);
    if (!taken)
        taken = say_count_behind(speech, at);
    return taken ? taken : say_rate(speech, at);
}
