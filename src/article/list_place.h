/* Where an item stands: in which list, how deep, and what is shown before it.
 *
 * Items of lists, and the entries of definition lists ("Term: definition"), in the order in which
 * they are added to the article.
 *
 * Must not know: sections, why a line was kept.
 */
#ifndef LECTERN_ARTICLE_LIST_PLACE_H
#define LECTERN_ARTICLE_LIST_PLACE_H

#include "article/article.h"

typedef struct ListPlaces ListPlaces;

ListPlaces *list_places_new(void);
void list_places_free(ListPlaces *places);

/* The item, term or definition that holds a document's block; NULL if none. */
const Block *list_place_holder(const Block *block);

/* Fills `block->item` for a text held by `item`. A further text of the same item, or a further
 * definition of the same term, continues the one before unless it `begins` with a term. */
void list_places_put(ListPlaces *places, ArticleBlock *block, const Block *item, gboolean begins);

/* Whether the text put last stood in the list that `item` belongs to. */
gboolean list_places_are_in(const ListPlaces *places, const Block *item);

/* Numbers and counts the items of each list, once all are in the article. */
void list_places_count(const ListPlaces *places, Article *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ListPlaces, list_places_free)

#endif
