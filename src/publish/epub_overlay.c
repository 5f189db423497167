/* An EPUB's overlay: a SMIL document that says what is lit when (EPUB 3.3, 9.2).
 *
 * Each section is a sequence of its own, and each table, so that a reader may skip or leave it.
 */
#include "publish/epub_parts.h"

#include "base/xml_text.h"
#include "publish/clock.h"

typedef struct {
    GString *out;
    const EpubChapter *chapter;
    int section, table; /* whose sequence is open; SECTION_FRAME and -1 for none */
} OverlayWriter;

static void append_reference(OverlayWriter *writer, const char *name, const char *id)
{
    g_string_append_printf(writer->out, " %s=\"%s#%s\"", name, writer->chapter->document, id);
}

static void append_par(OverlayWriter *writer, const char *id, const Clip *clip)
{
    GString *out = writer->out;
    g_string_append_printf(out, "<par id=\"p-%s\"><text", id);
    append_reference(writer, "src", id);
    g_string_append_printf(out, "/><audio src=\"%s\" clipBegin=\"", writer->chapter->audio);
    clock_append_hours(out, clip->start_ms, '.');
    g_string_append(out, "\" clipEnd=\"");
    clock_append_hours(out, clip->end_ms, '.');
    g_string_append(out, "\"/></par>\n");
}

/* A sentence of which each word is lit: first the whole, as long as no word of it is said. */
static void append_words(OverlayWriter *writer, const MarkupAnchor *anchor, const char *id,
                         const Clip *clip)
{
    const Reading *reading = writer->chapter->source->reading;
    g_autoptr(GArray) words = clips_of_words(anchor, clip, reading);
    Clip before = {clip->start_ms, clips_get(words, 0)->start_ms};
    g_string_append_printf(writer->out, "<seq id=\"q-%s\"", id);
    append_reference(writer, "epub:textref", id);
    g_string_append(writer->out, ">\n");
    if (before.end_ms > before.start_ms)
        append_par(writer, id, &before);
    for (guint i = 0; i < words->len; i++) {
        guint word = g_array_index(anchor->words, MarkupWord, i).word;
        g_autofree char *word_id = markup_word_id(anchor->utterance, word);
        append_par(writer, word_id, clips_get(words, i));
    }
    g_string_append(writer->out, "</seq>\n");
}

/* --- sequences ------------------------------------------------------------------------------ */

static void begin_sequence(OverlayWriter *writer, const char *id, const char *type)
{
    g_string_append_printf(writer->out, "<seq id=\"q-%s\"", id);
    append_reference(writer, "epub:textref", id);
    xml_text_append_attribute(writer->out, "epub:type", type);
    g_string_append(writer->out, ">\n");
}

static void end_sequences(OverlayWriter *writer, int section)
{
    if (writer->table >= 0)
        g_string_append(writer->out, "</seq>\n");
    writer->table = -1;
    if (writer->section == section)
        return;
    if (writer->section != SECTION_FRAME)
        g_string_append(writer->out, "</seq>\n");
    writer->section = SECTION_FRAME;
}

/* The table that it is a row or the caption of, by its block; −1 for none. Of what we announce only
 * captions are anchors within a section's blocks. */
static int table_of(const Utterance *utterance)
{
    gboolean is_caption = utterance->role == ROLE_ANNOUNCEMENT && utterance->block >= 0;
    return utterance->role == ROLE_TABLE || is_caption ? utterance->block : -1;
}

static void enter(OverlayWriter *writer, const Utterance *utterance)
{
    int section = markup_part_of(writer->chapter->source->article, utterance);
    int table = table_of(utterance);
    if (writer->section == section && writer->table == table)
        return;
    end_sequences(writer, section);
    if (writer->section != section) {
        g_autofree char *id = markup_part_id(section);
        begin_sequence(writer, id, section == SECTION_DISCLAIMER ? "notice" : NULL);
        writer->section = section;
    }
    if (table >= 0) {
        g_autofree char *id = markup_table_id(utterance->section, table);
        begin_sequence(writer, id, "table");
        writer->table = table;
    }
}

char *epub_overlay_text(const EpubChapter *chapter)
{
    const Markup *markup = chapter->markup;
    OverlayWriter writer = {g_string_new(NULL), chapter, SECTION_FRAME, -1};
    g_string_append(writer.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<smil xmlns=\"http://www.w3.org/ns/SMIL\" "
                                "xmlns:epub=\"http://www.idpf.org/2007/ops\" version=\"3.0\">\n"
                                "<body");
    append_reference(&writer, "epub:textref", "article");
    g_string_append(writer.out, ">\n");
    for (guint i = 0; i < markup->anchors->len; i++) {
        const MarkupAnchor *anchor = markup_anchor(markup, i);
        g_autofree char *id = markup_sentence_id(anchor->utterance);
        enter(&writer, script_utterance(chapter->source->reading->script, anchor->utterance));
        if (anchor->words->len > 0)
            append_words(&writer, anchor, id, clips_get(chapter->clips, i));
        else
            append_par(&writer, id, clips_get(chapter->clips, i));
    }
    end_sequences(&writer, SECTION_FRAME);
    g_string_append(writer.out, "</body>\n</smil>\n");
    return g_string_free(writer.out, FALSE);
}
