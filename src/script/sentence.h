/* Sentences: where one ends, by ICU's rules for the language and what those get wrong in health
 * news. */
#ifndef LECTERN_SCRIPT_SENTENCE_H
#define LECTERN_SCRIPT_SENTENCE_H

#include <glib.h>

typedef struct {
    gsize start, end; /* bytes of the text, blanks trimmed */
} SentenceRange;

typedef struct SentenceSplitter SentenceSplitter;

/* `abbreviations`: words after which a full stop ends nothing, without the stop; NULL-terminated;
 * may be NULL; copied. Never NULL: an unknown language gets the root rules. */
SentenceSplitter *sentence_splitter_new(const char *language, const char *const *abbreviations);
void sentence_splitter_free(SentenceSplitter *splitter);

/* The sentences of `text`, in order; every non-blank byte is in exactly one. A sentence longer than
 * SCRIPT_MAX_UTTERANCE_BYTES is cut, best at a clause's end, then between words, then between
 * characters. Free with g_array_unref(). */
GArray *sentence_split(SentenceSplitter *splitter, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SentenceSplitter, sentence_splitter_free)

#endif
