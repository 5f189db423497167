/* An article: what the page says, and nothing else. The product of the second stage.
 *
 * This room is the only home of guesses: which blocks of the page are the article, which line is
 * its heading, which paragraph its disclaimer. Everything after it reads, and judges no more.
 *
 * Invariants:
 *  - Strings are valid UTF-8, NFC, trimmed, white space folded ('\n' only in CODE blocks and where
 * the author broke a line). Nothing is empty: a missing thing is NULL.
 *  - Sections stand in reading order. Only the first may be without a heading (the lead); heading
 * levels start at 2 (the title is level 1) and never step down by more than one.
 *  - A disclaimer stands only in `disclaimers`, wherever the page had it, and no option drops it.
 *  - An open struct of plain data: build one by hand in a test, change it, free it. The article
 * owns everything in it and nothing of the document it came from.
 */
#ifndef LECTERN_ARTICLE_ARTICLE_H
#define LECTERN_ARTICLE_ARTICLE_H

#include "document/document.h"
#include "document/mark.h"

#include <glib.h>

typedef enum {
    ARTICLE_PARAGRAPH,
    ARTICLE_ITEM,  /* one list item; see ArticleListPlace */
    ARTICLE_QUOTE, /* one paragraph of a quotation */
    ARTICLE_TABLE, /* text: the rows, cells joined by " | ", rows by '\n'; `table` has them apart */
    ARTICLE_CODE,
    ARTICLE_CAPTION, /* a caption or an image's alternative text */
    ARTICLE_BLOCK_KINDS
} ArticleBlockKind;

/* Where an item stands. Items of one list follow each other in the section's blocks, nested items
 * directly after the item that holds them. */
typedef struct {
    guint list;         /* which list of the article, from 1: equal for the items of one list */
    guint depth;        /* 1 for a list that is not nested */
    guint index;        /* which item of its list, from 1 */
    guint size;         /* how many items its list has */
    char *marker;       /* what an ordered list shows: "3.", "b)"; NULL for bullets */
    gboolean continues; /* a further paragraph of the same item */
} ArticleListPlace;

typedef struct {
    char *text; /* may be "" */
    gboolean header;
} ArticleCell;

typedef struct {
    guint n_rows, n_columns;
    ArticleCell *cells; /* row by row; a spanned cell is repeated in each place it covers */
    char *caption;      /* NULL if none */
} ArticleTable;

typedef struct {
    ArticleBlockKind kind;
    char *text;
    Mark *marks; /* ranges of `text`; values owned by the block */
    guint n_marks;
    char
        *language; /* BCP 47 that the source states for the block, maybe the article's; else NULL */
    guint line;    /* 1-based line of the source, 0 where unknown */
    ArticleListPlace item; /* ITEM */
    ArticleTable *table;   /* TABLE; else NULL */
} ArticleBlock;

typedef struct {
    char *heading; /* NULL for the lead */
    int level;     /* 2…6; 1 for the lead */
    guint line;
    GPtrArray *blocks; /* of ArticleBlock */
} ArticleSection;

typedef struct {
    char *title;
    char *byline;   /* the names alone: "Jane Doe and John Roe" */
    char *date;     /* YYYY-MM-DD, first published */
    char *language; /* BCP 47 */
    char *site;     /* the site's or publisher's name */
    char *url;
    GPtrArray *sections;    /* of ArticleSection */
    GPtrArray *disclaimers; /* of ArticleBlock, PARAGRAPHs, in the page's order */
} Article;

/* Finds the article. LECTERN_ERROR_NO_ARTICLE when the document has no readable text; doubtful
 * guesses are diagnostics. */
Article *article_find(const Document *document, Diagnostics *diagnostics, GError **error);

/* An empty article, section or block, to be filled. `text` is copied. */
Article *article_new(void);
ArticleSection *article_section_new(const char *heading, int level);
ArticleBlock *article_block_new(ArticleBlockKind kind, const char *text);

void article_free(Article *article);
void article_section_free(ArticleSection *section);
void article_block_free(ArticleBlock *block);

/* How many sections have a heading. */
guint article_count_headings(const Article *article);

/* How many words there are to read, disclaimers included; counting ends with the section in which
 * `enough` are reached. */
guint article_count_words(const Article *article, guint enough);

/* "paragraph", "item", …: the kinds of the JSON form. */
const char *article_block_kind_name(ArticleBlockKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Article, article_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ArticleSection, article_section_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ArticleBlock, article_block_free)

#endif
