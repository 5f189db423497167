/* The passphrase of the counter: what is kept of it is a hash (yescrypt, of libcrypt), in a file
 * that only its owner can read.
 *
 * Must not know: who asks, how often.
 */
#ifndef LECTERN_SERVE_PASSPHRASE_H
#define LECTERN_SERVE_PASSPHRASE_H

#include <glib.h>

enum { PASSPHRASE_LEAST = 10, PASSPHRASE_MOST = 256 }; /* characters, bytes */

/* The hash of a passphrase, as it is kept. LECTERN_ERROR_USAGE where it is too short or too long.
 * Takes some tenths of a second. g_free(). */
char *passphrase_hash(const char *passphrase, GError **error);

/* Whether the hash is of that passphrase. Takes as long; the same whatever the answer. */
gboolean passphrase_is(const char *hash, const char *passphrase);

/* Writes the hash to a file, whole or not at all; reads it. NULL without an error where there is
 * none. */
gboolean passphrase_store(const char *path, const char *hash, GError **error);
char *passphrase_load(const char *path, GError **error);

/* The file as it is at any time: a passphrase may be set anew while it is asked for. */
typedef struct PassphraseFile PassphraseFile;

PassphraseFile *passphrase_file_new(const char *path);
void passphrase_file_free(PassphraseFile *file);

/* The hash that is kept there now; NULL where none is. `changed` tells that it is not the one of
 * the call before. From any thread. g_free(). */
char *passphrase_file_hash(PassphraseFile *file, gboolean *changed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PassphraseFile, passphrase_file_free)

#endif
