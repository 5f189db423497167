/* Properties and calls of MPRIS; see mpris_view.h. */
#include "cli/mpris_view.h"

#include <math.h>
#include <string.h>

#define NO_TRACK "/org/mpris/MediaPlayer2/TrackList/NoTrack" /* the specification's */

/* A hostile title must not be what the bus drops us for. */
enum { TEXT_MAX_BYTES = 4096 };

const char mpris_view_introspection[] =
    "<node>"
    "<interface name='" MPRIS_ROOT_INTERFACE "'>"
    "<method name='Raise'/>"
    "<method name='Quit'/>"
    "<property name='CanQuit' type='b' access='read'/>"
    "<property name='CanRaise' type='b' access='read'/>"
    "<property name='HasTrackList' type='b' access='read'/>"
    "<property name='Identity' type='s' access='read'/>"
    "<property name='SupportedUriSchemes' type='as' access='read'/>"
    "<property name='SupportedMimeTypes' type='as' access='read'/>"
    "</interface>"
    "<interface name='" MPRIS_PLAYER_INTERFACE "'>"
    "<method name='Next'/>"
    "<method name='Previous'/>"
    "<method name='Pause'/>"
    "<method name='PlayPause'/>"
    "<method name='Stop'/>"
    "<method name='Play'/>"
    "<method name='Seek'><arg name='Offset' type='x' direction='in'/></method>"
    "<method name='SetPosition'>"
    "<arg name='TrackId' type='o' direction='in'/>"
    "<arg name='Position' type='x' direction='in'/>"
    "</method>"
    "<method name='OpenUri'><arg name='Uri' type='s' direction='in'/></method>"
    "<signal name='Seeked'><arg name='Position' type='x'/></signal>"
    "<property name='PlaybackStatus' type='s' access='read'/>"
    "<property name='Rate' type='d' access='readwrite'/>"
    "<property name='Metadata' type='a{sv}' access='read'/>"
    "<property name='Volume' type='d' access='readwrite'/>"
    "<property name='Position' type='x' access='read'>"
    "<annotation name='org.freedesktop.DBus.Property.EmitsChangedSignal' value='false'/>"
    "</property>"
    "<property name='MinimumRate' type='d' access='read'/>"
    "<property name='MaximumRate' type='d' access='read'/>"
    "<property name='CanGoNext' type='b' access='read'/>"
    "<property name='CanGoPrevious' type='b' access='read'/>"
    "<property name='CanPlay' type='b' access='read'/>"
    "<property name='CanPause' type='b' access='read'/>"
    "<property name='CanSeek' type='b' access='read'/>"
    "<property name='CanControl' type='b' access='read'>"
    "<annotation name='org.freedesktop.DBus.Property.EmitsChangedSignal' value='false'/>"
    "</property>"
    "</interface>"
    "</node>";

/* --- the state ----------------------------------------------------------------------------------
 */

/* What D-Bus takes: valid UTF-8, and no more than a desktop can show. */
static char *own_text(const char *text)
{
    if (!text)
        return NULL;
    gsize bytes = strnlen(text, TEXT_MAX_BYTES);
    while (bytes > 0 && ((guchar)text[bytes] & 0xc0) == 0x80)
        bytes--; /* not within a letter */
    return g_utf8_make_valid(text, (gssize)bytes);
}

void mpris_view_set(MprisView *view, const MprisState *state, gint64 at_us)
{
    MprisView set = {.state = *state, .at_us = at_us};
    set.state.title = own_text(state->title);
    set.state.byline = own_text(state->byline);
    set.state.album = own_text(state->album);
    set.state.url = own_text(state->url);
    mpris_view_clear(view);
    *view = set;
}

void mpris_view_clear(MprisView *view)
{
    g_free((char *)view->state.title);
    g_free((char *)view->state.byline);
    g_free((char *)view->state.album);
    g_free((char *)view->state.url);
    *view = (MprisView){0};
}

gint64 mpris_view_position_us(const MprisView *view, gint64 now_us)
{
    const MprisState *state = &view->state;
    double position_us = (double)state->position_us;
    if (state->status == MPRIS_PLAYING)
        position_us += (double)(now_us - view->at_us) * state->rate;
    if (state->length_us > 0 && position_us > (double)state->length_us)
        return state->length_us;
    return position_us > 0 ? (gint64)position_us : 0;
}

gint64 mpris_view_expected_us(const MprisView *before, const MprisView *after)
{
    gboolean begins = before->state.status == MPRIS_STOPPED && after->state.status == MPRIS_PLAYING;
    if (before->state.track != after->state.track || begins)
        return 0;
    return mpris_view_position_us(before, after->at_us);
}

/* --- properties ---------------------------------------------------------------------------------
 */

static GVariant *yes(const MprisState *state)
{
    (void)state;
    return g_variant_new_boolean(TRUE);
}

static GVariant *no(const MprisState *state)
{
    (void)state;
    return g_variant_new_boolean(FALSE);
}

static GVariant *none(const MprisState *state)
{
    (void)state;
    return g_variant_new_strv(NULL, 0);
}

static GVariant *identity(const MprisState *state)
{
    (void)state;
    return g_variant_new_string("Lectern");
}

static GVariant *playback_status(const MprisState *state)
{
    static const char *const names[] = {
        [MPRIS_STOPPED] = "Stopped", [MPRIS_PLAYING] = "Playing", [MPRIS_PAUSED] = "Paused"};
    return g_variant_new_string(names[state->status]);
}

static char *track_path(const MprisState *state)
{
    return state->track ? g_strdup_printf("/lectern/article/%u", state->track) : g_strdup(NO_TRACK);
}

static void add_text(GVariantBuilder *metadata, const char *key, const char *text)
{
    if (text && *text)
        g_variant_builder_add(metadata, "{sv}", key, g_variant_new_string(text));
}

static GVariant *metadata(const MprisState *state)
{
    GVariantBuilder made;
    g_variant_builder_init(&made, G_VARIANT_TYPE_VARDICT);
    g_autofree char *path = track_path(state);
    g_variant_builder_add(&made, "{sv}", "mpris:trackid", g_variant_new_object_path(path));
    if (state->length_us > 0)
        g_variant_builder_add(&made, "{sv}", "mpris:length", g_variant_new_int64(state->length_us));
    add_text(&made, "xesam:title", state->title);
    if (state->byline && *state->byline)
        g_variant_builder_add(&made, "{sv}", "xesam:artist", g_variant_new_strv(&state->byline, 1));
    add_text(&made, "xesam:album", state->album);
    add_text(&made, "xesam:url", state->url);
    return g_variant_builder_end(&made);
}

static GVariant *rate(const MprisState *state)
{
    return g_variant_new_double(state->rate);
}

static GVariant *minimum_rate(const MprisState *state)
{
    return g_variant_new_double(state->minimum_rate);
}

static GVariant *maximum_rate(const MprisState *state)
{
    return g_variant_new_double(state->maximum_rate);
}

static GVariant *volume(const MprisState *state)
{
    return g_variant_new_double(state->volume);
}

static GVariant *can_go_next(const MprisState *state)
{
    return g_variant_new_boolean(state->can_go_next);
}

static GVariant *can_go_previous(const MprisState *state)
{
    return g_variant_new_boolean(state->can_go_previous);
}

static GVariant *can_play(const MprisState *state)
{
    return g_variant_new_boolean(state->track != 0);
}

static GVariant *can_seek(const MprisState *state)
{
    return g_variant_new_boolean(state->can_seek);
}

/* Position is not among them: it alone needs the clock. Those that never change are not announced
 * because they never differ. */
static const struct {
    const char *name;
    GVariant *(*value)(const MprisState *state);
} properties[] = {
    {"CanQuit", yes},
    {"CanRaise", no},
    {"HasTrackList", no},
    {"Identity", identity},
    {"SupportedUriSchemes", none},
    {"SupportedMimeTypes", none},
    {"PlaybackStatus", playback_status},
    {"Rate", rate},
    {"Metadata", metadata},
    {"Volume", volume},
    {"MinimumRate", minimum_rate},
    {"MaximumRate", maximum_rate},
    {"CanGoNext", can_go_next},
    {"CanGoPrevious", can_go_previous},
    {"CanPlay", can_play},
    {"CanPause", can_play},
    {"CanSeek", can_seek},
    {"CanControl", yes},
};

GVariant *mpris_view_property(const MprisView *view, const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(properties); i++)
        if (g_str_equal(properties[i].name, name))
            return properties[i].value(&view->state);
    return g_variant_new_int64(mpris_view_position_us(view, g_get_monotonic_time()));
}

GVariant *mpris_view_changes(const MprisView *before, const MprisView *after)
{
    guint count = 0;
    GVariantBuilder changes;
    g_variant_builder_init(&changes, G_VARIANT_TYPE_VARDICT);
    for (guint i = 0; i < G_N_ELEMENTS(properties); i++) {
        g_autoptr(GVariant) old = g_variant_ref_sink(properties[i].value(&before->state));
        g_autoptr(GVariant) new = g_variant_ref_sink(properties[i].value(&after->state));
        if (g_variant_equal(old, new))
            continue;
        g_variant_builder_add(&changes, "{sv}", properties[i].name, new);
        count++;
    }
    if (count > 0)
        return g_variant_builder_end(&changes);
    g_variant_builder_clear(&changes);
    return NULL;
}

/* --- calls --------------------------------------------------------------------------------------
 */

static gboolean refuse(GError **error, int code, const char *why)
{
    g_set_error_literal(error, G_DBUS_ERROR, code, why);
    return FALSE;
}

/* Seeking stays within the article; "beyond the end of the track, acts like a call to Next". */
static gboolean seek(const MprisView *view, gint64 offset_us, MprisRequest *request)
{
    const MprisState *state = &view->state;
    gint64 position_us = mpris_view_position_us(view, g_get_monotonic_time());
    if (state->length_us > 0 && offset_us > state->length_us - position_us) {
        request->kind = MPRIS_NEXT;
        return state->can_seek && state->can_go_next;
    }
    request->kind = MPRIS_SEEK;
    request->time_us = CLAMP(offset_us, -position_us, G_MAXINT64 - position_us);
    return state->can_seek;
}

/* A position in another article comes from one who has not heard yet that it changed. */
static gboolean set_position(const MprisView *view, GVariant *parameters, MprisRequest *request)
{
    const char *track;
    g_variant_get(parameters, "(&ox)", &track, &request->time_us);
    request->kind = MPRIS_SET_POSITION;
    g_autofree char *ours = track_path(&view->state);
    return view->state.can_seek && g_str_equal(track, ours) && request->time_us >= 0 &&
           (view->state.length_us <= 0 || request->time_us <= view->state.length_us);
}

gboolean mpris_view_call(const MprisView *view, const char *method, GVariant *parameters,
                         MprisRequest *request, GError **error)
{
    const MprisState *state = &view->state;
    const gboolean can_play = state->track != 0;
    const struct {
        const char *method;
        MprisRequestKind kind;
        gboolean possible;
    } simple[] = {
        {"Play", MPRIS_PLAY, can_play},
        {"Pause", MPRIS_PAUSE, can_play},
        {"PlayPause", MPRIS_PLAY_PAUSE, can_play},
        {"Stop", MPRIS_STOP, TRUE},
        {"Next", MPRIS_NEXT, state->can_go_next},
        {"Previous", MPRIS_PREVIOUS, state->can_go_previous},
        {"Quit", MPRIS_QUIT, TRUE},
        {"Raise", MPRIS_QUIT, FALSE}, /* there is no window */
    };
    *request = (MprisRequest){0};
    if (g_str_equal(method, "OpenUri"))
        return refuse(error, G_DBUS_ERROR_NOT_SUPPORTED, "what is read cannot be replaced");
    if (g_str_equal(method, "PlayPause") && !can_play)
        return refuse(error, G_DBUS_ERROR_FAILED, "there is no article");
    if (g_str_equal(method, "SetPosition"))
        return set_position(view, parameters, request);
    if (g_str_equal(method, "Seek")) {
        gint64 offset_us;
        g_variant_get(parameters, "(x)", &offset_us);
        return seek(view, offset_us, request);
    }
    for (guint i = 0; i < G_N_ELEMENTS(simple); i++) {
        if (!g_str_equal(simple[i].method, method))
            continue;
        request->kind = simple[i].kind;
        return simple[i].possible;
    }
    return refuse(error, G_DBUS_ERROR_UNKNOWN_METHOD, "there is no such method");
}

gboolean mpris_view_assign(const MprisView *view, const char *property, GVariant *value,
                           MprisRequest *request, GError **error)
{
    const MprisState *state = &view->state;
    double wanted = g_variant_get_double(value);
    if (isnan(wanted))
        return refuse(error, G_DBUS_ERROR_INVALID_ARGS, "this is not a number");
    *request = (MprisRequest){0};
    if (g_str_equal(property, "Volume")) {
        request->kind = MPRIS_SET_VOLUME;
        request->value = CLAMP(wanted, 0, 1);
    } else if (wanted == 0) { /* "the media player should act as though Pause was called" */
        request->kind = MPRIS_PAUSE;
        return state->track != 0;
    } else {
        request->kind = MPRIS_SET_RATE;
        request->value = CLAMP(wanted, state->minimum_rate, state->maximum_rate);
    }
    return TRUE;
}
