/* The counter; see counter.h. */
#include "serve/counter.h"

#include "base/embed.h"
#include "base/error.h"
#include "document/input.h"
#include "publish/site_assets.h"
#include "publish/site_page.h"
#include "serve/counter_page.h"
#include "serve/media_type.h"
#include "serve/narrator.h"
#include "serve/passphrase.h"
#include "serve/sessions.h"
#include "serve/workshop.h"

#include <string.h>
#include <unistd.h>

#define COOKIE "lectern-counter"

/* How many articles the page shows, and how often it is looked which state they are in while the
 * site is made. */
enum { MOST_ENTRIES = 20, LOOK_MS = 1000 };

EMBED(counter_style, "serve/counter/counter.css");
EMBED(counter_script, "serve/counter/counter.js");

struct Counter {
    CounterSettings settings;
    GArray *assets; /* of SiteAsset, that the pages load */
    char *version;  /* of them */
    Sessions *sessions;
    EventStreams *streams;
    Narrator *narrator;
    Workshop *workshop;
    GThread *watch; /* of what becomes of the articles */
    GMutex trying;  /* one passphrase at a time, which takes a while */
    GMutex lock;
    GCond wake;
    /* Under the lock: */
    Shelf *shelf;
    guint version_now; /* of what the page shows besides what is being said */
    char *seen;        /* what that depended on */
    gboolean closing;
};

/* --- what is shown -------------------------------------------------------------------------- */

static char *say(const Counter *counter, const char *key)
{
    return phrases_format(counter->settings.phrases, key, 0, 0, NULL);
}

/* A CatalogueVisit. */
static gboolean keep_entry(const CatalogueEntry *entry, const char *snippet, gpointer data)
{
    (void)snippet;
    GPtrArray *entries = data;
    g_ptr_array_add(entries, catalogue_entry_copy(entry));
    return entries->len < MOST_ENTRIES;
}

static void free_entry(gpointer entry)
{
    catalogue_entry_free(entry);
}

/* What was looked for, or the newest. Under the lock. */
static GPtrArray *find_entries(const Counter *counter, const char *query)
{
    GPtrArray *entries = g_ptr_array_new_with_free_func(free_entry);
    Catalogue *catalogue = shelf_catalogue(counter->shelf);
    if (*query)
        catalogue_search(catalogue, query, MOST_ENTRIES, keep_entry, entries, NULL);
    else
        catalogue_walk(catalogue, ARTICLE_STATES, keep_entry, entries, NULL);
    return entries;
}

/* The page for customers of an article that was made: its files are named as it is. NULL where
 * there is none. Under the lock. g_free(). */
static char *find_page(const Counter *counter, const char *id)
{
    g_auto(GStrv) files = catalogue_files(shelf_catalogue(counter->shelf), id, NULL);
    if (!files || !files[0])
        return NULL;
    g_auto(GStrv) parts = g_strsplit(files[0], "\t", 3);
    g_autofree char *name = g_path_get_basename(parts[1] ? parts[1] : "");
    char *dot = strchr(name, '.');
    if (dot)
        *dot = '\0';
    g_autofree char *path = g_strconcat(SITE_ARTICLES "/", name, ".html", NULL);
    int fd = -1;
    struct stat status;
    if (site_folder_look(counter->settings.site, path, &fd, &status) != SITE_ENTRY_FILE)
        return NULL;
    close(fd);
    return g_steal_pointer(&path);
}

/* What changes on the page while nothing is being said. Under the lock. g_free(). */
static char *look_at_shelf(const Counter *counter)
{
    g_autoptr(GPtrArray) entries = find_entries(counter, "");
    GString *seen = g_string_new(NULL);
    for (guint i = 0; i < entries->len; i++) {
        const CatalogueEntry *entry = g_ptr_array_index(entries, i);
        g_string_append_printf(seen, "%s %d\n", entry->id, entry->state);
    }
    return g_string_free(seen, FALSE);
}

/* Which parts there are: what else is said changes by itself. */
static void append_parts(GString *seen, const Narration *now)
{
    gboolean going = now->state == NARRATOR_PLAYING || now->state == NARRATOR_PAUSED ||
                     now->state == NARRATOR_WAITING;
    g_string_append_printf(seen, "%s %d %d %u %s\n", now->id ? now->id : "",
                           going ? -1 : (int)now->state, now->has_disclaimer, now->headings->len,
                           now->title ? now->title : "");
}

static void append_works(GString *seen, Workshop *workshop)
{
    g_autoptr(GPtrArray) works = workshop_list(workshop);
    for (guint i = 0; i < works->len; i++) {
        const Work *work = g_ptr_array_index(works, i);
        g_string_append_printf(seen, "%s %d\n", work->name, work->state);
    }
    g_autofree char *fault = workshop_fault(workshop);
    g_string_append_printf(seen, "%d %s\n", workshop_is_publishing(workshop), fault ? fault : "");
}

/* Tells all pages how things are. */
static void tell(Counter *counter)
{
    g_autoptr(Narration) now = narrator_look(counter->narrator);
    g_mutex_lock(&counter->lock);
    GString *seen = g_string_new(NULL);
    append_parts(seen, now);
    if (counter->workshop)
        append_works(seen, counter->workshop);
    g_autofree char *shelf = look_at_shelf(counter);
    g_string_append(seen, shelf);
    if (g_strcmp0(counter->seen, seen->str) != 0)
        counter->version_now++;
    g_free(counter->seen);
    counter->seen = g_string_free(seen, FALSE);
    const CounterFrame frame = {.pharmacy = counter->settings.pharmacy,
                                .phrases = counter->settings.phrases};
    event_streams_tell(counter->streams, counter_event(&frame, now, counter->version_now));
    g_mutex_unlock(&counter->lock);
}

static void on_change(gpointer data)
{
    tell(data);
}

/* While the site is made, articles become ready. */
static gpointer watch_shelf(gpointer data)
{
    Counter *counter = data;
    g_mutex_lock(&counter->lock);
    while (!counter->closing) {
        gint64 until_us = g_get_monotonic_time() + LOOK_MS * 1000;
        while (!counter->closing && g_cond_wait_until(&counter->wake, &counter->lock, until_us))
            continue;
        g_mutex_unlock(&counter->lock);
        if (workshop_is_publishing(counter->workshop))
            tell(counter);
        g_mutex_lock(&counter->lock);
    }
    g_mutex_unlock(&counter->lock);
    return NULL;
}

/* A CatalogueVisit: one is enough. */
static gboolean is_there(const CatalogueEntry *entry, const char *snippet, gpointer data)
{
    (void)entry, (void)snippet;
    *(gboolean *)data = TRUE;
    return FALSE;
}

/* Whether articles wait to be made, such as those that a server before was making when it ended. */
static gboolean is_stale(const Counter *counter)
{
    gboolean stale = FALSE;
    catalogue_take_back(shelf_catalogue(counter->shelf), NULL);
    catalogue_walk(shelf_catalogue(counter->shelf), ARTICLE_WAITING, is_there, &stale, NULL);
    return stale;
}

/* --- life ----------------------------------------------------------------------------------- */

static GArray *load_assets(const Pharmacy *pharmacy)
{
    GArray *assets = site_assets_new(pharmacy);
    const SiteAsset own[] = {
        {"counter.css", embedded_bytes(counter_style_start, counter_style_end)},
        {"counter.js", embedded_bytes(counter_script_start, counter_script_end)},
    };
    g_array_append_vals(assets, own, G_N_ELEMENTS(own));
    return assets;
}

Counter *counter_new(const CounterSettings *settings, GError **error)
{
    g_return_val_if_fail(settings && settings->program && settings->shelf && settings->pharmacy &&
                             settings->phrases && settings->site,
                         NULL);
    Shelf *shelf = shelf_open(settings->shelf, FALSE, error);
    if (!shelf)
        return NULL;
    Counter *counter = g_new0(Counter, 1);
    counter->settings = *settings;
    counter->shelf = shelf;
    counter->assets = load_assets(settings->pharmacy);
    counter->version = site_assets_version(counter->assets);
    counter->sessions = sessions_new();
    counter->streams = event_streams_new();
    g_mutex_init(&counter->trying);
    g_mutex_init(&counter->lock);
    g_cond_init(&counter->wake);
    const NarratorOptions narrator = {settings->program, settings->shelf, settings->device,
                                      on_change, counter};
    counter->narrator = narrator_new(&narrator);
    const WorkshopOptions workshop = {settings->program, settings->shelf, is_stale(counter),
                                      on_change, counter};
    counter->workshop = workshop_new(&workshop);
    tell(counter);
    counter->watch = g_thread_new("watch", watch_shelf, counter);
    return counter;
}

void counter_end_streams(Counter *counter)
{
    event_streams_end(counter->streams);
}

void counter_free(Counter *counter)
{
    if (!counter)
        return;
    g_mutex_lock(&counter->lock);
    counter->closing = TRUE;
    g_cond_signal(&counter->wake);
    g_mutex_unlock(&counter->lock);
    g_thread_join(counter->watch);
    narrator_free(counter->narrator);
    workshop_free(counter->workshop);
    event_streams_free(counter->streams);
    sessions_free(counter->sessions);
    shelf_free(counter->shelf);
    g_array_unref(counter->assets);
    g_mutex_clear(&counter->trying);
    g_mutex_clear(&counter->lock);
    g_cond_clear(&counter->wake);
    g_free(counter->version);
    g_free(counter->seen);
    g_free(counter);
}

/* --- who asks ------------------------------------------------------------------------------- */

/* Somebody who asks. */
typedef struct {
    const CounterRequest *request;
    char *token; /* of the session; NULL for none */
    gboolean may;
    char *form_key;
} Visit;

static void visit_clear(Visit *visit)
{
    g_free(visit->token);
    g_free(visit->form_key);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Visit, visit_clear)

static Visit visit_of(Counter *counter, const CounterRequest *request)
{
    Visit visit = {.request = request, .token = access_cookie(request->cookie, COOKIE)};
    if (!sessions_know(counter->sessions, visit.token, g_get_monotonic_time()))
        g_clear_pointer(&visit.token, g_free);
    gboolean local = access_is_local(&request->access) && !counter->settings.always_ask;
    visit.may = local || (visit.token && counter->settings.passphrase_hash);
    visit.form_key = sessions_form_key(counter->sessions, visit.token);
    return visit;
}

EventStreams *counter_streams(Counter *counter, const CounterRequest *request)
{
    if (strcmp(request->path, "events") != 0 || strcmp(request->method, "GET") != 0)
        return NULL;
    g_auto(Visit) visit = visit_of(counter, request);
    gboolean may = visit.may && access_is_same_origin(&request->access);
    return may ? counter->streams : NULL;
}

/* --- pages ---------------------------------------------------------------------------------- */

static CounterFrame frame_for(const Counter *counter, const Visit *visit, const char *message)
{
    int fd = -1;
    struct stat status;
    gboolean has_site =
        site_folder_look(counter->settings.site, SITE_HOME, &fd, &status) == SITE_ENTRY_FILE;
    if (fd >= 0)
        close(fd);
    return (CounterFrame){.pharmacy = counter->settings.pharmacy,
                          .phrases = counter->settings.phrases,
                          .version = counter->version,
                          .form_key = visit->form_key,
                          .message = message,
                          .has_site = has_site,
                          .can_leave = visit->token != NULL};
}

/* What was looked for: "q=…" of the query. g_free(). */
static char *query_of(const CounterRequest *request)
{
    g_autoptr(GHashTable) fields =
        request->query ? g_uri_parse_params(request->query, -1, "&", G_URI_PARAMS_WWW_FORM, NULL)
                       : NULL;
    const char *query = fields ? g_hash_table_lookup(fields, "q") : NULL;
    return query ? g_strstrip(g_utf8_make_valid(query, -1)) : g_strdup("");
}

static void answer_page(Answer *answer, guint status, char *page)
{
    *answer = (Answer){.status = status,
                       .fd = -1,
                       .bytes = g_bytes_new_take(page, strlen(page)),
                       .type = "text/html; charset=utf-8",
                       .cache = "no-store"};
    answer->size = g_bytes_get_size(answer->bytes);
}

static void show_counter(Counter *counter, Answer *answer, const Visit *visit, guint status,
                         const char *message)
{
    g_autoptr(Narration) now = narrator_look(counter->narrator);
    g_autoptr(GPtrArray) works = workshop_list(counter->workshop);
    g_autofree char *fault = workshop_fault(counter->workshop);
    g_autofree char *query = query_of(visit->request);
    g_mutex_lock(&counter->lock);
    g_autoptr(GPtrArray) entries = find_entries(counter, query);
    g_autofree char *page = now->id ? find_page(counter, now->id) : NULL;
    const CounterView view = {.frame = frame_for(counter, visit, message),
                              .now = now,
                              .page = page,
                              .works = works,
                              .publishing = workshop_is_publishing(counter->workshop),
                              .fault = fault,
                              .query = query,
                              .entries = entries};
    char *text = counter_page(&view);
    g_mutex_unlock(&counter->lock);
    answer_page(answer, status, text);
}

/* The page that asks for the passphrase, where there is one. */
static void show_door(Counter *counter, Answer *answer, const Visit *visit, guint status,
                      const char *message)
{
    g_mutex_lock(&counter->lock);
    const CounterFrame frame = frame_for(counter, visit, message);
    char *text = counter->settings.passphrase_hash ? counter_enter_page(&frame)
                                                   : counter_refusal_page(&frame);
    g_mutex_unlock(&counter->lock);
    answer_page(answer, status, text);
}

/* The page again, with what was wrong. */
static void show_fault(Counter *counter, Answer *answer, const Visit *visit, guint status,
                       const char *key)
{
    g_mutex_lock(&counter->lock);
    g_autofree char *message = say(counter, key);
    g_mutex_unlock(&counter->lock);
    if (visit->may)
        show_counter(counter, answer, visit, status, message);
    else
        show_door(counter, answer, visit, status, message);
}

/* What was asked for is done: the page, loaded anew. */
static void answer_done(Answer *answer)
{
    *answer =
        (Answer){.status = 303, .fd = -1, .cache = "no-store", .location = g_strdup(COUNTER_PATH)};
}

static gboolean answer_asset(const Counter *counter, Answer *answer, const char *name)
{
    for (guint i = 0; i < counter->assets->len; i++) {
        const SiteAsset *asset = site_assets_get(counter->assets, i);
        if (!g_str_equal(asset->name, name))
            continue;
        *answer = (Answer){.status = 200,
                           .fd = -1,
                           .bytes = g_bytes_ref(asset->bytes),
                           .type = media_type_of(name)->type,
                           .cache = "public, max-age=31536000, immutable"};
        answer->size = g_bytes_get_size(asset->bytes);
        return TRUE;
    }
    return FALSE;
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
        show_fault(counter, answer, visit, 409, "nothing_is_read");
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
        show_fault(counter, answer, visit, 409, "nothing_is_read");
}

static void read_article(Counter *counter, Answer *answer, const Visit *visit)
{
    g_autofree char *id = form_text(visit->request->form, "id");
    g_mutex_lock(&counter->lock);
    g_autoptr(CatalogueEntry) entry = catalogue_find(shelf_catalogue(counter->shelf), id, NULL);
    g_mutex_unlock(&counter->lock);
    if (!entry) {
        show_fault(counter, answer, visit, 404, "no_such_article");
        return;
    }
    narrator_read(counter->narrator, id, NULL);
    answer_done(answer);
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
    char *name = *title ? g_strdup(title) : say(counter, "pasted");
    g_mutex_unlock(&counter->lock);
    return (Addition){name, pasted_bytes(title, text), NULL};
}

static void add(Counter *counter, Answer *answer, const Visit *visit)
{
    g_auto(Addition) addition = addition_of(counter, visit->request->form);
    const WorkOrder order = {addition.name, addition.bytes, addition.content_type};
    if (!addition.name)
        show_fault(counter, answer, visit, 400, addition.fault);
    else if (workshop_add(counter->workshop, &order))
        answer_done(answer);
    else
        show_fault(counter, answer, visit, 503, "too_much");
}

/* --- the door ------------------------------------------------------------------------------- */

static char *cookie_of(const char *token, gint64 life_s, gboolean secure)
{
    return g_strdup_printf(COOKIE "=%s; Path=" COUNTER_PATH "; HttpOnly; SameSite=Strict; "
                                  "Max-Age=%" G_GINT64_FORMAT "%s",
                           token, life_s, secure ? "; Secure" : "");
}

static void enter(Counter *counter, Answer *answer, const Visit *visit)
{
    const CounterRequest *request = visit->request;
    const char *hash = counter->settings.passphrase_hash;
    if (!hash) {
        show_door(counter, answer, visit, 403, NULL);
        return;
    }
    g_autofree char *passphrase = form_text(request->form, "passphrase");
    g_mutex_lock(&counter->trying);
    gboolean may_try =
        sessions_may_try(counter->sessions, request->address, g_get_monotonic_time());
    gboolean right = may_try && passphrase_is(hash, passphrase);
    g_mutex_unlock(&counter->trying);
    if (!right) {
        show_fault(counter, answer, visit, may_try ? 403 : 429, may_try ? "wrong" : "wait");
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

/* --- answering ------------------------------------------------------------------------------ */

static const struct {
    const char *path;
    gboolean open; /* to who has not given the passphrase too */
    void (*answer)(Counter *counter, Answer *answer, const Visit *visit);
} posts[] = {
    {"do", FALSE, steer}, {"go", FALSE, go},      {"read", FALSE, read_article},
    {"add", FALSE, add},  {"enter", TRUE, enter}, {"leave", FALSE, leave},
};

static void answer_post(Counter *counter, Answer *answer, const Visit *visit)
{
    const CounterRequest *request = visit->request;
    guint i = 0;
    while (i < G_N_ELEMENTS(posts) && strcmp(posts[i].path, request->path) != 0)
        i++;
    if (i == G_N_ELEMENTS(posts)) {
        answer_fault(answer, *request->path ? 404 : 405);
        return;
    }
    if (!access_is_same_origin(&request->access)) {
        answer_fault(answer, 403);
        return;
    }
    if (!visit->may && !posts[i].open) {
        show_door(counter, answer, visit, 403, NULL);
        return;
    }
    if (!request->form || !form_is_whole(request->form)) {
        answer_fault(answer, request->form && form_is_too_large(request->form) ? 413 : 400);
        return;
    }
    g_autofree char *key = form_text(request->form, "key");
    if (sessions_form_key_is(counter->sessions, visit->token, key))
        posts[i].answer(counter, answer, visit);
    else
        show_fault(counter, answer, visit, 403, "old_page");
}

const char *counter_path(const char *path)
{
    const char *own = &COUNTER_PATH[1];
    if (!g_str_has_prefix(path, own))
        return NULL;
    const char *rest = path + strlen(own);
    return *rest == '\0' ? rest : *rest == '/' ? rest + 1 : NULL;
}

void counter_answer(Counter *counter, Answer *answer, const CounterRequest *request)
{
    g_auto(Visit) visit = visit_of(counter, request);
    if (strcmp(request->method, "POST") == 0)
        answer_post(counter, answer, &visit);
    else if (strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0)
        answer_fault(answer, 405);
    else if (answer_asset(counter, answer, request->path))
        return;
    else if (strcmp(request->path, "events") == 0)
        answer_fault(answer, visit.may ? 503 : 403);
    else if (*request->path)
        answer_fault(answer, 404);
    else if (visit.may)
        show_counter(counter, answer, &visit, 200, NULL);
    else
        show_door(counter, answer, &visit, counter->settings.passphrase_hash ? 200 : 403, NULL);
}
