/* What a request gets. */
#include "serve/answer.h"

#include "served_folder.h"

#include <string.h>

#define NOW_S G_GINT64_CONSTANT(4000000000)

typedef struct {
    char *top;
    SiteFolder *folder;
    TextStore *texts;
    Answer answer;
    GHashTable *headers;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->top = served_folder_new();
    g_autofree char *site = g_build_filename(f->top, "site", NULL);
    f->folder = site_folder_open(site, NULL);
    f->texts = text_store_new(1 << 20);
    f->answer.fd = -1;
    f->headers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    answer_clear(&f->answer);
    g_hash_table_unref(f->headers);
    text_store_free(f->texts);
    site_folder_free(f->folder);
    served_folder_free(f->top);
}

static void note_header(const char *name, const char *value, gpointer data)
{
    g_assert_true(g_hash_table_insert(data, (char *)name, g_strdup(value)));
}

static guint ask(Fixture *f, const Request *request)
{
    const AnswerSource source = {f->folder, f->texts};
    answer_clear(&f->answer);
    answer_make(&f->answer, &source, request, NOW_S);
    g_hash_table_remove_all(f->headers);
    answer_headers(&f->answer, note_header, f->headers);
    return f->answer.status;
}

#define get(f, path, ...) ask(f, &(const Request){.method = "GET", .target = path, __VA_ARGS__})

static const char *header(const Fixture *f, const char *name)
{
    return g_hash_table_lookup(f->headers, name);
}

static char *body(const Fixture *f)
{
    const Answer *answer = &f->answer;
    if (answer->bytes)
        return g_strndup(g_bytes_get_data(answer->bytes, NULL), g_bytes_get_size(answer->bytes));
    char *bytes = g_malloc0(answer->size + 1);
    if (answer->fd >= 0)
        g_assert_cmpint(pread(answer->fd, bytes, answer->size, (off_t)answer->start), ==,
                        answer->size);
    return bytes;
}

static void test_file(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpuint(get(f, "/files/a.mp3"), ==, 200);
    g_autofree char *text = body(f);
    g_assert_cmpstr(text, ==, "0123456789");
    g_assert_cmpstr(header(f, "Content-Type"), ==, "audio/mpeg");
    g_assert_cmpstr(header(f, "Accept-Ranges"), ==, "bytes");
    g_assert_cmpstr(header(f, "X-Content-Type-Options"), ==, "nosniff");
    g_assert_cmpstr(header(f, "Access-Control-Allow-Origin"), ==, "*");
    g_assert_null(header(f, "Vary"));
    g_assert_cmpuint(get(f, "/"), ==, 200);
    g_assert_cmpstr(header(f, "Content-Type"), ==, "text/html; charset=utf-8");
    g_assert_cmpstr(header(f, "Vary"), ==, "Accept-Encoding");
    g_assert_null(header(f, "Access-Control-Allow-Origin"));
    g_assert_nonnull(strstr(header(f, "Content-Security-Policy"), "frame-ancestors 'none'"));
}

static void test_range(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpuint(get(f, "/files/a.mp3", .range = "bytes=2-4"), ==, 206);
    g_autofree char *text = body(f);
    g_assert_cmpstr(text, ==, "234");
    g_assert_cmpstr(header(f, "Content-Range"), ==, "bytes 2-4/10");
    g_assert_cmpuint(get(f, "/files/a.mp3", .range = "bytes=10-"), ==, 416);
    g_assert_cmpstr(header(f, "Content-Range"), ==, "bytes */10");
    g_assert_cmpuint(get(f, "/files/a.mp3", .range = "bytes=0-1,4-5"), ==, 200);
    g_assert_cmpuint(get(f, "/files/empty.mp3"), ==, 200);
    g_assert_cmpuint(f->answer.size, ==, 0);
}

/* A part of a text is one of the text, not of its compressed form. */
static void test_range_of_text(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpuint(
        get(f, "/articles/a%20b.html", .range = "bytes=0-2", .accept_encoding = "gzip"), ==, 206);
    g_autofree char *text = body(f);
    g_assert_cmpstr(text, ==, "www");
    g_assert_null(header(f, "Content-Encoding"));
    g_assert_cmpstr(header(f, "Content-Range"), ==, "bytes 0-2/4000");
}

static void test_if_range(Fixture *f, gconstpointer data)
{
    (void)data;
    get(f, "/files/a.mp3");
    g_autofree char *etag = g_strdup(header(f, "ETag"));
    g_assert_cmpuint(get(f, "/files/a.mp3", .range = "bytes=0-1", .conditions = {.if_range = etag}),
                     ==, 206);
    g_assert_cmpuint(
        get(f, "/files/a.mp3", .range = "bytes=0-1", .conditions = {.if_range = "\"old\""}), ==,
        200);
    g_assert_cmpuint(f->answer.size, ==, 10);
}

static void test_not_modified(Fixture *f, gconstpointer data)
{
    (void)data;
    get(f, "/articles/", .accept_encoding = "gzip");
    g_autofree char *etag = g_strdup(header(f, "ETag"));
    g_autofree char *modified = g_strdup(header(f, "Last-Modified"));
    const Conditions by_etag = {.if_none_match = etag}, by_date = {.if_modified_since = modified};
    g_assert_cmpuint(get(f, "/articles/", .accept_encoding = "gzip", .conditions = by_etag), ==,
                     304);
    g_assert_cmpuint(f->answer.size, ==, 0);
    g_assert_null(f->answer.bytes);
    g_assert_cmpstr(header(f, "ETag"), ==, etag);
    g_assert_cmpstr(header(f, "Vary"), ==, "Accept-Encoding");
    g_assert_null(header(f, "Content-Encoding"));
    /* The other form has another tag. */
    g_assert_cmpuint(get(f, "/articles/", .conditions = by_etag), ==, 200);
    g_assert_cmpuint(get(f, "/articles/", .conditions = by_date), ==, 304);
    g_assert_cmpuint(get(f, "/articles/", .conditions = {.if_match = "\"other\""}), ==, 412);
}

static void test_gzip(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpuint(get(f, "/articles/", .accept_encoding = "gzip"), ==, 200);
    g_assert_cmpstr(header(f, "Content-Encoding"), ==, "gzip");
    g_assert_cmpuint(f->answer.size, <, 100);
    g_assert_cmpuint(get(f, "/articles/"), ==, 200);
    g_assert_cmpuint(f->answer.size, ==, 4000);
    /* Sound is small already, and a tiny page becomes no smaller. */
    g_assert_cmpuint(get(f, "/files/a.mp3", .accept_encoding = "gzip"), ==, 200);
    g_assert_null(header(f, "Content-Encoding"));
    g_assert_cmpuint(get(f, "/", .accept_encoding = "gzip"), ==, 200);
    g_assert_null(header(f, "Content-Encoding"));
    g_assert_cmpuint(f->answer.size, ==, strlen("<title>Home</title>"));
}

static void test_head(Fixture *f, gconstpointer data)
{
    (void)data;
    const Request request = {.method = "HEAD", .target = "/files/a.mp3", .range = "bytes=0-1"};
    g_assert_cmpuint(ask(f, &request), ==, 200);
    g_assert_cmpuint(f->answer.size, ==, 10);
}

static void test_methods(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const methods[] = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", ""};
    for (guint i = 0; i < G_N_ELEMENTS(methods); i++) {
        const Request request = {.method = methods[i], .target = "/"};
        g_assert_cmpuint(ask(f, &request), ==, 405);
        g_assert_cmpstr(header(f, "Allow"), ==, "GET, HEAD");
    }
}

static void test_folder_without_slash(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpuint(get(f, "/articles?page=2"), ==, 301);
    g_assert_cmpstr(header(f, "Location"), ==, "/articles/?page=2");
    g_assert_cmpuint(get(f, "/articles?page=\r\nSet-Cookie: x"), ==, 301);
    g_assert_cmpstr(header(f, "Location"), ==, "/articles/");
    g_assert_cmpuint(get(f, "/files/"), ==, 404);
}

/* To a browser //host/ is another host. */
static void test_no_way_to_other_hosts(Fixture *f, gconstpointer data)
{
    (void)data;
    g_assert_cmpuint(get(f, "//articles"), ==, 404);
    g_assert_null(header(f, "Location"));
}

static void test_nothing_else_is_served(Fixture *f, gconstpointer data)
{
    static const char *const targets[] = {"/../secret.txt",
                                          "/%2e%2e/secret.txt",
                                          "/link.txt",
                                          "/up/secret.txt",
                                          "/up",
                                          "/root/etc/passwd",
                                          "/.lectern/lock",
                                          "/%2electern/lock",
                                          "/pipe.txt",
                                          "/..%2fsecret.txt",
                                          "/files/../../secret.txt",
                                          "http://x/../secret.txt"};
    (void)data;
    for (guint i = 0; i < G_N_ELEMENTS(targets); i++) {
        guint status = get(f, targets[i]);
        g_assert_true(status == 400 || status == 404);
        g_autofree char *text = body(f);
        g_assert_null(strstr(text, SERVED_SECRET));
        g_assert_nonnull(strstr(text, "<h1>"));
    }
}

static void test_own_page_for_what_is_missing(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *site = g_build_filename(f->top, "site", NULL);
    served_write(site, "404.html", "nothing here", -1);
    g_assert_cmpuint(get(f, "/none", .range = "bytes=0-1", .conditions = {.if_none_match = "*"}),
                     ==, 404);
    g_autofree char *text = body(f);
    g_assert_cmpstr(text, ==, "nothing here");
    g_assert_null(header(f, "ETag"));
}

static void test_versions_stay(Fixture *f, gconstpointer data)
{
    (void)data;
    get(f, "/articles/a%20b.html?v=12ab");
    g_assert_nonnull(strstr(header(f, "Cache-Control"), "immutable"));
    get(f, "/articles/a%20b.html?w=12ab");
    g_assert_cmpstr(header(f, "Cache-Control"), ==, "no-cache");
}

static void test_changed_text_is_seen(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *site = g_build_filename(f->top, "site", NULL);
    get(f, "/");
    g_autofree char *etag = g_strdup(header(f, "ETag"));
    served_write(site, "index.html", "<title>Away</title>", -1);
    g_assert_cmpuint(get(f, "/", .conditions = {.if_none_match = etag}), ==, 200);
    g_autofree char *text = body(f);
    g_assert_cmpstr(text, ==, "<title>Away</title>");
}

#define add(name, function) g_test_add("/answer/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("file", test_file);
    add("range", test_range);
    add("range/of-text", test_range_of_text);
    add("range/if-range", test_if_range);
    add("not-modified", test_not_modified);
    add("gzip", test_gzip);
    add("head", test_head);
    add("methods", test_methods);
    add("folder-without-slash", test_folder_without_slash);
    add("no-way-to-other-hosts", test_no_way_to_other_hosts);
    add("nothing-else-is-served", test_nothing_else_is_served);
    add("own-page-for-what-is-missing", test_own_page_for_what_is_missing);
    add("versions-stay", test_versions_stay);
    add("changed-text-is-seen", test_changed_text_is_seen);
    return g_test_run();
}
