/* MPRIS: a reading on the session bus, so that media keys and the desktop steer it and show it.
 *
 * It is the Media Player Remote Interfacing Specification 2.2 (specifications.freedesktop.org),
 * without track lists. All talk with the bus is on a thread of its own: a bus that is slow, frozen
 * or dies delays nobody, and is never a message to the user. Nobody may fork after mpris_new()
 * without exec.
 *
 * It lies in the module lectern-bus.so, which brings GIO: who wants it asks module_symbol() for
 * MPRIS_SYMBOL.
 *
 * Must not know: the player, articles, the terminal.
 */
#ifndef LECTERN_CLI_MPRIS_H
#define LECTERN_CLI_MPRIS_H

#include <glib.h>

#define MPRIS_MODULE "lectern-bus.so"
#define MPRIS_SYMBOL "mpris_functions"

typedef enum {
    MPRIS_PLAY,
    MPRIS_PAUSE,
    MPRIS_PLAY_PAUSE,
    MPRIS_STOP,
    MPRIS_NEXT, /* NEXT and PREVIOUS come only where the state says that one can */
    MPRIS_PREVIOUS,
    MPRIS_SEEK, /* by time_us, which does not lead beyond either end of the article */
    MPRIS_SET_POSITION,
    MPRIS_SET_VOLUME,
    MPRIS_SET_RATE,
    MPRIS_QUIT,
} MprisRequestKind;

typedef struct {
    MprisRequestKind kind;
    gint64 time_us; /* SEEK: an offset; SET_POSITION: within the article */
    double value;   /* SET_VOLUME: 0 to 1; SET_RATE: from minimum_rate to maximum_rate */
} MprisRequest;

/* Called in the context given, in the order in which requests came. What was done is told by
 * mpris_update(). May call mpris_free(). */
typedef void (*MprisHandler)(const MprisRequest *request, gpointer data);

typedef enum {
    MPRIS_STOPPED,
    MPRIS_PLAYING,
    MPRIS_PAUSED,
} MprisStatus;

/* What the desktop is told. Texts are borrowed during the call, may be NULL, and need not be valid
 * UTF-8. Times are as at rate 1. */
typedef struct {
    MprisStatus status;
    guint track;       /* of the article, from 1; each has its own. 0 when there is none */
    const char *title; /* of the article */
    const char *byline;
    const char *album; /* the playlist or the site */
    const char *url;   /* a URI */
    gint64 length_us;  /* 0 when unknown */
    gint64 position_us;
    double rate; /* of speech, 1 is the voice's own */
    double minimum_rate;
    double maximum_rate;
    double volume; /* 0 to 1 */
    gboolean can_go_next;
    gboolean can_go_previous;
    gboolean can_seek;
} MprisState;

typedef struct Mpris Mpris;

/* Appears on the session bus as org.mpris.MediaPlayer2.lectern, or with ".instance" and the process
 * id behind it when that is taken. Returns at once. `context` must be iterated by the thread that
 * calls mpris_free(). NULL, which every function takes, where there is no session bus: neither
 * DBUS_SESSION_BUS_ADDRESS nor $XDG_RUNTIME_DIR/bus. None is ever launched. */
Mpris *mpris_new(GMainContext *context, MprisHandler handler, gpointer data);

/* Tells how things are now. Call it whenever something other than the progress of time changed, and
 * as often as you like: listeners hear of what changed, and of a position that jumped. From any
 * thread; never waits. */
void mpris_update(Mpris *mpris, const MprisState *state);

/* Leaves the bus. The handler is not called again. Takes about a millisecond; with a bus that
 * hangs, at most a third of a second. */
void mpris_free(Mpris *mpris);

/* The above, for who loads the module. */
typedef struct {
    __typeof__(mpris_new) *create;
    __typeof__(mpris_update) *update;
    __typeof__(mpris_free) *destroy;
} MprisFunctions;

extern const MprisFunctions mpris_functions;

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mpris, mpris_free)

#endif
