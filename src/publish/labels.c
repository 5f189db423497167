/* Audacity's label tracks; see labels.h. A label is "start TAB end TAB text", in seconds; one whose
 * end is its start is a point. Millionths are what Audacity itself writes. */
#include "publish/labels.h"

#include "publish/caption.h"
#include "publish/chapters.h"
#include "publish/clock.h"

static void append_time(GString *out, const Reading *reading, gint64 frame)
{
    gint64 millionths = clock_units(frame, reading->sample_rate, 1000000);
    g_string_append_printf(out, "%" G_GINT64_FORMAT ".%06d\t", millionths / 1000000,
                           (int)(millionths % 1000000));
}

static void append_label(GString *out, const Reading *reading, gint64 start_frame, gint64 end_frame,
                         const char *line)
{
    append_time(out, reading, start_frame);
    append_time(out, reading, end_frame);
    g_string_append_printf(out, "%s\n", line);
}

char *labels_text(const Article *article, const Reading *reading, const TextOptions *options)
{
    g_return_val_if_fail(article && reading && options, NULL);
    const TextOptions wordless = {.part = options->part};
    gint64 origin = options->part ? options->part->start_frame : 0;
    g_autoptr(GArray) captions = captions_new(article, reading, &wordless);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < captions->len; i++) {
        const Caption *caption = captions_get(captions, i);
        const ReadingEntry *entry = reading_entry(reading, caption->utterance);
        append_label(out, reading, entry->start_frame - origin, entry->end_frame - origin,
                     caption->text);
    }
    return g_string_free(out, FALSE);
}

char *labels_chapters_text(const Article *article, const Reading *reading,
                           G_GNUC_UNUSED const TextOptions *options)
{
    g_return_val_if_fail(article && reading, NULL);
    g_autoptr(GArray) chapters = chapters_new(article, reading, CHAPTERS_LEVEL);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < chapters->len; i++) {
        gint64 start_frame = chapters_get(chapters, i)->start_frame;
        g_autofree char *title = chapter_label(chapters, i);
        append_label(out, reading, start_frame, start_frame, title);
    }
    return g_string_free(out, FALSE);
}
