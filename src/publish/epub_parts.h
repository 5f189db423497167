/* The parts of an EPUB that are texts; each is a function of the book.
 *
 * Private to epub*.c. Must not know: the zip file.
 */
#ifndef LECTERN_PUBLISH_EPUB_PARTS_H
#define LECTERN_PUBLISH_EPUB_PARTS_H

#include "publish/clip.h"
#include "publish/epub.h"
#include "publish/markup.h"

/* Where things are in the container. */
#define EPUB_FOLDER "EPUB/"
#define EPUB_PACKAGE "package.opf"
#define EPUB_NAVIGATION "nav.xhtml"
#define EPUB_STYLE "style.css"
/* Before the identifier of each article, so that it is known again (article/identity.h). */
#define EPUB_ARTICLE_SCHEME "lectern:"
#define EPUB_ACTIVE_CLASS "-epub-media-overlay-active"
#define EPUB_PLAYING_CLASS "-epub-media-overlay-playing"

/* An article as it stands in the book. */
typedef struct {
    const BookArticle *source; /* in the array of all of them */
    guint number;              /* from 1 */
    char *identifier;
    char *language;
    Markup *markup;
    GArray *clips;                    /* of Clip; one for each anchor */
    char *document, *overlay, *audio; /* names; `overlay` is NULL where nothing is heard */
} EpubChapter;

typedef struct {
    const char *title;
    char *language; /* the first article's */
    char *identifier;
    char *modified;
    const AudioPicture *cover;
    const char *cover_name; /* NULL without a cover */
    GPtrArray *chapters;    /* of EpubChapter; at least one */
} EpubBook;

static inline const EpubChapter *epub_chapter(const EpubBook *book, guint index)
{
    return (const EpubChapter *)g_ptr_array_index(book->chapters, index);
}

/* What a chapter is called. */
const char *epub_chapter_title(const EpubChapter *chapter);

/* The start of an XHTML document: up to the body's content, and what ends it. `attributes` are the
 * body's. */
void epub_append_document_start(GString *out, const char *title, const char *language);
void epub_append_document_end(GString *out);

/* Each is free()d with g_free(). */
char *epub_document_text(const EpubChapter *chapter);
char *epub_overlay_text(const EpubChapter *chapter);
char *epub_navigation_text(const EpubBook *book);
char *epub_package_text(const EpubBook *book);
char *epub_style_text(void);

#endif
