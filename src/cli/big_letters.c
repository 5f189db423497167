/* Big letters; see big_letters.h. */
#include "cli/big_letters.h"

#include <math.h>
#include <pango/pangocairo.h>

/* In dots of height; two are a row of the terminal. Below these a stroke of a bold letter is
 * thinner than a dot, and signs of Chinese lose strokes. */
#define MINIMUM_EM 13.0
#define MINIMUM_WIDE_EM 18.0

/* From one size that is tried to the next. */
#define SIZE_STEP 1.08

/* How much of a dot must be covered to be ink. */
enum { INK = 110 };

typedef struct {
    PangoLayoutLine *line; /* the layout's */
    double x, baseline, top, bottom;
    guint page;
} Line;

struct BigLetters {
    PangoFontMap *fonts;
    PangoContext *context;
    PangoLayout *layout;
    GArray *lines;     /* of Line */
    GArray *page_tops; /* of double: where each page begins in the layout */
    gboolean is_dense; /* Chinese and the like */
    int width, height; /* of a page, in dots; a unit of the layout is a dot's height */
};

void dot_page_clear(DotPage *page)
{
    g_clear_pointer(&page->dots, g_free);
}

/* Letters keep their shape at every size, and distances their proportion. */
static PangoContext *context_new(PangoFontMap *fonts)
{
    PangoContext *context = pango_font_map_create_context(fonts);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

BigLetters *big_letters_new(void)
{
    PangoFontMap *fonts = pango_cairo_font_map_new();
    BigLetters *letters = g_new0(BigLetters, 1);
    letters->fonts = fonts;
    letters->context = context_new(fonts);
    letters->layout = pango_layout_new(letters->context);
    letters->lines = g_array_new(FALSE, FALSE, sizeof(Line));
    letters->page_tops = g_array_new(FALSE, FALSE, sizeof(double));
    return letters;
}

void big_letters_free(BigLetters *letters)
{
    if (!letters)
        return;
    g_array_unref(letters->page_tops);
    g_array_unref(letters->lines);
    g_object_unref(letters->layout);
    g_object_unref(letters->context);
    g_object_unref(letters->fonts);
    g_free(letters);
}

/* --- size -------------------------------------------------------------------------------------
 */

/* Bold but where letters are dense: their strokes would run together. */
static void set_size(BigLetters *letters, double em, PangoWrapMode wrap)
{
    PangoFontDescription *font =
        pango_font_description_from_string(letters->is_dense ? "Sans" : "Sans Bold");
    pango_font_description_set_absolute_size(font, em * PANGO_SCALE);
    pango_layout_set_font_description(letters->layout, font);
    pango_font_description_free(font);
    pango_layout_set_wrap(letters->layout, wrap);
}

/* Whether all stands on one page without a word that is broken. */
static gboolean fits(BigLetters *letters, double em)
{
    set_size(letters, em, PANGO_WRAP_WORD);
    PangoRectangle ink, logical;
    pango_layout_get_extents(letters->layout, &ink, &logical);
    int width = pango_layout_get_width(letters->layout);
    return logical.width <= width && ink.x >= 0 && ink.x + ink.width <= width &&
           logical.height <= letters->height * PANGO_SCALE;
}

/* Says at once that much too much text does not fit: no letter is narrower than a tenth of an em.
 */
static gboolean may_fit(const BigLetters *letters, glong n_letters, double em)
{
    double area = (double)letters->height * letters->width / 2;
    return (double)n_letters * em * em / 10 <= area;
}

static gboolean has_wide_letters(const char *text)
{
    for (const char *c = text; *c; c = g_utf8_next_char(c))
        if (g_unichar_iswide(g_utf8_get_char(c)))
            return TRUE;
    return FALSE;
}

/* The largest size at which all fits; at the smallest, words that are wider than a page break. */
static void choose_size(BigLetters *letters, const char *text)
{
    letters->is_dense = has_wide_letters(text);
    double minimum = letters->is_dense ? MINIMUM_WIDE_EM : MINIMUM_EM;
    minimum = MAX(MIN(minimum, letters->height / 1.5), 1);
    glong n_letters = g_utf8_strlen(text, -1);
    int low = -1;
    int high = (int)(log(letters->height / minimum) / log(SIZE_STEP)) + 1;
    while (high - low > 1) {
        int middle = (low + high) / 2;
        double em = minimum * pow(SIZE_STEP, middle);
        if (may_fit(letters, n_letters, em) && fits(letters, em))
            low = middle;
        else
            high = middle;
    }
    if (low >= 0)
        set_size(letters, minimum * pow(SIZE_STEP, low), PANGO_WRAP_WORD);
    else
        set_size(letters, minimum, PANGO_WRAP_WORD_CHAR);
}

/* --- pages ------------------------------------------------------------------------------------
 */

static double units(int value)
{
    return (double)value / PANGO_SCALE;
}

static void add_line(BigLetters *letters, PangoLayoutIter *at)
{
    PangoRectangle logical;
    int top, bottom;
    pango_layout_iter_get_line_extents(at, NULL, &logical);
    pango_layout_iter_get_line_yrange(at, &top, &bottom);
    Line line = {.line = pango_layout_iter_get_line_readonly(at),
                 .x = units(logical.x),
                 .baseline = units(pango_layout_iter_get_baseline(at)),
                 .top = units(top),
                 .bottom = units(bottom)};
    guint n_pages = letters->page_tops->len;
    double page_top = n_pages ? g_array_index(letters->page_tops, double, n_pages - 1) : 0;
    if (n_pages == 0 || line.bottom - page_top > letters->height + 0.01) {
        g_array_append_val(letters->page_tops, line.top);
        n_pages++;
    }
    line.page = n_pages - 1;
    g_array_append_val(letters->lines, line);
}

static void make_pages(BigLetters *letters)
{
    g_array_set_size(letters->lines, 0);
    g_array_set_size(letters->page_tops, 0);
    PangoLayoutIter *at = pango_layout_get_iter(letters->layout);
    do
        add_line(letters, at);
    while (pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
    /* What fits is put in the middle. */
    if (letters->page_tops->len == 1) {
        double height = g_array_index(letters->lines, Line, letters->lines->len - 1).bottom;
        g_array_index(letters->page_tops, double, 0) = -(letters->height - height) / 2;
    }
}

gboolean big_letters_lay_out(BigLetters *letters, const char *text, const char *language, int width,
                             int height)
{
    letters->width = MAX(width, 1);
    letters->height = MAX(height, 1);
    if (language)
        pango_context_set_language(letters->context, pango_language_from_string(language));
    pango_layout_context_changed(letters->layout);
    pango_layout_set_single_paragraph_mode(letters->layout, TRUE);
    pango_layout_set_text(letters->layout, text, -1);
    pango_layout_set_width(letters->layout, letters->width * PANGO_SCALE / 2);
    choose_size(letters, text);
    make_pages(letters);
    return pango_layout_get_unknown_glyphs_count(letters->layout) * 2 <= g_utf8_strlen(text, -1);
}

guint big_letters_page_of(const BigLetters *letters, gsize byte)
{
    guint page = 0;
    for (guint i = 0; i < letters->lines->len; i++) {
        const Line *line = &g_array_index(letters->lines, Line, i);
        if ((gsize)line->line->start_index > byte)
            break;
        page = line->page;
    }
    return page;
}

guint big_letters_count_pages(const BigLetters *letters)
{
    return letters->page_tops->len;
}

/* --- dots -------------------------------------------------------------------------------------
 */

static void paint_lines(const BigLetters *letters, guint page, cairo_t *cairo)
{
    double page_top = g_array_index(letters->page_tops, double, page);
    cairo_scale(cairo, 2, 1);
    for (guint i = 0; i < letters->lines->len; i++) {
        const Line *line = &g_array_index(letters->lines, Line, i);
        if (line->page != page)
            continue;
        cairo_move_to(cairo, line->x, line->baseline - page_top);
        pango_cairo_show_layout_line(cairo, line->line);
    }
}

void big_letters_paint(const BigLetters *letters, guint page, DotPage *dots)
{
    int width = letters->width, height = letters->height;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
    cairo_t *cairo = cairo_create(surface);
    paint_lines(letters, page, cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    dot_page_clear(dots);
    *dots = (DotPage){.width = width, .height = height};
    dots->dots = g_malloc0_n(width, height);
    const guint8 *cover = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; cover && y < height; y++)
        for (int x = 0; x < width; x++)
            dots->dots[y * width + x] = cover[y * stride + x] >= INK;
    cairo_surface_destroy(surface);
}

static void add_boxes(const BigLetters *letters, const Line *line, gsize start, gsize end,
                      GArray *boxes)
{
    double page_top = g_array_index(letters->page_tops, double, line->page);
    int *ranges, n_ranges;
    pango_layout_line_get_x_ranges(line->line, (int)start, (int)end, &ranges, &n_ranges);
    for (int i = 0; i < n_ranges; i++) {
        DotBox box = {.left = (int)floor(units(ranges[2 * i]) * 2) - 1,
                      .right = (int)ceil(units(ranges[2 * i + 1]) * 2) + 1,
                      .top = (int)floor(line->top - page_top),
                      .bottom = (int)ceil(line->bottom - page_top)};
        box.left = CLAMP(box.left, 0, letters->width);
        box.right = CLAMP(box.right, 0, letters->width);
        box.top = CLAMP(box.top, 0, letters->height);
        box.bottom = CLAMP(box.bottom, 0, letters->height);
        if (box.left < box.right && box.top < box.bottom)
            g_array_append_val(boxes, box);
    }
    g_free(ranges);
}

GArray *big_letters_boxes(const BigLetters *letters, guint page, gsize start, gsize end)
{
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(DotBox));
    for (guint i = 0; i < letters->lines->len; i++) {
        const Line *line = &g_array_index(letters->lines, Line, i);
        gsize first = (gsize)line->line->start_index;
        gsize last = first + (gsize)line->line->length;
        gsize from = MAX(start, first), to = MIN(end, last);
        if (line->page == page && from < to)
            add_boxes(letters, line, from, to, boxes);
    }
    return boxes;
}
