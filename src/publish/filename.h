/* File names from titles: safe on every file system, readable, unique.
 */
#ifndef LECTERN_PUBLISH_FILENAME_H
#define LECTERN_PUBLISH_FILENAME_H

#include "article/article.h"

#include <glib.h>

/* "Could-CAR-T-Therapy-Be-a-Cure-for-Lupus": letters and digits of any script, words joined by "-",
 * at most 80 bytes cut between words, never a reserved name, never starting with a dot or a dash.
 * "article" when nothing is left. An article without a title is named by its first
 * heading, else its first words. The same article gives the same name. Free with g_free(). */
char *filename_from_article(const Article *article);

/* The same of a chapter's title: "3-How-is-CAR-T-used"; "" when nothing is left. Behind a number it
 * is a name everywhere. Free with g_free(). */
char *filename_words(const char *title);

/* Whether the name suits who asks for one. */
typedef gboolean (*FilenameTest)(const char *name, gpointer data);

/* Keeps names apart within one run: `taken` holds the folded names (made by filename_set_new()), to
 * which the result is added: the first of "name", "name-2", "name-3" that is not taken and passes
 * `test` (may be NULL). Free with g_free(). */
GHashTable *filename_set_new(void);
char *filename_unique(const char *stem, GHashTable *taken, FilenameTest test, gpointer data);

#endif
