/* WebVTT; see webvtt.h. What a file may hold: WebVTT 1.0, section 4. */
#include "publish/webvtt.h"

#include "publish/caption.h"
#include "publish/chapters.h"
#include "publish/clock.h"
#include "publish/direction.h"
#include "publish/one_line.h"

#include <string.h>

/* --- pieces --------------------------------------------------------------------------------- */

/* Text of a cue, or of a language's name in one. With ">" escaped there is no arrow. */
static void append_escaped(GString *out, const char *text, gsize length)
{
    for (const char *p = text; p < text + length; p++) {
        if (*p == '&')
            g_string_append(out, "&amp;");
        else if (*p == '<')
            g_string_append(out, "&lt;");
        else if (*p == '>')
            g_string_append(out, "&gt;");
        else
            g_string_append_c(out, *p);
    }
}

static void append_mark(GString *out, gunichar mark)
{
    if (mark)
        g_string_append(out, mark == DIRECTION_RIGHT_TO_LEFT_MARK ? "&rlm;" : "&lrm;");
}

/* A comment's line. Nothing can be escaped there, and an arrow would make it a cue. */
static void append_note(GString *out, const char *text)
{
    g_autofree char *line = one_line(text);
    g_autoptr(GString) safe = g_string_new(line);
    g_string_replace(safe, "-->", "-- >", 0);
    if (safe->len > 0)
        g_string_append_printf(out, "%s\n", safe->str);
}

/* The signature, and a comment that says what this is. */
static GString *open_file(const Article *article, const Reading *reading, const TextPart *part)
{
    GString *out = g_string_new("WEBVTT\n\nNOTE\n");
    append_note(out, article->title ? article->title : reading->script->title);
    append_note(out, part ? part->title : NULL);
    append_note(out, article->url);
    const char *language = captions_language(article, reading->script);
    g_autofree char *told = g_strconcat("Language: ", language, NULL);
    append_note(out, language ? told : NULL);
    append_note(out, "Lectern " LECTERN_VERSION);
    return out;
}

static void append_times(GString *out, gint64 start_ms, gint64 end_ms)
{
    g_string_append_c(out, '\n');
    clock_append_hours(out, start_ms, '.');
    g_string_append(out, " --> ");
    clock_append_hours(out, end_ms, '.');
    g_string_append_c(out, '\n');
}

/* --- captions ------------------------------------------------------------------------------- */

/* The text, cut where a word has a time of its own; a cue's start is the first word's. */
static void append_words(GString *out, const Caption *caption)
{
    const char *text = caption->text;
    gsize written = 0;
    for (guint i = 0; i < caption_n_words(caption); i++) {
        const CaptionWord *word = caption_word(caption, i);
        append_escaped(out, text + written, word->start - written);
        written = word->start;
        if (word->start_ms == caption->start_ms)
            continue;
        g_string_append_c(out, '<');
        clock_append_hours(out, word->start_ms, '.');
        g_string_append_c(out, '>');
    }
    append_escaped(out, text + written, strlen(text) - written);
}

static void append_caption(GString *out, const Caption *caption)
{
    append_times(out, caption->start_ms, caption->end_ms);
    append_mark(out, caption->mark);
    if (caption->passage) {
        g_string_append(out, "<lang ");
        append_escaped(out, caption->language, strlen(caption->language));
        g_string_append_c(out, '>');
    }
    append_words(out, caption);
    g_string_append(out, caption->passage ? "</lang>\n" : "\n");
}

char *webvtt_text(const Article *article, const Reading *reading, const TextOptions *options)
{
    g_return_val_if_fail(article && reading && options, NULL);
    g_autoptr(GArray) captions = captions_new(article, reading, options);
    GString *out = open_file(article, reading, options->part);
    for (guint i = 0; i < captions->len; i++)
        append_caption(out, captions_get(captions, i));
    return g_string_free(out, FALSE);
}

/* --- chapters ------------------------------------------------------------------------------- */

char *webvtt_chapters_text(const Article *article, const Reading *reading,
                           G_GNUC_UNUSED const TextOptions *options)
{
    g_return_val_if_fail(article && reading, NULL);
    g_autoptr(GArray) chapters = chapters_new(article, reading, CHAPTERS_LEVEL);
    GString *out = open_file(article, reading, NULL);
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters_get(chapters, i);
        g_autofree char *title = chapter_label(chapters, i);
        gint64 start_ms = clock_units(chapter->start_frame, reading->sample_rate, 1000);
        gint64 end_ms = clock_units(chapter->end_frame, reading->sample_rate, 1000);
        append_times(out, start_ms, MAX(end_ms, start_ms + 1));
        append_mark(out, direction_mark(title, captions_language(article, reading->script)));
        append_escaped(out, title, strlen(title));
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}
