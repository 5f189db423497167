/* The counter: its life, who asks, and which answer that is; see counter.h. */
#include "serve/counter_parts.h"

#include "base/embed.h"
#include "publish/site_assets.h"
#include "serve/counter_page.h"
#include "serve/media_type.h"

#include <string.h>

/* How often it is looked whether passphrase or settings are others, and which state articles are
 * in while the site is made. */
enum { LOOK_MS = 1000 };

/* Whose forms those are that need no session; no token has blanks. */
#define THIS_MACHINE "this machine"

EMBED(counter_style, "serve/counter/counter.css");
EMBED(counter_script, "serve/counter/counter.js");

static void on_change(gpointer data)
{
    counter_tell(data);
}

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

/* The settings from now on. Takes both. */
static void set_pharmacy(Counter *counter, Pharmacy *pharmacy, Phrases *phrases)
{
    GArray *assets = load_assets(pharmacy);
    g_mutex_lock(&counter->lock);
    counter->settings.pharmacy = pharmacy;
    counter->settings.phrases = phrases;
    g_clear_pointer(&counter->pharmacy, pharmacy_free);
    g_clear_pointer(&counter->phrases, phrases_free);
    counter->pharmacy = pharmacy;
    counter->phrases = phrases;
    g_array_unref(counter->assets);
    g_free(counter->version);
    counter->assets = assets;
    counter->version = site_assets_version(assets);
    counter->version_now++;
    g_mutex_unlock(&counter->lock);
}

/* Where somebody has edited the settings: pages that are open show them, and customers' pages and
 * the spoken hours are made anew. */
static void look_at_pharmacy(Counter *counter)
{
    PharmacyFile *file = counter->settings.pharmacy_file;
    g_autoptr(Pharmacy) pharmacy = file ? pharmacy_file_look(file) : NULL;
    g_autoptr(Phrases) phrases =
        pharmacy ? phrases_load_counter(counter->settings.voices, pharmacy->language, NULL) : NULL;
    if (!phrases)
        return;
    set_pharmacy(counter, g_steal_pointer(&pharmacy), g_steal_pointer(&phrases));
    counter_tell(counter);
    workshop_publish(counter->workshop);
}

/* The hash of the passphrase as it is now. Another one ends what the one before began: a page that
 * is open asks for nothing, and is ended here too. g_free(). */
static char *current_hash(Counter *counter)
{
    gboolean changed;
    char *hash = passphrase_file_hash(counter->passphrase, &changed);
    if (changed) {
        sessions_end_all(counter->sessions);
        event_streams_part(counter->streams);
    }
    return hash;
}

/* Passphrase and settings may be set anew; while the site is made, articles become ready. */
static gpointer watch_shelf(gpointer data)
{
    Counter *counter = data;
    g_mutex_lock(&counter->lock);
    while (!counter->closing) {
        gint64 until_us = g_get_monotonic_time() + LOOK_MS * 1000;
        while (!counter->closing && g_cond_wait_until(&counter->wake, &counter->lock, until_us))
            continue;
        g_mutex_unlock(&counter->lock);
        g_free(current_hash(counter));
        look_at_pharmacy(counter);
        if (workshop_is_publishing(counter->workshop))
            counter_tell(counter);
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

Counter *counter_new(const CounterSettings *settings, GError **error)
{
    g_return_val_if_fail(settings && settings->program && settings->shelf && settings->pharmacy &&
                             settings->passphrase_path && settings->phrases && settings->site,
                         NULL);
    Shelf *shelf = shelf_open(settings->shelf, FALSE, error);
    if (!shelf)
        return NULL;
    Counter *counter = g_new0(Counter, 1);
    counter->settings = *settings;
    counter->shelf = shelf;
    counter->assets = load_assets(settings->pharmacy);
    counter->version = site_assets_version(counter->assets);
    counter->passphrase = passphrase_file_new(settings->passphrase_path);
    counter->version_now = g_random_int(); /* pages of a server before know that it is another */
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
    g_mutex_lock(&counter->lock); /* its threads may look at it at once */
    counter->workshop = workshop_new(&workshop);
    g_mutex_unlock(&counter->lock);
    counter_tell(counter);
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
    /* Both tell of their end; then nobody may look at the one that is gone. */
    g_mutex_lock(&counter->lock);
    Workshop *workshop = g_steal_pointer(&counter->workshop);
    g_mutex_unlock(&counter->lock);
    workshop_free(workshop);
    narrator_free(counter->narrator);
    event_streams_free(counter->streams);
    sessions_free(counter->sessions);
    passphrase_file_free(counter->passphrase);
    shelf_free(counter->shelf);
    pharmacy_free(counter->pharmacy);
    phrases_free(counter->phrases);
    g_array_unref(counter->assets);
    g_mutex_clear(&counter->trying);
    g_mutex_clear(&counter->lock);
    g_cond_clear(&counter->wake);
    g_free(counter->version);
    g_free(counter->seen);
    g_free(counter);
}

/* --- who asks ------------------------------------------------------------------------------- */

static void visit_clear(Visit *visit)
{
    g_free(visit->token);
    g_free(visit->hash);
    g_free(visit->form_key);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Visit, visit_clear)

static Visit visit_of(Counter *counter, const CounterRequest *request)
{
    Visit visit = {.request = request, .token = access_cookie(request->cookie, COUNTER_COOKIE)};
    visit.hash = current_hash(counter);
    if (!sessions_know(counter->sessions, visit.token, g_get_monotonic_time()))
        g_clear_pointer(&visit.token, g_free);
    gboolean local = access_is_local(&request->access) && !counter->settings.always_ask;
    visit.may = local || (visit.token && visit.hash);
    visit.form_owner = visit.token ? visit.token : visit.may ? THIS_MACHINE : NULL;
    visit.form_key = sessions_form_key(counter->sessions, visit.form_owner);
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

/* Under the lock. */
static gboolean find_asset(const Counter *counter, Answer *answer, const char *name)
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

static gboolean answer_asset(Counter *counter, Answer *answer, const char *name)
{
    g_mutex_lock(&counter->lock);
    gboolean found = find_asset(counter, answer, name);
    g_mutex_unlock(&counter->lock);
    return found;
}

/* --- answering ------------------------------------------------------------------------------ */

static void answer_post(Counter *counter, Answer *answer, const Visit *visit)
{
    const CounterRequest *request = visit->request;
    const CounterOrder *order = counter_order(request->path);
    if (!order) {
        answer_fault(answer, *request->path ? 404 : 405);
        return;
    }
    if (!access_is_same_origin(&request->access)) {
        answer_fault(answer, 403);
        return;
    }
    if (!visit->may && !order->open) {
        counter_show_door(counter, answer, visit, 403, NULL);
        return;
    }
    if (request->form && form_is_too_large(request->form)) {
        counter_show_fault(counter, answer, visit, 413, "too_large");
        return;
    }
    if (!request->form || !form_is_whole(request->form)) {
        answer_fault(answer, 400);
        return;
    }
    g_autofree char *key = form_text(request->form, "key");
    if (sessions_form_key_is(counter->sessions, visit->form_owner, key))
        order->answer(counter, answer, visit);
    else
        counter_show_fault(counter, answer, visit, 403, "old_page");
}

gsize counter_form_limit(Counter *counter, const CounterRequest *request)
{
    enum { MOST_OF_STRANGERS = 8 << 10 };
    const CounterOrder *order = counter_order(request->path);
    if (!order || !access_is_same_origin(&request->access))
        return 0;
    g_auto(Visit) visit = visit_of(counter, request);
    return visit.may ? FORM_MOST_BYTES : order->open ? MOST_OF_STRANGERS : 0;
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
        counter_show(counter, answer, &visit, 200, NULL);
    else
        counter_show_door(counter, answer, &visit, visit.hash ? 200 : 403, NULL);
}
