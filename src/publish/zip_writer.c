/* Zip files; see zip_writer.h. libzip writes to the temporary file through a source of ours: by
 * itself it would put another file in its place, which nobody has locked. */
#include "publish/zip_writer.h"

#include "base/atomic_file.h"
#include "base/error.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

struct ZipWriter {
    char *path;
    AtomicFile *file; /* NULL once it has its name */
    zip_t *archive;   /* NULL once it is complete */
    zip_error_t fault;
    gint64 read_at, write_at; /* libzip's places in the file */
    guint16 dos_date, dos_time;
    GPtrArray *kept; /* of GBytes that libzip reads at the end */
};

/* --- the file, as libzip wants it ----------------------------------------------------------- */

static zip_int64_t fault(ZipWriter *writer, int code)
{
    zip_error_set(&writer->fault, code, errno);
    return -1;
}

static zip_int64_t write_bytes(ZipWriter *writer, const guint8 *bytes, gsize length)
{
    int fd = atomic_file_fd(writer->file);
    for (gsize done = 0; done < length;) {
        ssize_t n = pwrite(fd, bytes + done, length - done, writer->write_at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return fault(writer, ZIP_ER_WRITE);
        done += (gsize)n;
        writer->write_at += n;
    }
    return (zip_int64_t)length;
}

static zip_int64_t read_bytes(ZipWriter *writer, void *bytes, gsize length)
{
    ssize_t n = pread(atomic_file_fd(writer->file), bytes, length, writer->read_at);
    if (n < 0)
        return fault(writer, ZIP_ER_READ);
    writer->read_at += n;
    return n;
}

static zip_int64_t seek(ZipWriter *writer, gint64 *place, void *data, gsize length)
{
    off_t size = lseek(atomic_file_fd(writer->file), 0, SEEK_END);
    zip_int64_t target = zip_source_seek_compute_offset((zip_uint64_t)*place, (zip_uint64_t)size,
                                                        data, length, &writer->fault);
    if (target < 0)
        return -1;
    *place = target;
    return 0;
}

static zip_int64_t tell_stat(zip_stat_t *status)
{
    zip_stat_init(status);
    status->size = 0;
    status->valid |= ZIP_STAT_SIZE;
    return sizeof *status;
}

/* A zip_source_callback. */
static zip_int64_t serve(void *user, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    ZipWriter *writer = user;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_WRITABLE;
    case ZIP_SOURCE_WRITE:
        return write_bytes(writer, data, length);
    case ZIP_SOURCE_READ:
        return read_bytes(writer, data, length);
    case ZIP_SOURCE_SEEK_WRITE:
        return seek(writer, &writer->write_at, data, length);
    case ZIP_SOURCE_SEEK:
        return seek(writer, &writer->read_at, data, length);
    case ZIP_SOURCE_TELL_WRITE:
        return writer->write_at;
    case ZIP_SOURCE_TELL:
        return writer->read_at;
    case ZIP_SOURCE_STAT:
        return tell_stat(data);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&writer->fault, data, length);
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_FREE:
        return 0;
    default:
        zip_error_set(&writer->fault, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

/* --- entries -------------------------------------------------------------------------------- */

static gboolean fail(const ZipWriter *writer, zip_error_t *reason, GError **error)
{
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "cannot write %s: %s", writer->path,
                zip_error_strerror(reason));
    return FALSE;
}

/* Takes `source`. */
static gboolean add_source(ZipWriter *writer, const char *name, zip_source_t *source,
                           ZipPacking packing, GError **error)
{
    zip_t *archive = writer->archive;
    zip_int64_t index = source ? zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        return fail(writer, zip_get_error(archive), error);
    }
    zip_uint64_t entry = (zip_uint64_t)index;
    const zip_uint32_t mode = 0100644; /* a file that all may read */
    if (zip_set_file_compression(archive, entry,
                                 packing == ZIP_STORE ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) != 0 ||
        zip_file_set_dostime(archive, entry, writer->dos_time, writer->dos_date, 0) != 0 ||
        zip_file_set_external_attributes(archive, entry, 0, ZIP_OPSYS_UNIX, mode << 16) != 0)
        return fail(writer, zip_get_error(archive), error);
    return TRUE;
}

gboolean zip_writer_add(ZipWriter *writer, const char *name, GBytes *bytes, ZipPacking packing,
                        GError **error)
{
    g_return_val_if_fail(writer && writer->archive && name && bytes, FALSE);
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    g_ptr_array_add(writer->kept, g_bytes_ref(bytes));
    return add_source(writer, name, zip_source_buffer(writer->archive, data, length, 0), packing,
                      error);
}

gboolean zip_writer_add_text(ZipWriter *writer, const char *name, const char *text,
                             ZipPacking packing, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    return zip_writer_add(writer, name, bytes, packing, error);
}

gboolean zip_writer_add_file(ZipWriter *writer, const char *name, const char *path, gint64 start,
                             gint64 length, ZipPacking packing, GError **error)
{
    g_return_val_if_fail(writer && writer->archive && name && path && start >= 0, FALSE);
    return add_source(writer, name,
                      zip_source_file(writer->archive, path, (zip_uint64_t)start, length), packing,
                      error);
}

/* --- the whole ------------------------------------------------------------------------------ */

/* The time as MS-DOS counts it: from 1980, in steps of two seconds. */
static void set_time(ZipWriter *writer, gint64 time_s)
{
    enum { FIRST_YEAR = 1980, LAST_YEAR = 2107 };
    writer->dos_date = 1 << 5 | 1;
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(time_s);
    if (!time || g_date_time_get_year(time) < FIRST_YEAR || g_date_time_get_year(time) > LAST_YEAR)
        return;
    writer->dos_date =
        (guint16)((g_date_time_get_year(time) - FIRST_YEAR) << 9 |
                  g_date_time_get_month(time) << 5 | g_date_time_get_day_of_month(time));
    writer->dos_time =
        (guint16)(g_date_time_get_hour(time) << 11 | g_date_time_get_minute(time) << 5 |
                  g_date_time_get_second(time) / 2);
}

static gboolean open_archive(ZipWriter *writer, GError **error)
{
    zip_error_t reason;
    zip_error_init(&reason);
    zip_source_t *source = zip_source_function_create(serve, writer, &reason);
    if (source)
        writer->archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &reason);
    if (!writer->archive) {
        zip_source_free(source);
        fail(writer, &reason, error);
    }
    zip_error_fini(&reason);
    return writer->archive != NULL;
}

ZipWriter *zip_writer_open(const char *path, gint64 time_s, GError **error)
{
    g_return_val_if_fail(path, NULL);
    AtomicFile *file = atomic_file_open(path, error);
    if (!file)
        return NULL;
    g_autoptr(ZipWriter) writer = g_new0(ZipWriter, 1);
    writer->path = g_strdup(path);
    writer->file = file;
    writer->kept = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    zip_error_init(&writer->fault);
    set_time(writer, time_s);
    return open_archive(writer, error) ? g_steal_pointer(&writer) : NULL;
}

gboolean zip_writer_complete(ZipWriter *writer, GError **error)
{
    g_return_val_if_fail(writer && writer->archive, FALSE);
    if (zip_close(writer->archive) != 0)
        return fail(writer, zip_get_error(writer->archive), error);
    writer->archive = NULL;
    return TRUE;
}

gboolean zip_writer_commit(ZipWriter *writer, gboolean replace, GError **error)
{
    g_return_val_if_fail(writer && writer->file && !writer->archive, FALSE);
    gboolean done = atomic_file_commit(g_steal_pointer(&writer->file), replace, error);
    zip_writer_abort(writer);
    return done;
}

void zip_writer_abort(ZipWriter *writer)
{
    if (!writer)
        return;
    g_clear_pointer(&writer->archive, zip_discard);
    zip_error_fini(&writer->fault);
    atomic_file_abort(writer->file);
    g_ptr_array_unref(writer->kept);
    g_free(writer->path);
    g_free(writer);
}
