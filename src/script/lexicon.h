/* A lexicon: how words are pronounced, from a file of the W3C's Pronunciation Lexicon Specification
 * (PLS 1.0).
 *
 * Which words an entry fits, its grapheme's case tells (voices/lexicons/README.md): one in small
 * letters fits the word in any case, one that begins with a capital only capitalised words
 * ("Polish"), one in capitals only those ("WHO").
 *
 * Must not know: any engine, voices, which lexicons are in use.
 */
#ifndef LECTERN_SCRIPT_LEXICON_H
#define LECTERN_SCRIPT_LEXICON_H

#include "base/diagnostic.h"

#include <glib.h>

/* No lexicon file is longer, and no grapheme, phoneme or alias. */
enum { LEXICON_MAX_BYTES = 64 * 1024 * 1024, LEXICON_MAX_TEXT_BYTES = 400 };

typedef struct {
    char *grapheme; /* NFC, as written */
    char *role;     /* NULL, or the local name of the role: said where the script asks for it */
    char *phoneme;  /* IPA, or NULL */
    char *alias;    /* words to say instead, or NULL; one of the two is there */
    guint line;
} LexiconEntry;

typedef struct {
    char *name; /* the file's, without folder and ".pls" */
    char *path;
    char *language;     /* BCP 47 */
    GPtrArray *entries; /* of LexiconEntry, in the file's order */
} Lexicon;

/* A text as an entry keeps it: NFC, white space taken together. NULL where a lexicon cannot hold
 * it: it is empty, too long, no UTF-8, or has characters that XML has not. g_free(). */
char *lexicon_text(const char *raw);

/* The bytes of a lexicon file, with a NUL behind; of one that is too long no more are read than
 * tell so. Fails with LECTERN_ERROR_FAILED. */
gboolean lexicon_load(const char *path, char **text, gsize *length, GError **error);

/* Reads a file. What is wrong with a lexeme is a diagnostic with its line, and the lexeme is left
 * out. Fails with LECTERN_ERROR_FAILED where the file cannot be read or is no lexicon; the message
 * names the line. Entities are not expanded, nothing outside the file is read. */
Lexicon *lexicon_read(const char *path, Diagnostics *diagnostics, GError **error);
/* The same of a text; `path` names it. */
Lexicon *lexicon_parse(const char *text, gsize length, const char *path, Diagnostics *diagnostics,
                       GError **error);
void lexicon_free(Lexicon *lexicon);

/* Whether a text is a number, which no alias is taken for: numbers are read with what stands around
 * them ("2.5 mg"), and a part of one that is said otherwise may be another dose. */
gboolean lexicon_is_number(const char *text);

/* Whether an entry with that grapheme fits a word as it is written. */
gboolean lexicon_fits(const char *grapheme, const char *word);

static inline const LexiconEntry *lexicon_entry(const Lexicon *lexicon, guint index)
{
    return (const LexiconEntry *)g_ptr_array_index(lexicon->entries, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lexicon, lexicon_free)

#endif
