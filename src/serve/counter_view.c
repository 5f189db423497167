/* What the counter shows: its pages, and what it tells those that are open; see counter.h. */
#include "serve/counter_parts.h"

#include "publish/site_page.h"
#include "serve/counter_page.h"

#include <string.h>
#include <unistd.h>

enum { MOST_ENTRIES = 20 };

char *counter_say(const Counter *counter, const char *key)
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
void counter_tell(Counter *counter)
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

void counter_show(Counter *counter, Answer *answer, const Visit *visit, guint status,
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
void counter_show_door(Counter *counter, Answer *answer, const Visit *visit, guint status,
                       const char *message)
{
    g_mutex_lock(&counter->lock);
    const CounterFrame frame = frame_for(counter, visit, message);
    char *text = visit->hash ? counter_enter_page(&frame) : counter_refusal_page(&frame);
    g_mutex_unlock(&counter->lock);
    answer_page(answer, status, text);
}

/* The page again, with what was wrong. */
void counter_show_fault(Counter *counter, Answer *answer, const Visit *visit, guint status,
                        const char *key)
{
    g_mutex_lock(&counter->lock);
    g_autofree char *message = counter_say(counter, key);
    g_mutex_unlock(&counter->lock);
    if (visit->may)
        counter_show(counter, answer, visit, status, message);
    else
        counter_show_door(counter, answer, visit, status, message);
}
