/* What the modules that write a DAISY book share: the book, and who writes which part of it.
 *
 * Private to daisy*.c.
 */
#ifndef LECTERN_PUBLISH_DAISY_PARTS_H
#define LECTERN_PUBLISH_DAISY_PARTS_H

#include "publish/clip.h"
#include "publish/daisy.h"
#include "publish/markup.h"

/* Names are of eight letters and digits at most, for players with old file systems. */
#define DAISY_NCC "ncc.html"
#define DAISY_MASTER "master.smil"
/* Before the identifier of each article, so that it is known again (article/identity.h). */
#define DAISY_ARTICLE_SCHEME "lectern:"
#define DAISY_GENERATOR "Lectern " LECTERN_VERSION

/* An article as it stands in the book: what is heard at once, its sentences, has a clip and an
 * element in the document. An article of which no sentence is heard is one for all that is. */
typedef struct {
    const BookArticle *source; /* in the array of all of them */
    char *language;
    Markup *markup;
    GArray *clips;  /* of Clip; at least one */
    char *document; /* a name; NULL in a book without text */
    char *audio;    /* a name */
} DaisyArticle;

/* What a heading stands for: an item among the headings, and a SMIL document. */
typedef struct {
    const DaisyArticle *article;
    guint number;                /* in the book, from 1 */
    char *title;                 /* on one line */
    int level;                   /* 1…6, never more than one below the item before it */
    guint first_clip, end_clip;  /* of the article; half-open, at least one */
    gint64 before_ms, length_ms; /* of what is read before it, and of itself */
} DaisySection;

typedef struct {
    const BookArticle *sources;
    guint n_sources; /* at least one */
    char *title;     /* on one line */
    char *language;  /* the first article's */
    char *identifier, *date;
    gboolean without_text;
    GPtrArray *articles; /* of DaisyArticle: the title of several, then each source */
    GPtrArray *sections; /* of DaisySection; at least one of each article */
    gint64 length_ms;
} DaisyBook;

static inline const DaisyArticle *daisy_article(const DaisyBook *book, guint index)
{
    return (const DaisyArticle *)g_ptr_array_index(book->articles, index);
}

static inline const DaisySection *daisy_section(const DaisyBook *book, guint index)
{
    return (const DaisySection *)g_ptr_array_index(book->sections, index);
}

static inline gboolean daisy_has_several(const DaisyBook *book)
{
    return book->n_sources > 1;
}

/* Finds out what is read under which heading. */
void daisy_sections_add(DaisyBook *book, const DaisyArticle *article);
/* A GDestroyNotify. */
void daisy_section_free(gpointer section);

/* Of a section: the name of its document, and ids in it. Each is free()d with g_free(). */
char *daisy_smil_name(const DaisySection *section);
/* Of the text that it begins with. */
char *daisy_text_id(const DaisyBook *book, const DaisySection *section);
/* Of its item among the headings. */
char *daisy_item_id(const DaisySection *section);

/* The id of the document's element that a clip is of. Free with g_free(). */
char *daisy_clip_id(const DaisyArticle *article, guint clip);

/* How many files the book has. */
guint daisy_count_files(const DaisyBook *book);

/* The start of an XHTML 1.0 document: up to the title within the head, which is left open. */
void daisy_append_document_start(GString *out, const char *title, const char *language);
/* `<meta name="NAME" content="CONTENT"/>`. `scheme` may be NULL. */
void daisy_append_meta(GString *out, const char *name, const char *content, const char *scheme);

/* Each is free()d with g_free(). */
char *daisy_ncc_text(const DaisyBook *book);
char *daisy_smil_text(const DaisyBook *book, const DaisySection *section);
char *daisy_master_text(const DaisyBook *book);
char *daisy_document_text(const DaisyBook *book, const DaisyArticle *article);

#endif
