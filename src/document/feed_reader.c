/* Reading feeds; see feed_reader.h.
 *
 * libxml2's XML parser in recovering mode gives events; an element that is known in the namespace
 * it stands in is a field of the feed, or of the item that is open. An item or a field that is not
 * closed ends where the next begins.
 */
#include "document/feed_reader.h"
#include "document/feed_date.h"
#include "document/feed_field.h"
#include "document/feed_guard.h"
#include "document/feed_text.h"
#include "document/html_guard.h"
#include "document/names.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <string.h>

/* A start tag as libxml2 gives it. */
typedef struct {
    const char *name;
    FeedSpace space;
    const xmlChar **attributes; /* name, prefix, namespace, value, its end; of each */
    int n_attributes;
} Start;

typedef struct {
    char *text; /* HTML for the fields that hold it */
    char *base, *language;
    guint rank; /* 0 while there is none */
    guint line;
} Value;

/* The feed itself, or an item: its fields as they come in. */
typedef struct {
    Value values[FEED_FIELDS];
    GPtrArray *authors; /* of char *, all of the rank of the author's value */
    char *base, *language;
    guint line, depth;
} Entry;

typedef struct {
    xmlParserCtxtPtr parser;
    Feed *feed;
    Entry head, item;
    gboolean in_item;
    gboolean is_bare_atom; /* the namespace was left out */
    guint depth;
    guint skip_depth; /* of the element that is passed over; 0 for none */

    const FeedMeaning *meaning; /* of the field that is open; NULL for none */
    guint meaning_depth;
    Value value;
    gboolean is_html;
    GString *text;
    gboolean has_name; /* the author that is open has an element for the name */
    guint name_depth;  /* of that element while it is open */

    guint n_faults, fault_line;
} Reader;

static void entry_clear(Entry *entry)
{
    for (guint i = 0; i < FEED_FIELDS; i++) {
        g_free(entry->values[i].text);
        g_free(entry->values[i].base);
        g_free(entry->values[i].language);
    }
    g_clear_pointer(&entry->authors, g_ptr_array_unref);
    g_free(entry->base);
    g_free(entry->language);
    *entry = (Entry){0};
}

static Entry *current_entry(Reader *reader)
{
    return reader->in_item ? &reader->item : &reader->head;
}

static guint current_line(const Reader *reader)
{
    const xmlParserInput *input = reader->parser->input;
    return input && input->line > 0 ? (guint)input->line : 0;
}

/* The attribute's value, or NULL; `prefix` NULL for one without. */
static char *attribute(const Start *start, const char *prefix, const char *name)
{
    for (int i = 0; i < start->n_attributes; i++) {
        const xmlChar **at = start->attributes + i * 5;
        if (strcmp((const char *)at[0], name) == 0 && g_strcmp0((const char *)at[1], prefix) == 0)
            return g_strstrip(g_strndup((const char *)at[3], (gsize)(at[4] - at[3])));
    }
    return NULL;
}

static char *resolve(const char *address, const char *base)
{
    if (!address || !*address)
        return g_strdup(base);
    xmlChar *built = base ? xmlBuildURI((const xmlChar *)address, (const xmlChar *)base) : NULL;
    char *resolved = g_strdup(built ? (char *)built : address);
    xmlFree(built);
    return resolved;
}

/* Takes what an element says of the addresses and the language within it. */
static void read_scope(const Start *start, const char *outer_base, const char *outer_language,
                       char **base, char **language)
{
    g_autofree char *own_base = attribute(start, "xml", "base");
    g_autofree char *own_language = attribute(start, "xml", "lang");
    char *resolved = resolve(own_base, outer_base);
    g_free(*base);
    *base = resolved;
    g_free(*language);
    *language = g_strdup(own_language && *own_language ? own_language : outer_language);
}

/* --- fields ------------------------------------------------------------------------------------
 */

static gboolean is_wanted(Reader *reader, const FeedMeaning *meaning)
{
    const Value *value = &current_entry(reader)->values[meaning->field];
    if (!reader->in_item && meaning->space != SPACE_RSS && meaning->space != SPACE_ATOM &&
        meaning->field != FIELD_LANGUAGE)
        return FALSE;
    return !value->rank || meaning->rank < value->rank ||
           (meaning->field == FIELD_AUTHOR && meaning->rank == value->rank);
}

/* Whether the text of the element is HTML's source rather than plain text. Sets `*is_text` FALSE
 * where it is neither. Source: RFC 4287, 3.1.1 and 4.1.3; of Atom 0.3 the type and mode. */
static gboolean holds_html(const Start *start, const FeedMeaning *meaning, gboolean *is_text)
{
    *is_text = TRUE;
    if (meaning->field != FIELD_CONTENT && meaning->field != FIELD_SUMMARY &&
        meaning->field != FIELD_TITLE)
        return FALSE;
    if (start->space != SPACE_ATOM)
        return start->space != SPACE_DC && start->space != SPACE_ITUNES;
    g_autofree char *type = attribute(start, NULL, "type");
    g_autofree char *mode = attribute(start, NULL, "mode");
    g_autofree char *file = attribute(start, NULL, "src");
    if (file || (mode && strcmp(mode, "base64") == 0))
        *is_text = FALSE;
    if (!type || strcmp(type, "text") == 0 || strcmp(type, "text/plain") == 0)
        return mode && strcmp(mode, "xml") == 0;
    gboolean html = strstr(type, "html") != NULL;
    if (!html && !g_str_has_prefix(type, "text/"))
        *is_text = FALSE;
    return html;
}

static void drop_field(Reader *reader)
{
    reader->meaning = NULL;
    g_clear_pointer(&reader->value.base, g_free);
    g_clear_pointer(&reader->value.language, g_free);
}

static void open_field(Reader *reader, const Start *start, const FeedMeaning *meaning)
{
    const Entry *entry = current_entry(reader);
    gboolean is_text;
    gboolean is_html = holds_html(start, meaning, &is_text);
    if (!is_text)
        return;
    reader->meaning = meaning;
    reader->meaning_depth = reader->depth;
    reader->is_html = is_html;
    reader->has_name = FALSE;
    reader->name_depth = 0;
    reader->value.line = current_line(reader);
    read_scope(start, entry->base, entry->language, &reader->value.base, &reader->value.language);
    g_string_truncate(reader->text, 0);
}

/* Several authors of the same rank are all named. */
static void take_author(Entry *entry, guint rank, const char *text)
{
    Value *value = &entry->values[FIELD_AUTHOR];
    char *name = feed_text_author(text);
    if (!name)
        return;
    if (!entry->authors || rank < value->rank) {
        g_clear_pointer(&entry->authors, g_ptr_array_unref);
        entry->authors = g_ptr_array_new_with_free_func(g_free);
    }
    g_ptr_array_add(entry->authors, name);
    value->rank = rank;
}

static guint count_lines(const char *at, const char *end)
{
    guint n = 0;
    for (; at < end; at++)
        n += *at == '\n';
    return n;
}

static void take_value(Reader *reader, Value *value, const char *text)
{
    FeedField field = reader->meaning->field;
    gboolean is_source = field == FIELD_CONTENT || field == FIELD_SUMMARY || field == FIELD_TITLE;
    g_free(value->text);
    value->text = is_source && !reader->is_html ? feed_text_to_html(text) : g_strdup(text);
    g_free(value->base);
    value->base = g_steal_pointer(&reader->value.base);
    g_free(value->language);
    value->language = g_steal_pointer(&reader->value.language);
    value->line = reader->value.line;
    value->rank = reader->meaning->rank;
}

/* Takes the text that was gathered as the value of the open field. */
static void close_field(Reader *reader)
{
    const FeedMeaning *meaning = reader->meaning;
    Entry *entry = current_entry(reader);
    char *text = g_strchomp(reader->text->str);
    const char *first = text;
    while (g_ascii_isspace(*first))
        first++;
    reader->value.line += count_lines(text, first);
    if (*first && meaning->field == FIELD_AUTHOR)
        take_author(entry, meaning->rank, first);
    else if (*first)
        take_value(reader, &entry->values[meaning->field], first);
    drop_field(reader);
}

/* Atom's links are attributes; a guid is a link unless it says it is not one. */
static gboolean read_link(Reader *reader, const Start *start, const FeedMeaning *meaning)
{
    if (start->space == SPACE_ATOM && strcmp(start->name, "link") == 0) {
        g_autofree char *rel = attribute(start, NULL, "rel");
        g_autofree char *href = attribute(start, NULL, "href");
        Entry *entry = current_entry(reader);
        Value *value = &entry->values[FIELD_LINK];
        if (!href || (rel && strcmp(rel, "alternate") != 0))
            return TRUE;
        read_scope(start, entry->base, NULL, &value->base, &value->language);
        g_free(value->text);
        value->text = g_steal_pointer(&href);
        value->rank = meaning->rank;
        return TRUE;
    }
    g_autofree char *permanent = attribute(start, NULL, "isPermaLink");
    return permanent && g_ascii_strcasecmp(permanent, "false") == 0;
}

static void start_field(Reader *reader, const Start *start)
{
    const FeedMeaning *meaning = feed_field_find(start->name, start->space);
    if (!meaning)
        return;
    if (meaning->field == FIELD_ELSEWHERE) {
        reader->skip_depth = reader->depth;
        return;
    }
    if (meaning->field == FIELD_NAME) {
        if (reader->meaning && reader->meaning->field == FIELD_AUTHOR) {
            g_string_truncate(reader->text, 0);
            reader->has_name = TRUE;
            reader->name_depth = reader->depth;
        }
        return;
    }
    if (reader->meaning) /* it was not closed */
        close_field(reader);
    if (!is_wanted(reader, meaning))
        return;
    if (meaning->field != FIELD_LINK || !read_link(reader, start, meaning))
        open_field(reader, start, meaning);
}

/* --- items -------------------------------------------------------------------------------------
 */

static char *to_plain(const Value *value)
{
    return value->text ? feed_text_from_html(value->text) : NULL;
}

static char *item_link(Entry *entry)
{
    const Value *value = &entry->values[FIELD_LINK];
    if (!value->text || !*value->text)
        return NULL;
    g_autofree char *link = resolve(value->text, value->base ? value->base : entry->base);
    return strstr(link, "://") ? g_steal_pointer(&link) : NULL;
}

/* The item's own text rather than its summary, unless that says more. */
static void choose_text(Entry *entry, FeedItem *item)
{
    Value *content = &entry->values[FIELD_CONTENT], *summary = &entry->values[FIELD_SUMMARY];
    gsize whole = content->text ? feed_text_length(content->text) : 0;
    gsize part = summary->text ? feed_text_length(summary->text) : 0;
    Value *chosen = whole >= part ? content : summary;
    if (!chosen->text || !MAX(whole, part))
        return;
    item->is_summary = chosen == summary && item->link && feed_text_is_cut(summary->text);
    item->line = chosen->line;
    g_free(item->base);
    item->base = g_steal_pointer(&chosen->base);
    item->html = g_steal_pointer(&chosen->text);
    if (chosen->language) {
        g_free(item->language);
        item->language = g_steal_pointer(&chosen->language);
    }
}

static char *to_date(const Value *value)
{
    return value->text ? feed_date_to_iso(value->text) : NULL;
}

static char *join_authors(const Entry *entry, const Entry *head)
{
    const GPtrArray *authors = entry->authors ? entry->authors : head->authors;
    return authors ? names_join(authors) : NULL;
}

static void end_item(Reader *reader)
{
    if (reader->meaning)
        close_field(reader);
    Entry *entry = &reader->item;
    FeedItem *item = g_new0(FeedItem, 1);
    item->line = entry->line;
    item->title = to_plain(&entry->values[FIELD_TITLE]);
    item->author = join_authors(entry, &reader->head);
    item->published = to_date(&entry->values[FIELD_PUBLISHED]);
    item->updated = to_date(&entry->values[FIELD_UPDATED]);
    item->link = item_link(entry);
    item->base = g_strdup(entry->base);
    const char *language = entry->values[FIELD_LANGUAGE].text;
    item->language = g_strdup(language ? language : entry->language);
    choose_text(entry, item);
    g_ptr_array_add(reader->feed->items, item);
    entry_clear(entry);
    reader->in_item = FALSE;
}

static gboolean is_item(const Start *start)
{
    return (start->space == SPACE_RSS && strcmp(start->name, "item") == 0) ||
           (start->space == SPACE_ATOM && strcmp(start->name, "entry") == 0);
}

static void start_item(Reader *reader, const Start *start)
{
    if (reader->in_item) /* it was not closed */
        end_item(reader);
    else if (reader->meaning)
        close_field(reader);
    reader->skip_depth = 0;
    reader->in_item = TRUE;
    reader->item.line = current_line(reader);
    reader->item.depth = reader->depth;
    g_autofree char *about = attribute(start, "rdf", "about");
    const Entry *head = &reader->head;
    const char *site = head->values[FIELD_LINK].text;
    read_scope(start, head->base ? head->base : site, head->language, &reader->item.base,
               &reader->item.language);
    if (about) {
        reader->item.values[FIELD_LINK].text = g_steal_pointer(&about);
        reader->item.values[FIELD_LINK].rank = 5;
    }
}

/* --- events ------------------------------------------------------------------------------------
 */

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     G_GNUC_UNUSED int n_namespaces, G_GNUC_UNUSED const xmlChar **bound,
                     int n_attributes, G_GNUC_UNUSED int n_defaulted, const xmlChar **attributes)
{
    Reader *reader = data;
    Start start = {.name = (const char *)name,
                   .space = feed_field_space((const char *)uri, (const char *)prefix),
                   .attributes = attributes,
                   .n_attributes = n_attributes};
    if (reader->depth++ == 0)
        reader->is_bare_atom = start.space == SPACE_RSS && strcmp(start.name, "feed") == 0;
    if (reader->is_bare_atom && start.space == SPACE_RSS)
        start.space = SPACE_ATOM;
    if (is_item(&start)) {
        start_item(reader, &start);
        return;
    }
    if (reader->skip_depth)
        return;
    gboolean outermost = reader->depth == 1 || strcmp(start.name, "channel") == 0;
    if (outermost && !reader->in_item) {
        Entry *head = &reader->head;
        g_autofree char *base = g_steal_pointer(&head->base);
        g_autofree char *language = g_steal_pointer(&head->language);
        read_scope(&start, base, language, &head->base, &head->language);
        return;
    }
    start_field(reader, &start);
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    Reader *reader = data;
    if (reader->depth <= reader->name_depth)
        reader->name_depth = 0;
    if (reader->meaning && reader->depth <= reader->meaning_depth)
        close_field(reader);
    if (reader->in_item && reader->depth <= reader->item.depth)
        end_item(reader);
    if (reader->skip_depth && reader->depth <= reader->skip_depth)
        reader->skip_depth = 0;
    reader->depth -= reader->depth > 0;
    (void)name, (void)prefix, (void)uri;
}

/* An author's text is the name, or an element for the name is in it beside address and mail. */
static gboolean is_name(const Reader *reader)
{
    return reader->has_name ? reader->name_depth > 0 : reader->depth == reader->meaning_depth;
}

static void on_text(void *data, const xmlChar *text, int length)
{
    Reader *reader = data;
    if (!reader->meaning || reader->skip_depth)
        return;
    if (reader->meaning->field == FIELD_AUTHOR && !is_name(reader))
        return;
    g_string_append_len(reader->text, (const char *)text, length);
}

static void on_error(void *data, xmlErrorPtr error)
{
    Reader *reader = data;
    if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE)
        return;
    if (!reader->n_faults++)
        reader->fault_line = error->line > 0 ? (guint)error->line : 0;
}

static void read_events(Reader *reader, const GString *text)
{
    if (!text->len || text->len > G_MAXINT)
        return;
    reader->parser = xmlCreateMemoryParserCtxt(text->str, (int)text->len);
    if (!reader->parser)
        return;
    *reader->parser->sax = (xmlSAXHandler){.startElementNs = on_start,
                                           .endElementNs = on_end,
                                           .characters = on_text,
                                           .ignorableWhitespace = on_text,
                                           .cdataBlock = on_text,
                                           .serror = on_error,
                                           .initialized = XML_SAX2_MAGIC};
    reader->parser->userData = reader;
    /* NOENT makes "&amp;" in attributes "&"; other entities there are none. */
    xmlCtxtUseOptions(reader->parser,
                      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
    xmlSwitchEncoding(reader->parser, XML_CHAR_ENCODING_UTF8);
    xmlParseDocument(reader->parser);
    if (reader->in_item) /* the feed was cut off */
        end_item(reader);
    xmlFreeParserCtxt(reader->parser);
}

/* What the feed says of itself. */
static void take_head(Reader *reader)
{
    Entry *head = &reader->head;
    const char *language = head->values[FIELD_LANGUAGE].text;
    reader->feed->title = to_plain(&head->values[FIELD_TITLE]);
    reader->feed->language = g_strdup(language ? language : head->language);
}

void feed_reader_read(Feed *feed, const char *text, gsize length, const char *address,
                      Diagnostics *diagnostics)
{
    g_autofree char *guarded = html_guard(text, length, diagnostics);
    g_autoptr(GString) xml = feed_guard(guarded ? guarded : text, length);
    Reader reader = {.feed = feed, .text = g_string_new(NULL)};
    reader.head.base = g_strdup(address);
    read_events(&reader, xml);
    take_head(&reader);
    if (reader.n_faults)
        diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, reader.fault_line,
                          "the feed's XML is broken here (faults: %u); read as far as it goes",
                          reader.n_faults);
    drop_field(&reader);
    entry_clear(&reader.head);
    entry_clear(&reader.item);
    g_string_free(reader.text, TRUE);
}
