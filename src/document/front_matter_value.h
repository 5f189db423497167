/* Values of front matter: scalars and lists as YAML and TOML write them.
 *
 * Source: YAML 1.2.2, chapter 7 (flow styles); TOML 1.0, "String" and "Array"; of both what a
 * person writes for a title, a date, names.
 *
 * Must not know: keys, lines.
 */
#ifndef LECTERN_DOCUMENT_FRONT_MATTER_VALUE_H
#define LECTERN_DOCUMENT_FRONT_MATTER_VALUE_H

#include <glib.h>

/* How a value ended. */
typedef enum {
    VALUE_READ,
    VALUE_EMPTY,      /* nothing there, null, or nothing but a comment */
    VALUE_UNREADABLE, /* in a form that is not read, or faulty */
} ValueOutcome;

/* A scalar or a list in brackets; `text` may hold several lines. The members of a list, or the one
 * scalar, are added to `out` (of char *). */
ValueOutcome front_matter_value(const char *text, GPtrArray *out);

#endif
