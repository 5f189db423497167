/* Credit: who made a picture, in the words of its caption.
 *
 * Must not know: blocks, pages.
 */
#ifndef LECTERN_ARTICLE_CREDIT_H
#define LECTERN_ARTICLE_CREDIT_H

#include "article/cue.h"

/* Where a caption ends without the credit behind it: "A queue on Monday. Photo: Jo Lind" and "A
 * queue on Monday (Photo: Jo Lind)" end after "Monday". The text's length when there is none; 0
 * when it is nothing else. */
gsize credit_start(const CueIndex *cues, const char *text, gsize length);

#endif
