/* Files that appear whole or not at all.
 *
 * The bytes are written to a hidden temporary file beside the target; committing flushes it to
 * the disk and renames it over the target; freeing it uncommitted removes it. What a killed run
 * left behind is swept by the next that writes to the same folder: see temporary.h.
 *
 * Must not know: what is written.
 */
#ifndef LECTERN_BASE_ATOMIC_FILE_H
#define LECTERN_BASE_ATOMIC_FILE_H

#include <glib.h>

typedef struct AtomicFile AtomicFile;

/* Begins to write `path` (its folder must exist). NULL and G_FILE_ERROR when the temporary file
 * cannot be made. */
AtomicFile *atomic_file_open(const char *path, GError **error);

/* The temporary file: open for reading and writing at `fd`, or by name for libraries that insist on
 * one. Both belong to the AtomicFile. */
int atomic_file_fd(const AtomicFile *file);
const char *atomic_file_temporary_path(const AtomicFile *file);

/* Flushes, renames over the target and frees. Where `replace` is FALSE and the target exists, fails
 * with G_FILE_ERROR_EXIST and the target stays as it was. Frees `file` in every case. */
gboolean atomic_file_commit(AtomicFile *file, gboolean replace, GError **error);

/* Removes the temporary file and frees. NULL is allowed. */
void atomic_file_abort(AtomicFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AtomicFile, atomic_file_abort)

#endif
