/* A line of bare text; see text_line.h. */
#include "document/text_line.h"

#include <string.h>

#define SOFT_HYPHEN "\u00ad"
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

/* "o" is a bullet of word processors, and a word of several languages: see may_begin_item() of
 * text.c. */
static const char *read_bullet(const char *at, TextLine *line)
{
    gunichar sign = g_utf8_get_char(at);
    if (sign != 'o' && !g_utf8_strchr("•-*–—‣⁃◦▪▫●○■□►▸➢➤✓✔·\uf0b7\uf0a7", -1, sign))
        return NULL;
    line->item = TEXT_LINE_BULLET;
    line->style = sign < 0x80 ? (char)sign : 'u';
    return g_utf8_next_char(at);
}

static int roman_value(char c)
{
    switch (c) {
    case 'i':
        return 1;
    case 'v':
        return 5;
    case 'x':
        return 10;
    default:
        return 0;
    }
}

/* Small Roman numbers up to 39, as lists have them. */
static const char *read_roman(const char *p, const char *end, int *number)
{
    int last = 10;
    *number = 0;
    for (int value; p < end && (value = roman_value(*p)); p++) {
        *number += value > last ? value - 2 * last : value;
        last = value;
    }
    return p;
}

static const char *read_digits(const char *p, const char *end, int *number)
{
    int digits = 0;
    while (p < end && g_ascii_isdigit(*p) && digits < MAX_MARKER_DIGITS) {
        *number = *number * 10 + (*p++ - '0');
        digits++;
    }
    return p;
}

/* "1." "1)" "(1)" "a)" "a." "ii."; capital letters only with a parenthesis, because "A." is an
 * initial. */
static const char *read_number(const char *at, const char *end, TextLine *line)
{
    gboolean opened = *at == '(';
    if (end - at > 4 && g_ascii_strncasecmp(at, "(c) ", 4) == 0 && g_ascii_isdigit(at[4]))
        return NULL; /* a copyright */
    const char *start = at + (opened ? 1 : 0);
    int number = 0, roman = 0;
    const char *p = read_digits(start, end, &number);
    gboolean letter = p == start && p < end && g_ascii_isalpha(*p), small = FALSE;
    if (letter) {
        const char *behind = read_roman(start, end, &roman);
        small = g_ascii_islower(*start);
        number = behind > start + 1 ? roman : g_ascii_tolower(*start) - 'a' + 1;
        p = MAX(behind, start + 1);
    }
    if (p == start || p == end || (*p != ')' && (opened || *p != '.' || (letter && !small))))
        return NULL;
    line->item = TEXT_LINE_NUMBER;
    line->marker_number = number;
    line->roman_number = letter ? roman : 0;
    if (letter)
        line->style = *p == ')' ? (opened ? 'A' : 'a') : 'l';
    else
        line->style = *p == ')' ? (opened ? '(' : ')') : '.';
    return p + 1;
}

/* A marker is followed by a blank and by words, or stands alone on its line. */
static void read_marker(TextLine *line, const char *end)
{
    const char *at = line->content;
    const char *behind = read_bullet(at, line);
    if (!behind)
        behind = read_number(at, end, line);
    guint columns = 0;
    const char *words = behind && behind < end ? skip_blanks(behind, end, &columns) : behind;
    gboolean bullet = line->item == TEXT_LINE_BULLET && line->style == 'u';
    line->lone = words == end;
    if (!words || (words == behind && !line->lone && !bullet) ||
        (line->lone && !bullet && line->style != '.')) {
        line->item = TEXT_LINE_WORDS;
        line->marker_number = line->roman_number = 0;
        line->lone = FALSE;
        return;
    }
    line->marker_length = (gsize)(words - at);
    line->wide_gap = words - behind > 1 || (words > behind && *behind == '\t');
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
    *line = (TextLine){.number = line->number + 1, .new_page = line->ends_page};
    const char *stop = text;
    gsize length = 0;
    while (stop < end && !(length = line_end_length(stop, end)))
        stop++;
    line->start = text;
    line->ends_page = length == 1 && *stop == '\f';
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
    line->cut_word = line->content_length && stop - content_end == (gssize)strlen(SOFT_HYPHEN) &&
                     memcmp(content_end, SOFT_HYPHEN, strlen(SOFT_HYPHEN)) == 0;
    return stop + length;
}
