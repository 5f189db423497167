/* The head: what a page says about itself outside its text (title, metadata, language, JSON-LD).
 *
 * Such elements count wherever they stand, because pages put them into the body too.
 */
#ifndef LECTERN_DOCUMENT_HTML_HEAD_H
#define LECTERN_DOCUMENT_HTML_HEAD_H

#include "document/html_tree.h"

typedef struct {
    HtmlTree *tree;
    gboolean in_title;
    InlineText title;
    GString *script;    /* the JSON-LD being gathered; NULL outside one */
    GPtrArray *json_ld; /* of const char *, in the arena */
    const char *content_language;
} HtmlHead;

void html_head_init(HtmlHead *head, HtmlTree *tree);
void html_head_clear(HtmlHead *head);

/* These give TRUE when the tag or text belongs to the head and is settled. */
gboolean html_head_start(HtmlHead *head, HtmlName *name, const HtmlAttributes *attributes);
gboolean html_head_end(HtmlHead *head, const HtmlName *name);
gboolean html_head_text(HtmlHead *head, const char *text, gsize length);

void html_head_begin_script(HtmlHead *head, const HtmlAttributes *attributes);
void html_head_script_text(HtmlHead *head, const char *text, gsize length);
void html_head_end_script(HtmlHead *head);

/* Puts what was found into the document. */
void html_head_finish(HtmlHead *head);

#endif
