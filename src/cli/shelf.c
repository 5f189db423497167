/* lectern shelf: keeps a shelf of articles. It may be stopped at any moment: see
 * library/catalogue.h. */
#include "library/shelf.h"

#include "base/error.h"
#include "base/json_members.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/verb.h"

#include <string.h>

enum { MOST_FOUND = 20 };

typedef struct {
    const Verb *verb;
    const char *folder;
    const char *content_type; /* of what is added; NULL for what it says itself */
    Shelf *shelf;
    ArticleState state; /* of those listed; ARTICLE_STATES for all */
    guint most;
    GHashTable *files; /* of catalogue_all_files(); NULL: each article's are asked for */
    gboolean json, repair;
    gboolean again; /* looks again at what is there */
    guint n_same, n_found;
    int status;
} Task;

/* --- add, refresh --------------------------------------------------------------------------- */

static void print_line(const char *format, ...) G_GNUC_PRINTF(1, 2);
static void print_line(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *line = g_strdup_vprintf(format, values);
    va_end(values);
    output_write(line, strlen(line));
    output_write("\n", 1);
}

/* An article for people's health that ends without a notice is looked at before it is read out. */
static void warn_without_disclaimer(const ShelfEvent *event)
{
    if (event->article && event->article->disclaimers->len == 0)
        report_note("%s: no disclaimer was found in it", event->id);
}

/* A ShelfListener: a line for what is new, and on stderr for what is not. */
static void tell(const ShelfEvent *event, gpointer data)
{
    static const char *const outcomes[] = {
        [SHELF_ADDED] = "added", [SHELF_CHANGED] = "changed", [SHELF_RESTORED] = "restored"};
    Task *task = data;
    switch (event->outcome) {
    case SHELF_ADDED:
    case SHELF_CHANGED:
    case SHELF_RESTORED:
        print_line("%s\t%s\t%s", event->id, outcomes[event->outcome],
                   event->article->title ? event->article->title : "");
        output_flush();
        warn_without_disclaimer(event);
        break;
    case SHELF_SAME:
        task->n_same++;
        if (!task->again)
            report_note("%s: is on the shelf already, as %s", event->name, event->id);
        break;
    case SHELF_TWIN:
        report_note("%s: says the same as %s, and was not added", event->name, event->id);
        break;
    case SHELF_FAILED:
        task->status = report_error(event->name, event->error);
        break;
    }
}

static ShelfWatch watch_for(Task *task, Diagnostics *diagnostics)
{
    *diagnostics = (Diagnostics){.handler = report_diagnostic};
    return (ShelfWatch){tell, task, diagnostics};
}

static int add(Task *task, char **inputs)
{
    Diagnostics diagnostics;
    const ShelfWatch watch = watch_for(task, &diagnostics);
    for (; *inputs; inputs++) {
        g_autoptr(GError) error = NULL;
        if (!shelf_add(task->shelf, *inputs, task->content_type, &watch, &error))
            task->status = report_error(*inputs, error);
    }
    return task->status;
}

/* The article `id`; NULL when that was said. */
static CatalogueEntry *find_entry(Task *task, const char *id)
{
    g_autoptr(GError) error = NULL;
    CatalogueEntry *entry = catalogue_find(shelf_catalogue(task->shelf), id, &error);
    if (entry)
        return entry;
    if (!error)
        g_set_error(&error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "there is no such article: 'lectern shelf list %s' tells which there are",
                    task->folder);
    task->status = report_error(id, error);
    return NULL;
}

static int refresh(Task *task, char **ids)
{
    Diagnostics diagnostics;
    const ShelfWatch watch = watch_for(task, &diagnostics);
    g_autoptr(GError) error = NULL;
    task->again = TRUE;
    if (!*ids && !shelf_refresh(task->shelf, &watch, &error))
        return report_error(task->folder, error);
    for (; *ids; ids++) {
        g_autoptr(CatalogueEntry) entry = find_entry(task, *ids);
        g_autoptr(GError) fault = NULL;
        if (entry && !shelf_refresh_one(task->shelf, entry, &watch, &fault))
            task->status = report_error(*ids, fault);
    }
    report_note("%s: %u articles are as they were", task->folder, task->n_same);
    return task->status;
}

/* --- remove --------------------------------------------------------------------------------- */

static int remove_articles(Task *task, char **ids)
{
    for (; *ids; ids++) {
        g_autoptr(GError) error = NULL;
        if (shelf_remove_feed(task->shelf, *ids, &error)) {
            report_note("%s: is not looked at any more; its articles stay", *ids);
            continue;
        }
        g_autoptr(CatalogueEntry) entry = error ? NULL : find_entry(task, *ids);
        if (entry)
            shelf_remove(task->shelf, *ids, &error);
        if (error)
            task->status = report_error(*ids, error);
    }
    return task->status;
}

/* --- list, search --------------------------------------------------------------------------- */

/* "2026-11-23T21:30:00Z"; NULL for never. */
static void append_time(JsonBuilder *builder, const char *name, gint64 time_s)
{
    g_autoptr(GDateTime) time = time_s > 0 ? g_date_time_new_from_unix_utc(time_s) : NULL;
    g_autofree char *text = time ? g_date_time_format_iso8601(time) : NULL;
    json_add_text(builder, name, text);
}

/* What was made: each file with its format and its size. */
static void append_files(JsonBuilder *builder, const Task *task, const char *id)
{
    g_auto(GStrv) own =
        task->files ? NULL : catalogue_files(shelf_catalogue(task->shelf), id, NULL);
    char **files = task->files ? g_hash_table_lookup(task->files, id) : own;
    json_begin_array(builder, "files");
    for (char **file = files; file && *file; file++) {
        g_auto(GStrv) parts = g_strsplit(*file, "\t", -1);
        json_builder_begin_object(builder);
        json_add_text(builder, "format", parts[0]);
        json_add_text(builder, "path", parts[1]);
        json_add_number(builder, "bytes", g_ascii_strtoll(parts[2], NULL, 10));
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

/* A line of JSON for each article: programs read it as it comes. */
static void print_json(const Task *task, const CatalogueEntry *entry, const char *snippet)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    json_add_text(builder, "id", entry->id);
    json_add_text(builder, "title", entry->title);
    json_add_text(builder, "byline", entry->byline);
    json_add_text(builder, "date", entry->date);
    json_add_text(builder, "language", entry->language);
    json_add_text(builder, "site", entry->site);
    json_add_number(builder, "sections", entry->n_sections);
    json_add_number(builder, "words", entry->n_words);
    json_add_number(builder, "disclaimers", entry->n_disclaimers);
    json_add_text(builder, "source", entry->origin);
    json_add_text(builder, "feed", entry->feed);
    append_time(builder, "added", entry->added_s);
    append_time(builder, "fetched", entry->fetched_s);
    json_add_text(builder, "state", article_state_name(entry->state));
    json_add_text(builder, "reason", entry->reason);
    json_add_text(builder, "voice", entry->voice);
    json_add_text(builder, "version", entry->version);
    json_add_number(builder, "duration_ms", entry->duration_ms);
    append_files(builder, task, entry->id);
    if (snippet)
        json_add_text(builder, "snippet", snippet);
    json_builder_end_object(builder);
    g_autofree char *line = json_text(builder, FALSE);
    print_line("%s", line);
}

/* A CatalogueVisit. */
static gboolean print_entry(const CatalogueEntry *entry, const char *snippet, gpointer data)
{
    Task *task = data;
    task->n_found++;
    if (task->json) {
        print_json(task, entry, snippet);
        return TRUE;
    }
    print_line("%s\t%s\t%s\t%s", entry->id, entry->date ? entry->date : "-",
               article_state_name(entry->state), entry->title ? entry->title : "");
    if (entry->state == ARTICLE_FAILED && entry->reason)
        print_line("\t%s", entry->reason);
    if (snippet)
        print_line("\t%s", snippet);
    return output_write("", 0);
}

static int list(Task *task, G_GNUC_UNUSED char **words)
{
    g_autoptr(GError) error = NULL;
    Catalogue *catalogue = shelf_catalogue(task->shelf);
    catalogue_take_back(catalogue, NULL);
    g_autoptr(GHashTable) files = task->json ? catalogue_all_files(catalogue, &error) : NULL;
    task->files = files;
    gboolean done = !error && catalogue_walk(catalogue, task->state, print_entry, task, &error);
    task->files = NULL;
    return done ? EXIT_CODE_DONE : report_error(task->folder, error);
}

static int search(Task *task, char **words)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *typed = g_strjoinv(" ", words);
    if (!catalogue_search(shelf_catalogue(task->shelf), typed, task->most, print_entry, task,
                          &error))
        return report_error(task->folder, error);
    if (task->n_found == 0)
        report_note("nothing was found for '%s'", typed);
    else if (task->n_found == task->most)
        report_note("these are the best %u; there may be more, which --most N shows", task->most);
    return EXIT_CODE_DONE;
}

/* --- check ---------------------------------------------------------------------------------- */

static int check(Task *task, G_GNUC_UNUSED char **words)
{
    g_autoptr(GError) error = NULL;
    guint n_back = catalogue_take_back(shelf_catalogue(task->shelf), &error);
    g_auto(GStrv) faults = error ? NULL : shelf_check(task->shelf, task->repair, &error);
    guint n = error ? 0 : catalogue_count(shelf_catalogue(task->shelf), &error);
    if (error)
        return report_error(task->folder, error);
    for (char **fault = faults; *fault; fault++)
        print_line("%s", *fault);
    if (n_back > 0)
        report_note("%u articles wait again: the run that made them was stopped", n_back);
    report_note("%s: %u articles, %u faults", task->folder, n, g_strv_length(faults));
    return *faults ? EXIT_CODE_FAILED : EXIT_CODE_DONE;
}

/* --- the verb ------------------------------------------------------------------------------- */

typedef enum { WORDS_NONE, WORDS_MAY, WORDS_MUST } TakesWords;

static const struct {
    const char *name;
    TakesWords takes_words;
    const char *word;
    int (*run)(Task *task, char **words);
} actions[] = {{"add", WORDS_MUST, "a file, an address or -", add},
               {"list", WORDS_NONE, NULL, list},
               {"search", WORDS_MUST, "words", search},
               {"remove", WORDS_MUST, "an id", remove_articles},
               {"refresh", WORDS_MAY, NULL, refresh},
               {"check", WORDS_NONE, NULL, check}};

static int act(Task *task, char **words)
{
    guint i = 0;
    while (words[0] && i < G_N_ELEMENTS(actions) && strcmp(words[0], actions[i].name) != 0)
        i++;
    if (!words[0] || i == G_N_ELEMENTS(actions))
        return report_usage(task->verb, "give one of add, list, search, remove, refresh, check");
    if (!words[1])
        return report_usage(task->verb, "%s: give the folder of the shelf", words[0]);
    if (actions[i].takes_words == WORDS_MUST && !words[2])
        return report_usage(task->verb, "%s: give %s", words[0], actions[i].word);
    if (actions[i].takes_words == WORDS_NONE && words[2])
        return report_usage(task->verb, "%s: '%s' is too much", words[0], words[2]);
    task->folder = words[1];
    g_autoptr(GError) error = NULL;
    task->shelf = shelf_open(task->folder, strcmp(words[0], "add") == 0, &error);
    if (!task->shelf)
        return report_error(task->folder, error);
    int status = actions[i].run(task, words + 2);
    shelf_free(task->shelf);
    return status;
}

static int run(const Verb *verb, int argc, char **argv)
{
    static const char *const formats[] = {"text", "json", NULL};
    static const char *const states[] = {"all", "waiting", "rendering", "ready", "failed", NULL};
    g_auto(Options) options = {0};
    g_autofree char *format = NULL, *state = NULL, *content_type = NULL;
    int most = MOST_FOUND;
    Task task = {.verb = verb};
    const GOptionEntry own[] = {
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &format,
         "of list and search: text (default), or json, an object on each line", "FORMAT"},
        {"state", 0, 0, G_OPTION_ARG_FILENAME, &state,
         "list those that are waiting, rendering, ready or failed", "STATE"},
        {"most", 'n', 0, G_OPTION_ARG_INT, &most, "how many to find (default 20)", "N"},
        {"type", 't', 0, G_OPTION_ARG_FILENAME, &content_type,
         "with add: what the input is, where nothing else tells it: text/html, text/markdown, "
         "text/plain",
         "TYPE"},
        {"repair", 0, 0, G_OPTION_ARG_NONE, &task.repair, "with check: mend what can be mended",
         NULL},
        {NULL}};
    int status;
    if (!options_parse(&options, verb, OPTIONS_WORDS, own, argc, argv, &status))
        return status;
    int chosen_format = options_choose(verb, "--format", format, formats);
    int chosen_state = options_choose(verb, "--state", state, states);
    if (chosen_format < 0 || chosen_state < 0)
        return EXIT_CODE_USAGE;
    if (most <= 0)
        return report_usage(verb, "--most %d: give a number above 0", most);
    task.json = chosen_format == 1;
    task.state = chosen_state == 0 ? ARTICLE_STATES : (ArticleState)(chosen_state - 1);
    task.most = (guint)most;
    task.content_type = content_type;
    return act(&task, options.inputs);
}

const Verb shelf_verb = {
    .name = "shelf",
    .arguments =
        "add SHELF FILE|URL|-... | list SHELF | search SHELF WORDS... | remove SHELF ID... "
        "| refresh SHELF [ID...] | check SHELF",
    .summary = "keeps a shelf of articles",
    .run = run,
};
