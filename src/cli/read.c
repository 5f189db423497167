/* lectern read: speaks articles through the speakers, with keys to steer.
 *
 * Each sentence is printed, as one plain line, when it begins to be heard. Everything that happens
 * during a reading (a key, a signal, an event of the player) comes to one main loop. */
#include "base/error.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/readiness.h"
#include "cli/report.h"
#include "cli/signals.h"
#include "cli/speaking.h"
#include "cli/terminal.h"
#include "cli/verb.h"
#include "play/player.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

enum { SUSPEND_TIMEOUT_MS = 200 };

/* What the inputs of one run share. */
typedef struct {
    char *device;
    Speaking *speaking;
    int keyboard; /* −1 when there are no keys */
    gboolean keys_were_told;
    gboolean quit;     /* nothing more is to be read */
    int signal_number; /* that told us to end; 0 for none */
} Session;

/* One article being read. Lives in the main thread. */
typedef struct {
    Session *session;
    const Script *script;
    GMainContext *context; /* the reading's own: nothing of it outlives it */
    GMainLoop *loop;
    Player *player;
    KeyDecoder keys;
    GSource *key_watch; /* NULL while the terminal is not ours */
    int section;        /* of the sentence printed last */
    GError *error;      /* why the reading ended early */
} Reader;

typedef struct {
    guint key;
    TransportCommandKind command;
} KeyBinding;

static const KeyBinding bindings[] = {
    {' ', COMMAND_TOGGLE_PAUSE},
    {'n', COMMAND_NEXT_HEADING},
    {'p', COMMAND_PREVIOUS_HEADING},
    {KEY_RIGHT, COMMAND_NEXT_SENTENCE},
    {KEY_DOWN, COMMAND_NEXT_SENTENCE},
    {KEY_LEFT, COMMAND_PREVIOUS_SENTENCE},
    {KEY_UP, COMMAND_PREVIOUS_SENTENCE},
    {KEY_PAGE_DOWN, COMMAND_NEXT_BLOCK},
    {KEY_PAGE_UP, COMMAND_PREVIOUS_BLOCK},
    {'r', COMMAND_REPEAT},
    {KEY_HOME, COMMAND_START},
    {'d', COMMAND_DISCLAIMER},
    {'+', COMMAND_FASTER},
    {'=', COMMAND_FASTER}, /* + without the shift key */
    {'-', COMMAND_SLOWER},
};

static const char *const help_lines[] = {
    "space: pause and go on",
    "n, p: next and previous heading",
    "right and left arrow: next and previous sentence",
    "page down and page up: next and previous paragraph",
    "r: this sentence again",
    "home: from the beginning",
    "d: the disclaimer",
    "+ and -: faster and slower",
    "q: quit",
};

/* What is said when a command leads nowhere; NULL where that cannot be. */
static const char *const nowhere_lines[COMMAND_KINDS] = {
    [COMMAND_NEXT_HEADING] = "there is no next heading",
    [COMMAND_PREVIOUS_HEADING] = "there is no previous heading",
    [COMMAND_NEXT_BLOCK] = "this is the last paragraph",
    [COMMAND_PREVIOUS_BLOCK] = "this is the first paragraph",
    [COMMAND_NEXT_SENTENCE] = "this is the last sentence",
    [COMMAND_PREVIOUS_SENTENCE] = "this is the first sentence",
    [COMMAND_DISCLAIMER] = "this article has no disclaimer",
    [COMMAND_FASTER] = "this is the fastest",
    [COMMAND_SLOWER] = "this is the slowest",
};

static void quit(const Reader *reader)
{
    reader->session->quit = TRUE;
    g_main_loop_quit(reader->loop);
}

/* --- what is printed ---------------------------------------------------------------------------
 */

/* One line whatever the text holds; what could steer the terminal becomes a blank. */
static void append_plain(GString *line, const char *text)
{
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_iscntrl(letter))
            g_string_append_c(line, ' ');
        else
            g_string_append_unichar(line, letter);
    }
}

static void print_sentence(Reader *reader, guint index)
{
    const Utterance *utterance = script_utterance(reader->script, index);
    g_autoptr(GString) line = g_string_new(NULL);
    if (utterance->section != reader->section)
        g_string_append_c(line, '\n');
    reader->section = utterance->section;
    if (utterance->role == ROLE_HEADING && utterance->level > 2)
        g_string_append_printf(line, "Heading, level %d: ", utterance->level);
    else if (utterance->role == ROLE_HEADING)
        g_string_append(line, "Heading: ");
    else if (utterance->role == ROLE_TITLE)
        g_string_append(line, "Title: ");
    append_plain(line, utterance->display);
    g_string_append_c(line, '\n');
    output_write(line->str, line->len);
    if (!output_flush())
        quit(reader);
}

static void tell_keys(const Reader *reader)
{
    Session *session = reader->session;
    if (!reader->key_watch || session->keys_were_told)
        return;
    session->keys_were_told = TRUE;
    report_note("space pauses, n and p go to headings, arrows to sentences, + and - change the "
                "speed, q quits, ? tells all keys");
}

static void tell_help(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(help_lines); i++)
        report_note("%s", help_lines[i]);
}

/* --- events of the player ----------------------------------------------------------------------
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

static void finish(Reader *reader, GError *error)
{
    if (!reader->error)
        reader->error = error;
    else
        g_clear_error(&error);
    g_main_loop_quit(reader->loop);
}

static GError *device_lost_error(void)
{
    return g_error_new_literal(LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE,
                               "the sound device went away; connect it, or name another with "
                               "--device, and start again");
}

static gboolean on_message(gpointer data)
{
    Message *message = data;
    Reader *reader = message->reader;
    switch (message->event.kind) {
    case PLAYER_BEGAN:
        print_sentence(reader, message->event.utterance);
        break;
    case PLAYER_PAUSED:
        report_note("paused; space goes on");
        break;
    case PLAYER_RESUMED:
        report_note("going on");
        break;
    case PLAYER_SPEED:
        report_note("speed %.0f percent", message->event.speed * 100);
        break;
    case PLAYER_NOWHERE:
        if (nowhere_lines[message->event.command])
            report_note("%s", nowhere_lines[message->event.command]);
        break;
    case PLAYER_ENDED:
        finish(reader, NULL);
        break;
    case PLAYER_DEVICE_LOST:
        reader->session->quit = TRUE;
        finish(reader, device_lost_error());
        break;
    case PLAYER_FAILED:
        finish(reader, g_steal_pointer(&message->error));
        break;
    }
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

/* --- keys and signals --------------------------------------------------------------------------
 */

static void send_command(const Reader *reader, TransportCommandKind kind)
{
    TransportCommand command = {.kind = kind};
    player_send(reader->player, &command);
}

static void on_key(Reader *reader, guint key)
{
    if (key < 0x80)
        key = (guint)g_ascii_tolower((gchar)key);
    if (key == 'q') {
        quit(reader);
    } else if (key == '?' || key == 'h') {
        tell_help();
    } else {
        for (guint i = 0; i < G_N_ELEMENTS(bindings); i++)
            if (bindings[i].key == key)
                send_command(reader, bindings[i].command);
    }
}

/* A terminal that is gone, as when its window is closed, ends the reading. */
static gboolean on_keyboard(int fd, GIOCondition condition, gpointer data)
{
    Reader *reader = data;
    (void)condition;
    guint8 bytes[64];
    gssize n = read(fd, bytes, sizeof bytes);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return G_SOURCE_CONTINUE;
    if (n <= 0)
        quit(reader);
    for (gssize i = 0; i < n; i++) {
        guint key = key_decode(&reader->keys, bytes[i]);
        if (key != KEY_NONE)
            on_key(reader, key);
    }
    return n > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static GSource *watch(Reader *reader, int fd, GUnixFDSourceFunc callback)
{
    GSource *source = g_unix_fd_source_new(fd, G_IO_IN | G_IO_HUP | G_IO_ERR);
    g_source_set_callback(source, G_SOURCE_FUNC(callback), reader, NULL);
    g_source_attach(source, reader->context);
    return source;
}

/* Takes the keys where the terminal is ours, and leaves them alone in the background. */
static void watch_keyboard(Reader *reader)
{
    int keyboard = reader->session->keyboard;
    gboolean ours = keyboard >= 0 && terminal_take(keyboard);
    if (ours && !reader->key_watch) {
        reader->key_watch = watch(reader, keyboard, on_keyboard);
    } else if (!ours && reader->key_watch) {
        g_source_destroy(reader->key_watch);
        g_clear_pointer(&reader->key_watch, g_source_unref);
    }
}

/* Ctrl-Z: silence and the terminal as it was, then to sleep; awake again, go on. */
static void suspend(Reader *reader)
{
    gboolean was_playing = player_status(reader->player).state == TRANSPORT_PLAYING;
    send_command(reader, COMMAND_PAUSE);
    for (int i = 0; i < SUSPEND_TIMEOUT_MS; i++) {
        if (player_status(reader->player).state != TRANSPORT_PLAYING)
            break;
        g_usleep(1000);
    }
    terminal_give_back();
    kill(getpid(), SIGSTOP);
    watch_keyboard(reader);
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
    } else if (signal_number != 0) {
        reader->session->signal_number = signal_number;
        quit(reader);
    }
    return G_SOURCE_CONTINUE;
}

/* --- one article -------------------------------------------------------------------------------
 */

/* Watches keys and signals until the reading ends. Without signals there are no keys: a terminal
 * that is taken must be given back. */
static void run_loop(Reader *reader)
{
    int signals = signals_catch();
    g_autoptr(GSource) signal_watch = NULL;
    if (signals >= 0) {
        signal_watch = watch(reader, signals, on_signal);
        watch_keyboard(reader);
        tell_keys(reader);
    }
    g_main_loop_run(reader->loop);
    if (reader->key_watch)
        g_source_destroy(reader->key_watch);
    if (signal_watch)
        g_source_destroy(signal_watch);
    terminal_give_back();
    signals_release();
}

/* Reads the script on the device, which becomes the player's, until its end or the user's. */
static gboolean play(Session *session, PlayerOptions *options, GError **error)
{
    Reader reader = {.session = session, .script = options->script, .section = SECTION_FRAME};
    reader.context = g_main_context_new();
    reader.loop = g_main_loop_new(reader.context, FALSE);
    options->handler = on_event;
    options->handler_data = &reader;
    reader.player = player_new(options);
    run_loop(&reader);
    player_free(reader.player);
    g_clear_pointer(&reader.key_watch, g_source_unref);
    g_main_loop_unref(reader.loop);
    g_main_context_unref(reader.context);
    if (!reader.error)
        return TRUE;
    g_propagate_error(error, reader.error);
    return FALSE;
}

/* Begins to open the engine of a voice, which learned what it is to know, and the device. */
static Readiness *get_ready(Session *session, const Voice *voice, const EngineLearned *learned,
                            GError **error)
{
    const EngineDriver *engine = speaking_engine(voice, error);
    if (!engine)
        return NULL;
    WorkerOptions worker = {.engine = engine,
                            .learned = learned,
                            .cache = speaking_cache(session->speaking, engine),
                            .first = &voice->styles[VOICE_BODY]};
    return readiness_begin(&worker, session->device, error);
}

/* What to do about it when there is no device: no other article can be heard either. */
static void explain(Session *session, GError **error)
{
    if (!g_error_matches(*error, LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE))
        return;
    session->quit = TRUE;
    g_autofree char *fault = g_strdup((*error)->message);
    g_clear_error(error);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE,
                "%s; connect one, name another with --device ('aplay -L' lists them), or write a "
                "file with 'lectern export'",
                fault);
}

static gboolean read_script(Session *session, const Script *script, Readiness *readiness,
                            GError **error)
{
    GError *fault = NULL;
    if (!readiness_await(readiness, &fault)) {
        explain(session, &fault);
        g_propagate_error(error, fault);
        return FALSE;
    }
    PlayerOptions options = {.script = script,
                             .worker = readiness_worker(readiness),
                             .sample_rate = readiness_sample_rate(readiness),
                             .device = device_driver_for(session->device),
                             .device_state = readiness_take_device(readiness)};
    return play(session, &options, error);
}

/* Engine and device are opened while the script is written. Where that brings in more voices than
 * the article's own, with lexicons of theirs, the engine is opened again. */
static gboolean read_article(Pipeline *pipeline, Source *source, gpointer data, GError **error)
{
    Session *session = data;
    if (session->quit)
        return TRUE;
    g_autoptr(Article) article = pipeline_article(pipeline, source, error);
    const Voice *voice =
        article ? pipeline_voice(pipeline, source->name, article->language, error) : NULL;
    if (!voice)
        return FALSE;
    const EngineLearned *learned = speaking_learned_for_voice(session->speaking, voice);
    g_autoptr(Readiness) readiness = get_ready(session, voice, learned, error);
    g_autoptr(Script) script =
        readiness ? pipeline_script_by(pipeline, source->name, article, voice, error) : NULL;
    if (!script)
        return FALSE;
    const EngineLearned *all = speaking_learned(session->speaking, script);
    if (all != learned) {
        g_clear_pointer(&readiness, readiness_free);
        readiness = get_ready(session, voice, all, error);
    }
    return readiness && read_script(session, script, readiness, error);
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_autofree char *device = NULL;
    const GOptionEntry own[] = {{"device", 'd', 0, G_OPTION_ARG_FILENAME, &device,
                                 "ALSA device to speak on; \"null\" prints without sound", "NAME"},
                                {NULL}};
    int status;
    if (!options_parse(&options, verb,
                       OPTIONS_ARTICLES | OPTIONS_VOICE | OPTIONS_SCRIPT | OPTIONS_CACHE, own, argc,
                       argv, &status))
        return status;
    Session session = {.device = device};
    gboolean input_is_taken = g_strv_contains((const char *const *)options.inputs, "-");
    session.keyboard = terminal_keyboard(input_is_taken);
    g_autoptr(Pipeline) pipeline = pipeline_new(&options);
    g_autoptr(Speaking) speaking = speaking_new(pipeline);
    session.speaking = speaking;
    status = pipeline_for_each(pipeline, read_article, &session);
    return session.signal_number ? signals_exit_code(session.signal_number) : status;
}

const Verb read_verb = {
    .name = "read",
    .arguments = "[FILE|URL|-]...",
    .summary = "speaks articles through the speakers, with keys to steer",
    .run = run,
};
