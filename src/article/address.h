/* Address: where a link leads, seen from the page it stands on.
 *
 * Must not know: what a link's text says.
 */
#ifndef LECTERN_ARTICLE_ADDRESS_H
#define LECTERN_ARTICLE_ADDRESS_H

#include "document/document.h"

/* The address a page has by its own account; NULL if it says none. */
const char *address_of_page(const Document *document);

/* Whether the first link of a text leads to another site than the page's, whose address is `own`.
 * FALSE when there is no link, or `own` is NULL. */
gboolean address_leads_away(const char *own, const Block *block);

#endif
