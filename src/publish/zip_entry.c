/* Reading an entry of a zip file; see zip_entry.h. */
#include "publish/zip_entry.h"

#include <zip.h>

static char *read_entry(zip_t *archive, const char *name, gsize most)
{
    zip_stat_t status;
    if (zip_stat(archive, name, 0, &status) != 0 || !(status.valid & ZIP_STAT_SIZE) ||
        status.size > most)
        return NULL;
    zip_file_t *entry = zip_fopen(archive, name, 0);
    if (!entry)
        return NULL;
    char *text = g_malloc0(status.size + 1);
    zip_int64_t length = zip_fread(entry, text, status.size);
    zip_fclose(entry);
    if (length >= 0 && (zip_uint64_t)length == status.size)
        return text;
    g_free(text);
    return NULL;
}

char *zip_entry_text(const char *path, const char *name, gsize most)
{
    g_return_val_if_fail(path && name, NULL);
    zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
    char *text = archive ? read_entry(archive, name, most) : NULL;
    if (archive)
        zip_discard(archive);
    return text;
}
