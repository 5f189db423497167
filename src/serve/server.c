/* The server; see server.h. */
#include "serve/server.h"

#include "base/error.h"
#include "serve/answer.h"
#include "serve/event_stream.h"
#include "serve/form.h"
#include "serve/guests.h"
#include "serve/url_path.h"

#include <microhttpd.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    HEADERS_SIZE = 16 << 10, /* of a request, and what is needed to answer it */
    TEXTS_SIZE = 64 << 20,
    MOST_THREADS = 16, /* they wait for the network, not for each other */
    SPARE_FILES = 64,  /* beside one for each connection and one for its answer */
};

struct Server {
    struct MHD_Daemon *daemon;
    SiteFolder *folder;
    TextStore *texts;
    Guests *guests;
    Counter *counter; /* NULL for none */
};

/* --- requests ------------------------------------------------------------------------------- */

/* A request on its way. */
typedef struct {
    char *target; /* as it was sent */
    char *path;   /* of it; NULL where it is no good one */
    gboolean begun;
    Form *form; /* the body of what is posted to the counter; NULL for none */
} Exchange;

static void exchange_free(Exchange *exchange)
{
    form_free(exchange->form);
    g_free(exchange->target);
    g_free(exchange->path);
    g_free(exchange);
}

/* What is made of the headers. */
typedef struct {
    Request request;
    AccessRequest access;
    const char *cookie;
    gboolean secure;
    guint n_hosts;
    gboolean body; /* one follows */
} Headers;

/* Headers by which other servers tell that they passed a request on. */
static gboolean tells_forwarding(const char *name)
{
    static const char *const names[] = {"Forwarded", "X-Real-IP", "Via"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strcasecmp(name, names[i]) == 0)
            return TRUE;
    return g_ascii_strncasecmp(name, "X-Forwarded-", strlen("X-Forwarded-")) == 0;
}

static enum MHD_Result take_header(void *data, enum MHD_ValueKind kind, const char *name,
                                   const char *value)
{
    (void)kind;
    Headers *headers = data;
    Request *request = &headers->request;
    const struct {
        const char *name;
        const char **value;
    } wanted[] = {
        {"Range", &request->range},
        {"Accept-Encoding", &request->accept_encoding},
        {"If-Match", &request->conditions.if_match},
        {"If-None-Match", &request->conditions.if_none_match},
        {"If-Modified-Since", &request->conditions.if_modified_since},
        {"If-Unmodified-Since", &request->conditions.if_unmodified_since},
        {"If-Range", &request->conditions.if_range},
        {"Host", &headers->access.host},
        {"Origin", &headers->access.origin},
        {"Sec-Fetch-Site", &headers->access.fetch_site},
        {"Cookie", &headers->cookie},
    };
    if (g_ascii_strcasecmp(name, "Host") == 0)
        headers->n_hosts++;
    if (g_ascii_strcasecmp(name, "Transfer-Encoding") == 0 ||
        (g_ascii_strcasecmp(name, "Content-Length") == 0 && g_strcmp0(value, "0") != 0))
        headers->body = TRUE;
    if (tells_forwarding(name))
        headers->access.forwarded = TRUE;
    if (g_ascii_strcasecmp(name, "X-Forwarded-Proto") == 0)
        headers->secure = g_strcmp0(value, "https") == 0;
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (!*wanted[i].value && g_ascii_strcasecmp(name, wanted[i].name) == 0)
            *wanted[i].value = value ? value : "";
    return MHD_YES;
}

static void free_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

static void add_header(const char *name, const char *value, gpointer data)
{
    MHD_add_response_header(data, name, value);
}

/* The body goes over to the response. */
static struct MHD_Response *response_of(Answer *answer)
{
    struct MHD_Response *response;
    if (answer->bytes) {
        GBytes *bytes = g_steal_pointer(&answer->bytes);
        gsize size;
        void *data = (void *)g_bytes_get_data(bytes, &size);
        response =
            MHD_create_response_from_buffer_with_free_callback_cls(size, data, free_bytes, bytes);
        if (!response)
            g_bytes_unref(bytes);
    } else if (answer->fd >= 0) {
        response = MHD_create_response_from_fd_at_offset64(answer->size, answer->fd, answer->start);
        if (response)
            answer->fd = -1;
    } else {
        response = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    }
    if (response)
        answer_headers(answer, add_header, response);
    return response;
}

static Guest *guest_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static enum MHD_Result queue(struct MHD_Connection *connection, guint status,
                             struct MHD_Response *response)
{
    if (!response)
        return MHD_NO;
    enum MHD_Result queued = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return queued;
}

static void add_stream_headers(struct MHD_Response *response)
{
    Answer answer = {
        .status = 200, .fd = -1, .type = "text/event-stream; charset=utf-8", .cache = "no-store"};
    answer_headers(&answer, add_header, response);
    /* What is told is told at once, also through nginx. */
    MHD_add_response_header(response, "X-Accel-Buffering", "no");
}

/* Too many may listen already. */
static enum MHD_Result queue_stream(EventStreams *streams, struct MHD_Connection *connection)
{
    struct MHD_Response *response = event_streams_open(streams, connection);
    if (response) {
        add_stream_headers(response);
        return queue(connection, 200, response);
    }
    g_auto(Answer) answer;
    answer_fault(&answer, 503);
    return queue(connection, answer.status, response_of(&answer));
}

static const char *behind_question_mark(const char *target)
{
    const char *mark = strchr(target, '?');
    return mark ? mark + 1 : NULL;
}

/* Of the counter; NULL where it is not asked. */
static const char *asks_counter(const Server *server, const Exchange *exchange)
{
    return server->counter && exchange->path ? counter_path(exchange->path) : NULL;
}

/* As the counter sees it; `address` has to live as long. */
static CounterRequest counter_request(struct MHD_Connection *connection, const Exchange *exchange,
                                      const Headers *headers, const char *path, const char *address)
{
    CounterRequest request = {.method = headers->request.method,
                              .path = path,
                              .query = behind_question_mark(exchange->target),
                              .cookie = headers->cookie,
                              .address = address,
                              .secure = headers->secure,
                              .access = headers->access,
                              .form = exchange->form};
    request.access.loopback = guest_is_local(guest_of(connection));
    return request;
}

static enum MHD_Result queue_counter(Server *server, struct MHD_Connection *connection,
                                     const Exchange *exchange, const Headers *headers,
                                     const char *path)
{
    g_autofree char *address = guest_address(guest_of(connection));
    const CounterRequest request = counter_request(connection, exchange, headers, path, address);
    EventStreams *streams = counter_streams(server->counter, &request);
    if (streams)
        return queue_stream(streams, connection);
    g_auto(Answer) answer;
    counter_answer(server->counter, &answer, &request);
    return queue(connection, answer.status, response_of(&answer));
}

static enum MHD_Result queue_answer(Server *server, struct MHD_Connection *connection,
                                    const Exchange *exchange, const Headers *headers)
{
    const char *path = asks_counter(server, exchange);
    if (path && headers->n_hosts == 1)
        return queue_counter(server, connection, exchange, headers, path);
    g_auto(Answer) answer;
    const AnswerSource source = {server->folder, server->texts};
    if (headers->n_hosts > 1)
        answer_fault(&answer, 400);
    else
        answer_make(&answer, &source, &headers->request, g_get_real_time() / G_USEC_PER_SEC);
    return queue(connection, answer.status, response_of(&answer));
}

/* The form that follows the headers; NULL where none is taken. One that is too large is let come
 * and not kept: an answer before its end is lost on a browser that still sends. */
static Form *expect_form(Server *server, struct MHD_Connection *connection,
                         const Exchange *exchange, const Headers *headers)
{
    const char *path = asks_counter(server, exchange);
    if (!path || !headers->body || headers->n_hosts != 1 ||
        strcmp(headers->request.method, "POST") != 0)
        return NULL;
    g_autofree char *address = guest_address(guest_of(connection));
    const CounterRequest request = counter_request(connection, exchange, headers, path, address);
    gsize most = counter_form_limit(server->counter, &request);
    return most > 0 ? form_new(connection, most) : NULL;
}

/* Called when all headers have come, for each piece of a body, and again when all has come. A body
 * is only waited for where somebody needs it; else that request is answered at once, and is the
 * last of its connection. */
static enum MHD_Result handle(void *data, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **context)
{
    (void)url, (void)version;
    Server *server = data;
    Exchange *exchange = *context;
    if (exchange->form && *upload_size > 0) {
        form_take(exchange->form, upload, *upload_size);
        *upload_size = 0;
        return MHD_YES;
    }
    Headers headers = {.request = {.method = method, .target = exchange->target}};
    MHD_get_connection_values(connection, MHD_HEADER_KIND, take_header, &headers);
    gboolean first = !exchange->begun;
    exchange->begun = TRUE;
    if (first && (exchange->form = expect_form(server, connection, exchange, &headers)) != NULL)
        return MHD_YES;
    guest_asked(server->guests, guest_of(connection));
    if (first && !headers.body)
        return MHD_YES;
    return queue_answer(server, connection, exchange, &headers);
}

/* Called before all else of a request; what it returns is the request's context. */
static void *begin(void *data, const char *target, struct MHD_Connection *connection)
{
    (void)data, (void)connection;
    Exchange *exchange = g_new0(Exchange, 1);
    exchange->target = g_strdup(target);
    gboolean folder;
    if (url_path_decode(target, &exchange->path, &folder) != URL_PATH_GOOD)
        exchange->path = NULL;
    return exchange;
}

/* It is url_path_decode() that decodes. */
static size_t leave_escaped(void *data, struct MHD_Connection *connection, char *text)
{
    (void)data, (void)connection;
    return strlen(text);
}

static void end(void *data, struct MHD_Connection *connection, void **context,
                enum MHD_RequestTerminationCode code)
{
    (void)code;
    Server *server = data;
    g_clear_pointer((Exchange **)context, exchange_free);
    guest_answered(server->guests, guest_of(connection));
}

/* --- connections ---------------------------------------------------------------------------- */

static enum MHD_Result admit(void *data, const struct sockaddr *address, socklen_t length)
{
    (void)length;
    Server *server = data;
    return guests_admit(server->guests, address) ? MHD_YES : MHD_NO;
}

static void on_connection(void *data, struct MHD_Connection *connection, void **guest,
                          enum MHD_ConnectionNotificationCode code)
{
    Server *server = data;
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        guest_leave(server->guests, *guest);
        return;
    }
    const struct sockaddr *address =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
    int fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    *guest = guest_enter(server->guests, address, fd);
}

/* --- life ----------------------------------------------------------------------------------- */

/* How many connections there may be, with as many open files as the system allows. */
static guint most_connections(guint wished)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wished;
    rlim_t needed = (rlim_t)wished * 2 + SPARE_FILES;
    if (limit.rlim_cur < needed) {
        limit.rlim_cur = MIN(needed, limit.rlim_max);
        setrlimit(RLIMIT_NOFILE, &limit);
        getrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur >= needed)
        return wished;
    return limit.rlim_cur > SPARE_FILES + 16 ? (guint)(limit.rlim_cur - SPARE_FILES) / 2 : 8;
}

static struct MHD_Daemon *start_daemon(Server *server, const ServerSettings *settings, int listener)
{
    guint n_connections = most_connections(settings->most_connections);
    guint n_threads = MIN(CLAMP(g_get_num_processors(), 2, MOST_THREADS), n_connections);
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME,
                            0, admit, server, handle, server, MHD_OPTION_LISTEN_SOCKET,
                            listener,                                                 /**/
                            MHD_OPTION_THREAD_POOL_SIZE, n_threads,                   /**/
                            MHD_OPTION_CONNECTION_LIMIT, n_connections,               /**/
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADERS_SIZE, /**/
                            MHD_OPTION_CONNECTION_TIMEOUT, settings->patience_s,      /**/
                            MHD_OPTION_STRICT_FOR_CLIENT, 1,                          /**/
                            MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL,        /**/
                            MHD_OPTION_URI_LOG_CALLBACK, begin, NULL,                 /**/
                            MHD_OPTION_NOTIFY_COMPLETED, end, server,                 /**/
                            MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_END);
}

static void server_free(Server *server)
{
    counter_free(server->counter);
    guests_free(server->guests);
    site_folder_free(server->folder);
    text_store_free(server->texts);
    g_free(server);
}

Server *server_start(const ServerSettings *settings, int listener, GError **error)
{
    SiteFolder *folder = site_folder_open(settings->folder, error);
    if (!folder) {
        close(listener);
        return NULL;
    }
    Server *server = g_new0(Server, 1);
    server->folder = folder;
    server->texts = text_store_new(TEXTS_SIZE);
    server->guests = guests_new(settings->most_per_address, settings->patience_s);
    if (settings->counter) {
        CounterSettings counter = *settings->counter;
        counter.site = folder;
        server->counter = counter_new(&counter, error);
    }
    gboolean ready = server->counter || !settings->counter;
    server->daemon = ready ? start_daemon(server, settings, listener) : NULL;
    if (server->daemon)
        return server;
    if (ready)
        g_set_error_literal(
            error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
            "the server cannot be started; there may be no memory or no thread left");
    close(listener);
    server_free(server);
    return NULL;
}

void server_stop(Server *server, guint grace_ms)
{
    MHD_socket listener = MHD_quiesce_daemon(server->daemon);
    if (server->counter)
        counter_end_streams(server->counter);
    guests_wait(server->guests, grace_ms);
    MHD_stop_daemon(server->daemon);
    if (listener != MHD_INVALID_SOCKET)
        close(listener);
    server_free(server);
}
