/* Texts of feeds: what is written in an item's elements, put into the form that items have. */
#ifndef LECTERN_DOCUMENT_FEED_TEXT_H
#define LECTERN_DOCUMENT_FEED_TEXT_H

#include <glib.h>

/* HTML as one line of text; NULL where there is none. g_free(). */
char *feed_text_from_html(const char *html);

/* Plain text as HTML. g_free(). */
char *feed_text_to_html(const char *text);

/* HTML without any tag, with a paragraph for each that a blank line ends; other HTML as it is.
 * g_free(). */
char *feed_text_in_paragraphs(const char *html);

/* How long the text of some HTML is, in bytes without tags. */
gsize feed_text_length(const char *html);

/* Whether the text is too short to be an article, or ends in an ellipsis. */
gboolean feed_text_is_cut(const char *html);

/* The name in an author's element: of "jane@a.example (Jane Doe)" and "Jane Doe <jane@a.example>"
 * the name, of a mail address alone NULL. g_free(). */
char *feed_text_author(const char *text);

#endif
