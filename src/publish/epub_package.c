/* An EPUB's package document: what the book is, what it is made of and in which order it is read
 * (EPUB 3.3, 5), and what its readers need to be able to (EPUB Accessibility 1.1, 2).
 *
 * What is said of accessibility is what every book written here has. That it conforms to something
 * is nowhere said: nobody has looked at this one.
 */
#include "publish/epub_parts.h"

#include "base/xml_text.h"
#include "publish/clock.h"
#include "publish/direction.h"

#define OPUS_TYPE "audio/ogg; codecs=opus"

static void append_property(GString *out, const char *property, const char *refines,
                            const char *value)
{
    g_string_append_printf(out, "<meta property=\"%s\"", property);
    if (refines)
        g_string_append_printf(out, " refines=\"#%s\"", refines);
    g_string_append_c(out, '>');
    xml_text_append(out, value, -1);
    g_string_append(out, "</meta>\n");
}

/* A Dublin Core element; nothing for NULL. */
static void append_element(GString *out, const char *name, const char *value)
{
    if (!value)
        return;
    g_string_append_printf(out, "<dc:%s>", name);
    xml_text_append(out, value, -1);
    g_string_append_printf(out, "</dc:%s>\n", name);
}

static void append_duration(GString *out, const char *refines, gint64 ms)
{
    g_autoptr(GString) value = g_string_new(NULL);
    clock_append_hours(value, ms, '.');
    append_property(out, "media:duration", refines, value->str);
}

static char *overlay_id(const EpubChapter *chapter)
{
    return g_strdup_printf("overlay-%u", chapter->number);
}

/* --- metadata ------------------------------------------------------------------------------- */

static void append_facts(GString *out, const EpubBook *book, const char *name, BookFact fact)
{
    g_auto(GStrv) facts = book_facts(epub_chapter(book, 0)->source, book->chapters->len, fact);
    for (char **value = facts; *value; value++)
        append_element(out, name, *value);
}

static gboolean has_headings(const EpubBook *book)
{
    for (guint i = 0; i < book->chapters->len; i++)
        if (epub_chapter(book, i)->source->article->title ||
            article_count_headings(epub_chapter(book, i)->source->article) > 0)
            return TRUE;
    return FALSE;
}

static gboolean has_overlays(const EpubBook *book)
{
    for (guint i = 0; i < book->chapters->len; i++)
        if (epub_chapter(book, i)->overlay)
            return TRUE;
    return FALSE;
}

static void append_accessibility(GString *out, const EpubBook *book)
{
    gboolean sounds = has_overlays(book);
    append_property(out, "schema:accessMode", NULL, "textual");
    if (sounds)
        append_property(out, "schema:accessMode", NULL, "auditory");
    append_property(out, "schema:accessModeSufficient", NULL, "textual");
    if (sounds)
        append_property(out, "schema:accessModeSufficient", NULL, "auditory");
    append_property(out, "schema:accessibilityFeature", NULL, "tableOfContents");
    append_property(out, "schema:accessibilityFeature", NULL, "readingOrder");
    append_property(out, "schema:accessibilityFeature", NULL, "displayTransformability");
    if (has_headings(book))
        append_property(out, "schema:accessibilityFeature", NULL, "structuralNavigation");
    if (sounds)
        append_property(out, "schema:accessibilityFeature", NULL, "synchronizedAudioText");
    append_property(out, "schema:accessibilityHazard", NULL, "none");
    g_string_append(out, "<meta property=\"schema:accessibilitySummary\" xml:lang=\"en\">");
    g_string_append(out, sounds ? "All of the text is there as text, and is read aloud by a "
                                  "synthetic voice in step with it. "
                                : "All of the text is there as text. ");
    g_string_append(
        out, "Pictures are left out; captions, and descriptions that are sentences, are kept. "
             "Nobody has evaluated this book for conformance.</meta>\n");
}

static void append_overlay_metadata(GString *out, const EpubBook *book)
{
    gint64 total_ms = 0;
    for (guint i = 0; i < book->chapters->len; i++) {
        const EpubChapter *chapter = epub_chapter(book, i);
        if (!chapter->overlay)
            continue;
        g_autofree char *id = overlay_id(chapter);
        gint64 length_ms = clips_length_ms(chapter->clips);
        append_duration(out, id, length_ms);
        total_ms += length_ms;
    }
    append_duration(out, NULL, total_ms);
    append_property(out, "media:active-class", NULL, EPUB_ACTIVE_CLASS);
    append_property(out, "media:playback-active-class", NULL, EPUB_PLAYING_CLASS);
}

static void append_metadata(GString *out, const EpubBook *book)
{
    const Article *only = book->chapters->len == 1 ? epub_chapter(book, 0)->source->article : NULL;
    g_string_append(out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
                         "<dc:identifier id=\"identifier\">");
    xml_text_append(out, book->identifier, -1);
    g_string_append(out, "</dc:identifier>\n");
    for (guint i = 0; i < book->chapters->len; i++)
        g_string_append_printf(out, "<dc:identifier>" EPUB_ARTICLE_SCHEME "%s</dc:identifier>\n",
                               epub_chapter(book, i)->identifier);
    append_element(out, "title", book->title);
    append_facts(out, book, "language", BOOK_LANGUAGE);
    append_facts(out, book, "creator", BOOK_CREATOR);
    append_facts(out, book, "publisher", BOOK_PUBLISHER);
    append_facts(out, book, "source", BOOK_SOURCE);
    append_element(out, "date", only ? only->date : NULL);
    append_property(out, "dcterms:modified", NULL, book->modified);
    append_accessibility(out, book);
    if (has_overlays(book))
        append_overlay_metadata(out, book);
    if (book->cover)
        g_string_append(out, "<meta name=\"cover\" content=\"cover\"/>\n"); /* for EPUB 2 readers */
    g_string_append(out, "</metadata>\n");
}

/* --- manifest and spine --------------------------------------------------------------------- */

static void append_item(GString *out, const char *id, const char *href, const char *type,
                        const char *more)
{
    g_string_append_printf(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"%s/>\n", id, href,
                           type, more);
}

static void append_chapter_items(GString *out, const EpubChapter *chapter)
{
    const AudioFormat *format = chapter->source->audio_format;
    g_autofree char *overlay = overlay_id(chapter);
    g_autofree char *document = g_strdup_printf("article-%u", chapter->number);
    g_autofree char *audio = g_strdup_printf("audio-%u", chapter->number);
    g_autofree char *with_overlay = g_strdup_printf(" media-overlay=\"%s\"", overlay);
    append_item(out, document, chapter->document, "application/xhtml+xml",
                chapter->overlay ? with_overlay : "");
    if (!chapter->overlay)
        return;
    append_item(out, overlay, chapter->overlay, "application/smil+xml", "");
    append_item(out, audio, chapter->audio,
                format->tagging == AUDIO_TAGGING_OPUS ? OPUS_TYPE : format->mime_type, "");
}

static void append_manifest(GString *out, const EpubBook *book)
{
    g_string_append(out, "<manifest>\n");
    append_item(out, "navigation", EPUB_NAVIGATION, "application/xhtml+xml", " properties=\"nav\"");
    append_item(out, "style", EPUB_STYLE, "text/css", "");
    if (book->cover)
        append_item(out, "cover", book->cover_name, book->cover->mime_type,
                    " properties=\"cover-image\"");
    for (guint i = 0; i < book->chapters->len; i++)
        append_chapter_items(out, epub_chapter(book, i));
    g_string_append(out, "</manifest>\n");
}

/* Several articles begin with what they are. */
static void append_spine(GString *out, const EpubBook *book)
{
    g_string_append(out, "<spine");
    if (direction_is_rtl(book->language))
        xml_text_append_attribute(out, "page-progression-direction", "rtl");
    g_string_append(out, ">\n");
    if (book->chapters->len > 1)
        g_string_append(out, "<itemref idref=\"navigation\"/>\n");
    for (guint i = 0; i < book->chapters->len; i++)
        g_string_append_printf(out, "<itemref idref=\"article-%u\"/>\n",
                               epub_chapter(book, i)->number);
    g_string_append(out, "</spine>\n");
}

char *epub_package_text(const EpubBook *book)
{
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
                                "unique-identifier=\"identifier\"");
    xml_text_append_attribute(out, "xml:lang", book->language);
    xml_text_append_attribute(out, "dir", direction_is_rtl(book->language) ? "rtl" : NULL);
    g_string_append(out, ">\n");
    append_metadata(out, book);
    append_manifest(out, book);
    append_spine(out, book);
    g_string_append(out, "</package>\n");
    return g_string_free(out, FALSE);
}
