/* Numbers that are read digit by digit: telephones, ZIP codes, Internet addresses in digits. */
#include "script/verbalize.h"

#include <string.h>

enum { MAX_PARTS = 8 };

/* One part of a telephone number: a group of digits or a word. */
typedef struct {
    gsize at[MAX_PARTS];
    gsize n;
    gsize end; /* the token after the last */
} Parts;

static gsize skip_separator(const Speech *speech, gsize at)
{
    if (is_sign(speech, at, '.') || is_sign(speech, at, '/') || is_any_dash(speech, at))
        return is_joined(speech, at + 1) ? at + 1 : at;
    return at;
}

/* Groups of the given numbers of digits, with a separator or a blank between them. */
static gboolean read_groups(const Speech *speech, gsize at, const guint *digits, gsize n,
                            Parts *parts)
{
    for (gsize i = 0; i < n; i++) {
        gboolean open = is_sign(speech, at, '(');
        if (open)
            at++;
        if (!is_kind(speech, at, TOKEN_NUMBER) || token_digits(speech, at) != digits[i])
            return FALSE;
        parts->at[parts->n++] = at++;
        if (open && !is_sign(speech, at++, ')'))
            return FALSE;
        if (i + 1 < n)
            at = skip_separator(speech, at);
    }
    parts->end = at;
    return !(is_joined(speech, at) && is_kind(speech, at, TOKEN_NUMBER));
}

/* A plus and the number of a country, or a lone 1. */
static gsize read_country(const Speech *speech, gsize at, Parts *parts)
{
    gsize plus = is_sign(speech, at, '+') ? 1 : 0;
    if (!is_kind(speech, at + plus, TOKEN_NUMBER) ||
        token_digits(speech, at + plus) > (plus ? 3 : 1) || (!plus && token_value(speech, at) != 1))
        return at;
    parts->at[parts->n++] = at + plus;
    return skip_separator(speech, at + plus + 1);
}

static gboolean is_toll_free(gint64 value)
{
    return value == 800 || value == 833 || value == 844 || value == 855 || value == 866 ||
           value == 877 || value == 888;
}

/* "800-FDA-1088", "1-800-GO-2-HAUL": after a toll-free prefix, words and digits by hyphens. */
static gboolean read_vanity(const Speech *speech, gsize at, Parts *parts)
{
    if (token_digits(speech, at) != 3 || !is_toll_free(token_value(speech, at)))
        return FALSE;
    parts->at[parts->n++] = at++;
    gboolean word = FALSE;
    while (parts->n < MAX_PARTS && is_any_dash(speech, at) && is_joined(speech, at) &&
           is_joined(speech, at + 1) &&
           (is_kind(speech, at + 1, TOKEN_NUMBER) || is_all_capitals(speech, at + 1))) {
        word |= is_kind(speech, at + 1, TOKEN_WORD);
        parts->at[parts->n++] = at + 1;
        at += 2;
    }
    parts->end = at;
    return word;
}

/* "+44 20 7946 0958": a plus and eight to fifteen digits in groups. */
static gboolean read_international(const Speech *speech, gsize at, Parts *parts)
{
    guint digits = 0;
    if (!is_sign(speech, at, '+') || !is_joined(speech, at + 1))
        return FALSE;
    gsize next = at + 1;
    while (parts->n < MAX_PARTS && is_kind(speech, next, TOKEN_NUMBER) &&
           token_digits(speech, next) <= 5) {
        digits += token_digits(speech, next);
        parts->at[parts->n++] = next++;
        parts->end = next;
        next = skip_separator(speech, next);
    }
    return digits >= 8 && digits <= 15 && parts->n > 1 && token_digits(speech, at + 1) <= 3;
}

/* "020 7946 0958", "07700 900123": a zero first, eight to eleven digits in groups by blanks. */
static gboolean read_trunk(const Speech *speech, gsize at, Parts *parts)
{
    enum { FEWEST = 8, MOST = 11, SMALLEST_GROUP = 3 };
    guint digits = 0;
    gsize next = at;
    if (!is_kind(speech, at, TOKEN_NUMBER) || token_text(speech, at)[0] != '0')
        return FALSE;
    while (parts->n < MAX_PARTS && is_kind(speech, next, TOKEN_NUMBER) &&
           token_digits(speech, next) >= SMALLEST_GROUP &&
           (next == at || look(speech, next)->blank)) {
        digits += token_digits(speech, next);
        parts->at[parts->n++] = next++;
        parts->end = next;
    }
    return parts->n > 1 && digits >= FEWEST && digits <= MOST &&
           !(is_joined(speech, next) && is_joined(speech, next + 1));
}

/* "9-1-1" */
static gboolean read_single_digits(const Speech *speech, gsize at, Parts *parts)
{
    static const guint single[] = {1, 1, 1};
    return is_any_dash(speech, at + 1) && is_any_dash(speech, at + 3) &&
           is_joined(speech, at + 1) && is_joined(speech, at + 3) &&
           !(is_any_dash(speech, at + 5) && is_joined(speech, at + 5)) &&
           read_groups(speech, at, single, 3, parts);
}

static gboolean read_telephone(const Speech *speech, gsize at, Parts *parts)
{
    static const guint national[] = {3, 3, 4}, local[] = {3, 4}, security[] = {3, 2, 4};
    *parts = (Parts){0};
    gsize from = read_country(speech, at, parts);
    gsize country = parts->n;
    if (read_groups(speech, from, national, 3, parts)) {
        gsize tail = parts->end; /* "-1": one digit more */
        if (is_any_dash(speech, tail) && is_joined(speech, tail) &&
            is_kind(speech, tail + 1, TOKEN_NUMBER) && is_joined(speech, tail + 1)) {
            parts->at[parts->n++] = tail + 1;
            parts->end = tail + 2;
        }
        return TRUE;
    }
    parts->n = country;
    if (read_vanity(speech, from, parts))
        return TRUE;
    parts->n = 0;
    if (country && read_international(speech, at, parts))
        return TRUE;
    if (read_single_digits(speech, at, parts))
        return TRUE;
    parts->n = 0;
    if (read_trunk(speech, at, parts))
        return TRUE;
    parts->n = 0;
    if (is_kind(speech, at, TOKEN_NUMBER) && is_sign(speech, at + 1, '-') &&
        is_sign(speech, at + 3, '-') && read_groups(speech, at, security, 3, parts))
        return TRUE;
    parts->n = 0;
    if (!is_any_dash(speech, at + 1) || !is_joined(speech, at + 1) ||
        !read_groups(speech, at, local, 2, parts))
        return FALSE;
    Unit unit;
    gboolean alone = at == 0 && parts->end == speech->n_tokens;
    gboolean no_range = token_text(speech, at + 2)[0] == '0' || alone; /* "555-0100" */
    return has_context_before(speech, at, 4, "telephone") ||
           (no_range && !read_unit(speech, parts->end, &unit));
}

/* "FDA" by its letters, "HAUL" as a word, whatever its length. */
static void say_vanity_word(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    gsize length = token->end - token->start;
    const char *text = speech->text + token->start;
    gboolean word = strcspn(text, "AEIOUY") < length &&
                    !tables_find(speech->tables, TABLE_ACRONYMS, text, length);
    if (!word) {
        say_letter_run(speech, token->start, token->end);
        return;
    }
    g_autofree char *small = g_ascii_strdown(text, (gssize)length);
    say(speech, small, token->start, token->end);
}

/* "8002221222", "18005551234": ten digits as North America deals them out, with nothing behind them
 * that they could count. The digits of the country's 1; -1 where it is no such number. */
static int read_solid(const Speech *speech, gsize at)
{
    enum { NATIONAL = 10 };
    guint digits = token_digits(speech, at);
    const char *text = token_text(speech, at);
    gsize after = at + 1;
    Unit unit;
    int country = digits == NATIONAL + 1 && *text == '1' ? 1 : 0;
    if (!is_kind(speech, at, TOKEN_NUMBER) || token_length(speech, at) != digits ||
        digits != NATIONAL + (guint)country || text[country] < '2' || text[country + 3] < '2' ||
        text[country + 1] == '9' || is_counted(speech, after) ||
        (is_joined(speech, after) && is_joined(speech, after + 1)) ||
        read_unit(speech, after, &unit))
        return -1;
    return country;
}

static gsize say_solid(Speech *speech, gsize at)
{
    static const gsize ends[] = {3, 6, 10};
    int country = read_solid(speech, at);
    if (country < 0)
        return 0;
    gsize start = range_start(speech, at), from = start;
    if (country) {
        say_digits(speech, start, ++from);
        say_break(speech, ',');
    }
    for (gsize i = 0, base = from; i < G_N_ELEMENTS(ends); i++) {
        if (i > 0)
            say_break(speech, ',');
        if (i == 0 && !strncmp(speech->text + from, "800", 3))
            say_number(speech, SPELL_CARDINAL, 800, from, base + ends[i]);
        else
            say_digits(speech, from, base + ends[i]);
        from = base + ends[i];
    }
    return 1;
}

static void say_part(Speech *speech, gsize at, gboolean may_be_toll_free)
{
    const Token *token = look(speech, at);
    if (token->kind == TOKEN_WORD)
        say_vanity_word(speech, at);
    else if (may_be_toll_free && token_value(speech, at) == 800)
        say_number(speech, SPELL_CARDINAL, 800, token->start, token->end);
    else
        say_digits(speech, token->start, token->end);
}

static void say_parts(Speech *speech, gsize at, const Parts *parts)
{
    gsize next = at;
    for (gsize i = 0; i < parts->n; i++) {
        for (; next < parts->at[i]; next++) {
            if (is_sign(speech, next, '+'))
                say_grammar(speech, "plus", next, 1);
            else
                leave_out_tokens(speech, next, 1, "telephone-separator");
        }
        if (i > 0)
            say_break(speech, ',');
        say_part(speech, parts->at[i], i < 2);
        next = parts->at[i] + 1;
    }
}

/* How many tokens numbers of at most three digits take with a stop between each. */
static gsize count_dotted(const Speech *speech, gsize at)
{
    enum { MAX_DOTTED = 15 };
    gsize count = 0;
    while (count < MAX_DOTTED && (!count || is_joined(speech, at + count)) &&
           (count % 2 ? is_sign(speech, at + count, '.')
                      : is_kind(speech, at + count, TOKEN_NUMBER) &&
                            token_digits(speech, at + count) <= 3))
        count++;
    return count % 2 ? count : count - (count > 0);
}

/* "127.0.0.1" digit by digit, "3.2.1" number by number */
static gsize say_dotted(Speech *speech, gsize at)
{
    enum { VERSION = 5, ADDRESS = 7 };
    gsize count = count_dotted(speech, at);
    if (count < VERSION)
        return 0;
    for (gsize i = 0; i < count; i++) {
        gsize start = range_start(speech, at + i), end = range_end(speech, at + i, 1);
        if (i % 2)
            say_grammar(speech, count == ADDRESS ? "dot" : "point", at + i, 1);
        else if (count == ADDRESS || speech->text[start] == '0')
            say_digits(speech, start, end);
        else
            say_number(speech, SPELL_CARDINAL, token_value(speech, at + i), start, end);
    }
    return count;
}

/* "NDC 0002-8215-01": groups of digits after a word such as "NDC" or "ISBN". */
static gboolean read_code(const Speech *speech, gsize at, Parts *parts)
{
    if (!has_context_before(speech, at, 2, "code"))
        return FALSE;
    gboolean zero = FALSE;
    gsize next = at;
    while (parts->n < MAX_PARTS && is_kind(speech, next, TOKEN_NUMBER)) {
        zero |= speech->text[range_start(speech, next)] == '0';
        parts->at[parts->n++] = next++;
        parts->end = next;
        if (!is_any_dash(speech, next) || !is_joined(speech, next) || !is_joined(speech, next + 1))
            break;
        next++;
    }
    return parts->n > 2 || (parts->n == 2 && zero);
}

/* "NJ 08071", "NJ 08071-1234" */
static gsize say_zip(Speech *speech, gsize at)
{
    gboolean whole = token_digits(speech, at) == 5 && is_sign(speech, at + 1, '-') &&
                     is_joined(speech, at + 1) && token_digits(speech, at + 2) == 4 &&
                     is_joined(speech, at + 2);
    if (token_digits(speech, at) != 5 || (at == 0 && !whole))
        return 0;
    gsize state = at > 0 ? at - 1 : at;
    if (is_sign(speech, state, ',') && state > 0)
        state--;
    if (!whole && (!is_kind(speech, state, TOKEN_WORD) || !is_all_capitals(speech, state) ||
                   !tables_find(speech->tables, TABLE_STATES, token_text(speech, state),
                                token_length(speech, state))))
        return 0;
    say_digits(speech, range_start(speech, at), range_end(speech, at, 1));
    if (!whole)
        return 1;
    leave_out_tokens(speech, at + 1, 1, "zip-separator");
    say_break(speech, ',');
    say_digits(speech, range_start(speech, at + 2), range_end(speech, at + 2, 1));
    return 3;
}

/* "text QUIT to 47848", "a card ending in 8876" */
static gsize say_short_code(Speech *speech, gsize at)
{
    guint digits = token_digits(speech, at);
    gboolean code = digits >= 3 && has_context_before(speech, at, 2, "digits");
    gboolean texted = (digits == 5 || digits == 6) && has_context_before(speech, at, 4, "texting");
    gsize next = at + 1;
    if ((!code && !texted) || is_counted(speech, next) ||
        (is_joined(speech, next) && is_joined(speech, next + 1)))
        return 0;
    say_digits(speech, range_start(speech, at), range_end(speech, at, 1));
    return 1;
}

/* "Call 911." */
static gsize say_service_number(Speech *speech, gsize at)
{
    if (token_digits(speech, at) != 3 ||
        !tables_find(speech->tables, TABLE_CONTEXTS, token_text(speech, at),
                     token_length(speech, at)) ||
        is_counted(speech, at + 1) || !has_context_before(speech, at, 3, "telephone"))
        return 0;
    Unit unit;
    if (read_unit(speech, at + 1, &unit) && !look(speech, at + 1)->blank)
        return 0;
    say_digits(speech, range_start(speech, at), range_end(speech, at, 1));
    return 1;
}

gsize verbalize_telephone(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (!speech->spell ||
        !(token->kind == TOKEN_NUMBER || token->sign == '+' || token->sign == '('))
        return 0;
    if (at > 0 && !token->blank && is_kind(speech, at - 1, TOKEN_SIGN) &&
        !is_sign(speech, at - 1, '(') && !is_sign(speech, at - 1, ':'))
        return 0;
    Parts parts;
    if (read_telephone(speech, at, &parts)) {
        say_parts(speech, at, &parts);
        return parts.end - at;
    }
    if (token->kind != TOKEN_NUMBER)
        return 0;
    parts = (Parts){0};
    if (read_code(speech, at, &parts)) {
        say_parts(speech, at, &parts);
        return parts.end - at;
    }
    gsize taken = say_solid(speech, at);
    if (!taken)
        taken = say_dotted(speech, at);
    if (!taken)
        taken = say_zip(speech, at);
    if (!taken)
        taken = say_short_code(speech, at);
    return taken ? taken : say_service_number(speech, at);
}
