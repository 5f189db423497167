/* Cards; see site_card.h. */
#include "publish/site_card.h"

#include "article/identity.h"
#include "publish/chapters.h"
#include "publish/clip.h"
#include "publish/clock.h"
#include "publish/markup.h"
#include "publish/one_line.h"
#include "publish/site_media.h"
#include "publish/site_words.h"

#include <json-glib/json-glib.h>
#include <string.h>

enum { CARD_VERSION = 1 };

static void chapter_free(gpointer data)
{
    SiteChapter *chapter = data;
    g_free(chapter->title);
    g_free(chapter->anchor);
    g_free(chapter);
}

static void file_free(gpointer data)
{
    SiteFile *file = data;
    g_free(file->format);
    g_free(file->name);
    g_free(file);
}

static SiteCard *new_empty(void)
{
    SiteCard *card = g_new0(SiteCard, 1);
    card->chapters = g_ptr_array_new_with_free_func(chapter_free);
    card->files = g_ptr_array_new_with_free_func(file_free);
    return card;
}

/* --- of an article -------------------------------------------------------------------------- */

static char *line_or_null(const char *text)
{
    g_autofree char *line = one_line(text);
    return *line ? g_steal_pointer(&line) : NULL;
}

static void add_chapter(SiteCard *card, const char *title, const char *anchor, int level,
                        gint64 start_ms)
{
    SiteChapter *chapter = g_new(SiteChapter, 1);
    *chapter = (SiteChapter){g_strdup(title), g_strdup(anchor), level, start_ms};
    g_ptr_array_add(card->chapters, chapter);
}

static void add_chapters(SiteCard *card, const Article *article, const Reading *reading)
{
    g_autoptr(GArray) chapters = chapters_new(article, reading, CHAPTERS_LEVEL);
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters_get(chapters, i);
        g_autofree char *label = chapter_label(chapters, i);
        g_autofree char *anchor = markup_part_id(chapter->section);
        add_chapter(card, label, anchor, chapter->level,
                    clock_units(chapter->start_frame, reading->sample_rate, 1000));
    }
}

static char *sentences_text(const Article *article, const Reading *reading)
{
    static const MarkupOptions as_page = {.dialect = MARKUP_HTML};
    g_autoptr(Markup) markup = markup_new(article, reading, &as_page);
    g_autoptr(GArray) clips = clips_new(markup, reading);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < clips->len; i++)
        g_string_append_printf(text, "%s%u %" G_GINT64_FORMAT, i > 0 ? ";" : "",
                               markup_anchor(markup, i)->utterance, clips_get(clips, i)->start_ms);
    return g_string_free(text, FALSE);
}

SiteCard *site_card_new(const Article *article, const Reading *reading)
{
    g_return_val_if_fail(article && reading, NULL);
    SiteCard *card = new_empty();
    card->title = line_or_null(article->title ? article->title : reading->script->opening_title);
    card->byline = line_or_null(article->byline);
    card->date = g_strdup(article->date);
    card->language = markup_language(article, reading->script);
    card->site = line_or_null(article->site);
    card->url = g_strdup(article->url);
    card->summary = site_words_summary(article);
    card->words = site_words_index(article);
    card->length_ms = clock_units(reading->n_frames, reading->sample_rate, 1000);
    card->has_disclaimer = article->disclaimers->len > 0;
    add_chapters(card, article, reading);
    card->sentences = sentences_text(article, reading);
    return card;
}

void site_card_free(SiteCard *card)
{
    if (!card)
        return;
    char *texts[] = {card->id,     card->key,     card->slug,     card->guid,     card->title,
                     card->byline, card->date,    card->language, card->site,     card->url,
                     card->voice,  card->summary, card->words,    card->sentences};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_ptr_array_unref(card->chapters);
    g_ptr_array_unref(card->files);
    g_free(card);
}

/* --- files ---------------------------------------------------------------------------------- */

void site_card_add_file(SiteCard *card, const char *format, const char *name, guint64 bytes)
{
    SiteFile *file = g_new(SiteFile, 1);
    *file = (SiteFile){g_strdup(format), g_strdup(name), bytes};
    g_ptr_array_add(card->files, file);
}

const SiteFile *site_card_file(const SiteCard *card, const char *format)
{
    for (guint i = 0; i < card->files->len; i++) {
        const SiteFile *file = g_ptr_array_index(card->files, i);
        if (g_str_equal(file->format, format))
            return file;
    }
    return NULL;
}

const SiteFile *site_card_sound(const SiteCard *card)
{
    for (const char *const *format = site_media_sounds(); *format; format++) {
        const SiteFile *file = site_card_file(card, *format);
        if (file)
            return file;
    }
    return NULL;
}

char *site_card_day(const SiteCard *card)
{
    if (card->date)
        return g_strdup(card->date);
    g_autoptr(GDateTime) added = g_date_time_new_from_unix_utc(card->added_s);
    return added ? g_date_time_format(added, "%Y-%m-%d") : g_strdup("1970-01-01");
}

/* --- as a text ------------------------------------------------------------------------------ */

/* The texts of a card by their names. */
typedef struct {
    const char *name;
    gsize offset;
    gboolean needed;
} CardText;

#define CARD_TEXT(member, needed)                                                                  \
    {                                                                                              \
#member, G_STRUCT_OFFSET(SiteCard, member), needed                                         \
    }
static const CardText card_texts[] = {
    CARD_TEXT(id, TRUE),     CARD_TEXT(key, TRUE),      CARD_TEXT(slug, TRUE),
    CARD_TEXT(guid, TRUE),   CARD_TEXT(title, FALSE),   CARD_TEXT(byline, FALSE),
    CARD_TEXT(date, FALSE),  CARD_TEXT(language, TRUE), CARD_TEXT(site, FALSE),
    CARD_TEXT(url, FALSE),   CARD_TEXT(voice, FALSE),   CARD_TEXT(summary, FALSE),
    CARD_TEXT(words, FALSE), CARD_TEXT(sentences, TRUE)};

static void add_member(JsonBuilder *builder, const char *name, const char *text)
{
    if (!text)
        return;
    json_builder_set_member_name(builder, name);
    json_builder_add_string_value(builder, text);
}

static void add_number(JsonBuilder *builder, const char *name, gint64 number)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_int_value(builder, number);
}

static void build_chapters(JsonBuilder *builder, const SiteCard *card)
{
    json_builder_set_member_name(builder, "chapters");
    json_builder_begin_array(builder);
    for (guint i = 0; i < card->chapters->len; i++) {
        const SiteChapter *chapter = g_ptr_array_index(card->chapters, i);
        json_builder_begin_object(builder);
        add_member(builder, "title", chapter->title);
        add_member(builder, "anchor", chapter->anchor);
        add_number(builder, "level", chapter->level);
        add_number(builder, "start_ms", chapter->start_ms);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void build_files(JsonBuilder *builder, const SiteCard *card)
{
    json_builder_set_member_name(builder, "files");
    json_builder_begin_array(builder);
    for (guint i = 0; i < card->files->len; i++) {
        const SiteFile *file = g_ptr_array_index(card->files, i);
        json_builder_begin_object(builder);
        add_member(builder, "format", file->format);
        add_member(builder, "name", file->name);
        add_number(builder, "bytes", (gint64)file->bytes);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

char *site_card_text(const SiteCard *card)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    add_number(builder, "version", CARD_VERSION);
    for (gsize i = 0; i < G_N_ELEMENTS(card_texts); i++)
        add_member(builder, card_texts[i].name,
                   G_STRUCT_MEMBER(char *, card, card_texts[i].offset));
    add_number(builder, "added_s", card->added_s);
    add_number(builder, "length_ms", card->length_ms);
    add_number(builder, "has_disclaimer", card->has_disclaimer);
    build_chapters(builder, card);
    build_files(builder, card);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *text = json_to_string(root, TRUE);
    return g_strconcat(text, "\n", NULL);
}

/* --- back ----------------------------------------------------------------------------------- */

static const char *text_member(JsonObject *object, const char *name)
{
    JsonNode *node = json_object_get_member(object, name);
    return node && JSON_NODE_HOLDS_VALUE(node) ? json_node_get_string(node) : NULL;
}

static gint64 number_member(JsonObject *object, const char *name)
{
    JsonNode *node = json_object_get_member(object, name);
    return node && JSON_NODE_HOLDS_VALUE(node) ? json_node_get_int(node) : 0;
}

/* The objects of a list, NULL-terminated; free with g_free(). */
static JsonObject **list_member(JsonObject *object, const char *name)
{
    g_autoptr(GPtrArray) objects = g_ptr_array_new_null_terminated(8, NULL, TRUE);
    JsonNode *node = json_object_get_member(object, name);
    JsonArray *array = node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
    for (guint i = 0; array && i < json_array_get_length(array); i++) {
        JsonNode *element = json_array_get_element(array, i);
        if (JSON_NODE_HOLDS_OBJECT(element))
            g_ptr_array_add(objects, json_node_get_object(element));
    }
    return (JsonObject **)g_ptr_array_free(g_steal_pointer(&objects), FALSE);
}

static void parse_chapters(SiteCard *card, JsonObject *object)
{
    g_autofree JsonObject **chapters = list_member(object, "chapters");
    for (guint i = 0; chapters[i]; i++) {
        const char *title = text_member(chapters[i], "title");
        const char *anchor = text_member(chapters[i], "anchor");
        if (title && anchor)
            add_chapter(card, title, anchor, (int)number_member(chapters[i], "level"),
                        number_member(chapters[i], "start_ms"));
    }
}

static void parse_files(SiteCard *card, JsonObject *object)
{
    g_autofree JsonObject **files = list_member(object, "files");
    for (guint i = 0; files[i]; i++) {
        const char *format = text_member(files[i], "format"), *name = text_member(files[i], "name");
        if (format && format_find(format) && name && !strchr(name, '/'))
            site_card_add_file(card, format, name, (guint64)number_member(files[i], "bytes"));
    }
}

/* Fills in the texts; FALSE where one is missing that is needed. */
static gboolean parse_texts(SiteCard *card, JsonObject *object)
{
    for (gsize i = 0; i < G_N_ELEMENTS(card_texts); i++) {
        const char *text = text_member(object, card_texts[i].name);
        if (!text && card_texts[i].needed)
            return FALSE;
        G_STRUCT_MEMBER(char *, card, card_texts[i].offset) = g_strdup(text);
    }
    return TRUE;
}

SiteCard *site_card_parse(const char *text, gssize length)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    if (!json_parser_load_from_data(parser, text, length, NULL))
        return NULL;
    JsonNode *root = json_parser_get_root(parser);
    if (!root || !JSON_NODE_HOLDS_OBJECT(root))
        return NULL;
    JsonObject *object = json_node_get_object(root);
    g_autoptr(SiteCard) card = new_empty();
    if (number_member(object, "version") != CARD_VERSION || !parse_texts(card, object))
        return NULL;
    card->added_s = number_member(object, "added_s");
    card->length_ms = number_member(object, "length_ms");
    card->has_disclaimer = number_member(object, "has_disclaimer") != 0;
    parse_chapters(card, object);
    parse_files(card, object);
    return site_card_sound(card) ? g_steal_pointer(&card) : NULL;
}
