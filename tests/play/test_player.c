/* The player, whole: its two threads, a worker with the tone engine, and a device whose clock the
 * test winds and which keeps every frame that was heard. */
#include "base/error.h"
#include "play/null_device.h"
#include "play/player.h"
#include "sample_script.h"
#include "speech/pool.h"
#include "speech/sound.h"
#include "speech/tone_engine.h"

#include <string.h>

enum { RATE = TONE_ENGINE_RATE_HZ, TICK = RATE / 100, PATIENCE_S = 20 };

typedef struct {
    PlayerEventKind kind;
    guint utterance;
    double speed;
    TransportCommandKind command;
    TransportState state; /* as the status tells it then */
    guint n_heard;        /* frames heard when it came */
} Event;

typedef struct {
    Script *script;
    gpointer device;
    Worker *worker;
    Player *player;
    GMutex lock;
    GArray *events; /* of Event */
    guint n_taken;  /* events that the test has seen */
} Fixture;

typedef struct {
    guint start;
    gboolean cannot_pause;
    const char *engine_voice; /* NULL: the one there is */
    GArray *pcm;              /* of the whole reading; where a test wants it */
} Setup;

static guint count_heard(const Fixture *fixture)
{
    g_autoptr(GArray) heard = null_device_heard(fixture->device);
    return heard->len;
}

static void on_event(const PlayerEvent *event, gpointer data)
{
    Fixture *fixture = data;
    Event seen = {.kind = event->kind,
                  .utterance = event->utterance,
                  .speed = event->speed,
                  .command = event->command,
                  .n_heard = count_heard(fixture)};
    if (event->kind == PLAYER_PAUSED || event->kind == PLAYER_RESUMED)
        seen.state = player_status(fixture->player).state;
    if (event->kind == PLAYER_FAILED)
        g_assert_error(event->error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_mutex_lock(&fixture->lock);
    g_array_append_val(fixture->events, seen);
    g_mutex_unlock(&fixture->lock);
}

static Worker *start_worker(void)
{
    int rate;
    Worker *worker = worker_start(&(WorkerOptions){.engine = &tone_engine}, &rate, NULL);
    g_assert_nonnull(worker);
    g_assert_cmpint(rate, ==, RATE);
    return worker;
}

static void set_up(Fixture *fixture, gconstpointer data)
{
    const Setup *setup = data;
    static char no_voice[] = "nobody";
    fixture->script = sample_script_new();
    if (setup->engine_voice)
        fixture->script->voice->styles[VOICE_BODY].engine_voice = no_voice;
    NullDeviceOptions options = {.buffer_frames = RATE / 5,
                                 .latency_frames = RATE / 50,
                                 .cannot_pause = setup->cannot_pause,
                                 .wound_by_hand = TRUE,
                                 .keep_heard = TRUE};
    fixture->device = null_device_ref(null_device_new(&options, RATE));
    g_mutex_init(&fixture->lock);
    fixture->events = g_array_new(FALSE, FALSE, sizeof(Event));
    fixture->worker = start_worker();
    PlayerOptions player = {.script = fixture->script,
                            .worker = fixture->worker,
                            .sample_rate = RATE,
                            .device = &null_device,
                            .device_state = fixture->device,
                            .start = setup->start,
                            .handler = on_event,
                            .handler_data = fixture};
    fixture->player = player_new(&player);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    player_free(fixture->player);
    worker_stop(fixture->worker);
    null_device_unref(fixture->device);
    g_array_unref(fixture->events);
    g_mutex_clear(&fixture->lock);
    sample_script_free(fixture->script);
}

/* The next event, winding the clock until it comes (or leaving it, to see what needs no time). */
static Event next_event(Fixture *fixture, gboolean wind)
{
    gint64 deadline = g_get_monotonic_time() + PATIENCE_S * G_USEC_PER_SEC;
    while (g_get_monotonic_time() < deadline) {
        g_mutex_lock(&fixture->lock);
        gboolean there = fixture->n_taken < fixture->events->len;
        Event event = {0};
        if (there)
            event = g_array_index(fixture->events, Event, fixture->n_taken++);
        g_mutex_unlock(&fixture->lock);
        if (there)
            return event;
        if (wind)
            null_device_wind(fixture->device, TICK);
        g_usleep(500);
    }
    g_error("no event came");
}

static Event expect(Fixture *fixture, PlayerEventKind kind, gboolean wind)
{
    Event event = next_event(fixture, wind);
    g_assert_cmpint(event.kind, ==, kind);
    return event;
}

static Event expect_began(Fixture *fixture, guint utterance)
{
    Event event = expect(fixture, PLAYER_BEGAN, TRUE);
    g_assert_cmpuint(event.utterance, ==, utterance);
    return event;
}

static void send(Fixture *fixture, TransportCommandKind kind)
{
    TransportCommand command = {.kind = kind};
    player_send(fixture->player, &command);
}

/* Waits, without winding, until the player has obeyed and stands at `utterance`. */
static void await_place(Fixture *fixture, guint utterance)
{
    gint64 deadline = g_get_monotonic_time() + PATIENCE_S * G_USEC_PER_SEC;
    while (player_status(fixture->player).utterance != utterance) {
        g_assert_cmpint(g_get_monotonic_time(), <, deadline);
        g_usleep(500);
    }
}

static void wind_ms(Fixture *fixture, int ms)
{
    for (int i = 0; i < ms / 10; i++) {
        null_device_wind(fixture->device, TICK);
        g_usleep(1000);
    }
}

/* The sound of an utterance as the speech room makes it. */
static Sound make_sound(const Fixture *fixture, guint utterance, double speed)
{
    SoundRequest request = sound_request(fixture->script, utterance);
    VoiceStyleSettings settings = *request.settings;
    settings.rate_wpm *= speed;
    request.settings = &settings;
    Sound sound = {0};
    g_assert_true(sound_make(&tone_engine, NULL, RATE, &request, &sound, NULL));
    return sound;
}

/* Where in what was heard the whole sound stands, −1 for nowhere. */
static gssize find_heard(const Fixture *fixture, const Sound *sound)
{
    g_autoptr(GArray) heard = null_device_heard(fixture->device);
    const char *found = memmem(heard->data, heard->len * sizeof(gint16), sound->frames,
                               sound->n_frames * sizeof(gint16));
    return found ? (found - heard->data) / (gssize)sizeof(gint16) : -1;
}

/* What is heard is, to the frame, the PCM of the reading. */
static void test_reads_to_the_end(Fixture *fixture, gconstpointer data)
{
    const Setup *setup = data;
    for (guint i = 0; i < SAMPLE_UTTERANCES; i++)
        expect_began(fixture, i);
    expect(fixture, PLAYER_ENDED, TRUE);
    g_autoptr(GArray) heard = null_device_heard(fixture->device);
    g_assert_cmpmem(heard->data, heard->len * 2, setup->pcm->data, setup->pcm->len * 2);
    g_assert_cmpint(player_status(fixture->player).state, ==, TRANSPORT_ENDED);
}

static void test_starts_elsewhere(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_ITEM);
    expect_began(fixture, SAMPLE_ITEM_SECOND);
    g_auto(Sound) item = make_sound(fixture, SAMPLE_ITEM, 1.0);
    g_assert_cmpint(find_heard(fixture, &item), ==, 0);
}

/* A heading is heard at once, and nothing more of what was under way. */
static void test_next_heading_is_immediate(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_TITLE);
    wind_ms(fixture, 200);
    guint before = count_heard(fixture);
    send(fixture, COMMAND_NEXT_HEADING);
    await_place(fixture, SAMPLE_HEADING);
    expect_began(fixture, SAMPLE_HEADING);
    wind_ms(fixture, 300);
    g_autoptr(GArray) heard = null_device_heard(fixture->device);
    g_auto(Sound) heading = make_sound(fixture, SAMPLE_HEADING, 1.0);
    guint n_compared = MIN(heard->len - before, (guint)heading.n_frames);
    g_assert_cmpuint(n_compared, >, RATE / 5);
    g_assert_cmpmem(&g_array_index(heard, gint16, before), n_compared * 2, heading.frames,
                    n_compared * 2);
}

static void test_commands_add_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_TITLE);
    for (int i = 0; i < 3; i++)
        send(fixture, COMMAND_NEXT_SENTENCE);
    expect_began(fixture, SAMPLE_LEAD_SECOND);
    send(fixture, COMMAND_NEXT_HEADING);
    send(fixture, COMMAND_NEXT_HEADING);
    send(fixture, COMMAND_PREVIOUS_HEADING);
    expect_began(fixture, SAMPLE_HEADING);
    send(fixture, COMMAND_DISCLAIMER);
    expect_began(fixture, SAMPLE_DISCLAIMER);
    for (guint i = 0; i < 50;
         i++) { /* who asks right behind a command is told of the place it led to */
        send(fixture, i % 2 ? COMMAND_START : COMMAND_DISCLAIMER);
        g_assert_cmpuint(player_settled_status(fixture->player).utterance, ==,
                         i % 2 ? SAMPLE_TITLE : SAMPLE_DISCLAIMER);
    }
}

static void test_pause_holds_the_place(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_TITLE);
    wind_ms(fixture, 100);
    send(fixture, COMMAND_TOGGLE_PAUSE);
    Event paused = expect(fixture, PLAYER_PAUSED, FALSE);
    g_assert_cmpint(paused.state, ==, TRANSPORT_PAUSED);
    guint before = count_heard(fixture);
    wind_ms(fixture, 1000);
    g_assert_cmpuint(count_heard(fixture), ==, before);
    PlayerStatus still = player_status(fixture->player);
    g_assert_cmpint(still.state, ==, TRANSPORT_PAUSED);
    g_assert_cmpuint(still.utterance, ==, SAMPLE_TITLE);
    g_assert_cmpint(still.frame, ==, before);

    send(fixture, COMMAND_TOGGLE_PAUSE);
    Event resumed = expect(fixture, PLAYER_RESUMED, FALSE);
    g_assert_cmpint(resumed.state, ==, TRANSPORT_PLAYING);
    expect_began(fixture, SAMPLE_LENGTH);
    g_autoptr(GArray) heard = null_device_heard(fixture->device);
    g_auto(Sound) title = make_sound(fixture, SAMPLE_TITLE, 1.0);
    g_assert_cmpmem(heard->data, title.n_frames * 2, title.frames, title.n_frames * 2);
}

static void test_speed(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_TITLE);
    for (int i = 0; i < 7; i++) { /* to double speed */
        send(fixture, COMMAND_FASTER);
        expect(fixture, PLAYER_SPEED, FALSE);
    }
    expect_began(fixture, SAMPLE_LENGTH);
    g_assert_cmpfloat(expect_began(fixture, SAMPLE_LEAD).speed, ==, 2.0);
    expect_began(fixture, SAMPLE_LEAD_SECOND);
    g_auto(Sound) length = make_sound(fixture, SAMPLE_LENGTH, 2.0);
    g_auto(Sound) lead = make_sound(fixture, SAMPLE_LEAD, 2.0);
    gint64 silence_ms =
        sample_lines[SAMPLE_LENGTH].pause_after_ms + sample_lines[SAMPLE_LEAD].pause_before_ms;
    gint64 between = find_heard(fixture, &lead) - find_heard(fixture, &length);
    gint64 wanted = (gint64)length.n_frames + silence_ms * RATE / 1000 / 2;
    g_assert_cmpint(ABS(between - wanted), <=, 2); /* each silence is rounded */
}

static void test_nowhere(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_TITLE);
    send(fixture, COMMAND_PREVIOUS_HEADING);
    Event event = expect(fixture, PLAYER_NOWHERE, FALSE);
    g_assert_cmpint(event.command, ==, COMMAND_PREVIOUS_HEADING);
    expect_began(fixture, SAMPLE_LENGTH);
}

static void test_reads_again_after_the_end(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_END);
    expect(fixture, PLAYER_ENDED, TRUE);
    send(fixture, COMMAND_PREVIOUS_SENTENCE);
    expect_began(fixture, SAMPLE_DISCLAIMER_TEXT);
    expect_began(fixture, SAMPLE_END);
    expect(fixture, PLAYER_ENDED, TRUE);
}

static void test_device_lost(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_TITLE);
    null_device_lose(fixture->device);
    Event event = expect(fixture, PLAYER_DEVICE_LOST, FALSE);
    g_assert_cmpuint(event.utterance, ==, SAMPLE_TITLE);
    send(fixture, COMMAND_NEXT_SENTENCE);
    g_usleep(50000);
    g_assert_cmpuint(fixture->n_taken, ==, fixture->events->len);
}

static void test_device_lost_while_paused(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_TITLE);
    send(fixture, COMMAND_PAUSE);
    expect(fixture, PLAYER_PAUSED, FALSE);
    null_device_lose(fixture->device);
    expect(fixture, PLAYER_DEVICE_LOST, FALSE);
}

static void test_voice_fails(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect_began(fixture, SAMPLE_TITLE); /* the heading's voice speaks */
    for (;;) {
        Event event = next_event(fixture, TRUE);
        if (event.kind == PLAYER_FAILED)
            break;
        g_assert_cmpint(event.kind, ==, PLAYER_BEGAN);
        g_assert_cmpuint(event.utterance, ==, SAMPLE_TITLE);
    }
}

/* A device that, once it sounds, does not come back from a call must not hold up the end. */
static gint64 hanging_delay(gpointer state)
{
    if (null_device.delay(state) > 0)
        g_usleep(3 * G_USEC_PER_SEC);
    return null_device.delay(state);
}

static void test_waiting_is_not_stuck(Fixture *fixture, gconstpointer data)
{
    (void)data;
    expect(fixture, PLAYER_BEGAN, TRUE);
    send(fixture, COMMAND_PAUSE);
    expect(fixture, PLAYER_PAUSED, FALSE);
    g_usleep(50000);
    gboolean stuck = FALSE;
    for (int look = 0; look < 6; look++)
        stuck |= player_is_stuck(fixture->player);
    g_assert_false(stuck);
}

static void test_hanging_device_is_left_behind(void)
{
    DeviceDriver hanging = null_device;
    hanging.delay = hanging_delay;
    static DeviceDriver driver; /* the thread outlives this function */
    driver = hanging;
    Script *script = sample_script_new();
    Fixture fixture = {.events = g_array_new(FALSE, FALSE, sizeof(Event))};
    NullDeviceOptions device = {.buffer_frames = RATE / 5, .keep_heard = TRUE};
    fixture.device = null_device_ref(null_device_new(&device, RATE));
    fixture.worker = start_worker();
    PlayerOptions options = {.script = script,
                             .worker = fixture.worker,
                             .sample_rate = RATE,
                             .device = &driver,
                             .device_state = fixture.device,
                             .handler = on_event,
                             .handler_data = &fixture};
    Player *player = player_new(&options);
    g_usleep(500000);
    gboolean stuck = FALSE;
    for (int look = 0; look < 6; look++)
        stuck = player_is_stuck(player);
    g_assert_true(stuck);
    gint64 began_us = g_get_monotonic_time();
    player_free(player);
    g_assert_cmpint(g_get_monotonic_time() - began_us, <, 2 * G_USEC_PER_SEC);
    worker_stop(fixture.worker);
    sample_script_free(script);
    g_usleep(4 * G_USEC_PER_SEC); /* awake again, it must touch nothing of ours */
    g_assert_cmpuint(fixture.events->len, ==, 0);
    null_device_unref(fixture.device);
    g_array_unref(fixture.events);
}

static void add(const char *name, const Setup *setup,
                void (*test)(Fixture *fixture, gconstpointer data))
{
    g_autofree char *path = g_strdup_printf("/play/player/%s", name);
    g_test_add(path, Fixture, setup, set_up, test, tear_down);
}

static gboolean keep_pcm(const gint16 *frames, gsize n_frames, gpointer data, GError **error)
{
    (void)error;
    g_array_append_vals(data, frames, (guint)n_frames);
    return TRUE;
}

/* The sample as the speech room renders it. Before any thread is started: it forks. */
static GArray *render_sample(void)
{
    Script *script = sample_script_new();
    g_autoptr(SpeechPool) pool = speech_pool_new(&tone_engine, NULL, NULL, 1, NULL);
    g_assert_nonnull(pool);
    GArray *pcm = g_array_new(FALSE, FALSE, sizeof(gint16));
    g_autoptr(Reading) reading = speech_pool_render(pool, script, keep_pcm, pcm, NULL, NULL, NULL);
    g_assert_nonnull(reading);
    g_assert_cmpint(reading->n_frames, ==, pcm->len);
    sample_script_free(script);
    return pcm;
}

int main(int argc, char **argv)
{
    static const Setup plain = {0}, without_pause = {.cannot_pause = TRUE},
                       elsewhere = {.start = SAMPLE_ITEM}, end = {.start = SAMPLE_END},
                       no_voice = {.engine_voice = "nobody"};
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GArray) pcm = render_sample();
    Setup whole = {.pcm = pcm};
    add("reads-to-the-end", &whole, test_reads_to_the_end);
    add("starts-elsewhere", &elsewhere, test_starts_elsewhere);
    add("next-heading", &plain, test_next_heading_is_immediate);
    add("commands-add-up", &plain, test_commands_add_up);
    add("pause", &plain, test_pause_holds_the_place);
    add("pause-without-pause", &without_pause, test_pause_holds_the_place);
    add("speed", &plain, test_speed);
    add("nowhere", &plain, test_nowhere);
    add("again-after-the-end", &end, test_reads_again_after_the_end);
    add("device-lost", &plain, test_device_lost);
    add("device-lost-while-paused", &plain, test_device_lost_while_paused);
    add("waiting-is-not-stuck", &plain, test_waiting_is_not_stuck);
    add("voice-fails", &no_voice, test_voice_fails);
    g_test_add_func("/play/player/hanging-device", test_hanging_device_is_left_behind);
    return g_test_run();
}
