/* The transport: what each command makes of each place. */
#include "play/transport.h"

#include "sample_script.h"

typedef struct {
    Script *script;
    Transport *transport;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->script = sample_script_new();
    fixture->transport = transport_new(fixture->script, 2);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    transport_free(fixture->transport);
    sample_script_free(fixture->script);
}

static TransportEffect apply(Fixture *fixture, TransportCommandKind kind)
{
    TransportCommand command = {.kind = kind};
    return transport_apply(fixture->transport, &command);
}

/* From `from`, the command must seek to `to`. */
static void assert_leads(Fixture *fixture, TransportCommandKind kind, guint from, guint to)
{
    transport_began(fixture->transport, from);
    g_assert_cmpint(apply(fixture, kind), ==, EFFECT_SEEK);
    g_assert_cmpuint(transport_position(fixture->transport), ==, to);
}

static void assert_nowhere(Fixture *fixture, TransportCommandKind kind, guint from)
{
    transport_began(fixture->transport, from);
    g_assert_cmpint(apply(fixture, kind), ==, EFFECT_NOWHERE);
    g_assert_cmpuint(transport_position(fixture->transport), ==, from);
}

static void test_headings(Fixture *fixture, gconstpointer data)
{
    (void)data;
    static const guint places[] = {SAMPLE_TITLE, SAMPLE_HEADING, SAMPLE_LONG_HEADING,
                                   SAMPLE_DISCLAIMER};
    for (guint from = 0; from < SAMPLE_UTTERANCES; from++) {
        gint64 next = -1, previous = -1;
        for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
            gboolean is_rest = from == SAMPLE_LONG_HEADING_SECOND && places[i] + 1 == from;
            if (places[i] < from && !is_rest)
                previous = places[i];
            if (places[i] > from && next < 0)
                next = places[i];
        }
        if (next >= 0)
            assert_leads(fixture, COMMAND_NEXT_HEADING, from, (guint)next);
        else
            assert_nowhere(fixture, COMMAND_NEXT_HEADING, from);
        if (previous >= 0)
            assert_leads(fixture, COMMAND_PREVIOUS_HEADING, from, (guint)previous);
        else
            assert_nowhere(fixture, COMMAND_PREVIOUS_HEADING, from);
    }
}

static void test_heading_with_announcement(Fixture *fixture, gconstpointer data)
{
    (void)data;
    Utterance *announcement = g_ptr_array_index(fixture->script->utterances, SAMPLE_LONG_HEADING);
    announcement->role = ROLE_ANNOUNCEMENT;
    g_autoptr(Transport) transport = transport_new(fixture->script, 2);
    TransportCommand next = {.kind = COMMAND_NEXT_HEADING};
    transport_began(transport, SAMPLE_HEADING);
    g_assert_cmpint(transport_apply(transport, &next), ==, EFFECT_SEEK);
    g_assert_cmpuint(transport_position(transport), ==, SAMPLE_LONG_HEADING);
    g_assert_cmpint(transport_apply(transport, &next), ==, EFFECT_SEEK);
    g_assert_cmpuint(transport_position(transport), ==, SAMPLE_DISCLAIMER);
    TransportCommand previous = {.kind = COMMAND_PREVIOUS_HEADING};
    transport_began(transport, SAMPLE_LONG_HEADING_SECOND); /* the words behind it */
    g_assert_cmpint(transport_apply(transport, &previous), ==, EFFECT_SEEK);
    g_assert_cmpuint(transport_position(transport), ==, SAMPLE_HEADING);
    TransportCommand down = {.kind = COMMAND_NEXT_BLOCK};
    transport_began(transport, SAMPLE_LONG_HEADING); /* it is one block with the words */
    g_assert_cmpint(transport_apply(transport, &down), ==, EFFECT_SEEK);
    g_assert_cmpuint(transport_position(transport), ==, SAMPLE_LIST);
}

static void test_sentences(Fixture *fixture, gconstpointer data)
{
    (void)data;
    for (guint i = 0; i + 1 < SAMPLE_UTTERANCES; i++) {
        assert_leads(fixture, COMMAND_NEXT_SENTENCE, i, i + 1);
        assert_leads(fixture, COMMAND_PREVIOUS_SENTENCE, i + 1, i);
        assert_leads(fixture, COMMAND_REPEAT, i, i);
    }
    assert_nowhere(fixture, COMMAND_PREVIOUS_SENTENCE, 0);
    assert_nowhere(fixture, COMMAND_NEXT_SENTENCE, SAMPLE_END);
}

static void test_blocks(Fixture *fixture, gconstpointer data)
{
    (void)data;
    assert_leads(fixture, COMMAND_NEXT_BLOCK, SAMPLE_LEAD, SAMPLE_HEADING);
    assert_leads(fixture, COMMAND_NEXT_BLOCK, SAMPLE_PARAGRAPH, SAMPLE_NEXT_PARAGRAPH);
    assert_leads(fixture, COMMAND_NEXT_BLOCK, SAMPLE_LONG_HEADING, SAMPLE_LIST);
    assert_leads(fixture, COMMAND_NEXT_BLOCK, SAMPLE_ITEM, SAMPLE_ITEM_SECOND);
    assert_leads(fixture, COMMAND_PREVIOUS_BLOCK, SAMPLE_NEXT_PARAGRAPH, SAMPLE_PARAGRAPH);
    assert_leads(fixture, COMMAND_PREVIOUS_BLOCK, SAMPLE_PARAGRAPH_SECOND, SAMPLE_PARAGRAPH);
}

static void test_far_jumps(Fixture *fixture, gconstpointer data)
{
    (void)data;
    assert_leads(fixture, COMMAND_DISCLAIMER, SAMPLE_LEAD, SAMPLE_DISCLAIMER);
    assert_leads(fixture, COMMAND_DISCLAIMER, SAMPLE_END, SAMPLE_DISCLAIMER);
    assert_leads(fixture, COMMAND_START, SAMPLE_ITEM, SAMPLE_TITLE);
    TransportCommand command = {COMMAND_GO_TO, SAMPLE_ITEM};
    g_assert_cmpint(transport_apply(fixture->transport, &command), ==, EFFECT_SEEK);
    g_assert_cmpuint(transport_position(fixture->transport), ==, SAMPLE_ITEM);
    command.utterance = SAMPLE_UTTERANCES;
    g_assert_cmpint(transport_apply(fixture->transport, &command), ==, EFFECT_NOWHERE);
    g_assert_cmpuint(transport_position(fixture->transport), ==, SAMPLE_ITEM);
}

static void test_no_disclaimer(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_ptr_array_set_size(fixture->script->utterances, SAMPLE_DISCLAIMER);
    g_autoptr(Transport) transport = transport_new(fixture->script, 2);
    TransportCommand command = {.kind = COMMAND_DISCLAIMER};
    g_assert_cmpint(transport_apply(transport, &command), ==, EFFECT_NOWHERE);
}

static void test_pause(Fixture *fixture, gconstpointer data)
{
    (void)data;
    transport_began(fixture->transport, SAMPLE_PARAGRAPH);
    g_assert_cmpint(apply(fixture, COMMAND_RESUME), ==, EFFECT_NONE);
    g_assert_cmpint(apply(fixture, COMMAND_TOGGLE_PAUSE), ==, EFFECT_PAUSE);
    g_assert_cmpint(transport_state(fixture->transport), ==, TRANSPORT_PAUSED);
    g_assert_cmpint(apply(fixture, COMMAND_PAUSE), ==, EFFECT_NONE);
    g_assert_cmpuint(transport_position(fixture->transport), ==, SAMPLE_PARAGRAPH);
    g_assert_cmpint(apply(fixture, COMMAND_TOGGLE_PAUSE), ==, EFFECT_RESUME);
    g_assert_cmpint(transport_state(fixture->transport), ==, TRANSPORT_PLAYING);
}

static void test_jump_ends_pause(Fixture *fixture, gconstpointer data)
{
    (void)data;
    apply(fixture, COMMAND_PAUSE);
    g_assert_cmpint(apply(fixture, COMMAND_NEXT_SENTENCE), ==, EFFECT_SEEK);
    g_assert_cmpint(transport_state(fixture->transport), ==, TRANSPORT_PLAYING);
    apply(fixture, COMMAND_START);
    apply(fixture, COMMAND_PAUSE);
    g_assert_cmpint(apply(fixture, COMMAND_PREVIOUS_SENTENCE), ==, EFFECT_NOWHERE);
    g_assert_cmpint(transport_state(fixture->transport), ==, TRANSPORT_PAUSED);
}

static void test_after_the_end(Fixture *fixture, gconstpointer data)
{
    (void)data;
    transport_began(fixture->transport, SAMPLE_END);
    transport_ended(fixture->transport);
    g_assert_cmpint(apply(fixture, COMMAND_PAUSE), ==, EFFECT_NONE);
    g_assert_cmpint(apply(fixture, COMMAND_PREVIOUS_HEADING), ==, EFFECT_SEEK);
    g_assert_cmpuint(transport_position(fixture->transport), ==, SAMPLE_DISCLAIMER);
    transport_ended(fixture->transport);
    g_assert_cmpint(apply(fixture, COMMAND_TOGGLE_PAUSE), ==, EFFECT_SEEK);
    g_assert_cmpuint(transport_position(fixture->transport), ==, 0);
}

static void test_speed(Fixture *fixture, gconstpointer data)
{
    (void)data;
    double last = transport_speed(fixture->transport);
    g_assert_cmpfloat(last, ==, 1.0);
    while (apply(fixture, COMMAND_FASTER) == EFFECT_SPEED) {
        g_assert_cmpfloat(transport_speed(fixture->transport), >, last);
        last = transport_speed(fixture->transport);
    }
    g_assert_cmpfloat(last, ==, 4.0);
    g_assert_cmpint(apply(fixture, COMMAND_FASTER), ==, EFFECT_NOWHERE);
    while (apply(fixture, COMMAND_SLOWER) == EFFECT_SPEED) {
        g_assert_cmpfloat(transport_speed(fixture->transport), <, last);
        last = transport_speed(fixture->transport);
    }
    g_assert_cmpfloat(last, ==, 0.5);
    g_assert_cmpint(apply(fixture, COMMAND_SLOWER), ==, EFFECT_NOWHERE);
    g_assert_cmpuint(transport_position(fixture->transport), ==, 0);
}

static void add(const char *path, void (*test)(Fixture *fixture, gconstpointer data))
{
    g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

static void test_same_level(Fixture *fixture, gconstpointer data)
{
    (void)data;
    Utterance *deeper = g_ptr_array_index(fixture->script->utterances, SAMPLE_LONG_HEADING);
    deeper->level = 3;
    transport_free(fixture->transport);
    fixture->transport = transport_new(fixture->script, 2);
    assert_leads(fixture, COMMAND_NEXT_SAME_LEVEL, SAMPLE_PARAGRAPH, SAMPLE_DISCLAIMER);
    assert_leads(fixture, COMMAND_PREVIOUS_SAME_LEVEL, SAMPLE_DISCLAIMER_TEXT, SAMPLE_DISCLAIMER);
    assert_leads(fixture, COMMAND_PREVIOUS_SAME_LEVEL, SAMPLE_DISCLAIMER, SAMPLE_HEADING);
    assert_nowhere(fixture, COMMAND_NEXT_SAME_LEVEL, SAMPLE_ITEM);
    assert_leads(fixture, COMMAND_PREVIOUS_SAME_LEVEL, SAMPLE_ITEM, SAMPLE_LONG_HEADING);
    assert_nowhere(fixture, COMMAND_NEXT_SAME_LEVEL, SAMPLE_LEAD);
}

static void test_again_slowly(Fixture *fixture, gconstpointer data)
{
    (void)data;
    assert_leads(fixture, COMMAND_REPEAT_SLOWLY, SAMPLE_LEAD, SAMPLE_LEAD);
    g_assert_cmpfloat(transport_speed_of(fixture->transport, SAMPLE_LEAD), <, 1);
    g_assert_cmpfloat(transport_speed_of(fixture->transport, SAMPLE_LEAD_SECOND), ==, 1);
    transport_began(fixture->transport, SAMPLE_LEAD);
    g_assert_cmpfloat(transport_speed_of(fixture->transport, SAMPLE_LEAD), <, 1);
    transport_began(fixture->transport, SAMPLE_LEAD_SECOND);
    g_assert_cmpfloat(transport_speed_of(fixture->transport, SAMPLE_LEAD), ==, 1);
}

static TransportEffect set(Fixture *fixture, TransportCommandKind kind, double value)
{
    TransportCommand command = {.kind = kind, .value = value};
    return transport_apply(fixture->transport, &command);
}

static void test_volume_has_a_limit(Fixture *fixture, gconstpointer data)
{
    (void)data;
    transport_free(fixture->transport);
    fixture->transport = transport_new(fixture->script, 0.8);
    g_assert_cmpfloat(transport_volume(fixture->transport), ==, 0.75);
    g_assert_cmpint(apply(fixture, COMMAND_LOUDER), ==, EFFECT_NOWHERE);
    g_assert_cmpint(set(fixture, COMMAND_SET_VOLUME, 2), ==, EFFECT_VOLUME);
    g_assert_cmpfloat(transport_volume(fixture->transport), <=, 0.8);
    g_assert_cmpint(apply(fixture, COMMAND_SOFTER), ==, EFFECT_VOLUME);
    g_assert_cmpfloat(transport_volume(fixture->transport), ==, 0.56);
    g_assert_cmpint(set(fixture, COMMAND_SET_SPEED, 1.62), ==, EFFECT_SPEED);
    g_assert_cmpfloat(transport_speed(fixture->transport), ==, 1.5);
    g_assert_cmpint(set(fixture, COMMAND_SET_SPEED, 1000), ==, EFFECT_SPEED);
    g_assert_cmpfloat(transport_speed(fixture->transport), ==, TRANSPORT_MAX_SPEED);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("/play/transport/headings", test_headings);
    add("/play/transport/heading-with-announcement", test_heading_with_announcement);
    add("/play/transport/sentences", test_sentences);
    add("/play/transport/blocks", test_blocks);
    add("/play/transport/far-jumps", test_far_jumps);
    add("/play/transport/no-disclaimer", test_no_disclaimer);
    add("/play/transport/pause", test_pause);
    add("/play/transport/jump-ends-pause", test_jump_ends_pause);
    add("/play/transport/after-the-end", test_after_the_end);
    add("/play/transport/speed", test_speed);
    add("/play/transport/same-level", test_same_level);
    add("/play/transport/again-slowly", test_again_slowly);
    add("/play/transport/volume", test_volume_has_a_limit);
    return g_test_run();
}
