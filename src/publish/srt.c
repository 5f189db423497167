/* SubRip; see srt.h. Nobody has specified it: this is what FFmpeg's and VLC's readers agree on. */
#include "publish/srt.h"

#include "publish/caption.h"
#include "publish/clock.h"

#include <string.h>

#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"

/* Players take "<i>" and "{\an8}" for styles and drop what they do not know: of "<5 mg or >3 mg"
 * FFmpeg shows "3 mg". There is no escape, but a blank behind the bracket makes it text; before a
 * tag's name, where blanks are skipped, one that has no width. */
static const char *keep_from_tag(const char *bracket, const char *last_close)
{
    if (*bracket == '{')
        return bracket[1] == '\\' ? " " : "";
    if (*bracket != '<' || !last_close || bracket > last_close)
        return "";
    const char *name = bracket + 1 + strspn(bracket + 1, " ");
    if (g_ascii_isalpha(*name) || *name == '/')
        return ZERO_WIDTH_SPACE;
    return bracket[1] == ' ' ? "" : " ";
}

static void append_shown(GString *out, const char *text)
{
    const char *last_close = strrchr(text, '>');
    for (const char *p = text; *p; p++) {
        gboolean is_arrow = g_str_has_prefix(p, "-->"); /* makes any line one of times */
        g_string_append_c(out, *p);
        g_string_append(out, is_arrow ? ZERO_WIDTH_SPACE : keep_from_tag(p, last_close));
    }
}

char *srt_text(const Article *article, const Reading *reading, const TextOptions *options)
{
    g_return_val_if_fail(article && reading && options, NULL);
    const TextOptions wordless = {.part = options->part};
    g_autoptr(GArray) captions = captions_new(article, reading, &wordless);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < captions->len; i++) {
        const Caption *caption = captions_get(captions, i);
        g_string_append_printf(out, "%s%u\n", i > 0 ? "\n" : "", i + 1);
        clock_append_hours(out, caption->start_ms, ',');
        g_string_append(out, " --> ");
        clock_append_hours(out, caption->end_ms, ',');
        g_string_append_c(out, '\n');
        if (caption->mark)
            g_string_append_unichar(out, caption->mark);
        append_shown(out, caption->text);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}
