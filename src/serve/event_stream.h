/* Event streams: what happens is told at once to all pages that are open (server-sent events, of
 * the HTML standard).
 *
 * What is told is how things are now, so that a page that is slow, or comes late, gets the newest
 * and has missed nothing.
 *
 * Must not know: what is told.
 */
#ifndef LECTERN_SERVE_EVENT_STREAM_H
#define LECTERN_SERVE_EVENT_STREAM_H

#include <glib.h>

struct MHD_Connection;
struct MHD_Response;

enum { EVENT_STREAM_MOST = 50, EVENT_STREAM_BREATH_S = 10 };

typedef struct EventStreams EventStreams;

EventStreams *event_streams_new(void);
/* All have ended, by event_streams_end(). */
void event_streams_free(EventStreams *streams);

/* Tells all of them, from any thread. `text` is one line; taken. */
void event_streams_tell(EventStreams *streams, char *text);

/* Another one, on the connection; NULL where there are too many. Begins with what was told last.
 * MHD_destroy_response() when it was queued. */
struct MHD_Response *event_streams_open(EventStreams *streams, struct MHD_Connection *connection);

/* Ends those that are open; who may listen still opens another. */
void event_streams_part(EventStreams *streams);

/* Ends all, and those that are opened from now on. */
void event_streams_end(EventStreams *streams);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(EventStreams, event_streams_free)

#endif
