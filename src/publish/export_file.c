/* One file on its way; see export_file.h. */
#include "publish/export_file.h"

#include "base/atomic_file.h"
#include "base/atomic_folder.h"
#include "publish/encode_queue.h"
#include "publish/text_identity.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

struct ExportFile {
    const AudioFormat *format; /* NULL for a text */
    char *path;
    AtomicFile *file;   /* NULL once it has its name */
    EncodeQueue *queue; /* NULL once the sound is complete, and for a text */
    Bundle *book;       /* what is committed instead; else NULL */
};

void export_file_free(gpointer data)
{
    ExportFile *file = data;
    if (!file)
        return;
    encode_queue_abort(file->queue);
    atomic_file_abort(file->file);
    bundle_free(file->book);
    g_free(file->path);
    g_free(file);
}

ExportFile *export_file_open(const char *path, const AudioFormat *format, int sample_rate,
                             const AudioEncoding *encoding, GError **error)
{
    g_autoptr(AtomicFile) temporary = atomic_file_open(path, error);
    if (!temporary)
        return NULL;
    AudioEncoder *encoder =
        audio_encoder_open(atomic_file_fd(temporary), format, sample_rate, encoding, error);
    if (!encoder) {
        g_prefix_error(error, "%s: ", path);
        return NULL;
    }
    ExportFile *file = g_new0(ExportFile, 1);
    file->format = format;
    file->path = g_strdup(path);
    file->file = g_steal_pointer(&temporary);
    file->queue = encode_queue_new(encoder);
    return file;
}

ExportFile *export_file_open_text(const char *path, GError **error)
{
    AtomicFile *temporary = atomic_file_open(path, error);
    if (!temporary)
        return NULL;
    ExportFile *file = g_new0(ExportFile, 1);
    file->path = g_strdup(path);
    file->file = temporary;
    return file;
}

const char *export_file_path(const ExportFile *file)
{
    return file->path;
}

gboolean export_file_push(ExportFile *file, GBytes *frames, GError **error)
{
    if (!file->format || encode_queue_push(file->queue, frames, error))
        return TRUE;
    g_prefix_error(error, "%s: ", file->path);
    return FALSE;
}

static gboolean set_write_error(const ExportFile *file, GError **error)
{
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "cannot write %s: %s",
                file->path, g_strerror(errno));
    return FALSE;
}

gboolean export_file_complete(ExportFile *file, const AudioTags *tags, GError **error)
{
    int fd = atomic_file_fd(file->file);
    if (!encode_queue_finish(g_steal_pointer(&file->queue), error) ||
        !audio_tags_write(fd, file->format, tags, error)) {
        g_prefix_error(error, "%s: ", file->path);
        return FALSE;
    }
    return fsync(fd) == 0 || set_write_error(file, error);
}

gboolean export_file_complete_text(ExportFile *file, const char *text, const char *identifier,
                                   GError **error)
{
    int fd = atomic_file_fd(file->file);
    for (gsize left = strlen(text); left > 0;) {
        gssize written = write(fd, text, left);
        if (written < 0 && errno != EINTR)
            return set_write_error(file, error);
        text += MAX(written, 0);
        left -= (gsize)MAX(written, 0);
    }
    text_identity_set(fd, identifier);
    return fsync(fd) == 0 || set_write_error(file, error);
}

const char *export_file_sound_path(const ExportFile *file)
{
    return atomic_file_temporary_path(file->file);
}

void export_file_complete_book(ExportFile *file, Bundle *book)
{
    g_clear_pointer(&file->file, atomic_file_abort);
    file->book = book;
}

gboolean export_file_commit(ExportFile *file, gboolean replace, GError **error)
{
    if (file->book)
        return bundle_commit(g_steal_pointer(&file->book), replace, error);
    return atomic_file_commit(g_steal_pointer(&file->file), replace, error);
}

void export_file_take_back(const ExportFile *file)
{
    if (g_file_test(file->path, G_FILE_TEST_IS_DIR))
        atomic_folder_remove(file->path);
    else
        g_unlink(file->path);
}
