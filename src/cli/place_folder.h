/* The folder of places: one small file for each article, $XDG_STATE_HOME/lectern/places/NAME, that
 * the user alone may read. A file appears whole or not at all. Any number of processes may use the
 * folder at once.
 *
 * Must not know: articles, what is in a record, threads.
 */
#ifndef LECTERN_CLI_PLACE_FOLDER_H
#define LECTERN_CLI_PLACE_FOLDER_H

#include "play/place_record.h"

#include <glib.h>

/* A file's name: hexadecimal digits. */
enum { PLACE_NAME_CHARACTERS = 32, PLACE_FOLDER_MAX_FILES = 500 };

/* Where it is; it need not be there. NULL where the user has no home. g_free(). */
char *place_folder_path(void);

/* Makes the folder if it is missing, and removes what killed runs left behind. */
gboolean place_folder_prepare(const char *folder, GError **error);

/* Keeps a text under a name, in the place of what was kept there. It is on the disk when this
 * returns. A new file beyond PLACE_FOLDER_MAX_FILES makes the oldest go. */
gboolean place_folder_write(const char *folder, const char *name, const char *text, GError **error);

/* Removes a file; that there is none is no fault. */
gboolean place_folder_remove(const char *folder, const char *name, GError **error);

typedef enum { PLACE_FOUND, PLACE_MISSING, PLACE_DAMAGED } PlaceReading;

/* Reads the record under a name; sets it and the time at which it was written, in ns since the
 * epoch, only where it is found. */
PlaceReading place_folder_read(const char *folder, const char *name, PlaceRecord *record,
                               gint64 *written_ns);

/* The names of all files; of char *. g_ptr_array_unref(). */
GPtrArray *place_folder_names(const char *folder);

#endif
