/* Podcast chapters; see chapters_json.h. The format:
 * https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md
 *
 * The frame of the file is written here: json-glib would print 45.444 as 45.444000000000003. */
#include "publish/chapters_json.h"

#include "publish/chapters.h"
#include "publish/clock.h"

#include <json-glib/json-glib.h>

/* `text` with its quotes. */
static void append_string(GString *out, const char *text)
{
    g_autoptr(JsonNode) node = json_node_init_string(json_node_alloc(), text);
    g_autofree char *quoted = json_to_string(node, FALSE);
    g_string_append(out, quoted);
}

static void append_fact(GString *out, const char *name, const char *value)
{
    if (!value)
        return;
    g_string_append_printf(out, "  \"%s\": ", name);
    append_string(out, value);
    g_string_append(out, ",\n");
}

static void append_time(GString *out, const char *name, const Reading *reading, gint64 frame)
{
    g_string_append_printf(out, "\"%s\": ", name);
    clock_append_seconds(out, clock_units(frame, reading->sample_rate, 1000));
    g_string_append(out, ", ");
}

char *chapters_json_text(const Article *article, const Reading *reading,
                         G_GNUC_UNUSED const TextOptions *options)
{
    g_return_val_if_fail(article && reading, NULL);
    g_autoptr(GArray) chapters = chapters_new(article, reading, CHAPTERS_LEVEL);
    GString *out = g_string_new("{\n  \"version\": \"1.2.0\",\n");
    append_fact(out, "title", article->title ? article->title : reading->script->title);
    append_fact(out, "author", article->byline);
    append_fact(out, "podcastName", article->site);
    g_string_append(out, "  \"chapters\": [");
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters_get(chapters, i);
        g_autofree char *title = chapter_label(chapters, i);
        g_string_append(out, i > 0 ? ",\n    {" : "\n    {");
        append_time(out, "startTime", reading, chapter->start_frame);
        append_time(out, "endTime", reading, chapter->end_frame);
        g_string_append(out, "\"title\": ");
        append_string(out, title);
        g_string_append_c(out, '}');
    }
    g_string_append(out, chapters->len > 0 ? "\n  ]\n}\n" : "]\n}\n");
    return g_string_free(out, FALSE);
}
