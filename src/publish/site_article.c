/* The page of an article; see site_article.h. */
#include "publish/site_article.h"

#include "base/xml_text.h"
#include "publish/markup.h"
#include "publish/site_data.h"
#include "publish/site_media.h"

#include <string.h>

/* How many times as fast, for who chooses; the usual is in the middle. */
static const char *const speeds[] = {"0.7", "0.85", "1", "1.15", "1.3", "1.5", "1.75", "2", "2.5"};

char *site_article_body(const Article *article, const Reading *reading)
{
    static const MarkupOptions as_page = {.dialect = MARKUP_HTML};
    g_autoptr(Markup) markup = markup_new(article, reading, &as_page);
    g_autoptr(GString) body = g_string_new(markup->body);
    /* What is wider than the screen scrolls by itself. Elements alone are written so: what the
     * article says has its "<" escaped. */
    g_string_replace(body, "<table", "<div class=\"wide\"><table", 0);
    g_string_replace(body, "</table>", "</table></div>", 0);
    return g_string_free(g_steal_pointer(&body), FALSE);
}

char *site_article_path(const SiteCard *card)
{
    return g_strconcat(SITE_ARTICLES "/", card->slug, ".html", NULL);
}

/* The way from the article's page to a file. */
static char *file_link(const SiteFile *file)
{
    g_autofree char *link = site_link(file->name);
    return g_strconcat("../" SITE_FILES "/", link, NULL);
}

/* --- the player ----------------------------------------------------------------------------- */

/* "1:02:05" */
static char *clock_text(gint64 ms)
{
    gint64 seconds = ms / 1000;
    if (seconds < 3600)
        return g_strdup_printf("%d:%02d", (int)(seconds / 60), (int)(seconds % 60));
    return g_strdup_printf("%d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                           (int)(seconds % 60));
}

static void append_button(GString *out, const Phrases *phrases, const char *key, const char *action)
{
    g_autofree char *text = site_phrase(phrases, key);
    g_string_append_printf(out, "<button type=\"button\" data-seek=\"%s\">%s</button>\n", action,
                           text);
}

/* Plays and stops from wherever in the text one is. */
static void append_float(GString *out, const Phrases *phrases)
{
    g_autofree char *play = site_phrase(phrases, "play");
    g_autofree char *pause = site_phrase(phrases, "pause");
    g_string_append_printf(out,
                           "<button type=\"button\" class=\"float\" id=\"float\" data-play=\"%s\" "
                           "data-pause=\"%s\" hidden>%s</button>\n",
                           play, pause, play);
}

/* What only a script can do: it shows them. */
static void append_controls(GString *out, const Phrases *phrases)
{
    g_autofree char *speed = site_phrase(phrases, "speed");
    g_autofree char *follow = site_phrase(phrases, "follow");
    g_autofree char *keys = site_phrase(phrases, "sentence_keys");
    g_string_append(out, "<div class=\"controls\" id=\"controls\" hidden>\n");
    append_button(out, phrases, "back", "-10");
    append_button(out, phrases, "forward", "30");
    g_string_append_printf(out, "<label>%s <select id=\"speed\">\n", speed);
    for (gsize i = 0; i < G_N_ELEMENTS(speeds); i++)
        g_string_append_printf(out, "<option value=\"%s\"%s>%s×</option>\n", speeds[i],
                               strcmp(speeds[i], "1") == 0 ? " selected" : "", speeds[i]);
    g_string_append_printf(out,
                           "</select></label>\n<label class=\"check\"><input type=\"checkbox\" "
                           "id=\"follow\" checked> %s</label>\n<p id=\"keys\">%s</p>\n</div>\n",
                           follow, keys);
}

static void append_sound(GString *out, const Phrases *phrases, const SiteCard *card)
{
    const SiteFile *sound = site_card_sound(card);
    g_autofree char *link = file_link(sound);
    g_autofree char *cannot = site_phrase(phrases, "cannot_play");
    g_autofree char *play_from = site_phrase(phrases, "play_from");
    g_string_append(out, "<audio id=\"sound\" controls preload=\"metadata\"");
    xml_text_append_attribute(out, "src", link);
    xml_text_append_attribute(out, "data-sentences", card->sentences);
    xml_text_append_attribute(out, "aria-label", card->title);
    g_string_append_printf(out, " data-play-from=\"%s\">\n%s <a", play_from, cannot);
    xml_text_append_attribute(out, "href", link);
    g_string_append_printf(out, ">%s</a>\n</audio>\n", site_media_name(sound->format));
}

static void append_chapters(GString *out, const Phrases *phrases, const SiteCard *card)
{
    if (card->chapters->len < 2)
        return;
    g_autofree char *name = site_phrase(phrases, "chapters");
    g_string_append_printf(out,
                           "<nav class=\"chapters\" aria-labelledby=\"chapters\">\n"
                           "<h2 id=\"chapters\">%s</h2>\n<ul>\n",
                           name);
    for (guint i = 0; i < card->chapters->len; i++) {
        const SiteChapter *chapter = g_ptr_array_index(card->chapters, i);
        g_autofree char *at = clock_text(chapter->start_ms);
        g_string_append_printf(out, "<li class=\"level-%d\"><a href=\"#%s\" data-start=\"%d.%03d\"",
                               CLAMP(chapter->level, 1, 4), chapter->anchor,
                               (int)(chapter->start_ms / 1000), (int)(chapter->start_ms % 1000));
        site_append_language(out, card->language, phrases_language(phrases));
        g_string_append_c(out, '>');
        xml_text_append(out, chapter->title, -1);
        g_string_append_printf(out, "</a> <span class=\"at\">%s</span></li>\n", at);
    }
    g_string_append(out, "</ul>\n</nav>\n");
}

static void append_download(GString *out, const Phrases *phrases, const SiteCard *card,
                            const SiteFile *file)
{
    g_autofree char *link = file_link(file);
    g_autofree char *what = phrases_format(phrases, site_media_phrase(file->format), 0, 0,
                                           site_media_name(file->format));
    g_autofree char *size = site_phrase_size(phrases, file->bytes);
    g_autofree char *length = site_phrase_exact_length(phrases, card->length_ms);
    const Format *format = format_find(file->format);
    gboolean has_length = format_audio(format) != NULL;
    g_autofree char *name = g_strconcat(card->slug, ".", format->extension, NULL);
    g_string_append(out, "<li><a");
    xml_text_append_attribute(out, "download", name);
    xml_text_append_attribute(out, "href", link);
    xml_text_append_attribute(out, "type", site_media_type(file->format));
    g_string_append_c(out, '>');
    xml_text_append(out, what, -1);
    g_string_append(out, "</a> <span class=\"facts\">");
    if (has_length) {
        xml_text_append(out, length, -1);
        g_string_append(out, " · ");
    }
    xml_text_append(out, size, -1);
    g_string_append(out, "</span></li>\n");
}

/* What the pharmacy offers; the rest is for podcast apps. */
static gboolean is_offered(const Pharmacy *pharmacy, const SiteFile *file)
{
    for (const Format **format = pharmacy->formats; *format; format++)
        if (strcmp((*format)->name, file->format) == 0)
            return TRUE;
    return FALSE;
}

static void append_downloads(GString *out, const SiteContext *context, const Phrases *phrases,
                             const SiteCard *card)
{
    g_autofree char *name = site_phrase(phrases, "downloads");
    g_string_append_printf(out, "<h2 id=\"downloads\">%s</h2>\n<ul class=\"downloads\">\n", name);
    for (guint i = 0; i < card->files->len; i++)
        if (is_offered(context->pharmacy, g_ptr_array_index(card->files, i)))
            append_download(out, phrases, card, g_ptr_array_index(card->files, i));
    g_string_append(out, "</ul>\n");
}

/* Sound, downloads, chapters; in the words of the page. */
static void append_player(GString *out, const SiteContext *context, const Phrases *phrases,
                          const SiteCard *card)
{
    g_autofree char *listen = site_phrase(phrases, "listen");
    g_string_append(out, "<section class=\"player\" aria-labelledby=\"listen\"");
    site_append_language(out, phrases_language(phrases), card->language);
    g_string_append_printf(out, ">\n<h2 id=\"listen\">%s</h2>\n", listen);
    append_sound(out, phrases, card);
    append_controls(out, phrases);
    if (card->has_disclaimer) {
        g_autofree char *go = site_phrase(phrases, "go_to_disclaimer");
        g_string_append_printf(out, "<p><a href=\"#disclaimer\">%s</a></p>\n", go);
    }
    append_downloads(out, context, phrases, card);
    append_chapters(out, phrases, card);
    append_float(out, phrases);
    g_string_append(out, "</section>\n");
}

/* --- the whole ------------------------------------------------------------------------------ */

/* Where in the body the player stands: behind its header, or at its start. */
static gsize player_place(const char *body)
{
    static const char header_end[] = "</header>\n";
    const char *end = strstr(body, header_end);
    if (end)
        return (gsize)(end - body) + strlen(header_end);
    const char *line_end = strchr(body, '\n');
    return line_end ? (gsize)(line_end - body) + 1 : 0;
}

/* Where the article is from, and who reads it. */
static void append_origin(GString *out, const Phrases *phrases, const SiteCard *card)
{
    g_string_append(out, "<div class=\"origin\"");
    site_append_language(out, phrases_language(phrases), card->language);
    g_string_append(out, ">\n");
    if (card->url && g_regex_match_simple("^https?://", card->url, G_REGEX_CASELESS, 0)) {
        g_autofree char *from =
            phrases_format(phrases, "source", 0, 0, card->site ? card->site : card->url);
        g_string_append(out, "<p><a");
        xml_text_append_attribute(out, "href", card->url);
        g_string_append(out, " rel=\"external noreferrer\">");
        xml_text_append(out, from, -1);
        g_string_append(out, "</a></p>\n");
    }
    if (card->voice) {
        g_autofree char *voice = phrases_format(phrases, "voice", 0, 0, card->voice);
        site_append_element(out, "p", NULL, voice);
    }
    g_string_append(out, "</div>\n");
}

static char *main_text(const SiteContext *context, const SiteCard *card, const char *body)
{
    const Phrases *phrases = site_phrases_in(context->phrases, card->language);
    gsize place = player_place(body);
    GString *out = g_string_new(NULL);
    g_string_append_len(out, body, (gssize)place);
    if (!strstr(body, "<h1 "))
        site_append_element(out, "h1", NULL, card->title ? card->title : card->slug);
    append_player(out, context, phrases, card);
    g_string_append(out, body + place);
    append_origin(out, phrases, card);
    return g_string_free(out, FALSE);
}

char *site_article_page(const SiteContext *context, const SiteCard *card, const char *body)
{
    g_return_val_if_fail(context && card && body, NULL);
    const SiteFile *sound = site_card_sound(card);
    g_autofree char *path = site_article_path(card);
    g_autofree char *audio = g_strconcat(SITE_FILES "/", sound->name, NULL);
    g_autofree char *data = site_data_article(context, card);
    g_autofree char *main = main_text(context, card, body);
    const SitePage page = {.path = path,
                           .title = card->title,
                           .description = card->summary,
                           .language = card->language,
                           .script = "player.js",
                           .open_graph_type = "article",
                           .audio = audio,
                           .audio_type = site_media_type(sound->format),
                           .data = data};
    return site_page_text(context, &page, main);
}
