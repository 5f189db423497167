/* Language: which one a text is in, by its script and its most frequent words. */
#ifndef LECTERN_ARTICLE_LANGUAGE_H
#define LECTERN_ARTICLE_LANGUAGE_H

#include <glib.h>

typedef struct {
    guint counts[16];
    guint words;
    guint han, kana, hangul, cyrillic, greek, arabic, hebrew, thai, devanagari;
} LanguageEvidence;

/* Adds a piece of text to the evidence. */
void language_add(LanguageEvidence *evidence, const char *text);

/* BCP 47 primary tag, or NULL when there is too little to tell. */
const char *language_guess(const LanguageEvidence *evidence);

/* "en_us" → "en-US": the form of BCP 47. NULL when it cannot be a tag. Owned by the caller. */
char *language_tag(const char *declared);

#endif
