/* Front matter: what a Markdown file says about itself before its text.
 *
 * YAML between lines of "---" and TOML between lines of "+++", of both the part that articles use:
 * plain and quoted values, lists of them, lists of names with further facts, folded text, comments.
 * What else stands there is passed over; a wanted value in a form that is not read is a diagnostic.
 *
 * Must not know: Markdown; what a good title or date is.
 */
#ifndef LECTERN_DOCUMENT_FRONT_MATTER_H
#define LECTERN_DOCUMENT_FRONT_MATTER_H

#include "base/diagnostic.h"

#include <glib.h>

typedef struct {
    /* NULL where it says nothing of the kind */
    char *title;
    char *author; /* several joined: "Jane Doe, John Roe and Ann Poe" */
    char *published;
    char *updated;
    char *language;
    char *description;
    char *site;
    char *address;
    guint title_line; /* 1-based; 0 without a title */
    gsize end;        /* where the text after it begins, in bytes; 0 where there is none */
    guint lines;      /* lines before that */
} FrontMatter;

/* Whether the text begins with front matter: a block that is closed and opens with a key. */
gboolean front_matter_is_there(const char *text, gsize length);

/* Reads it; all fields are 0 and NULL where there is none. */
void front_matter_read(const char *text, gsize length, Diagnostics *diagnostics, FrontMatter *out);
void front_matter_clear(FrontMatter *matter);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FrontMatter, front_matter_clear)

#endif
