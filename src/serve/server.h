/* The server: speaks HTTP on a socket, and answers from a folder.
 *
 * Threads, about as many as there are processors, each wait for many connections at once; none is
 * held up by a client that is slow.
 *
 * Must not know: the command line.
 */
#ifndef LECTERN_SERVE_SERVER_H
#define LECTERN_SERVE_SERVER_H

#include "serve/counter.h"

#include <glib.h>

typedef struct Server Server;

typedef struct {
    const char *folder;             /* of the site */
    const CounterSettings *counter; /* whose `site` is that of `folder`; NULL for none */
    guint most_connections;         /* fewer where the system allows fewer open files */
    guint most_per_address;
    guint patience_s; /* for a request to come whole, and for a client to take any of an answer */
} ServerSettings;

#define SERVER_SETTINGS_DEFAULT                                                                    \
    {                                                                                              \
        .most_connections = 2000, .most_per_address = 64, .patience_s = 30                         \
    }

/* Begins to serve. The socket is one of listener_open() and the server's from here on, also when
 * this fails. Signals that the caller waits for have to be blocked before. */
Server *server_start(const ServerSettings *settings, int listener, GError **error);

/* Takes no more connections, gives answers that are on their way `grace_ms` to arrive, and ends. */
void server_stop(Server *server, guint grace_ms);

#endif
