/* A DAISY book's SMIL documents: which sentence is heard when, and in which order the documents are
 * (DAISY 2.02, 2.2 and 2.3; SMIL 1.0).
 *
 * A sentence is its text and its sound together. In a book without text a heading is, with the
 * sounds of all sentences below it one after the other.
 */
#include "publish/daisy_parts.h"

#include "base/xml_text.h"
#include "publish/clock.h"

static const char start[] = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                            "<!DOCTYPE smil PUBLIC \"-//W3C//DTD SMIL 1.0//EN\" "
                            "\"http://www.w3.org/TR/REC-smil/SMIL10.dtd\">\n<smil>\n<head>\n";

/* --- names and ids -------------------------------------------------------------------------- */

char *daisy_smil_name(const DaisySection *section)
{
    return g_strdup_printf("s%04u.smil", section->number);
}

char *daisy_item_id(const DaisySection *section)
{
    return g_strdup_printf("i%u", section->number);
}

/* "tu17", "pu17", "au17": those of the sentence "u17". */
static char *sentence_id(const DaisySection *section, char kind, guint clip)
{
    g_autofree char *id = daisy_clip_id(section->article, clip);
    return g_strdup_printf("%c%s", kind, id);
}

char *daisy_text_id(const DaisyBook *book, const DaisySection *section)
{
    return book->without_text ? g_strdup_printf("t%u", section->number)
                              : sentence_id(section, 't', section->first_clip);
}

/* --- a section's ---------------------------------------------------------------------------- */

static void append_time(GString *out, const char *name, gint64 ms)
{
    g_autoptr(GString) time = g_string_new(NULL);
    clock_append_hours(time, ms, '.');
    daisy_append_meta(out, name, time->str, NULL);
}

static void append_metadata(GString *out, const DaisyBook *book)
{
    daisy_append_meta(out, "dc:format", "Daisy 2.02", NULL);
    daisy_append_meta(out, "dc:identifier", book->identifier, NULL);
    daisy_append_meta(out, "dc:title", book->title, NULL);
    daisy_append_meta(out, "ncc:generator", DAISY_GENERATOR, NULL);
}

static void append_layout(GString *out)
{
    g_string_append(out, "<layout>\n<region id=\"txtView\"/>\n</layout>\n</head>\n<body>\n");
}

static void append_audio(GString *out, const DaisySection *section, guint index)
{
    const Clip *clip = clips_get(section->article->clips, index);
    g_autofree char *id = sentence_id(section, 'a', index);
    g_string_append_printf(out, "<audio id=\"%s\" src=\"%s\" clip-begin=\"npt=", id,
                           section->article->audio);
    clock_append_seconds(out, clip->start_ms);
    g_string_append(out, "s\" clip-end=\"npt=");
    clock_append_seconds(out, clip->end_ms);
    g_string_append(out, "s\"/>\n");
}

/* Begins text and sound together: the text, which is that id of `document`. */
static void begin_par(GString *out, const char *par_id, const char *text_id, const char *document,
                      const char *id)
{
    g_string_append_printf(out,
                           "<par endsync=\"last\" id=\"%s\">\n"
                           "<text id=\"%s\" src=\"%s#%s\" region=\"txtView\"/>\n",
                           par_id, text_id, document, id);
}

static void append_sentence(GString *out, const DaisySection *section, guint clip)
{
    g_autofree char *id = daisy_clip_id(section->article, clip);
    g_autofree char *par_id = sentence_id(section, 'p', clip);
    g_autofree char *text_id = sentence_id(section, 't', clip);
    begin_par(out, par_id, text_id, section->article->document, id);
    append_audio(out, section, clip);
    g_string_append(out, "</par>\n");
}

static void append_heading_alone(GString *out, const DaisyBook *book, const DaisySection *section)
{
    g_autofree char *id = daisy_item_id(section);
    g_autofree char *par_id = g_strdup_printf("p%u", section->number);
    g_autofree char *text_id = daisy_text_id(book, section);
    begin_par(out, par_id, text_id, DAISY_NCC, id);
    g_string_append(out, "<seq>\n");
    for (guint i = section->first_clip; i < section->end_clip; i++)
        append_audio(out, section, i);
    g_string_append(out, "</seq>\n</par>\n");
}

char *daisy_smil_text(const DaisyBook *book, const DaisySection *section)
{
    GString *out = g_string_new(start);
    append_metadata(out, book);
    daisy_append_meta(out, "title", section->title, NULL);
    append_time(out, "ncc:totalElapsedTime", section->before_ms);
    append_time(out, "ncc:timeInThisSmil", section->length_ms);
    append_layout(out);
    g_string_append(out, "<seq dur=\"");
    clock_append_seconds(out, section->length_ms);
    g_string_append(out, "s\">\n");
    if (book->without_text)
        append_heading_alone(out, book, section);
    else
        for (guint i = section->first_clip; i < section->end_clip; i++)
            append_sentence(out, section, i);
    g_string_append(out, "</seq>\n</body>\n</smil>\n");
    return g_string_free(out, FALSE);
}

/* --- the master ----------------------------------------------------------------------------- */

char *daisy_master_text(const DaisyBook *book)
{
    GString *out = g_string_new(start);
    append_metadata(out, book);
    append_time(out, "ncc:timeInThisSmil", book->length_ms);
    append_layout(out);
    for (guint i = 0; i < book->sections->len; i++) {
        const DaisySection *section = daisy_section(book, i);
        g_autofree char *name = daisy_smil_name(section);
        g_string_append_printf(out, "<ref id=\"m%u\" src=\"%s\"", section->number, name);
        xml_text_append_attribute(out, "title", section->title);
        g_string_append(out, "/>\n");
    }
    g_string_append(out, "</body>\n</smil>\n");
    return g_string_free(out, FALSE);
}
