/* Sentences: where one ends, by ICU's rules for the language and what those get wrong in health
 * news.
 *
 * The words it goes by (abbreviations, words that begin sentences) are the language's and come from
 * data; see `[sentences]` in voices/README.md.
 *
 * Must not know: articles, voices.
 */
#ifndef LECTERN_SCRIPT_SENTENCE_H
#define LECTERN_SCRIPT_SENTENCE_H

#include <glib.h>

typedef struct {
    gsize start, end; /* bytes of the text, blanks trimmed */
} SentenceRange;

/* Lists of words without their full stop, NULL-terminated; each may be NULL. Capitals count, except
 * in `lettered`. */
typedef struct {
    const char *const *abbreviations;  /* a stop after these ends nothing: "Dr", "vs", "i.e" */
    const char *const *before_numbers; /* nor after these before a number: "No", "Fig" */
    const char *const *may_end;        /* after these it does where a starter follows: "Inc" */
    const char *const *starters;       /* words that commonly begin a sentence: "The" */
    const char *const *lettered;       /* words named by a letter: "vitamin" of "vitamin D." */
} SentenceRules;

/* Holds what ICU needs; one owner, used by one thread at a time. */
typedef struct SentenceSplitter SentenceSplitter;

/* `rules` are copied and may be NULL. Never NULL: an unknown language gets the root rules. */
SentenceSplitter *sentence_splitter_new(const char *language, const SentenceRules *rules);
void sentence_splitter_free(SentenceSplitter *splitter);

/* The sentences (SentenceRange) of `text`, in order; every non-blank byte is in exactly one. A line
 * end ends one, unless the text plainly runs on. A sentence longer than `max_bytes` (at least 16)
 * is cut, best at a clause's end, then between words, then between characters. Linear in `length`.
 * Free with g_array_unref(). */
GArray *sentence_split(SentenceSplitter *splitter, const char *text, gsize length, gsize max_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SentenceSplitter, sentence_splitter_free)

#endif
