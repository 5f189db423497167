/* Markup: the article as the body of an XHTML document, and which element each sentence is in.
 *
 * Sections stand in each other as their headings' levels say, items in lists in items; tables have
 * headers, quotations and listings their elements; languages, directions and what the source marked
 * within a text are kept. Of our words there are those that a page needs: the byline, the date and
 * the heading of the disclaimer. All else is the article's text, once.
 *
 * Each sentence that is heard is an anchor: an element with an id ("u17" is utterance 17), in the
 * order of the script. A table's row is one. What is heard and stands nowhere ("List with 3
 * items.") has none: overlays add it to an anchor beside it (clip.h).
 *
 * Must not know: files, times.
 */
#ifndef LECTERN_PUBLISH_MARKUP_H
#define LECTERN_PUBLISH_MARKUP_H

#include "article/article.h"
#include "speech/reading.h"

#include <glib.h>

typedef enum {
    MARKUP_HTML,  /* a page: HTML 5 that is XML too */
    MARKUP_EPUB,  /* an EPUB 3 content document: HTML 5 with epub:type and the roles of DPUB-ARIA */
    MARKUP_XHTML1 /* XHTML 1.0 Transitional, as DAISY 2.02 has it */
} MarkupDialect;

typedef struct {
    MarkupDialect dialect;
    gboolean words; /* each word that has a time of its own is an element: "u17w3" */
} MarkupOptions;

/* A part of a sentence that is lit on its own: a word, or some that are not told apart in time. */
typedef struct {
    guint word; /* of the utterance; the first, if several */
    gint64 frame;
} MarkupWord;

typedef struct {
    guint utterance; /* index in the script */
    GArray *words;   /* of MarkupWord, frames ascending; empty where there are no such elements */
} MarkupAnchor;

typedef struct {
    char *body;      /* one element, with a newline */
    GArray *anchors; /* of MarkupAnchor, utterances ascending */
} Markup;

/* `reading` tells what is heard, and its script was made of `article`. Free with markup_free(). */
Markup *markup_new(const Article *article, const Reading *reading, const MarkupOptions *options);
void markup_free(Markup *markup);

static inline const MarkupAnchor *markup_anchor(const Markup *markup, guint index)
{
    return &g_array_index(markup->anchors, MarkupAnchor, index);
}

/* The ids that elements have. Free with g_free(). */
char *markup_sentence_id(guint utterance);
char *markup_word_id(guint utterance, guint word);
/* Of a part: `section` is an index in Article.sections, SECTION_FRAME (the whole) or
 * SECTION_DISCLAIMER. */
char *markup_part_id(int section);
/* Of a table. */
char *markup_table_id(int section, int block);

/* The part whose element the utterance is in: what stands before the first heading is in none but
 * the whole. */
int markup_part_of(const Article *article, const Utterance *utterance);

/* The article's language as documents declare it: its own, else the script's, where that is a
 * language tag at all; else "und". Free with g_free(). */
char *markup_language(const Article *article, const Script *script);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Markup, markup_free)

#endif
