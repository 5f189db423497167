/* Files are told by their names; gzip is taken by who says so. */
#include "serve/media_type.h"

#include <string.h>

static void test_types(void)
{
    static const struct {
        const char *name, *type;
    } cases[] = {
        {"index.html", "text/html; charset=utf-8"},
        {"a.mp3", "audio/mpeg"},
        {"a.MP3", "audio/mpeg"},
        {"a.opus", "audio/ogg; codecs=opus"},
        {"a.vtt", "text/vtt; charset=utf-8"},
        {"a.chapters.vtt", "text/vtt; charset=utf-8"},
        {"a.epub", "application/epub+zip"},
        {"a.daisy.zip", "application/zip"},
        {"a.chapters.json", "application/json+chapters"},
        {"files/search.json", "application/json"},
        {"podcast.xml", "application/rss+xml; charset=utf-8"},
        {"sitemap.xml", "application/xml; charset=utf-8"},
        {"unknown", "application/octet-stream"},
        {"a.html.bak", "application/octet-stream"},
        {"html", "application/octet-stream"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(media_type_of(cases[i].name)->type, ==, cases[i].type);
}

/* A server that compresses sound wastes its time. */
static void test_what_is_compressed(void)
{
    g_assert_true(media_type_of("a.html")->text);
    g_assert_true(media_type_of("podcast.xml")->text);
    g_assert_false(media_type_of("a.mp3")->text);
    g_assert_false(media_type_of("a.epub")->text);
    g_assert_false(media_type_of("unknown")->text);
}

static void test_gzip(void)
{
    static const char *const taken[] = {
        "gzip",   "br, gzip",     "GZIP;q=0.1",  "*", "deflate, *;q=0.5",
        "x-gzip", "gzip ; q=1.0", "gzip;level=9"};
    static const char *const refused[] = {
        "", "br", "identity", "gzip;q=0", "gzip; q=0.000, *", "*;q=0", "gzipped", "notgzip"};
    g_assert_false(media_type_accepts_gzip(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(taken); i++)
        g_assert_true(media_type_accepts_gzip(taken[i]));
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++)
        g_assert_false(media_type_accepts_gzip(refused[i]));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/media_type/types", test_types);
    g_test_add_func("/media_type/what-is-compressed", test_what_is_compressed);
    g_test_add_func("/media_type/gzip", test_gzip);
    return g_test_run();
}
