/* Texts that were asked for before: their bytes and their compressed bytes are kept, within a
 * limit, the least asked for first to go.
 *
 * A text is known by its path and by what the file system tells of the file; when that is another,
 * it is read again. From any thread.
 *
 * Must not know: requests, which texts there are.
 */
#ifndef LECTERN_SERVE_TEXT_STORE_H
#define LECTERN_SERVE_TEXT_STORE_H

#include <glib.h>
#include <sys/stat.h>

typedef struct TextStore TextStore;

/* A larger text is not kept. */
#define TEXT_STORE_LARGEST (4 << 20)

/* Keeps at most `limit` bytes. */
TextStore *text_store_new(gsize limit);
void text_store_free(TextStore *store);

/* The bytes of the file `path` that is open as `fd` and of which fstat() told `status`; compressed
 * as by gzip(1) where `gzip`. NULL when there are none to be had: it is too large, or it is no
 * smaller by compression, or it was changed while it was read. g_bytes_unref() it. `fd` is not
 * closed, and where it stands does not matter. */
GBytes *text_store_get(TextStore *store, const char *path, int fd, const struct stat *status,
                       gboolean gzip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TextStore, text_store_free)

#endif
