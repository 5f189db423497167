/* The names of what is being made: hidden, beside what it will be, and known to be swept. What a
 * killed run left behind is told from what is being made by a lock that its maker holds (flock,
 * which the kernel drops with the last process that has it open; process numbers mean nothing
 * across containers that share a folder).
 */
#ifndef LECTERN_BASE_TEMPORARY_H
#define LECTERN_BASE_TEMPORARY_H

#include <glib.h>

/* Makes an empty file, or a folder, with such a name in `parent`, open for reading and writing and
 * locked. Returns its descriptor and its path (g_free()); −1 and `errno` if it cannot be made. */
int temporary_file(const char *parent, char **path);
int temporary_folder(const char *parent, char **path);

/* Removes the files and folders in `folder` that are named so and whose maker is dead; once in a
 * run, before its first. A folder that is not there has none. */
void temporary_sweep(const char *folder);

#endif
