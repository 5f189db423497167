/* The desktop; see desktop.h. */
#include "cli/desktop.h"

#include "base/module.h"
#include "cli/mpris.h"

struct Desktop {
    const MprisFunctions *functions;
    Mpris *mpris;
    Steering *steering;
    Player *player; /* as it was told last */
    MprisState state;
    char *url;
};

static void send_command(const Desktop *desktop, TransportCommandKind kind, double value)
{
    TransportCommand command = {.kind = kind, .value = value};
    if (desktop->player)
        player_send(desktop->player, &command);
}

static void skip_to(const Desktop *desktop, gint64 time_us)
{
    if (!desktop->player)
        return;
    PlayerTime time = player_time(desktop->player);
    double speed = player_status(desktop->player).speed;
    player_skip(desktop->player, ((double)time_us / G_USEC_PER_SEC - time.position_s) / speed);
}

static void on_request(const MprisRequest *request, gpointer data)
{
    Desktop *desktop = data;
    switch (request->kind) {
    case MPRIS_PLAY:
        send_command(desktop, COMMAND_RESUME, 0);
        break;
    case MPRIS_PAUSE:
    case MPRIS_STOP:
        send_command(desktop, COMMAND_PAUSE, 0);
        break;
    case MPRIS_PLAY_PAUSE:
        send_command(desktop, COMMAND_TOGGLE_PAUSE, 0);
        break;
    case MPRIS_NEXT:
        send_command(desktop, COMMAND_NEXT_HEADING, 0);
        break;
    case MPRIS_PREVIOUS:
        send_command(desktop, COMMAND_PREVIOUS_HEADING, 0);
        break;
    case MPRIS_SEEK:
        if (desktop->player)
            skip_to(desktop, (gint64)(player_time(desktop->player).position_s * G_USEC_PER_SEC) +
                                 request->time_us);
        break;
    case MPRIS_SET_POSITION:
        skip_to(desktop, request->time_us);
        break;
    case MPRIS_SET_VOLUME:
        send_command(desktop, COMMAND_SET_VOLUME, request->value);
        break;
    case MPRIS_SET_RATE:
        send_command(desktop, COMMAND_SET_SPEED, request->value);
        break;
    case MPRIS_QUIT:
        steering_do(desktop->steering, ACTION_QUIT, NULL);
        break;
    }
}

static char *uri_of(const char *source_name)
{
    g_autofree char *scheme = g_uri_parse_scheme(source_name);
    if (scheme)
        return g_strdup(source_name);
    g_autofree char *path = g_canonicalize_filename(source_name, NULL);
    return g_filename_to_uri(path, NULL, NULL);
}

Desktop *desktop_new(GMainContext *context, Steering *steering, const Article *article,
                     const char *source_name, guint track)
{
    const MprisFunctions *functions = module_symbol(MPRIS_MODULE, MPRIS_SYMBOL, NULL);
    if (!functions)
        return NULL;
    Desktop *desktop = g_new0(Desktop, 1);
    desktop->functions = functions;
    desktop->steering = steering;
    desktop->mpris = functions->create(context, on_request, desktop);
    if (!desktop->mpris) {
        g_free(desktop);
        return NULL;
    }
    gboolean is_named = source_name && !g_str_equal(source_name, "-");
    desktop->url = is_named ? uri_of(source_name) : NULL;
    desktop->state = (MprisState){.track = track,
                                  .title = article->title,
                                  .byline = article->byline,
                                  .album = article->site,
                                  .url = desktop->url,
                                  .minimum_rate = TRANSPORT_MIN_SPEED,
                                  .maximum_rate = TRANSPORT_MAX_SPEED,
                                  .can_go_next = TRUE,
                                  .can_go_previous = TRUE,
                                  .can_seek = TRUE};
    return desktop;
}

void desktop_free(Desktop *desktop)
{
    if (!desktop)
        return;
    desktop->functions->destroy(desktop->mpris);
    g_free(desktop->url);
    g_free(desktop);
}

void desktop_update(Desktop *desktop, Player *player)
{
    if (!desktop)
        return;
    static const MprisStatus statuses[] = {[TRANSPORT_PLAYING] = MPRIS_PLAYING,
                                           [TRANSPORT_PAUSED] = MPRIS_PAUSED,
                                           [TRANSPORT_ENDED] = MPRIS_STOPPED};
    desktop->player = player;
    if (player) {
        PlayerStatus status = player_status(player);
        PlayerTime time = player_time(player);
        desktop->state.status = statuses[status.state];
        desktop->state.position_us = (gint64)(time.position_s * G_USEC_PER_SEC);
        desktop->state.length_us = (gint64)(time.length_s * G_USEC_PER_SEC);
        desktop->state.rate = status.speed;
        desktop->state.volume = MIN(status.volume, 1);
    } else {
        desktop->state.status = MPRIS_PAUSED;
    }
    desktop->functions->update(desktop->mpris, &desktop->state);
}
