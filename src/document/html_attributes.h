/* Attributes: those of a start tag that the tree keeps, read once. */
#ifndef LECTERN_DOCUMENT_HTML_ATTRIBUTES_H
#define LECTERN_DOCUMENT_HTML_ATTRIBUTES_H

#include "base/arena.h"

#include <glib.h>

/* Strings that come back often, each kept once in the document's arena. */
typedef struct {
    Arena *arena;
    GHashTable *strings;
} Interner;

void interner_init(Interner *interner, Arena *arena);
void interner_clear(Interner *interner);
/* The kept copy of `text`; "" for NULL. */
const char *interner_keep(Interner *interner, const char *text);

/* Values as the page gave them, white space at the edges included; NULL where absent. Borrowed,
 * valid during the start tag's event. */
typedef struct {
    const char *class, *id, *role, *itemprop, *itemtype, *property, *typeof_, *label;
    const char *language, *href, *rel, *alt, *title, *datetime, *style, *name, *content;
    const char *http_equiv, *type, *start, *value, *colspan, *rowspan, *alttext, *aria_level;
    const char *aria_hidden;
    gboolean hidden, reversed, open, opens, shadow_root;
} HtmlAttributes;

/* `pairs` is libxml2's list: name, value, …, NULL; may be NULL. A value that libxml2 read wrong is
 * put right in the arena. */
void html_attributes_read(const char **pairs, Arena *arena, HtmlAttributes *out);

/* Whether the element is not shown: hidden, aria-hidden="true", display:none, visibility:hidden. */
gboolean html_attributes_hide(const HtmlAttributes *attributes);

/* Class and id in lower case, joined by a blank. */
const char *html_attributes_names(const HtmlAttributes *attributes, Interner *interner);

/* A non-negative number at the start of `text`, at most `maximum`; `fallback` where there is none.
 */
int html_attribute_number(const char *text, int fallback, int maximum);

#endif
