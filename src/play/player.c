/* The player; see player.h.
 *
 * The audio thread is the only one that touches transport, playback and device. What it shares with
 * the outside is a queue of commands, a copy of the status and a wish to stop, behind one lock. The
 * struct is counted, because a thread that hangs in a device outlives player_free(). */
#include "play/player.h"

#include "play/ahead.h"
#include "play/playback.h"

enum {
    FEED_INTERVAL_MS = 10,
    IDLE_INTERVAL_MS = 200, /* how soon a loss is noticed while nothing sounds */
    STOP_TIMEOUT_MS = 700,
};

struct Player {
    gatomicrefcount references;
    PlayerHandler handler;
    gpointer handler_data;
    Ahead *ahead;
    GThread *thread;

    /* The audio thread's own. */
    Transport *transport;
    Playback *playback;
    gboolean dead; /* the device is lost or the voice failed */

    GMutex lock; /* guards what follows */
    GCond changed;
    GQueue commands; /* of TransportCommand */
    PlayerStatus status;
    gboolean sound_ready;
    gboolean stop;
    gboolean stopped; /* the thread is past its last use of the device */
};

static void player_unref(Player *player)
{
    if (!g_atomic_ref_count_dec(&player->references))
        return;
    ahead_free(player->ahead);
    transport_free(player->transport);
    g_queue_clear_full(&player->commands, g_free);
    g_mutex_clear(&player->lock);
    g_cond_clear(&player->changed);
    g_free(player);
}

/* --- events ------------------------------------------------------------------------------------
 */

static void send_event(Player *player, PlayerEvent event)
{
    g_mutex_lock(&player->lock);
    gboolean silent = player->stop;
    g_mutex_unlock(&player->lock);
    event.speed = transport_speed(player->transport);
    if (!silent)
        player->handler(&event, player->handler_data);
}

static void send_plain_event(Player *player, PlayerEventKind kind)
{
    send_event(player,
               (PlayerEvent){.kind = kind, .utterance = transport_position(player->transport)});
}

static void on_began(guint utterance, gpointer data)
{
    Player *player = data;
    transport_began(player->transport, utterance);
    send_plain_event(player, PLAYER_BEGAN);
}

/* --- sounds ------------------------------------------------------------------------------------
 */

static SpokenSound *on_sound_wanted(guint utterance, gpointer data, GError **error)
{
    Player *player = data;
    ahead_want(player->ahead, utterance, transport_speed(player->transport));
    return ahead_take(player->ahead, utterance, error);
}

static void on_sound_ready(gpointer data)
{
    Player *player = data;
    g_mutex_lock(&player->lock);
    player->sound_ready = TRUE;
    g_cond_signal(&player->changed);
    g_mutex_unlock(&player->lock);
}

/* --- the audio thread --------------------------------------------------------------------------
 */

static void obey(Player *player, const TransportCommand *command)
{
    TransportEffect effect = transport_apply(player->transport, command);
    switch (effect) {
    case EFFECT_NONE:
        break;
    case EFFECT_NOWHERE:
        send_event(player, (PlayerEvent){.kind = PLAYER_NOWHERE,
                                         .utterance = transport_position(player->transport),
                                         .command = command->kind});
        break;
    case EFFECT_PAUSE:
        playback_pause(player->playback, TRUE);
        send_plain_event(player, PLAYER_PAUSED);
        break;
    case EFFECT_RESUME:
        playback_pause(player->playback, FALSE);
        send_plain_event(player, PLAYER_RESUMED);
        break;
    case EFFECT_SEEK:
        playback_seek(player->playback, transport_position(player->transport));
        break;
    case EFFECT_SPEED:
        playback_change_speed(player->playback);
        send_plain_event(player, PLAYER_SPEED);
        break;
    }
}

static void feed(Player *player)
{
    g_autoptr(GError) error = NULL;
    switch (playback_feed(player->playback, &error)) {
    case PLAYBACK_GOES_ON:
        break;
    case PLAYBACK_ENDED:
        if (transport_state(player->transport) == TRANSPORT_ENDED)
            break;
        transport_ended(player->transport);
        send_plain_event(player, PLAYER_ENDED);
        break;
    case PLAYBACK_LOST:
        player->dead = TRUE;
        send_plain_event(player, PLAYER_DEVICE_LOST);
        break;
    case PLAYBACK_FAILED:
        player->dead = TRUE;
        send_event(player, (PlayerEvent){.kind = PLAYER_FAILED,
                                         .utterance = transport_position(player->transport),
                                         .error = error});
        break;
    }
}

static PlayerStatus look(const Player *player)
{
    PlayerStatus status = {.state = transport_state(player->transport),
                           .speed = transport_speed(player->transport)};
    playback_place(player->playback, &status.utterance, &status.frame);
    return status;
}

/* Publishes the status, then waits for a command, a sound or the next feeding. The next command, or
 * NULL; FALSE when it is time to stop. */
static gboolean wait_for_work(Player *player, TransportCommand **command)
{
    PlayerStatus status = look(player);
    gboolean busy = status.state == TRANSPORT_PLAYING && !player->dead;
    gint64 deadline = g_get_monotonic_time() +
                      (busy ? FEED_INTERVAL_MS : IDLE_INTERVAL_MS) * G_TIME_SPAN_MILLISECOND;
    g_mutex_lock(&player->lock);
    player->status = status;
    while (!player->stop && !player->sound_ready && g_queue_is_empty(&player->commands) &&
           g_cond_wait_until(&player->changed, &player->lock, deadline))
        ;
    player->sound_ready = FALSE;
    *command = g_queue_pop_head(&player->commands);
    gboolean go_on = !player->stop;
    g_mutex_unlock(&player->lock);
    return go_on;
}

static gpointer run_player(gpointer data)
{
    Player *player = data;
    g_autofree TransportCommand *command = NULL;
    do {
        if (command && !player->dead)
            obey(player, command);
        g_clear_pointer(&command, g_free);
        if (!player->dead)
            feed(player);
    } while (wait_for_work(player, &command));

    playback_free(player->playback);
    g_mutex_lock(&player->lock);
    player->stopped = TRUE;
    g_cond_broadcast(&player->changed);
    g_mutex_unlock(&player->lock);
    player_unref(player);
    return NULL;
}

/* --- from outside ------------------------------------------------------------------------------
 */

Player *player_new(const PlayerOptions *options)
{
    g_return_val_if_fail(options->script && options->script->utterances->len > 0, NULL);
    g_return_val_if_fail(options->start < options->script->utterances->len, NULL);
    Player *player = g_new0(Player, 1);
    g_atomic_ref_count_init(&player->references);
    g_atomic_ref_count_inc(&player->references);
    player->handler = options->handler;
    player->handler_data = options->handler_data;
    g_mutex_init(&player->lock);
    g_cond_init(&player->changed);
    g_queue_init(&player->commands);
    player->transport = transport_new(options->script);
    PlaybackClient client = {on_sound_wanted, on_began, player};
    player->playback = playback_new(options->device, options->device_state,
                                    options->script->utterances->len, &client);
    if (options->start > 0) {
        transport_began(player->transport, options->start);
        playback_seek(player->playback, options->start);
    }
    player->status = look(player);
    player->ahead = ahead_new(options->worker, options->sample_rate, options->script,
                              options->start, on_sound_ready, player);
    player->thread = g_thread_new("player", run_player, player);
    return player;
}

void player_send(Player *player, const TransportCommand *command)
{
    g_mutex_lock(&player->lock);
    g_queue_push_tail(&player->commands, g_memdup2(command, sizeof *command));
    g_cond_signal(&player->changed);
    g_mutex_unlock(&player->lock);
}

PlayerStatus player_status(Player *player)
{
    g_mutex_lock(&player->lock);
    PlayerStatus status = player->status;
    g_mutex_unlock(&player->lock);
    return status;
}

void player_free(Player *player)
{
    if (!player)
        return;
    gint64 deadline = g_get_monotonic_time() + STOP_TIMEOUT_MS * G_TIME_SPAN_MILLISECOND;
    g_mutex_lock(&player->lock);
    player->stop = TRUE;
    g_cond_broadcast(&player->changed);
    while (!player->stopped && g_cond_wait_until(&player->changed, &player->lock, deadline))
        ;
    gboolean stopped = player->stopped;
    g_mutex_unlock(&player->lock);
    ahead_stop(player->ahead);
    if (stopped)
        g_thread_join(player->thread);
    else
        g_thread_unref(player->thread);
    player_unref(player);
}
