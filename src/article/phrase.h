/* Phrases: finds the phrases of a list in a text, in one pass over its words.
 *
 * How a phrase is written:
 *
 *   words in lower case, without signs ("don't" is one word, "e-mail" two); "©" is a word
 *   word*   a word that begins so (not in the first three bytes of a word)
 *   ~       up to four words of any kind
 *   ^       at the phrase's start: only at the start of the text
 *   $       at its end: only at the end of the text
 *
 * A phrase has at most a dozen words and bounded gaps, so that each trial costs a constant, and the
 * whole search is linear in the text.
 *
 * Must not know: what the phrases mean.
 */
#ifndef LECTERN_ARTICLE_PHRASE_H
#define LECTERN_ARTICLE_PHRASE_H

#include <glib.h>

/* A word of a folded text: [start, end). */
typedef struct {
    const char *start, *end;
    guint hash, stem_hash;  /* of all of it, of its beginning */
    gboolean ends_sentence; /* a full stop or the like follows, then a blank or the end */
    gboolean ends_label;    /* a colon or a dash follows, then a blank */
} PhraseWord;

typedef struct PhraseIndex PhraseIndex;

PhraseIndex *phrase_index_new(void);
void phrase_index_free(PhraseIndex *index);

/* Adds `length` bytes of `phrase`, which must outlive the index; `kind` comes back when it is
 * found. */
void phrase_index_add(PhraseIndex *index, const char *phrase, gsize length, guint kind);

/* The words of a text that text_fold() made, of PhraseWord; they point into it. */
GArray *phrase_words(const char *folded);

/* Is told of each phrase found, in the order of their first words: the words [first, end). */
typedef void (*PhraseFound)(guint kind, guint first, guint end, gpointer data);

void phrase_find(const PhraseIndex *index, const GArray *words, PhraseFound found, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PhraseIndex, phrase_index_free)

#endif
