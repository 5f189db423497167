/* Dates: months with days and years in every usual order, dates in digits, weekdays. */
#include "script/verbalize.h"

#include <string.h>

enum { DAY_KIND, DAY_NUMBER, DAY_NAME, DAY_FLAG }; /* columns of calendar.tsv */

static const TableRow *find_calendar(const Speech *speech, gsize at, const char *kind)
{
    if (!is_kind(speech, at, TOKEN_WORD))
        return NULL;
    const TableRow *row = find_token(speech, TABLE_CALENDAR, at);
    return row && strcmp(row->column[DAY_KIND], kind) == 0 ? row : NULL;
}

/* A stop that belongs to the abbreviation before it. */
static gsize skip_stop(const Speech *speech, gsize at)
{
    return is_sign(speech, at, '.') && is_joined(speech, at) && look(speech, at + 1) ? 1 : 0;
}

static gboolean is_also_word(const TableRow *row)
{
    return strcmp(row->column[DAY_FLAG], "also-word") == 0;
}

/* --- the parts of a date ---------------------------------------------------------------------- */

typedef struct {
    gint64 day;
    gsize count; /* tokens: number, "th" */
} Day;

static gboolean is_ordinal_suffix(const Speech *speech, gsize at)
{
    if (!is_kind(speech, at, TOKEN_WORD) || !is_joined(speech, at))
        return FALSE;
    static const char *const suffixes[] = {"st", "nd", "rd", "th"};
    for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
        if (is_text(speech, at, suffixes[i]))
            return TRUE;
    return FALSE;
}

static gboolean read_day(const Speech *speech, gsize at, Day *day)
{
    if (token_digits(speech, at) > 2 || !is_kind(speech, at, TOKEN_NUMBER))
        return FALSE;
    *day = (Day){token_value(speech, at), 1};
    if (is_ordinal_suffix(speech, at + 1))
        day->count = 2;
    gsize after = at + day->count;
    if (day->day < 1 || day->day > 31 ||
        (day->count == 1 && is_joined(speech, after) && is_kind(speech, after, TOKEN_WORD)))
        return FALSE;
    if (is_joined(speech, after) && is_joined(speech, after + 1) &&
        is_kind(speech, after + 1, TOKEN_NUMBER) &&
        (is_sign(speech, after, ':') || is_sign(speech, after, '.') || is_sign(speech, after, '/')))
        return FALSE;
    return !is_sign(speech, after, '%');
}

/* The name after a day may be said with a word before it: es "de agosto". */
static void say_in_pattern(Speech *speech, const char *key, const char *first, const char *second,
                           gsize at, gsize count)
{
    const char *const args[4] = {first, second};
    say_pattern(speech, key, args, range_start(speech, at), range_end(speech, at, count));
}

static void say_day(Speech *speech, const char *key, gint64 day, gsize at, gsize count)
{
    g_autofree char *ordinal = number_words(speech, SPELL_ORDINAL, day);
    g_autofree char *cardinal =
        number_words(speech, day == 1 ? SPELL_ORDINAL : SPELL_CARDINAL, day);
    say_in_pattern(speech, key, ordinal, cardinal, at, count);
}

/* ", 2025" or " 2025" or "-2020": the tokens taken. */
static gsize say_year_after(Speech *speech, gsize at, gboolean hyphenated)
{
    gsize comma = is_sign(speech, at, ',') || (hyphenated && is_any_dash(speech, at)) ? 1 : 0;
    gsize year_at = at + comma;
    gboolean slash = year_at > 0 && is_sign(speech, year_at - 1, '/');
    if (!is_year(speech, year_at) || (!comma && !slash && is_joined(speech, year_at)))
        return 0;
    if (is_sign(speech, year_at + 1, ':'))
        return 0;
    g_autofree char *year = year_words(speech, token_value(speech, year_at));
    if (comma)
        leave_out_tokens(speech, at, 1, "date-separator");
    say_in_pattern(speech, "year-after-month", year, NULL, year_at, 1);
    return comma + 1;
}

/* --- month first ------------------------------------------------------------------------------ */

/* "Oct. 1-3": the day that ends the range. */
static gsize say_until_day(Speech *speech, gsize at)
{
    Day day;
    if (!is_any_dash(speech, at) || !look(speech, at + 1) ||
        look(speech, at + 1)->blank != look(speech, at)->blank)
        return 0;
    gboolean month = find_calendar(speech, at + 1, "month") != NULL;
    if (!month && !read_day(speech, at + 1, &day))
        return 0;
    say_grammar(speech, "to", at, 1);
    if (month)
        return 1;
    say_day(speech, "day-after-month", day.day, at + 1, day.count);
    return 1 + day.count;
}

static gsize say_month_first(Speech *speech, gsize at, const TableRow *month)
{
    gsize stop = skip_stop(speech, at + 1);
    gsize next = at + 1 + stop;
    gboolean hyphen = is_any_dash(speech, next) && is_joined(speech, next);
    Day day;
    gboolean with_day = read_day(speech, next + (hyphen ? 1 : 0), &day) &&
                        (hyphen ? is_year(speech, next + 1 + day.count + 1) : TRUE);
    gboolean with_year = !with_day && is_year(speech, next) && look(speech, next)->blank;
    gboolean lower = !is_capitalized(speech, at);
    gboolean abbreviated = stop > 0 && !ends_sentence(speech, at + 1);
    if (!with_day && !with_year && (is_also_word(month) || (lower && !abbreviated)))
        return 0;
    if (is_also_word(month) && lower && !stop)
        return 0;
    if (!with_day && !with_year && is_sign(speech, at + 1, '.') && ends_sentence(speech, at + 1))
        stop = 0; /* the stop ends the sentence, too */
    say_tokens(speech, month->column[DAY_NAME], at, 1 + stop);
    if (!with_day && !with_year) {
        gboolean until = is_any_dash(speech, next) && is_joined(speech, next) &&
                         is_joined(speech, next + 1) && find_calendar(speech, next + 1, "month");
        if (until) /* "Feb.–Apr.": the second month comes next */
            say_grammar(speech, "to", next, 1);
        return 1 + stop + (until ? 1 : 0);
    }
    if (with_year)
        return 1 + stop + say_year_after(speech, next, FALSE);
    if (hyphen)
        leave_out_tokens(speech, next, 1, "date-separator");
    next += hyphen ? 1 : 0;
    say_day(speech, "day-after-month", day.day, next, day.count);
    next += day.count;
    if ((is_sign(speech, next, '\'') || is_sign(speech, next, 0x2019)) &&
        is_text(speech, next + 1, "s")) {
        say_suffix(speech, "'s", range_end(speech, next, 2));
        next += 2;
    }
    next += say_until_day(speech, next);
    next += say_year_after(speech, next, hyphen);
    return next - at;
}

/* --- day first -------------------------------------------------------------------------------- */

static gsize say_day_first(Speech *speech, gsize at)
{
    Day day;
    if (!read_day(speech, at, &day))
        return 0;
    gsize day_count = day.count + skip_stop(speech, at + day.count); /* de "3. Februar" */
    gsize next = at + day_count;
    gboolean hyphen = is_any_dash(speech, next) && is_joined(speech, next);
    gsize between = hyphen || in_context(speech, next, "of-month") ? 1 : 0;
    gsize month_at = next + between;
    const TableRow *month = find_calendar(speech, month_at, "month");
    if (!month || token_length(speech, month_at) < 3 ||
        (is_also_word(month) && !is_capitalized(speech, month_at)))
        return 0;
    gsize stop = skip_stop(speech, month_at + 1);
    if (hyphen && !is_year(speech, month_at + 1 + stop + 1))
        return 0;
    gboolean article = at > 0 && is_text(speech, at - 1, "the"); /* not twice */
    say_day(speech, article ? "day" : "day-before-month", day.day, at, day_count);
    say_in_pattern(speech, "month-after-day", month->column[DAY_NAME], NULL, next,
                   between + 1 + stop);
    next = month_at + 1 + stop;
    if (is_text(speech, next, "de") && is_year(speech, next + 1)) { /* "8 de agosto de 2025" */
        g_autofree char *year = year_words(speech, token_value(speech, next + 1));
        say_in_pattern(speech, "year-after-month", year, NULL, next, 2);
        return next + 2 - at;
    }
    next += say_year_after(speech, next, hyphen);
    return next - at;
}

/* --- digits alone ----------------------------------------------------------------------------- */

static const TableRow *month_by_number(const Speech *speech, gint64 number)
{
    g_autofree char *key = g_strdup_printf("%" G_GINT64_FORMAT, number);
    return tables_find(speech->tables, TABLE_CALENDAR, key, strlen(key));
}

static gint64 full_year(gint64 year, guint digits)
{
    enum { PIVOT = 50 };
    if (digits != 2)
        return year;
    return year < PIVOT ? 2000 + year : 1900 + year;
}

static gboolean say_numeric(Speech *speech, gint64 year, gint64 month, gint64 day, gsize at,
                            gsize count)
{
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return FALSE;
    const TableRow *row = month_by_number(speech, month);
    if (!row)
        return FALSE;
    g_autofree char *ordinal = number_words(speech, SPELL_ORDINAL, day);
    g_autofree char *cardinal =
        number_words(speech, day == 1 ? SPELL_ORDINAL : SPELL_CARDINAL, day);
    g_autofree char *words = year ? year_words(speech, year) : NULL;
    const char *const args[4] = {row->column[DAY_NAME], ordinal, words, cardinal};
    say_pattern(speech, year ? "date" : "date-without-year", args, range_start(speech, at),
                range_end(speech, at, count));
    return TRUE;
}

/* Three numbers joined by the same one of "/", "-", "." */
static gboolean is_triple(const Speech *speech, gsize at)
{
    const Token *sign = look(speech, at + 1);
    if (!is_kind(speech, at, TOKEN_NUMBER) || !sign || sign->kind != TOKEN_SIGN ||
        !(sign->sign == '/' || sign->sign == '.' || is_any_dash(speech, at + 1)))
        return FALSE;
    for (gsize i = 1; i <= 4; i++)
        if (!is_joined(speech, at + i))
            return FALSE;
    return is_kind(speech, at + 2, TOKEN_NUMBER) && is_sign(speech, at + 3, sign->sign) &&
           is_kind(speech, at + 4, TOKEN_NUMBER) &&
           !(is_joined(speech, at + 5) && is_joined(speech, at + 6) &&
             (is_sign(speech, at + 5, sign->sign) || is_kind(speech, at + 5, TOKEN_NUMBER)));
}

static gsize say_triple(Speech *speech, gsize at)
{
    gint64 part[3];
    guint digits[3];
    for (gsize i = 0; i < 3; i++) {
        part[i] = token_value(speech, at + 2 * i);
        digits[i] = token_digits(speech, at + 2 * i);
    }
    if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2 && is_year(speech, at))
        return say_numeric(speech, part[0], part[1], part[2], at, 5) ? 5 : 0;
    if (digits[0] > 2 || digits[1] > 2 || (digits[2] != 4 && digits[2] != 2) ||
        (digits[2] == 4 && !is_year(speech, at + 4)))
        return 0;
    if (digits[2] == 2 && !is_sign(speech, at + 1, '/'))
        return 0;
    gboolean day_first = is_day_first(speech, at);
    if (part[0] > 12)
        day_first = TRUE;
    else if (part[1] > 12)
        day_first = FALSE;
    return say_numeric(speech, full_year(part[2], digits[2]), part[day_first ? 1 : 0],
                       part[day_first ? 0 : 1], at, 5)
               ? 5
               : 0;
}

/* "06/26" behind "EXP" on a label. */
static gboolean is_year_of_expiry(const Speech *speech, gsize at)
{
    return is_kind(speech, at + 2, TOKEN_NUMBER) && token_digits(speech, at + 2) == 2 &&
           !is_joined(speech, at + 3) && has_context_before(speech, at, 2, "expiry");
}

/* "12/2025": month and year. */
static gsize say_month_and_year(Speech *speech, gsize at)
{
    gint64 month = token_value(speech, at);
    gboolean expiry = is_year_of_expiry(speech, at);
    if (!is_sign(speech, at + 1, '/') || !is_joined(speech, at + 1) ||
        !(expiry || is_year(speech, at + 2)) || !is_joined(speech, at + 2) ||
        token_digits(speech, at) > 2 || month < 1 || month > 12 ||
        (is_sign(speech, at + 3, '/') && is_joined(speech, at + 3)))
        return 0;
    const TableRow *row = month_by_number(speech, month);
    if (!row)
        return 0;
    say_tokens(speech, row->column[DAY_NAME], at, 2);
    if (!expiry)
        return 2 + say_year_after(speech, at + 2, FALSE);
    g_autofree char *year = year_words(speech, 2000 + token_value(speech, at + 2));
    say_in_pattern(speech, "year-after-month", year, NULL, at + 2, 1);
    return 3;
}

/* "2/22": two short numbers and nothing joined to them but a dash. */
static gboolean is_double(const Speech *speech, gsize at)
{
    return is_kind(speech, at, TOKEN_NUMBER) && is_sign(speech, at + 1, '/') &&
           is_joined(speech, at + 1) && is_kind(speech, at + 2, TOKEN_NUMBER) &&
           is_joined(speech, at + 2) && token_digits(speech, at) <= 2 &&
           token_digits(speech, at + 2) <= 2;
}

/* "10/7-10/14", "12/22 – 1/4": two days, but "1/4–1/2 tab" are parts of one. */
static gboolean is_range_of_days(const Speech *speech, gsize at)
{
    enum { FINEST_PART = 8 };
    gsize dash = at + 3, until = at + 4;
    Unit unit;
    if (!is_double(speech, at) || !is_any_dash(speech, dash) || !is_double(speech, until) ||
        look(speech, dash)->blank != look(speech, until)->blank ||
        (is_joined(speech, until + 3) && is_joined(speech, until + 4)) ||
        read_unit(speech, until + 3, &unit) || in_context(speech, until + 3, "counted-form"))
        return FALSE;
    gint64 above = token_value(speech, at), below = token_value(speech, at + 2);
    gint64 last_above = token_value(speech, until), last_below = token_value(speech, until + 2);
    gboolean parts = above < below && last_above < last_below && below <= FINEST_PART &&
                     last_below <= FINEST_PART;
    return !parts && MAX(above, below) <= 31 && MAX(last_above, last_below) <= 31 &&
           MIN(above, below) <= 12 && MIN(last_above, last_below) <= 12;
}

/* Which of the numbers of "2/22" is the day, where one is none; else as the language writes it. */
static gboolean is_day_first_in(Speech *speech, gsize at)
{
    gint64 first = token_value(speech, at), second = token_value(speech, at + 2);
    return first > 12 || (second <= 12 && is_day_first(speech, at));
}

static gboolean say_month_and_day(Speech *speech, gsize at, gboolean day_first)
{
    gint64 first = token_value(speech, at), second = token_value(speech, at + 2);
    return say_numeric(speech, 0, day_first ? second : first, day_first ? first : second, at, 3);
}

/* Both days are written in the same order, so either tells of the other. */
static gsize say_range_of_days(Speech *speech, gsize at)
{
    gsize until = at + 4;
    if (!is_range_of_days(speech, at))
        return 0;
    gboolean day_first = is_day_first_in(speech, at);
    if (token_value(speech, until) > 12 || token_value(speech, until + 2) > 12)
        day_first = is_day_first_in(speech, until);
    if (!say_month_and_day(speech, at, day_first))
        return 0;
    say_grammar(speech, "to", at + 3, 1);
    return say_month_and_day(speech, until, day_first) ? 7 : 4;
}

/* "Tu (2/22)": month and day where a weekday vouches for it. */
static gsize say_double(Speech *speech, gsize at)
{
    if (!is_double(speech, at))
        return 0;
    gsize before = at;
    while (before > 0 && before + 3 > at && is_kind(speech, before - 1, TOKEN_SIGN))
        before--;
    if (before == 0 || !(find_calendar(speech, before - 1, "weekday") ||
                         in_context(speech, before - 1, "before-date")))
        return 0;
    return say_month_and_day(speech, at, is_day_first_in(speech, at)) ? 3 : 0;
}

/* --- weekdays --------------------------------------------------------------------------------- */

/* "Mon.–Fri.", "M-F": the dash between two weekdays. */
static gsize weekday_dash(const Speech *speech, gsize at)
{
    gsize dash = at + 1 + skip_stop(speech, at + 1);
    return is_any_dash(speech, dash) && find_calendar(speech, dash + 1, "weekday") ? dash : 0;
}

static gsize say_weekday(Speech *speech, gsize at, const TableRow *row, gboolean in_range)
{
    gsize stop = skip_stop(speech, at + 1);
    if (stop && ends_sentence(speech, at + 1) && !in_range)
        stop = 0;
    say_tokens(speech, row->column[DAY_NAME], at, 1 + stop);
    return 1 + stop;
}

/* "Tue/Thu" */
static gboolean is_after_weekday(const Speech *speech, gsize at)
{
    return at > 1 && is_sign(speech, at - 1, '/') && find_calendar(speech, at - 2, "weekday");
}

/* "M/W/F", "T/Th": initials of weekdays in their order; how many. */
static gsize count_initials(const Speech *speech, gsize at)
{
    enum { WEEK = 7 };
    gsize n = 0, longest = 0;
    gint64 last = 0;
    for (gsize next = at; n < WEEK && is_capitalized(speech, next); next += 2) {
        const TableRow *row = find_calendar(speech, next, "weekday");
        gint64 number = row ? g_ascii_strtoll(row->column[DAY_NUMBER], NULL, 10) : 0;
        if (!row || number <= last || strcmp(row->column[DAY_FLAG], "range") != 0)
            return 0;
        last = number;
        longest = MAX(longest, token_length(speech, next));
        n++;
        if (!is_sign(speech, next + 1, '/') || !is_joined(speech, next + 1) ||
            !is_joined(speech, next + 2))
            break;
    }
    return n > 2 || (n == 2 && longest > 1) ? n : 0;
}

static gsize say_initials(Speech *speech, gsize at, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        if (i > 0)
            say_grammar(speech, "slash", at + 2 * i - 1, 1);
        const TableRow *row = find_calendar(speech, at + 2 * i, "weekday");
        say_tokens(speech, row->column[DAY_NAME], at + 2 * i, 1);
    }
    return 2 * n - 1;
}

static gsize say_weekdays(Speech *speech, gsize at)
{
    const TableRow *row = find_calendar(speech, at, "weekday");
    if (!row)
        return 0;
    gsize initials = look(speech, at)->blank ? count_initials(speech, at) : 0;
    if (initials)
        return say_initials(speech, at, initials);
    gsize dash = weekday_dash(speech, at);
    if (dash) {
        gsize last = dash + 1;
        const TableRow *until = find_calendar(speech, last, "weekday");
        say_tokens(speech, row->column[DAY_NAME], at, dash - at);
        say_grammar(speech, "to", dash, 1);
        return last - at + say_weekday(speech, last, until, TRUE);
    }
    if (strcmp(row->column[DAY_FLAG], "range") == 0 || !is_capitalized(speech, at))
        return 0;
    gsize after = at + 1 + skip_stop(speech, at + 1);
    gboolean evidence =
        is_sign(speech, after, ':') || after > at + 1 || is_kind(speech, after, TOKEN_NUMBER) ||
        in_context(speech, after, "hours") || find_calendar(speech, after + 1, "weekday") ||
        is_after_weekday(speech, at) ||
        (is_capitalized(speech, after + 1) && find_calendar(speech, after + 1, "month")) ||
        is_kind(speech, after + 1, TOKEN_NUMBER);
    return is_also_word(row) && !evidence ? 0 : say_weekday(speech, at, row, FALSE);
}

/* "5/10/20 mg": three strengths. */
static gboolean is_dose_behind(const Speech *speech, gsize at)
{
    Unit unit;
    return read_unit(speech, at, &unit) &&
           (strstr(unit.row->column[2], "mass") || strstr(unit.row->column[2], "volume"));
}

gsize verbalize_date(Speech *speech, gsize at)
{
    enum { TRIPLE_TOKENS = 5 };
    if (!speech->spell)
        return 0;
    if (is_kind(speech, at, TOKEN_NUMBER)) {
        gsize taken = is_triple(speech, at) && !is_dose_behind(speech, at + TRIPLE_TOKENS)
                          ? say_triple(speech, at)
                          : 0;
        if (!taken)
            taken = say_month_and_year(speech, at);
        if (!taken)
            taken = say_range_of_days(speech, at);
        if (!taken)
            taken = say_double(speech, at);
        return taken ? taken : say_day_first(speech, at);
    }
    const TableRow *month = find_calendar(speech, at, "month");
    gsize taken = month ? say_month_first(speech, at, month) : 0;
    return taken ? taken : say_weekdays(speech, at);
}
