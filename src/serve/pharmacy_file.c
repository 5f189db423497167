/* The pharmacy's settings as they are; see pharmacy_file.h. */
#include "serve/pharmacy_file.h"

#include "base/file_version.h"

struct PharmacyFile {
    char *path;
    DiagnosticHandler handler;
    gpointer data;
    FileVersion seen; /* at the last call */
    FileVersion read; /* that was read last */
};

PharmacyFile *pharmacy_file_new(const char *path, DiagnosticHandler handler, gpointer data)
{
    PharmacyFile *file = g_new0(PharmacyFile, 1);
    file->path = g_strdup(path);
    file->handler = handler;
    file->data = data;
    return file;
}

void pharmacy_file_free(PharmacyFile *file)
{
    if (!file)
        return;
    g_free(file->path);
    g_free(file);
}

/* The version is taken before it is read: what changes meanwhile is seen the next time. */
static Pharmacy *load(PharmacyFile *file, Diagnostics *diagnostics, GError **error)
{
    *diagnostics =
        (Diagnostics){.source = file->path, .handler = file->handler, .data = file->data};
    return pharmacy_load(file->path, diagnostics, error);
}

Pharmacy *pharmacy_file_load(PharmacyFile *file, GError **error)
{
    Diagnostics diagnostics;
    file->seen = file->read = file_version_of(file->path);
    return file->seen.exists ? load(file, &diagnostics, error) : pharmacy_new();
}

Pharmacy *pharmacy_file_look(PharmacyFile *file)
{
    FileVersion now = file_version_of(file->path);
    gboolean settled = file_version_equal(&now, &file->seen);
    file->seen = now;
    if (!settled || file_version_equal(&now, &file->read))
        return NULL;
    file->read = now;
    Diagnostics diagnostics;
    g_autoptr(GError) error = NULL;
    Pharmacy *pharmacy = load(file, &diagnostics, &error);
    if (!pharmacy)
        diagnostic_report(&diagnostics, DIAGNOSTIC_ERROR, 0, "%s; the settings of before stay",
                          error->message);
    return pharmacy;
}
