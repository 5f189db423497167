/* Letters: the header lines of an e-mail or a memo in bare text, and what they say.
 *
 * "From:", "Subject:", "Date:" of several languages. Only two or more in a row are a header: an
 * article may have a line that begins with "To:". Must not know: the rest of the text.
 */
#ifndef LECTERN_ARTICLE_PLAIN_MAIL_H
#define LECTERN_ARTICLE_PLAIN_MAIL_H

#include "article/plain_kind.h"

/* Marks the rows that are header lines, and the line that announces them ("Forwarded message"). */
void plain_mail_mark(GArray *rows);

/* Finds the letter that the text is about: the first, or the one that it forwards. Sets `title` to
 * its subject line, whose text becomes the subject alone. FALSE if the text is no letter. */
gboolean plain_mail_find(PlainText *text);

/* Who wrote it and when, as far as the header of the letter found says it; owned by the caller. */
char *plain_mail_sender(const PlainText *text);
Date plain_mail_date(const PlainText *text);

#endif
