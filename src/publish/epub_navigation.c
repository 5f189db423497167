/* An EPUB's navigation document: the headings of each article, and its landmarks (EPUB 3.3, 7). */
#include "publish/epub_parts.h"

#include "base/xml_text.h"
#include "publish/markup_writer.h"

/* A list of links that goes as deep as headings do. */
typedef struct {
    GString *out;
    const EpubBook *book;
    GArray *levels; /* of int: those of the entries that are open, ascending */
} TocWriter;

static void close_levels(TocWriter *toc, int level)
{
    GArray *levels = toc->levels;
    while (levels->len > 0 && g_array_index(levels, int, levels->len - 1) > level) {
        g_string_append(toc->out, "</li>\n</ol>\n");
        g_array_set_size(levels, levels->len - 1);
    }
}

/* `type` is what the part is in the words that EPUB has for landmarks; NULL in the contents. */
static void append_link(GString *out, const EpubBook *book, const EpubChapter *chapter, int section,
                        const char *type, const char *title)
{
    g_autofree char *id = markup_part_id(section);
    g_string_append(out, "<a");
    xml_text_append_attribute(out, "epub:type", type);
    g_string_append_printf(out, " href=\"%s#%s\"", chapter->document, id);
    markup_writer_append_language(out, chapter->language, book->language);
    g_string_append_c(out, '>');
    xml_text_append(out, title, -1);
    g_string_append(out, "</a>");
}

/* An entry at `level`; in the list of the one before it that is of a lower level. */
static void append_entry(TocWriter *toc, int level, const EpubChapter *chapter, int section,
                         const char *title)
{
    GArray *levels = toc->levels;
    close_levels(toc, level);
    if (levels->len > 0 && g_array_index(levels, int, levels->len - 1) == level) {
        g_string_append(toc->out, "</li>\n");
    } else {
        g_string_append(toc->out, levels->len > 0 ? "\n<ol>\n" : "<ol>\n");
        g_array_append_val(levels, level);
    }
    g_string_append(toc->out, "<li>");
    append_link(toc->out, toc->book, chapter, section, NULL, title);
}

static void append_chapter(TocWriter *toc, const EpubChapter *chapter, int title_level)
{
    enum { FIRST_LEVEL = 2 };
    const Article *article = chapter->source->article;
    const char *disclaimer = chapter->source->reading->script->disclaimer_title;
    append_entry(toc, title_level, chapter, SECTION_FRAME, epub_chapter_title(chapter));
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        if (section->heading)
            append_entry(toc, MAX(section->level, FIRST_LEVEL), chapter, (int)i, section->heading);
    }
    if (article->disclaimers->len > 0 && disclaimer)
        append_entry(toc, FIRST_LEVEL, chapter, SECTION_DISCLAIMER, disclaimer);
}

/* A book of one article begins with its headings; each of several stands above its own. */
static void append_toc(GString *out, const EpubBook *book)
{
    enum { ABOVE_HEADINGS = 1, AMONG_HEADINGS = 2 };
    g_autoptr(GArray) levels = g_array_new(FALSE, FALSE, sizeof(int));
    TocWriter toc = {out, book, levels};
    g_string_append(out, "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" "
                         "aria-labelledby=\"toc-title\">\n<h1 id=\"toc-title\">");
    xml_text_append(out, book->title, -1);
    g_string_append(out, "</h1>\n");
    for (guint i = 0; i < book->chapters->len; i++)
        append_chapter(&toc, epub_chapter(book, i),
                       book->chapters->len > 1 ? ABOVE_HEADINGS : AMONG_HEADINGS);
    close_levels(&toc, 0);
    g_string_append(out, "</nav>\n");
}

static void append_landmarks(GString *out, const EpubBook *book)
{
    const EpubChapter *first = epub_chapter(book, 0);
    g_string_append(out, "<nav epub:type=\"landmarks\" id=\"landmarks\" hidden=\"hidden\">\n"
                         "<ol>\n<li>");
    append_link(out, book, first, SECTION_FRAME, "bodymatter", epub_chapter_title(first));
    g_string_append(out, "</li>\n");
    for (guint i = 0; i < book->chapters->len; i++) {
        const EpubChapter *chapter = epub_chapter(book, i);
        const char *title = chapter->source->reading->script->disclaimer_title;
        if (chapter->source->article->disclaimers->len == 0 || !title)
            continue;
        g_string_append(out, "<li>");
        append_link(out, book, chapter, SECTION_DISCLAIMER, "notice", title);
        g_string_append(out, "</li>\n");
    }
    g_string_append(out, "</ol>\n</nav>\n");
}

char *epub_navigation_text(const EpubBook *book)
{
    GString *out = g_string_new(NULL);
    epub_append_document_start(out, book->title, book->language);
    append_toc(out, book);
    append_landmarks(out, book);
    epub_append_document_end(out);
    return g_string_free(out, FALSE);
}
