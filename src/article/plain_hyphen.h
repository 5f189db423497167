/* Hyphens at the end of a row: of a word that was cut there ("medi-" "cine"), of a compound
 * ("follow-" "up"), or for a part left out ("two-" "and three-year-olds").
 *
 * What the text writes elsewhere decides, then what compounds are made of. Must not know: which
 * rows belong together.
 */
#ifndef LECTERN_ARTICLE_PLAIN_HYPHEN_H
#define LECTERN_ARTICLE_PLAIN_HYPHEN_H

#include "article/plain_row.h"

/* The words of the rows in lower case, compounds whole; none where no row ends with a hyphen. */
GHashTable *plain_hyphen_words(const GArray *rows);

/* Appends the row `next` to `text`: behind a blank, or as the rest of a word. */
void plain_hyphen_append(GString *text, const char *next, GHashTable *words);

#endif
