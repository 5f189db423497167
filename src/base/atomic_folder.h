/* Folders that appear whole or not at all: like atomic_file.h, for a folder of files.
 *
 * The files are made in a hidden temporary folder beside the target, which gets its name when all
 * of them are there. What a killed run left behind is swept: see temporary.h.
 *
 * Must not know: what is in the files.
 */
#ifndef LECTERN_BASE_ATOMIC_FOLDER_H
#define LECTERN_BASE_ATOMIC_FOLDER_H

#include <glib.h>

typedef struct AtomicFolder AtomicFolder;

/* Begins to make `path` (its own folder must exist). NULL and G_FILE_ERROR when the temporary one
 * cannot be made. */
AtomicFolder *atomic_folder_open(const char *path, GError **error);

/* The temporary folder, for files only. Belongs to the AtomicFolder. */
const char *atomic_folder_temporary_path(const AtomicFolder *folder);

/* Gives the folder its name and frees. Where `replace` is FALSE and the name is taken, fails with
 * G_FILE_ERROR_EXIST; else the folder that was there, with its files, is gone. Frees `folder` in
 * every case. */
gboolean atomic_folder_commit(AtomicFolder *folder, gboolean replace, GError **error);

/* Removes the temporary folder with its files and frees. NULL is allowed. */
void atomic_folder_abort(AtomicFolder *folder);

/* Removes a folder of files. What is no file in it stays, and the folder with it. */
void atomic_folder_remove(const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AtomicFolder, atomic_folder_abort)

#endif
