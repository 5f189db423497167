/* M3U8; see playlist.h. The lines of "extended M3U" as Winamp's format has them, with the title of
 * all that the later #PLAYLIST brought; a length is in whole seconds there. */
#include "publish/playlist.h"

#include "publish/one_line.h"

#include <math.h>

char *playlist_text(const char *title, const PlaylistEntry *entries, guint n_entries)
{
    g_autofree char *shown = one_line(title);
    GString *text = g_string_new("#EXTM3U\n");
    if (*shown)
        g_string_append_printf(text, "#PLAYLIST:%s\n", shown);
    for (guint i = 0; i < n_entries; i++) {
        g_autofree char *part = one_line(entries[i].title);
        g_string_append_printf(text, "#EXTINF:%ld,%s\n%s\n", lround(entries[i].seconds), part,
                               entries[i].name);
    }
    return g_string_free(text, FALSE);
}
