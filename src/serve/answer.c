/* Answers; see answer.h. */
#include "serve/answer.h"

#include "serve/byte_range.h"
#include "serve/media_type.h"
#include "serve/url_path.h"

#include <string.h>
#include <unistd.h>

#define INDEX "index.html"
#define NOT_FOUND_PAGE "404.html"

/* Pages and what they are made of are asked for again each time, which costs a few bytes while
 * nothing changed; sound stays a while. */
#define CACHE_TEXT "no-cache"
#define CACHE_MEDIA "public, max-age=3600"

/* What is asked for by its version ("?v=") is never another. */
#define CACHE_VERSION "public, max-age=31536000, immutable"

/* What the site's own pages keep to, and that nobody may show them in a frame. */
#define POLICY                                                                                     \
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "  \
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "               \
    "frame-ancestors 'none'"

/* --- what went wrong ------------------------------------------------------------------------ */

static const struct {
    guint status;
    const char *title, *text;
} faults[] = {
    {400, "Bad request", "The address is not one that can be asked for."},
    {403, "Not allowed", "This page did not ask for it. Load the counter's page again."},
    {404, "Not found", "There is no such page here. It may have been taken away."},
    {405, "Method not allowed", "This can only be read."},
    {413, "Too large", "It is larger than an article can be."},
    {412, "Precondition failed", "It has changed meanwhile."},
    {416, "Range not satisfiable", "It is shorter than that."},
    {503, "Busy", "Too many people are reading at this moment. Please try again soon."},
};

void answer_fault(Answer *answer, guint status)
{
    guint i = 0;
    while (i + 1 < G_N_ELEMENTS(faults) && faults[i].status != status)
        i++;
    char *page = g_strdup_printf(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>%s</title>\n</head>\n"
        "<body>\n<main>\n<h1>%s</h1>\n<p>%s</p>\n<p><a href=\"/\">All articles</a></p>\n"
        "</main>\n</body>\n</html>\n",
        faults[i].title, faults[i].title, faults[i].text);
    *answer = (Answer){.status = faults[i].status,
                       .fd = -1,
                       .bytes = g_bytes_new_take(page, strlen(page)),
                       .type = "text/html; charset=utf-8",
                       .cache = "no-store"};
    answer->size = g_bytes_get_size(answer->bytes);
}

/* --- files ---------------------------------------------------------------------------------- */

/* A file that was found; `fd` is ours until it is the answer's. */
typedef struct {
    const char *path;
    const MediaType *type;
    int fd;
    struct stat status;
} Found;

static void set_etag(Answer *answer, const struct stat *status)
{
    guint64 modified_ns =
        (guint64)status->st_mtim.tv_sec * 1000000000u + (guint64)status->st_mtim.tv_nsec;
    g_snprintf(answer->etag, sizeof answer->etag,
               "\"%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x%s\"", modified_ns,
               (guint64)status->st_size, answer->gzip ? "-gz" : "");
}

/* A part is asked for, perhaps. Of HEAD it is not looked at (RFC 9110, 14.2). */
static gboolean asks_part(const Request *request)
{
    return request->range && strcmp(request->method, "GET") == 0;
}

/* The body: a text's from the store, all else from the file. A part is one of the file as it is. */
static void set_body(Answer *answer, const AnswerSource *source, const Request *request,
                     Found *found)
{
    gboolean part = asks_part(request);
    gboolean gzip = !part && media_type_accepts_gzip(request->accept_encoding);
    if (found->type->text && !part) {
        answer->bytes = text_store_get(source->texts, found->path, found->fd, &found->status, gzip);
        answer->gzip = gzip && answer->bytes;
        if (gzip && !answer->bytes)
            answer->bytes =
                text_store_get(source->texts, found->path, found->fd, &found->status, FALSE);
    }
    if (answer->bytes) {
        answer->size = g_bytes_get_size(answer->bytes);
        close(found->fd);
    } else {
        answer->size = (guint64)found->status.st_size;
        answer->fd = found->fd;
    }
    found->fd = -1;
}

/* Nothing is sent: `status` tells why. */
static void drop_body(Answer *answer, guint status)
{
    answer->status = status;
    answer->size = 0;
    g_clear_pointer(&answer->bytes, g_bytes_unref);
    if (answer->fd >= 0)
        close(answer->fd);
    answer->fd = -1;
}

/* A range behind the end, or a condition that does not hold: a page that says so, and what is
 * there. */
static void refuse(Answer *answer, guint status)
{
    guint64 size = answer->size;
    drop_body(answer, status);
    answer_fault(answer, status);
    if (status == 416)
        g_snprintf(answer->content_range, sizeof answer->content_range,
                   "bytes */%" G_GUINT64_FORMAT, size);
}

static void cut(Answer *answer, const Request *request)
{
    ByteRange range;
    switch (byte_range_parse(request->range, answer->size, &range)) {
    case BYTE_RANGE_WHOLE:
        return;
    case BYTE_RANGE_BEYOND:
        refuse(answer, 416);
        return;
    case BYTE_RANGE_PART:
        break;
    }
    g_snprintf(answer->content_range, sizeof answer->content_range,
               "bytes %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, range.start,
               range.end - 1, answer->size);
    answer->status = 206;
    answer->start = range.start;
    answer->size = range.end - range.start;
}

static const char *cache_of(const Request *request, const Found *found)
{
    const char *query = strchr(request->target, '?');
    if (query && g_str_has_prefix(query, "?v="))
        return CACHE_VERSION;
    return found->type->text ? CACHE_TEXT : CACHE_MEDIA;
}

static void answer_file(Answer *answer, const AnswerSource *source, const Request *request,
                        Found *found, gint64 now_s)
{
    *answer = (Answer){.status = 200,
                       .fd = -1,
                       .type = found->type->type,
                       .cache = cache_of(request, found),
                       .vary = found->type->text,
                       .shared = found->type->shared,
                       .ranges = TRUE};
    set_body(answer, source, request, found);
    set_etag(answer, &found->status);
    gint64 modified_s = MIN((gint64)found->status.st_mtim.tv_sec, now_s);
    http_date_write(answer->modified, modified_s);
    const Validators validators = {answer->etag, modified_s, now_s};
    switch (condition_of(&request->conditions, &validators)) {
    case CONDITION_NOT_MODIFIED:
        drop_body(answer, 304);
        return;
    case CONDITION_FAILED:
        refuse(answer, 412);
        return;
    case CONDITION_SEND:
        break;
    }
    if (asks_part(request) && condition_allows_part(&request->conditions, &validators))
        cut(answer, request);
}

/* --- what is asked for ---------------------------------------------------------------------- */

static SiteEntry look(const AnswerSource *source, const char *path, Found *found)
{
    found->path = path;
    found->type = media_type_of(path);
    return site_folder_look(source->folder, path, &found->fd, &found->status);
}

/* The site's own page where it has one. */
static void answer_missing(Answer *answer, const AnswerSource *source, const Request *request,
                           gint64 now_s)
{
    Found found;
    if (look(source, NOT_FOUND_PAGE, &found) != SITE_ENTRY_FILE) {
        answer_fault(answer, 404);
        return;
    }
    const Request plain = {.method = request->method,
                           .target = request->target,
                           .accept_encoding = request->accept_encoding};
    answer_file(answer, source, &plain, &found, now_s);
    answer->status = 404;
    answer->cache = "no-store";
    answer->ranges = FALSE;
    answer->etag[0] = answer->modified[0] = '\0';
}

/* What stands behind the path, with its "?"; "" where it is nothing that may stand in a header. */
static const char *query_of(const char *target)
{
    const char *query = strchr(target, '?');
    for (const char *at = query; at && *at; at++)
        if (!g_ascii_isgraph(*at))
            return "";
    return query ? query : "";
}

/* A folder has a slash behind its name, or the links in its page would lead elsewhere. */
static void answer_moved(Answer *answer, const char *path, const char *target)
{
    g_autofree char *folder = url_path_encode(path, TRUE);
    *answer = (Answer){.status = 301,
                       .fd = -1,
                       .cache = CACHE_TEXT,
                       .location = g_strconcat(folder, query_of(target), NULL)};
}

static void answer_path(Answer *answer, const AnswerSource *source, const Request *request,
                        const char *path, gboolean folder, gint64 now_s)
{
    g_autofree char *index = folder ? g_build_filename(path, INDEX, NULL) : NULL;
    Found found;
    switch (look(source, index ? index : path, &found)) {
    case SITE_ENTRY_FILE:
        answer_file(answer, source, request, &found, now_s);
        return;
    case SITE_ENTRY_FOLDER:
        if (folder)
            answer_missing(answer, source, request, now_s);
        else
            answer_moved(answer, path, request->target);
        return;
    case SITE_ENTRY_MISSING:
        answer_missing(answer, source, request, now_s);
        return;
    case SITE_ENTRY_BUSY:
        answer_fault(answer, 503);
        return;
    }
}

void answer_make(Answer *answer, const AnswerSource *source, const Request *request, gint64 now_s)
{
    if (strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0) {
        answer_fault(answer, 405);
        return;
    }
    g_autofree char *path = NULL;
    gboolean folder;
    switch (url_path_decode(request->target, &path, &folder)) {
    case URL_PATH_GOOD:
        answer_path(answer, source, request, path, folder, now_s);
        return;
    case URL_PATH_BAD:
        answer_fault(answer, 400);
        return;
    case URL_PATH_REFUSED:
        answer_missing(answer, source, request, now_s);
        return;
    }
}

/* --- headers -------------------------------------------------------------------------------- */

void answer_headers(const Answer *answer, AnswerHeader call, gpointer data)
{
    const struct {
        const char *name, *value;
    } headers[] = {
        {"Content-Type", answer->status == 304 ? NULL : answer->type},
        {"Content-Encoding", answer->gzip && answer->status != 304 ? "gzip" : NULL},
        {"Vary", answer->vary ? "Accept-Encoding" : NULL},
        {"ETag", answer->etag},
        {"Last-Modified", answer->modified},
        {"Accept-Ranges", answer->ranges ? "bytes" : NULL},
        {"Content-Range", answer->content_range},
        {"Cache-Control", answer->cache},
        {"Location", answer->location},
        {"Set-Cookie", answer->cookie},
        {"Allow", answer->status == 405 ? "GET, HEAD" : NULL},
        {"Retry-After", answer->status == 503   ? "2"
                        : answer->status == 429 ? "30"
                                                : NULL},
        {"Access-Control-Allow-Origin", answer->shared ? "*" : NULL},
        {"Cross-Origin-Resource-Policy", answer->shared ? "cross-origin" : "same-origin"},
        {"Content-Security-Policy", POLICY},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "same-origin"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(headers); i++)
        if (headers[i].value && *headers[i].value)
            call(headers[i].name, headers[i].value, data);
}

void answer_clear(Answer *answer)
{
    drop_body(answer, 0);
    g_clear_pointer(&answer->location, g_free);
    g_clear_pointer(&answer->cookie, g_free);
}
