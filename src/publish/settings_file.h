/* Settings files: key files that people edit, whose faults are told with their line.
 *
 * Every fault is told, so that a person mends them in one go. A fault is a DIAGNOSTIC_ERROR; what
 * is only odd, such as a key that nobody knows, is a warning.
 *
 * Must not know: what the settings mean.
 */
#ifndef LECTERN_PUBLISH_SETTINGS_FILE_H
#define LECTERN_PUBLISH_SETTINGS_FILE_H

#include "base/diagnostic.h"

#include <glib.h>

enum { SETTINGS_MAX_BYTES = 256 * 1024 };

typedef struct SettingsFile SettingsFile;

/* A key that is known; a list of them ends with {NULL}. */
typedef struct {
    const char *group, *key;
} SettingsKey;

/* Reads the file. NULL and G_FILE_ERROR where it cannot be read; LECTERN_ERROR_FAILED, with the
 * line, where it is no key file. `diagnostics` is borrowed and may be NULL. */
SettingsFile *settings_file_load(const char *path, const SettingsKey *known,
                                 Diagnostics *diagnostics, GError **error);
void settings_file_free(SettingsFile *file);

/* The value; NULL where there is none, or an empty one, or a faulty one, which is told. Free with
 * g_free(). */
char *settings_file_string(SettingsFile *file, const char *group, const char *key);

/* The value as a list parted by ";"; NULL where it is empty. Free with g_strfreev(). */
char **settings_file_list(SettingsFile *file, const char *group, const char *key);

/* Tells a fault, or what is odd, of that key. */
void settings_file_fault(SettingsFile *file, const char *group, const char *key, const char *format,
                         ...) G_GNUC_PRINTF(4, 5);
void settings_file_warn(SettingsFile *file, const char *group, const char *key, const char *format,
                        ...) G_GNUC_PRINTF(4, 5);

/* FALSE, LECTERN_ERROR_FAILED, where faults were told. */
gboolean settings_file_is_sound(const SettingsFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SettingsFile, settings_file_free)

#endif
