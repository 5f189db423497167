/* The folder of places; see place_folder.h. */
#include "cli/place_folder.h"

#include "base/atomic_file.h"
#include "base/temporary.h"
#include "base/user_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean fail(GError **error, int code, const char *what, const char *path)
{
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code), "cannot %s %s: %s", what, path,
                g_strerror(code));
    return FALSE;
}

char *place_folder_path(void)
{
    g_autofree char *state = user_folder(USER_FOLDER_STATE);
    return state ? g_build_filename(state, "lectern", "places", NULL) : NULL;
}

gboolean place_folder_prepare(const char *folder, GError **error)
{
    if (g_mkdir_with_parents(folder, 0700) != 0)
        return fail(error, errno, "make", folder);
    temporary_sweep(folder);
    return TRUE;
}

GPtrArray *place_folder_names(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (strlen(name) == PLACE_NAME_CHARACTERS &&
            strspn(name, "0123456789abcdef") == PLACE_NAME_CHARACTERS)
            g_ptr_array_add(names, g_strdup(name));
    return names;
}

/* --- reading --- */

static gint64 written_at(const struct stat *status)
{
    return (gint64)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
}

/* At most `size` bytes; −1 when they cannot be read. */
static gssize read_all(int fd, char *bytes, gsize size)
{
    gsize length = 0;
    while (length < size) {
        gssize n = read(fd, bytes + length, size - length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        length += (gsize)n;
    }
    return (gssize)length;
}

/* Something else than a file under that name, as a pipe, must not stop us. */
PlaceReading place_folder_read(const char *folder, const char *name, PlaceRecord *record,
                               gint64 *written_ns)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT || errno == ENOTDIR ? PLACE_MISSING : PLACE_DAMAGED;
    char text[PLACE_RECORD_MAX_BYTES + 1];
    struct stat status;
    gssize length = -1;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
        length = read_all(fd, text, sizeof text);
    close(fd);
    if (length < 0 || !place_record_parse(text, (gsize)length, record))
        return PLACE_DAMAGED;
    *written_ns = written_at(&status);
    return PLACE_FOUND;
}

/* --- writing --- */

typedef struct {
    char *path;
    gint64 written_ns;
} Entry;

static void entry_clear(gpointer data)
{
    g_free(((Entry *)data)->path);
}

static gint compare_age(gconstpointer a, gconstpointer b)
{
    gint64 one = ((const Entry *)a)->written_ns, other = ((const Entry *)b)->written_ns;
    return (one > other) - (one < other);
}

/* Lets the oldest go where there are too many. Another process may do the same. */
static void trim(const char *folder)
{
    g_autoptr(GPtrArray) names = place_folder_names(folder);
    if (names->len <= PLACE_FOLDER_MAX_FILES)
        return;
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_array_set_clear_func(entries, entry_clear);
    for (guint i = 0; i < names->len; i++) {
        struct stat status;
        Entry entry = {g_build_filename(folder, g_ptr_array_index(names, i), NULL), 0};
        if (lstat(entry.path, &status) == 0)
            entry.written_ns = written_at(&status);
        g_array_append_val(entries, entry);
    }
    g_array_sort(entries, compare_age);
    for (guint i = 0; i < entries->len - PLACE_FOLDER_MAX_FILES; i++)
        (void)g_unlink(g_array_index(entries, Entry, i).path);
}

static gboolean write_all(int fd, const char *bytes, gsize length)
{
    while (length > 0) {
        gssize n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FALSE;
        bytes += n;
        length -= (gsize)n;
    }
    return TRUE;
}

gboolean place_folder_write(const char *folder, const char *name, const char *text, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    gboolean is_new = g_access(path, F_OK) != 0;
    g_autoptr(AtomicFile) file = atomic_file_open(path, error);
    if (!file)
        return FALSE;
    int fd = atomic_file_fd(file);
    if (fchmod(fd, 0600) != 0 || !write_all(fd, text, strlen(text)))
        return fail(error, errno, "write", path);
    if (!atomic_file_commit(g_steal_pointer(&file), TRUE, error))
        return FALSE;
    if (is_new)
        trim(folder);
    return TRUE;
}

gboolean place_folder_remove(const char *folder, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_unlink(path) != 0 && errno != ENOENT && errno != ENOTDIR)
        return fail(error, errno, "remove", path);
    return TRUE;
}
