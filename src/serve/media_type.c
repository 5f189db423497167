/* What a file of a site is; see media_type.h. */
#include "serve/media_type.h"

#include <string.h>

/* Longer endings stand before the shorter ones that they end in. The types are those that the
 * site's own links tell. */
static const MediaType types[] = {
    {".html", "text/html; charset=utf-8", TRUE, FALSE},
    {".css", "text/css; charset=utf-8", TRUE, FALSE},
    {".js", "text/javascript; charset=utf-8", TRUE, FALSE},
    {".chapters.json", "application/json+chapters", TRUE, TRUE},
    {".json", "application/json", TRUE, TRUE},
    {".webmanifest", "application/manifest+json", TRUE, FALSE},
    {".rss", "application/rss+xml; charset=utf-8", TRUE, TRUE},
    {"feed.xml", "application/rss+xml; charset=utf-8", TRUE, TRUE},
    {"podcast.xml", "application/rss+xml; charset=utf-8", TRUE, TRUE},
    {".xml", "application/xml; charset=utf-8", TRUE, TRUE},
    {".vtt", "text/vtt; charset=utf-8", TRUE, TRUE},
    {".srt", "application/x-subrip; charset=utf-8", TRUE, TRUE},
    {".lrc", "text/plain; charset=utf-8", TRUE, TRUE},
    {".txt", "text/plain; charset=utf-8", TRUE, TRUE},
    {".labels", "text/plain; charset=utf-8", TRUE, TRUE},
    {".cue", "text/plain; charset=utf-8", TRUE, TRUE},
    {".m3u8", "audio/x-mpegurl; charset=utf-8", TRUE, TRUE},
    {".svg", "image/svg+xml", TRUE, TRUE},
    {".mp3", "audio/mpeg", FALSE, TRUE},
    {".opus", "audio/ogg; codecs=opus", FALSE, TRUE},
    {".ogg", "audio/ogg", FALSE, TRUE},
    {".flac", "audio/flac", FALSE, TRUE},
    {".wav", "audio/wav", FALSE, TRUE},
    {".epub", "application/epub+zip", FALSE, TRUE},
    {".zip", "application/zip", FALSE, TRUE},
    {".pdf", "application/pdf", FALSE, TRUE},
    {".png", "image/png", FALSE, TRUE},
    {".jpg", "image/jpeg", FALSE, TRUE},
    {".jpeg", "image/jpeg", FALSE, TRUE},
    {".gif", "image/gif", FALSE, TRUE},
    {".webp", "image/webp", FALSE, TRUE},
    {".ico", "image/x-icon", FALSE, TRUE},
    {".woff2", "font/woff2", FALSE, FALSE},
};

const MediaType *media_type_of(const char *name)
{
    static const MediaType unknown = {"", "application/octet-stream", FALSE, FALSE};
    gsize length = strlen(name);
    for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
        gsize ending = strlen(types[i].ending);
        if (length >= ending && g_ascii_strcasecmp(name + length - ending, types[i].ending) == 0)
            return &types[i];
    }
    return &unknown;
}

/* --- compression ---------------------------------------------------------------------------- */

/* Whether the weight in "gzip;q=0.5" is more than nothing. */
static gboolean has_weight(const char *item)
{
    const char *parameter = strchr(item, ';');
    if (!parameter)
        return TRUE;
    parameter += 1 + strspn(parameter + 1, " \t");
    if (g_ascii_strncasecmp(parameter, "q=", 2) != 0)
        return TRUE;
    return strpbrk(parameter + 2, "123456789") != NULL;
}

gboolean media_type_accepts_gzip(const char *header)
{
    if (!header)
        return FALSE;
    gboolean any = FALSE;
    g_auto(GStrv) items = g_strsplit(header, ",", 32);
    for (char **item = items; *item; item++) {
        g_strstrip(*item);
        gsize length = strcspn(*item, "; \t");
        if ((length == 4 && g_ascii_strncasecmp(*item, "gzip", 4) == 0) ||
            (length == 6 && g_ascii_strncasecmp(*item, "x-gzip", 6) == 0))
            return has_weight(*item);
        if (length == 1 && **item == '*')
            any = has_weight(*item);
    }
    return any;
}
