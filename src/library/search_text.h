/* What is searched, and what is searched for, in the form that SQLite's FTS5 takes.
 *
 * Its tokenizer parts words at blanks and signs. Chinese and Japanese have none, so their
 * characters are parted here, in the text and in what is looked for; who types two of them finds
 * them side by side.
 *
 * Must not know: the tables.
 */
#ifndef LECTERN_LIBRARY_SEARCH_TEXT_H
#define LECTERN_LIBRARY_SEARCH_TEXT_H

#include <glib.h>

/* `text` with the characters parted that are words of their own. Free with g_free(). */
char *search_text(const char *text);

/* What a person reads of such a text, on one line. Free with g_free(). */
char *search_text_shown(const char *parted);

/* FTS5's expression for what a person typed: all of its words, in any order, each also as the
 * beginning of a longer one; words in quotation marks side by side. Nothing that is typed is an
 * operator. NULL where it has no word. Free with g_free(). */
char *search_expression(const char *typed);

#endif
