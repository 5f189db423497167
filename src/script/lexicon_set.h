/* The lexicons that a voice reads with, the strongest first: those named on the command line, the
 * user's own, the voice's.
 *
 * One that is named or the user's holds for voices of its language alone.
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
 * one of `named` is a failure. One in another language than the voice's is a diagnostic. */
LexiconSet *lexicon_set_new(VoiceStore *store, const Voice *voice, const char *const *named,
                            const char *user_folder, Diagnostics *diagnostics, GError **error);
void lexicon_set_free(LexiconSet *set);

/* How many files, and each of them, the strongest first. */
guint lexicon_set_size(const LexiconSet *set);
const LexiconFile *lexicon_set_file(const LexiconSet *set, guint index);

/* The lexicon in that file, parsed when first asked for; NULL when it cannot be read. */
const Lexicon *lexicon_set_lexicon(LexiconSet *set, guint index);

/* TRUE when lexicon_set_decide() may find anything. */
gboolean lexicon_set_decides(const LexiconSet *set);
/* The entry that decides in the script how `text` (words apart by single blanks) is said, or NULL:
 * one with an alias, or one of the user's, named or kept, with a phoneme. The text of that is left
 * as it is written, for the engine to say: no acronym, no unit. */
const LexiconEntry *lexicon_set_decide(const LexiconSet *set, const char *text);

/* The entry that decides how `word` is pronounced, without a role, and in which lexicon; of those
 * that `applies` to (NULL: all). NULL for none. */
typedef gboolean (*LexiconFilter)(const LexiconEntry *entry, gpointer data);
const LexiconEntry *lexicon_set_find(LexiconSet *set, const char *word, LexiconFilter applies,
                                     gpointer data, const Lexicon **lexicon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(LexiconSet, lexicon_set_free)

#endif
