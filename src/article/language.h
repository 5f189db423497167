/* Language: which one a text is in, by its script and its most frequent words. */
#ifndef LECTERN_ARTICLE_LANGUAGE_H
#define LECTERN_ARTICLE_LANGUAGE_H

#include <glib.h>

enum { LANGUAGE_LISTS = 40, LANGUAGE_SCRIPTS = 32 };

/* What was counted in the first words of a text. */
typedef struct {
    guint counts[LANGUAGE_LISTS]; /* words that a language uses most */
    guint words;
    guint scripts[LANGUAGE_SCRIPTS]; /* letters of scripts other than Latin */
    guint telling[8];                /* letters that tell languages of one script apart */
} LanguageEvidence;

/* Adds a piece of text to the evidence; after some hundred words there is enough. */
void language_add(LanguageEvidence *evidence, const char *text);

/* BCP 47 primary tag, or NULL when there is too little to tell. */
const char *language_guess(const LanguageEvidence *evidence);

/* Whether the text is clearly not in the language `declared` (BCP 47) but in the one guessed. Never
 * between languages that are near to each other, as Danish and Norwegian. */
gboolean language_contradicts(const LanguageEvidence *evidence, const char *declared);

/* "en_us" → "en-US": the form of BCP 47. NULL when it cannot be a tag. Owned by the caller. */
char *language_tag(const char *declared);

#endif
