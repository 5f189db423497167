/* Phrases: the words of ours that are spoken, by language, as ICU message patterns in
 * `voices/phrases/`, and the words that sentences of the language go by.
 *
 * A pattern takes two numbers and a text, by number: `list = {0, plural, one{List with # item}
 * other{List with # items}}`. The text is put in as it is, whatever braces or apostrophes are in
 * it. voices/README.md says which phrases there are.
 *
 * Must not know: where in a reading a phrase is said.
 */
#ifndef LECTERN_SCRIPT_PHRASES_H
#define LECTERN_SCRIPT_PHRASES_H

#include "script/sentence.h"
#include "script/voice.h"

#include <glib.h>

/* One owner, used by one thread at a time. */
typedef struct Phrases Phrases;

/* The phrases of a language: of the exact tag, else with its last parts left off ("es-MX" → "es").
 * Fails when the file is missing, a phrase we need is not in it, or a pattern is not ICU's or wants
 * other arguments; the message names file and phrase. */
Phrases *phrases_load(VoiceStore *store, const char *language, GError **error);
/* What is said to who steers a reading: the group `[steering]` of the same files; where a language
 * has none, the English. */
Phrases *phrases_load_steering(VoiceStore *store, const char *language, GError **error);
/* What stands on the pages of a site: the group `[site]`, in the same way. */
Phrases *phrases_load_site(VoiceStore *store, const char *language, GError **error);
/* What stands on the counter's page: the group `[counter]`, in the same way. */
Phrases *phrases_load_counter(VoiceStore *store, const char *language, GError **error);
void phrases_free(Phrases *phrases);

/* The language that they are in: the one asked for, or "en" in its place. */
const char *phrases_language(const Phrases *phrases);

/* The phrase `key` with up to two numbers and one text put in: {0}, {1}, {2}. NULL only for a key
 * that is switched off by an empty value. A `key` that phrases_load() does not check is a bug.
 * `text2` may be NULL, which is the same as "". Free with g_free(). */
char *phrases_format(const Phrases *phrases, const char *key, double number0, double number1,
                     const char *text2);

/* The lists of the group `[sentences]`; borrowed. */
const SentenceRules *phrases_sentence_rules(const Phrases *phrases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Phrases, phrases_free)

#endif
