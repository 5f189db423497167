/* Entities: what HTML 5 reads in a reference and libxml2, which knows HTML 4, does not.
 *
 * Names that libxml2 leaves as "&half;", those that articles use (the HTML standard, "Named
 * character references"), and numbers that mean another character than the one they count. */
#ifndef LECTERN_DOCUMENT_ENTITY_H
#define LECTERN_DOCUMENT_ENTITY_H

#include "base/arena.h"

#include <glib.h>

/* The text that `name` (without & and ;) stands for, or NULL. */
const char *entity_find(const char *name);

/* What the references &#128; to &#159; stand for: the characters of windows-1252, "" where it has
 * none (the HTML standard, "Numeric character reference end state"). libxml2 makes the control
 * character of that number of them, which is what `control` is; NULL where it is not one. */
const char *entity_of_control(gunichar control);

/* `text`, in which libxml2 read references, with those put right: itself where there are none, else
 * a copy in the arena. */
const char *entity_repair(const char *text, Arena *arena);

#endif
