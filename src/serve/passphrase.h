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

#endif
