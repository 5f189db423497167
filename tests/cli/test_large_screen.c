/* The large screen: what a terminal shows after its bytes, played by a terminal of cells. */
#include "cli/large_screen.h"

#include <string.h>

/* What fontconfig keeps for the next font is no leak of ours. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\n";
}

enum { MAX_CELLS = 200 * 60 };

/* Takes the sequences that the screen may send, and no other byte that steers. */
typedef struct {
    int columns, rows, row, column;
    gboolean inverse;
    gunichar letters[MAX_CELLS];
    gboolean inverses[MAX_CELLS];
} Cells;

static void put(Cells *cells, gunichar letter)
{
    g_assert_false(g_unichar_iscntrl(letter));
    if (g_unichar_iszerowidth(letter))
        return;
    g_assert_cmpint(cells->row, <, cells->rows);
    g_assert_cmpint(cells->column, <, cells->columns);
    int at = cells->row * cells->columns + cells->column;
    cells->letters[at] = letter;
    cells->inverses[at] = cells->inverse;
    cells->column += g_unichar_iswide(letter) ? 2 : 1;
}

static void move(Cells *cells, const char *sequence)
{
    char *end;
    cells->row = (int)g_ascii_strtoull(sequence, &end, 10) - 1;
    cells->column = (int)g_ascii_strtoull(end + 1, NULL, 10) - 1;
}

/* The screen's next bytes, on the cells; how many they were. */
static gsize draw(LargeScreen *screen, Cells *cells)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    large_screen_draw(screen, bytes);
    for (const char *c = bytes->str; *c; c = g_utf8_next_char(c)) {
        if (*c != '\033') {
            put(cells, g_utf8_get_char(c));
            continue;
        }
        g_assert_cmpint(c[1], ==, '[');
        const char *sequence = c + 2;
        c = sequence + strspn(sequence, "0123456789;");
        if (*c == 'H')
            move(cells, sequence);
        else if (*c == 'm')
            cells->inverse = c[-1] == '7' && c[-2] == ';';
        else
            g_assert_cmpint(*c, ==, 'K');
    }
    return bytes->len;
}

static LargeScreen *screen_of(Cells *cells, int columns, int rows)
{
    LargeScreen *screen = large_screen_new(LARGE_COLOURS_CUBE);
    memset(cells, 0, sizeof *cells);
    cells->columns = columns;
    cells->rows = rows;
    large_screen_resize(screen, columns, rows);
    return screen;
}

typedef struct {
    int top, left, bottom, right, n_cells; /* of the cells in inverse video; half-open */
} Box;

static Box box_of(const Cells *cells)
{
    Box box = {.top = cells->rows, .left = cells->columns};
    for (int i = 0; i < cells->rows * cells->columns; i++) {
        if (!cells->inverses[i])
            continue;
        box.top = MIN(box.top, i / cells->columns);
        box.bottom = MAX(box.bottom, i / cells->columns + 1);
        box.left = MIN(box.left, i % cells->columns);
        box.right = MAX(box.right, i % cells->columns + 1);
        box.n_cells++;
    }
    return box;
}

static guint count_ink(const Cells *cells)
{
    guint n = 0;
    for (int i = 0; i < cells->rows * cells->columns; i++)
        n += cells->letters[i] >= 0x2580 && cells->letters[i] <= 0x259f;
    return n;
}

static void mark_text(LargeScreen *screen, const char *text, const char *word)
{
    const char *found = strstr(text, word);
    large_screen_mark(screen, found - text, found - text + strlen(word));
}

typedef struct {
    const char *language, *text, *first, *last;
    gboolean is_right_to_left;
} Sample;

static const Sample samples[] = {
    {"en", "Dry eyes burn and itch.", "Dry", "itch", FALSE},
    {"ar", "قطرة واحدة في كل عين", "قطرة", "عين", TRUE},
    {"zh", "每天一次，每次两滴。", "每天", "两滴", FALSE},
};

static const int widths[] = {40, 80, 200};

/* A word is marked by a filled box of at least six rows, which goes from the first to the last. */
static void test_marks_big_words(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++)
        for (guint j = 0; j < G_N_ELEMENTS(widths); j++) {
            const Sample *sample = &samples[i];
            g_autofree Cells *cells = g_new(Cells, 1);
            g_autoptr(LargeScreen) screen = screen_of(cells, widths[j], 30);
            g_assert_true(large_screen_show(screen, sample->text, sample->language));
            draw(screen, cells);
            g_assert_cmpint(box_of(cells).n_cells, ==, 0);
            g_assert_cmpint(count_ink(cells), >, 60);
            mark_text(screen, sample->text, sample->first);
            draw(screen, cells);
            Box first = box_of(cells);
            g_assert_cmpint(first.bottom - first.top, >=, 6);
            g_assert_cmpint(first.n_cells, ==,
                            (first.bottom - first.top) * (first.right - first.left));
            gboolean is_at_right = first.right > widths[j] - 4;
            g_assert_true(sample->is_right_to_left ? is_at_right : first.left < 4);
            g_autofree Cells *before = g_memdup2(cells, sizeof *cells);
            mark_text(screen, sample->text, sample->last);
            draw(screen, cells);
            Box last = box_of(cells);
            g_assert_cmpint(last.bottom - last.top, >=, 6);
            g_assert_true(memcmp(before->letters, cells->letters, sizeof cells->letters) != 0 ||
                          memcmp(&first, &last, sizeof first) != 0);
        }
}

/* What did not change is not sent again. */
static void test_sends_only_changes(void)
{
    g_autofree Cells *cells = g_new(Cells, 1);
    g_autoptr(LargeScreen) screen = screen_of(cells, 120, 40);
    large_screen_show(screen, samples[0].text, "en");
    gsize whole = draw(screen, cells);
    g_assert_cmpuint(draw(screen, cells), ==, 0);
    mark_text(screen, samples[0].text, "itch");
    g_assert_cmpuint(draw(screen, cells), <, whole / 2);
    large_screen_resize(screen, 120, 40);
    g_assert_cmpuint(draw(screen, cells), >=, whole);
}

/* Neither the sentence nor the last row steers the terminal, whatever the article holds. */
static void test_hostile_text(void)
{
    static const char hostile[] = "a\033[2Jb\a\r\n\302\233"
                                  "31m \342\200\256evil\342\200\250\177 \360\237\230\200 end";
    g_autofree Cells *cells = g_new(Cells, 1);
    g_autoptr(LargeScreen) screen = screen_of(cells, 60, 20);
    large_screen_show(screen, hostile, NULL);
    large_screen_tell(screen, hostile);
    mark_text(screen, hostile, "end");
    draw(screen, cells);
    g_assert_cmpint(box_of(cells).n_cells, >, 0);
    const gunichar *last_row = cells->letters + 60 * 19;
    for (int i = 0; i < 60; i++)
        g_assert_cmpint(g_unichar_type(last_row[i] ? last_row[i] : ' '), !=, G_UNICODE_FORMAT);
    g_autofree char *marks = g_strnfill(100000, '.');
    for (int i = 0; i + 1 < 100000; i += 2)
        memcpy(marks + i, "\314\201", 2); /* U+0301 */
    large_screen_tell(screen, marks);
    g_assert_cmpuint(draw(screen, cells), <, 1000);
    large_screen_mark(screen, 5, G_MAXSIZE);
    draw(screen, cells);
}

/* No size of a window is too small, and a word wider than the screen is broken. */
static void test_any_size(void)
{
    static const char word[] = "Pneumonoultramicroscopicsilicovolcanoconiosis";
    for (int columns = 0; columns < 45; columns += 3)
        for (int rows = 0; rows < 20; rows++) {
            g_autofree Cells *cells = g_new(Cells, 1);
            g_autoptr(LargeScreen) screen = screen_of(cells, columns, MAX(rows, 1));
            large_screen_resize(screen, columns, rows);
            large_screen_show(screen, word, "en");
            large_screen_tell(screen, word);
            large_screen_mark(screen, 0, strlen(word));
            draw(screen, cells);
        }
}

/* Each word of a long sentence is seen, and turning to it takes less than 20 ms. */
static void test_long_sentence(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    while (text->len < 10000)
        g_string_append(text, "patience ");
    g_autofree Cells *cells = g_new(Cells, 1);
    g_autoptr(LargeScreen) screen = screen_of(cells, 80, 30);
    large_screen_show(screen, text->str, "en");
    gint64 slowest_us = 0;
    for (gsize at = 0; at < text->len; at += 9 * 20) {
        gint64 began_us = g_get_monotonic_time();
        large_screen_mark(screen, at, at + 8);
        g_autoptr(GString) bytes = g_string_new(NULL);
        large_screen_draw(screen, bytes);
        slowest_us = MAX(slowest_us, g_get_monotonic_time() - began_us);
        large_screen_resize(screen, 80, 30);
        draw(screen, cells);
        g_assert_cmpint(box_of(cells).n_cells, >, 0);
    }
    g_test_message("slowest: %" G_GINT64_FORMAT " us", slowest_us);
    g_assert_cmpint(slowest_us, <, 20 * 1000);
}

/* Letters that no font has are told, and a sign among words is none of that. */
static void test_missing_letters(void)
{
    g_autofree Cells *cells = g_new(Cells, 1);
    g_autoptr(LargeScreen) screen = screen_of(cells, 80, 30);
    g_assert_false(large_screen_show(screen, "\361\220\200\200\361\220\200\201", NULL));
    g_assert_true(large_screen_show(screen, "Take \361\220\200\200 one", NULL));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/large_screen/marks_big_words", test_marks_big_words);
    g_test_add_func("/large_screen/sends_only_changes", test_sends_only_changes);
    g_test_add_func("/large_screen/hostile_text", test_hostile_text);
    g_test_add_func("/large_screen/any_size", test_any_size);
    g_test_add_func("/large_screen/long_sentence", test_long_sentence);
    g_test_add_func("/large_screen/missing_letters", test_missing_letters);
    return g_test_run();
}
