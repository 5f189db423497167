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

/* Sites put raw line ends into strings and CDATA signs around the data. */
static char *mended(const char *json)
{
    char *copy = g_strdup(json);
    for (char *p = copy; *p; p++)
        if ((guchar)*p < 0x20)
            *p = ' ';
    char *start = strpbrk(copy, "{["), *end = NULL;
    if (!start)
        return copy;
    for (char *p = start; *p; p++)
        if (*p == '}' || *p == ']')
            end = p + 1;
    if (end)
        *end = '\0';
    memmove(copy, start, strlen(start) + 1);
    return copy;
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

static gboolean is_article_type(const char *type)
{
    static const char *const ends[] = {"Article", "BlogPosting", "Report", "Review",
                                       "Recipe",  "HowTo",       "Posting"};
    for (guint i = 0; type && i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(type, ends[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_article(JsonObject *object)
{
    JsonNode *type = json_object_get_member(object, "@type");
    if (!type)
        return FALSE;
    if (!JSON_NODE_HOLDS_ARRAY(type))
        return is_article_type(string_of(type));
    JsonArray *types = json_node_get_array(type);
    for (guint i = 0; i < json_array_get_length(types); i++)
        if (is_article_type(string_of(json_array_get_element(types, i))))
            return TRUE;
    return FALSE;
}

/* A name, an object with a name, or a list of either. */
static void collect_names(JsonNode *node, GString *names)
{
    if (!node)
        return;
    if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *list = json_node_get_array(node);
        for (guint i = 0; i < MIN(json_array_get_length(list), 12); i++)
            collect_names(json_array_get_element(list, i), names);
        return;
    }
    const char *name = JSON_NODE_HOLDS_OBJECT(node)
                           ? member_string(json_node_get_object(node), "name")
                           : string_of(node);
    if (!name || !*name || strstr(name, "://"))
        return;
    if (names->len)
        g_string_append(names, ", ");
    g_string_append(names, name);
}

static char *names_of(JsonObject *object, const char *member)
{
    GString *names = g_string_new(NULL);
    collect_names(json_object_get_member(object, member), names);
    return names->len ? g_string_free(names, FALSE) : (g_string_free(names, TRUE), NULL);
}

static void take(char **field, const char *value)
{
    if (!*field && value && *value)
        *field = g_strdup(value);
}

static void read_article(JsonObject *object, JsonLd *found)
{
    take(&found->headline, member_string(object, "headline"));
    take(&found->published, member_string(object, "datePublished"));
    take(&found->body, member_string(object, "articleBody"));
    take(&found->language, member_string(object, "inLanguage"));
    if (!found->author)
        found->author = names_of(object, "author");
    if (!found->publisher)
        found->publisher = names_of(object, "publisher");
}

static void walk(JsonNode *node, JsonLd *found)
{
    if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *list = json_node_get_array(node);
        for (guint i = 0; i < json_array_get_length(list); i++)
            walk(json_array_get_element(list, i), found);
    } else if (JSON_NODE_HOLDS_OBJECT(node)) {
        JsonObject *object = json_node_get_object(node);
        if (is_article(object))
            read_article(object, found);
        JsonObjectIter iter;
        const char *name;
        JsonNode *member;
        json_object_iter_init(&iter, object);
        while (json_object_iter_next(&iter, &name, &member))
            if (strcmp(name, "@graph") == 0 || strcmp(name, "mainEntity") == 0 ||
                strcmp(name, "mainEntityOfPage") == 0)
                walk(member, found);
    }
}

void json_ld_read(const Document *document, JsonLd *found)
{
    for (guint i = 0; i < document->n_json_ld; i++) {
        const char *text = document->json_ld[i];
        if (strlen(text) > MAX_BYTES || !is_shallow(text))
            continue;
        g_autofree char *json = mended(text);
        g_autoptr(JsonParser) parser = json_parser_new_immutable();
        if (json_parser_load_from_data(parser, json, -1, NULL) && json_parser_get_root(parser))
            walk(json_parser_get_root(parser), found);
    }
}

void json_ld_clear(JsonLd *found)
{
    g_free(found->headline);
    g_free(found->author);
    g_free(found->published);
    g_free(found->body);
    g_free(found->publisher);
    g_free(found->language);
    *found = (JsonLd){0};
}
