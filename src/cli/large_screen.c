/* The large screen; see large_screen.h. */
#include "cli/large_screen.h"

#include "cli/big_letters.h"

#include <string.h>

/* A terminal that claims to be larger is not believed. */
enum { MAX_COLUMNS = 1000, MAX_ROWS = 500 };

/* Bytes of the last row for each column, at most: letters carry marks, but not without end. */
enum { MAX_BYTES_PER_COLUMN = 12 };

/* What a cell of the letters shows: a bit for each quarter that is ink, and whether it is drawn in
 * inverse video. */
enum {
    UPPER_LEFT = 1,
    UPPER_RIGHT = 2,
    LOWER_LEFT = 4,
    LOWER_RIGHT = 8,
    INVERSE = 16,
    UNKNOWN = 0xff, /* what stands there is not known */
};

static const gunichar quarters[16] = {
    ' ',    0x2598, 0x259d, 0x2580, 0x2596, 0x258c, 0x259e, 0x259b,
    0x2597, 0x259a, 0x2590, 0x259c, 0x2584, 0x2599, 0x259f, 0x2588,
};

static const char *const colour_codes[] = {
    [LARGE_COLOURS_NONE] = "",
    [LARGE_COLOURS_PLAIN] = ";97;40",
    [LARGE_COLOURS_CUBE] = ";38;5;231;48;5;16",
};

struct LargeScreen {
    LargeColours colours;
    BigLetters *letters;
    char *text, *language; /* text NULL before the first sentence */
    gsize mark_start, mark_end;
    guint page;
    DotPage dots;      /* of that page; none when it is to be painted */
    int columns, rows; /* of the letters: the last row is not theirs */
    guint8 *shown;     /* cells as the terminal has them */
    char *told;        /* the last row as it should be, without controls */
    gboolean is_told;  /* and is */
};

LargeScreen *large_screen_new(LargeColours colours)
{
    LargeScreen *screen = g_new0(LargeScreen, 1);
    screen->letters = big_letters_new();
    screen->colours = colours;
    screen->told = g_strdup("");
    return screen;
}

void large_screen_free(LargeScreen *screen)
{
    if (!screen)
        return;
    big_letters_free(screen->letters);
    dot_page_clear(&screen->dots);
    g_free(screen->text);
    g_free(screen->language);
    g_free(screen->shown);
    g_free(screen->told);
    g_free(screen);
}

/* --- what is to be shown ----------------------------------------------------------------------
 */

static void turn_to_mark(LargeScreen *screen)
{
    guint page = big_letters_page_of(screen->letters, screen->mark_start);
    if (page != screen->page)
        dot_page_clear(&screen->dots);
    screen->page = page;
}

static gboolean lay_out(LargeScreen *screen)
{
    dot_page_clear(&screen->dots);
    if (!screen->text || screen->columns == 0 || screen->rows == 0)
        return TRUE;
    gboolean is_legible = big_letters_lay_out(screen->letters, screen->text, screen->language,
                                              screen->columns * 2, screen->rows * 2);
    turn_to_mark(screen);
    return is_legible;
}

void large_screen_resize(LargeScreen *screen, int columns, int rows)
{
    screen->columns = CLAMP(columns, 0, MAX_COLUMNS);
    screen->rows = CLAMP(rows, 1, MAX_ROWS) - 1;
    g_free(screen->shown);
    screen->shown = g_malloc_n(screen->columns * screen->rows + 1, 1);
    memset(screen->shown, UNKNOWN, screen->columns * screen->rows);
    screen->is_told = FALSE;
    lay_out(screen);
}

/* Controls and separators become blanks of as many bytes, so that every other byte keeps its place.
 */
static char *without_controls(const char *text)
{
    char *plain = g_utf8_make_valid(text, -1);
    for (char *c = plain; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (letter < 0x20 || letter == 0x7f)
            *c = ' ';
        else if (letter >= 0x80 && letter < 0xa0)
            c[1] = '\xa0'; /* U+00A0 */
        else if (letter == 0x2028 || letter == 0x2029)
            c[2] = '\x82'; /* U+2002 */
    }
    return plain;
}

gboolean large_screen_show(LargeScreen *screen, const char *text, const char *language)
{
    g_free(screen->text);
    screen->text = without_controls(text);
    g_free(screen->language);
    screen->language = g_strdup(language);
    screen->mark_start = screen->mark_end = 0;
    return lay_out(screen);
}

void large_screen_mark(LargeScreen *screen, gsize start, gsize end)
{
    if (!screen->text)
        return;
    gsize length = strlen(screen->text);
    screen->mark_start = MIN(start, length);
    screen->mark_end = CLAMP(end, screen->mark_start, length);
    if (screen->columns > 0 && screen->rows > 0)
        turn_to_mark(screen);
}

/* Format characters steer a terminal that knows of directions; but for the joiners, which shape
 * letters, they are left out. */
static gboolean steers(gunichar letter)
{
    return g_unichar_iscntrl(letter) || letter == 0x2028 || letter == 0x2029 ||
           (g_unichar_type(letter) == G_UNICODE_FORMAT && letter != 0x200c && letter != 0x200d);
}

void large_screen_tell(LargeScreen *screen, const char *message)
{
    g_autofree char *valid = g_utf8_make_valid(message, -1);
    GString *plain = g_string_new(NULL);
    for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
        if (!steers(g_utf8_get_char(c)))
            g_string_append_unichar(plain, g_utf8_get_char(c));
        else if (plain->len > 0)
            g_string_append_c(plain, ' ');
    }
    screen->is_told = screen->is_told && g_str_equal(screen->told, plain->str);
    g_free(screen->told);
    screen->told = g_string_free(plain, FALSE);
}

/* --- drawing ----------------------------------------------------------------------------------
 */

static guint8 *cells_new(const LargeScreen *screen)
{
    static const guint8 bits[2][2] = {{UPPER_LEFT, UPPER_RIGHT}, {LOWER_LEFT, LOWER_RIGHT}};
    guint8 *cells = g_malloc0_n(screen->columns * screen->rows + 1, 1);
    const DotPage *dots = &screen->dots;
    for (int y = 0; dots->dots && y < dots->height; y++)
        for (int x = 0; x < dots->width; x++)
            if (dots->dots[y * dots->width + x])
                cells[y / 2 * screen->columns + x / 2] |= bits[y % 2][x % 2];
    return cells;
}

/* The box covers whole cells, so that a terminal fills it without gaps. */
static void fill_box(const LargeScreen *screen, const DotBox *box, guint8 *cells)
{
    int bottom = MIN((box->bottom + 1) / 2, screen->rows);
    int right = MIN((box->right + 1) / 2, screen->columns);
    for (int row = box->top / 2; row < bottom; row++)
        for (int column = box->left / 2; column < right; column++)
            cells[row * screen->columns + column] |= INVERSE;
}

static void mark_word(const LargeScreen *screen, guint8 *cells)
{
    if (screen->mark_start == screen->mark_end)
        return;
    g_autoptr(GArray) boxes =
        big_letters_boxes(screen->letters, screen->page, screen->mark_start, screen->mark_end);
    for (guint i = 0; i < boxes->len; i++)
        fill_box(screen, &g_array_index(boxes, DotBox, i), cells);
}

static void set_style(const LargeScreen *screen, gboolean inverse, GString *bytes)
{
    g_string_append_printf(bytes, "\033[0%s%sm", colour_codes[screen->colours],
                           inverse ? ";7" : "");
}

static void draw_row(LargeScreen *screen, int row, const guint8 *cells, GString *bytes)
{
    int at = -1; /* the column that the cursor is in */
    guint8 style = UNKNOWN;
    for (int column = 0; column < screen->columns; column++) {
        guint8 cell = cells[column];
        guint8 *shown = &screen->shown[row * screen->columns + column];
        if (cell == *shown)
            continue;
        if (at != column)
            g_string_append_printf(bytes, "\033[%d;%dH", row + 1, column + 1);
        if ((cell & INVERSE) != style)
            set_style(screen, cell & INVERSE, bytes);
        g_string_append_unichar(bytes, quarters[cell & 15]);
        style = cell & INVERSE;
        at = column + 1;
        *shown = cell;
    }
}

/* How many bytes of the text go into the last row. */
static gsize fitting_bytes(const LargeScreen *screen)
{
    int width = 0;
    const char *c = screen->told;
    for (; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        width += g_unichar_iszerowidth(letter) ? 0 : g_unichar_iswide(letter) ? 2 : 1;
        if (width > screen->columns || c - screen->told > screen->columns * MAX_BYTES_PER_COLUMN)
            break;
    }
    return (gsize)(c - screen->told);
}

static void draw_last_row(LargeScreen *screen, GString *bytes)
{
    if (screen->is_told || screen->columns == 0)
        return;
    g_string_append_printf(bytes, "\033[%d;1H", screen->rows + 1);
    set_style(screen, FALSE, bytes);
    g_string_append(bytes, "\033[2K");
    g_string_append_len(bytes, screen->told, (gssize)fitting_bytes(screen));
    screen->is_told = TRUE;
}

void large_screen_draw(LargeScreen *screen, GString *bytes)
{
    if (screen->text && !screen->dots.dots && screen->columns > 0 && screen->rows > 0)
        big_letters_paint(screen->letters, screen->page, &screen->dots);
    g_autofree guint8 *cells = cells_new(screen);
    if (screen->dots.dots)
        mark_word(screen, cells);
    for (int row = 0; row < screen->rows; row++)
        draw_row(screen, row, cells + row * screen->columns, bytes);
    draw_last_row(screen, bytes);
}

const LargeScreenFunctions large_screen_functions = {
    .create = large_screen_new,
    .destroy = large_screen_free,
    .resize = large_screen_resize,
    .show = large_screen_show,
    .mark = large_screen_mark,
    .tell = large_screen_tell,
    .draw = large_screen_draw,
};
