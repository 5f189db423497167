/* The socket that the server listens on.
 *
 * Must not know: what is said on it.
 */
#ifndef LECTERN_SERVE_LISTENER_H
#define LECTERN_SERVE_LISTENER_H

#include <glib.h>

/* Listens on `address`: "127.0.0.1:8080", "[::1]:8080", "localhost:8080"; "8080" alone is
 * 127.0.0.1:8080, and ":8080" every address of the machine. Port 0 is any that is free. Names are
 * not looked up. Returns the socket, which the caller closes, and in `url` where it is, as
 * "http://127.0.0.1:8080/" (g_free()); −1 with LECTERN_ERROR_USAGE for no such address, with
 * LECTERN_ERROR_FAILED when it cannot be had. */
int listener_open(const char *address, char **url, GError **error);

#endif
