/* What a box is; see box_class.h. */
#include "article/box_class.h"

#include "article/box_name.h"

#include <string.h>

/* Templates repeat their names on thousands of boxes: each spelling is judged once. */
static Chrome class_of_names(GHashTable *known, const char *names)
{
    gpointer found;
    if (!*names)
        return CHROME_NONE;
    if (g_hash_table_lookup_extended(known, names, NULL, &found))
        return (Chrome)GPOINTER_TO_UINT(found);
    Chrome chrome = box_name_class(names);
    g_hash_table_insert(known, (gpointer)names, GUINT_TO_POINTER(chrome));
    return chrome;
}

typedef struct {
    const char *word;
    Chrome chrome;
} WordClass;

static Chrome class_of_word(const WordClass *classes, gsize n, const char *word)
{
    for (gsize i = 0; i < n; i++)
        if (strcmp(classes[i].word, word) == 0)
            return classes[i].chrome;
    return CHROME_NONE;
}

static Chrome class_of_tag(const char *tag)
{
    static const WordClass tags[] = {
        {"nav", CHROME_NAVIGATION}, {"menu", CHROME_NAVIGATION}, {"footer", CHROME_FOOTER},
        {"aside", CHROME_ASIDE},    {"form", CHROME_FORM},       {"dialog", CHROME_ASIDE},
        {"button", CHROME_FORM},    {"select", CHROME_FORM},     {"fieldset", CHROME_FORM},
        {"textarea", CHROME_FORM},  {"label", CHROME_FORM},      {"legend", CHROME_FORM},
        {"datalist", CHROME_FORM},  {"option", CHROME_FORM},     {"noscript", CHROME_HIDDEN},
        {"iframe", CHROME_ADVERT},  {"object", CHROME_ADVERT},   {"svg", CHROME_HIDDEN},
        {"video", CHROME_ADVERT},   {"audio", CHROME_ADVERT},    {"canvas", CHROME_HIDDEN},
    };
    return class_of_word(tags, G_N_ELEMENTS(tags), tag);
}

static Chrome class_of_role(const char *role)
{
    static const WordClass roles[] = {
        {"navigation", CHROME_NAVIGATION}, {"menu", CHROME_NAVIGATION},
        {"menubar", CHROME_NAVIGATION},    {"toolbar", CHROME_NAVIGATION},
        {"tablist", CHROME_NAVIGATION},    {"banner", CHROME_HEADER},
        {"contentinfo", CHROME_FOOTER},    {"complementary", CHROME_ASIDE},
        {"search", CHROME_FORM},           {"form", CHROME_FORM},
        {"dialog", CHROME_ASIDE},          {"alertdialog", CHROME_ASIDE},
        {"button", CHROME_FORM},           {"doc-toc", CHROME_NAVIGATION},
    };
    return class_of_word(roles, G_N_ELEMENTS(roles), role);
}

static gboolean is_article_box(const Block *block)
{
    return strcmp(block->tag, "article") == 0 || strcmp(block->tag, "main") == 0 ||
           strcmp(block->role, "main") == 0 || strcmp(block->role, "article") == 0 ||
           strstr(block->itemprop, "articlebody") || strstr(block->itemprop, "articleBody");
}

/* A head that belongs to the article holds its title; a head outside any article is the site's. */
static gboolean is_site_head(const Page *page, guint i)
{
    const Box *box = page_box(page, i);
    if (strcmp(box->block->tag, "header") != 0 || box->has_title)
        return FALSE;
    for (guint b = box->parent; b; b = page_box(page, b)->parent)
        if (is_article_box(page_box(page, b)->block))
            return FALSE;
    return TRUE;
}

/* The button of an accordion is the heading of what it opens: it says that it opens something, or
 * what stands behind it was hidden. */
static gboolean opens_text(const Page *page, guint i)
{
    enum { MOST_WORDS = 25 };
    const Box *box = page_box(page, i), *near = page_box(page, page_box(page, box->parent)->parent);
    gboolean button =
        strcmp(box->block->tag, "button") == 0 || strcmp(box->block->role, "button") == 0;
    if (!button || !box->words || box->words > MOST_WORDS || box->end >= near->end)
        return FALSE;
    const Leaf *after = page_leaf(page, box->end);
    gboolean text = after->chrome == CHROME_NONE && (after->prose || after->in_list) &&
                    leaf_link_share(after) < 0.5;
    return text && (box->block->opens || after->block->hidden) &&
           !leaf_has_cue(page_leaf(page, box->first), CUE_CONTROL);
}

static Chrome class_of_box(const Page *page, guint i, GHashTable *known)
{
    const Block *block = page_box(page, i)->block;
    if (opens_text(page, i))
        return CHROME_NONE;
    Chrome chrome = class_of_tag(block->tag);
    if (chrome == CHROME_NONE && *block->role)
        chrome = class_of_role(block->role);
    if (chrome == CHROME_NONE && is_site_head(page, i))
        chrome = CHROME_HEADER;
    if (chrome == CHROME_NONE && !is_article_box(block))
        chrome = class_of_names(known, block->names);
    return chrome;
}

/* How large a share of the page's prose a box may hold and still be what it is called. */
static double most_prose(Chrome chrome)
{
    switch (chrome) {
    case CHROME_COMMENTS:
        return 0.9;
    case CHROME_HIDDEN:
    case CHROME_FOOTER:
    case CHROME_CONSENT:
        return 0.6;
    case CHROME_META:
    case CHROME_CREDIT:
    case CHROME_FORM:
        return 0.15;
    case CHROME_ADVERT:
    case CHROME_NEWSLETTER:
    case CHROME_SHARE:
        return 0.25;
    default:
        return 0.35;
    }
}

/* A box that begins with "Warning:" says something of weight, wherever its template puts it. */
static gboolean is_warning(const Page *page, const Box *box)
{
    static const char *const words[] = {
        "warning",     "boxed warning", "caution",    "danger",   "important",  "precaution",
        "advertencia", "precaución",    "importante", "atención", "cuidado",    "peligro",
        "achtung",     "warnung",       "attention",  "avviso",   "avvertenza", "atenção",
    };
    if (box->first == box->end || box_link_share(box) > 0.1)
        return FALSE;
    const char *text = page_leaf(page, box->first)->block->text;
    gsize length = strcspn(text, ":!");
    g_autofree char *label = g_utf8_strdown(text, (gssize)length);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(label, words[i]) == 0)
            return TRUE;
    return FALSE;
}

/* Whether a name of the box is its own heading put in letters that an address may have: documents
 * call a section "edit-menu" or "copyright" because that is what it is about. */
static gboolean is_named_by_heading(const Page *page, const Box *box)
{
    enum { SECTION_PROSE = 100 };
    if (box->prose < SECTION_PROSE || box_link_share(box) > 0.3 || !*box->block->names)
        return FALSE;
    const Block *first = page_leaf(page, box->first)->block;
    if (first->kind != BLOCK_HEADING)
        return FALSE;
    g_autofree char *heading = text_key(first->text);
    g_auto(GStrv) names = g_strsplit(box->block->names, " ", -1);
    for (guint i = 0; names[i]; i++) {
        g_autofree char *name = text_key(names[i]); /* "1. Copyright" is called "copyright" */
        if (*name && g_str_has_suffix(heading, name) && strlen(name) * 2 > strlen(heading))
            return TRUE;
    }
    return FALSE;
}

/* What a box is called is not what it is: a list or text without a link that is called a menu, a
 * warning at the side. */
static gboolean is_misnamed(const Page *page, const Box *box, Chrome chrome)
{
    if (class_of_tag(box->block->tag) != CHROME_NONE || *box->block->role)
        return chrome == CHROME_ASIDE && is_warning(page, box);
    if (chrome == CHROME_NAVIGATION && box->link_letters == 0 &&
        (box->prose > 0 || box->block->kind == BLOCK_LIST))
        return TRUE;
    return (chrome == CHROME_ASIDE && is_warning(page, box)) ||
           (chrome != CHROME_COMMENTS && chrome != CHROME_HIDDEN && chrome != CHROME_NONE &&
            is_named_by_heading(page, box));
}

void box_class_mark(Page *page)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    double all = MAX(page_box(page, 0)->prose, 1u);
    for (guint i = 1; i < page->boxes->len; i++) {
        Box *box = page_box(page, i);
        Chrome around = page_box(page, box->parent)->chrome;
        Chrome own = box->chrome != CHROME_NONE ? box->chrome : class_of_box(page, i, known);
        if (own != CHROME_NONE && box->prose / all > most_prose(own))
            own = CHROME_NONE;
        if (own == CHROME_COMMENTS && box->has_title)
            own = CHROME_NONE;
        if (is_misnamed(page, box, own))
            own = CHROME_NONE;
        box->chrome = around != CHROME_NONE ? around : own;
    }
}
