/* Event streams; see event_stream.h. */
#include "serve/event_stream.h"

#include <microhttpd.h>
#include <string.h>

enum { BLOCK_BYTES = 4096 };

/* One that is open. */
typedef struct {
    EventStreams *streams;
    struct MHD_Connection *connection;
    GString *pending; /* that was not sent yet, … */
    gsize sent;       /* … but for this much */
    guint version;    /* that was taken last */
    gint64 breath_us; /* when something was last sent */
    gboolean asleep;  /* the connection is suspended */
    gboolean parting; /* it ends */
} Stream;

struct EventStreams {
    GThread *pulse;
    GMutex lock;
    GCond ending;
    /* Under the lock: */
    gboolean ended;
    guint version; /* of `text`, from 1 */
    char *text;
    GPtrArray *open; /* of Stream */
};

/* --- waking --------------------------------------------------------------------------------- */

/* Under the lock. */
static void wake_all(const EventStreams *streams)
{
    for (guint i = 0; i < streams->open->len; i++) {
        Stream *stream = g_ptr_array_index(streams->open, i);
        if (stream->asleep) {
            stream->asleep = FALSE;
            MHD_resume_connection(stream->connection);
        }
    }
}

/* A line now and then keeps what is between from closing the connection, and finds out who left. */
static gpointer keep_breathing(gpointer data)
{
    EventStreams *streams = data;
    g_mutex_lock(&streams->lock);
    while (!streams->ended) {
        gint64 next_us = g_get_monotonic_time() + EVENT_STREAM_BREATH_S * G_USEC_PER_SEC;
        while (!streams->ended && g_cond_wait_until(&streams->ending, &streams->lock, next_us))
            continue;
        wake_all(streams);
    }
    g_mutex_unlock(&streams->lock);
    return NULL;
}

EventStreams *event_streams_new(void)
{
    EventStreams *streams = g_new0(EventStreams, 1);
    streams->open = g_ptr_array_new();
    g_mutex_init(&streams->lock);
    g_cond_init(&streams->ending);
    streams->pulse = g_thread_new("pulse", keep_breathing, streams);
    return streams;
}

void event_streams_part(EventStreams *streams)
{
    g_mutex_lock(&streams->lock);
    for (guint i = 0; i < streams->open->len; i++) {
        Stream *stream = g_ptr_array_index(streams->open, i);
        stream->parting = TRUE;
    }
    wake_all(streams);
    g_mutex_unlock(&streams->lock);
}

void event_streams_end(EventStreams *streams)
{
    g_mutex_lock(&streams->lock);
    streams->ended = TRUE;
    g_cond_broadcast(&streams->ending);
    wake_all(streams);
    g_mutex_unlock(&streams->lock);
}

void event_streams_free(EventStreams *streams)
{
    if (!streams)
        return;
    event_streams_end(streams);
    g_thread_join(streams->pulse);
    g_ptr_array_unref(streams->open);
    g_mutex_clear(&streams->lock);
    g_cond_clear(&streams->ending);
    g_free(streams->text);
    g_free(streams);
}

void event_streams_tell(EventStreams *streams, char *text)
{
    g_mutex_lock(&streams->lock);
    if (g_strcmp0(streams->text, text) != 0) {
        g_free(streams->text);
        streams->text = text;
        streams->version++;
        wake_all(streams);
    } else {
        g_free(text);
    }
    g_mutex_unlock(&streams->lock);
}

/* --- one stream ----------------------------------------------------------------------------- */

/* Under the lock: what is to be sent next; FALSE for nothing. */
static gboolean fill(Stream *stream)
{
    EventStreams *streams = stream->streams;
    gint64 now_us = g_get_monotonic_time();
    g_string_truncate(stream->pending, 0);
    stream->sent = 0;
    if (stream->version != streams->version) {
        g_string_append_printf(stream->pending, "data: %s\n\n", streams->text);
        stream->version = streams->version;
    } else if (now_us - stream->breath_us >= EVENT_STREAM_BREATH_S * G_USEC_PER_SEC / 2) {
        g_string_append(stream->pending, ":\n\n");
    }
    if (stream->pending->len > 0)
        stream->breath_us = now_us;
    return stream->pending->len > 0;
}

static ssize_t send_next(void *data, uint64_t position, char *buffer, size_t size)
{
    (void)position;
    Stream *stream = data;
    EventStreams *streams = stream->streams;
    ssize_t n = 0;
    g_mutex_lock(&streams->lock);
    if (streams->ended || stream->parting) {
        n = MHD_CONTENT_READER_END_OF_STREAM;
    } else if (stream->sent < stream->pending->len || fill(stream)) {
        n = (ssize_t)MIN(size, stream->pending->len - stream->sent);
        memcpy(buffer, stream->pending->str + stream->sent, (size_t)n);
        stream->sent += (gsize)n;
    } else {
        stream->asleep = TRUE;
        MHD_suspend_connection(stream->connection);
    }
    g_mutex_unlock(&streams->lock);
    return n;
}

static void close_stream(void *data)
{
    Stream *stream = data;
    g_mutex_lock(&stream->streams->lock);
    g_ptr_array_remove_fast(stream->streams->open, stream);
    g_mutex_unlock(&stream->streams->lock);
    g_string_free(stream->pending, TRUE);
    g_free(stream);
}

struct MHD_Response *event_streams_open(EventStreams *streams, struct MHD_Connection *connection)
{
    Stream *stream = g_new0(Stream, 1);
    *stream = (Stream){.streams = streams,
                       .connection = connection,
                       .pending = g_string_new("retry: 2000\n\n"),
                       .breath_us = g_get_monotonic_time()};
    g_mutex_lock(&streams->lock);
    gboolean room = streams->open->len < EVENT_STREAM_MOST && !streams->ended;
    if (room)
        g_ptr_array_add(streams->open, stream);
    g_mutex_unlock(&streams->lock);
    struct MHD_Response *response =
        room ? MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK_BYTES, send_next, stream,
                                                 close_stream)
             : NULL;
    if (!response) {
        if (!room)
            g_string_free(stream->pending, TRUE), g_free(stream);
        else
            close_stream(stream);
    }
    return response;
}
