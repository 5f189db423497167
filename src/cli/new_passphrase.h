/* A new passphrase: asked of who sits at the terminal, twice and unseen, or read as a line.
 *
 * Must not know: what it is for.
 */
#ifndef LECTERN_CLI_NEW_PASSPHRASE_H
#define LECTERN_CLI_NEW_PASSPHRASE_H

#include <glib.h>

/* From standard input; NULL where it ends before, or the two are not the same. g_free(). */
char *new_passphrase_ask(GError **error);

#endif
