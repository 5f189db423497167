/* The captions of players that know no mark-up, or too much: SubRip, LRC and Audacity's labels. */
#include "hand_reading.h"
#include "publish/labels.h"
#include "publish/lrc.h"
#include "publish/srt.h"

#define LRC_HEADER                                                                                 \
    "[ti:Aspirin]\n[la:en]\n[length:00:00]\n[re:Lectern]\n[ve:" LECTERN_VERSION "]\n\n"

static void test_srt(HandReading *hand, gconstpointer data)
{
    (void)data;
    assert_text(srt_text, hand, (TextOptions){0}, "");
    hand_reading_say(hand, "Aspirin", 100, 900);
    hand_reading_say(hand, "Take one.", 3600000, 3661005);
    assert_text(srt_text, hand, (TextOptions){.words = TRUE},
                "1\n00:00:00,100 --> 00:00:00,900\nAspirin\n\n"
                "2\n01:00:00,000 --> 01:01:01,005\nTake one.\n");
}

/* FFmpeg's reader showed "Take 3 mg" of this. */
static void test_srt_comparators_are_no_tags(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "Take <5 mg or >3 mg, <b>not</b> < i> {\\an8}", 0, 100);
    hand_reading_say(hand, "Above >3, below <5 mg", 200, 300);
    assert_text(srt_text, hand, (TextOptions){0},
                "1\n00:00:00,000 --> 00:00:00,100\n"
                "Take < 5 mg or >3 mg, <\u200bb>not<\u200b/b> <\u200b i> { \\an8}\n\n"
                "2\n00:00:00,200 --> 00:00:00,300\nAbove >3, below <5 mg\n");
}

static void test_srt_from_right_to_left(HandReading *hand, gconstpointer data)
{
    (void)data;
    Voice arabic = {.language = (char *)"ar"};
    hand_reading_say(hand, "CAR-T علاج.", 0, 100)->voice = &arabic;
    assert_text(srt_text, hand, (TextOptions){0},
                "1\n00:00:00,000 --> 00:00:00,100\n\u200fCAR-T علاج.\n");
}

static void test_lrc(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->article->byline = g_strdup("Jane Doe");
    hand->article->site = g_strdup("A [Pharmacy]");
    hand_reading_say(hand, "Aspirin", 104, 900);
    hand_reading_say(hand, "Take one.", 6000005, 6001500);
    assert_text(lrc_text, hand, (TextOptions){0},
                "[ti:Aspirin]\n[ar:Jane Doe]\n[al:A (Pharmacy)]\n[la:en]\n[length:100:02]\n"
                "[re:Lectern]\n[ve:" LECTERN_VERSION "]\n\n"
                "[00:00.10]Aspirin\n[100:00.01]Take one.\n");
}

static void test_lrc_words(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "(Take <5 mg)", 0, 400);
    hand_reading_mark(hand, "Take", 0);
    hand_reading_mark(hand, "5", 200);
    hand_reading_mark(hand, "mg", 300);
    assert_text(lrc_text, hand, (TextOptions){.words = TRUE},
                LRC_HEADER "[00:00.00]<00:00.00>(Take <00:00.20><5 <00:00.30>mg)\n");
}

static void test_lrc_text_is_no_time(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "[12:30] [1] [ti:x] <12:30> <5", 0, 100);
    hand_reading_say(hand, "[1] Note", 200, 300);
    hand_reading_mark(hand, "1", 210);
    hand_reading_mark(hand, "Note", 250);
    assert_text(lrc_text, hand, (TextOptions){0},
                LRC_HEADER "[00:00.00] [ 12:30] [1] [ti:x] < 12:30> <5\n[00:00.20] [1] Note\n");
    assert_text(lrc_text, hand, (TextOptions){.words = TRUE},
                LRC_HEADER "[00:00.00] [ 12:30] [1] [ti:x] < 12:30> <5\n"
                           "[00:00.20]<00:00.21> [1] <00:00.25>Note\n");
}

static void test_labels(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand_reading_say(hand, "Aspirin\tA", 104, 900);
    hand_reading_add_section(hand, "Dose\n1", 2);
    assert_text(labels_text, hand, (TextOptions){0},
                "0.104000\t0.900000\tAspirin A\n1.400000\t2.400000\tDose 1\n");
    assert_text(labels_chapters_text, hand, (TextOptions){0},
                "0.000000\t0.000000\tAspirin\n1.400000\t1.400000\t1. Dose 1\n");
}

/* A part's tags are those of its sound: a track of the album that the article is. */
static void test_of_a_part(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->article->site = g_strdup("The Site");
    hand_reading_say(hand, "Aspirin", 0, 900);
    hand_reading_say(hand, "Take one.", 2000, 3000);
    const TextPart part = {"1. Use", 1, 2, 1500, 4500}, unnamed = {"", 1, 2, 1500, 4500};
    assert_text(lrc_text, hand, (TextOptions){.part = &part},
                "[ti:1. Use]\n[ar:The Site]\n[al:Aspirin]\n[la:en]\n[length:00:03]\n[re:Lectern]\n"
                "[ve:" LECTERN_VERSION "]\n\n[00:00.50]Take one.\n");
    assert_text(
        lrc_text, hand, (TextOptions){.part = &unnamed},
        "[ti:Aspirin]\n[ar:The Site]\n[al:The Site]\n[la:en]\n[length:00:03]\n[re:Lectern]\n"
        "[ve:" LECTERN_VERSION "]\n\n[00:00.50]Take one.\n");
    assert_text(srt_text, hand, (TextOptions){.part = &part},
                "1\n00:00:00,500 --> 00:00:01,500\nTake one.\n");
    assert_text(labels_text, hand, (TextOptions){.part = &part}, "0.500000\t1.500000\tTake one.\n");
}

/* A label is where its sound is, closer than a caption's millisecond. */
static void test_labels_are_to_the_frame(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->reading->sample_rate = 22050;
    hand_reading_say(hand, "Aspirin", 1, 22051);
    assert_text(labels_text, hand, (TextOptions){0}, "0.000045\t1.000045\tAspirin\n");
}

static void test_awkward_characters(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_free(hand->article->title);
    hand->article->title = g_strdup(hand_awkward);
    hand_reading_say(hand, hand_awkward, 0, 100);
    assert_text(
        srt_text, hand, (TextOptions){0},
        "1\n00:00:00,000 --> 00:00:00,100\nA & B <\u200bb>\"C\"<\u200b/b> -\u200b-> [00:01.00] < "
        "00:01.00> "
        "{ \\an8} \\ 'D' [31m 100% ع WEBVTT\n");
    assert_text(lrc_text, hand, (TextOptions){0},
                "[ti:A & B <b>\"C\"</b> --> (00:01.00) <00:01.00> {\\an8} \\ 'D' (31m 100% ع "
                "WEBVTT]\n[la:en]\n[length:00:00]\n[re:Lectern]\n[ve:" LECTERN_VERSION "]\n\n"
                "[00:00.00]A & B <b>\"C\"</b> --> [ 00:01.00] < 00:01.00> {\\an8} \\ 'D' [31m 100% "
                "ع WEBVTT\n");
    assert_text(labels_text, hand, (TextOptions){0},
                "0.000000\t0.100000\tA & B <b>\"C\"</b> --> [00:01.00] <00:01.00> {\\an8} \\ 'D' "
                "[31m 100% ع WEBVTT\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    hand_reading_test("/srt/sentences", test_srt);
    hand_reading_test("/srt/comparators-are-no-tags", test_srt_comparators_are_no_tags);
    hand_reading_test("/srt/from-right-to-left", test_srt_from_right_to_left);
    hand_reading_test("/lrc/sentences", test_lrc);
    hand_reading_test("/lrc/words", test_lrc_words);
    hand_reading_test("/lrc/text-is-no-time", test_lrc_text_is_no_time);
    hand_reading_test("/labels/sentences-and-chapters", test_labels);
    hand_reading_test("/captions-plain/of-a-part", test_of_a_part);
    hand_reading_test("/labels/to-the-frame", test_labels_are_to_the_frame);
    hand_reading_test("/captions-plain/awkward-characters", test_awkward_characters);
    return g_test_run();
}
