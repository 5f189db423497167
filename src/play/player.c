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
    LATE_MS = 5 * FEED_INTERVAL_MS,
    IDLE_INTERVAL_MS = 200, /* how soon a loss is noticed while nothing sounds */
    STOP_TIMEOUT_MS = 700,
    SETTLE_TIMEOUT_MS = 50,
    STUCK_LOOKS = 4,
};

/* What comes in through the queue. */
typedef struct {
    TransportCommand transport;
    Script *remark;       /* to be said instead; NULL for none */
    double skip_s;        /* to be skipped instead; 0 for none */
    gboolean ends_remark; /* and does nothing else */
} Order;

static void order_free(gpointer data)
{
    Order *order = data;
    script_free(order->remark);
    g_free(order);
}

struct Player {
    gatomicrefcount references;
    PlayerHandler handler;
    gpointer handler_data;
    Ahead *ahead;
    GThread *thread;

    /* The audio thread's own. */
    Transport *transport;
    Playback *playback;
    const Script *script;
    int sample_rate;
    guint next_remark; /* the number of its first utterance */
    gboolean jumped;   /* since the last utterance began */
    gboolean dead;     /* the device is lost or the voice failed */
    gint64 fed_us;     /* when the device was fed last */
    guint n_gaps;      /* how often it was fed too late */

    GMutex lock; /* guards what follows */
    GCond changed, settled;
    GQueue orders; /* of Order */
    PlayerStatus status;
    gboolean sound_ready;
    gboolean stop;
    gboolean stopped; /* the thread is past its last use of the device */
    gboolean is_busy; /* the thread is not waiting for work */
    guint n_looks;    /* of player_is_stuck() since it waited last */
};

static void player_unref(Player *player)
{
    if (!g_atomic_ref_count_dec(&player->references))
        return;
    ahead_free(player->ahead);
    transport_free(player->transport);
    g_queue_clear_full(&player->orders, order_free);
    g_mutex_clear(&player->lock);
    g_cond_clear(&player->changed);
    g_cond_clear(&player->settled);
    g_free(player);
}

/* --- events ------------------------------------------------------------------------------------
 */

static void send_event(Player *player, PlayerEvent event)
{
    event.speed = transport_speed(player->transport);
    event.volume = transport_volume(player->transport);
    g_mutex_lock(&player->lock);
    gboolean silent = player->stop;
    player->status.state = transport_state(player->transport);
    player->status.speed = event.speed;
    player->status.volume = event.volume;
    g_mutex_unlock(&player->lock);
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
    send_event(
        player,
        (PlayerEvent){.kind = PLAYER_BEGAN, .utterance = utterance, .followed = !player->jumped});
    player->jumped = FALSE;
}

static void on_remarked(gpointer data)
{
    send_plain_event(data, PLAYER_REMARKED);
}

/* --- sounds ------------------------------------------------------------------------------------
 */

static SpokenSound *on_sound_wanted(guint utterance, gpointer data, GError **error)
{
    Player *player = data;
    ahead_want(player->ahead, utterance, transport_speed_of(player->transport, utterance),
               transport_speed(player->transport));
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

static void apply(Player *player, const TransportCommand *command, gint64 frame)
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
        player->jumped = TRUE;
        playback_seek(player->playback, transport_position(player->transport), frame);
        break;
    case EFFECT_SPEED:
        playback_change_speed(player->playback);
        send_plain_event(player, PLAYER_SPEED);
        break;
    case EFFECT_VOLUME:
        playback_set_volume(player->playback, transport_volume(player->transport));
        send_plain_event(player, PLAYER_VOLUME);
        break;
    }
}

/* Seconds at speed 1 from the start of an utterance, with its silence before, to `frame`. */
static double seconds_into(const Player *player, guint utterance, gint64 frame)
{
    double before_s = script_utterance(player->script, utterance)->pause_before_ms / 1000.0;
    double speed = transport_speed_of(player->transport, utterance);
    return MAX(before_s + (double)frame * speed / player->sample_rate, 0);
}

static void skip(Player *player, double seconds)
{
    guint utterance, last = player->script->utterances->len - 1;
    gint64 frame;
    int word;
    playback_place(player->playback, &utterance, &frame, &word);
    double speed = transport_speed(player->transport);
    double at_s = seconds_into(player, utterance, frame) + seconds * speed;
    while (at_s < 0 && utterance > 0)
        at_s += ahead_length_s(player->ahead, --utterance);
    while (utterance < last && at_s >= ahead_length_s(player->ahead, utterance))
        at_s -= ahead_length_s(player->ahead, utterance++);
    at_s -= script_utterance(player->script, utterance)->pause_before_ms / 1000.0;
    gint64 to_frame = (gint64)(MAX(at_s, 0) / speed * player->sample_rate);
    TransportCommand command = {.kind = COMMAND_GO_TO, .utterance = utterance};
    apply(player, &command, to_frame);
}

/* Remarks have numbers that no utterance had before, so that no sound is taken for another. */
static void say_remark(Player *player, Script *remark)
{
    guint n = remark->utterances->len;
    guint first = player->next_remark;
    player->next_remark += n;
    ahead_set_remark(player->ahead, remark, first);
    playback_remark(player->playback, first, n);
}

static void obey(Player *player, Order *order)
{
    if (order->remark)
        say_remark(player, g_steal_pointer(&order->remark));
    else if (order->skip_s != 0)
        skip(player, order->skip_s);
    else if (order->ends_remark)
        playback_end_remark(player->playback);
    else
        apply(player, &order->transport, 0);
}

/* Devices do not all tell that they ran dry: the clock does. Some tell of a few frames less than
 * they have: who feeds them in time tears nothing. */
static void note_time(Player *player)
{
    gint64 now_us = g_get_monotonic_time(), reserve = playback_reserve(player->playback);
    gint64 passed = (now_us - player->fed_us) * player->sample_rate / G_USEC_PER_SEC;
    gboolean is_late = now_us - player->fed_us > LATE_MS * G_TIME_SPAN_MILLISECOND;
    if (is_late && reserve > 0 && passed > reserve)
        player->n_gaps++;
    player->fed_us = now_us;
}

static void feed(Player *player)
{
    g_autoptr(GError) error = NULL;
    note_time(player);
    switch (playback_feed(player->playback, &error)) {
    case PLAYBACK_GOES_ON:
        break;
    case PLAYBACK_ENDED:
        if (transport_state(player->transport) == TRANSPORT_ENDED)
            break;
        transport_ended(player->transport);
        send_event(player, (PlayerEvent){.kind = PLAYER_ENDED,
                                         .utterance = transport_position(player->transport),
                                         .followed = !player->jumped});
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
                           .speed = transport_speed(player->transport),
                           .volume = transport_volume(player->transport),
                           .gaps = player->n_gaps};
    playback_place(player->playback, &status.utterance, &status.frame, &status.word);
    return status;
}

/* Publishes the status, then waits for an order, a sound or the next feeding. The next order, or
 * NULL; FALSE when it is time to stop. */
static gboolean wait_for_work(Player *player, Order **order)
{
    PlayerStatus status = look(player);
    gboolean busy =
        status.state != TRANSPORT_ENDED && playback_is_sounding(player->playback) && !player->dead;
    gint64 deadline = g_get_monotonic_time() +
                      (busy ? FEED_INTERVAL_MS : IDLE_INTERVAL_MS) * G_TIME_SPAN_MILLISECOND;
    g_mutex_lock(&player->lock);
    player->status = status;
    player->is_busy = FALSE;
    g_cond_broadcast(&player->settled);
    while (!player->stop && !player->sound_ready && g_queue_is_empty(&player->orders) &&
           g_cond_wait_until(&player->changed, &player->lock, deadline))
        ;
    player->sound_ready = FALSE;
    player->is_busy = TRUE;
    player->n_looks = 0;
    *order = g_queue_pop_head(&player->orders);
    gboolean go_on = !player->stop;
    g_mutex_unlock(&player->lock);
    return go_on;
}

static gpointer run_player(gpointer data)
{
    Player *player = data;
    Order *order = NULL;
    do {
        if (order && !player->dead) {
            note_time(player); /* how long it was paused is no gap of what follows */
            obey(player, order);
        }
        g_clear_pointer(&order, order_free);
        if (!player->dead)
            feed(player);
    } while (wait_for_work(player, &order));
    g_clear_pointer(&order, order_free);

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

static void begin_at(Player *player, TransportCommandKind kind, double value)
{
    TransportCommand command = {.kind = kind, .value = value};
    if (value > 0)
        transport_apply(player->transport, &command);
}

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
    g_cond_init(&player->settled);
    g_queue_init(&player->orders);
    player->script = options->script;
    player->sample_rate = options->sample_rate;
    player->next_remark = options->script->utterances->len;
    player->transport =
        transport_new(options->script, options->max_volume > 0 ? options->max_volume : G_MAXDOUBLE);
    PlaybackClient client = {on_sound_wanted, on_began, on_remarked, player};
    player->playback = playback_new(options->device, options->device_state,
                                    options->script->utterances->len, &client);
    if (options->start > 0) {
        transport_began(player->transport, options->start);
        playback_seek(player->playback, options->start, 0);
    }
    begin_at(player, COMMAND_SET_SPEED, options->speed);
    begin_at(player, COMMAND_SET_VOLUME, options->volume);
    playback_set_volume(player->playback, transport_volume(player->transport));
    player->status = look(player);
    player->ahead = ahead_new(options->worker, options->sample_rate, options->script,
                              options->start, on_sound_ready, player);
    player->thread = g_thread_new("player", run_player, player);
    return player;
}

static void send_order(Player *player, const Order *order)
{
    g_mutex_lock(&player->lock);
    g_queue_push_tail(&player->orders, g_memdup2(order, sizeof *order));
    g_cond_signal(&player->changed);
    g_mutex_unlock(&player->lock);
}

void player_send(Player *player, const TransportCommand *command)
{
    Order order = {.transport = *command};
    send_order(player, &order);
}

void player_skip(Player *player, double seconds)
{
    Order order = {.skip_s = seconds};
    send_order(player, &order);
}

void player_remark(Player *player, Script *remark)
{
    g_return_if_fail(remark && remark->utterances->len > 0);
    Order order = {.remark = remark};
    send_order(player, &order);
}

void player_end_remark(Player *player)
{
    Order order = {.ends_remark = TRUE};
    send_order(player, &order);
}

PlayerStatus player_status(Player *player)
{
    g_mutex_lock(&player->lock);
    PlayerStatus status = player->status;
    g_mutex_unlock(&player->lock);
    return status;
}

PlayerStatus player_settled_status(Player *player)
{
    gint64 end = g_get_monotonic_time() + SETTLE_TIMEOUT_MS * G_TIME_SPAN_MILLISECOND;
    g_mutex_lock(&player->lock);
    while ((player->is_busy || !g_queue_is_empty(&player->orders)) &&
           g_cond_wait_until(&player->settled, &player->lock, end))
        ;
    PlayerStatus status = player->status;
    g_mutex_unlock(&player->lock);
    return status;
}

/* Looks are counted and not the time, which goes on while we are stopped ourselves. */
gboolean player_is_stuck(Player *player)
{
    g_mutex_lock(&player->lock);
    player->n_looks = player->is_busy ? player->n_looks + 1 : 0;
    gboolean stuck = player->n_looks > STUCK_LOOKS;
    g_mutex_unlock(&player->lock);
    return stuck;
}

PlayerTime player_time(Player *player)
{
    PlayerStatus status = player_status(player);
    PlayerTime time = {0};
    for (guint i = 0; i < player->script->utterances->len; i++) {
        if (i == status.utterance)
            time.position_s = time.length_s;
        time.length_s += ahead_length_s(player->ahead, i);
    }
    double at_s = script_utterance(player->script, status.utterance)->pause_before_ms / 1000.0 +
                  (double)status.frame * status.speed / player->sample_rate;
    time.position_s = CLAMP(time.position_s + at_s, 0, time.length_s);
    if (status.state == TRANSPORT_ENDED)
        time.position_s = time.length_s;
    return time;
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
