/* A playlist is lines that no title can break. */
#include "publish/playlist.h"

#include <glib.h>

static void test_entries(void)
{
    static const PlaylistEntry entries[] = {{"01-Opening.mp3", "Opening", 12.4},
                                            {"02-1-Use.mp3", "1. Use", 59.5}};
    g_autofree char *text = playlist_text("Aspirin", entries, G_N_ELEMENTS(entries));
    g_assert_cmpstr(text, ==,
                    "#EXTM3U\n#PLAYLIST:Aspirin\n#EXTINF:12,Opening\n01-Opening.mp3\n"
                    "#EXTINF:60,1. Use\n02-1-Use.mp3\n");
}

static void test_line_ends_and_missing_titles(void)
{
    static const PlaylistEntry entry = {"01.mp3", "", 0};
    g_autofree char *broken = playlist_text("A\r\n#EXTINF:1,B", &entry, 1);
    g_assert_cmpstr(broken, ==, "#EXTM3U\n#PLAYLIST:A #EXTINF:1,B\n#EXTINF:0,\n01.mp3\n");
    g_autofree char *bare = playlist_text(NULL, NULL, 0);
    g_assert_cmpstr(bare, ==, "#EXTM3U\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/playlist/entries", test_entries);
    g_test_add_func("/playlist/line-ends-and-missing-titles", test_line_ends_and_missing_titles);
    return g_test_run();
}
