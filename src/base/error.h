/* The one error domain of Lectern.
 *
 * Every function that can fail for a reason outside the program takes a `GError **` as its last
 * argument, leaves its output parameters untouched on failure, and reports in this domain (or in
 * G_FILE_ERROR / G_CONVERT_ERROR where GLib found the fault). The codes are the exit codes that
 * the command line promises, so that `cli/` never has to guess.
 *
 * Must not know: any other room.
 */
#ifndef LECTERN_BASE_ERROR_H
#define LECTERN_BASE_ERROR_H

#include <glib.h>

#define LECTERN_ERROR (lectern_error_quark())

typedef enum {
    LECTERN_ERROR_FAILED = 1,     /* the work could not be done */
    LECTERN_ERROR_USAGE = 2,      /* the request itself makes no sense */
    LECTERN_ERROR_NO_ARTICLE = 3, /* the input holds no article */
    LECTERN_ERROR_NO_DEVICE = 4,  /* no sound device can be opened */
    LECTERN_ERROR_CANCELLED = 5,  /* somebody asked us to stop */
} LecternError;

G_BEGIN_DECLS
GQuark lectern_error_quark(void);
G_END_DECLS

#endif
