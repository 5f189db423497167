/* JSON-LD: what the page's own data says about the article (schema.org).
 *
 * Looks for objects whose type is an article of any kind; what these leave out is taken from those
 * of the page around it. Names may stand apart and be referred to by an "@id". Small faults of
 * JSON are mended, what is broken is skipped. Must not know: the page's text.
 */
#ifndef LECTERN_ARTICLE_JSON_LD_H
#define LECTERN_ARTICLE_JSON_LD_H

#include "document/document.h"

/* Strings as written, NULL where nothing was said. */
typedef struct {
    char *headline, *author, *published, *modified, *body, *publisher, *language;
} JsonLd;

void json_ld_read(const Document *document, JsonLd *found);
void json_ld_clear(JsonLd *found);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(JsonLd, json_ld_clear)

#endif
