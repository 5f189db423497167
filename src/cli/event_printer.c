/* The event printer; see event_printer.h. */
#include "cli/event_printer.h"

#include "cli/output.h"

#include <json-glib/json-glib.h>
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

static void add_text(JsonBuilder *builder, const char *name, const char *text)
{
    json_builder_set_member_name(builder, name);
    if (text)
        json_builder_add_string_value(builder, text);
    else
        json_builder_add_null_value(builder);
}

static void add_number(JsonBuilder *builder, const char *name, gint64 number)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_int_value(builder, number);
}

static JsonBuilder *begin(const char *event)
{
    JsonBuilder *builder = json_builder_new();
    json_builder_begin_object(builder);
    add_text(builder, "event", event);
    return builder;
}

/* Prints the line and ends it. */
static gboolean finish(JsonBuilder *builder)
{
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *text = json_to_string(root, FALSE);
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
    add_text(builder, name, text);
    return finish(builder);
}

/* --- events --------------------------------------------------------------------------------- */

gboolean event_print_article(const Article *article, const Script *script, const Steering *steering)
{
    if (!is_on)
        return TRUE;
    JsonBuilder *builder = begin("article");
    add_text(builder, "title", article->title);
    add_text(builder, "language", script->language);
    add_number(builder, "sentences", script->utterances->len);
    json_builder_set_member_name(builder, "disclaimer");
    json_builder_add_boolean_value(builder, article->disclaimers->len > 0);
    json_builder_set_member_name(builder, "headings");
    json_builder_begin_array(builder);
    for (guint i = 1; i <= steering_n_headings(steering); i++) {
        const ArticleSection *section = steering_heading(steering, i);
        json_builder_begin_object(builder);
        add_number(builder, "number", i);
        add_number(builder, "level", section->level);
        add_text(builder, "text", section->heading);
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
    add_number(builder, "number", utterance + 1);
    add_number(builder, "heading", steering_headings_until(steering, utterance));
    json_builder_set_member_name(builder, "disclaimer");
    json_builder_add_boolean_value(builder, said->section == SECTION_DISCLAIMER);
    add_text(builder, "role", utterance_role_name(said->role));
    add_text(builder, "language", said->voice ? said->voice->language : script->language);
    add_text(builder, "text", said->display);
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
    add_number(builder, "percent", lround(factor * 100));
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
