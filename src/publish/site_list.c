/* The pages that lead to the articles; see site_list.h.
 *
 * A list by date or by title is parted in groups: months, letters. As long as the whole is short it
 * stands on one page; else each group has pages of its own, to which the first one leads.
 */
#include "publish/site_list.h"

#include "base/xml_text.h"
#include "publish/site_article.h"
#include "publish/site_data.h"
#include "publish/site_letter.h"
#include "script/date_text.h"
#include "script/frame.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* How a list shows its entries. */
typedef struct {
    int level; /* of their headings */
    gboolean summaries;
} EntryLook;

/* --- an entry ------------------------------------------------------------------------------- */

/* A title with what helps to choose. */
static void append_entry(GString *out, const SiteContext *context, const SiteCard *card,
                         const char *up, EntryLook look)
{
    const char *around = context->pharmacy->language;
    const Phrases *phrases = site_phrases_in(context->phrases, around);
    g_autofree char *path = site_article_path(card);
    g_autofree char *link = site_link(path);
    g_autofree char *day = site_card_day(card);
    g_autofree char *date = frame_format_date(day, around);
    g_autofree char *length = site_phrase_length(phrases, card->length_ms);
    g_string_append_printf(out, "<li><h%d><a href=\"%s%s\"", look.level, up, link);
    site_append_language(out, card->language, around);
    g_string_append_c(out, '>');
    xml_text_append(out, card->title ? card->title : card->slug, -1);
    g_string_append_printf(out, "</a></h%d>\n<p class=\"facts\"><time datetime=\"%s\">", look.level,
                           day);
    xml_text_append(out, date, -1);
    g_string_append(out, "</time> · ");
    xml_text_append(out, length, -1);
    g_string_append(out, "</p>\n");
    if (look.summaries && card->summary) {
        g_string_append(out, "<p");
        site_append_language(out, card->language, around);
        g_string_append_c(out, '>');
        xml_text_append(out, card->summary, -1);
        g_string_append(out, "</p>\n");
    }
    g_string_append(out, "</li>\n");
}

/* Those from `start` to before `end`. */
static void append_entries(GString *out, const SiteContext *context, const GPtrArray *cards,
                           guint start, guint end, const char *up, EntryLook look)
{
    g_string_append(out, "<ul class=\"articles\">\n");
    for (guint i = start; i < end; i++)
        append_entry(out, context, g_ptr_array_index(cards, i), up, look);
    g_string_append(out, "</ul>\n");
}

/* --- groups --------------------------------------------------------------------------------- */

/* Cards that stand under one name. */
typedef struct {
    char *name; /* "March 2026", "A" */
    char *file; /* "2026-03", "a" */
    guint start, end;
} Group;

/* A way to part all articles. */
typedef struct {
    const char *path;   /* of the first page: "by-date.html" */
    const char *folder; /* of the others */
    const char *title_key;
    char *(*name)(const SiteCard *card, const char *language); /* of its group */
    char *(*file)(const char *name, const SiteCard *card);
} Parting;

static void group_clear(gpointer data)
{
    g_free(((Group *)data)->name);
    g_free(((Group *)data)->file);
}

static char *month_name(const SiteCard *card, const char *language)
{
    g_autofree char *day = site_card_day(card);
    g_autofree char *month = g_strndup(day, strlen("2026-03"));
    return date_text_month(month, language);
}

static char *month_file(G_GNUC_UNUSED const char *name, const SiteCard *card)
{
    g_autofree char *day = site_card_day(card);
    return g_strndup(day, strlen("2026-03"));
}

static const char *card_title(const SiteCard *card)
{
    return card->title ? card->title : card->slug;
}

static char *letter_name(const SiteCard *card, G_GNUC_UNUSED const char *language)
{
    return site_letter_of(card_title(card));
}

static char *letter_file(const char *name, G_GNUC_UNUSED const SiteCard *card)
{
    return site_letter_name(name);
}

static const Parting by_date = {SITE_BY_DATE, "by-date", "by_date", month_name, month_file};
static const Parting by_title = {SITE_BY_TITLE, "by-title", "by_title", letter_name, letter_file};

/* Of Group: neighbours of the same name. */
static GArray *group_cards(const Parting *parting, const GPtrArray *cards, const char *language)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(Group));
    g_array_set_clear_func(groups, group_clear);
    for (guint i = 0; i < cards->len; i++) {
        const SiteCard *card = g_ptr_array_index(cards, i);
        g_autofree char *name = parting->name(card, language);
        Group *last = groups->len > 0 ? &g_array_index(groups, Group, groups->len - 1) : NULL;
        if (last && strcmp(last->name, name) == 0) {
            last->end = i + 1;
            continue;
        }
        Group group = {g_strdup(name), parting->file(name, card), i, i + 1};
        g_array_append_val(groups, group);
    }
    return groups;
}

/* --- pages of lists ------------------------------------------------------------------------- */

typedef struct {
    const SiteContext *context;
    const Phrases *phrases; /* the site's */
    const GPtrArray *newest;
    SitePageSink sink;
    gpointer data;
} ListWriter;

static gboolean send(const ListWriter *writer, const SitePage *page, const char *main,
                     GError **error)
{
    SitePage whole = *page;
    whole.language = writer->context->pharmacy->language;
    g_autofree char *text = site_page_text(writer->context, &whole, main);
    return writer->sink(page->path, text, writer->data, error);
}

static char *group_path(const Parting *parting, const Group *group, guint number)
{
    return number == 0 ? g_strdup_printf("%s/%s.html", parting->folder, group->file)
                       : g_strdup_printf("%s/%s-%u.html", parting->folder, group->file, number + 1);
}

static void append_page_link(GString *out, const ListWriter *writer, const Parting *parting,
                             const Group *group, guint number, const char *rel, const char *key)
{
    g_autofree char *path = group_path(parting, group, number);
    g_autofree char *text = site_phrase(writer->phrases, key);
    g_string_append_printf(out, "<li><a rel=\"%s\" href=\"../%s\">%s</a></li>\n", rel, path, text);
}

static void append_paging(GString *out, const ListWriter *writer, const Parting *parting,
                          const Group *group, guint number, guint n_pages)
{
    if (n_pages < 2)
        return;
    g_autofree char *name = site_phrase(writer->phrases, "pages");
    g_autofree char *here = phrases_format(writer->phrases, "page", number + 1, n_pages, NULL);
    g_string_append_printf(out, "<nav class=\"paging\" aria-label=\"%s\">\n<ul>\n", name);
    if (number > 0)
        append_page_link(out, writer, parting, group, number - 1, "prev", "previous_page");
    site_append_element(out, "li", NULL, here);
    if (number + 1 < n_pages)
        append_page_link(out, writer, parting, group, number + 1, "next", "next_page");
    g_string_append(out, "</ul>\n</nav>\n");
}

/* One of the pages of a group. */
static gboolean write_group_page(const ListWriter *writer, const Parting *parting,
                                 const GPtrArray *cards, const Group *group, guint number,
                                 GError **error)
{
    guint n_pages = (group->end - group->start + SITE_LIST_PAGE - 1) / SITE_LIST_PAGE;
    guint start = group->start + number * SITE_LIST_PAGE;
    g_autofree char *path = group_path(parting, group, number);
    g_autofree char *list_name = phrases_format(writer->phrases, parting->title_key, 0, 0, NULL);
    g_autofree char *here = phrases_format(writer->phrases, "page", number + 1, n_pages, NULL);
    g_autofree char *title =
        number > 0 ? g_strdup_printf("%s, %s", group->name, here) : g_strdup(group->name);
    g_autoptr(GString) main = g_string_new(NULL);
    g_string_append_printf(main, "<p><a href=\"../%s\">", parting->path);
    xml_text_append(main, list_name, -1);
    g_string_append(main, "</a></p>\n");
    site_append_element(main, "h1", NULL, title);
    append_entries(main, writer->context, cards, start, MIN(start + SITE_LIST_PAGE, group->end),
                   "../", (EntryLook){2, FALSE});
    append_paging(main, writer, parting, group, number, n_pages);
    return send(writer, &(SitePage){.path = path, .title = title}, main->str, error);
}

static gboolean write_group(const ListWriter *writer, const Parting *parting,
                            const GPtrArray *cards, const Group *group, GError **error)
{
    for (guint number = 0; group->start + number * SITE_LIST_PAGE < group->end; number++)
        if (!write_group_page(writer, parting, cards, group, number, error))
            return FALSE;
    return TRUE;
}

/* "March 2026 (12 articles)", as a link. */
static void append_group_link(GString *out, const ListWriter *writer, const Parting *parting,
                              const Group *group)
{
    g_autofree char *path = group_path(parting, group, 0);
    g_autofree char *count =
        phrases_format(writer->phrases, "articles", group->end - group->start, 0, NULL);
    g_string_append_printf(out, "<li><a href=\"%s\">", path);
    xml_text_append(out, group->name, -1);
    g_string_append(out, "</a> <span class=\"facts\">");
    xml_text_append(out, count, -1);
    g_string_append(out, "</span></li>\n");
}

static gboolean write_parting(const ListWriter *writer, const Parting *parting,
                              const GPtrArray *cards, GError **error)
{
    gboolean is_short = cards->len <= SITE_LIST_PAGE;
    g_autoptr(GArray) groups = group_cards(parting, cards, writer->context->pharmacy->language);
    g_autofree char *title = phrases_format(writer->phrases, parting->title_key, 0, 0, NULL);
    g_autoptr(GString) main = g_string_new(NULL);
    site_append_element(main, "h1", NULL, title);
    if (!is_short)
        g_string_append(main, "<ul class=\"groups\">\n");
    for (guint i = 0; i < groups->len; i++) {
        const Group *group = &g_array_index(groups, Group, i);
        if (is_short) {
            site_append_element(main, "h2", NULL, group->name);
            append_entries(main, writer->context, cards, group->start, group->end, "",
                           (EntryLook){3, FALSE});
            continue;
        }
        append_group_link(main, writer, parting, group);
        if (!write_group(writer, parting, cards, group, error))
            return FALSE;
    }
    if (!is_short)
        g_string_append(main, "</ul>\n");
    return send(writer, &(SitePage){.path = parting->path, .title = title}, main->str, error);
}

/* --- the front page, and the search --------------------------------------------------------- */

static void append_link_item(GString *out, const ListWriter *writer, const char *up,
                             const char *path, const char *key)
{
    g_autofree char *text = site_phrase(writer->phrases, key);
    g_string_append_printf(out, "<li><a href=\"%s%s\">%s</a></li>\n", up, path, text);
}

/* Where all articles are. */
static void append_all_lists(GString *out, const ListWriter *writer, const char *up)
{
    g_string_append(out, "<ul class=\"groups\">\n");
    append_link_item(out, writer, up, SITE_BY_DATE, "by_date");
    append_link_item(out, writer, up, SITE_BY_TITLE, "by_title");
    g_string_append(out, "</ul>\n");
}

static gboolean write_front(const ListWriter *writer, GError **error)
{
    const Pharmacy *pharmacy = writer->context->pharmacy;
    g_autofree char *newest = phrases_format(writer->phrases, "newest", 0, 0, NULL);
    g_autofree char *data = site_data_pharmacy(writer->context);
    g_autoptr(GString) main = g_string_new(NULL);
    site_append_element(main, "h1", NULL, newest);
    if (pharmacy->feed.description)
        site_append_element(main, "p", "lead", pharmacy->feed.description);
    if (writer->newest->len > 0) {
        g_autofree char *all = phrases_format(writer->phrases, "all_articles", 0, 0, NULL);
        append_entries(main, writer->context, writer->newest, 0,
                       MIN(writer->newest->len, SITE_LIST_NEWEST), "", (EntryLook){2, TRUE});
        site_append_element(main, "h2", NULL, all);
        append_all_lists(main, writer, "");
    } else {
        g_autofree char *none = phrases_format(writer->phrases, "no_articles", 0, 0, NULL);
        site_append_element(main, "p", NULL, none);
    }
    const SitePage page = {
        .path = SITE_HOME, .description = pharmacy->feed.description, .data = data};
    return send(writer, &page, main->str, error);
}

/* A page whose script fills in what was found; the words that it needs stand in it. */
static gboolean write_search(const ListWriter *writer, GError **error)
{
    static const struct {
        const char *attribute, *key;
    } words[] = {{"data-found", "search_found"},
                 {"data-nothing", "search_nothing"},
                 {"data-failed", "search_failed"}};
    g_autofree char *title = phrases_format(writer->phrases, "search_label", 0, 0, NULL);
    g_autofree char *lists = phrases_format(writer->phrases, "search_without_script", 0, 0, NULL);
    g_autoptr(GString) main = g_string_new(NULL);
    site_append_element(main, "h1", NULL, title);
    g_string_append_printf(main, "<p id=\"found\" role=\"status\"");
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *text = phrases_format(writer->phrases, words[i].key, 0, 0, NULL);
        xml_text_append_attribute(main, words[i].attribute, text);
    }
    g_string_append(main, "></p>\n<div id=\"results\"></div>\n<div id=\"lists\">\n");
    g_string_append(main, "<p id=\"why\">");
    xml_text_append(main, lists, -1);
    g_string_append(main, "</p>\n");
    append_all_lists(main, writer, "");
    g_string_append(main, "</div>\n");
    const SitePage page = {.path = SITE_SEARCH, .title = title, .script = "search.js"};
    return send(writer, &page, main->str, error);
}

/* The path of the site's root on its server, fit for an attribute. g_free(). */
static char *root_path(const Pharmacy *pharmacy)
{
    if (!pharmacy->base_url)
        return g_strdup("/");
    g_autoptr(GUri) uri = g_uri_parse(pharmacy->base_url, G_URI_FLAGS_ENCODED, NULL);
    return xml_text_escape(uri ? g_uri_get_path(uri) : "/");
}

/* It is shown in the place of any page, so that its links begin at the root. */
static gboolean write_not_found(const ListWriter *writer, GError **error)
{
    g_autofree char *title = phrases_format(writer->phrases, "not_here", 0, 0, NULL);
    g_autofree char *up = root_path(writer->context->pharmacy);
    g_autoptr(GString) main = g_string_new(NULL);
    site_append_element(main, "h1", NULL, title);
    append_all_lists(main, writer, up);
    const SitePage page = {.path = SITE_NOT_FOUND, .up = up, .title = title};
    return send(writer, &page, main->str, error);
}

/* --- order and index ------------------------------------------------------------------------ */

int site_list_newest_first(gconstpointer a, gconstpointer b)
{
    const SiteCard *first = *(const SiteCard *const *)a, *second = *(const SiteCard *const *)b;
    g_autofree char *first_day = site_card_day(first), *second_day = site_card_day(second);
    int order = strcmp(second_day, first_day);
    order = order ? order : strcmp(card_title(first), card_title(second));
    return order ? order : strcmp(first->id, second->id);
}

/* A card and what its title is compared by. */
typedef struct {
    char *letter, *key;
    const SiteCard *card;
} Titled;

static void titled_clear(gpointer data)
{
    g_free(((Titled *)data)->letter);
    g_free(((Titled *)data)->key);
}

static int by_letter_and_title(gconstpointer a, gconstpointer b)
{
    const Titled *first = a, *second = b;
    int order = strcmp(first->letter, second->letter);
    order = order ? order : strcmp(first->key, second->key);
    return order ? order : strcmp(first->card->id, second->card->id);
}

static GPtrArray *cards_by_title(const GPtrArray *cards)
{
    g_autoptr(GArray) titled = g_array_new(FALSE, FALSE, sizeof(Titled));
    g_array_set_clear_func(titled, titled_clear);
    for (guint i = 0; i < cards->len; i++) {
        const SiteCard *card = g_ptr_array_index(cards, i);
        Titled entry = {site_letter_of(card_title(card)), site_letter_key(card_title(card)), card};
        g_array_append_val(titled, entry);
    }
    g_array_sort(titled, by_letter_and_title);
    GPtrArray *sorted = g_ptr_array_sized_new(cards->len);
    for (guint i = 0; i < titled->len; i++)
        g_ptr_array_add(sorted, (gpointer)g_array_index(titled, Titled, i).card);
    return sorted;
}

static void add_member(JsonBuilder *builder, const char *name, const char *text)
{
    if (!text)
        return;
    json_builder_set_member_name(builder, name);
    json_builder_add_string_value(builder, text);
}

static void build_entry(JsonBuilder *builder, const SiteCard *card, const Phrases *phrases)
{
    g_autofree char *path = site_article_path(card);
    g_autofree char *link = site_link(path);
    g_autofree char *day = site_card_day(card);
    g_autofree char *length = site_phrase_length(phrases, card->length_ms);
    json_builder_begin_object(builder);
    add_member(builder, "link", link);
    add_member(builder, "title", card_title(card));
    add_member(builder, "byline", card->byline);
    add_member(builder, "day", day);
    add_member(builder, "length", length);
    add_member(builder, "language", card->language);
    json_builder_end_object(builder);
}

char *site_list_index(const SiteContext *context, const GPtrArray *cards, const SiteIndex *index)
{
    const Phrases *phrases = site_phrases_in(context->phrases, context->pharmacy->language);
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    add_member(builder, "version", index->version);
    json_builder_set_member_name(builder, "parts");
    json_builder_add_int_value(builder, index->parts->len);
    json_builder_set_member_name(builder, "articles");
    json_builder_begin_array(builder);
    for (guint i = 0; i < cards->len; i++)
        build_entry(builder, g_ptr_array_index(cards, i), phrases);
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    return json_to_string(root, FALSE);
}

gboolean site_list_write(const SiteContext *context, const GPtrArray *cards, SitePageSink sink,
                         gpointer data, GError **error)
{
    g_return_val_if_fail(context && cards && sink, FALSE);
    const ListWriter writer = {
        context, site_phrases_in(context->phrases, context->pharmacy->language), cards, sink, data};
    g_autoptr(GPtrArray) titles = cards_by_title(cards);
    return write_front(&writer, error) && write_search(&writer, error) &&
           write_not_found(&writer, error) && write_parting(&writer, &by_date, cards, error) &&
           write_parting(&writer, &by_title, titles, error);
}
