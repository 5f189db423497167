/* CUE sheets that burning programs and players read. */
#include "publish/cue_sheet.h"

static void test_a_file_for_each_track(void)
{
    static const CueTrack tracks[] = {{"01-Opening.mp3", "Opening"}, {"02-1-Use.mp3", "1. Use"}};
    g_autofree char *text = cue_sheet_text("Aspirin", "Jane Doe", tracks, G_N_ELEMENTS(tracks));
    g_assert_cmpstr(text, ==,
                    "PERFORMER \"Jane Doe\"\nTITLE \"Aspirin\"\n"
                    "FILE \"01-Opening.mp3\" MP3\n  TRACK 01 AUDIO\n    TITLE \"Opening\"\n"
                    "    INDEX 01 00:00:00\n"
                    "FILE \"02-1-Use.mp3\" MP3\n  TRACK 02 AUDIO\n    TITLE \"1. Use\"\n"
                    "    INDEX 01 00:00:00\n");
}

/* What is no MP3 goes by WAVE. */
static void test_other_formats_and_nothing_known(void)
{
    static const CueTrack tracks[] = {{"a.flac", ""}, {"b.mp3.opus", "B"}};
    g_autofree char *text = cue_sheet_text(NULL, NULL, tracks, G_N_ELEMENTS(tracks));
    g_assert_cmpstr(text, ==,
                    "FILE \"a.flac\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"
                    "FILE \"b.mp3.opus\" WAVE\n  TRACK 02 AUDIO\n    TITLE \"B\"\n"
                    "    INDEX 01 00:00:00\n");
}

static void test_awkward_characters(void)
{
    static const CueTrack track = {"01.mp3", "Say \"A\"\r\nFILE \"x\" MP3\t'"};
    g_autofree char *text = cue_sheet_text("\n", "\"", &track, 1);
    g_assert_cmpstr(text, ==,
                    "PERFORMER \"'\"\nFILE \"01.mp3\" MP3\n  TRACK 01 AUDIO\n"
                    "    TITLE \"Say 'A' FILE 'x' MP3 '\"\n    INDEX 01 00:00:00\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cue-sheet/a-file-for-each-track", test_a_file_for_each_track);
    g_test_add_func("/cue-sheet/other-formats", test_other_formats_and_nothing_known);
    g_test_add_func("/cue-sheet/awkward-characters", test_awkward_characters);
    return g_test_run();
}
