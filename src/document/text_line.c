/* A line of bare text; see text_line.h. */
#include "document/text_line.h"

#include <string.h>

enum { TAB_COLUMNS = 8, MIN_RULE_SIGNS = 3, MAX_MARKER_DIGITS = 3 };

/* Bytes of the line end at `at`, 0 if there is none. */
static gsize line_end_length(const char *at, const char *end)
{
    gsize left = (gsize)(end - at);
    switch ((guchar)*at) {
    case '\r':
        return left > 1 && at[1] == '\n' ? 2 : 1;
    case '\n':
    case '\f':
        return 1;
    case 0xc2:
        return left > 1 && (guchar)at[1] == 0x85 ? 2 : 0;
    case 0xe2:
        return left > 2 && (memcmp(at, "\u2028", 3) == 0 || memcmp(at, "\u2029", 3) == 0) ? 3 : 0;
    default:
        return 0;
    }
}

/* Bytes of the blank at `at`, 0 if there is none; `*columns` moves with it. */
static gsize blank_length(const char *at, const char *end, guint *columns)
{
    if (at == end)
        return 0;
    if (*at == '\t') {
        *columns += TAB_COLUMNS - *columns % TAB_COLUMNS;
        return 1;
    }
    gunichar c = g_utf8_get_char(at);
    gboolean blank = c == ' ' || c == '\v' || c == 0xfeff || c == 0x200b || c == 0x2060 ||
                     c == 0xad || g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR;
    if (!blank)
        return 0;
    (*columns)++;
    return (gsize)(g_utf8_next_char(at) - at);
}

static const char *skip_blanks(const char *at, const char *end, guint *columns)
{
    for (gsize length; (length = blank_length(at, end, columns));)
        at += length;
    return at;
}

static gboolean is_rule(const char *at, const char *end)
{
    gunichar sign = g_utf8_get_char(at);
    if (!g_utf8_strchr("-=_*~—–─━═•·", -1, sign))
        return FALSE;
    guint signs = 0, columns = 0;
    while (at < end) {
        if (g_utf8_get_char(at) != sign)
            return FALSE;
        signs++;
        at = skip_blanks(g_utf8_next_char(at), end, &columns);
    }
    return signs >= MIN_RULE_SIGNS;
}

static const char *read_bullet(const char *at, TextLine *line)
{
    gunichar sign = g_utf8_get_char(at);
    if (!g_utf8_strchr("•-*–—‣⁃◦▪▫●○■□►▸➢➤✓✔·", -1, sign))
        return NULL;
    line->item = TEXT_LINE_BULLET;
    line->style = sign < 0x80 ? (char)sign : 'u';
    return g_utf8_next_char(at);
}

/* "1." "1)" "(1)"; letters only with a parenthesis, because "A." is an initial. */
static const char *read_number(const char *at, const char *end, TextLine *line)
{
    gboolean opened = *at == '(';
    const char *p = at + (opened ? 1 : 0);
    int number = 0, digits = 0;
    while (p < end && g_ascii_isdigit(*p) && digits < MAX_MARKER_DIGITS) {
        number = number * 10 + (*p++ - '0');
        digits++;
    }
    gboolean letter = !digits && p < end && g_ascii_isalpha(*p);
    if (letter)
        number = g_ascii_tolower(*p++) - 'a' + 1;
    if ((!digits && !letter) || p == end || (*p != ')' && (opened || letter || *p != '.')))
        return NULL;
    line->item = TEXT_LINE_NUMBER;
    line->marker_number = number;
    line->style = letter ? 'a' : *p == ')' ? (opened ? '(' : ')') : '.';
    return p + 1;
}

/* A marker is followed by a blank and by words. */
static void read_marker(TextLine *line, const char *end)
{
    const char *at = line->content;
    const char *behind = read_bullet(at, line);
    if (!behind)
        behind = read_number(at, end, line);
    guint columns = 0;
    const char *words = behind && behind < end ? skip_blanks(behind, end, &columns) : NULL;
    gboolean bullet = line->item == TEXT_LINE_BULLET && line->style == 'u';
    if (!words || words == end || (words == behind && !bullet)) {
        line->item = TEXT_LINE_WORDS;
        line->marker_number = 0;
        return;
    }
    line->marker_length = (gsize)(words - at);
}

static const char *trimmed_end(const char *start, const char *end)
{
    guint columns = 0;
    while (end > start) {
        const char *last = g_utf8_find_prev_char(start, end);
        if (!last || !blank_length(last, end, &columns))
            break;
        end = last;
    }
    return end;
}

const char *text_line_next(const char *text, const char *end, TextLine *line)
{
    if (text == end)
        return NULL;
    *line = (TextLine){.number = line->number + 1};
    const char *stop = text;
    gsize length = 0;
    while (stop < end && !(length = line_end_length(stop, end)))
        stop++;
    line->content = skip_blanks(text, stop, &line->indent);
    const char *content_end = trimmed_end(line->content, stop);
    if (line->content == content_end) {
        line->item = TEXT_LINE_BLANK;
    } else if (is_rule(line->content, content_end)) {
        line->item = TEXT_LINE_RULE;
    } else {
        line->item = TEXT_LINE_WORDS;
        read_marker(line, content_end);
    }
    line->content_length = (gsize)(content_end - line->content);
    return stop + length;
}
