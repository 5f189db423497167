/* LRC; see lrc.h. Times are in hundredths of a second; minutes have two digits or more. */
#include "publish/lrc.h"

#include "publish/caption.h"
#include "publish/clock.h"
#include "publish/one_line.h"

#include <string.h>

/* "[ti:Aspirin]". A bracket in the value would end it. */
static void append_tag(GString *out, const char *name, const char *value)
{
    g_autofree char *line = one_line(value);
    g_strdelimit(line, "[", '(');
    g_strdelimit(line, "]", ')');
    if (*line)
        g_string_append_printf(out, "[%s:%s]\n", name, line);
}

static void append_time(GString *out, char open, gint64 ms, char close)
{
    gint64 hundredths = (ms + 5) / 10;
    g_string_append_printf(out, "%c%02" G_GINT64_FORMAT ":%02d.%02d%c", open, hundredths / 6000,
                           (int)(hundredths / 100 % 60), (int)(hundredths % 100), close);
}

/* Whether "12:" comes next: what a player would take for a time behind a bracket. */
static gboolean is_like_time(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    return digits > 0 && text[digits] == ':';
}

/* There is no escape: a blank makes what looks like a time, or a tag at the start, text. */
static void append_shown(GString *out, const char *text, gsize length, gboolean at_start)
{
    if (at_start && length > 0 && *text == '[')
        g_string_append_c(out, ' ');
    for (const char *p = text; p < text + length; p++) {
        g_string_append_c(out, *p);
        if ((*p == '[' || *p == '<') && is_like_time(p + 1))
            g_string_append_c(out, ' ');
    }
}

static void append_caption(GString *out, const Caption *caption)
{
    append_time(out, '[', caption->start_ms, ']');
    if (caption->mark)
        g_string_append_unichar(out, caption->mark);
    gsize written = 0;
    for (guint i = 0; i < caption_n_words(caption); i++) {
        const CaptionWord *word = caption_word(caption, i);
        append_shown(out, caption->text + written, word->start - written, written == 0);
        written = word->start;
        append_time(out, '<', word->start_ms, '>');
    }
    append_shown(out, caption->text + written, strlen(caption->text + written), written == 0);
    g_string_append_c(out, '\n');
}

static void append_length(GString *out, const Reading *reading, const TextPart *part)
{
    gint64 frames = part ? part->end_frame - part->start_frame : reading->n_frames;
    gint64 seconds = clock_units(frames, reading->sample_rate, 1);
    g_string_append_printf(out, "[length:%02" G_GINT64_FORMAT ":%02d]\n", seconds / 60,
                           (int)(seconds % 60));
}

char *lrc_text(const Article *article, const Reading *reading, const TextOptions *options)
{
    g_return_val_if_fail(article && reading && options, NULL);
    g_autoptr(GArray) captions = captions_new(article, reading, options);
    GString *out = g_string_new(NULL);
    const char *title = article->title ? article->title : reading->script->title;
    gboolean named_part = options->part && *options->part->title;
    append_tag(out, "ti", named_part ? options->part->title : title);
    append_tag(out, "ar", article->byline ? article->byline : article->site);
    append_tag(out, "al", named_part ? title : article->site);
    append_tag(out, "la", captions_language(article, reading->script));
    append_length(out, reading, options->part);
    append_tag(out, "re", "Lectern");
    append_tag(out, "ve", LECTERN_VERSION);
    g_string_append_c(out, '\n');
    for (guint i = 0; i < captions->len; i++)
        append_caption(out, captions_get(captions, i));
    return g_string_free(out, FALSE);
}
