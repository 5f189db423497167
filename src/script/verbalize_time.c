/* Times of day, opening hours, durations written with colons, and ratios, which look like them. */
#include "script/verbalize.h"

#include <string.h>

typedef struct {
    gint64 hour, minute, second; /* -1 where not written */
    gsize count;                 /* tokens of the digits */
    gsize half;                  /* tokens of "am", "p.m." after them */
    gsize half_letters;          /* where its letters are */
} Clock;

/* The letter of "8a", joined to an hour or its minutes. */
static gboolean is_half_letter(const Speech *speech, gsize at)
{
    return at > 0 && (is_text(speech, at, "a") || is_text(speech, at, "p")) &&
           is_joined(speech, at) && token_digits(speech, at - 1) &&
           token_digits(speech, at - 1) < 3 &&
           !(is_joined(speech, at + 1) && !is_kind(speech, at + 1, TOKEN_SIGN));
}

/* In Britain "8p" are pence, so that two of them are no hours. */
static gboolean may_stand_alone(const Speech *speech)
{
    return grammar_word(speech, "half-letter-alone")[0] != '\0';
}

/* What joins two hours, "8a-5p", "8a to 5p"; what parts those of a list, "8a, 2p, and 8p". */
static gboolean is_between_hours(const Speech *speech, gsize at)
{
    return is_any_dash(speech, at) || in_context(speech, at, "joins");
}

static gboolean is_in_list(const Speech *speech, gsize at)
{
    return is_sign(speech, at, ',') || is_sign(speech, at, '&') || is_sign(speech, at, '/') ||
           in_context(speech, at, "joins");
}

/* Whether the hour whose letter stands at `at` was said as one, with at most a word behind it. */
static gboolean was_said(const Speech *speech, gsize at)
{
    enum { WORDS_BACK = 2 };
    const char *half = grammar_word(speech, "half-letter");
    for (guint i = 1; i <= WORDS_BACK && i <= speech->words->len; i++) {
        const SpokenWord *word = &g_array_index(speech->words, SpokenWord, speech->words->len - i);
        gsize length = word->spoken_end - word->spoken_start;
        if (word->display_end == range_end(speech, at, 1) && length == strlen(half) &&
            strncmp(speech->spoken->str + word->spoken_start, half, length) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Whether two letters are one a and one p: no list of sections is written so. */
static gboolean are_both_halves(const Speech *speech, gsize at, gsize other)
{
    return is_half_letter(speech, other) &&
           g_ascii_tolower(*token_text(speech, at)) != g_ascii_tolower(*token_text(speech, other));
}

/* Whether what ends at `other` is an hour that makes one of "8a" at `at`. */
static gboolean is_other_hour(const Speech *speech, gsize at, gsize other)
{
    return is_text(speech, other, "am") || is_text(speech, other, "pm") ||
           in_context(speech, other, "named-hour") || are_both_halves(speech, at, other) ||
           (is_half_letter(speech, other) && may_stand_alone(speech));
}

/* Whether the hour after or before the one that ends in the letter at `at` has a letter, too. */
static gboolean has_second_hour(const Speech *speech, gsize at)
{
    gsize after = at + 1, before = at - 1; /* `before`: the token behind the separator */
    gsize other = after + (is_sign(speech, after + 2, ':') ? 4 : 2);
    if (is_between_hours(speech, after) &&
        (is_other_hour(speech, at, other) || in_context(speech, after + 1, "named-hour")))
        return TRUE;
    if (is_in_list(speech, after)) {
        gsize second = after + (is_in_list(speech, after + 1) ? 1 : 0);
        if (are_both_halves(speech, at, second + (is_sign(speech, second + 2, ':') ? 4 : 2)))
            return TRUE;
    }
    if (before > 1 && is_between_hours(speech, before - 1) && is_other_hour(speech, at, before - 2))
        return TRUE;
    gsize separators = 0;
    while (separators < 2 && before > separators && is_in_list(speech, before - 1 - separators))
        separators++;
    if (!separators || before <= separators)
        return FALSE;
    gsize last = before - 1 - separators;
    return are_both_halves(speech, at, last) ||
           (is_half_letter(speech, last) && was_said(speech, last));
}

/* "8a", where what stands around it tells the time: "8a-5p", "8:30a", "until 8p". */
static gboolean is_short_half(const Speech *speech, gsize at)
{
    if (!is_half_letter(speech, at) || !grammar_word(speech, "half-letter")[0])
        return FALSE;
    if ((at > 2 && is_sign(speech, at - 2, ':')) || has_second_hour(speech, at))
        return TRUE;
    gsize before = at - 2;
    return at > 1 && may_stand_alone(speech) &&
           (is_sign(speech, before, '@') || in_context(speech, before, "before-clock") ||
            in_context(speech, before, "hours"));
}

/* "am", "PM", "a.m.", "p.m", "p": how many tokens. */
static gsize read_half(const Speech *speech, gsize at)
{

    if (is_text(speech, at, "am") || is_text(speech, at, "pm"))
        return 1;
    if ((is_text(speech, at, "a") || is_text(speech, at, "p")) && is_sign(speech, at + 1, '.') &&
        is_joined(speech, at + 1) && is_text(speech, at + 2, "m"))
        return is_sign(speech, at + 3, '.') && is_joined(speech, at + 3) ? 4 : 3;
    return is_short_half(speech, at) ? 1 : 0;
}

/* ":05" or ".30": two digits below sixty. */
static gint64 read_sixtieth(const Speech *speech, gsize at, gunichar separator)
{
    if (!is_sign(speech, at, separator) || !is_joined(speech, at) || !is_joined(speech, at + 1) ||
        token_digits(speech, at + 1) != 2)
        return -1;
    gint64 value = token_value(speech, at + 1);
    return value < 60 ? value : -1;
}

/* ",000" behind digits, or ".000". */
static gboolean is_thousands(const Speech *speech, gsize at)
{
    return (is_sign(speech, at, ',') || is_sign(speech, at, '.')) && is_joined(speech, at) &&
           is_joined(speech, at + 1) && is_kind(speech, at + 1, TOKEN_NUMBER) &&
           token_digits(speech, at + 1) == 3;
}

static gboolean read_clock(const Speech *speech, gsize at, Clock *clock)
{
    *clock = (Clock){.hour = token_value(speech, at), .minute = -1, .second = -1, .count = 1};
    if (!is_kind(speech, at, TOKEN_NUMBER) || token_digits(speech, at) > 2 || clock->hour < 0)
        return FALSE;
    clock->minute = read_sixtieth(speech, at + 1, ':');
    if (clock->minute >= 0) {
        clock->count = 3;
        clock->second = read_sixtieth(speech, at + 3, ':');
        if (clock->second >= 0)
            clock->count = 5;
        else if (is_thousands(speech, at + 3))
            return FALSE; /* "1:10,000" */
    } else {
        gint64 minute = read_sixtieth(speech, at + 1, '.'); /* "2.30 a.m." */
        if (minute >= 0 && read_half(speech, at + 3)) {
            clock->minute = minute;
            clock->count = 3;
        }
    }
    clock->half_letters = at + clock->count;
    clock->half = read_half(speech, clock->half_letters);
    /* "12 am I": a number and a word, not an hour */
    if (clock->half && clock->minute < 0 && clock->half == 1 &&
        look(speech, clock->half_letters)->blank && is_text(speech, clock->half_letters, "am") &&
        is_text(speech, clock->half_letters + 1, "i"))
        clock->half = 0;
    gint64 last = clock->half ? 12 : 24;
    return clock->hour <= last && (clock->half || clock->minute >= 0);
}

static void say_sixtieth(Speech *speech, const char *unit, gint64 value, gsize at, gboolean and)
{
    const TableRow *row = tables_find(speech->tables, TABLE_UNITS, unit, strlen(unit));
    if (and)
        say_grammar(speech, "and", at, 1);
    g_autofree char *words = number_words(speech, SPELL_COUNT, value);
    say_tokens(speech, words, at, 1);
    if (!row)
        return;
    count_number(speech, value);
    g_autofree char *name = counted_name(speech, row->column[0], row->column[1], value == 1);
    say_tokens(speech, name, at, 1);
}

/* "1:01:01" */
static void say_duration(Speech *speech, gsize at, const Clock *clock)
{
    say_sixtieth(speech, "h", clock->hour, at, FALSE);
    leave_out_tokens(speech, at + 1, 1, "time-separator");
    say_sixtieth(speech, "min", clock->minute, at + 2, FALSE);
    leave_out_tokens(speech, at + 3, 1, "time-separator");
    say_sixtieth(speech, "s", clock->second, at + 4, TRUE);
}

static void say_hour_and_minute(Speech *speech, gsize at, const Clock *clock)
{
    const Token *minute = clock->minute >= 0 ? look(speech, at + 2) : NULL;
    const Token *hour = look(speech, at);
    if (clock->minute == 0 && !clock->half) {
        g_autofree char *words = number_words(speech, SPELL_CARDINAL, clock->hour);
        const char *const args[4] = {words};
        say_pattern(speech, clock->hour > 12 || clock->hour == 0 ? "full-hour-24" : "full-hour",
                    args, hour->start, minute->end);
        return;
    }
    gsize hour_end = clock->minute >= 0 ? range_end(speech, at, 2) : hour->end;
    if (clock->minute == 0)
        hour_end = minute->end;
    say_number(speech, SPELL_CARDINAL, clock->hour, hour->start, hour_end);
    if (clock->minute <= 0)
        return;
    g_autofree char *words = number_words(speech, SPELL_CARDINAL, clock->minute);
    const char *const args[4] = {words};
    say_pattern(speech, clock->minute < 10 ? "minute-below-ten" : "minute", args, minute->start,
                minute->end);
}

/* "a.m." and a time zone in small letters after it. */
static gsize say_half(Speech *speech, gsize at, const Clock *clock)
{
    gsize next = clock->half_letters + clock->half;
    const char *hour_word = grammar_word(speech, "hour-word");
    if (*hour_word && is_kind(speech, next, TOKEN_WORD) &&
        token_length(speech, next) == strlen(hour_word) &&
        !strncmp(token_text(speech, next), hour_word, strlen(hour_word))) {
        leave_out_tokens(speech, next, 1, "hour-said-before"); /* de "14:30 Uhr" */
        return next + 1 - at;
    }
    if (clock->half) {
        say_letters(speech, range_start(speech, clock->half_letters),
                    range_end(speech, clock->half_letters, clock->half));
        if (clock->half == 1 && token_length(speech, clock->half_letters) == 1) /* "8a" */
            say_grammar(speech, "half-letter", clock->half_letters, 1);
        gsize stop = next - 1;
        if (clock->half == 4 && ends_sentence(speech, stop) &&
            !find_token(speech, TABLE_CALENDAR, next) && !in_context(speech, next, "hours"))
            say_break(speech, stop + 1 >= speech->n_tokens ? '.' : ',');
    }
    const TableRow *zone =
        is_kind(speech, next, TOKEN_WORD) ? find_token(speech, TABLE_CALENDAR, next) : NULL;
    if (zone && strcmp(zone->column[0], "zone") == 0 &&
        (is_all_capitals(speech, next) || clock->half)) {
        say_letters(speech, range_start(speech, next), range_end(speech, next, 1));
        next++;
    }
    return next - at;
}

static gsize say_clock(Speech *speech, gsize at, const Clock *clock)
{
    if (clock->second >= 0)
        say_duration(speech, at, clock);
    else
        say_hour_and_minute(speech, at, clock);
    return say_half(speech, at, clock);
}

/* Two digits of "0805 hours": "zero five". */
static char *pair_words(const Speech *speech, gint64 pair, gsize start)
{
    return pair < 10 ? digit_words(speech, start, start + 2)
                     : number_words(speech, SPELL_CARDINAL, pair);
}

static gboolean is_four_digit_clock(const Speech *speech, gsize at)
{
    gint64 value = token_value(speech, at);
    return is_kind(speech, at, TOKEN_NUMBER) && token_digits(speech, at) == 4 && value <= 2400 &&
           value % 100 <= 59 && token_length(speech, at) == 4;
}

static void say_four_digits(Speech *speech, gsize at)
{
    gint64 value = token_value(speech, at);
    gsize start = range_start(speech, at);
    g_autofree char *hour = pair_words(speech, value / 100, start);
    g_autofree char *minute = value % 100 ? pair_words(speech, value % 100, start + 2) : NULL;
    say(speech, hour, start, start + 2);
    say(speech, minute ? minute : grammar_word(speech, "service-hour"), start + 2, start + 4);
}

/* "0800 hours", "at 1430 hrs", "0800-1700", "@ 0900": a clock of four digits without its colon.
 * "1450 hours of practice" are many hours. */
static gsize say_service_time(Speech *speech, gsize at)
{
    if (!is_four_digit_clock(speech, at) || !grammar_word(speech, "service-hour")[0])
        return 0;
    gboolean until = is_any_dash(speech, at + 1) && look(speech, at + 2) &&
                     look(speech, at + 1)->blank == look(speech, at + 2)->blank &&
                     is_four_digit_clock(speech, at + 2);
    gsize after = at + (until ? 3 : 1);
    Unit unit;
    gboolean early = token_value(speech, at) < 1000; /* with its zero */
    gboolean told =
        at > 0 && (in_context(speech, at - 1, "before-clock") || is_sign(speech, at - 1, '@'));
    gboolean hours = read_unit(speech, after, &unit) && !unit.hyphen &&
                     strcmp(unit.row->column[1], grammar_word(speech, "service-unit")) == 0;
    gboolean joined = (at > 0 && is_joined(speech, at) && !is_sign(speech, at - 1, '(')) ||
                      (is_joined(speech, after) && !hours && is_joined(speech, after + 1));
    gboolean code = has_context_before(speech, at, 2, "code");
    if (joined || code || !(hours ? early || told : early && (until || told)))
        return 0;
    say_four_digits(speech, at);
    if (until) {
        say_grammar(speech, "to", at + 1, 1);
        say_four_digits(speech, at + 2);
    }
    if (hours)
        say_tokens(speech, unit.row->column[1], after, unit.count);
    return after - at + (hours ? unit.count : 0);
}

/* "2025-08-08T14:30:00Z": the clock after the T of a time stamp. Seconds that count nothing and
 * fractions of them are left out; the zone is said. */
static gsize say_stamp_time(Speech *speech, gsize at)
{
    Clock clock;
    if (!is_text(speech, at, "t") || !is_joined(speech, at) || at == 0 ||
        !is_kind(speech, at - 1, TOKEN_NUMBER) || !is_joined(speech, at + 1) ||
        !read_clock(speech, at + 1, &clock) || clock.minute < 0)
        return 0;
    leave_out_tokens(speech, at, 1, "date-and-time-separator");
    say_break(speech, ',');
    say_hour_and_minute(speech, at + 1, &clock);
    gsize next = at + 1 + clock.count;
    if (clock.second >= 0)
        leave_out_tokens(speech, next - 2, 2, "seconds-of-a-time-stamp");
    if (is_sign(speech, next, '.') && is_joined(speech, next) && is_joined(speech, next + 1) &&
        is_kind(speech, next + 1, TOKEN_NUMBER)) {
        leave_out_tokens(speech, next, 2, "seconds-of-a-time-stamp");
        next += 2;
    }
    if ((is_sign(speech, next, '+') || is_any_dash(speech, next)) && is_joined(speech, next) &&
        is_joined(speech, next + 1) && read_clock(speech, next + 1, &clock)) {
        leave_out_tokens(speech, next, 1 + clock.count, "zone-of-a-time-stamp");
        next += 1 + clock.count;
    } else if (is_text(speech, next, "z") && is_joined(speech, next))
        say_tokens(speech, grammar_word(speech, "universal-time"), next++, 1);
    return next - at;
}

/* "1:1000", "2:1", "a ratio of 1:10" */
static gsize say_ratio(Speech *speech, gsize at)
{
    enum { MAX_PARTS = 4 };
    Numeral left, right;
    if (!is_kind(speech, at, TOKEN_NUMBER) || !read_numeral(speech, at, &left))
        return 0;
    gsize colon = at + left.count;
    if (!is_sign(speech, colon, ':') || !is_joined(speech, colon) ||
        !is_joined(speech, colon + 1) || !read_numeral(speech, colon + 1, &right))
        return 0;
    if (at > 0 && is_joined(speech, at) &&
        (is_sign(speech, at - 1, ';') || is_sign(speech, at - 1, ')')))
        return 0; /* volume and page of a citation */
    say_numeral(speech, &left);
    gsize next = colon;
    for (int parts = 0;
         parts < MAX_PARTS && is_sign(speech, next, ':') && is_joined(speech, next) &&
         is_joined(speech, next + 1) && read_numeral(speech, next + 1, &right);
         parts++) {
        say_grammar(speech, "to", next, 1);
        if (right.n_decimals == 3 && is_thousands(speech, next + 2)) /* no ratio has decimals */
            say_number(speech, SPELL_CARDINAL, right.value * 1000 + token_value(speech, next + 3),
                       right.start, right.end);
        else
            say_numeral(speech, &right);
        next += 1 + right.count;
    }
    return next - at;
}

/* The hour a range begins with may lack its half: "8-10 p.m.", "9–5:30 pm". */
static gboolean is_open_range(const Speech *speech, gsize at, gsize *dash)
{
    Clock clock;
    *dash = at + 1;
    return token_digits(speech, at) <= 2 && token_value(speech, at) <= 12 &&
           is_any_dash(speech, at + 1) && read_clock(speech, at + 2, &clock) && clock.half > 0;
}

/* "noon–4 p.m.", "midnight-6am": the dash is said, the hour comes next. */
static gsize say_named_hour(Speech *speech, gsize at)
{
    Clock clock;
    if (!is_kind(speech, at, TOKEN_WORD) || !in_context(speech, at, "named-hour") ||
        !is_any_dash(speech, at + 1) || !read_clock(speech, at + 2, &clock))
        return 0;
    verbalize_word(speech, at);
    say_grammar(speech, "to", at + 1, 1);
    return 2;
}

gsize verbalize_time(Speech *speech, gsize at)
{
    if (!speech->spell && !grammar_word(speech, "full-hour")[0])
        return 0;
    gsize taken = say_stamp_time(speech, at);
    if (!taken)
        taken = say_named_hour(speech, at);
    if (taken || !is_kind(speech, at, TOKEN_NUMBER))
        return taken;
    taken = say_service_time(speech, at);
    if (taken)
        return taken;
    Clock clock;
    gsize dash, next;
    if (is_open_range(speech, at, &dash)) {
        say_number(speech, SPELL_CARDINAL, token_value(speech, at), range_start(speech, at),
                   range_end(speech, at, 1));
        next = dash;
    } else if (read_clock(speech, at, &clock) &&
               (clock.half || !has_context_before(speech, at, 4, "ratio"))) {
        next = at + say_clock(speech, at, &clock);
    } else {
        return say_ratio(speech, at);
    }
    if (is_any_dash(speech, next) && read_clock(speech, next + 1, &clock)) {
        say_grammar(speech, "to", next, 1);
        next += 1 + say_clock(speech, next + 1, &clock);
    }
    return next - at;
}
