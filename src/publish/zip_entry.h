/* Reading an entry of a zip file.
 *
 * Must not know: what the file is.
 */
#ifndef LECTERN_PUBLISH_ZIP_ENTRY_H
#define LECTERN_PUBLISH_ZIP_ENTRY_H

#include <glib.h>

/* The entry `name` of the file `path` as a text; NULL where there is no such file or entry, or it
 * is longer than `most` bytes or damaged. Free with g_free(). */
char *zip_entry_text(const char *path, const char *name, gsize most);

#endif
