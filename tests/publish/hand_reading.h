/* Readings made by hand, for tests of what is written of them: at 1000 Hz, so that frames are
 * milliseconds. */
#ifndef LECTERN_TESTS_PUBLISH_HAND_READING_H
#define LECTERN_TESTS_PUBLISH_HAND_READING_H

#include "../speech/hand_script.h"
#include "publish/text_writer.h"
#include "speech/reading.h"

typedef struct {
    Article *article;
    Script *script;
    Reading *reading;
} HandReading;

static inline void hand_entry_clear(gpointer data)
{
    g_array_unref(((ReadingEntry *)data)->marks);
}

/* An article called "Aspirin" of which nothing is said yet. */
static inline void hand_reading_set_up(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->article = article_new();
    hand->article->title = g_strdup("Aspirin");
    hand->script = hand_script_new("tone");
    hand->script->language = g_strdup("en");
    hand->script->opening_title = g_strdup("Aspirin");
    hand->script->disclaimer_title = g_strdup("Disclaimer");
    hand->reading = g_new0(Reading, 1);
    hand->reading->script = hand->script;
    hand->reading->sample_rate = 1000;
    hand->reading->entries = g_array_new(FALSE, TRUE, sizeof(ReadingEntry));
    g_array_set_clear_func(hand->reading->entries, hand_entry_clear);
}

static inline void hand_reading_tear_down(HandReading *hand, gconstpointer data)
{
    (void)data;
    reading_free(hand->reading);
    g_clear_pointer(&hand->script->language, g_free);
    g_clear_pointer(&hand->script->opening_title, g_free);
    g_clear_pointer(&hand->script->disclaimer_title, g_free);
    hand_script_free(hand->script);
    article_free(hand->article);
}

/* Something displayed and said from `start` to before `end`; no word has a time yet. */
static inline Utterance *hand_reading_say(HandReading *hand, const char *display, gint64 start,
                                          gint64 end)
{
    Utterance *utterance = hand_script_add(hand->script, display, 0, 0);
    utterance->section = SECTION_FRAME;
    ReadingEntry entry = {start, start, end, g_array_new(FALSE, FALSE, sizeof(WordMark))};
    g_array_append_val(hand->reading->entries, entry);
    hand->reading->n_frames = MAX(end, hand->reading->n_frames);
    return utterance;
}

/* A time for the next word of what was said last: that of `display` which `text` begins at. */
static inline void hand_reading_mark(HandReading *hand, const char *text, gint64 frame)
{
    guint last = hand->reading->entries->len - 1;
    Utterance *utterance = g_ptr_array_index(hand->script->utterances, last);
    GArray *marks = reading_entry(hand->reading, last)->marks;
    WordMark mark = {frame, marks->len};
    const char *place = strstr(utterance->display, text);
    g_assert_nonnull(place);
    if (marks->len == 0)
        g_array_set_size(utterance->words, 0);
    guint32 start = (guint32)(place - utterance->display);
    SpokenWord word = {.display_start = start, .display_end = start + (guint32)strlen(text)};
    g_array_append_val(utterance->words, word);
    g_array_append_val(marks, mark);
}

/* A section of one sentence of 1 s, after 500 ms of silence. */
static inline void hand_reading_add_section(HandReading *hand, const char *heading, int level)
{
    g_ptr_array_add(hand->article->sections, article_section_new(heading, level));
    gint64 start = hand->reading->n_frames + 500;
    hand_reading_say(hand, heading, start, start + 1000)->section =
        (int)hand->article->sections->len - 1;
}

/* Whatever a title can hold that some format takes for its own. */
static const char hand_awkward[] =
    "A & B <b>\"C\"</b> -->\n\n[00:01.00]\t<00:01.00> {\\an8} \\ 'D' \x1b[31m 100% \xe2\x80\xa8"
    "\xd8\xb9 WEBVTT";

static inline void assert_text(TextWriter write, const HandReading *hand, TextOptions options,
                               const char *expected)
{
    g_autofree char *text = write(hand->article, hand->reading, &options);
    g_assert_cmpstr(text, ==, expected);
}

/* Adds a test with a hand-made reading. */
static inline void hand_reading_test(const char *path,
                                     void (*test)(HandReading *hand, gconstpointer data))
{
    g_test_add(path, HandReading, NULL, hand_reading_set_up, test, hand_reading_tear_down);
}

#endif
