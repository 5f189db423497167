/* What a desktop sees of a reading: the objects, properties and methods of MPRIS 2.2 made from its
 * state, and the requests that their calls mean.
 *
 * Must not know: buses, connections, threads.
 */
#ifndef LECTERN_CLI_MPRIS_VIEW_H
#define LECTERN_CLI_MPRIS_VIEW_H

#include "cli/mpris.h"

#include <gio/gio.h>

#define MPRIS_PATH "/org/mpris/MediaPlayer2"
#define MPRIS_ROOT_INTERFACE "org.mpris.MediaPlayer2"
#define MPRIS_PLAYER_INTERFACE "org.mpris.MediaPlayer2.Player"

/* Both interfaces, in D-Bus's introspection format. */
extern const char mpris_view_introspection[];

/* A state with the moment at which it was true; its texts are its own, valid and of bounded length.
 * Begins as zeros: stopped, without an article. */
typedef struct {
    MprisState state;
    gint64 at_us; /* of g_get_monotonic_time() */
} MprisView;

/* Takes the place of what `view` was. */
void mpris_view_set(MprisView *view, const MprisState *state, gint64 at_us);
void mpris_view_clear(MprisView *view);

/* Where the article is at `now_us`: time has passed since if it plays. */
gint64 mpris_view_position_us(const MprisView *view, gint64 now_us);

/* The value of a property of either interface, as it is now; floating. */
GVariant *mpris_view_property(const MprisView *view, const char *name);

/* What changed, for PropertiesChanged of the player's interface: a{sv}, floating. NULL if nothing
 * that is announced. */
GVariant *mpris_view_changes(const MprisView *before, const MprisView *after);

/* Where who knows `before` believes `after` to be. */
gint64 mpris_view_expected_us(const MprisView *before, const MprisView *after);

/* What a call means, in both: TRUE with a request; FALSE when it means nothing now, with an error
 * where the caller is to be told. `parameters` and `value` are of the types introspected. */
gboolean mpris_view_call(const MprisView *view, const char *method, GVariant *parameters,
                         MprisRequest *request, GError **error);
gboolean mpris_view_assign(const MprisView *view, const char *property, GVariant *value,
                           MprisRequest *request, GError **error);

#endif
