/* The place that the writing of markup has come to; see markup_writer.h. */
#include "publish/markup_writer.h"

#include "base/xml_text.h"
#include "publish/direction.h"

#include <string.h>

/* --- utterances ----------------------------------------------------------------------------- */

/* Parts in the order in which they are said. */
static int rank_of_section(int section)
{
    if (section == SECTION_DISCLAIMER)
        return G_MAXINT - 1;
    return section == SECTION_END ? G_MAXINT : section;
}

static int compare_place(const Utterance *utterance, MarkupPlace place)
{
    int ours = rank_of_section(utterance->section), asked = rank_of_section(place.section);
    if (ours != asked)
        return ours < asked ? -1 : 1;
    return (utterance->block > place.block) - (utterance->block < place.block);
}

/* Whether an utterance of the place asked for is behind what is asked for. */
static gboolean is_behind(const Utterance *utterance, UtteranceRole asked)
{
    if (utterance->role == ROLE_ANNOUNCEMENT)
        return FALSE;
    return asked == ROLE_ANNOUNCEMENT || utterance->role > asked;
}

const Utterance *markup_writer_next(MarkupWriter *writer, MarkupPlace place, guint *index)
{
    const Script *script = writer->reading->script;
    for (; writer->next < script->utterances->len; writer->next++) {
        const Utterance *utterance = script_utterance(script, writer->next);
        int order = compare_place(utterance, place);
        if (order > 0 || (order == 0 && is_behind(utterance, place.role)))
            return NULL;
        if (order < 0)
            continue;
        if (place.role == ROLES ? utterance->role != ROLE_ANNOUNCEMENT
                                : utterance->role == place.role) {
            *index = writer->next++;
            return utterance;
        }
    }
    return NULL;
}

gboolean markup_writer_is_heard(const MarkupWriter *writer, guint index)
{
    const ReadingEntry *entry = reading_entry(writer->reading, index);
    return entry->end_frame - entry->start_frame > markup_writer_least_frames(writer);
}

MarkupAnchor *markup_writer_add_anchor(MarkupWriter *writer, guint index)
{
    MarkupAnchor anchor = {index, g_array_new(FALSE, FALSE, sizeof(MarkupWord))};
    g_array_append_val(writer->anchors, anchor);
    return &g_array_index(writer->anchors, MarkupAnchor, writer->anchors->len - 1);
}

void markup_writer_append_id(MarkupWriter *writer, guint utterance)
{
    g_autofree char *id = markup_sentence_id(utterance);
    xml_text_append_attribute(writer->out, "id", id);
}

/* --- languages ------------------------------------------------------------------------------ */

static gboolean is_made_of(const char *part, gboolean (*is_sign)(char), gsize least, gsize most)
{
    gsize length = strlen(part);
    for (const char *p = part; *p; p++)
        if (!is_sign(*p))
            return FALSE;
    return length >= least && length <= most;
}

static gboolean is_letter(char sign)
{
    return g_ascii_isalpha(sign);
}

static gboolean is_digit(char sign)
{
    return g_ascii_isdigit(sign);
}

char *markup_writer_language_tag(const char *language)
{
    g_auto(GStrv) parts = g_strsplit_set(language ? language : "", "-_", -1);
    if (!parts[0] || !is_made_of(parts[0], is_letter, 2, 3))
        return NULL;
    GString *tag = g_string_new(parts[0]);
    char **part = parts + 1;
    if (*part && is_made_of(*part, is_letter, 4, 4))
        g_string_append_printf(tag, "-%s", *part++);
    if (*part && (is_made_of(*part, is_letter, 2, 2) || is_made_of(*part, is_digit, 3, 3)))
        g_string_append_printf(tag, "-%s", *part);
    return g_string_free(tag, FALSE);
}

void markup_writer_append_language(GString *out, const char *language, const char *around)
{
    g_autofree char *tag = markup_writer_language_tag(language);
    g_autofree char *outer = markup_writer_language_tag(around);
    if (!tag || (outer && g_ascii_strcasecmp(tag, outer) == 0))
        return;
    xml_text_append_attribute(out, "lang", tag);
    xml_text_append_attribute(out, "xml:lang", tag);
    gboolean rtl = direction_is_rtl(tag);
    if (rtl != direction_is_rtl(outer))
        xml_text_append_attribute(out, "dir", rtl ? "rtl" : "ltr");
}
