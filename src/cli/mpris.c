/* MPRIS over GDBus; see mpris.h.
 *
 * The bus thread owns the connection and what listeners were told; the caller's thread owns the
 * handler. What passes between them is a source in the context of whom it is for. Nothing here
 * waits for the bus: connecting and every call are asynchronous and can be cancelled. */
#include "cli/mpris.h"

#include "cli/mpris_view.h"

#include <string.h>
#include <unistd.h>

enum {
    FAREWELL_MS = 100, /* for a bus that still is to take what we said */
    LEAVE_MS = 300,    /* for the thread to end */
    JUMP_US = 500000,  /* a position as far as this from where it was believed is news */
};

#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"

typedef struct Bus Bus;

/* What both threads know; counted, because neither waits for the other for ever. */
struct Mpris {
    char *address;
    GMainContext *bus_context;
    Bus *bus;             /* the bus thread's; here it is only handed to it */
    GThread *thread;      /* the caller's, as are */
    MprisHandler handler; /* NULL once we are freed */
    gpointer data;
    GMutex lock;
    GCond left_changed;
    gboolean left; /* under the lock: the bus thread is done with all but this */
};

/* The bus thread's own. */
struct Bus {
    Mpris *mpris;
    GMainContext *context; /* the caller's */
    GCancellable *cancellable;
    GDBusNodeInfo *introspection;
    GDBusConnection *connection; /* NULL before there is one; once it died, calls fail */
    guint pending;               /* asynchronous calls whose answers are to come */
    gboolean leaving;
    gboolean announcing; /* the bus has not taken yet what listeners were told last */
    MprisView now;
    MprisView told; /* with the position that listeners believe in */
};

/* --- between the threads ------------------------------------------------------------------------
 */

static void mpris_release(gpointer data)
{
    Mpris *mpris = data;
    g_free(mpris->address);
    g_main_context_unref(mpris->bus_context);
    g_mutex_clear(&mpris->lock);
    g_cond_clear(&mpris->left_changed);
}

static void mpris_unref(Mpris *mpris)
{
    g_atomic_rc_box_release_full(mpris, mpris_release);
}

/* `function` runs once in the thread that iterates `context`; `data` is freed then, or when the
 * context ends first. */
static void post(GMainContext *context, GSourceFunc function, gpointer data, GDestroyNotify destroy)
{
    g_autoptr(GSource) source = g_idle_source_new();
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(source, function, data, destroy);
    g_source_attach(source, context);
}

typedef struct {
    Mpris *mpris;
    MprisRequest request;
} Demand;

static void demand_free(gpointer data)
{
    Demand *demand = data;
    mpris_unref(demand->mpris);
    g_free(demand);
}

static gboolean deliver_demand(gpointer data)
{
    const Demand *demand = data;
    if (demand->mpris->handler)
        demand->mpris->handler(&demand->request, demand->mpris->data);
    return G_SOURCE_REMOVE;
}

static void send_demand(const Bus *bus, const MprisRequest *request)
{
    Demand *demand = g_new(Demand, 1);
    *demand = (Demand){.mpris = g_atomic_rc_box_acquire(bus->mpris), .request = *request};
    post(bus->context, deliver_demand, demand, demand_free);
}

/* --- what listeners are told --------------------------------------------------------------------
 */

static void announce(Bus *bus);

static void on_taken(GObject *source, GAsyncResult *result, gpointer data)
{
    Bus *bus = data;
    g_autoptr(GVariant) answer =
        g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, NULL);
    bus->pending--;
    bus->announcing = FALSE;
    announce(bus);
}

static void ask_bus(Bus *bus, const char *interface, const char *method, GVariant *parameters,
                    GAsyncReadyCallback done)
{
    bus->pending++;
    g_dbus_connection_call(bus->connection, BUS_NAME, BUS_PATH, interface, method, parameters, NULL,
                           G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, bus->cancellable, done, bus);
}

/* The bus answers when it took all that was sent before. */
static void ping_bus(Bus *bus)
{
    ask_bus(bus, "org.freedesktop.DBus.Peer", "Ping", NULL, on_taken);
}

static void emit(const Bus *bus, const char *interface, const char *signal, GVariant *parameters)
{
    g_dbus_connection_emit_signal(bus->connection, NULL, MPRIS_PATH, interface, signal, parameters,
                                  NULL);
}

/* One announcement is under way at a time: to a bus that does not take them nothing piles up, and
 * what changed meanwhile is told at once when it does. Small errors of the position add up to a
 * jump in the end, because what is remembered is what listeners believe. */
static void announce(Bus *bus)
{
    if (!bus->connection || bus->leaving || bus->announcing)
        return;
    gint64 position_us = mpris_view_position_us(&bus->now, bus->now.at_us);
    gint64 expected_us = mpris_view_expected_us(&bus->told, &bus->now);
    gboolean jumped = ABS(position_us - expected_us) >= JUMP_US;
    GVariant *changes = mpris_view_changes(&bus->told, &bus->now);
    mpris_view_set(&bus->told, &bus->now.state, bus->now.at_us);
    bus->told.state.position_us = jumped ? position_us : expected_us;
    if (changes)
        emit(bus, "org.freedesktop.DBus.Properties", "PropertiesChanged",
             g_variant_new("(s@a{sv}@as)", MPRIS_PLAYER_INTERFACE, changes,
                           g_variant_new_strv(NULL, 0)));
    if (jumped)
        emit(bus, MPRIS_PLAYER_INTERFACE, "Seeked",
             g_variant_new("(x)", mpris_view_position_us(&bus->now, g_get_monotonic_time())));
    if (!changes && !jumped)
        return;
    bus->announcing = TRUE;
    ping_bus(bus);
}

/* --- what is asked of us ------------------------------------------------------------------------
 */

static void on_call(GDBusConnection *connection, const char *sender, const char *path,
                    const char *interface, const char *method, GVariant *parameters,
                    GDBusMethodInvocation *invocation, gpointer data)
{
    (void)connection, (void)sender, (void)path, (void)interface;
    const Bus *bus = data;
    MprisRequest request;
    GError *error = NULL;
    if (mpris_view_call(&bus->now, method, parameters, &request, &error))
        send_demand(bus, &request);
    if (error)
        g_dbus_method_invocation_take_error(invocation, error);
    else
        g_dbus_method_invocation_return_value(invocation, NULL);
}

static GVariant *on_get(GDBusConnection *connection, const char *sender, const char *path,
                        const char *interface, const char *property, GError **error, gpointer data)
{
    (void)connection, (void)sender, (void)path, (void)interface, (void)error;
    const Bus *bus = data;
    return mpris_view_property(&bus->now, property);
}

static gboolean on_set(GDBusConnection *connection, const char *sender, const char *path,
                       const char *interface, const char *property, GVariant *value, GError **error,
                       gpointer data)
{
    (void)connection, (void)sender, (void)path, (void)interface;
    const Bus *bus = data;
    MprisRequest request;
    GError *refused = NULL;
    if (mpris_view_assign(&bus->now, property, value, &request, &refused))
        send_demand(bus, &request);
    if (!refused)
        return TRUE;
    g_propagate_error(error, refused);
    return FALSE;
}

/* --- coming and going ---------------------------------------------------------------------------
 */

static void request_name(Bus *bus, const char *name, GAsyncReadyCallback done)
{
    enum { DO_NOT_QUEUE = 4 }; /* the D-Bus specification's DBUS_NAME_FLAG_ */
    ask_bus(bus, BUS_NAME, "RequestName", g_variant_new("(su)", name, DO_NOT_QUEUE), done);
}

/* Whether a name was asked for in vain. */
static gboolean name_is_taken(GObject *source, GAsyncResult *result)
{
    enum { PRIMARY_OWNER = 1 }; /* the D-Bus specification's DBUS_REQUEST_NAME_REPLY_ */
    g_autoptr(GVariant) answer =
        g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, NULL);
    if (!answer || !g_variant_is_of_type(answer, G_VARIANT_TYPE("(u)")))
        return FALSE;
    guint32 reply;
    g_variant_get(answer, "(u)", &reply);
    return reply != PRIMARY_OWNER;
}

static void on_second_name(GObject *source, GAsyncResult *result, gpointer data)
{
    Bus *bus = data;
    name_is_taken(source, result); /* if it is, we go without: nobody else has our process id */
    bus->pending--;
}

static void on_first_name(GObject *source, GAsyncResult *result, gpointer data)
{
    Bus *bus = data;
    gboolean taken = name_is_taken(source, result);
    bus->pending--;
    if (!taken || bus->leaving)
        return;
    g_autofree char *name =
        g_strdup_printf("org.mpris.MediaPlayer2.lectern.instance%ld", (long)getpid());
    request_name(bus, name, on_second_name);
}

/* Nobody knows us before we have a name, so that what we are by then needs no announcement. */
static void appear(Bus *bus)
{
    static const char *const interfaces[] = {MPRIS_ROOT_INTERFACE, MPRIS_PLAYER_INTERFACE};
    static const GDBusInterfaceVTable functions = {on_call, on_get, on_set, {NULL}};
    for (guint i = 0; i < G_N_ELEMENTS(interfaces); i++)
        g_dbus_connection_register_object(
            bus->connection, MPRIS_PATH,
            g_dbus_node_info_lookup_interface(bus->introspection, interfaces[i]), &functions, bus,
            NULL, NULL);
    mpris_view_set(&bus->told, &bus->now.state, bus->now.at_us);
    request_name(bus, "org.mpris.MediaPlayer2.lectern", on_first_name);
}

static void on_connected(GObject *source, GAsyncResult *result, gpointer data)
{
    (void)source;
    Bus *bus = data;
    bus->connection = g_dbus_connection_new_for_address_finish(result, NULL);
    bus->pending--;
    if (bus->leaving)
        g_clear_object(&bus->connection);
    if (bus->connection)
        appear(bus);
}

static void connect_to_bus(Bus *bus)
{
    bus->pending++;
    g_dbus_connection_new_for_address(bus->mpris->address,
                                      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                      NULL, bus->cancellable, on_connected, bus);
}

/* --- the bus thread -----------------------------------------------------------------------------
 */

static gboolean on_farewell_late(gpointer data)
{
    const Bus *bus = data;
    g_cancellable_cancel(bus->cancellable);
    return G_SOURCE_REMOVE;
}

/* Who asked us to quit gets the answer before the connection closes, if the bus takes it. */
static void say_farewell(Bus *bus)
{
    if (!bus->connection) {
        g_cancellable_cancel(bus->cancellable);
        return;
    }
    g_autoptr(GSource) late = g_timeout_source_new(FAREWELL_MS);
    g_source_set_callback(late, on_farewell_late, bus, NULL);
    g_source_attach(late, bus->mpris->bus_context);
    ping_bus(bus);
}

static gboolean leave(gpointer data)
{
    Bus *bus = data;
    bus->leaving = TRUE;
    say_farewell(bus);
    return G_SOURCE_REMOVE;
}

/* Closed, whoever else holds it still: a call may be on its way to us. */
static void disconnect(Bus *bus)
{
    if (!bus->connection)
        return;
    g_dbus_connection_close(bus->connection, NULL, NULL, NULL);
    g_clear_object(&bus->connection);
}

static void bus_free(Bus *bus)
{
    disconnect(bus);
    g_object_unref(bus->cancellable);
    g_dbus_node_info_unref(bus->introspection);
    g_main_context_unref(bus->context);
    mpris_view_clear(&bus->now);
    mpris_view_clear(&bus->told);
    g_free(bus);
}

static gpointer run_bus(gpointer data)
{
    Bus *bus = data;
    Mpris *mpris = bus->mpris;
    g_main_context_push_thread_default(mpris->bus_context);
    bus->cancellable = g_cancellable_new();
    bus->introspection = g_dbus_node_info_new_for_xml(mpris_view_introspection, NULL);
    connect_to_bus(bus);
    while (!bus->leaving || bus->pending > 0)
        g_main_context_iteration(mpris->bus_context, TRUE);
    bus_free(bus);
    g_main_context_pop_thread_default(mpris->bus_context);
    g_mutex_lock(&mpris->lock);
    mpris->left = TRUE;
    g_cond_signal(&mpris->left_changed);
    g_mutex_unlock(&mpris->lock);
    mpris_unref(mpris);
    return NULL;
}

/* --- the caller's thread ------------------------------------------------------------------------
 */

/* What to connect to; NULL where there is no bus. "autolaunch:" would start one. */
static char *session_address(void)
{
    const char *stated = g_getenv("DBUS_SESSION_BUS_ADDRESS");
    if (stated && *stated)
        return strstr(stated, "autolaunch:") ? NULL : g_strdup(stated);
    const char *folder = g_getenv("XDG_RUNTIME_DIR");
    if (!folder || !g_path_is_absolute(folder))
        return NULL;
    g_autofree char *socket = g_build_filename(folder, "bus", NULL);
    if (!g_file_test(socket, G_FILE_TEST_EXISTS))
        return NULL;
    g_autofree char *escaped = g_dbus_address_escape_value(socket);
    return g_strconcat("unix:path=", escaped, NULL);
}

Mpris *mpris_new(GMainContext *context, MprisHandler handler, gpointer data)
{
    g_return_val_if_fail(context && handler, NULL);
    g_autofree char *address = session_address();
    if (!address)
        return NULL;
    Mpris *mpris = g_atomic_rc_box_new0(Mpris);
    mpris->address = g_steal_pointer(&address);
    mpris->bus_context = g_main_context_new();
    mpris->handler = handler;
    mpris->data = data;
    g_mutex_init(&mpris->lock);
    g_cond_init(&mpris->left_changed);
    mpris->bus = g_new0(Bus, 1);
    mpris->bus->mpris = g_atomic_rc_box_acquire(mpris);
    mpris->bus->context = g_main_context_ref(context);
    mpris->thread = g_thread_new("mpris", run_bus, mpris->bus);
    return mpris;
}

typedef struct {
    Bus *bus;
    MprisView view;
} Update;

static void update_free(gpointer data)
{
    Update *update = data;
    mpris_view_clear(&update->view);
    g_free(update);
}

static gboolean take_update(gpointer data)
{
    Update *update = data;
    Bus *bus = update->bus;
    mpris_view_clear(&bus->now);
    bus->now = update->view;
    update->view = (MprisView){0};
    announce(bus);
    return G_SOURCE_REMOVE;
}

void mpris_update(Mpris *mpris, const MprisState *state)
{
    if (!mpris)
        return;
    Update *update = g_new0(Update, 1);
    update->bus = mpris->bus;
    mpris_view_set(&update->view, state, g_get_monotonic_time());
    post(mpris->bus_context, take_update, update, update_free);
}

static gboolean await_thread(Mpris *mpris)
{
    gint64 deadline_us = g_get_monotonic_time() + LEAVE_MS * G_TIME_SPAN_MILLISECOND;
    g_mutex_lock(&mpris->lock);
    while (!mpris->left)
        if (!g_cond_wait_until(&mpris->left_changed, &mpris->lock, deadline_us))
            break;
    gboolean left = mpris->left;
    g_mutex_unlock(&mpris->lock);
    return left;
}

void mpris_free(Mpris *mpris)
{
    if (!mpris)
        return;
    mpris->handler = NULL;
    post(mpris->bus_context, leave, mpris->bus, NULL);
    if (await_thread(mpris))
        g_thread_join(mpris->thread);
    else
        g_thread_unref(mpris->thread); /* it cleans up after itself, should it ever go on */
    mpris_unref(mpris);
}

const MprisFunctions mpris_functions = {mpris_new, mpris_update, mpris_free};
