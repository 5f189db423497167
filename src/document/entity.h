/* Entities: the characters that HTML 5 names and libxml2, which knows HTML 4, leaves as "&half;":
 * those that articles use. Source: the HTML standard, "Named character references". */
#ifndef LECTERN_DOCUMENT_ENTITY_H
#define LECTERN_DOCUMENT_ENTITY_H

#include <glib.h>

/* The text that `name` (without & and ;) stands for, or NULL. */
const char *entity_find(const char *name);

#endif
