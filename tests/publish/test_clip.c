/* Clips follow each other without a gap, and hold what is about their sentence. */
#include "publish/clip.h"

#include "hand_reading.h"

/* Says what is displayed from `start` to before `end` milliseconds; what is the article's is the
 * whole text of its part. */
static void say(HandReading *hand, int section, int block, UtteranceRole role, const char *display,
                gint64 start, gint64 end)
{
    Utterance *utterance = hand_reading_say(hand, display, start, end);
    utterance->section = section;
    utterance->block = block;
    utterance->role = role;
    utterance->block_end = role == ROLE_ANNOUNCEMENT ? 0 : strlen(display);
}

static void add_section(HandReading *hand, const char *heading, const char *paragraph)
{
    ArticleSection *section = article_section_new(heading, 2);
    g_ptr_array_add(section->blocks, article_block_new(ARTICLE_PARAGRAPH, paragraph));
    g_ptr_array_add(hand->article->sections, section);
}

static void assert_clips(const HandReading *hand, gboolean words, const char *expected)
{
    const MarkupOptions options = {.dialect = MARKUP_EPUB, .words = words};
    g_autoptr(Markup) markup = markup_new(hand->article, hand->reading, &options);
    g_autoptr(GArray) clips = clips_new(markup, hand->reading);
    g_autoptr(GString) got = g_string_new(NULL);
    for (guint i = 0; i < clips->len; i++) {
        const MarkupAnchor *anchor = markup_anchor(markup, i);
        const Clip *clip = clips_get(clips, i);
        g_autoptr(GArray) of_words = clips_of_words(anchor, clip, hand->reading);
        g_string_append_printf(got, "u%u %d-%d\n", anchor->utterance, (int)clip->start_ms,
                               (int)clip->end_ms);
        for (guint k = 0; k < of_words->len; k++)
            g_string_append_printf(got, "  w %d-%d\n", (int)clips_get(of_words, k)->start_ms,
                                   (int)clips_get(of_words, k)->end_ms);
    }
    g_assert_cmpstr(got->str, ==, expected);
}

static void test_announcements_join_what_they_are_about(HandReading *hand, gconstpointer data)
{
    (void)data;
    add_section(hand, "Dose", "Take one.");
    say(hand, SECTION_FRAME, -1, ROLE_TITLE, "Aspirin", 100, 500);
    say(hand, SECTION_FRAME, -1, ROLE_ANNOUNCEMENT, "1 section.", 600, 900);
    say(hand, 0, -1, ROLE_ANNOUNCEMENT, "Section 1.", 1500, 1900);
    say(hand, 0, -1, ROLE_HEADING, "Dose", 2000, 2400);
    say(hand, 0, 0, ROLE_ANNOUNCEMENT, "Text:", 3000, 3200);
    say(hand, 0, 0, ROLE_PARAGRAPH, "Take one.", 3300, 4000);
    say(hand, 0, 0, ROLE_ANNOUNCEMENT, "End of text.", 4100, 4500);
    say(hand, SECTION_END, -1, ROLE_ANNOUNCEMENT, "The end.", 5000, 5500);
    hand->reading->n_frames = 6000;
    assert_clips(hand, FALSE, "u0 100-1500\nu3 1500-3000\nu5 3000-6000\n");
}

static void test_words_end_with_their_sentence(HandReading *hand, gconstpointer data)
{
    (void)data;
    add_section(hand, NULL, "Take one.");
    say(hand, 0, 0, ROLE_PARAGRAPH, "Take one.", 1000, 2000);
    hand_reading_mark(hand, "Take", 1100);
    hand_reading_mark(hand, "one", 1500);
    hand->reading->n_frames = 2500;
    assert_clips(hand, TRUE, "u0 1000-2500\n  w 1100-1500\n  w 1500-2500\n");
    assert_clips(hand, FALSE, "u0 1000-2500\n");
}

/* What is too short to be lit on its own before the first word is lit with it. */
static void test_first_word_begins_with_its_sentence(HandReading *hand, gconstpointer data)
{
    (void)data;
    add_section(hand, NULL, "Take one.");
    say(hand, 0, 0, ROLE_PARAGRAPH, "Take one.", 1000, 2000);
    hand_reading_mark(hand, "Take", 1004);
    hand_reading_mark(hand, "one", 1020);
    hand->reading->n_frames = 2500;
    assert_clips(hand, TRUE, "u0 1000-2500\n  w 1000-1020\n  w 1020-2500\n");
}

/* At a rate at which no frame is a millisecond, nothing is empty and nothing beyond the sound,
 * however short the sounds are and whatever comes last. */
static void test_rounding(HandReading *hand, gconstpointer data)
{
    (void)data;
    enum { RATE = 22050, N = 120, SHORTEST = 20, LENGTHS = 50 };
    const MarkupOptions options = {.dialect = MARKUP_EPUB};
    hand->reading->sample_rate = RATE;
    for (guint i = 0; i < N; i++) {
        gint64 start = hand->reading->n_frames;
        add_section(hand, NULL, "x");
        say(hand, (int)i, 0, ROLE_PARAGRAPH, "x", start, start + SHORTEST + i * 7 % LENGTHS);
        g_autoptr(Markup) markup = markup_new(hand->article, hand->reading, &options);
        g_autoptr(GArray) clips = clips_new(markup, hand->reading);
        for (guint k = 0; k < clips->len; k++) {
            const Clip *clip = clips_get(clips, k);
            g_assert_cmpint(clip->end_ms, >, clip->start_ms);
            g_assert_cmpint(clip->end_ms * RATE, <=, hand->reading->n_frames * 1000);
        }
    }
}

static void test_nothing_is_heard(HandReading *hand, gconstpointer data)
{
    (void)data;
    assert_clips(hand, TRUE, "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    hand_reading_test("/clip/announcements", test_announcements_join_what_they_are_about);
    hand_reading_test("/clip/words", test_words_end_with_their_sentence);
    hand_reading_test("/clip/first-word", test_first_word_begins_with_its_sentence);
    hand_reading_test("/clip/rounding", test_rounding);
    hand_reading_test("/clip/nothing", test_nothing_is_heard);
    return g_test_run();
}
