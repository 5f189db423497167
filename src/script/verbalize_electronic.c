/* Addresses of the Internet: web and mail addresses, handles, hashtags, file names. */
#include "script/verbalize.h"

#include <string.h>

enum { MAX_ADDRESS_BYTES = 1024 };

static gboolean is_opening(gunichar c)
{
    return c == '(' || c == '[' || c == '{' || c == '<' || c == '"' || c == '\'' || c == 0x201C ||
           c == 0x2018 || c == 0xAB;
}

/* Where a run without blanks ends that may be an address; stops that end the sentence are not of
 * it.
 */
static gsize address_end(const Speech *speech, gsize start)
{
    gsize end = start, limit = MIN(speech->length, start + MAX_ADDRESS_BYTES);
    while (end < limit && (guchar)speech->text[end] > ' ' &&
           !strchr("<>\"()[]{}|", speech->text[end]) && (guchar)speech->text[end] < 0x80)
        end++;
    while (end > start && strchr(".,;:!?'", speech->text[end - 1]))
        end--;
    if (end > start + 3 && strncmp(speech->text + end - 2, "'s", 2) == 0)
        end -= 2; /* "amazon.com's" */
    return end;
}

/* Whether a class of TABLE_CONTEXTS has these letters. */
static gboolean is_listed(const Speech *speech, const char *text, gsize length, const char *class)
{
    const TableRow *row = tables_find_folded(speech->tables, TABLE_CONTEXTS, text, length);
    for (; row; row = row->next)
        if (strcmp(row->column[0], class) == 0)
            return TRUE;
    return FALSE;
}

static gsize span_host(const char *text, gsize length)
{
    gsize i = 0;
    while (i < length &&
           (g_ascii_isalnum(text[i]) || text[i] == '-' || text[i] == '.' || text[i] == '_'))
        i++;
    return i;
}

/* "CDC.gov/flu", "report.pdf": names and dots, the last name one that is listed. */
static gboolean ends_in_listed(const Speech *speech, const char *text, gsize length)
{
    gsize host = span_host(text, length);
    const char *dot = g_strrstr_len(text, (gssize)host, ".");
    if (!dot || dot == text || (host < length && !strchr("/:?#", text[host])))
        return FALSE;
    gsize last = host - (gsize)(dot + 1 - text);
    if (!g_ascii_isalnum(dot[-1]) || last < 2)
        return FALSE;
    gboolean capital = g_ascii_isupper(dot[1]) && g_ascii_islower(dot[2]);
    if (!capital && is_listed(speech, dot + 1, last, "tld"))
        return TRUE;
    return host == length && is_listed(speech, dot + 1, last, "file-extension");
}

static gboolean is_mail(const char *text, gsize length)
{
    const char *at = memchr(text, '@', length);
    if (!at || at == text)
        return FALSE;
    gsize rest = length - (gsize)(at + 1 - text);
    return rest > 2 && memchr(at + 1, '.', rest) && g_ascii_isalnum(at[1]);
}

static gboolean is_digital_object(const char *text, gsize length)
{
    if (length > 4 && g_ascii_strncasecmp(text, "doi:", 4) == 0)
        return TRUE;
    return length > 8 && strncmp(text, "10.", 3) == 0 && g_ascii_isdigit(text[3]) &&
           g_ascii_isdigit(text[6]) && memchr(text, '/', length) != NULL;
}

static gboolean is_handle(const char *text, gsize length)
{
    if (length < 2 || (text[0] != '@' && text[0] != '#') || !g_ascii_isalpha(text[1]))
        return FALSE;
    for (gsize i = 1; i < length; i++)
        if (!g_ascii_isalnum(text[i]) && text[i] != '_' && text[i] != '#')
            return FALSE;
    return length > 2 || text[0] == '@';
}

static gboolean is_address(const Speech *speech, const char *text, gsize length)
{
    return length > 2 && (g_strstr_len(text, (gssize)length, "://") ||
                          g_ascii_strncasecmp(text, "www.", 4) == 0 ||
                          (length > 10 && g_ascii_strncasecmp(text, "localhost:", 10) == 0) ||
                          is_mail(text, length) || is_handle(text, length) ||
                          is_digital_object(text, length) || ends_in_listed(speech, text, length));
}

/* The name of a sign within an address. */
static void say_address_sign(Speech *speech, gsize at, gboolean first)
{
    static const struct {
        char sign;
        const char *key;
    } names[] = {{'.', "dot"},    {'/', "slash"}, {'-', "dash"},     {'_', "underscore"},
                 {':', "colon"},  {'@', "at"},    {'#', "hash"},     {'?', "question-mark"},
                 {'=', "equals"}, {'+', "plus"},  {'~', "tilde"},    {'\'', "apostrophe"},
                 {',', "comma"},  {'!', "bang"},  {';', "semicolon"}};
    char sign = speech->text[at];
    if (first && sign == '#') {
        say(speech, grammar_word(speech, "hashtag"), at, at + 1);
        return;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i].sign == sign) {
            say(speech, grammar_word(speech, names[i].key), at, at + 1);
            return;
        }
    const TableRow *row = tables_find(speech->tables, TABLE_SYMBOLS, speech->text + at, 1);
    if (row)
        say(speech, row->column[0], at, at + 1);
}

static void say_address_digits(Speech *speech, gsize start, gsize end)
{
    const char *text = speech->text;
    gboolean after_letter = start > 0 && g_ascii_isalpha(text[start - 1]);
    if (end - start == 2 && text[start] != '0' &&
        (after_letter || strncmp(text + start, "10", 2) == 0))
        say_number(speech, SPELL_CARDINAL, (text[start] - '0') * 10 + (text[start + 1] - '0'),
                   start, end);
    else
        say_digits(speech, start, end);
}

/* A scheme is nothing that a listener needs: the rule that leaves it out has a name. */
static gsize skip_scheme(Speech *speech, gsize start, gsize end)
{
    const char *scheme = g_strstr_len(speech->text + start, (gssize)(end - start), "://");
    if (!scheme)
        return start;
    gsize after = (gsize)(scheme + 3 - speech->text);
    leave_out(speech, start, after, "url-scheme");
    return after;
}

static void say_address(Speech *speech, gsize start, gsize end)
{
    gsize at = skip_scheme(speech, start, end);
    if (end - at > 1 && speech->text[end - 1] == '/') {
        end--;
        leave_out(speech, end, end + 1, "url-final-slash");
    }
    for (gsize next; at < end; at = next) {
        next = at + 1;
        if (g_ascii_isalpha(speech->text[at])) {
            while (next < end && g_ascii_isalpha(speech->text[next]))
                next++;
            say_letter_run(speech, at, next);
        } else if (g_ascii_isdigit(speech->text[at])) {
            while (next < end && g_ascii_isdigit(speech->text[next]))
                next++;
            say_address_digits(speech, at, next);
        } else {
            say_address_sign(speech, at, at == start);
        }
    }
}

gsize verbalize_electronic(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (!speech->spell || token->kind == TOKEN_RAISED || token->kind == TOKEN_LOWERED ||
        (token->kind == TOKEN_SIGN && token->sign != '@' && token->sign != '#'))
        return 0;
    if (!token->blank && at > 0 && !is_opening(look(speech, at - 1)->sign) &&
        !is_text(speech, at, "http") && !is_text(speech, at, "https"))
        return 0;
    if (token->sign == '#' && at > 0 && in_context(speech, at - 1, "code"))
        return 0; /* "Lot #A12" */
    /* An address holds a sign within; most words do not, and are let through without a look. */
    if (!is_joined(speech, at + 1))
        return 0;
    gsize end = address_end(speech, token->start);
    if (!is_address(speech, speech->text + token->start, end - token->start))
        return 0;
    gsize taken = 0;
    while (look(speech, at + taken) && look(speech, at + taken)->start < end)
        taken++;
    gsize last_end = look(speech, at + taken - 1)->end;
    gboolean genitive = last_end == end + 2 && strncmp(speech->text + end, "'s", 2) == 0;
    if (last_end != end && !genitive)
        return 0; /* it would cut a token in two */
    say_address(speech, token->start, end);
    if (genitive)
        say_suffix(speech, "'s", last_end);
    return taken;
}
