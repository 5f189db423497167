/* Disclaimers: paragraphs that say what an article is not, who answers for it and who paid.
 *
 * Evidence is what a text means, not how one site words it: it speaks of itself ("this article",
 * "our content") and says a limit ("is not a substitute for"), a purpose ("for information only"),
 * whose views it holds, who earns by it, which machine made it, or whose copyright it is. One sign
 * alone is never enough: articles speak of doctors, risks and sponsors too. Where it stands (small
 * print, a box named for it, after the article, under the heading "Disclaimer") adds weight.
 *
 * Must not know: pages, which words carry which sense.
 */
#ifndef LECTERN_ARTICLE_DISCLAIMER_H
#define LECTERN_ARTICLE_DISCLAIMER_H

#include "article/sense.h"

/* Where a paragraph stands, as far as it tells something. */
typedef struct {
    gboolean small_print;  /* wholly in italics or small, or in a box named for notices */
    gboolean under_label;  /* directly under a heading such as "Disclaimer" */
    gboolean under_hint;   /* directly under one such as "Note" */
    gboolean named;        /* in a box named "disclaimer" */
    gboolean after_notice; /* directly after another */
    gboolean at_edge; /* before the first or after the last sentence of the article, or out of it */
    gboolean at_end;  /* after its last sentences, or out of it */
} DisclaimerPlace;

/* What a text says of itself. */
typedef struct {
    guint words;
    double weight;      /* how much its sentences speak for a notice, and against */
    gboolean points;    /* at itself, in its first sentence */
    gboolean label;     /* opens with "Disclaimer", "Conflict of interest", … */
    gboolean labelled;  /* … and a colon, and more */
    gboolean hint;      /* opens with "Note", "Important", … */
    gboolean copyright; /* opens as a copyright line does */
} DisclaimerSigns;

void disclaimer_read(const SenseIndex *index, const char *text, DisclaimerSigns *signs);

/* How surely it is a disclaimer: at least 1 is one. */
double disclaimer_score(const DisclaimerSigns *signs, const DisclaimerPlace *place);

/* A line that is a copyright notice and nothing else. */
gboolean disclaimer_is_copyright(const DisclaimerSigns *signs);

/* A heading or line that is only the label of what follows: "Disclaimer", "Affiliate disclosure".
 */
gboolean disclaimer_is_label(const DisclaimerSigns *signs);

/* … that promises less: "Note", "Important information". */
gboolean disclaimer_is_hint(const DisclaimerSigns *signs);

#endif
