/* The lexicons that a voice reads with, the strongest first: those named on the command line, the
 * user's own, the voice's.
 *
 * Their aliases are applied in this room, so that every engine has them; their phonemes are the
 * engine's. A file is parsed when something in it is asked for: starting must not wait for
 * megabytes of names.
 *
 * Must not know: engines, where a user's files are kept.
 */
#ifndef LECTERN_SCRIPT_LEXICON_SET_H
#define LECTERN_SCRIPT_LEXICON_SET_H

#include "script/lexicon.h"
#include "script/voice.h"

typedef struct LexiconSet LexiconSet;

typedef enum {
    LEXICON_NAMED,    /* on the command line */
    LEXICON_USERS,    /* in the user's folder */
    LEXICON_OF_VOICE, /* with the voice, as it ships */
} LexiconOrigin;

typedef struct {
    char *path;
    LexiconOrigin origin;
} LexiconFile;

/* The files `named` (NULL-terminated; may be NULL), then those in `user_folder` (may be NULL, and
 * need not be there) whose language is the voice's, then those that the voice names, from `store`.
 * A lexicon that cannot be found or read is a diagnostic, and the reading goes on without it; but
 * one of `named` is a failure. */
LexiconSet *lexicon_set_new(VoiceStore *store, const Voice *voice, const char *const *named,
                            const char *user_folder, Diagnostics *diagnostics, GError **error);
void lexicon_set_free(LexiconSet *set);

/* How many files, and each of them, the strongest first. */
guint lexicon_set_size(const LexiconSet *set);
const LexiconFile *lexicon_set_file(const LexiconSet *set, guint index);

/* The lexicon in that file, parsed when first asked for; NULL when it cannot be read. */
const Lexicon *lexicon_set_lexicon(LexiconSet *set, guint index);

/* TRUE when any lexicon has an alias. */
gboolean lexicon_set_has_aliases(const LexiconSet *set);
/* The words to say for `text` (words apart by single blanks), or NULL. */
const char *lexicon_set_alias(const LexiconSet *set, const char *text);

/* The entry that decides how `word` is pronounced, without a role, and in which lexicon. NULL for
 * none. */
const LexiconEntry *lexicon_set_find(LexiconSet *set, const char *word, const Lexicon **lexicon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(LexiconSet, lexicon_set_free)

#endif
