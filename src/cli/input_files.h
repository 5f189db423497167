/* The files that a run reads, by whatever names: none of them may be replaced by what it writes. A
 * text that is named after its title has the very name that its transcript will have.
 */
#ifndef LECTERN_CLI_INPUT_FILES_H
#define LECTERN_CLI_INPUT_FILES_H

#include <glib.h>

/* A set of those of the inputs, NULL-terminated, that are files that exist. */
GHashTable *input_files_new(char *const *inputs);

/* Whether `path` leads to one of them. */
gboolean input_files_has(GHashTable *files, const char *path);

#endif
