/* Files, standard input and pages of a server on loopback, and everything that is refused. */
#include "base/error.h"
#include "document/fetch.h"
#include "document/input.h"

#include <glib/gstdio.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* --- a server that answers by the path: one thread, one connection at a time --- */

typedef struct {
    int fd;
    guint port;
    GThread *thread;
} Server;

static void say(int fd, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void say(int fd, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    (void)!send(fd, text, strlen(text), MSG_NOSIGNAL);
}

static void say_page(int fd, const char *headers, const char *body)
{
    say(fd, "HTTP/1.1 200 OK\r\nConnection: close\r\n%sContent-Length: %zu\r\n\r\n%s", headers,
        strlen(body), body);
}

/* `size` bytes, announced by a Content-Length or only ended by the connection's end. */
static void say_much(int fd, gsize size, gboolean announced)
{
    say(fd, "HTTP/1.1 200 OK\r\nConnection: close\r\n");
    if (announced)
        say(fd, "Content-Length: %zu\r\n", size);
    say(fd, "\r\n");
    g_autofree char *block = g_malloc(65536);
    memset(block, 'x', 65536);
    for (gsize sent = 0; sent < size; sent += 65536)
        if (send(fd, block, MIN((gsize)65536, size - sent), MSG_NOSIGNAL) <= 0)
            return;
}

static void redirect(int fd, const char *where)
{
    say(fd, "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n",
        where);
}

static void answer(int fd, const char *path)
{
    if (g_str_has_prefix(path, "/hop")) {
        int left = path[4] - '0';
        g_autofree char *next = left > 1 ? g_strdup_printf("/hop%d", left - 1) : g_strdup("/page");
        redirect(fd, next);
    } else if (strcmp(path, "/page") == 0) {
        say_page(fd, "Content-Type: text/html; charset=iso-8859-1\r\n", "<p>caf\xe9");
    } else if (strcmp(path, "/a%20b/%C3%A9?q=1") == 0) {
        say_page(fd, "", "escaped");
    } else if (strcmp(path, "/announced") == 0) {
        say_much(fd, 40000, TRUE);
    } else if (strcmp(path, "/unannounced") == 0) {
        say_much(fd, 40000, FALSE);
    } else if (strcmp(path, "/huge") == 0) {
        say_much(fd, INPUT_MAX_BYTES + 1, FALSE);
    } else if (strcmp(path, "/full") == 0) {
        say_much(fd, INPUT_MAX_BYTES, TRUE);
    } else if (strcmp(path, "/slow") == 0) {
        say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegin");
        g_usleep(700 * 1000);
    } else if (strcmp(path, "/short") == 0) {
        say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>The beginning");
    } else if (strcmp(path, "/file") == 0) {
        redirect(fd, "file:///etc/hostname");
    } else if (strcmp(path, "/ftp") == 0) {
        redirect(fd, "ftp://127.0.0.1/x");
    } else if (strcmp(path, "/empty") == 0) {
        say_page(fd, "", "");
    } else if (strcmp(path, "/locked") == 0) {
        say(fd, "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
    } else if (strcmp(path, "/broken") == 0) {
        say(fd, "HTTP/1.1 503 Unavailable\r\nContent-Length: 2\r\n\r\nno");
    } else {
        say(fd, "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n<p>Sorry!");
    }
}

static void serve_one(int fd)
{
    char request[4096] = "";
    gsize length = 0;
    while (length < sizeof request - 1 && !strstr(request, "\r\n\r\n")) {
        gssize n = recv(fd, request + length, sizeof request - 1 - length, 0);
        if (n <= 0)
            return;
        length += (gsize)n;
        request[length] = '\0';
    }
    char path[1024];
    if (sscanf(request, "GET %1023s", path) == 1)
        answer(fd, path);
}

static gpointer serve(gpointer data)
{
    const Server *server = data;
    for (int fd; (fd = accept(server->fd, NULL, NULL)) >= 0; close(fd))
        serve_one(fd);
    return NULL;
}

static void server_start(Server *server, gconstpointer unused)
{
    (void)unused;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    server->fd = socket(AF_INET, SOCK_STREAM, 0);
    g_assert_cmpint(bind(server->fd, (struct sockaddr *)&address, size), ==, 0);
    g_assert_cmpint(listen(server->fd, 8), ==, 0);
    g_assert_cmpint(getsockname(server->fd, (struct sockaddr *)&address, &size), ==, 0);
    server->port = ntohs(address.sin_port);
    server->thread = g_thread_new("server", serve, server);
}

static void server_stop(Server *server, gconstpointer unused)
{
    (void)unused;
    shutdown(server->fd, SHUT_RDWR);
    close(server->fd);
    g_thread_join(server->thread);
}

static char *address_of(const Server *server, const char *path)
{
    return g_strdup_printf("http://127.0.0.1:%u%s", server->port, path);
}

static void assert_fetched(const Server *server, const char *path, const char *body)
{
    g_autofree char *address = address_of(server, path);
    GError *error = NULL;
    g_autoptr(Input) input = input_read(address, &error);
    g_assert_no_error(error);
    gsize length;
    const char *bytes = g_bytes_get_data(input->bytes, &length);
    g_assert_cmpmem(bytes, length, body, strlen(body));
}

/* The message has `part` and the address. */
static void assert_refused(const Server *server, const char *path, const char *part)
{
    g_autofree char *address = address_of(server, path);
    g_autoptr(GError) error = NULL;
    g_assert_null(input_read(address, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, part));
    g_assert_nonnull(strstr(error->message, address));
}

static void test_page(Server *server, gconstpointer unused)
{
    (void)unused;
    g_autofree char *address = address_of(server, "/hop5");
    g_autofree char *last = address_of(server, "/page");
    GError *error = NULL;
    g_autoptr(Input) input = input_read(address, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(input->name, ==, address);
    g_assert_cmpstr(input->url, ==, last);
    g_assert_cmpstr(input->content_type, ==, "text/html; charset=iso-8859-1");
    DocumentSource source = input_source(input);
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(document->root->first_child->text, ==, "café");
    g_assert_cmpstr(document->url, ==, last);
}

static void test_address_as_pasted(Server *server, gconstpointer unused)
{
    (void)unused;
    assert_fetched(server, "/a b/é?q=1#part", "escaped");
}

static void test_redirects_are_bounded(Server *server, gconstpointer unused)
{
    (void)unused;
    assert_refused(server, "/hop6", "redirects more than 5 times");
    assert_refused(server, "/file", "not http or https");
    assert_refused(server, "/ftp", "not http or https");
}

static void test_size_is_bounded(Server *server, gconstpointer unused)
{
    (void)unused;
    assert_refused(server, "/huge", "larger than 16 MiB");
    g_autofree char *address = address_of(server, "/full");
    GError *error = NULL;
    g_autoptr(Input) input = input_read(address, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_bytes_get_size(input->bytes), ==, INPUT_MAX_BYTES);
}

static void assert_limit(const Server *server, const char *path, const FetchLimits *limits,
                         const char *part)
{
    g_autofree char *address = address_of(server, path);
    g_autoptr(GError) error = NULL;
    FetchedPage page = {0};
    g_assert_false(fetch_page(address, limits, NULL, &page, &error));
    g_assert_null(page.bytes);
    g_assert_nonnull(strstr(error->message, part));
}

static void test_limits(Server *server, gconstpointer unused)
{
    (void)unused;
    FetchLimits limits = {.max_bytes = 39999, .max_redirects = 0, .timeout_ms = 200};
    assert_limit(server, "/announced", &limits, "larger than");
    assert_limit(server, "/unannounced", &limits, "larger than");
    assert_limit(server, "/hop1", &limits, "redirects more than 0");
    assert_limit(server, "/slow", &limits, "did not come within");
}

static void test_failures(Server *server, gconstpointer unused)
{
    (void)unused;
    assert_refused(server, "/nowhere", "does not exist (HTTP 404)");
    assert_refused(server, "/locked", "HTTP 403");
    assert_refused(server, "/broken", "try again later");
    assert_refused(server, "/short", "broke off");
    assert_refused(server, "/empty", "empty page");
}

static void test_no_server(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(input_read("http://127.0.0.1:1/", &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "does not answer"));
}

static void assert_no_file(const char *name, int code, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(input_read(name, &error));
    g_assert_error(error, LECTERN_ERROR, code);
    g_assert_nonnull(strstr(error->message, part));
}

static void test_files(void)
{
    GError *error = NULL;
    g_autofree char *folder = g_dir_make_tmp("lectern-XXXXXX", &error);
    g_autofree char *path = g_build_filename(folder, "http:", NULL);
    g_assert_true(g_file_set_contents(path, "Some words.", -1, &error));
    g_autoptr(Input) input = input_read(path, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_bytes_get_size(input->bytes), ==, 11);
    g_assert_null(input->url);
    g_autofree char *uri = g_filename_to_uri(path, NULL, NULL);
    g_autoptr(Input) by_uri = input_read(uri, &error);
    g_assert_no_error(error);
    g_assert_true(g_bytes_equal(input->bytes, by_uri->bytes));

    g_assert_true(g_file_set_contents(path, "", 0, &error));
    assert_no_file(path, LECTERN_ERROR_NO_ARTICLE, "is empty");
    g_assert_cmpint(truncate(path, (off_t)INPUT_MAX_FILE_BYTES + 1), ==, 0);
    assert_no_file(path, LECTERN_ERROR_FAILED, "larger than 256 MiB");
    g_unlink(path);
    assert_no_file(path, LECTERN_ERROR_FAILED, "does not exist");
    assert_no_file(folder, LECTERN_ERROR_FAILED, "is a folder");
    assert_no_file("gopher://example.org/x", LECTERN_ERROR_USAGE, "not an http or https");
    g_rmdir(folder);
}

static void test_standard_input(void)
{
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    g_assert_cmpint(write(ends[1], "From a pipe.", 12), ==, 12);
    close(ends[1]);
    int saved = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    GError *error = NULL;
    g_autoptr(Input) input = input_read("-", &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_bytes_get_size(input->bytes), ==, 12);
    assert_no_file("-", LECTERN_ERROR_NO_ARTICLE, "standard input is empty");
    dup2(saved, STDIN_FILENO);
    close(saved);
    close(ends[0]);
}

static void test_addresses(void)
{
    g_assert_true(input_is_url("http://x"));
    g_assert_true(input_is_url("HTTPS://x"));
    g_assert_false(input_is_url("http.html"));
    g_assert_false(input_is_url("ftp://x"));
    g_assert_false(input_is_url("-"));
}

int main(int argc, char **argv)
{
    g_unsetenv("http_proxy");
    g_test_init(&argc, &argv, NULL);
#define ADD_SERVED(name, function)                                                                 \
    g_test_add("/document/input/" name, Server, NULL, server_start, function, server_stop)
    ADD_SERVED("page", test_page);
    ADD_SERVED("address_as_pasted", test_address_as_pasted);
    ADD_SERVED("redirects_are_bounded", test_redirects_are_bounded);
    ADD_SERVED("size_is_bounded", test_size_is_bounded);
    ADD_SERVED("limits", test_limits);
    ADD_SERVED("failures", test_failures);
    g_test_add_func("/document/input/no_server", test_no_server);
    g_test_add_func("/document/input/files", test_files);
    g_test_add_func("/document/input/standard_input", test_standard_input);
    g_test_add_func("/document/input/addresses", test_addresses);
    return g_test_run();
}
