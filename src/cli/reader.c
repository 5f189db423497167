/* The reader; see reader.h. */
#include "cli/reader.h"

#include "base/error.h"
#include "cli/desktop.h"
#include "cli/device_wait.h"
#include "cli/event_printer.h"
#include "cli/large_view.h"
#include "cli/report.h"
#include "cli/signals.h"
#include "cli/steering.h"
#include "cli/terminal.h"
#include "cli/transcript.h"
#include "play/player.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

enum {
    SUSPEND_TIMEOUT_MS = 200,
    LOOK_MS = 500,  /* see player_is_stuck() */
    ESCAPE_MS = 50, /* in which the rest of a key's sequence comes */
};

/* Lives in the main thread. */
typedef struct {
    Session *session;
    const ReaderOptions *options;
    GMainContext *context; /* the reading's own: nothing of it outlives it */
    GMainLoop *loop;
    Player *player;          /* NULL while the device is away */
    DeviceWait *device_wait; /* NULL but then */
    guint utterance;         /* that began to be heard last */
    const char *state;       /* that was told last; NULL before the first */
    guint n_gaps;            /* of players before this one */
    gboolean was_paused;     /* before the device went */
    Steering *steering;
    Desktop *desktop; /* NULL for none */
    LargeView *large; /* NULL for none */
    KeyDecoder keys;
    GSource *key_watch;     /* NULL while the terminal is not ours */
    GSource *escape_end;    /* tells that it was the escape key; NULL while there is none */
    GSource *control_watch; /* NULL for none */
    int section;            /* of the sentence printed last, for the transcript */
    gboolean *heard;        /* of each utterance, to its end */
    gboolean was_told;      /* that the disclaimer was not heard */
    gboolean is_leaving;    /* q was pressed; what the disclaimer asks for is done first */
    gboolean was_steered;   /* since then */
    gboolean is_over;       /* the loop ends */
    ReaderResult result;
    GError *error; /* why the reading failed */
} Reader;

static const Utterance *utterance_at(const Reader *reader, guint index)
{
    return script_utterance(reader->options->script, index);
}

static void leave(Reader *reader, ReaderEnd end)
{
    reader->result.end = end;
    reader->is_over = TRUE;
    g_main_loop_quit(reader->loop);
}

static void fail(Reader *reader, GError *error)
{
    g_clear_error(&reader->error);
    reader->error = error;
    leave(reader, READER_FAILED);
}

static void send_command(const Reader *reader, TransportCommandKind kind)
{
    TransportCommand command = {.kind = kind};
    if (reader->player)
        player_send(reader->player, &command);
}

/* --- the disclaimer ---------------------------------------------------------------------------
 */

static gboolean is_of_disclaimer(const Reader *reader, guint utterance)
{
    return utterance_at(reader, utterance)->section == SECTION_DISCLAIMER;
}

static gboolean disclaimer_is_unheard(const Reader *reader)
{
    for (guint i = 0; i < reader->options->script->utterances->len; i++)
        if (is_of_disclaimer(reader, i) && !reader->heard[i])
            return TRUE;
    return FALSE;
}

static void tell_unheard(Reader *reader)
{
    reader->was_told = TRUE;
    steering_say(reader->steering, "unheard", 0, NULL);
}

static void stay(Reader *reader)
{
    reader->is_leaving = FALSE;
    reader->was_told = FALSE;
}

/* The user wants to go. Who has not heard the disclaimer is told, or hears it first; who asks again
 * goes at once. */
static void ask_to_leave(Reader *reader, ReaderEnd end)
{
    gboolean again = reader->is_leaving;
    reader->is_leaving = TRUE;
    reader->was_steered = FALSE;
    reader->result.end = end;
    if (again || !reader->player || !disclaimer_is_unheard(reader))
        leave(reader, end);
    else if (reader->session->always_disclaimer)
        send_command(reader, COMMAND_DISCLAIMER);
    else
        tell_unheard(reader);
}

/* --- the place --------------------------------------------------------------------------------
 */

static void keep_place(const Reader *reader)
{
    if (!reader->session->places)
        return;
    g_autoptr(Bookmark) here =
        bookmark_of(reader->options->script, reader->utterance, !disclaimer_is_unheard(reader));
    bookmark_store_save(reader->session->places, here);
}

/* --- events of the player ---------------------------------------------------------------------
 */

typedef struct {
    Reader *reader;
    PlayerEvent event;
    GError *error;
} Message;

static void message_free(gpointer data)
{
    Message *message = data;
    g_clear_error(&message->error);
    g_free(message);
}

/* Shows the sentence that begins. FALSE when nobody reads any more. */
static gboolean show(Reader *reader, guint utterance)
{
    if (event_printer_is_on())
        return event_print_sentence(reader->options->script, utterance, reader->steering);
    return large_view_show(reader->large, utterance) ||
           transcript_print(utterance_at(reader, utterance), &reader->section);
}

/* A jump ends a pause without a word of it: what begins is playing. */
static void tell_state(Reader *reader, const char *state)
{
    if (g_strcmp0(state, reader->state) != 0)
        event_print_state(state);
    reader->state = state;
}

static void begin(Reader *reader, const PlayerEvent *event)
{
    if (event->followed && event->utterance > 0)
        reader->heard[event->utterance - 1] = TRUE;
    reader->utterance = event->utterance;
    if (reader->was_steered && !is_of_disclaimer(reader, event->utterance))
        stay(reader);
    reader->was_steered = FALSE;
    tell_state(reader, "playing");
    if (!show(reader, event->utterance))
        leave(reader, READER_QUIT);
    if (!reader->is_leaving)
        keep_place(reader);
}

static void end(Reader *reader, const PlayerEvent *event)
{
    if (event->followed)
        reader->heard[event->utterance] = TRUE;
    if (!reader->is_leaving) {
        reader->result.end = READER_HEARD;
        bookmark_store_forget(reader->session->places);
    }
    leave(reader, reader->result.end);
}

static gboolean is_steered(const Reader *reader)
{
    return reader->key_watch || reader->control_watch || reader->desktop;
}

/* Whom nobody can tell to go on any more does not wait. A terminal that is somebody else's just now
 * may be ours again. */
static void leave_if_forsaken(Reader *reader)
{
    if (is_steered(reader) || reader->session->keyboard >= 0)
        return;
    report_note("nobody is left who could tell it to go on; the reading ends");
    leave(reader, READER_QUIT);
}

static void on_device_back(gpointer device_state, gpointer data);

static void end_player(Reader *reader)
{
    if (reader->player)
        reader->n_gaps += player_status(reader->player).gaps;
    g_clear_pointer(&reader->player, player_free);
}

/* Who sits there can connect it again; without anybody there is nothing to wait for. */
static void wait_for_device(Reader *reader, const char *what)
{
    if (!is_steered(reader)) {
        fail(reader, g_error_new(LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE,
                                 "the sound device %s; connect it, or name another with --device, "
                                 "and start again",
                                 what));
        return;
    }
    report_note("the sound device %s; waiting for it, q quits", what);
    tell_state(reader, "waiting");
    steering_use(reader->steering, NULL);
    end_player(reader);
    reader->device_wait =
        device_wait_new(device_driver_for(reader->session->device), reader->session->device,
                        reader->options->sample_rate, reader->context, on_device_back, reader);
}

static void lose_device(Reader *reader, guint utterance, const char *what)
{
    reader->was_paused = player_status(reader->player).state == TRANSPORT_PAUSED;
    reader->utterance = utterance;
    wait_for_device(reader, what);
}

static gboolean on_message(gpointer data)
{
    Message *message = data;
    Reader *reader = message->reader;
    const PlayerEvent *event = &message->event;
    switch (event->kind) {
    case PLAYER_BEGAN:
        begin(reader, event);
        break;
    case PLAYER_PAUSED:
        if (steering_paused(reader->steering))
            report_note("paused; space goes on");
        tell_state(reader, "paused");
        leave_if_forsaken(reader);
        break;
    case PLAYER_RESUMED:
        report_note("going on");
        tell_state(reader, "playing");
        break;
    case PLAYER_SPEED:
        reader->session->speed = event->speed;
        report_note("speed %.0f percent", event->speed * 100);
        event_print_factor("speed", event->speed);
        break;
    case PLAYER_VOLUME:
        reader->session->volume = event->volume;
        report_note("volume %.0f percent", event->volume * 100);
        event_print_factor("volume", event->volume);
        break;
    case PLAYER_NOWHERE:
        if (reader->is_leaving && event->command == COMMAND_DISCLAIMER)
            leave(reader, reader->result.end);
        else
            steering_tell_nowhere(reader->steering, event->command);
        break;
    case PLAYER_REMARKED:
        steering_remarked(reader->steering);
        if (reader->is_leaving && !reader->session->always_disclaimer)
            leave(reader, reader->result.end);
        break;
    case PLAYER_ENDED:
        end(reader, event);
        break;
    case PLAYER_DEVICE_LOST:
        if (reader->player) /* else it was found stuck before */
            lose_device(reader, event->utterance, "went away");
        break;
    case PLAYER_FAILED:
        reader->utterance = event->utterance;
        fail(reader, g_steal_pointer(&message->error));
        break;
    }
    desktop_update(reader->desktop, reader->player);
    return G_SOURCE_REMOVE;
}

/* In the player's thread: hands the event to the main loop. */
static void on_event(const PlayerEvent *event, gpointer data)
{
    Message *message = g_new0(Message, 1);
    message->reader = data;
    message->event = *event;
    message->event.error = NULL;
    message->error = event->error ? g_error_copy(event->error) : NULL;
    g_autoptr(GSource) source = g_idle_source_new();
    g_source_set_priority(source, G_PRIORITY_DEFAULT);
    g_source_set_callback(source, on_message, message, message_free);
    g_source_attach(source, message->reader->context);
}

/* A device that hangs tells nothing. */
static gboolean look_after_player(gpointer data)
{
    Reader *reader = data;
    if (reader->player && player_is_stuck(reader->player)) {
        lose_device(reader, player_status(reader->player).utterance, "does not answer");
        desktop_update(reader->desktop, reader->player);
    }
    return G_SOURCE_CONTINUE;
}

static void start_player(Reader *reader, guint utterance, gpointer device_state)
{
    const Session *session = reader->session;
    PlayerOptions player = {.script = reader->options->script,
                            .worker = reader->options->worker,
                            .sample_rate = reader->options->sample_rate,
                            .device = device_driver_for(session->device),
                            .device_state = device_state,
                            .start = utterance,
                            .speed = session->speed,
                            .volume = session->volume,
                            .max_volume = session->max_volume,
                            .handler = on_event,
                            .handler_data = reader};
    reader->player = player_new(&player);
    steering_use(reader->steering, reader->player);
}

static void on_device_back(gpointer device_state, gpointer data)
{
    Reader *reader = data;
    g_clear_pointer(&reader->device_wait, device_wait_free);
    report_note("the sound device is back");
    tell_state(reader, reader->was_paused ? "paused" : "playing");
    start_player(reader, reader->utterance, device_state);
    if (reader->was_paused)
        send_command(reader, COMMAND_PAUSE);
    else
        steering_say(reader->steering, "device_back", 0, NULL);
}

/* --- keys, lines and signals ------------------------------------------------------------------
 */

static GSource *watch(Reader *reader, int fd, GUnixFDSourceFunc callback)
{
    GSource *source = g_unix_fd_source_new(fd, G_IO_IN | G_IO_HUP | G_IO_ERR);
    g_source_set_callback(source, G_SOURCE_FUNC(callback), reader, NULL);
    g_source_attach(source, reader->context);
    return source;
}

static GSource *watch_time(Reader *reader, guint interval_ms, GSourceFunc callback)
{
    GSource *source = g_timeout_source_new(interval_ms);
    g_source_set_callback(source, callback, reader, NULL);
    g_source_attach(source, reader->context);
    return source;
}

static void unwatch(GSource **source)
{
    if (*source)
        g_source_destroy(*source);
    g_clear_pointer(source, g_source_unref);
}

static void tell_keys(const Reader *reader)
{
    Session *session = reader->session;
    if (!reader->key_watch || session->keys_were_told)
        return;
    session->keys_were_told = TRUE;
    report_note("space pauses, n and p go to headings, arrows to sentences and paragraphs, + and - "
                "change the speed, q quits, h tells all keys");
}

/* Who was told of the disclaimer and steers on has thought better of it. Where it is being read
 * before leaving, who makes it louder or asks for the place still wants to leave; who goes
 * elsewhere, which is seen when that begins, does not. */
static void on_stay(gpointer data)
{
    Reader *reader = data;
    if (reader->session->always_disclaimer)
        reader->was_steered = reader->is_leaving;
    else
        stay(reader);
}

static void on_leave(Action action, const char *argument, gpointer data)
{
    Reader *reader = data;
    if (action != ACTION_QUIT && !reader->player) {
        report_note("the sound device is away; waiting for it, q quits");
    } else if (action == ACTION_VOICE) {
        g_free(reader->result.voice);
        reader->result.voice = g_strdup(argument);
        leave(reader, READER_VOICE);
    } else if (action == ACTION_NEXT_ARTICLE && reader->options->is_last) {
        on_stay(reader);
        steering_say(reader->steering, "no_next_article", 0, NULL);
    } else {
        ask_to_leave(reader, action == ACTION_QUIT ? READER_QUIT : READER_NEXT);
    }
}

/* What comes later than this belongs to the key all the same, as over a slow line. */
static gboolean on_escape(gpointer data)
{
    Reader *reader = data;
    unwatch(&reader->escape_end);
    steering_key(reader->steering, KEY_ESCAPE);
    return G_SOURCE_REMOVE;
}

/* A terminal that is gone, as when its window is closed, ends the reading. Keys are read one by
 * one: those behind one that leaves are for what is read next. */
static gboolean on_keyboard(int fd, GIOCondition condition, gpointer data)
{
    Reader *reader = data;
    (void)condition;
    guint8 byte;
    gssize n = read(fd, &byte, 1);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return G_SOURCE_CONTINUE;
    if (n <= 0) {
        leave(reader, READER_QUIT);
        return G_SOURCE_REMOVE;
    }
    unwatch(&reader->escape_end);
    guint key = key_decode(&reader->keys, byte);
    if (key != KEY_NONE)
        steering_key(reader->steering, key);
    else if (key_may_be_escape(&reader->keys))
        reader->escape_end = watch_time(reader, ESCAPE_MS, on_escape);
    return G_SOURCE_CONTINUE;
}

static void obey_line(Reader *reader, const char *line)
{
    const char *argument;
    Action action = action_of_line(line, &argument);
    if (action == ACTION_NONE)
        report_note("--control: there is no command '%s'; 'lectern keys' lists them", line);
    else if (steering_do(reader->steering, action, argument))
        return;
    else if (action_info(action)->argument)
        report_note("--control: '%s' cannot be done; say '%s %s'", line, action_info(action)->name,
                    action_info(action)->argument);
    else
        report_note("--control: '%s' cannot be done yet", line);
}

/* Those behind a line that leaves are for what is read next. */
static void obey_lines(Reader *reader)
{
    ControlPipe *control = reader->session->control;
    char *line;
    while (!reader->is_over && (line = control_pipe_next(control))) {
        obey_line(reader, line);
        g_free(line);
    }
}

static gboolean on_control(int fd, GIOCondition condition, gpointer data)
{
    Reader *reader = data;
    (void)fd;
    (void)condition;
    control_pipe_read(reader->session->control);
    obey_lines(reader);
    if (!control_pipe_has_ended(reader->session->control))
        return G_SOURCE_CONTINUE;
    unwatch(&reader->control_watch);
    if (!reader->player || player_settled_status(reader->player).state == TRANSPORT_PAUSED)
        leave_if_forsaken(reader);
    return G_SOURCE_REMOVE;
}

/* Takes the keys where the terminal is ours, and leaves them alone in the background. */
static void watch_keyboard(Reader *reader)
{
    int keyboard = reader->session->keyboard;
    gboolean ours = keyboard >= 0 && terminal_take(keyboard);
    if (ours && !reader->key_watch)
        reader->key_watch = watch(reader, keyboard, on_keyboard);
    else if (!ours)
        unwatch(&reader->key_watch);
}

/* Ctrl-Z: silence and the terminal as it was, then to sleep; awake again, go on. */
static void suspend(Reader *reader)
{
    Player *player = reader->player;
    gboolean was_playing = player && player_status(player).state == TRANSPORT_PLAYING;
    send_command(reader, COMMAND_PAUSE);
    for (int i = 0; player && i < SUSPEND_TIMEOUT_MS; i++) {
        if (player_status(player).state != TRANSPORT_PLAYING)
            break;
        g_usleep(1000);
    }
    large_view_leave(reader->large);
    terminal_give_back();
    kill(getpid(), SIGSTOP);
    watch_keyboard(reader);
    large_view_enter(reader->large);
    if (was_playing)
        send_command(reader, COMMAND_RESUME);
}

static gboolean on_signal(int fd, GIOCondition condition, gpointer data)
{
    Reader *reader = data;
    (void)condition;
    int signal_number = signals_next(fd);
    if (signal_number == SIGTSTP) {
        suspend(reader);
    } else if (signal_number == SIGCONT) {
        watch_keyboard(reader);
        large_view_enter(reader->large);
    } else if (signal_number == SIGWINCH) {
        large_view_resize(reader->large);
    } else if (signal_number != 0) {
        reader->session->signal_number = signal_number;
        leave(reader, READER_QUIT);
    }
    return G_SOURCE_CONTINUE;
}

/* --- the whole --------------------------------------------------------------------------------
 */

/* Watches keys, lines and signals until the reading ends. Without signals there are no keys: a
 * terminal that is taken must be given back. */
static void run_loop(Reader *reader)
{
    int signals = signals_catch();
    GSource *signal_watch = signals >= 0 ? watch(reader, signals, on_signal) : NULL;
    if (signal_watch) {
        watch_keyboard(reader);
        large_view_enter(reader->large);
    }
    ControlPipe *control = reader->session->control;
    if (control && !control_pipe_has_ended(control))
        reader->control_watch = watch(reader, control_pipe_fd(control), on_control);
    GSource *look = watch_time(reader, LOOK_MS, look_after_player);
    tell_keys(reader);
    if (!reader->player)
        wait_for_device(reader, "is away");
    if (control)
        obey_lines(reader);
    if (!reader->is_over)
        g_main_loop_run(reader->loop);
    unwatch(&look);
    unwatch(&reader->escape_end);
    if (reader->key_watch && reader->result.end != READER_NEXT &&
        reader->result.end != READER_VOICE)
        terminal_forget_keys(reader->session->keyboard);
    unwatch(&reader->key_watch);
    unwatch(&reader->control_watch);
    unwatch(&signal_watch);
    large_view_leave(reader->large);
    terminal_give_back();
    signals_release();
}

static const char *end_name(ReaderEnd end)
{
    static const char *const names[] = {
        [READER_HEARD] = "heard", [READER_NEXT] = "next", [READER_QUIT] = "quit",
        [READER_VOICE] = "voice", [READER_MUTE] = "mute", [READER_FAILED] = "failed"};
    return names[end];
}

ReaderResult reader_read(Session *session, const ReaderOptions *options, GError **error)
{
    Reader reader = {.session = session, .options = options, .section = SECTION_FRAME};
    reader.context = g_main_context_new();
    reader.loop = g_main_loop_new(reader.context, FALSE);
    reader.heard = g_new0(gboolean, options->script->utterances->len);
    reader.utterance = options->start;
    SteeringOptions steering = {.pipeline = session->pipeline,
                                .article = options->article,
                                .script = options->script,
                                .source_name = options->source_name,
                                .found = &session->found,
                                .leave = on_leave,
                                .stay = on_stay,
                                .data = &reader};
    g_main_context_push_thread_default(reader.context);
    reader.steering = steering_new(&steering);
    if (options->device_state)
        start_player(&reader, options->start, options->device_state);
    reader.desktop = desktop_new(reader.context, reader.steering, options->article,
                                 options->source_name, MAX(options->number, 1));
    desktop_update(reader.desktop, reader.player);
    event_print_article(options->article, options->script, reader.steering);
    if (options->number > 0)
        steering_say(reader.steering, "article", options->number, NULL);
    if (options->opening)
        steering_say(reader.steering, options->opening, 0, NULL);
    if (session->large)
        reader.large =
            large_view_new(reader.context, options->article, options->script, &reader.player);
    session->large = reader.large != NULL;
    run_loop(&reader);
    reader.result.utterance =
        reader.player ? player_settled_status(reader.player).utterance : reader.utterance;
    if (reader.result.end == READER_QUIT && !reader.was_told && disclaimer_is_unheard(&reader))
        report_note("the disclaimer was not heard");
    large_view_free(reader.large);
    desktop_free(reader.desktop);
    steering_free(reader.steering);
    end_player(&reader);
    device_wait_free(reader.device_wait);
    if (reader.result.end == READER_FAILED && worker_is_dead(options->worker)) {
        reader.result.end = READER_MUTE;
        reader.result.utterance = reader.utterance;
    }
    event_print_end(end_name(reader.result.end));
    if (reader.n_gaps > 0)
        report_note("the sound was torn %u time%s: this machine was too busy to go on in time",
                    reader.n_gaps, reader.n_gaps == 1 ? "" : "s");
    g_main_context_pop_thread_default(reader.context);
    g_main_loop_unref(reader.loop);
    g_main_context_unref(reader.context);
    g_free(reader.heard);
    if (reader.error)
        g_propagate_error(error, reader.error);
    return reader.result;
}
