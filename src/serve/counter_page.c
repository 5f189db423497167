/* The counter's page; see counter_page.h. */
#include "serve/counter_page.h"

#include "base/json_members.h"
#include "base/xml_text.h"
#include "publish/direction.h"
#include "publish/qr_code.h"
#include "publish/site_page.h"

#include <string.h>

/* --- small things --------------------------------------------------------------------------- */

static char *phrase_of(const CounterFrame *frame, const char *key, double number0, double number1,
                       const char *text)
{
    return phrases_format(frame->phrases, key, number0, number1, text);
}

static void append_phrase(GString *out, const CounterFrame *frame, const char *key)
{
    g_autofree char *text = phrase_of(frame, key, 0, 0, NULL);
    xml_text_append(out, text, -1);
}

/* "<ELEMENT ATTRIBUTES>phrase</ELEMENT>" */
static void append_element(GString *out, const CounterFrame *frame, const char *element,
                           const char *attributes, const char *key)
{
    g_string_append_printf(out, "<%s%s%s>", element, *attributes ? " " : "", attributes);
    append_phrase(out, frame, key);
    g_string_append_printf(out, "</%s>\n", element);
}

/* A text that may be in a language of its own. */
static void append_span(GString *out, const CounterFrame *frame, const char *attributes,
                        const char *text, const char *language)
{
    g_string_append_printf(out, "<span%s%s", *attributes ? " " : "", attributes);
    site_append_language(out, language ? language : frame->pharmacy->language,
                         frame->pharmacy->language);
    g_string_append_c(out, '>');
    xml_text_append(out, text ? text : "", -1);
    g_string_append(out, "</span>");
}

/* A form that is sent to the counter; closed by "</form>". */
static void begin_form(GString *out, const CounterFrame *frame, const char *action,
                       const char *attributes)
{
    g_string_append_printf(out, "<form method=\"post\" action=\"" COUNTER_PATH "/%s\"%s%s>\n",
                           action, *attributes ? " " : "", attributes);
    g_string_append_printf(out, "<input type=\"hidden\" name=\"key\" value=\"%s\">\n",
                           frame->form_key);
}

/* A button that sends its form with `name` = `value`. */
static void append_button(GString *out, const CounterFrame *frame, const char *name,
                          const char *value, const char *key)
{
    g_string_append_printf(out, "<button name=\"%s\" value=\"%s\">", name, value);
    append_phrase(out, frame, key);
    g_string_append(out, "</button>\n");
}

/* --- what is around all pages --------------------------------------------------------------- */

static void append_head(GString *out, const CounterFrame *frame)
{
    static const char *const styles[] = {"theme.css", "site.css", "counter.css"};
    const Pharmacy *pharmacy = frame->pharmacy;
    g_string_append(out, "<!DOCTYPE html>\n<html");
    xml_text_append_attribute(out, "lang", pharmacy->language);
    xml_text_append_attribute(out, "dir", direction_is_rtl(pharmacy->language) ? "rtl" : "ltr");
    g_string_append(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, "
                         "initial-scale=1\">\n"
                         "<meta name=\"color-scheme\" content=\"light dark\">\n"
                         "<meta name=\"robots\" content=\"noindex\">\n<title>");
    append_phrase(out, frame, "title");
    g_string_append(out, " – ");
    xml_text_append(out, pharmacy->name, -1);
    g_string_append(out, "</title>\n");
    for (guint i = 0; i < G_N_ELEMENTS(styles); i++)
        g_string_append_printf(out, "<link rel=\"stylesheet\" href=\"" COUNTER_PATH "/%s?v=%s\">\n",
                               styles[i], frame->version);
    g_string_append_printf(out,
                           "<link rel=\"icon\" type=\"image/svg+xml\" href=\"" COUNTER_PATH
                           "/icon.svg?v=%s\">\n"
                           "<script src=\"" COUNTER_PATH "/counter.js?v=%s\" defer></script>\n"
                           "</head>\n",
                           frame->version, frame->version);
}

static void append_top(GString *out, const CounterFrame *frame)
{
    g_string_append(out, "<body class=\"counter\">\n<a class=\"skip\" href=\"#main\">");
    append_phrase(out, frame, "skip");
    g_string_append(out, "</a>\n<header class=\"top\">\n<p class=\"brand\">");
    xml_text_append(out, frame->pharmacy->name, -1);
    g_string_append(out, "</p>\n");
    if (frame->has_site) {
        g_string_append(out, "<p><a href=\"/\">");
        append_phrase(out, frame, "customers_site");
        g_string_append(out, "</a></p>\n");
    }
    if (frame->can_leave) {
        begin_form(out, frame, "leave", "");
        append_button(out, frame, "leave", "yes", "leave");
        g_string_append(out, "</form>\n");
    }
    g_string_append(out, "</header>\n<main id=\"main\" tabindex=\"-1\">\n");
    append_element(out, frame, "h1", "", "title");
    if (frame->message) {
        g_string_append(out, "<p class=\"message\" role=\"alert\">");
        xml_text_append(out, frame->message, -1);
        g_string_append(out, "</p>\n");
    }
}

static GString *begin_page(const CounterFrame *frame)
{
    GString *out = g_string_new(NULL);
    append_head(out, frame);
    append_top(out, frame);
    return out;
}

static char *end_page(GString *out)
{
    g_string_append(out, "</main>\n</body>\n</html>\n");
    return g_string_free(out, FALSE);
}

char *counter_enter_page(const CounterFrame *frame)
{
    GString *out = begin_page(frame);
    append_element(out, frame, "h2", "", "enter");
    begin_form(out, frame, "enter", "");
    append_element(out, frame, "label", "for=\"passphrase\"", "passphrase");
    g_string_append(out, "<p class=\"field\"><input id=\"passphrase\" name=\"passphrase\" "
                         "type=\"password\" autocomplete=\"current-password\" required>\n");
    append_element(out, frame, "button", "type=\"submit\"", "enter_button");
    g_string_append(out, "</p>\n</form>\n");
    return end_page(out);
}

char *counter_refusal_page(const CounterFrame *frame)
{
    GString *out = begin_page(frame);
    append_element(out, frame, "p", "", "not_from_here");
    return end_page(out);
}

/* --- what is being read --------------------------------------------------------------------- */

static char *state_text(const CounterFrame *frame, const Narration *now)
{
    static const char *const keys[NARRATOR_STATES] = {
        [NARRATOR_SILENT] = "silent",   [NARRATOR_STARTING] = "starting",
        [NARRATOR_PLAYING] = "playing", [NARRATOR_PAUSED] = "paused",
        [NARRATOR_WAITING] = "waiting", [NARRATOR_ENDED] = "ended",
        [NARRATOR_STOPPED] = "stopped", [NARRATOR_FAILED] = "failed",
    };
    return phrase_of(frame, keys[now->state], 0, 0, now->error);
}

/* The heading that it stands under; "" before the first. g_free(). */
static char *place_text(const CounterFrame *frame, const Narration *now)
{
    if (now->in_disclaimer)
        return phrase_of(frame, "in_disclaimer", 0, 0, NULL);
    for (guint i = 0; i < now->headings->len; i++) {
        const NarratorHeading *heading = &g_array_index(now->headings, NarratorHeading, i);
        if (heading->number == now->heading)
            return g_strdup(heading->text);
    }
    return g_strdup("");
}

static char *progress_text(const CounterFrame *frame, const Narration *now)
{
    return now->sentence > 0 ? phrase_of(frame, "sentence", now->sentence, now->n_sentences, NULL)
                             : g_strdup("");
}

/* `data-now` names what counter.js puts there. */
static void append_now(GString *out, const CounterFrame *frame, const Narration *now)
{
    g_autofree char *state = state_text(frame, now), *place = place_text(frame, now);
    g_autofree char *progress = progress_text(frame, now);
    g_autofree char *speed = phrase_of(frame, "speed", now->speed, 0, NULL);
    g_autofree char *volume = phrase_of(frame, "volume", now->volume, 0, NULL);
    append_element(out, frame, "h2", "id=\"now-heading\"", "now");
    g_autofree char *untitled = now->id ? phrase_of(frame, "no_title", 0, 0, NULL) : NULL;
    g_string_append_printf(out, "<p class=\"now-title\"%s>", now->id ? "" : " hidden");
    append_span(out, frame, "data-now=\"title\"", now->title ? now->title : untitled,
                now->title ? now->language : NULL);
    g_string_append(out, "</p>\n");
    g_string_append(out, "<p role=\"status\">");
    append_span(out, frame, "data-now=\"state\"", state, NULL);
    g_string_append_c(out, ' ');
    append_span(out, frame, "data-now=\"remark\"", now->remark, now->language);
    g_string_append(out, "</p>\n");
    if (!narrator_is_going(now))
        return;
    g_string_append(out, "<p class=\"now-place\">");
    append_span(out, frame, "data-now=\"place\"", place, now->in_disclaimer ? NULL : now->language);
    g_string_append(out, "</p>\n<p class=\"now-sentence\">");
    append_span(out, frame, "data-now=\"sentence\"", now->text, now->text_language);
    g_string_append(out, "</p>\n<p class=\"facts\">");
    append_span(out, frame, "data-now=\"progress\"", progress, NULL);
    g_string_append(out, " · ");
    append_span(out, frame, "data-now=\"speed\"", speed, NULL);
    g_string_append(out, " · ");
    append_span(out, frame, "data-now=\"volume\"", volume, NULL);
    g_string_append(out, "</p>\n");
}

/* The buttons, with the lines that the reading obeys. */
static void append_controls(GString *out, const CounterFrame *frame, const Narration *now)
{
    static const struct {
        const char *line, *key;
    } buttons[] = {
        {"previous heading", "previous_heading"},
        {"next heading", "next_heading"},
        {"back", "back"},
        {"again", "again"},
        {"again slowly", "again_slowly"},
        {"where", "where"},
        {"disclaimer", "go_to_disclaimer"},
        {"slower", "slower"},
        {"faster", "faster"},
        {"softer", "softer"},
        {"louder", "louder"},
        {"beginning", "beginning"},
        {"quit", "stop"},
    };
    g_string_append(out, "<div id=\"controls\" role=\"group\" aria-labelledby=\"controls-heading\">"
                         "\n");
    append_element(out, frame, "h3", "id=\"controls-heading\"", "controls");
    begin_form(out, frame, "do", "class=\"controls\"");
    g_string_append(out, "<button type=\"submit\" name=\"do\" value=\"pause\">");
    g_autofree char *label =
        phrase_of(frame, now->state == NARRATOR_PAUSED ? "resume" : "pause", 0, 0, NULL);
    append_span(out, frame, "data-now=\"pause\"", label, NULL);
    g_string_append(out, "</button>\n");
    for (guint i = 0; i < G_N_ELEMENTS(buttons); i++)
        if (now->has_disclaimer || strcmp(buttons[i].line, "disclaimer") != 0)
            append_button(out, frame, "do", buttons[i].line, buttons[i].key);
    g_string_append(out, "</form>\n");
    append_element(out, frame, "p", "class=\"facts scripted\" hidden", "keys");
    g_string_append(out, "</div>\n");
}

/* A button with the name of what it begins with, of which a part is seen. */
static void append_read_button(GString *out, const CounterFrame *frame, const char *name,
                               const char *value, const char *key, const char *text,
                               const char *language)
{
    g_string_append_printf(out, "<button name=\"%s\"", name);
    xml_text_append_attribute(out, "value", value);
    g_string_append(out, "><span class=\"unseen\">");
    append_phrase(out, frame, key);
    g_string_append(out, " </span>");
    append_span(out, frame, "", text, language);
    g_string_append(out, "</button>\n");
}

static void append_headings(GString *out, const CounterFrame *frame, const Narration *now)
{
    if (now->headings->len == 0)
        return;
    append_element(out, frame, "h3", "", "headings");
    begin_form(out, frame, "go", "");
    g_string_append(out, "<ol class=\"headings\">\n");
    for (guint i = 0; i < now->headings->len; i++) {
        const NarratorHeading *heading = &g_array_index(now->headings, NarratorHeading, i);
        g_autofree char *number = g_strdup_printf("%u", heading->number);
        g_string_append_printf(out, "<li class=\"level-%u\">", CLAMP(heading->level, 2, 6));
        append_read_button(out, frame, "go", number, "read_from", heading->text, now->language);
        g_string_append(out, "</li>\n");
    }
    g_string_append(out, "</ol>\n</form>\n");
}

/* The code that leads a telephone to the article's page. */
static void append_code(GString *out, const CounterView *view)
{
    const CounterFrame *frame = &view->frame;
    append_element(out, frame, "h3", "", "take_along");
    g_autofree char *address = view->page ? site_address(frame->pharmacy, view->page) : NULL;
    g_autofree char *label = phrase_of(frame, "code", 0, 0, NULL);
    g_autofree char *code = address ? qr_code_svg(address, label, NULL) : NULL;
    if (!view->page)
        append_element(out, frame, "p", "", "not_published");
    else if (!address)
        append_element(out, frame, "p", "", "no_base_url");
    if (code)
        g_string_append_printf(out, "<div class=\"code\">%s</div>\n", code);
    if (!view->page)
        return;
    g_autofree char *link = site_link(view->page);
    g_string_append_printf(out, "<p><a href=\"/%s\">", link);
    append_phrase(out, frame, "page_for_customers");
    g_string_append(out, "</a></p>\n");
}

static void append_reading(GString *out, const CounterView *view)
{
    g_string_append(out, "<section id=\"now\" class=\"player\" aria-labelledby=\"now-heading\">\n");
    append_now(out, &view->frame, view->now);
    if (narrator_is_going(view->now)) {
        append_controls(out, &view->frame, view->now);
        append_headings(out, &view->frame, view->now);
    }
    if (view->now->id)
        append_code(out, view);
    g_string_append(out, "</section>\n");
}

/* --- articles ------------------------------------------------------------------------------- */

static void append_search(GString *out, const CounterView *view)
{
    g_string_append(out, "<form method=\"get\" action=\"" COUNTER_PATH "\" role=\"search\">\n");
    append_element(out, &view->frame, "label", "for=\"q\"", "search_label");
    g_string_append(out, "<p class=\"field\"><input type=\"search\" id=\"q\" name=\"q\"");
    xml_text_append_attribute(out, "value", view->query);
    g_string_append(out, ">\n");
    append_element(out, &view->frame, "button", "type=\"submit\"", "search");
    g_string_append(out, "</p>\n</form>\n");
}

static void append_entry(GString *out, const CounterFrame *frame, const CatalogueEntry *entry)
{
    static const char *const states[ARTICLE_STATES] = {
        [ARTICLE_WAITING] = "article_waiting",
        [ARTICLE_RENDERING] = "article_rendering",
        [ARTICLE_READY] = "article_ready",
        [ARTICLE_FAILED] = "article_failed",
    };
    g_autofree char *state = phrase_of(frame, states[entry->state], 0, 0, entry->reason);
    g_autofree char *untitled = phrase_of(frame, "no_title", 0, 0, NULL);
    g_string_append(out, "<li>\n");
    append_read_button(out, frame, "id", entry->id, "read", entry->title ? entry->title : untitled,
                       entry->title ? entry->language : NULL);
    g_string_append(out, "<p class=\"facts\">");
    if (entry->date) {
        xml_text_append(out, entry->date, -1);
        g_string_append(out, " · ");
    }
    xml_text_append(out, state, -1);
    if (entry->n_disclaimers == 0) {
        g_string_append(out, " · ");
        append_phrase(out, frame, "no_disclaimer");
    }
    g_string_append(out, "</p>\n</li>\n");
}

static void append_articles(GString *out, const CounterView *view)
{
    const CounterFrame *frame = &view->frame;
    g_string_append(out, "<section id=\"articles\" aria-labelledby=\"articles-heading\">\n");
    append_element(out, frame, "h2", "id=\"articles-heading\"", "articles");
    append_search(out, view);
    g_autofree char *found = phrase_of(frame, "found", view->entries->len, 0, NULL);
    if (*view->query)
        site_append_element(out, "p", NULL, found);
    else
        append_element(out, frame, "h3", "", "newest");
    if (view->entries->len > 0) {
        begin_form(out, frame, "read", "");
        g_string_append(out, "<ul class=\"articles\">\n");
        for (guint i = 0; i < view->entries->len; i++)
            append_entry(out, frame, g_ptr_array_index(view->entries, i));
        g_string_append(out, "</ul>\n</form>\n");
    } else if (!*view->query) {
        append_element(out, frame, "p", "", "empty");
    }
    if (*view->query) {
        g_string_append(out, "<p><a href=\"" COUNTER_PATH "\">");
        append_phrase(out, frame, "all");
        g_string_append(out, "</a></p>\n");
    }
    g_string_append(out, "</section>\n");
}

/* --- adding --------------------------------------------------------------------------------- */

static void append_work(GString *out, const CounterFrame *frame, const Work *work)
{
    static const char *const keys[] = {
        [WORK_WAITING] = "work_waiting",
        [WORK_ADDED] = "work_added",
        [WORK_SAME] = "work_same",
        [WORK_FAILED] = "work_failed",
    };
    gboolean several = work->state == WORK_ADDED && work->n_articles > 1;
    const char *name =
        work->state == WORK_ADDED && !several && work->title ? work->title : work->name;
    g_autofree char *text = phrase_of(frame, several ? "work_added_several" : keys[work->state],
                                      work->n_articles, 0, name);
    g_string_append(out, "<li>");
    xml_text_append(out, text, -1);
    if (work->message && work->state != WORK_SAME) {
        g_string_append(out, "<br>");
        xml_text_append(out, work->message, -1);
    }
    g_string_append(out, "</li>\n");
}

/* What is under way, and what came of it: the newest last, as in any log. */
static void append_works(GString *out, const CounterView *view)
{
    const CounterFrame *frame = &view->frame;
    g_string_append(out, "<div id=\"works\" role=\"log\">\n");
    if (view->works->len > 0) {
        g_string_append(out, "<ul>\n");
        for (guint i = view->works->len; i-- > 0;)
            append_work(out, frame, g_ptr_array_index(view->works, i));
        g_string_append(out, "</ul>\n");
    }
    g_autofree char *fault = phrase_of(frame, "publish_failed", 0, 0, view->fault);
    if (view->publishing)
        append_element(out, frame, "p", "", "publishing");
    else if (view->fault)
        site_append_element(out, "p", NULL, fault);
    g_string_append(out, "</div>\n");
    if (view->works->len > 0) {
        g_string_append(out, "<p class=\"unscripted\"><a href=\"" COUNTER_PATH "\">");
        append_phrase(out, frame, "look_again");
        g_string_append(out, "</a></p>\n");
    }
}

static void append_input(GString *out, const CounterFrame *frame, const char *name,
                         const char *attributes, const char *key)
{
    g_string_append_printf(out, "<label for=\"%s\">", name);
    append_phrase(out, frame, key);
    g_string_append_printf(out, "</label>\n<input id=\"%s\" name=\"%s\" %s>\n", name, name,
                           attributes);
}

static void append_adding(GString *out, const CounterView *view)
{
    const CounterFrame *frame = &view->frame;
    g_string_append(out, "<section id=\"add\" aria-labelledby=\"add-heading\">\n");
    append_element(out, frame, "h2", "id=\"add-heading\"", "add");
    append_works(out, view);
    begin_form(out, frame, "add", "class=\"adding\"");
    append_input(out, frame, "address", "type=\"url\" required", "add_address");
    append_element(out, frame, "button", "type=\"submit\"", "add_address_button");
    g_string_append(out, "</form>\n");
    begin_form(out, frame, "add", "class=\"adding\" enctype=\"multipart/form-data\"");
    append_input(out, frame, "file",
                 "type=\"file\" required accept=\".html,.htm,.xhtml,.txt,.md,.markdown,.xml,.rss,"
                 ".atom,text/*,application/xml,application/xhtml+xml\"",
                 "add_file");
    append_element(out, frame, "button", "type=\"submit\"", "add_file_button");
    g_string_append(out, "</form>\n");
    begin_form(out, frame, "add", "class=\"adding\"");
    append_input(out, frame, "title", "type=\"text\"", "add_title");
    append_element(out, frame, "label", "for=\"text\"", "add_text");
    g_string_append(out, "<textarea id=\"text\" name=\"text\" rows=\"8\" required></textarea>\n");
    append_element(out, frame, "button", "type=\"submit\"", "add_text_button");
    g_string_append(out, "</form>\n</section>\n");
}

char *counter_page(const CounterView *view)
{
    g_return_val_if_fail(view && view->now && view->works && view->entries && view->query, NULL);
    GString *out = begin_page(&view->frame);
    append_reading(out, view);
    append_articles(out, view);
    append_adding(out, view);
    return end_page(out);
}

/* --- events --------------------------------------------------------------------------------- */

/* A text with its language and direction. */
static void add_said(JsonBuilder *builder, const char *name, const char *text, const char *language)
{
    json_begin_array(builder, name);
    json_builder_add_string_value(builder, text ? text : "");
    json_builder_add_string_value(builder, language ? language : "");
    json_builder_add_string_value(builder, direction_is_rtl(language) ? "rtl" : "ltr");
    json_builder_end_array(builder);
}

char *counter_event(const CounterFrame *frame, const Narration *now, guint version)
{
    const char *own = frame->pharmacy->language;
    g_autofree char *state = state_text(frame, now), *place = place_text(frame, now);
    g_autofree char *progress = progress_text(frame, now);
    g_autofree char *speed = phrase_of(frame, "speed", now->speed, 0, NULL);
    g_autofree char *volume = phrase_of(frame, "volume", now->volume, 0, NULL);
    g_autofree char *pause =
        phrase_of(frame, now->state == NARRATOR_PAUSED ? "resume" : "pause", 0, 0, NULL);
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    json_add_number(builder, "version", version);
    json_begin_object(builder, "now");
    add_said(builder, "state", state, own);
    add_said(builder, "remark", now->remark, now->language);
    add_said(builder, "place", place, now->in_disclaimer ? own : now->language);
    add_said(builder, "sentence", now->text, now->text_language);
    add_said(builder, "progress", progress, own);
    add_said(builder, "speed", speed, own);
    add_said(builder, "volume", volume, own);
    add_said(builder, "pause", pause, own);
    json_builder_end_object(builder);
    json_builder_end_object(builder);
    return json_text(builder, FALSE);
}
