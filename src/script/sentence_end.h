/* Where a sentence ends, judged by the words around: what a rule of characters cannot know.
 *
 * Every function looks at a bounded number of bytes around the place it is asked about.
 *
 * Must not know: ICU.
 */
#ifndef LECTERN_SCRIPT_SENTENCE_END_H
#define LECTERN_SCRIPT_SENTENCE_END_H

#include "script/sentence.h"

#include <glib.h>

/* The words of SentenceRules, to be looked up. */
typedef struct SentenceWords SentenceWords;
SentenceWords *sentence_words_new(const SentenceRules *rules);
void sentence_words_free(SentenceWords *words);

/* The text that is being split. */
typedef struct {
    const SentenceWords *words;
    const char *text, *end;
} SentenceScan;

/* A place where a sentence may end: `at` is where the next would begin. */
typedef struct {
    const char *at;
    gboolean suppressed; /* CLDR knows the word before as an abbreviation */
    gboolean certain;    /* nothing is left to judge */
} SentenceProposal;

/* Where the sentence that began at `from` ends by this proposal, or NULL if it does not. */
const char *sentence_end_judge(const SentenceScan *scan, const char *from,
                               const SentenceProposal *proposal);

/* Appends to `proposals` what ICU does not see between two of its own, `from` and `to`. */
void sentence_end_propose(const SentenceScan *scan, const char *from, const char *to,
                          GArray *proposals);

/* White space, all of Unicode's. */
gboolean sentence_is_blank(gunichar c);

/* The character before `p`, which moves before it; 0 at `from`. */
gunichar sentence_step_back(const char **p, const char *from);

#endif
