/* A player without sound on the session bus, for test_mpris.py: it tells its state as standard
 * input says, line by line, and prints each request that reaches it. */
#include "base/module.h"
#include "cli/mpris.h"

#include <glib-unix.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    const MprisFunctions *functions;
    GMainContext *context;
    Mpris *mpris;
    MprisState state;
    GHashTable *texts; /* what the state's texts are, by name; ours */
    gboolean obedient; /* leaves when it is told to quit */
    gboolean ended;
} Player;

static const char *const kinds[] = {
    [MPRIS_PLAY] = "play",
    [MPRIS_PAUSE] = "pause",
    [MPRIS_PLAY_PAUSE] = "play-pause",
    [MPRIS_STOP] = "stop",
    [MPRIS_NEXT] = "next",
    [MPRIS_PREVIOUS] = "previous",
    [MPRIS_SEEK] = "seek",
    [MPRIS_SET_POSITION] = "set-position",
    [MPRIS_SET_VOLUME] = "set-volume",
    [MPRIS_SET_RATE] = "set-rate",
    [MPRIS_QUIT] = "quit",
};

static void on_request(const MprisRequest *request, gpointer data)
{
    Player *player = data;
    printf("%s %" G_GINT64_FORMAT " %.3f\n", kinds[request->kind], request->time_us,
           request->value);
    if (request->kind == MPRIS_QUIT && player->obedient)
        player->functions->destroy(g_steal_pointer(&player->mpris));
}

/* Runs `action` and prints how long it took, in microseconds. */
static void measure(const char *name, void (*action)(Player *player), Player *player)
{
    gint64 began_us = g_get_monotonic_time();
    action(player);
    printf("%s %" G_GINT64_FORMAT "\n", name, g_get_monotonic_time() - began_us);
}

static void appear(Player *player)
{
    player->mpris = player->functions->create(player->context, on_request, player);
}

static void tell(Player *player)
{
    player->functions->update(player->mpris, &player->state);
}

/* As a player whose title never stands still. */
static void tell_much(Player *player)
{
    for (int i = 0; i < 20000; i++) {
        g_autofree char *title = g_strdup_printf("title %d", i);
        MprisState state = player->state;
        state.title = title;
        player->functions->update(player->mpris, &state);
    }
}

static void leave(Player *player)
{
    player->functions->destroy(g_steal_pointer(&player->mpris));
}

/* As a player that has no time for its context. */
static void doze(Player *player)
{
    (void)player;
    g_usleep(G_USEC_PER_SEC);
}

static gboolean act(Player *player, const char *name)
{
    static const struct {
        const char *name;
        void (*action)(Player *player);
    } actions[] = {{"appear", appear},
                   {"tell", tell},
                   {"tell-much", tell_much},
                   {"leave", leave},
                   {"doze", doze}};
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++)
        if (g_str_equal(actions[i].name, name)) {
            measure(name, actions[i].action, player);
            return TRUE;
        }
    return FALSE;
}

static gboolean set_text(Player *player, const char *name, const char *value)
{
    MprisState *state = &player->state;
    const struct {
        const char *name;
        const char **text;
    } texts[] = {{"title", &state->title},
                 {"byline", &state->byline},
                 {"album", &state->album},
                 {"url", &state->url}};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        if (g_str_equal(texts[i].name, name)) {
            *texts[i].text = g_strcompress(value); /* \377 and the like are bytes */
            g_hash_table_replace(player->texts, g_strdup(name), (char *)*texts[i].text);
            return TRUE;
        }
    return FALSE;
}

static gboolean set_number(Player *player, const char *name, const char *value)
{
    MprisState *state = &player->state;
    double number = g_ascii_strtod(value, NULL);
    const struct {
        const char *name;
        double *number;
    } numbers[] = {{"rate", &state->rate},
                   {"minimum-rate", &state->minimum_rate},
                   {"maximum-rate", &state->maximum_rate},
                   {"volume", &state->volume}};
    const struct {
        const char *name;
        gint64 *time_us;
    } times[] = {{"length", &state->length_us}, {"position", &state->position_us}};
    const struct {
        const char *name;
        gboolean *can;
    } abilities[] = {{"can-go-next", &state->can_go_next},
                     {"can-go-previous", &state->can_go_previous},
                     {"can-seek", &state->can_seek},
                     {"obedient", &player->obedient}};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (g_str_equal(numbers[i].name, name))
            return *numbers[i].number = number, TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(times); i++)
        if (g_str_equal(times[i].name, name))
            return *times[i].time_us = g_ascii_strtoll(value, NULL, 10), TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(abilities); i++)
        if (g_str_equal(abilities[i].name, name))
            return *abilities[i].can = number != 0, TRUE;
    if (g_str_equal(name, "status"))
        return state->status = (MprisStatus)number, TRUE;
    if (g_str_equal(name, "track"))
        return state->track = (guint)number, TRUE;
    return FALSE;
}

/* "NAME VALUE" sets something, a word alone does something. */
static void obey(Player *player, const char *line)
{
    g_auto(GStrv) words = g_strsplit(line, " ", 2);
    if (words[0] && words[1]
            ? set_text(player, words[0], words[1]) || set_number(player, words[0], words[1])
            : words[0] && act(player, words[0]))
        return;
    printf("what is %s?\n", line);
}

static gboolean on_input(int fd, GIOCondition condition, gpointer data)
{
    (void)fd, (void)condition;
    Player *player = data;
    char line[8192];
    if (!fgets(line, sizeof line, stdin)) {
        player->ended = TRUE;
        return G_SOURCE_REMOVE;
    }
    obey(player, g_strchomp(line));
    return G_SOURCE_CONTINUE;
}

int main(void)
{
    setvbuf(stdin, NULL, _IONBF, 0); /* what was read ahead would wake nobody */
    setvbuf(stdout, NULL, _IOLBF, 0);
    g_autoptr(GError) error = NULL;
    Player player = {.state = {.rate = 1, .minimum_rate = 0.5, .maximum_rate = 3, .volume = 0.8}};
    player.functions = module_symbol(MPRIS_MODULE, MPRIS_SYMBOL, &error);
    if (!player.functions) {
        printf("%s\n", error->message);
        return 1;
    }
    g_autoptr(GMainContext) context = g_main_context_new();
    g_autoptr(GHashTable) texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    player.context = context;
    player.texts = texts;
    g_autoptr(GSource) input = g_unix_fd_source_new(0, G_IO_IN | G_IO_HUP);
    g_source_set_callback(input, G_SOURCE_FUNC(on_input), &player, NULL);
    g_source_attach(input, context);
    while (!player.ended)
        g_main_context_iteration(context, TRUE);
    player.functions->destroy(player.mpris);
    g_source_destroy(input);
    return 0;
}
