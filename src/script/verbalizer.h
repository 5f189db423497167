/* The verbalizer: from written words to spoken ones ("<5 mg" → "less than five milligrams").
 *
 * Tables of units, abbreviations, acronyms and symbols are data in `voices/tables/LANGUAGE/`; the
 * grammar is here. Every spoken word keeps the bytes it stands for, and whatever no word and no
 * named rule accounts for is found by the coverage audit (coverage.h).
 *
 * Must not know: articles, utterances, engines. Immutable once made; safe to share between threads.
 */
#ifndef LECTERN_SCRIPT_VERBALIZER_H
#define LECTERN_SCRIPT_VERBALIZER_H

#include "base/diagnostic.h"
#include "document/mark.h"
#include "script/lexicon_set.h"
#include "script/script.h"
#include "script/voice.h"

#include <glib.h>

typedef struct Verbalizer Verbalizer;

/* The tables of `language` (BCP 47: "en-GB" takes en's and lays GB's over them). A language without
 * tables gets the safety of comparators, units and symbols from "und" and leaves numbers to the
 * engine. A line of a table that cannot be read is a diagnostic and is left out. */
Verbalizer *verbalizer_new(VoiceStore *store, const char *language, Diagnostics *diagnostics,
                           GError **error);
void verbalizer_free(Verbalizer *verbalizer);

/* Has the aliases of these lexicons said; borrowed, and must outlive the verbalizer. */
void verbalizer_use_lexicons(Verbalizer *verbalizer, const LexiconSet *lexicons);

typedef struct {
    char *spoken;      /* words with the punctuation that shapes the melody */
    GArray *words;     /* of SpokenWord: ranges of `spoken` and of the text given */
    GArray *omissions; /* of Omission: what is left out, by which rule */
} Verbalization;

typedef struct {
    gsize start, end; /* bytes of the text given */
    const char *rule; /* a name: "footnote-mark", "emoji-variation", …; static */
} Omission;

/* Puts one sentence into words. `marks` are ranges of `text` and may be NULL. Any UTF-8 is taken;
 * never fails. `footnotes` says note references instead of leaving them out. Linear in `length`. */
void verbalize(const Verbalizer *verbalizer, const char *text, gsize length, const Mark *marks,
               guint n_marks, gboolean footnotes, Verbalization *out);
/* The same without aliases, marks and notes. */
void verbalize_plainly(const Verbalizer *verbalizer, const char *text, gsize length,
                       Verbalization *out);
/* What one character is called where a text is spelled: a digit and a sign by their words. Letters
 * have names that the engine knows: for them NULL, for all else never. g_free(). */
char *verbalizer_name_character(const Verbalizer *verbalizer, const char *character);
void verbalization_clear(Verbalization *verbalization);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Verbalizer, verbalizer_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Verbalization, verbalization_clear)

#endif
