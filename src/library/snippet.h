/* Snippets: the few words of an article around what was searched, as a function of FTS5's.
 *
 * Its time grows with the text; that of FTS5's own snippet() and highlight() with the square of how
 * often a word is found, which is minutes for a page that is made for that.
 *
 * Must not know: the tables.
 */
#ifndef LECTERN_LIBRARY_SNIPPET_H
#define LECTERN_LIBRARY_SNIPPET_H

struct sqlite3;

/* Gives SQL the function `few_words(TABLE)`, for questions with MATCH. Of the last column in which
 * anything is found it returns the words that have the most of it, with "[" and "]" around what is
 * found and "…" where the text goes on. Returns SQLite's code. */
int snippet_register(struct sqlite3 *database);

#endif
