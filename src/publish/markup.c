/* Markup; see markup.h. This file knows the parts of an article and its blocks. */
#include "publish/markup.h"

#include "base/xml_text.h"
#include "publish/markup_inline.h"
#include "publish/markup_list.h"
#include "publish/markup_table.h"

#include <string.h>

enum { TITLE_LEVEL = 1, FIRST_LEVEL = 2, LAST_LEVEL = 6 };

#define TITLE_ID "title"
#define DISCLAIMER_TITLE_ID "disclaimer-title"

/* --- ids ------------------------------------------------------------------------------------ */

char *markup_sentence_id(guint utterance)
{
    return g_strdup_printf("u%u", utterance);
}

char *markup_word_id(guint utterance, guint word)
{
    return g_strdup_printf("u%uw%u", utterance, word);
}

char *markup_part_id(int section)
{
    if (section == SECTION_DISCLAIMER)
        return g_strdup("disclaimer");
    return section < 0 ? g_strdup("article") : g_strdup_printf("s%d", section);
}

char *markup_table_id(int section, int block)
{
    return g_strdup_printf("s%dt%d", section, block);
}

/* --- elements ------------------------------------------------------------------------------- */

/* ` id="s3"` */
static void append_part_id(MarkupWriter *writer, int section)
{
    g_autofree char *id = markup_part_id(section);
    xml_text_append_attribute(writer->out, "id", id);
}

/* The element that a part is, up to where its attributes may go on. */
static void begin_part(MarkupWriter *writer, const char *html5, const char *class, int section)
{
    const char *name = markup_either(writer, html5, "div");
    g_string_append_printf(writer->out, "<%s", name);
    append_part_id(writer, section);
    xml_text_append_attribute(writer->out, "class", class);
}

static void end_part(MarkupWriter *writer, const char *html5)
{
    g_string_append_printf(writer->out, "</%s>\n", markup_either(writer, html5, "div"));
}

/* What it is, in the words that EPUB has for it. */
static void append_epub_type(MarkupWriter *writer, const char *type, const char *role)
{
    if (writer->options->dialect == MARKUP_EPUB)
        g_string_append_printf(writer->out, " epub:type=\"%s\" role=\"%s\"", type, role);
}

static void append_label(MarkupWriter *writer, const char *id)
{
    if (writer->options->dialect != MARKUP_XHTML1)
        xml_text_append_attribute(writer->out, "aria-labelledby", id);
}

/* "<p lang=…>" */
static void begin_block(MarkupWriter *writer, const char *element, const ArticleBlock *block)
{
    g_string_append_printf(writer->out, "<%s", element);
    markup_writer_append_language(writer->out, block->language, writer->language);
    g_string_append_c(writer->out, '>');
}

/* --- blocks --------------------------------------------------------------------------------- */

static void write_block_text(MarkupWriter *writer, const ArticleBlock *block, MarkupPlace place)
{
    MarkupText text = {.text = block->text,
                       .end = strlen(block->text),
                       .marks = block->marks,
                       .n_marks = block->n_marks,
                       .language = block->language ? block->language : writer->language,
                       .keep_lines = block->kind == ARTICLE_CODE};
    markup_inline_write(writer, &text, place);
}

static void write_paragraph(MarkupWriter *writer, const ArticleBlock *block, MarkupPlace place)
{
    begin_block(writer, "p", block);
    write_block_text(writer, block, place);
    g_string_append(writer->out, "</p>\n");
}

static void write_code(MarkupWriter *writer, const ArticleBlock *block, MarkupPlace place)
{
    begin_block(writer, "pre", block);
    g_string_append(writer->out, "<code>");
    write_block_text(writer, block, place);
    g_string_append(writer->out, "</code></pre>\n");
}

static void write_caption(MarkupWriter *writer, const ArticleBlock *block, MarkupPlace place)
{
    const char *inner = markup_either(writer, "figcaption", "p");
    begin_block(writer, markup_either(writer, "figure", "div class=\"figure\""), block);
    g_string_append_printf(writer->out, "<%s>", inner);
    write_block_text(writer, block, place);
    g_string_append_printf(writer->out, "</%s></%s>\n", inner,
                           markup_either(writer, "figure", "div"));
}

static gboolean is_kind(const GPtrArray *blocks, guint index, ArticleBlockKind kind)
{
    return index < blocks->len &&
           ((const ArticleBlock *)g_ptr_array_index(blocks, index))->kind == kind;
}

/* Paragraphs of a quotation that follow each other are one. */
static void write_quote(MarkupWriter *writer, const GPtrArray *blocks, MarkupPlace place)
{
    guint index = (guint)place.block;
    if (index == 0 || !is_kind(blocks, index - 1, ARTICLE_QUOTE))
        g_string_append(writer->out, "<blockquote>\n");
    write_paragraph(writer, g_ptr_array_index(blocks, index), place);
    if (!is_kind(blocks, index + 1, ARTICLE_QUOTE))
        g_string_append(writer->out, "</blockquote>\n");
}

static void write_block(MarkupWriter *writer, const GPtrArray *blocks, MarkupPlace place)
{
    const ArticleBlock *block = g_ptr_array_index(blocks, (guint)place.block);
    switch (block->kind) {
    case ARTICLE_QUOTE:
        write_quote(writer, blocks, place);
        break;
    case ARTICLE_CODE:
        write_code(writer, block, place);
        break;
    case ARTICLE_CAPTION:
        write_caption(writer, block, place);
        break;
    case ARTICLE_TABLE:
        if (block->table && block->table->n_rows > 0 && block->table->n_columns > 0) {
            markup_table_write(writer, block, place.section, place.block);
            break;
        }
        write_paragraph(writer, block, place);
        break;
    default:
        write_paragraph(writer, block, place);
    }
}

static void write_blocks(MarkupWriter *writer, const GPtrArray *blocks, int section)
{
    g_auto(MarkupLists) lists = markup_lists_open(writer);
    for (guint i = 0; i < blocks->len; i++) {
        if (is_kind(blocks, i, ARTICLE_ITEM)) {
            markup_lists_write(&lists, blocks, section, i);
            continue;
        }
        markup_lists_end(&lists);
        write_block(writer, blocks, (MarkupPlace){section, (int)i, ROLES});
    }
    markup_lists_end(&lists);
}

/* --- parts ---------------------------------------------------------------------------------- */

static void write_title_text(MarkupWriter *writer, const char *title, MarkupPlace place)
{
    MarkupText text = {.text = title, .end = strlen(title), .language = writer->language};
    markup_inline_write(writer, &text, place);
}

static gboolean has_heading(const ArticleSection *section)
{
    return section->heading != NULL;
}

static void write_section_start(MarkupWriter *writer, const ArticleSection *section, int index)
{
    int level = CLAMP(section->level, FIRST_LEVEL, LAST_LEVEL);
    begin_part(writer, "section", writer->options->dialect == MARKUP_XHTML1 ? "section" : NULL,
               index);
    g_string_append_printf(writer->out, ">\n<h%d>", level);
    write_title_text(writer, section->heading, (MarkupPlace){index, -1, ROLES});
    g_string_append_printf(writer->out, "</h%d>\n", level);
}

/* Sections stand in each other as their levels say. What has no heading stands in the section
 * before it. */
static void write_sections(MarkupWriter *writer)
{
    g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < writer->article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(writer->article->sections, i);
        if (has_heading(section)) {
            while (levels->len > 0 &&
                   g_array_index(levels, int, levels->len - 1) >= section->level) {
                end_part(writer, "section");
                g_array_set_size(levels, levels->len - 1);
            }
            write_section_start(writer, section, (int)i);
            g_array_append_val(levels, section->level);
        }
        write_blocks(writer, section->blocks, (int)i);
    }
    for (guint i = 0; i < levels->len; i++)
        end_part(writer, "section");
}

/* A line about the article: as it is said, else as it is. */
static void write_frame_line(MarkupWriter *writer, UtteranceRole role, const char *class,
                             const char *fact)
{
    if (!fact)
        return;
    g_string_append_printf(writer->out, "<p class=\"%s\">", class);
    if (!markup_inline_write_display(writer, (MarkupPlace){SECTION_FRAME, -1, role}))
        xml_text_append(writer->out, fact, -1);
    g_string_append(writer->out, "</p>\n");
}

static void write_header(MarkupWriter *writer)
{
    const Article *article = writer->article;
    if (!article->title && !article->byline && !article->date)
        return;
    g_string_append_printf(writer->out, "<%s>\n",
                           markup_either(writer, "header", "div class=\"header\""));
    if (article->title) {
        g_string_append_printf(writer->out, "<h%d id=\"" TITLE_ID "\">", TITLE_LEVEL);
        write_title_text(writer, article->title, (MarkupPlace){SECTION_FRAME, -1, ROLE_TITLE});
        g_string_append_printf(writer->out, "</h%d>\n", TITLE_LEVEL);
    }
    write_frame_line(writer, ROLE_BYLINE, "byline", article->byline);
    write_frame_line(writer, ROLE_DATE, "date", article->date);
    end_part(writer, "header");
}

/* The disclaimer's heading is ours, and lit while it is announced. */
static void write_disclaimer_heading(MarkupWriter *writer, const char *title)
{
    guint index;
    MarkupPlace place = {SECTION_DISCLAIMER, -1, ROLE_ANNOUNCEMENT};
    const Utterance *said = markup_writer_next(writer, place, &index);
    gboolean is_anchor = said && markup_writer_is_heard(writer, index);
    g_string_append_printf(writer->out, "<h%d id=\"" DISCLAIMER_TITLE_ID "\">", FIRST_LEVEL);
    if (is_anchor) {
        markup_writer_add_anchor(writer, index);
        g_string_append(writer->out, "<span");
        markup_writer_append_id(writer, index);
        g_string_append_c(writer->out, '>');
    }
    xml_text_append(writer->out, title, -1);
    g_string_append_printf(writer->out, "%s</h%d>\n", is_anchor ? "</span>" : "", FIRST_LEVEL);
}

static void write_disclaimer(MarkupWriter *writer)
{
    const char *title = writer->reading->script->disclaimer_title;
    if (writer->article->disclaimers->len == 0)
        return;
    begin_part(writer, "section", "disclaimer", SECTION_DISCLAIMER);
    append_epub_type(writer, "notice", "doc-notice");
    append_label(writer, title ? DISCLAIMER_TITLE_ID : NULL);
    g_string_append(writer->out, ">\n");
    if (title)
        write_disclaimer_heading(writer, title);
    write_blocks(writer, writer->article->disclaimers, SECTION_DISCLAIMER);
    end_part(writer, "section");
}

static void write_article(MarkupWriter *writer)
{
    const char *element = writer->options->dialect == MARKUP_EPUB ? "section" : "article";
    begin_part(writer, element, "article", SECTION_FRAME);
    append_epub_type(writer, "chapter", "doc-chapter");
    if (writer->article->title)
        append_label(writer, TITLE_ID);
    else if (writer->options->dialect != MARKUP_XHTML1)
        xml_text_append_attribute(writer->out, "aria-label",
                                  writer->reading->script->opening_title);
    g_string_append(writer->out, ">\n");
    write_header(writer);
    write_sections(writer);
    write_disclaimer(writer);
    end_part(writer, element);
}

int markup_part_of(const Article *article, const Utterance *utterance)
{
    if (utterance->section < 0 || (guint)utterance->section >= article->sections->len)
        return utterance->section == SECTION_DISCLAIMER ? SECTION_DISCLAIMER : SECTION_FRAME;
    return has_heading(g_ptr_array_index(article->sections, (guint)utterance->section))
               ? utterance->section
               : SECTION_FRAME;
}

/* --- the whole ------------------------------------------------------------------------------ */

static void anchor_clear(gpointer anchor)
{
    g_array_unref(((MarkupAnchor *)anchor)->words);
}

char *markup_language(const Article *article, const Script *script)
{
    char *language = markup_writer_language_tag(article->language);
    if (!language)
        language = markup_writer_language_tag(script->language);
    return language ? language : g_strdup("und");
}

Markup *markup_new(const Article *article, const Reading *reading, const MarkupOptions *options)
{
    g_return_val_if_fail(article && reading && options, NULL);
    g_autofree char *language = markup_language(article, reading->script);
    MarkupWriter writer = {.out = g_string_new(NULL),
                           .article = article,
                           .reading = reading,
                           .options = options,
                           .language = language,
                           .anchors = g_array_new(FALSE, FALSE, sizeof(MarkupAnchor))};
    g_array_set_clear_func(writer.anchors, anchor_clear);
    write_article(&writer);
    Markup *markup = g_new0(Markup, 1);
    *markup = (Markup){g_string_free(writer.out, FALSE), writer.anchors};
    return markup;
}

void markup_free(Markup *markup)
{
    if (!markup)
        return;
    g_free(markup->body);
    g_array_unref(markup->anchors);
    g_free(markup);
}
