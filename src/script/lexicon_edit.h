/* Changing a lexicon file that people keep: one entry added or taken out, the others, their order
 * and the comments as they were.
 *
 * The file appears whole or not at all, and two programs that change it at once wait for each
 * other. Of a link, the file that it leads to is changed.
 *
 * Must not know: where a user's lexicons are kept, how a pronunciation was found.
 */
#ifndef LECTERN_SCRIPT_LEXICON_EDIT_H
#define LECTERN_SCRIPT_LEXICON_EDIT_H

#include "script/lexicon.h"

/* Puts the entry into the file, which is made (with its folders) where there is none, in `language`
 * (BCP 47). One of the same grapheme without a role is replaced; the `role` and `line` of `entry`
 * are not looked at. Fails with LECTERN_ERROR_USAGE where a text of it is none that lexicon_text()
 * takes, with LECTERN_ERROR_FAILED where the file is no lexicon or cannot be written. */
gboolean lexicon_edit_add(const char *path, const char *language, const LexiconEntry *entry,
                          GError **error);

/* Takes the entries of that grapheme, in its case and with any role, out of the file; `*n_removed`
 * says how many there were. No file is no failure. */
gboolean lexicon_edit_remove(const char *path, const char *grapheme, guint *n_removed,
                             GError **error);

#endif
