/* WebVTT of captions and chapters, as browsers read it. */
#include "publish/webvtt.h"

#include "hand_reading.h"

#define HEADER "WEBVTT\n\nNOTE\nAspirin\nLanguage: en\nLectern " LECTERN_VERSION "\n"

static void test_sentences(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "Aspirin", 100, 900);
    hand_reading_say(hand, "List with 2 items.", 3600000, 3661005)->role = ROLE_ANNOUNCEMENT;
    assert_text(webvtt_text, hand, (TextOptions){0},
                HEADER "\n00:00:00.100 --> 00:00:00.900\nAspirin\n"
                       "\n01:00:00.000 --> 01:01:01.005\nList with 2 items.\n");
}

static void test_nothing_said(HandReading *hand, gconstpointer data)
{
    (void)data;
    assert_text(webvtt_text, hand, (TextOptions){0}, HEADER);
    assert_text(webvtt_chapters_text, hand, (TextOptions){0}, HEADER);
}

/* A time that is the cue's start would be no valid one. */
static void test_words(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "Take <5 mg (a day)", 1000, 2000);
    hand_reading_mark(hand, "Take", 1000);
    hand_reading_mark(hand, "5", 1200);
    hand_reading_mark(hand, "mg", 1400);
    hand_reading_mark(hand, "a day", 1600);
    assert_text(webvtt_text, hand, (TextOptions){.words = TRUE},
                HEADER "\n00:00:01.000 --> 00:00:02.000\nTake <00:00:01.200>&lt;5 "
                       "<00:00:01.400>mg <00:00:01.600>(a day)\n");
    assert_text(webvtt_text, hand, (TextOptions){.words = FALSE},
                HEADER "\n00:00:01.000 --> 00:00:02.000\nTake &lt;5 mg (a day)\n");
}

static void test_passages_in_other_languages(HandReading *hand, gconstpointer data)
{
    (void)data;
    Voice arabic = {.language = (char *)"ar"}, odd = {.language = (char *)"x>y"};
    hand_reading_say(hand, "CAR-T علاج.", 0, 100)->voice = &arabic;
    hand_reading_say(hand, "Odd.", 200, 300)->voice = &odd;
    assert_text(webvtt_text, hand, (TextOptions){0},
                HEADER "\n00:00:00.000 --> 00:00:00.100\n&rlm;<lang ar>CAR-T علاج.</lang>\n"
                       "\n00:00:00.200 --> 00:00:00.300\n<lang x&gt;y>Odd.</lang>\n");
}

static void test_awkward_characters(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_free(hand->article->title);
    hand->article->title = g_strdup(hand_awkward);
    hand->article->url = g_strdup("https://example.org/a-->b\n\nNOTE");
    hand_reading_say(hand, hand_awkward, 0, 100);
    assert_text(webvtt_text, hand, (TextOptions){0},
                "WEBVTT\n\nNOTE\n"
                "A & B <b>\"C\"</b> -- > [00:01.00] <00:01.00> {\\an8} \\ 'D' [31m 100% ع WEBVTT\n"
                "https://example.org/a-- >b NOTE\nLanguage: en\nLectern " LECTERN_VERSION "\n"
                "\n00:00:00.000 --> 00:00:00.100\n"
                "A &amp; B &lt;b&gt;\"C\"&lt;/b&gt; --&gt; [00:01.00] &lt;00:01.00&gt; {\\an8} \\ "
                "'D' [31m 100% ع WEBVTT\n");
}

/* The comment alone where nothing is known of the article. */
static void test_without_title_and_language(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_clear_pointer(&hand->article->title, g_free);
    g_clear_pointer(&hand->script->title, g_free);
    g_clear_pointer(&hand->script->language, g_free);
    assert_text(webvtt_text, hand, (TextOptions){0},
                "WEBVTT\n\nNOTE\nLectern " LECTERN_VERSION "\n");
}

static void test_chapters(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "Aspirin", 0, 1000);
    hand_reading_add_section(hand, "Q & <A> -->", 2);
    hand_reading_add_section(hand, "Dose", 3);
    hand->reading->n_frames += 250;
    assert_text(webvtt_chapters_text, hand, (TextOptions){0},
                HEADER "\n00:00:00.000 --> 00:00:01.500\nAspirin\n"
                       "\n00:00:01.500 --> 00:00:03.000\n1. Q &amp; &lt;A&gt; --&gt;\n"
                       "\n00:00:03.000 --> 00:00:04.250\n1.1. Dose\n");
}

static void test_a_part(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "Aspirin", 0, 900);
    hand_reading_say(hand, "Take one.", 2000, 3000);
    const TextPart part = {"1. Use", 1, 2, 1500, 4500};
    assert_text(webvtt_text, hand, (TextOptions){.part = &part},
                "WEBVTT\n\nNOTE\nAspirin\n1. Use\nLanguage: en\nLectern " LECTERN_VERSION "\n"
                "\n00:00:00.500 --> 00:00:01.500\nTake one.\n");
}

/* A chapter of no length and without a title has an end behind its start, and a text. */
static void test_chapter_of_nothing(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_clear_pointer(&hand->script->opening_title, g_free);
    hand_reading_say(hand, "—", 0, 0);
    assert_text(webvtt_chapters_text, hand, (TextOptions){0},
                HEADER "\n00:00:00.000 --> 00:00:00.001\n1\n");
}

static void test_chapters_from_right_to_left(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_free(hand->script->language);
    hand->script->language = g_strdup("ar");
    g_free(hand->script->opening_title);
    hand->script->opening_title = g_strdup("CAR-T: علاج");
    hand_reading_say(hand, "CAR-T: علاج", 0, 1000);
    assert_text(webvtt_chapters_text, hand, (TextOptions){0},
                "WEBVTT\n\nNOTE\nAspirin\nLanguage: ar\nLectern " LECTERN_VERSION "\n"
                "\n00:00:00.000 --> 00:00:01.000\n&rlm;CAR-T: علاج\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    hand_reading_test("/webvtt/sentences", test_sentences);
    hand_reading_test("/webvtt/nothing-said", test_nothing_said);
    hand_reading_test("/webvtt/words", test_words);
    hand_reading_test("/webvtt/passages-in-other-languages", test_passages_in_other_languages);
    hand_reading_test("/webvtt/awkward-characters", test_awkward_characters);
    hand_reading_test("/webvtt/without-title-and-language", test_without_title_and_language);
    hand_reading_test("/webvtt/a-part", test_a_part);
    hand_reading_test("/webvtt/chapters", test_chapters);
    hand_reading_test("/webvtt/chapter-of-nothing", test_chapter_of_nothing);
    hand_reading_test("/webvtt/chapters-rtl", test_chapters_from_right_to_left);
    return g_test_run();
}
