/* The script printed; see script_print.h. */
#include "script/script_print.h"

#include "base/json_members.h"

#include <libxml/xmlwriter.h>
#include <math.h>
#include <string.h>

#define SSML_NAMESPACE "http://www.w3.org/2001/10/synthesis"

static const char *const style_names[VOICE_STYLES] = {"body", "heading", "announcement"};

/* --- text ------------------------------------------------------------------------------------- */

static void print_header(const Script *script, GString *out)
{
    int seconds = (int)lround(script->estimated_s);
    if (script->title)
        g_string_append_printf(out, "%s\n", script->title);
    g_string_append_printf(out, "%s, voice %s, %u utterances, about %d min %02d s\n\n",
                           script->language, script->voice->name, script->utterances->len,
                           seconds / 60, seconds % 60);
}

/* "heading 2, tone 2" */
static void format_role(const Script *script, const Utterance *utterance, GString *role)
{
    g_string_assign(role, utterance_role_name(utterance->role));
    if (utterance->level > 0)
        g_string_append_printf(role, " %d", utterance->level);
    if (utterance->tone_level > 0)
        g_string_append_printf(role, ", tone %d", utterance->tone_level);
    if (utterance->voice != script->voice)
        g_string_append_printf(role, ", %s", utterance->voice->name);
}

/* One line, whatever is in the text. Free with g_free(). */
static char *one_line(const char *text)
{
    char *line = g_strdup(text);
    for (char *p = line; *p; p++)
        if (g_ascii_iscntrl(*p))
            *p = ' ';
    return line;
}

static void print_utterance(const Script *script, const Utterance *utterance, int silence_ms,
                            GString *out)
{
    g_autofree char *display = one_line(utterance->display);
    g_autofree char *spoken = one_line(utterance->spoken);
    g_autoptr(GString) role = g_string_new(NULL);
    format_role(script, utterance, role);
    g_string_append_printf(out, "%5d ms  %-20s  %s\n", silence_ms, role->str, display);
    if (!g_str_equal(spoken, display))
        g_string_append_printf(out, "%8s  %-20s  %s\n", "", "  said:", spoken);
}

void script_print_text(const Script *script, GString *out)
{
    int silence_ms = 0;
    print_header(script, out);
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        print_utterance(script, utterance, silence_ms + utterance->pause_before_ms, out);
        silence_ms = utterance->pause_after_ms;
    }
    g_string_append_printf(out, "%5d ms  the end\n", silence_ms);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void add_range(JsonBuilder *builder, const char *name, gsize start, gsize end)
{
    json_begin_array(builder, name);
    json_builder_add_int_value(builder, (gint64)start);
    json_builder_add_int_value(builder, (gint64)end);
    json_builder_end_array(builder);
}

/* Each word as [spoken start, spoken end, display start, display end]; which are letters, by index.
 */
static void add_words(JsonBuilder *builder, const Utterance *utterance)
{
    json_begin_array(builder, "words");
    for (guint i = 0; i < utterance->words->len; i++) {
        const SpokenWord *word = &g_array_index(utterance->words, SpokenWord, i);
        json_builder_begin_array(builder);
        json_builder_add_int_value(builder, word->spoken_start);
        json_builder_add_int_value(builder, word->spoken_end);
        json_builder_add_int_value(builder, word->display_start);
        json_builder_add_int_value(builder, word->display_end);
        json_builder_end_array(builder);
    }
    json_builder_end_array(builder);
    json_begin_array(builder, "letters");
    for (guint i = 0; i < utterance->words->len; i++)
        if (g_array_index(utterance->words, SpokenWord, i).letter)
            json_builder_add_int_value(builder, i);
    json_builder_end_array(builder);
}

static void add_utterance(JsonBuilder *builder, const Utterance *utterance)
{
    json_builder_begin_object(builder);
    json_add_text(builder, "role", utterance_role_name(utterance->role));
    json_add_text(builder, "voice", utterance->voice->name);
    json_add_text(builder, "style", style_names[utterance->style]);
    json_add_number(builder, "level", utterance->level);
    json_add_number(builder, "section", utterance->section);
    json_add_number(builder, "block", utterance->block);
    add_range(builder, "range", utterance->block_start, utterance->block_end);
    json_add_number(builder, "line", utterance->line);
    json_add_number(builder, "tone_level", utterance->tone_level);
    json_add_number(builder, "pause_before_ms", utterance->pause_before_ms);
    json_add_number(builder, "pause_after_ms", utterance->pause_after_ms);
    json_add_text(builder, "display", utterance->display);
    json_add_number(builder, "marker_bytes", utterance->marker_bytes);
    json_add_text(builder, "spoken", utterance->spoken);
    add_words(builder, utterance);
    json_builder_end_object(builder);
}

/* Appends what was built, on one line. */
static void append_json(JsonBuilder *builder, GString *out)
{
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autoptr(JsonGenerator) generator = json_generator_new();
    json_generator_set_root(generator, root);
    json_generator_to_gstring(generator, out);
}

/* The object without its closing brace: utterances follow. */
static void append_json_head(const Script *script, GString *out)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    json_add_text(builder, "title", script->title);
    json_add_text(builder, "language", script->language);
    json_add_text(builder, "voice", script->voice->name);
    json_builder_set_member_name(builder, "estimated_s");
    json_builder_add_double_value(builder, script->estimated_s);
    json_builder_end_object(builder);
    append_json(builder, out);
    g_string_truncate(out, out->len - strlen("}"));
}

/* An utterance is a line, and is made and freed by itself: the whole as one tree of nodes would
 * take a thousand times the memory of the text. */
void script_print_json(const Script *script, GString *out)
{
    append_json_head(script, out);
    g_string_append(out, ",\"utterances\":[");
    for (guint i = 0; i < script->utterances->len; i++) {
        g_autoptr(JsonBuilder) builder = json_builder_new();
        add_utterance(builder, script_utterance(script, i));
        g_string_append(out, i > 0 ? ",\n" : "\n");
        append_json(builder, out);
    }
    g_string_append(out, "\n]}\n");
}

/* --- SSML ------------------------------------------------------------------------------------- */

/* A copy without what XML 1.0 has no form for, not even escaped (clause 2.2, Char). */
static char *xml_characters(const char *text)
{
    GString *kept = g_string_new(NULL);
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        gboolean allowed = c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n';
        if (allowed)
            g_string_append_unichar(kept, c);
        else
            g_string_append_c(kept, ' ');
    }
    return g_string_free(kept, FALSE);
}

static void write_attribute(xmlTextWriter *writer, const char *name, const char *value)
{
    g_autofree char *characters = xml_characters(value);
    xmlTextWriterWriteAttribute(writer, BAD_CAST name, BAD_CAST characters);
}

/* Line ends between elements, never within words. */
static void write_line_end(xmlTextWriter *writer)
{
    xmlTextWriterWriteString(writer, BAD_CAST "\n");
}

static void end_element(xmlTextWriter *writer)
{
    xmlTextWriterEndElement(writer);
    write_line_end(writer);
}

static void write_break(xmlTextWriter *writer, int silence_ms)
{
    if (silence_ms <= 0)
        return;
    g_autofree char *time = g_strdup_printf("%dms", silence_ms);
    xmlTextWriterStartElement(writer, BAD_CAST "break");
    write_attribute(writer, "time", time);
    end_element(writer);
}

/* "+25%", from 1.25; nothing where there is no change. */
static void write_change(xmlTextWriter *writer, const char *name, double factor)
{
    int percent = (int)lround((factor - 1) * 100);
    g_autofree char *change = g_strdup_printf("%+d%%", percent);
    if (percent != 0)
        write_attribute(writer, name, change);
}

/* How the style differs from the body, for any engine's voice; loudness is that engine's affair. */
static void write_prosody(xmlTextWriter *writer, const Voice *voice, VoiceStyle style)
{
    const VoiceStyleSettings *body = &voice->styles[VOICE_BODY], *own = &voice->styles[style];
    g_autofree char *rate =
        g_strdup_printf("%d%%", (int)lround(own->rate_wpm / body->rate_wpm * 100));
    xmlTextWriterStartElement(writer, BAD_CAST "prosody");
    write_attribute(writer, "rate", rate);
    write_change(writer, "pitch", own->pitch / body->pitch);
    if (body->pitch_range > 0)
        write_change(writer, "range", own->pitch_range / body->pitch_range);
}

static void write_sentence(xmlTextWriter *writer, const Script *script, const Utterance *utterance)
{
    if (!*utterance->spoken)
        return;
    g_autofree char *spoken = xml_characters(utterance->spoken);
    xmlTextWriterStartElement(writer, BAD_CAST "s");
    if (!g_str_equal(utterance->voice->language, script->voice->language))
        write_attribute(writer, "xml:lang", utterance->voice->language);
    if (utterance->style != VOICE_BODY)
        write_prosody(writer, utterance->voice, utterance->style);
    xmlTextWriterWriteString(writer, BAD_CAST spoken);
    if (utterance->style != VOICE_BODY)
        xmlTextWriterEndElement(writer);
    end_element(writer);
}

static gboolean same_paragraph(const Utterance *a, const Utterance *b)
{
    return a->section == b->section && a->block == b->block && a->role == b->role;
}

/* The utterances as paragraphs of sentences, the silences as breaks. */
static void write_utterances(xmlTextWriter *writer, const Script *script)
{
    const Utterance *before = NULL;
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        gboolean begins = !before || !same_paragraph(before, utterance);
        if (before && begins)
            end_element(writer);
        write_break(writer, (before ? before->pause_after_ms : 0) + utterance->pause_before_ms);
        if (begins) {
            xmlTextWriterStartElement(writer, BAD_CAST "p");
            write_line_end(writer);
        }
        write_sentence(writer, script, utterance);
        before = utterance;
    }
    if (before) {
        end_element(writer);
        write_break(writer, before->pause_after_ms);
    }
}

void script_print_ssml(const Script *script, GString *out)
{
    xmlBuffer *buffer = xmlBufferCreate();
    xmlTextWriter *writer = xmlNewTextWriterMemory(buffer, 0);
    xmlTextWriterStartDocument(writer, "1.0", "UTF-8", NULL);
    xmlTextWriterStartElement(writer, BAD_CAST "speak");
    write_attribute(writer, "version", "1.1");
    write_attribute(writer, "xmlns", SSML_NAMESPACE);
    write_attribute(writer, "xml:lang", script->language);
    write_line_end(writer);
    write_utterances(writer, script);
    xmlTextWriterEndDocument(writer);
    xmlFreeTextWriter(writer);
    g_string_append_len(out, (const char *)xmlBufferContent(buffer), xmlBufferLength(buffer));
    xmlBufferFree(buffer);
}
