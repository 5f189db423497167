/* Chapters: which parts there are, what they are called, and that they cover the reading. */
#include "publish/chapters.h"

#include "../speech/hand_script.h"

#include <glib.h>

enum { RATE = 1000, SAID_FRAMES = 400, PAUSE_FRAMES = 100 };

typedef struct {
    Article *article;
    Script *script;
    Reading *reading;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->article = article_new();
    f->script = hand_script_new("tone");
    f->script->opening_title = g_strdup("Vitamin D");
    f->script->disclaimer_title = g_strdup("Rechtlicher Hinweis");
    f->reading = g_new0(Reading, 1);
    f->reading->script = f->script;
    f->reading->sample_rate = RATE;
    f->reading->entries = g_array_new(FALSE, TRUE, sizeof(ReadingEntry));
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    g_array_unref(f->reading->entries);
    g_free(f->reading);
    g_clear_pointer(&f->script->opening_title, g_free);
    g_clear_pointer(&f->script->disclaimer_title, g_free);
    hand_script_free(f->script);
    article_free(f->article);
}

/* Something said in that part; a pause follows. */
static void say(Fixture *f, int section)
{
    hand_script_add(f->script, "so it is", 0, 0)->section = section;
    gint64 start = f->reading->n_frames;
    ReadingEntry entry = {start, start, start + SAID_FRAMES, NULL};
    g_array_append_val(f->reading->entries, entry);
    f->reading->n_frames = entry.end_frame + PAUSE_FRAMES;
}

/* A section of two sentences. */
static void add_section(Fixture *f, const char *heading, int level)
{
    g_ptr_array_add(f->article->sections, article_section_new(heading, level));
    say(f, (int)f->article->sections->len - 1);
    say(f, (int)f->article->sections->len - 1);
}

static void assert_contiguous(const Fixture *f, const GArray *chapters)
{
    guint utterance = 0;
    gint64 frame = 0;
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters_get(chapters, i);
        g_assert_cmpuint(chapter->first_utterance, ==, utterance);
        g_assert_cmpint(chapter->start_frame, ==, frame);
        utterance = chapter->end_utterance;
        frame = chapter->end_frame;
        g_assert_cmpuint(utterance, >, chapter->first_utterance);
        g_assert_cmpint(frame, >, chapter->start_frame);
    }
    g_assert_cmpuint(utterance, ==, f->script->utterances->len);
    g_assert_cmpint(frame, ==, f->reading->n_frames);
}

/* The chapters, a line each: "frame title". */
static void assert_chapters(const Fixture *f, int max_level, const char *expected)
{
    g_autoptr(GArray) chapters = chapters_new(f->article, f->reading, max_level);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters_get(chapters, i);
        g_string_append_printf(found, "%" G_GINT64_FORMAT " %s\n", chapter->start_frame,
                               chapter->title);
    }
    g_assert_cmpstr(found->str, ==, expected);
    assert_contiguous(f, chapters);
}

static void test_whole_article(Fixture *f, gconstpointer data)
{
    (void)data;
    say(f, SECTION_FRAME);
    add_section(f, NULL, 1);
    add_section(f, "What is it?", 2);
    add_section(f, "Food", 3);
    add_section(f, "Fish", 4);
    add_section(f, "Sun", 3);
    add_section(f, "How is CAR-T used?", 2);
    say(f, SECTION_DISCLAIMER);
    say(f, SECTION_DISCLAIMER);
    say(f, SECTION_END);
    assert_chapters(f, CHAPTERS_LEVEL,
                    "0 Vitamin D\n"
                    "1500 1. What is it?\n"
                    "2500 1.1. Food\n"
                    "4500 1.2. Sun\n"
                    "5500 2. How is CAR-T used?\n"
                    "6500 Rechtlicher Hinweis\n");
    assert_chapters(f, 2,
                    "0 Vitamin D\n"
                    "1500 1. What is it?\n"
                    "5500 2. How is CAR-T used?\n"
                    "6500 Rechtlicher Hinweis\n");
    assert_chapters(f, 6,
                    "0 Vitamin D\n"
                    "1500 1. What is it?\n"
                    "2500 1.1. Food\n"
                    "3500 1.1.1. Fish\n"
                    "4500 1.2. Sun\n"
                    "5500 2. How is CAR-T used?\n"
                    "6500 Rechtlicher Hinweis\n");
}

static void test_parts_and_levels_are_told(Fixture *f, gconstpointer data)
{
    (void)data;
    say(f, SECTION_FRAME);
    add_section(f, "One", 2);
    add_section(f, "Two", 3);
    say(f, SECTION_DISCLAIMER);
    g_autoptr(GArray) chapters = chapters_new(f->article, f->reading, CHAPTERS_LEVEL);
    static const struct {
        int section, level;
    } expected[] = {{SECTION_FRAME, 1}, {0, 2}, {1, 3}, {SECTION_DISCLAIMER, 2}};
    g_assert_cmpuint(chapters->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < chapters->len; i++) {
        g_assert_cmpint(chapters_get(chapters, i)->section, ==, expected[i].section);
        g_assert_cmpint(chapters_get(chapters, i)->level, ==, expected[i].level);
    }
}

static void test_without_headings(Fixture *f, gconstpointer data)
{
    (void)data;
    add_section(f, NULL, 1);
    say(f, SECTION_END);
    assert_chapters(f, CHAPTERS_LEVEL, "0 Vitamin D\n");
}

static void test_begins_with_a_heading(Fixture *f, gconstpointer data)
{
    (void)data;
    add_section(f, "Dose", 2);
    add_section(f, "Use", 2);
    assert_chapters(f, CHAPTERS_LEVEL, "0 1. Dose\n1000 2. Use\n");
}

static void test_disclaimer_alone(Fixture *f, gconstpointer data)
{
    (void)data;
    say(f, SECTION_DISCLAIMER);
    say(f, SECTION_END);
    assert_chapters(f, CHAPTERS_LEVEL, "0 Rechtlicher Hinweis\n");
}

static void test_nothing_said(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GArray) chapters = chapters_new(f->article, f->reading, CHAPTERS_LEVEL);
    g_assert_cmpuint(chapters->len, ==, 0);
}

/* "3. 3. Use" would be said of a heading that counts itself. */
static void test_own_numbers(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const headings[] = {"1. Use",      "2) Dose",  "3: Price", "1.2 Risks",
                                           "1.2.3 Risks", "5 tips",   "2.5 mg",   "2025",
                                           "4.",          "10.5. End"};
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++)
        add_section(f, headings[i], 2);
    assert_chapters(f, CHAPTERS_LEVEL,
                    "0 1. Use\n1000 2) Dose\n2000 3: Price\n3000 4. 1.2 Risks\n4000 1.2.3 Risks\n"
                    "5000 6. 5 tips\n6000 7. 2.5 mg\n7000 8. 2025\n8000 9. 4.\n9000 10.5. End\n");
}

/* A section that nothing is said of is counted, as its announcement would, and is no chapter. */
static void test_silent_section(Fixture *f, gconstpointer data)
{
    (void)data;
    say(f, SECTION_FRAME);
    g_ptr_array_add(f->article->sections, article_section_new("***", 2));
    add_section(f, "Use", 2);
    assert_chapters(f, CHAPTERS_LEVEL, "0 Vitamin D\n500 2. Use\n");
}

static void test_deeper_ones_give_way(Fixture *f, gconstpointer data)
{
    (void)data;
    say(f, SECTION_FRAME);
    for (guint i = 0; i < 600; i++) {
        add_section(f, "Section", 2);
        add_section(f, "Part", 3);
    }
    say(f, SECTION_DISCLAIMER);
    g_autoptr(GArray) chapters = chapters_new(f->article, f->reading, CHAPTERS_LEVEL);
    g_assert_cmpuint(chapters->len, ==, 602);
    g_assert_cmpstr(chapters_get(chapters, 600)->title, ==, "600. Section");
    assert_contiguous(f, chapters);
}

static void test_too_many_sections(Fixture *f, gconstpointer data)
{
    (void)data;
    say(f, SECTION_FRAME);
    for (guint i = 0; i < 3000; i++)
        add_section(f, "Section", 2);
    say(f, SECTION_DISCLAIMER);
    g_autoptr(GArray) chapters = chapters_new(f->article, f->reading, CHAPTERS_LEVEL);
    g_assert_cmpuint(chapters->len, ==, CHAPTERS_MAX);
    g_assert_cmpstr(chapters_get(chapters, CHAPTERS_MAX - 2)->title, ==, "997. Section");
    g_assert_cmpint(chapters_get(chapters, CHAPTERS_MAX - 1)->section, ==, SECTION_DISCLAIMER);
    assert_contiguous(f, chapters);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const struct {
        const char *name;
        void (*test)(Fixture *, gconstpointer);
    } tests[] = {{"whole-article", test_whole_article},
                 {"parts-and-levels", test_parts_and_levels_are_told},
                 {"without-headings", test_without_headings},
                 {"begins-with-a-heading", test_begins_with_a_heading},
                 {"disclaimer-alone", test_disclaimer_alone},
                 {"nothing-said", test_nothing_said},
                 {"own-numbers", test_own_numbers},
                 {"silent-section", test_silent_section},
                 {"deeper-ones-give-way", test_deeper_ones_give_way},
                 {"too-many-sections", test_too_many_sections}};
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *name = g_strdup_printf("/publish/chapters/%s", tests[i].name);
        g_test_add(name, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
    return g_test_run();
}
