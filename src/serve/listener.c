/* The socket that the server listens on; see listener.h. */
#include "serve/listener.h"

#include "base/error.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

/* --- the address ---------------------------------------------------------------------------- */

static gboolean is_port(const char *text)
{
    guint64 port;
    return g_ascii_string_to_unsigned(text, 10, 0, 65535, &port, NULL);
}

/* Parts "host:port"; `host` is "" for every address. */
static gboolean part_address(const char *address, char **host, char **port)
{
    const char *colon = strrchr(address, ':');
    const char *number = colon ? colon + 1 : address;
    if (!is_port(number))
        return FALSE;
    if (!colon) {
        *host = g_strdup("127.0.0.1");
    } else if (*address == '[') {
        if (colon - address < 3 || colon[-1] != ']')
            return FALSE;
        *host = g_strndup(address + 1, (gsize)(colon - address) - 2);
    } else {
        *host = g_strndup(address, (gsize)(colon - address));
        if (strchr(*host, ':')) {
            g_clear_pointer(host, g_free);
            return FALSE;
        }
        if (strcmp(*host, "localhost") == 0) {
            g_free(*host);
            *host = g_strdup("127.0.0.1");
        }
    }
    *port = g_strdup(number);
    return TRUE;
}

/* The socket addresses, best first; for every address IPv6's, which takes IPv4 too. */
static struct addrinfo *resolve(const char *host, const char *port)
{
    const struct addrinfo hints = {.ai_family = *host ? AF_UNSPEC : AF_INET6,
                                   .ai_socktype = SOCK_STREAM,
                                   .ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    return getaddrinfo(*host ? host : NULL, port, &hints, &found) == 0 ? found : NULL;
}

/* Where browsers find it: of every address, this machine's own. */
static char *url_of(int fd)
{
    struct sockaddr_storage address;
    socklen_t length = sizeof address;
    char host[NI_MAXHOST], port[NI_MAXSERV];
    if (getsockname(fd, (struct sockaddr *)&address, &length) != 0 ||
        getnameinfo((struct sockaddr *)&address, length, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        return g_strdup("http://localhost/");
    if (strcmp(host, "::") == 0 || strcmp(host, "0.0.0.0") == 0)
        return g_strdup_printf("http://localhost:%s/", port);
    gboolean six = strchr(host, ':') != NULL;
    return g_strdup_printf("http://%s%s%s:%s/", six ? "[" : "", host, six ? "]" : "", port);
}

/* --- the socket ----------------------------------------------------------------------------- */

/* −1 and errno. */
static int listen_on(const struct addrinfo *address)
{
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    /* A server that was just stopped must not keep the next one from the port. */
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
    if (address->ai_family == AF_INET6)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &(int){0}, sizeof(int));
    if (bind(fd, address->ai_addr, address->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    int number = errno;
    close(fd);
    errno = number;
    return -1;
}

static void set_bind_error(GError **error, int number)
{
    const char *advice = "";
    if (number == EADDRINUSE)
        advice = "; another program listens there, give another port with --listen";
    else if (number == EACCES)
        advice = "; ports below 1024 are the administrator's";
    else if (number == EADDRNOTAVAIL)
        advice = "; this machine has no such address";
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot listen: %s%s",
                g_strerror(number), advice);
}

int listener_open(const char *address, char **url, GError **error)
{
    g_autofree char *host = NULL, *port = NULL;
    struct addrinfo *found = part_address(address, &host, &port) ? resolve(host, port) : NULL;
    if (!found) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                            "is not an address such as 127.0.0.1:8080, [::1]:8080 or :8080");
        return -1;
    }
    int fd = listen_on(found), number = errno;
    /* A machine without IPv6 has IPv4's addresses. */
    if (fd < 0 && *host == '\0' && number == EAFNOSUPPORT) {
        const struct sockaddr_in any = {
            .sin_family = AF_INET,
            .sin_port = ((const struct sockaddr_in6 *)found->ai_addr)->sin6_port};
        const struct addrinfo four = {
            .ai_family = AF_INET, .ai_addr = (struct sockaddr *)&any, .ai_addrlen = sizeof any};
        fd = listen_on(&four);
        number = errno;
    }
    freeaddrinfo(found);
    if (fd < 0) {
        set_bind_error(error, number);
        return -1;
    }
    *url = url_of(fd);
    return fd;
}
