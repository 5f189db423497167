/* What is asked of the counter by its forms; see counter.h. */
#include "serve/counter_parts.h"

#include "document/input.h"
#include "serve/counter_page.h"

#include <string.h>

/* What was asked for is done: the page, loaded anew. */
static void answer_done(Answer *answer)
{
    *answer =
        (Answer){.status = 303, .fd = -1, .cache = "no-store", .location = g_strdup(COUNTER_PATH)};
}

/* --- what is asked for ---------------------------------------------------------------------- */

/* The lines that the buttons have; what else a reading could be told is not for who only has a
 * browser. */
static gboolean is_line(const char *line)
{
    static const char *const lines[] = {
        "pause",        "next heading", "previous heading", "back",   "again",
        "again slowly", "where",        "disclaimer",       "faster", "slower",
        "louder",       "softer",       "beginning",        "quit",   NULL};
    return g_strv_contains(lines, line);
}

static void steer(Counter *counter, Answer *answer, const Visit *visit)
{
    g_autofree char *line = form_text(visit->request->form, "do");
    if (!is_line(line))
        answer_fault(answer, 400);
    else if (narrator_tell(counter->narrator, line))
        answer_done(answer);
    else
        counter_show_fault(counter, answer, visit, 409, "nothing_is_read");
}

static void go(Counter *counter, Answer *answer, const Visit *visit)
{
    g_autofree char *number = form_text(visit->request->form, "go");
    guint64 heading;
    if (!g_ascii_string_to_unsigned(number, 10, 1, G_MAXINT, &heading, NULL)) {
        answer_fault(answer, 400);
        return;
    }
    g_autofree char *line = g_strdup_printf("go %u", (guint)heading);
    if (narrator_tell(counter->narrator, line))
        answer_done(answer);
    else
        counter_show_fault(counter, answer, visit, 409, "nothing_is_read");
}

static void read_article(Counter *counter, Answer *answer, const Visit *visit)
{
    g_autofree char *id = form_text(visit->request->form, "id");
    g_mutex_lock(&counter->lock);
    g_autoptr(CatalogueEntry) entry = catalogue_find(shelf_catalogue(counter->shelf), id, NULL);
    g_mutex_unlock(&counter->lock);
    if (!entry) {
        counter_show_fault(counter, answer, visit, 404, "no_such_article");
        return;
    }
    if (narrator_read(counter->narrator, id))
        answer_done(answer);
    else
        counter_show_fault(counter, answer, visit, 503, "too_much");
}

/* What was pasted: its title, where it was given one, stands above it. */
static GBytes *pasted_bytes(const char *title, char *text)
{
    char *whole = *title ? g_strconcat(title, "\n\n", text, NULL) : g_strdup(text);
    return g_bytes_new_take(whole, strlen(whole));
}

/* What a file is by its name, where its bytes alone could be taken for something else. */
static const char *type_of_file(const char *name)
{
    static const char *const types[][2] = {{".md", "text/markdown"},
                                           {".markdown", "text/markdown"},
                                           {".html", "text/html"},
                                           {".htm", "text/html"},
                                           {".xhtml", "text/html"}};
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (guint i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_str_has_suffix(lower, types[i][0]))
            return types[i][1];
    return NULL;
}

/* One of the three forms that add; `name` is NULL where its field is empty. */
typedef struct {
    char *name;
    GBytes *bytes;
    const char *fault;
    const char *content_type;
} Addition;

static void addition_clear(Addition *addition)
{
    g_free(addition->name);
    g_clear_pointer(&addition->bytes, g_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Addition, addition_clear)

static Addition addition_of(Counter *counter, const Form *form)
{
    g_autofree char *address = form_text(form, "address"), *text = form_text(form, "text");
    if (form_bytes(form, "address"))
        return input_is_url(address) ? (Addition){g_steal_pointer(&address), NULL, NULL}
                                     : (Addition){NULL, NULL, "need_address"};
    GBytes *file = form_bytes(form, "file");
    if (file) {
        const char *name = form_file_name(form, "file");
        if (!name || g_bytes_get_size(file) == 0)
            return (Addition){NULL, NULL, "need_file"};
        return (Addition){g_strdup(name), g_bytes_ref(file), NULL, type_of_file(name)};
    }
    if (!*text)
        return (Addition){NULL, NULL, "need_text"};
    g_autofree char *title = form_text(form, "title");
    g_mutex_lock(&counter->lock);
    char *name = *title ? g_strdup(title) : counter_say(counter, "pasted");
    g_mutex_unlock(&counter->lock);
    return (Addition){name, pasted_bytes(title, text), NULL};
}

static void add(Counter *counter, Answer *answer, const Visit *visit)
{
    g_auto(Addition) addition = addition_of(counter, visit->request->form);
    const WorkOrder order = {addition.name, addition.bytes, addition.content_type};
    if (!addition.name)
        counter_show_fault(counter, answer, visit, 400, addition.fault);
    else if (workshop_add(counter->workshop, &order))
        answer_done(answer);
    else
        counter_show_fault(counter, answer, visit, 503, "too_much");
}

/* --- the door ------------------------------------------------------------------------------- */

static char *cookie_of(const char *token, gint64 life_s, gboolean secure)
{
    return g_strdup_printf(COUNTER_COOKIE "=%s; Path=" COUNTER_PATH "; HttpOnly; SameSite=Strict; "
                                          "Max-Age=%" G_GINT64_FORMAT "%s",
                           token, life_s, secure ? "; Secure" : "");
}

static void enter(Counter *counter, Answer *answer, const Visit *visit)
{
    const CounterRequest *request = visit->request;
    if (!visit->hash) {
        counter_show_door(counter, answer, visit, 403, NULL);
        return;
    }
    g_autofree char *passphrase = form_text(request->form, "passphrase");
    gboolean right = FALSE, may_try = g_mutex_trylock(&counter->trying);
    if (may_try) {
        may_try = sessions_may_try(counter->sessions, request->address, g_get_monotonic_time());
        right = may_try && passphrase_is(visit->hash, passphrase);
        g_mutex_unlock(&counter->trying);
    }
    if (!right) {
        counter_show_fault(counter, answer, visit, may_try ? 403 : 429, may_try ? "wrong" : "wait");
        return;
    }
    sessions_forgive(counter->sessions, request->address);
    g_autofree char *token = sessions_begin(counter->sessions, g_get_monotonic_time());
    answer_done(answer);
    answer->cookie = cookie_of(token, SESSION_LIFE_S, request->secure);
}

static void leave(Counter *counter, Answer *answer, const Visit *visit)
{
    sessions_end(counter->sessions, visit->token);
    answer_done(answer);
    answer->cookie = cookie_of("", 0, visit->request->secure);
}

/* --- all of them ---------------------------------------------------------------------------- */

const CounterOrder *counter_order(const char *path)
{
    static const CounterOrder orders[] = {
        {"do", FALSE, steer}, {"go", FALSE, go},      {"read", FALSE, read_article},
        {"add", FALSE, add},  {"enter", TRUE, enter}, {"leave", FALSE, leave},
    };
    for (guint i = 0; i < G_N_ELEMENTS(orders); i++)
        if (strcmp(orders[i].path, path) == 0)
            return &orders[i];
    return NULL;
}
