/* CUE sheets that burning programs and players read. */
#include "publish/cue_sheet.h"

static void test_a_file_for_each_track(void)
{
    static const CueTrack tracks[] = {{"01-Opening.mp3", "Opening", 0},
                                      {"02-1-Use.mp3", "1. Use", 0}};
    g_autofree char *text =
        cue_sheet_text("Aspirin", "Jane Doe", tracks, G_N_ELEMENTS(tracks), 22050);
    g_assert_cmpstr(text, ==,
                    "PERFORMER \"Jane Doe\"\nTITLE \"Aspirin\"\n"
                    "FILE \"01-Opening.mp3\" MP3\n  TRACK 01 AUDIO\n    TITLE \"Opening\"\n"
                    "    INDEX 01 00:00:00\n"
                    "FILE \"02-1-Use.mp3\" MP3\n  TRACK 02 AUDIO\n    TITLE \"1. Use\"\n"
                    "    INDEX 01 00:00:00\n");
}

static void test_tracks_of_one_file(void)
{
    static const CueTrack tracks[] = {
        {"a.flac", "", 0}, {"a.flac", "B", 22049}, {"a.flac", "C", 22050LL * 6000 + 294}};
    g_autofree char *text = cue_sheet_text(NULL, NULL, tracks, G_N_ELEMENTS(tracks), 22050);
    g_assert_cmpstr(text, ==,
                    "FILE \"a.flac\" WAVE\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n"
                    "  TRACK 02 AUDIO\n    TITLE \"B\"\n    INDEX 01 00:01:00\n"
                    "  TRACK 03 AUDIO\n    TITLE \"C\"\n    INDEX 01 100:00:01\n");
}

static void test_awkward_characters(void)
{
    static const CueTrack track = {"01.mp3", "Say \"A\"\r\nFILE \"x\" MP3\t'", 0};
    g_autofree char *text = cue_sheet_text("\n", "\"", &track, 1, 22050);
    g_assert_cmpstr(text, ==,
                    "PERFORMER \"'\"\nFILE \"01.mp3\" MP3\n  TRACK 01 AUDIO\n"
                    "    TITLE \"Say 'A' FILE 'x' MP3 '\"\n    INDEX 01 00:00:00\n");
}

static void test_more_tracks_than_a_sheet_counts(void)
{
    CueTrack tracks[300];
    for (guint i = 0; i < G_N_ELEMENTS(tracks); i++)
        tracks[i] = (CueTrack){"a.wav", "", i};
    g_autofree char *text = cue_sheet_text(NULL, NULL, tracks, G_N_ELEMENTS(tracks), 75);
    g_assert_true(g_str_has_suffix(text, "  TRACK 99 AUDIO\n    INDEX 01 00:01:23\n"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cue-sheet/a-file-for-each-track", test_a_file_for_each_track);
    g_test_add_func("/cue-sheet/tracks-of-one-file", test_tracks_of_one_file);
    g_test_add_func("/cue-sheet/awkward-characters", test_awkward_characters);
    g_test_add_func("/cue-sheet/more-tracks-than-it-counts", test_more_tracks_than_a_sheet_counts);
    return g_test_run();
}
