/* Tongues: the languages that a script is spoken in, each with its voice, its tables and its rules
 * of sentences.
 *
 * The article's own tongue is what --voice or the article's language chose. A passage that the page
 * marks as another language is said in that language's voice, where there is one of the same
 * engine; else in the article's own.
 *
 * Must not know: utterances, marks.
 */
#ifndef LECTERN_SCRIPT_TONGUE_H
#define LECTERN_SCRIPT_TONGUE_H

#include "script/phrases.h"
#include "script/sentence.h"
#include "script/verbalizer.h"
#include "script/voice.h"

#include <glib.h>

typedef struct {
    const Voice *voice;
    char *language; /* BCP 47: the voice's, or a region of it that the page asks for */
    Verbalizer *verbalizer;
    SentenceSplitter *splitter;
} Tongue;

/* One owner, used by one thread at a time. */
typedef struct Tongues Tongues;

/* Opens the article's own tongue, which is also that of `article_language` (may be NULL) whatever
 * the voice speaks. `voices` (of Voice) takes the others' voices and must outlive the tongues, as
 * `voice`, `store` and `diagnostics` must. */
Tongues *tongues_new(VoiceStore *store, const Voice *voice, const char *language,
                     const char *article_language, const Phrases *phrases, GPtrArray *voices,
                     Diagnostics *diagnostics, GError **error);
void tongues_free(Tongues *tongues);

/* Whose aliases the other tongues say, by their voice; `of` may be NULL. Before any is found. */
void tongues_use_lexicons(Tongues *tongues, const LexiconSet *(*of)(const Voice *, gpointer),
                          gpointer data);

/* The article's own. */
const Tongue *tongues_own(const Tongues *tongues);

/* The tongue for a tag (NULL: the article's own). Another region of the own language is no other
 * tongue. Never NULL: a language that cannot be spoken is spoken in the article's own. */
const Tongue *tongues_find(Tongues *tongues, const char *language);

/* Whether the first letter of the text belongs to a script that the tongue's language is written
 * in. TRUE where there is no letter, or nothing is known. */
gboolean tongue_writes(const Tongue *tongue, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tongues, tongues_free)

#endif
