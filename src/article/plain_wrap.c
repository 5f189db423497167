/* Wrapped lines; see plain_wrap.h. */
#include "article/plain_wrap.h"

#include "article/byline.h"

#include <string.h>

enum {
    NARROWEST_WRAP = 30, /* columns: nobody wraps prose more narrowly */
    WIDEST_WRAP = 120,
    SLACK = 3,          /* columns by which programs differ over what still fits */
    FEWEST_PAIRS = 3,   /* rows below each other that show a width */
    LONG_ROW = 60,      /* columns that few headings have */
    NARROW_COLUMN = 20, /* of a newspaper or a telephone, if most rows go on in small letters */
    NARROW_TITLE = 40,  /* columns of a row that goes on in small letters in a text not wrapped */
    DOUBLE_SPACED = 3   /* rows that show that a text is */
};

static gboolean starts_lower(const char *text)
{
    return g_unichar_islower(g_utf8_get_char(text));
}

static gboolean starts_upper(const char *text)
{
    return g_unichar_isupper(g_utf8_get_char(text));
}

/* Whether a row ends as a sentence does, or as one that leads into something. */
static gboolean is_closed(const PlainRow *row)
{
    gunichar last = text_last_sign(row->text);
    return last == ':' || text_measure(row->text, strlen(row->text)).closed;
}

/* Two words or more, all in capitals. */
static gboolean is_shouted(const char *text)
{
    guint capitals = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_islower(c))
            return FALSE;
        capitals += g_unichar_isupper(c);
    }
    return capitals >= 4 && strchr(text, ' ');
}

/* Whether the two rows can be one paragraph at all. */
static gboolean may_join(const PlainRow *row, const PlainRow *next)
{
    if (row->mail || next->mail)
        return next->mail == PLAIN_MAIL_CONTINUES;
    if (next->begins || row->table || next->table || row->underline || row->furniture ||
        next->furniture || row->quoted != next->quoted)
        return FALSE;
    if (row->item ? next->item && next->item != row->item : next->item != NULL)
        return FALSE;
    if (is_shouted(row->text) != is_shouted(next->text))
        return FALSE;
    return next->underline == 0;
}

static gboolean are_neighbours(const PlainRow *row, const PlainRow *next)
{
    return next->blank_before == 0 && !next->new_page && may_join(row, next);
}

/* Whether the first word of `next` would not have fitted into `width`. */
static gboolean is_full(const PlainRow *row, const PlainRow *next, guint width)
{
    gsize word = strcspn(next->text, " ");
    return row->columns + 1 + (gsize)g_utf8_strlen(next->text, (gssize)word) + SLACK > width;
}

/* --- the width of the whole text -----------------------------------------------------------------
 */

static gint compare_columns(gconstpointer a, gconstpointer b)
{
    return (gint)(*(const guint *)a) - (gint)(*(const guint *)b);
}

/* The width that nearly all rows keep to which have another one below; 0 if those are few, or most
 * of them leave room for more. */
static guint width_of(const GArray *rows)
{
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(guint));
    guint wide = 0;
    for (guint i = 0; i + 1 < rows->len; i++) {
        const PlainRow *row = plain_row(rows, i);
        wide += row->columns > WIDEST_WRAP;
        if (are_neighbours(row, plain_row(rows, i + 1)))
            g_array_append_val(columns, row->columns);
    }
    if (columns->len < FEWEST_PAIRS || wide > columns->len)
        return 0;
    g_array_sort(columns, compare_columns);
    guint width = g_array_index(columns, guint, columns->len - 1 - columns->len / 20);
    guint full = 0, lower = 0;
    for (guint i = 0; i + 1 < rows->len; i++) {
        const PlainRow *row = plain_row(rows, i), *next = plain_row(rows, i + 1);
        if (!are_neighbours(row, next))
            continue;
        full += is_full(row, next, width);
        lower += starts_lower(next->text);
    }
    guint narrowest = lower * 2 > columns->len ? NARROW_COLUMN : NARROWEST_WRAP;
    if (width < narrowest || width > WIDEST_WRAP)
        return 0;
    return full * 2 > columns->len ? width : 0;
}

/* --- double spacing ------------------------------------------------------------------------------
 */

/* A blank line between any two lines: most rows stand alone and go on in the middle of a sentence
 * below it. */
static gboolean is_double_spaced(const GArray *rows)
{
    guint alone = 0, pairs = 0, goes_on = 0, neighbours = 0;
    for (guint i = 0; i + 1 < rows->len; i++) {
        const PlainRow *row = plain_row(rows, i), *next = plain_row(rows, i + 1);
        neighbours += are_neighbours(row, next);
        if (!may_join(row, next) || next->blank_before != 1)
            continue;
        alone += row->columns >= NARROWEST_WRAP && row->columns <= WIDEST_WRAP;
        pairs++;
        goes_on += starts_lower(next->text) && !is_closed(row);
    }
    return alone >= DOUBLE_SPACED && goes_on * 2 >= pairs && neighbours * 4 < pairs;
}

static void take_out_blank_lines(GArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        PlainRow *row = plain_row(rows, i);
        row->blank_before -= row->blank_before > 0;
    }
}

/* --- judging -------------------------------------------------------------------------------------
 */

/* Whether the deeper indentation of row `i` begins a paragraph rather than hangs below one: what
 * follows it stands further out again. */
static gboolean is_first_line(const GArray *rows, guint i)
{
    const PlainRow *row = plain_row(rows, i), *before = plain_row(rows, i - 1);
    if (row->item || row->indent <= before->indent)
        return FALSE;
    const PlainRow *next = i + 1 < rows->len ? plain_row(rows, i + 1) : NULL;
    if (next && !next->blank_before && next->indent == row->indent)
        return is_closed(before) || starts_upper(row->text);
    return is_closed(before) || (next && !next->blank_before && next->indent < row->indent);
}

/* In a text wrapped to `width`. */
static gboolean joins_at_width(const GArray *rows, guint i, guint width, gboolean blanks_divide)
{
    const PlainRow *row = plain_row(rows, i - 1), *next = plain_row(rows, i);
    if (is_first_line(rows, i))
        return FALSE;
    if (is_full(row, next, width))
        return TRUE;
    gboolean closed = is_closed(row);
    if (row->columns * 4 >= width * 3 && (blanks_divide || !closed) && next->columns > width / 3)
        return TRUE;
    return !closed && starts_lower(next->text) && row->columns * 2 >= width;
}

/* In a text that is not: the rows from `first` to `end` may be one paragraph that is. Two rows show
 * no width; they may be a heading and its text. */
static gboolean are_wrapped(const GArray *rows, guint first, guint end)
{
    guint widest = 0, upper = 0, n = end - first;
    for (guint i = first; i < end; i++)
        widest = MAX(widest, plain_row(rows, i)->columns);
    if (widest < NARROW_TITLE || widest > WIDEST_WRAP)
        return FALSE;
    for (guint i = first; i + 1 < end; i++) {
        const PlainRow *row = plain_row(rows, i), *next = plain_row(rows, i + 1);
        if (!is_full(row, next, widest) || (n == 2 && (row->columns < LONG_ROW || is_closed(row))))
            return FALSE;
        upper += !starts_lower(next->text);
    }
    /* Verses, addresses and lists begin each line anew. */
    return n == 2 || upper < n - 1;
}

/* A sentence that goes on below in small letters. */
static gboolean goes_on(const PlainRow *row, const PlainRow *next)
{
    return starts_lower(next->text) && !is_closed(row) && row->columns >= NARROW_TITLE &&
           row->columns <= WIDEST_WRAP && !byline_begins(next->text);
}

/* The row behind what goes on below row `i` in small letters, row for row, however narrow they
 * are. */
static guint end_of_run(const GArray *rows, guint i, guint end)
{
    guint k = i + 1;
    while (k < end && starts_lower(plain_row(rows, k)->text) && !is_closed(plain_row(rows, k - 1)))
        k++;
    return k;
}

static gboolean are_items(const PlainRow *row, const PlainRow *next)
{
    return row->item && row->item == next->item;
}

/* A paragraph that runs on over the end of a page. */
static gboolean runs_over_page(const PlainRow *row, const PlainRow *next)
{
    return next->new_page && may_join(row, next) && !is_closed(row) && starts_lower(next->text);
}

static void judge_paragraph(PlainWrap *wrap, guint first, guint end, gboolean blanks_divide)
{
    const GArray *rows = wrap->rows;
    gboolean whole = !wrap->width && are_wrapped(rows, first, end);
    for (guint i = first + 1; i < end; i++) {
        const PlainRow *row = plain_row(rows, i - 1), *next = plain_row(rows, i);
        wrap->joins[i] = whole || next->mail || are_items(row, next) ||
                         (wrap->width ? joins_at_width(rows, i, wrap->width, blanks_divide)
                                      : goes_on(row, next));
    }
    for (guint i = first; i < end;) {
        guint behind = end_of_run(rows, i, end);
        gboolean is_sentence = is_closed(plain_row(rows, behind - 1));
        for (guint k = i + 1; k < behind && is_sentence; k++)
            wrap->joins[k] = TRUE;
        i = behind;
    }
}

/* Whether blank lines stand between paragraphs more often than only a short last row does. */
static gboolean do_blanks_divide(const GArray *rows, guint width)
{
    guint blanks = 0, short_ends = 0;
    for (guint i = 1; i < rows->len; i++) {
        const PlainRow *row = plain_row(rows, i - 1), *next = plain_row(rows, i);
        blanks += next->blank_before > 0;
        short_ends += are_neighbours(row, next) && is_closed(row) && row->columns * 4 < width * 3;
    }
    return blanks > short_ends;
}

/* Joins the last row of a page to the first of the next where a sentence runs on. */
static void judge_pages(PlainWrap *wrap)
{
    const PlainRow *last = NULL;
    for (guint i = 0; i < wrap->rows->len; i++) {
        const PlainRow *row = plain_row(wrap->rows, i);
        if (row->furniture)
            continue;
        if (last && runs_over_page(last, row))
            wrap->joins[i] = TRUE;
        last = row;
    }
}

void plain_wrap_judge(PlainWrap *wrap, GArray *rows)
{
    *wrap = (PlainWrap){.rows = rows, .joins = g_new0(gboolean, rows->len + 1)};
    wrap->double_spaced = is_double_spaced(rows);
    if (wrap->double_spaced)
        take_out_blank_lines(rows);
    wrap->width = width_of(rows);
    gboolean blanks_divide = !wrap->double_spaced && do_blanks_divide(rows, wrap->width);
    for (guint first = 0, i = 1; i <= rows->len; i++) {
        if (i < rows->len && are_neighbours(plain_row(rows, i - 1), plain_row(rows, i)))
            continue;
        judge_paragraph(wrap, first, i, blanks_divide);
        first = i;
    }
    judge_pages(wrap);
}

void plain_wrap_clear(PlainWrap *wrap)
{
    g_clear_pointer(&wrap->joins, g_free);
}
