/* Captions: one for each utterance, true to the reading, never empty, in order. */
#include "publish/caption.h"

#include "hand_reading.h"
#include "publish/direction.h"

static const TextOptions plain = {0}, with_words = {.words = TRUE};

/* A line for each: from, to, text; with words, "|" and the time before each. */
static char *print(const HandReading *hand, const TextOptions *options)
{
    g_autoptr(GArray) captions = captions_new(hand->article, hand->reading, options);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < captions->len; i++) {
        const Caption *caption = captions_get(captions, i);
        g_autoptr(GString) text = g_string_new(caption->text);
        for (guint word = caption_n_words(caption); word-- > 0;) {
            g_autofree char *time =
                g_strdup_printf("|%" G_GINT64_FORMAT ":", caption_word(caption, word)->start_ms);
            g_string_insert(text, (gssize)caption_word(caption, word)->start, time);
        }
        g_string_append_printf(out, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s\n",
                               caption->start_ms, caption->end_ms, text->str);
    }
    return g_string_free(out, FALSE);
}

static void assert_captions(const HandReading *hand, const TextOptions *options,
                            const char *expected)
{
    g_autofree char *printed = print(hand, options);
    g_assert_cmpstr(printed, ==, expected);
}

static void test_one_for_each_utterance(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "Aspirin", 100, 900);
    hand_reading_say(hand, "List with 2 items.", 1000, 1500)->role = ROLE_ANNOUNCEMENT;
    hand_reading_say(hand, "Take  one\n tablet. ", 1600, 2600);
    assert_captions(hand, &plain,
                    "100 900 Aspirin\n1000 1500 List with 2 items.\n"
                    "1600 2600 Take one tablet.\n");
}

static void test_nothing_said(HandReading *hand, gconstpointer data)
{
    (void)data;
    assert_captions(hand, &with_words, "");
}

/* A heading's caption is there with its tone, before its words. */
static void test_begins_with_the_tone(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "Dose", 100, 900);
    g_array_index(hand->reading->entries, ReadingEntry, 0).speech_frame = 400;
    hand_reading_mark(hand, "Dose", 400);
    assert_captions(hand, &with_words, "100 900 |400:Dose\n");
}

/* A row of signs that is not spoken is shown until the next sentence begins. */
static void test_what_makes_no_sound(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "* * *", 100, 100);
    hand_reading_say(hand, "…", 700, 700);
    hand_reading_say(hand, "Take one.", 700, 900);
    hand_reading_say(hand, "—", 900, 900);
    assert_captions(hand, &plain, "100 700 * * *\n700 701 …\n700 900 Take one.\n900 901 —\n");
}

static void test_none_is_empty(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "", 0, 100);
    hand_reading_say(hand, " \n\t", 200, 300);
    hand_reading_say(hand, "A", 400, 500);
    assert_captions(hand, &with_words, "400 500 A\n");
}

static void test_words(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, " Take  5 mg a day", 0, 1000);
    hand_reading_mark(hand, "Take", 0);
    hand_reading_mark(hand, "5", 200);
    hand_reading_mark(hand, "mg", 400);
    hand_reading_mark(hand, "a", 600); /* found in "Take": before the word that is being said */
    hand_reading_mark(hand, "day", 700);
    assert_captions(hand, &with_words, "0 1000 |0:Take |200:5 |400:mg a |700:day\n");
}

/* "5 to 10" of "5–10", and two words for one sign. */
static void test_words_within_a_word(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "5–10 %", 0, 1000);
    hand_reading_mark(hand, "5", 0);
    hand_reading_mark(hand, "–", 200);
    hand_reading_mark(hand, "10", 400);
    hand_reading_mark(hand, "%", 600);
    hand_reading_mark(hand, "%", 800);
    assert_captions(hand, &with_words, "0 1000 |0:5|200:–|400:10 |600:%\n");
}

static void test_words_take_what_opens_before_them(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "“Ask”, said she (“the nurse”).", 0, 1000);
    hand_reading_mark(hand, "Ask", 10);
    hand_reading_mark(hand, "said", 200);
    hand_reading_mark(hand, "she", 300);
    hand_reading_mark(hand, "the", 400);
    hand_reading_mark(hand, "nurse", 500);
    assert_captions(hand, &with_words,
                    "0 1000 |10:“Ask”, |200:said |300:she |400:(“the |500:nurse”).\n");
}

/* Times ascend, within the caption. */
static void test_words_at_one_time(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "a b c d", 100, 500);
    hand_reading_mark(hand, "a", 100);
    hand_reading_mark(hand, "b", 100);
    hand_reading_mark(hand, "c", 300);
    hand_reading_mark(hand, "d", 500);
    assert_captions(hand, &with_words, "100 500 |100:a b |300:c d\n");
}

static void add_mark(ArticleBlock *block, MarkKind kind, const char *text)
{
    const char *place = strstr(block->text, text);
    g_assert_nonnull(place);
    gsize start = (gsize)(place - block->text);
    block->marks = g_renew(Mark, block->marks, block->n_marks + 1);
    block->marks[block->n_marks++] = (Mark){kind, start, start + strlen(text), NULL};
}

/* A part of an item's text, from `start` on, shown behind its marker. */
static Utterance *say_part(HandReading *hand, const ArticleBlock *block, gsize start,
                           const char *marker, const char *part)
{
    g_autofree char *display = g_strconcat(marker, part, NULL);
    gint64 at = hand->reading->n_frames;
    Utterance *utterance = hand_reading_say(hand, display, at, at + 1000);
    utterance->role = ROLE_ITEM;
    utterance->section = utterance->block = 0;
    utterance->marker_bytes = (guint32)strlen(marker);
    utterance->block_start = start;
    utterance->block_end = start + strlen(part);
    g_assert_true(g_str_has_prefix(block->text + start, part));
    g_array_set_size(utterance->words, 0);
    return utterance;
}

/* "loratadine fexofenadine" was shown of a text in which the one was struck out for the other, and
 * "10 mg1" of a dose with a footnote. */
static void test_unsaid_text_is_not_shown(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleSection *section = article_section_new("Use", 2);
    ArticleBlock *block = article_block_new(
        ARTICLE_ITEM, "Take ~loratadine~ fexofenadine. Take 10 mg1 a day.2 ~Gone.~");
    g_ptr_array_add(hand->article->sections, section);
    g_ptr_array_add(section->blocks, block);
    add_mark(block, MARK_STRONG, "Take");
    add_mark(block, MARK_DELETED, "~loratadine~");
    add_mark(block, MARK_NOTE_REFERENCE, "1 a");
    block->marks[2].end -= 2;
    add_mark(block, MARK_NOTE_REFERENCE, "2 ~");
    block->marks[3].end -= 2;
    add_mark(block, MARK_DELETED, "~Gone.~");
    say_part(hand, block, 0, "3. ", "Take ~loratadine~ fexofenadine.");
    hand_reading_mark(hand, "Take", 10);
    hand_reading_mark(hand, "fexofenadine", 500);
    say_part(hand, block, 32, "", "Take 10 mg1 a day.2");
    hand_reading_mark(hand, "2", 1700); /* a mark that is said is shown */
    say_part(hand, block, 52, "", "~Gone.~");
    assert_captions(hand, &with_words,
                    "0 1000 |10:3. Take |500:fexofenadine.\n"
                    "1000 2000 |1700:Take 10 mg a day.2\n");
}

/* Places that are none of the article's leave the text as it is. */
static void test_unknown_places(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleSection *section = article_section_new("Use", 2);
    ArticleBlock *block = article_block_new(ARTICLE_PARAGRAPH, "Gone");
    g_ptr_array_add(hand->article->sections, section);
    g_ptr_array_add(section->blocks, block);
    add_mark(block, MARK_DELETED, "Gone");
    static const struct {
        int section, block;
        gsize end;
        UtteranceRole role;
    } cases[] = {{1, 0, 4, ROLE_PARAGRAPH}, {0, 1, 4, ROLE_PARAGRAPH},
                 {0, -1, 4, ROLE_HEADING},  {SECTION_DISCLAIMER, 0, 4, ROLE_DISCLAIMER},
                 {0, 0, 9, ROLE_PARAGRAPH}, {0, 0, 4, ROLE_ANNOUNCEMENT},
                 {0, 0, 4, ROLE_TABLE},     {SECTION_END, 0, 4, ROLE_PARAGRAPH}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        Utterance *utterance = say_part(hand, block, 0, "", "Gone");
        utterance->section = cases[i].section;
        utterance->block = cases[i].block;
        utterance->block_end = cases[i].end;
        utterance->role = cases[i].role;
    }
    g_autoptr(GArray) captions = captions_new(hand->article, hand->reading, &(TextOptions){0});
    g_assert_cmpuint(captions->len, ==, G_N_ELEMENTS(cases));
}

static void test_languages(HandReading *hand, gconstpointer data)
{
    (void)data;
    Voice arabic = {.language = (char *)"ar"}, same = {.language = (char *)"en"};
    hand_reading_say(hand, "Say this:", 0, 100);
    hand_reading_say(hand, "CAR-T علاج.", 200, 300)->voice = &arabic;
    hand_reading_say(hand, "Thanks.", 400, 500)->voice = &same;
    hand_reading_say(hand, "שלום is a greeting.", 600, 700);
    static const struct {
        const char *language;
        gboolean passage;
        gunichar mark;
    } expected[] = {{"en", FALSE, 0},
                    {"ar", TRUE, DIRECTION_RIGHT_TO_LEFT_MARK},
                    {"en", FALSE, 0},
                    {"en", FALSE, DIRECTION_LEFT_TO_RIGHT_MARK}};
    g_autoptr(GArray) captions = captions_new(hand->article, hand->reading, &(TextOptions){0});
    g_assert_cmpuint(captions->len, ==, G_N_ELEMENTS(expected));
    for (guint i = 0; i < captions->len; i++) {
        const Caption *caption = captions_get(captions, i);
        g_assert_cmpuint(caption->utterance, ==, i);
        g_assert_cmpstr(caption->language, ==, expected[i].language);
        g_assert_cmpint(caption->passage, ==, expected[i].passage);
        g_assert_cmphex(caption->mark, ==, expected[i].mark);
    }
}

/* The times of a part begin with its sound; what is silent at its end ends with it. */
static void test_a_part(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "Before", 0, 900);
    hand_reading_say(hand, "Take one.", 1500, 2500);
    hand_reading_mark(hand, "Take", 1500);
    hand_reading_mark(hand, "one", 2000);
    hand_reading_say(hand, "…", 2700, 2700);
    hand_reading_say(hand, "Behind", 4000, 5000);
    const TextPart part = {"Use", 1, 3, 1250, 3000};
    assert_captions(hand, &(TextOptions){TRUE, &part},
                    "250 1250 |250:Take |750:one.\n1450 1750 …\n");
}

/* An Arabic article that an English voice was told to read was shown from left to right. */
static void test_language_is_the_articles(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->article->language = g_strdup("ar");
    hand_reading_say(hand, "CAR-T علاج.", 0, 100);
    hand_reading_say(hand, "علاج CAR-T.", 200, 300);
    g_autoptr(GArray) captions = captions_new(hand->article, hand->reading, &(TextOptions){0});
    g_assert_cmpstr(captions_get(captions, 0)->language, ==, "ar");
    g_assert_false(captions_get(captions, 0)->passage);
    g_assert_cmphex(captions_get(captions, 0)->mark, ==, DIRECTION_RIGHT_TO_LEFT_MARK);
    g_assert_cmphex(captions_get(captions, 1)->mark, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    hand_reading_test("/caption/one-for-each-utterance", test_one_for_each_utterance);
    hand_reading_test("/caption/nothing-said", test_nothing_said);
    hand_reading_test("/caption/begins-with-the-tone", test_begins_with_the_tone);
    hand_reading_test("/caption/what-makes-no-sound", test_what_makes_no_sound);
    hand_reading_test("/caption/none-is-empty", test_none_is_empty);
    hand_reading_test("/caption/words", test_words);
    hand_reading_test("/caption/words-within-a-word", test_words_within_a_word);
    hand_reading_test("/caption/words-take-what-opens", test_words_take_what_opens_before_them);
    hand_reading_test("/caption/words-at-one-time", test_words_at_one_time);
    hand_reading_test("/caption/unsaid-text", test_unsaid_text_is_not_shown);
    hand_reading_test("/caption/unknown-places", test_unknown_places);
    hand_reading_test("/caption/languages", test_languages);
    hand_reading_test("/caption/a-part", test_a_part);
    hand_reading_test("/caption/language-is-the-articles", test_language_is_the_articles);
    return g_test_run();
}
