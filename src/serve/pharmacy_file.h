/* The pharmacy's settings as they are at any time: a person edits them while the server runs.
 *
 * A file with a fault changes nothing: the settings of before stay, and the fault is reported.
 *
 * Must not know: who uses the settings, how faults are shown.
 */
#ifndef LECTERN_SERVE_PHARMACY_FILE_H
#define LECTERN_SERVE_PHARMACY_FILE_H

#include "publish/pharmacy.h"

#include <glib.h>

typedef struct PharmacyFile PharmacyFile;

/* The file `path`, which may be missing; it is read by the functions below. `handler` is called
 * for what is wrong with it, by whoever calls them; `data` is borrowed. */
PharmacyFile *pharmacy_file_new(const char *path, DiagnosticHandler handler, gpointer data);
void pharmacy_file_free(PharmacyFile *file);

/* Its settings, those of pharmacy_new() where there is no file; the errors of pharmacy_load(). To
 * be called once, before the other. pharmacy_free(). */
Pharmacy *pharmacy_file_load(PharmacyFile *file, GError **error);

/* To be called now and then, by one thread: the settings where they are others than those that were
 * given last. NULL where they are the same, where they are wrong (which is reported once), and
 * where the file is not as it was at the call before: somebody is writing it. pharmacy_free(). */
Pharmacy *pharmacy_file_look(PharmacyFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PharmacyFile, pharmacy_file_free)

#endif
