/* A transcript; see transcript.h. */
#include "publish/transcript.h"

#include "publish/chapters.h"
#include "publish/one_line.h"

enum { INDENT = 4, DEEPEST = 8, LEVEL_ALL = 6 };

/* --- lines ---------------------------------------------------------------------------------- */

/* Begins a paragraph: behind `blank_lines` where something is before it. */
static void begin(GString *out, guint blank_lines)
{
    for (guint i = 0; out->len > 0 && i < blank_lines; i++)
        g_string_append_c(out, '\n');
}

/* The lines of `text`, each behind `indent` blanks; the first has `lead` at their end instead. */
static void append_lines(GString *out, const char *lead, guint indent, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        guint lead_width = line == lines ? (guint)g_utf8_strlen(lead, -1) : 0;
        g_autofree char *shown = one_line(*line);
        g_string_append_printf(out, "%*s%s%s\n", (int)(indent - MIN(lead_width, indent)), "",
                               line == lines ? lead : "", shown);
    }
}

static void append_paragraph(GString *out, guint blank_lines, guint indent, const char *text)
{
    begin(out, blank_lines);
    append_lines(out, "", indent, text);
}

/* The mark of a footnote: "10 mg[1]", where "10 mg1" would be another dose. */
static void append_note(GString *out, const char *note, gsize length)
{
    gboolean bare = g_ascii_isalnum(*note);
    g_string_append_printf(out, "%s%.*s%s", bare ? "[" : "", (int)length, note, bare ? "]" : "");
}

/* A block's text as it can be shown without mark-up. Free with g_free(). */
static char *plain_text(const ArticleBlock *block)
{
    GString *out = g_string_new(NULL);
    gsize done = 0;
    for (guint i = 0; i < block->n_marks; i++) {
        const Mark *mark = &block->marks[i];
        gboolean is_note = mark->kind == MARK_NOTE_REFERENCE;
        if (mark->start < done || (!is_note && mark->kind != MARK_DELETED))
            continue;
        g_string_append_len(out, block->text + done, (gssize)(mark->start - done));
        if (is_note)
            append_note(out, block->text + mark->start, mark->end - mark->start);
        done = mark->end;
    }
    g_string_append(out, block->text + done);
    return g_string_free(out, FALSE);
}

/* --- blocks --------------------------------------------------------------------------------- */

static gboolean opens_list(const ArticleBlock *block, const ArticleBlock *before)
{
    return !before || before->kind != ARTICLE_ITEM ||
           (block->item.depth <= 1 && block->item.index == 1 && !block->item.continues);
}

/* "  3. Take it": the items of a list follow each other line by line, deeper ones further in. */
static void append_item(GString *out, const ArticleBlock *block, const char *text,
                        const ArticleBlock *before)
{
    const char *marker = block->item.marker ? block->item.marker : "•";
    g_autofree char *lead = block->item.continues ? g_strdup("") : g_strconcat(marker, " ", NULL);
    begin(out, opens_list(block, before) ? 1 : 0);
    append_lines(out, lead, INDENT * CLAMP(block->item.depth, 1, DEEPEST), text);
}

/* Its caption, then a line for each row: "Cetirizine | 5 mg". */
static void append_table(GString *out, const ArticleBlock *block, const char *text)
{
    begin(out, 1);
    if (block->table && block->table->caption)
        append_lines(out, "", 0, block->table->caption);
    append_lines(out, "", INDENT, text);
}

/* What an image shows, or is called, in brackets. */
static void append_image(GString *out, const char *text)
{
    g_autofree char *shown = g_strconcat("[", text, "]", NULL);
    append_paragraph(out, 1, 0, shown);
}

/* Code keeps the blanks that it is arranged with. */
static void append_code(GString *out, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    begin(out, 1);
    for (char **line = lines; *line; line++) {
        for (char *p = *line; *p; p++)
            *p = g_ascii_iscntrl(*p) ? ' ' : *p;
        g_string_append_printf(out, "%*s%s\n", INDENT, "", *line);
    }
}

static void append_block(GString *out, const ArticleBlock *block, const ArticleBlock *before)
{
    g_autofree char *text = plain_text(block);
    switch (block->kind) {
    case ARTICLE_ITEM:
        append_item(out, block, text, before);
        break;
    case ARTICLE_TABLE:
        append_table(out, block, text);
        break;
    case ARTICLE_CAPTION:
        append_image(out, text);
        break;
    case ARTICLE_CODE:
        append_code(out, text);
        break;
    default:
        append_paragraph(out, 1, block->kind == ARTICLE_QUOTE ? INDENT : 0, text);
    }
}

static void append_blocks(GString *out, const GPtrArray *blocks)
{
    const ArticleBlock *before = NULL;
    for (guint i = 0; i < blocks->len; i++) {
        const ArticleBlock *block = g_ptr_array_index(blocks, i);
        append_block(out, block, before);
        before = block;
    }
}

/* --- parts ---------------------------------------------------------------------------------- */

/* The headings with the numbers that they have as chapters: by the section's index; NULL for one
 * that is no chapter. Borrows from `chapters`. */
static const char **numbered_headings(const Article *article, const GArray *chapters)
{
    const char **headings = g_new0(const char *, (gsize)article->sections->len + 1);
    for (guint i = 0; i < chapters->len; i++) {
        const Chapter *chapter = chapters_get(chapters, i);
        if (chapter->section >= 0)
            headings[chapter->section] = chapter->title;
    }
    return headings;
}

static void append_heading(GString *out, const char *heading)
{
    if (heading && *heading)
        append_paragraph(out, 2, 0, heading);
}

/* The line of a role, as it is displayed: "By Jane Doe." */
static void append_frame_line(GString *out, const Script *script, UtteranceRole role)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->section != SECTION_FRAME)
            break;
        if (utterance->role == role)
            g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "", utterance->display);
    }
    if (line->len > 0)
        append_lines(out, "", 0, line->str);
}

static void append_opening(GString *out, const Article *article, const Script *script)
{
    if (article->title)
        append_lines(out, "", 0, article->title);
    append_frame_line(out, script, ROLE_BYLINE);
    append_frame_line(out, script, ROLE_DATE);
    if (article->url)
        append_lines(out, "", 0, article->url);
}

char *transcript_new(const Article *article, const Script *script)
{
    g_return_val_if_fail(article && script, NULL);
    g_autoptr(GArray) chapters = chapters_plan(article, script, LEVEL_ALL);
    g_autofree const char **headings = numbered_headings(article, chapters);
    GString *out = g_string_new(NULL);
    append_opening(out, article, script);
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        append_heading(out, headings[i] ? headings[i] : section->heading);
        append_blocks(out, section->blocks);
    }
    if (article->disclaimers->len > 0)
        append_heading(out, script->disclaimer_title);
    append_blocks(out, article->disclaimers);
    return g_string_free(out, FALSE);
}

char *transcript_text(const Article *article, const Reading *reading,
                      G_GNUC_UNUSED const TextOptions *options)
{
    g_return_val_if_fail(reading, NULL);
    return transcript_new(article, reading->script);
}
