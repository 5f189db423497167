/* Fuzzes what a request gets: the first line is its method, the second its target, the others are
 * the headers that are looked at. Whatever is asked, the answer is of the folder, and as long as it
 * says. */
#include "serve/answer.h"

#include "served_folder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { N_LINES = 9 };

static void check_header(const char *name, const char *value, gpointer data)
{
    (void)data;
    g_assert_nonnull(name);
    for (; *value; value++)
        g_assert_true(*value >= ' ' && *value <= '~');
}

/* Not a byte of it comes from outside. */
static void check_body(const Answer *answer)
{
    if (answer->bytes) {
        gsize size;
        const char *bytes = g_bytes_get_data(answer->bytes, &size);
        g_assert_cmpuint(size, ==, answer->size);
        g_assert_null(g_strstr_len(bytes, (gssize)size, SERVED_SECRET));
    } else if (answer->fd >= 0) {
        char bytes[8192];
        g_assert_cmpuint(answer->size, <=, sizeof bytes);
        g_assert_cmpint(pread(answer->fd, bytes, answer->size, (off_t)answer->start), ==,
                        answer->size);
        g_assert_null(g_strstr_len(bytes, (gssize)answer->size, SERVED_SECRET));
    } else {
        g_assert_cmpuint(answer->size, ==, 0);
    }
}

static char *top;

static void remove_top(void)
{
    served_folder_free(top);
}

static SiteFolder *open_served(void)
{
    top = served_folder_new();
    atexit(remove_top);
    g_autofree char *site = g_build_filename(top, "site", NULL);
    return site_folder_open(site, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static AnswerSource source;
    if (!source.folder)
        source = (AnswerSource){open_served(), text_store_new(1 << 16)};
    g_autofree char *text = g_strndup((const char *)data, size);
    g_auto(GStrv) lines = g_strsplit(text, "\n", N_LINES);
    const char *line[N_LINES] = {"GET", "/"};
    for (guint i = 0; i < N_LINES && lines[i]; i++)
        line[i] = lines[i];
    const Request request = {.method = line[0],
                             .target = line[1],
                             .range = line[2],
                             .accept_encoding = line[3],
                             .conditions = {.if_none_match = line[4],
                                            .if_modified_since = line[5],
                                            .if_range = line[6],
                                            .if_match = line[7],
                                            .if_unmodified_since = line[8]}};
    g_auto(Answer) answer;
    answer_make(&answer, &source, &request, 1780000000);
    g_assert_cmpuint(answer.status, >=, 200);
    g_assert_cmpuint(answer.status, <=, 503);
    answer_headers(&answer, check_header, NULL);
    check_body(&answer);
    return 0;
}
