/* The inputs of a site: a folder stands for the articles in it, and brings its settings along.
 *
 * Must not know: what an article is.
 */
#ifndef LECTERN_CLI_SITE_INPUTS_H
#define LECTERN_CLI_SITE_INPUTS_H

#include <glib.h>

/* The inputs with each folder replaced by its files, sorted by name, that are pages, texts,
 * Markdown or feeds by their extension; those of its folder "sources" where it has one.
 * NULL-terminated; g_strfreev(). G_FILE_ERROR where a folder cannot be read; LECTERN_ERROR_FAILED
 * where it has none, which may be a wrong name or a disk that is not there: what was published from
 * it must not vanish for that. */
char **site_inputs_expand(char *const *inputs, GError **error);

/* The settings of the first folder among the inputs that has some; NULL where none has. g_free().
 */
char *site_inputs_settings(char *const *inputs);

#endif
