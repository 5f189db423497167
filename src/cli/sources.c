/* The articles of the inputs; see sources.h. */
#include "cli/sources.h"

#include "base/error.h"
#include "cli/report.h"
#include "document/feed.h"
#include "document/input.h"

/* A source with what its document is made of: a page, an item, or what was wrong. */
typedef struct {
    Source public;
    Input *input;
    const Feed *feed;
    GError *error;
} OwnSource;

struct Sources {
    const Options *options;
    char **next_input;
    GPtrArray *given; /* of OwnSource: their names are used to the end of the run */
    GPtrArray *feeds; /* of Feed */
    const Feed *feed; /* whose items come next; NULL for none */
    guint next_item;
    guint n_waiting; /* items of the feed that come still */
};

static void source_free(gpointer data)
{
    OwnSource *source = data;
    g_free(source->public.name);
    g_clear_pointer(&source->input, input_free);
    g_clear_error(&source->error);
    g_free(source);
}

Sources *sources_new(const Options *options)
{
    Sources *sources = g_new0(Sources, 1);
    sources->options = options;
    sources->next_input = options->inputs;
    sources->given = g_ptr_array_new_with_free_func(source_free);
    sources->feeds = g_ptr_array_new_with_free_func((GDestroyNotify)feed_free);
    return sources;
}

void sources_free(Sources *sources)
{
    if (!sources)
        return;
    g_ptr_array_unref(sources->given);
    g_ptr_array_unref(sources->feeds);
    g_free(sources);
}

guint sources_given(const Sources *sources)
{
    return sources->given->len;
}

guint sources_count(const Sources *sources)
{
    guint n = sources->given->len + g_strv_length(sources->next_input) + sources->n_waiting;
    return MAX(n, 1);
}

static OwnSource *give(Sources *sources, const char *name)
{
    OwnSource *source = g_new0(OwnSource, 1);
    source->public.name = g_strdup(name);
    g_ptr_array_add(sources->given, source);
    return source;
}

/* The next item that is wanted, or NULL when the feed has no more. */
static Source *next_item(Sources *sources)
{
    const Feed *feed = sources->feed;
    while (feed && sources->next_item < feed->items->len) {
        guint item = sources->next_item++;
        if (!item_list_has(sources->options->items, item + 1))
            continue;
        const char *input = sources->next_input[-1];
        g_autofree char *name = g_strdup_printf("%s, item %u", report_input_name(input), item + 1);
        OwnSource *source = give(sources, name);
        source->feed = feed;
        source->public.item = item + 1;
        source->public.n_items = feed->items->len;
        sources->n_waiting--;
        return &source->public;
    }
    sources->feed = NULL;
    sources->n_waiting = 0;
    return NULL;
}

/* Takes up a feed; FALSE with an error when it has no item, or not the one that is asked for. */
static gboolean open_feed(Sources *sources, const DocumentSource *bytes, GError **error)
{
    Diagnostics diagnostics = {.source = sources->next_input[-1], .handler = report_diagnostic};
    Feed *feed = feed_parse(bytes, &diagnostics, error);
    if (!feed)
        return FALSE;
    g_ptr_array_add(sources->feeds, feed);
    guint n = feed->items->len, missing = item_list_beyond(sources->options->items, n);
    if (missing) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE, "--item %u: the feed has %u item%s",
                    missing, n, n == 1 ? "" : "s");
        return FALSE;
    }
    sources->feed = feed;
    sources->next_item = 0;
    for (guint i = 1; i <= n; i++)
        sources->n_waiting += item_list_has(sources->options->items, i);
    return TRUE;
}

/* Reads the next input: the first of a feed's items, or the one article. */
static Source *open_input(Sources *sources, const char *name)
{
    GError *error = NULL;
    g_autoptr(Input) input = input_read(name, &error);
    DocumentSource bytes = input ? input_source(input) : (DocumentSource){0};
    gboolean is_feed = input && feed_is_there(&bytes);
    if (is_feed && open_feed(sources, &bytes, &error))
        return next_item(sources);
    if (input && !is_feed && sources->options->items)
        g_set_error_literal(&error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                            "--item chooses from a feed, and this is none: leave it out");
    OwnSource *source = give(sources, name);
    if (error)
        source->error = error;
    else
        source->input = g_steal_pointer(&input);
    return &source->public;
}

Source *sources_next(Sources *sources)
{
    Source *source = next_item(sources);
    if (source || !*sources->next_input)
        return source;
    const char *name = *sources->next_input++;
    return open_input(sources, name);
}

Document *source_document(Source *source, Diagnostics *diagnostics, GError **error)
{
    OwnSource *own = (OwnSource *)source;
    if (own->error) {
        g_propagate_error(error, g_steal_pointer(&own->error));
        return NULL;
    }
    if (own->feed)
        return feed_document(own->feed, own->public.item - 1, diagnostics, error);
    g_autoptr(Input) input = g_steal_pointer(&own->input);
    g_return_val_if_fail(input, NULL);
    DocumentSource bytes = input_source(input);
    return document_parse(&bytes, diagnostics, error);
}
