/* Reading JSON-LD; see json_ld.h. */
#include "article/json_ld.h"

#include <json-glib/json-glib.h>
#include <string.h>

enum {
    MAX_DEPTH = 48, /* json-glib and the walk recurse: deeper data is not an article's */
    MAX_BYTES = 4 * 1024 * 1024
};

/* Whether brackets nest no deeper than MAX_DEPTH; strings are skipped. */
static gboolean is_shallow(const char *json)
{
    int depth = 0;
    gboolean in_string = FALSE;
    for (const char *p = json; *p; p++) {
        if (in_string) {
            if (*p == '\\' && p[1])
                p++;
            else if (*p == '"')
                in_string = FALSE;
        } else if (*p == '"') {
            in_string = TRUE;
        } else if (*p == '{' || *p == '[') {
            if (++depth > MAX_DEPTH)
                return FALSE;
        } else if (*p == '}' || *p == ']') {
            depth--;
        }
    }
    return TRUE;
}

/* Behind the sign of a CDATA section, which some write around the data. */
static const char *skip_cdata(const char *json)
{
    static const char sign[] = "<![CDATA[";
    const char *cdata = strstr(json, sign), *start = strchr(json, '{');
    return cdata && (!start || cdata < start) ? cdata + strlen(sign) : json;
}

/* What sites write though JSON forbids it: raw line ends in strings, a comma behind the last
 * element, comments or CDATA signs around the data. One
 * value is taken. */
static char *mended(const char *json)
{
    const char *start = strpbrk(skip_cdata(json), "{[");
    if (!start)
        return g_strdup("");
    GString *out = g_string_sized_new(strlen(start));
    gboolean in_string = FALSE;
    gsize comma = 0; /* the length of `out` behind a comma that nothing follows yet */
    int depth = 0;
    for (const char *p = start; *p; p++) {
        char c = (guchar)*p < 0x20 ? ' ' : *p;
        if (in_string && c == '\\' && p[1]) {
            g_string_append_c(out, c);
            p++;
            c = (guchar)*p < 0x20 ? ' ' : *p;
        } else if (c == '"') {
            in_string = !in_string;
        }
        gboolean opens = !in_string && (c == '{' || c == '[');
        gboolean closes = !in_string && (c == '}' || c == ']');
        if (closes && comma)
            g_string_truncate(out, comma - 1);
        g_string_append_c(out, c);
        if (!in_string && c == ',')
            comma = out->len;
        else if (c != ' ')
            comma = 0;
        depth += opens - closes;
        if (depth == 0)
            break;
    }
    return g_string_free(out, FALSE);
}

/* The character that `reference` (between & and ;) stands for, or 0. */
static gunichar character_of(const char *reference)
{
    static const struct {
        const char *name;
        gunichar character;
    } names[] = {{"amp", '&'},      {"quot", '"'},     {"apos", '\''},    {"lt", '<'},
                 {"gt", '>'},       {"nbsp", 0xA0},    {"rsquo", 0x2019}, {"lsquo", 0x2018},
                 {"rdquo", 0x201D}, {"ldquo", 0x201C}, {"ndash", 0x2013}, {"mdash", 0x2014},
                 {"hellip", 0x2026}};
    if (reference[0] == '#') {
        gboolean hex = (reference[1] | 0x20) == 'x';
        guint64 value = g_ascii_strtoull(reference + (hex ? 2 : 1), NULL, hex ? 16 : 10);
        return value >= 0x20 && value <= 0x10FFFF && g_unichar_validate((gunichar)value)
                   ? (gunichar)value
                   : 0;
    }
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(reference, names[i].name) == 0)
            return names[i].character;
    return 0;
}

/* `text` with HTML's references read: many sites copy them into their data. */
static char *unescaped(const char *text)
{
    enum { LONGEST = 10 };
    GString *out = g_string_sized_new(strlen(text));
    for (const char *p = text; *p;) {
        gsize length = *p == '&' ? strcspn(p, "; ") : 0;
        g_autofree char *reference = length > 1 && length <= LONGEST && p[length] == ';'
                                         ? g_strndup(p + 1, length - 1)
                                         : NULL;
        gunichar character = reference ? character_of(reference) : 0;
        if (character) {
            g_string_append_unichar(out, character);
            p += length + 1;
        } else {
            g_string_append_c(out, *p++);
        }
    }
    return g_string_free(out, FALSE);
}

static const char *string_of(JsonNode *node)
{
    return node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING
               ? json_node_get_string(node)
               : NULL;
}

static const char *member_string(JsonObject *object, const char *name)
{
    return string_of(json_object_get_member(object, name));
}

/* How much an object of `type` says about the article: it is one, or only the page around one. */
typedef enum { SAYS_NOTHING, SAYS_PAGE, SAYS_ARTICLE } Says;

static Says says_of_type(const char *type)
{
    static const char *const ends[] = {"Article", "BlogPosting", "Report", "Review",
                                       "Recipe",  "HowTo",       "Posting"};
    for (guint i = 0; type && i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(type, ends[i]))
            return SAYS_ARTICLE;
    return type && g_str_has_suffix(type, "WebPage") ? SAYS_PAGE : SAYS_NOTHING;
}

static Says says(JsonObject *object)
{
    JsonNode *type = json_object_get_member(object, "@type");
    if (!type || !JSON_NODE_HOLDS_ARRAY(type))
        return says_of_type(string_of(type));
    Says best = SAYS_NOTHING;
    JsonArray *types = json_node_get_array(type);
    for (guint i = 0; i < json_array_get_length(types); i++)
        best = MAX(best, says_of_type(string_of(json_array_get_element(types, i))));
    return best;
}

/* --- names ------------------------------------------------------------------------------------ */

typedef struct {
    GPtrArray *parsers; /* keep the objects alive */
    GHashTable *named;  /* @id → JsonObject that has a name */
} Data;

/* Objects are named in one place and referred to by their id in others. */
static void index_names(JsonNode *node, GHashTable *named)
{
    if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *list = json_node_get_array(node);
        for (guint i = 0; i < json_array_get_length(list); i++)
            index_names(json_array_get_element(list, i), named);
    } else if (JSON_NODE_HOLDS_OBJECT(node)) {
        JsonObject *object = json_node_get_object(node);
        const char *id = member_string(object, "@id");
        if (id && member_string(object, "name") && !g_hash_table_contains(named, id))
            g_hash_table_insert(named, (gpointer)id, object);
        JsonObjectIter iter;
        const char *name;
        JsonNode *member;
        json_object_iter_init(&iter, object);
        while (json_object_iter_next(&iter, &name, &member))
            index_names(member, named);
    }
}

/* The name of a person or house, which may stand where its id is explained. */
static const char *name_of_object(JsonObject *object, const Data *data)
{
    const char *name = member_string(object, "name");
    const char *id = name ? NULL : member_string(object, "@id");
    JsonObject *explained = id ? g_hash_table_lookup(data->named, id) : NULL;
    return explained ? member_string(explained, "name") : name;
}

/* A name, an object with a name, or a list of either. */
static void collect_names(JsonNode *node, const Data *data, GString *names)
{
    enum { MAX_NAMES = 12 };
    if (!node)
        return;
    if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *list = json_node_get_array(node);
        for (guint i = 0; i < MIN(json_array_get_length(list), MAX_NAMES); i++)
            collect_names(json_array_get_element(list, i), data, names);
        return;
    }
    const char *name = JSON_NODE_HOLDS_OBJECT(node)
                           ? name_of_object(json_node_get_object(node), data)
                           : string_of(node);
    if (!name || !*name || strstr(name, "://"))
        return;
    g_autofree char *readable = unescaped(name);
    g_string_append_printf(names, "%s%s", names->len ? ", " : "", readable);
}

static void take_names(char **field, JsonObject *object, const char *member, const Data *data)
{
    if (*field)
        return;
    g_autoptr(GString) names = g_string_new(NULL);
    collect_names(json_object_get_member(object, member), data, names);
    if (names->len)
        *field = g_strdup(names->str);
}

/* --- articles ---------------------------------------------------------------------------------
 */

static void take(char **field, const char *value)
{
    if (!*field && value && *value)
        *field = unescaped(value);
}

static void read_object(JsonObject *object, const Data *data, JsonLd *found)
{
    take(&found->headline, member_string(object, "headline"));
    take(&found->published, member_string(object, "datePublished"));
    take(&found->modified, member_string(object, "dateModified"));
    take(&found->language, member_string(object, "inLanguage"));
    if (!found->body)
        found->body = g_strdup(member_string(object, "articleBody"));
    take_names(&found->author, object, "author", data);
    take_names(&found->author, object, "creator", data);
    take_names(&found->publisher, object, "publisher", data);
}

/* Reads the objects that say as much as `wanted`. */
static void walk(JsonNode *node, const Data *data, Says wanted, JsonLd *found)
{
    if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *list = json_node_get_array(node);
        for (guint i = 0; i < json_array_get_length(list); i++)
            walk(json_array_get_element(list, i), data, wanted, found);
    } else if (JSON_NODE_HOLDS_OBJECT(node)) {
        static const char *const inner[] = {"@graph", "mainEntity", "mainEntityOfPage"};
        JsonObject *object = json_node_get_object(node);
        if (says(object) == wanted)
            read_object(object, data, found);
        for (guint i = 0; i < G_N_ELEMENTS(inner); i++)
            if (json_object_has_member(object, inner[i]))
                walk(json_object_get_member(object, inner[i]), data, wanted, found);
    }
}

static void parse_all(const Document *document, Data *data)
{
    for (guint i = 0; i < document->n_json_ld; i++) {
        const char *text = document->json_ld[i];
        if (strlen(text) > MAX_BYTES || !is_shallow(text))
            continue;
        g_autofree char *json = mended(text);
        g_autoptr(JsonParser) parser = json_parser_new_immutable();
        if (!json_parser_load_from_data(parser, json, -1, NULL) || !json_parser_get_root(parser))
            continue;
        index_names(json_parser_get_root(parser), data->named);
        g_ptr_array_add(data->parsers, g_steal_pointer(&parser));
    }
}

void json_ld_read(const Document *document, JsonLd *found)
{
    g_autoptr(GPtrArray) parsers = g_ptr_array_new_with_free_func(g_object_unref);
    g_autoptr(GHashTable) named = g_hash_table_new(g_str_hash, g_str_equal);
    Data data = {parsers, named};
    parse_all(document, &data);
    for (Says wanted = SAYS_ARTICLE; wanted > SAYS_NOTHING; wanted--)
        for (guint i = 0; i < parsers->len; i++)
            walk(json_parser_get_root(parsers->pdata[i]), &data, wanted, found);
}

void json_ld_clear(JsonLd *found)
{
    g_free(found->headline);
    g_free(found->author);
    g_free(found->published);
    g_free(found->modified);
    g_free(found->body);
    g_free(found->publisher);
    g_free(found->language);
    *found = (JsonLd){0};
}
