/* The parts of a sentence that are said in different languages.
 *
 * What the page marks as another language becomes a part of its own when a change of voice helps
 * more than it jars: when it is a whole sentence, has three words or more, or is written in a
 * script that the voice around it cannot read. A foreign word or two ("déjà vu", a name) stay in
 * the voice of their sentence: a voice that comes and goes for a word breaks the melody and is
 * harder to follow than an accent.
 *
 * Must not know: utterances.
 */
#ifndef LECTERN_SCRIPT_LANGUAGE_PART_H
#define LECTERN_SCRIPT_LANGUAGE_PART_H

#include "document/mark.h"
#include "script/tongue.h"

#include <glib.h>

typedef struct {
    gsize start, end; /* bytes of the text, blanks trimmed */
    const Tongue *tongue;
} LanguagePart;

/* The marked passages of one text, walked once from its start. */
typedef struct {
    Tongues *tongues;
    const Tongue *base; /* the tongue of the text around them */
    const char *text;
    const Mark *marks; /* sorted as mark.h says; may be NULL */
    guint n_marks, next;
} LanguageParts;

/* The parts of [start, end), in order; at least one, and every byte that is not blank is in one of
 * them. Ranges come in ascending order. Free with g_array_unref(). */
GArray *language_parts_of(LanguageParts *parts, gsize start, gsize end);

#endif
