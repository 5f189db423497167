/* What a page says about itself; see html_head.h. */
#include "document/html_head.h"

#include <string.h>

/* A meta may give several properties at once. */
enum { MAX_META_NAMES = 8 };

void html_head_init(HtmlHead *head, HtmlTree *tree)
{
    *head = (HtmlHead){.tree = tree, .json_ld = g_ptr_array_new()};
    inline_text_init(&head->title);
}

void html_head_clear(HtmlHead *head)
{
    inline_text_clear(&head->title);
    if (head->script)
        g_string_free(head->script, TRUE);
    g_ptr_array_unref(head->json_ld);
}

/* The value trimmed, in lower case if asked; "" for NULL. */
static char *tidy(const char *value, gboolean lower)
{
    if (!value)
        return g_strdup("");
    return g_strstrip(lower ? g_ascii_strdown(value, -1) : g_strdup(value));
}

static void read_meta(HtmlHead *head, const HtmlAttributes *attributes)
{
    const char *names[] = {attributes->name, attributes->property, attributes->itemprop,
                           attributes->http_equiv};
    g_autofree char *content = tidy(attributes->content, FALSE);
    if (!*content)
        return;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *name = tidy(names[i], TRUE);
        g_auto(GStrv) words = g_strsplit_set(name, " \t\r\n", MAX_META_NAMES);
        for (char **word = words; *word; word++)
            if (**word)
                html_tree_add_meta(head->tree, *word, content);
    }
    if (attributes->http_equiv &&
        g_ascii_strcasecmp(attributes->http_equiv, "content-language") == 0)
        head->content_language = interner_keep(&head->tree->interner, content);
}

static void read_link(HtmlHead *head, const HtmlName *name, const HtmlAttributes *attributes)
{
    g_autofree char *href = tidy(attributes->href, FALSE);
    g_autofree char *rel = tidy(attributes->rel ? attributes->rel : attributes->itemprop, TRUE);
    if (!*href)
        return;
    if (strcmp(name->tag, "base") == 0) {
        html_tree_add_meta(head->tree, "base", href);
    } else if (*rel) {
        g_autofree char *key = g_strconcat("link:", rel, NULL);
        html_tree_add_meta(head->tree, key, href);
    }
}

/* html and body: the root takes what they say. */
static void read_root(HtmlHead *head, const HtmlName *name, const HtmlAttributes *attributes)
{
    Document *document = head->tree->document;
    Interner *keep = &head->tree->interner;
    g_autofree char *language = tidy(attributes->language, FALSE);
    if (strcmp(name->tag, "html") == 0 && *language)
        document->language = interner_keep(keep, language);
    if (strcmp(name->tag, "body") != 0)
        return;
    Block *said = html_tree_block(head->tree, BLOCK_GROUP, "body", attributes, 0);
    Block *root = document->root;
    root->names = said->names;
    root->role = said->role;
    root->itemprop = said->itemprop;
    root->itemtype = said->itemtype;
    root->language = said->language;
}

gboolean html_head_start(HtmlHead *head, HtmlName *name, const HtmlAttributes *attributes)
{
    ElementClass class = name->element->class;
    gboolean inert = html_tree_top(head->tree)->dropped;
    switch (class) {
    case ELEMENT_ROOT:
        head->in_title = FALSE;
        if (!inert)
            read_root(head, name, attributes);
        return TRUE;
    case ELEMENT_TITLE:
        head->in_title = !inert && !head->tree->document->title;
        return head->in_title;
    case ELEMENT_META:
        if (!inert)
            read_meta(head, attributes);
        head->in_title = FALSE;
        return TRUE;
    case ELEMENT_LINK:
        if (!inert)
            read_link(head, name, attributes);
        head->in_title = FALSE;
        return TRUE;
    default: /* a title that was never ended: text within it has no blocks */
        if (head->in_title && class != ELEMENT_INLINE && class != ELEMENT_BREAK)
            head->in_title = FALSE;
        return head->in_title;
    }
}

static void take_title(HtmlHead *head)
{
    gsize length;
    const Mark *marks;
    guint n_marks;
    Document *document = head->tree->document;
    const char *title = inline_text_take(&head->title, document->arena, &length, &marks, &n_marks);
    if (!document->title)
        document->title = title;
}

gboolean html_head_end(HtmlHead *head, const HtmlName *name)
{
    ElementClass class = name->element->class;
    if (class == ELEMENT_TITLE && head->in_title) {
        head->in_title = FALSE;
        take_title(head);
        return TRUE;
    }
    return class == ELEMENT_ROOT || head->in_title;
}

gboolean html_head_text(HtmlHead *head, const char *text, gsize length)
{
    if (head->in_title)
        inline_text_append(&head->title, text, length);
    return head->in_title;
}

void html_head_begin_script(HtmlHead *head, const HtmlAttributes *attributes)
{
    g_autofree char *type = tidy(attributes->type, TRUE);
    if (g_str_has_prefix(type, "application/ld+json"))
        head->script = g_string_new(NULL);
}

void html_head_script_text(HtmlHead *head, const char *text, gsize length)
{
    if (head->script)
        g_string_append_len(head->script, text, (gssize)length);
}

void html_head_end_script(HtmlHead *head)
{
    if (!head->script)
        return;
    char *text = arena_strndup(head->tree->arena, head->script->str, head->script->len);
    if (*g_strstrip(text))
        g_ptr_array_add(head->json_ld, text);
    g_string_free(head->script, TRUE);
    head->script = NULL;
}

void html_head_finish(HtmlHead *head)
{
    Document *document = head->tree->document;
    html_head_end_script(head);
    take_title(head);
    if (!document->language)
        document->language = head->content_language;
    GArray *meta = head->tree->meta;
    document->n_meta = meta->len;
    document->meta = arena_alloc(document->arena, meta->len * sizeof(DocumentMeta) + 1);
    if (meta->len)
        memcpy(document->meta, meta->data, meta->len * sizeof(DocumentMeta));
    document->n_json_ld = head->json_ld->len;
    document->json_ld = arena_alloc(document->arena, head->json_ld->len * sizeof(const char *) + 1);
    for (guint i = 0; i < head->json_ld->len; i++)
        document->json_ld[i] = g_ptr_array_index(head->json_ld, i);
}
