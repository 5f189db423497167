/* Fetching by libcurl; see fetch.h. */
#include "document/fetch.h"
#include "base/error.h"

#include <curl/curl.h>
#include <string.h>

typedef CURL CurlHandle;
typedef struct curl_slist CurlList;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CurlHandle, curl_easy_cleanup)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CurlList, curl_slist_free_all)

typedef struct {
    GByteArray *bytes;
    gsize max_bytes;
    gboolean too_large;
} Download;

/* Called by curl for each piece; a number other than the piece's ends the transfer. */
static size_t receive(char *piece, size_t size, size_t n, void *data)
{
    Download *download = data;
    gsize length = size * n;
    if (length > download->max_bytes - download->bytes->len) {
        download->too_large = TRUE;
        return CURL_WRITEFUNC_ERROR;
    }
    g_byte_array_append(download->bytes, (const guint8 *)piece, (guint)length);
    return length;
}

static void fail(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void fail(GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, message);
}

/* An address as people paste it: blanks and letters beyond ASCII in its path are escaped. */
static char *escape_address(const char *url)
{
    const char *host = strstr(url, "://");
    const char *path = host ? strchr(host + 3, '/') : NULL;
    if (!path)
        return g_strdup(url);
    g_autofree char *escaped = g_uri_escape_string(path, "!*'();:@&=+$,/?#[]%", FALSE);
    g_autofree char *front = g_strndup(url, (gsize)(path - url));
    return g_strconcat(front, escaped, NULL);
}

/* FALSE where the library cannot promise to follow http and https alone. */
static gboolean set_options(CURL *curl, const char *url, const FetchLimits *limits,
                            CurlList *headers, Download *download)
{
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, limits->max_redirects);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, limits->timeout_ms);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)limits->max_bytes);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Lectern/" LECTERN_VERSION);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, download);
    return curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
           curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https") == CURLE_OK;
}

static void report_transfer(CURLcode code, const Download *download, const FetchLimits *limits,
                            const char *url, GError **error)
{
    gboolean too_large = code == CURLE_FILESIZE_EXCEEDED || download->too_large;
    if (too_large) {
        fail(error, "%s is larger than %" G_GSIZE_FORMAT " MiB: save it and read the file", url,
             limits->max_bytes / (1024 * 1024));
        return;
    }
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        fail(error, "%s did not come within %ld seconds: try again later, or save the page", url,
             (limits->timeout_ms + 999) / 1000);
        break;
    case CURLE_TOO_MANY_REDIRECTS:
        fail(error, "%s redirects more than %ld times: open it in a browser and give its address",
             url, limits->max_redirects);
        break;
    case CURLE_UNSUPPORTED_PROTOCOL:
        fail(error, "%s leads to an address that is not http or https: it was not followed", url);
        break;
    case CURLE_URL_MALFORMAT:
        fail(error, "%s is not an address: check its spelling", url);
        break;
    case CURLE_COULDNT_RESOLVE_HOST:
        fail(error, "the server of %s was not found: check the address and the network", url);
        break;
    case CURLE_COULDNT_CONNECT:
        fail(error, "the server of %s does not answer: check the address, or try again later", url);
        break;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
        fail(error, "%s broke off before its end: try again", url);
        break;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
        fail(error, "the server of %s could not prove who it is: check the address and the clock",
             url);
        break;
    default:
        fail(error, "%s could not be fetched (%s): try again, or save the page and read the file",
             url, curl_easy_strerror(code));
        break;
    }
}

static long status_of(CURL *curl)
{
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static gboolean check_status(CURL *curl, const char *url, GError **error)
{
    long status = status_of(curl);
    if (status >= 200 && status < 300)
        return TRUE;
    if (status == 404 || status == 410)
        fail(error, "%s does not exist (HTTP %ld): check the address", url, status);
    else if (status == 401 || status == 402 || status == 403)
        fail(error, "%s is not open to everybody (HTTP %ld): save the page and read the file", url,
             status);
    else if (status == 429 || status >= 500)
        fail(error, "the server of %s is in trouble (HTTP %ld): try again later", url, status);
    else
        fail(error, "%s gave no page (HTTP %ld): check the address", url, status);
    return FALSE;
}

/* A header of the last answer; NULL where there is none, or it could not be sent back as it is. */
static char *take_header(CURL *curl, const char *name)
{
    struct curl_header *header;
    if (curl_easy_header(curl, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
        return NULL;
    for (const char *at = header->value; *at; at++)
        if (*at < ' ' || *at > '~')
            return NULL;
    return g_strdup(header->value);
}

static void take_page(CURL *curl, const Download *download, FetchedPage *page)
{
    const char *url = NULL, *type = NULL;
    curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &url);
    curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
    page->bytes = g_byte_array_free_to_bytes(g_byte_array_ref(download->bytes));
    page->url = g_strdup(url);
    page->content_type = g_strdup(type);
    page->validators =
        (PageValidators){take_header(curl, "ETag"), take_header(curl, "Last-Modified")};
}

static CurlList *add_header(CurlList *headers, const char *name, const char *value)
{
    g_autofree char *line = value ? g_strconcat(name, ": ", value, NULL) : NULL;
    CurlList *all = line ? curl_slist_append(headers, line) : NULL;
    return all ? all : headers; /* without it the page is sent, that is all */
}

gboolean fetch_page(const char *url, const FetchLimits *limits, const PageValidators *known,
                    FetchedPage *page, GError **error)
{
    g_autoptr(CurlHandle) curl = curl_easy_init();
    g_autoptr(CurlList) headers = curl_slist_append(
        NULL, "Accept: text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5");
    if (!curl || !headers) {
        fail(error, "fetching cannot begin: libcurl does not start");
        return FALSE;
    }
    if (known) {
        headers = add_header(headers, "If-None-Match", known->etag);
        headers = add_header(headers, "If-Modified-Since", known->modified);
    }
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    Download download = {.bytes = bytes, .max_bytes = limits->max_bytes};
    g_autofree char *address = escape_address(url);
    if (!set_options(curl, address, limits, headers, &download)) {
        fail(error, "fetching cannot begin: this libcurl cannot be kept to http and https");
        return FALSE;
    }
    CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK) {
        report_transfer(code, &download, limits, url, error);
        return FALSE;
    }
    if (known && status_of(curl) == 304) {
        page->unchanged = TRUE;
        return TRUE;
    }
    if (!check_status(curl, url, error))
        return FALSE;
    if (!bytes->len) {
        fail(error, "%s is an empty page: check the address", url);
        return FALSE;
    }
    take_page(curl, &download, page);
    return TRUE;
}

void fetched_page_clear(FetchedPage *page)
{
    g_clear_pointer(&page->bytes, g_bytes_unref);
    g_clear_pointer(&page->url, g_free);
    g_clear_pointer(&page->content_type, g_free);
    page_validators_clear(&page->validators);
}
