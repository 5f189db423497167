/* Fuzzes who may use the counter: the first line of the input is the method, the second the path,
 * the others are the query and the headers that are looked at. Who is not at this machine sees
 * nothing of the shelf, and nobody without the form's key does anything. */
#include "serve/counter.h"

#include "served_folder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { N_LINES = 7 };
#define SECRET_TITLE "Quiet grey geese"

static char *top;

static void remove_top(void)
{
    served_folder_free(top);
}

static void ignore(const ShelfEvent *event, gpointer data)
{
    (void)data;
    g_assert_cmpint(event->outcome, ==, SHELF_ADDED);
}

/* A shelf with one article. */
static char *make_shelf(void)
{
    char *folder = g_build_filename(top, "shelf", NULL);
    g_autofree char *page = g_build_filename(top, "page.html", NULL);
    g_file_set_contents(page,
                        "<html><title>" SECRET_TITLE "</title><body><h1>" SECRET_TITLE
                        "</h1><p>They are kept in the yard behind the shop, and are fed at "
                        "noon.</p></body></html>",
                        -1, NULL);
    g_autoptr(Shelf) shelf = shelf_open(folder, TRUE, NULL);
    const ShelfWatch watch = {ignore, NULL, NULL};
    g_assert_true(shelf_add(shelf, page, NULL, &watch, NULL));
    return folder;
}

/* A file with a passphrase that nothing answers to. */
static char *make_passphrase(void)
{
    char *path = g_build_filename(top, "passphrase", NULL);
    g_assert_true(g_file_set_contents(path, "$y$none\n", -1, NULL));
    return path;
}

static Counter *open_counter(void)
{
    top = served_folder_new();
    atexit(remove_top);
    g_autofree char *site = g_build_filename(top, "site", NULL);
    static VoiceStore *voices; /* the phrases are of it */
    const char *folders[] = {"voices", NULL};
    voices = voice_store_new(folders);
    const CounterSettings settings = {.program =
                                          "/bin/false", /* what would be run if anything were */
                                      .shelf = make_shelf(),
                                      .pharmacy = pharmacy_new(),
                                      .phrases = phrases_load_counter(voices, "en", NULL),
                                      .passphrase_path = make_passphrase(),
                                      .site = site_folder_open(site, NULL)};
    return counter_new(&settings, NULL);
}

static void check_header(const char *name, const char *value, gpointer data)
{
    (void)data;
    g_assert_nonnull(name);
    for (; *value; value++)
        g_assert_true(*value >= ' ' && *value <= '~');
}

static void check(const Answer *answer, const CounterRequest *request)
{
    g_assert_cmpuint(answer->status, >=, 200);
    g_assert_cmpuint(answer->status, <=, 503);
    answer_headers(answer, check_header, NULL);
    if (!answer->bytes)
        return;
    gsize size;
    const char *bytes = g_bytes_get_data(answer->bytes, &size);
    gboolean shown = g_strstr_len(bytes, (gssize)size, SECRET_TITLE) != NULL;
    g_assert_true(!shown || access_is_local(&request->access));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Counter *counter;
    if (!counter)
        counter = open_counter();
    gboolean loopback = size > 0 && data[size - 1] % 2 == 0;
    g_autofree char *text = g_strndup((const char *)data, size);
    g_auto(GStrv) lines = g_strsplit(text, "\n", N_LINES);
    const char *line[N_LINES] = {"GET", ""};
    for (guint i = 0; i < N_LINES && lines[i]; i++)
        line[i] = lines[i];
    const CounterRequest request = {.method = line[0],
                                    .path = line[1],
                                    .query = line[2],
                                    .cookie = line[3],
                                    .address = "00",
                                    .access = {line[4], line[5], line[6], FALSE, loopback}};
    g_auto(Answer) answer;
    counter_answer(counter, &answer, &request);
    check(&answer, &request);
    return 0;
}
