/* Structure: kept lines become the article's sections and blocks.
 *
 * A heading opens a section; items know their list, depth and number; tables keep their cells;
 * levels are repaired so that none is jumped over; a heading that repeats the title, or that
 * stands over nothing at the end, goes. Bold paragraphs are headings where the page has no others.
 *
 * Must not know: why a line was kept.
 */
#ifndef LECTERN_ARTICLE_STRUCTURE_H
#define LECTERN_ARTICLE_STRUCTURE_H

#include "article/article.h"
#include "article/page.h"

/* Fills `article->sections`; `article->title` may be set before. */
void structure_build(const Page *page, Article *article);

/* Levels made 2…6 without jumps; headings at the end that stand over nothing dropped. */
void structure_repair(Article *article);

/* A block with the text and marks of a document's block, white space folded and in NFC; NULL when
 * nothing is left of it. */
ArticleBlock *structure_copy_block(ArticleBlockKind kind, const Block *block);

#endif
