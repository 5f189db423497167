/* Input; see input.h. Files are read, not mapped: one that shrinks while it is read must not end
 * the program. */
#include "document/input.h"
#include "base/error.h"
#include "base/module.h"
#include "document/fetch.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FETCH_MODULE "lectern-fetch.so"

enum { READ_BYTES = 64 * 1024 };

gboolean input_is_url(const char *name)
{
    return g_ascii_strncasecmp(name, "http://", 7) == 0 ||
           g_ascii_strncasecmp(name, "https://", 8) == 0;
}

static const char *shown_name(const char *name)
{
    return strcmp(name, "-") == 0 ? "standard input" : name;
}

static gboolean fail(GError **error, const char *name, const char *what)
{
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "%s %s", shown_name(name), what);
    return FALSE;
}

static gboolean fail_errno(GError **error, const char *name, int code)
{
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return fail(error, name, "does not exist: check the name");
    case EACCES:
    case EPERM:
        return fail(error, name, "may not be read: ask for permission to read it");
    case EISDIR:
        return fail(error, name, "is a folder: give a file in it");
    default: {
        g_autofree char *what = g_strdup_printf("cannot be read: %s", g_strerror(code));
        return fail(error, name, what);
    }
    }
}

/* Everything up to the end, in pieces: a pipe does not say its length. */
static GBytes *read_all(int fd, gsize expected, const char *name, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_sized_new((guint)(expected + 1));
    for (;;) {
        guint length = bytes->len;
        g_byte_array_set_size(bytes, length + READ_BYTES);
        gssize n = read(fd, bytes->data + length, READ_BYTES);
        g_byte_array_set_size(bytes, length + (n > 0 ? (guint)n : 0));
        if (n == 0)
            break;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            fail_errno(error, name, errno);
            return NULL;
        }
        if (bytes->len > INPUT_MAX_FILE_BYTES) {
            fail(error, name, "is larger than 256 MiB: give the part that is the article");
            return NULL;
        }
    }
    if (!bytes->len) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE,
                    "%s is empty: give a page or a text", shown_name(name));
        return NULL;
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

static GBytes *read_descriptor(int fd, const char *name, GError **error)
{
    struct stat status;
    if (fstat(fd, &status) != 0) {
        fail_errno(error, name, errno);
        return NULL;
    }
    if (S_ISDIR(status.st_mode)) {
        fail_errno(error, name, EISDIR);
        return NULL;
    }
    if (S_ISREG(status.st_mode) && status.st_size > INPUT_MAX_FILE_BYTES) {
        fail(error, name, "is larger than 256 MiB: give the part that is the article");
        return NULL;
    }
    return read_all(fd, S_ISREG(status.st_mode) ? (gsize)status.st_size : READ_BYTES, name, error);
}

char *input_file_name(const char *name, GError **error)
{
    const char *colon = strstr(name, "://");
    if (!colon || g_file_test(name, G_FILE_TEST_EXISTS))
        return g_strdup(name);
    char *path = g_filename_from_uri(name, NULL, NULL);
    if (!path)
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "%s is not an http or https address: save the page and give the file", name);
    return path;
}

static GBytes *read_file(const char *name, GError **error)
{
    g_autofree char *path = input_file_name(name, error);
    if (!path)
        return NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        fail_errno(error, name, errno);
        return NULL;
    }
    GBytes *bytes = read_descriptor(fd, name, error);
    close(fd);
    return bytes;
}

static gboolean read_url(Input *input, const PageValidators *known, GError **error)
{
    static const FetchLimits limits = {.max_bytes = INPUT_MAX_BYTES,
                                       .max_redirects = INPUT_MAX_REDIRECTS,
                                       .timeout_ms = INPUT_TIMEOUT_S * 1000L};
    FetchedPage page = {0};
    __typeof__(&fetch_page) fetch = module_symbol(FETCH_MODULE, "fetch_page", error);
    if (!fetch || !fetch(input->name, &limits, known, &page, error))
        return FALSE;
    input->bytes = page.bytes;
    input->url = page.url;
    input->content_type = page.content_type;
    input->validators = page.validators;
    input->unchanged = page.unchanged;
    return TRUE;
}

Input *input_read(const char *name, GError **error)
{
    return input_read_again(name, NULL, error);
}

Input *input_read_again(const char *name, const PageValidators *known, GError **error)
{
    g_return_val_if_fail(name, NULL);
    g_autoptr(Input) input = g_new0(Input, 1);
    input->name = g_strdup(name);
    if (input_is_url(name)) {
        if (!read_url(input, known, error))
            return NULL;
    } else {
        gboolean standard = strcmp(name, "-") == 0;
        input->bytes =
            standard ? read_descriptor(STDIN_FILENO, name, error) : read_file(name, error);
        if (!input->bytes)
            return NULL;
    }
    return g_steal_pointer(&input);
}

void input_free(Input *input)
{
    if (!input)
        return;
    g_clear_pointer(&input->bytes, g_bytes_unref);
    g_free(input->name);
    g_free(input->url);
    g_free(input->content_type);
    page_validators_clear(&input->validators);
    g_free(input);
}

DocumentSource input_source(const Input *input)
{
    gsize length;
    const char *bytes = g_bytes_get_data(input->bytes, &length);
    return (DocumentSource){.bytes = bytes,
                            .length = length,
                            .name = input->name,
                            .url = input->url,
                            .content_type = input->content_type};
}
