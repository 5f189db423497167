/* Phrases: the words of ours that are spoken, by language, as ICU message patterns in
 * `voices/phrases/`.
 *
 * A pattern takes numbered arguments: `list = {0, plural, one{List with # item} other{List with #
 * items}}`.
 */
#ifndef LECTERN_SCRIPT_PHRASES_H
#define LECTERN_SCRIPT_PHRASES_H

#include "script/voice.h"

#include <glib.h>

typedef struct Phrases Phrases;

/* The phrases of a language. Fails when the file is missing, a phrase we need is not in it, or a
 * pattern is not ICU's; the message names file and phrase. */
Phrases *phrases_load(VoiceStore *store, const char *language, GError **error);
void phrases_free(Phrases *phrases);

/* The phrase `key` with up to two numbers and one text put in: {0}, {1}, {2}. NULL only for a key
 * that is switched off by an empty value. Free with g_free(). */
char *phrases_format(const Phrases *phrases, const char *key, double number0, double number1,
                     const char *text2);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Phrases, phrases_free)

#endif
