/* The event printer; see event_printer.h. */
#include "cli/event_printer.h"

#include "base/json_members.h"
#include "cli/output.h"

#include <math.h>
#include <string.h>

static gboolean is_on;

void event_printer_on(void)
{
    is_on = TRUE;
}

gboolean event_printer_is_on(void)
{
    return is_on;
}

/* --- lines ---------------------------------------------------------------------------------- */

static JsonBuilder *begin(const char *event)
{
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    json_add_text(builder, "event", event);
    return builder;
}

/* Prints the line and ends it. */
static gboolean finish(JsonBuilder *builder)
{
    json_builder_end_object(builder);
    g_autofree char *text = json_text(builder, FALSE);
    g_autofree char *line = g_strconcat(text, "\n", NULL);
    g_object_unref(builder);
    output_write(line, strlen(line));
    return output_flush();
}

static gboolean print_text(const char *event, const char *name, const char *text)
{
    if (!is_on)
        return TRUE;
    JsonBuilder *builder = begin(event);
    json_add_text(builder, name, text);
    return finish(builder);
}

/* --- events --------------------------------------------------------------------------------- */

gboolean event_print_article(const Article *article, const Script *script, const Steering *steering)
{
    if (!is_on)
        return TRUE;
    JsonBuilder *builder = begin("article");
    json_add_text(builder, "title", article->title);
    json_add_text(builder, "language", script->language);
    json_add_number(builder, "sentences", script->utterances->len);
    json_add_truth(builder, "disclaimer", article->disclaimers->len > 0);
    json_begin_array(builder, "headings");
    for (guint i = 1; i <= steering_n_headings(steering); i++) {
        const ArticleSection *section = steering_heading(steering, i);
        json_builder_begin_object(builder);
        json_add_number(builder, "number", i);
        json_add_number(builder, "level", section->level);
        json_add_text(builder, "text", section->heading);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    return finish(builder);
}

gboolean event_print_sentence(const Script *script, guint utterance, const Steering *steering)
{
    if (!is_on)
        return TRUE;
    const Utterance *said = script_utterance(script, utterance);
    JsonBuilder *builder = begin("sentence");
    json_add_number(builder, "number", utterance + 1);
    json_add_number(builder, "heading", steering_headings_until(steering, utterance));
    json_add_truth(builder, "disclaimer", said->section == SECTION_DISCLAIMER);
    json_add_text(builder, "role", utterance_role_name(said->role));
    json_add_text(builder, "language", said->voice ? said->voice->language : script->language);
    json_add_text(builder, "text", said->display);
    return finish(builder);
}

gboolean event_print_state(const char *state)
{
    return print_text("state", "state", state);
}

gboolean event_print_factor(const char *kind, double factor)
{
    if (!is_on)
        return TRUE;
    JsonBuilder *builder = begin(kind);
    json_add_number(builder, "percent", lround(factor * 100));
    return finish(builder);
}

gboolean event_print_remark(const char *text)
{
    return print_text("remark", "text", text);
}

gboolean event_print_end(const char *reason)
{
    return print_text("end", "reason", reason);
}
