/* Bundles; see bundle.h. */
#include "publish/bundle.h"

#include "base/atomic_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct Bundle {
    char *path;
    /* One of the two; NULL once it has its name. */
    ZipWriter *zip;
    AtomicFolder *folder;
};

Bundle *bundle_open(const char *path, BundleKind kind, gint64 time_s, GError **error)
{
    g_return_val_if_fail(path, NULL);
    ZipWriter *zip = kind == BUNDLE_ZIP ? zip_writer_open(path, time_s, error) : NULL;
    AtomicFolder *folder = kind == BUNDLE_FOLDER ? atomic_folder_open(path, error) : NULL;
    if (!zip && !folder)
        return NULL;
    Bundle *bundle = g_new0(Bundle, 1);
    *bundle = (Bundle){g_strdup(path), zip, folder};
    return bundle;
}

/* --- files of a folder ---------------------------------------------------------------------- */

static gboolean fail(const Bundle *bundle, GError **error)
{
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "cannot write %s: %s",
                bundle->path, g_strerror(errno));
    return FALSE;
}

static int make_file(const Bundle *bundle, const char *name)
{
    const char *folder = atomic_folder_temporary_path(bundle->folder);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

static gboolean write_bytes(int fd, const char *bytes, gsize length)
{
    for (gsize done = 0; done < length;) {
        ssize_t n = write(fd, bytes + done, length - done);
        if (n < 0 && errno != EINTR)
            return FALSE;
        done += (gsize)MAX(n, 0);
    }
    return TRUE;
}

/* Copies `length` bytes (−1: all) of `in` from `start` on, as far as there are any. */
static gboolean copy_bytes(int in, gint64 start, gint64 length, int out)
{
    enum { BLOCK_BYTES = 64 * 1024 };
    g_autofree char *block = g_malloc(BLOCK_BYTES);
    while (length != 0) {
        gsize wanted = length < 0 ? BLOCK_BYTES : (gsize)MIN(length, BLOCK_BYTES);
        ssize_t n = pread(in, block, wanted, start);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        if (!write_bytes(out, block, (gsize)n))
            return FALSE;
        start += n;
        length -= length < 0 ? 0 : n;
    }
    return TRUE;
}

/* Closes what is open. FALSE with an error where it was not `done`. */
static gboolean end_files(const Bundle *bundle, int in, int out, gboolean done, GError **error)
{
    if (!done)
        fail(bundle, error);
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    return done;
}

static gboolean add_bytes(const Bundle *bundle, const char *name, GBytes *bytes, GError **error)
{
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    int out = make_file(bundle, name);
    return end_files(bundle, -1, out, out >= 0 && write_bytes(out, data, length), error);
}

static gboolean add_copy(const Bundle *bundle, const char *name, const char *path, gint64 start,
                         gint64 length, GError **error)
{
    int in = open(path, O_RDONLY | O_CLOEXEC);
    int out = in < 0 ? -1 : make_file(bundle, name);
    return end_files(bundle, in, out, out >= 0 && copy_bytes(in, start, length, out), error);
}

/* Brings all files to the disk at once: one by one, hundreds take seconds. */
static gboolean sync_folder(const Bundle *bundle, GError **error)
{
    int fd = open(atomic_folder_temporary_path(bundle->folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return end_files(bundle, fd, -1, fd >= 0 && syncfs(fd) == 0, error);
}

/* --- files of either ------------------------------------------------------------------------ */

gboolean bundle_add(Bundle *bundle, const char *name, GBytes *bytes, ZipPacking packing,
                    GError **error)
{
    g_return_val_if_fail(bundle && name && bytes, FALSE);
    return bundle->zip ? zip_writer_add(bundle->zip, name, bytes, packing, error)
                       : add_bytes(bundle, name, bytes, error);
}

gboolean bundle_add_text(Bundle *bundle, const char *name, const char *text, ZipPacking packing,
                         GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return bundle_add(bundle, name, bytes, packing, error);
}

gboolean bundle_add_file(Bundle *bundle, const char *name, const char *path, gint64 start,
                         gint64 length, ZipPacking packing, GError **error)
{
    g_return_val_if_fail(bundle && name && path && start >= 0, FALSE);
    return bundle->zip ? zip_writer_add_file(bundle->zip, name, path, start, length, packing, error)
                       : add_copy(bundle, name, path, start, length, error);
}

/* --- the whole ------------------------------------------------------------------------------ */

gboolean bundle_complete(Bundle *bundle, GError **error)
{
    g_return_val_if_fail(bundle, FALSE);
    return bundle->folder ? sync_folder(bundle, error) : zip_writer_complete(bundle->zip, error);
}

gboolean bundle_commit(Bundle *bundle, gboolean replace, GError **error)
{
    g_return_val_if_fail(bundle && (bundle->zip || bundle->folder), FALSE);
    gboolean done = bundle->folder
                        ? atomic_folder_commit(g_steal_pointer(&bundle->folder), replace, error)
                        : zip_writer_commit(g_steal_pointer(&bundle->zip), replace, error);
    bundle_free(bundle);
    return done;
}

void bundle_free(Bundle *bundle)
{
    if (!bundle)
        return;
    zip_writer_abort(bundle->zip);
    atomic_folder_abort(bundle->folder);
    g_free(bundle->path);
    g_free(bundle);
}
