/* One rendering into several sound files; see export.h. */
#include "publish/export.h"

#include "base/atomic_file.h"
#include "publish/encode_queue.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* One file on its way. */
typedef struct {
    const AudioFormat *format;
    char *path;
    AtomicFile *file;   /* NULL once it has its name */
    EncodeQueue *queue; /* NULL once the sound is complete */
} Output;

static void output_free(gpointer data)
{
    Output *output = data;
    encode_queue_abort(output->queue);
    atomic_file_abort(output->file);
    g_free(output->path);
    g_free(output);
}

char *export_path(const char *folder, const char *stem, const AudioFormat *format)
{
    g_autofree char *name = g_strconcat(stem, ".", format->extension, NULL);
    return g_build_filename(folder, name, NULL);
}

static gboolean make_folder(const char *folder, GError **error)
{
    if (g_mkdir_with_parents(folder, 0777) == 0)
        return TRUE;
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno),
                "cannot make the folder %s: %s", folder, g_strerror(errno));
    return FALSE;
}

static Output *output_open(const ExportOptions *options, const char *stem,
                           const AudioFormat *format, int sample_rate, GError **error)
{
    g_autofree char *path = export_path(options->folder, stem, format);
    if (!options->replace && g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "%s is there already", path);
        return NULL;
    }
    g_autoptr(AtomicFile) file = atomic_file_open(path, error);
    if (!file)
        return NULL;
    AudioEncoder *encoder =
        audio_encoder_open(atomic_file_fd(file), format, sample_rate, &options->encoding, error);
    if (!encoder) {
        g_prefix_error(error, "%s: ", path);
        return NULL;
    }
    Output *output = g_new0(Output, 1);
    output->format = format;
    output->path = g_steal_pointer(&path);
    output->file = g_steal_pointer(&file);
    output->queue = encode_queue_new(encoder);
    return output;
}

static gboolean open_outputs(GPtrArray *outputs, const ExportOptions *options, const char *stem,
                             int sample_rate, GError **error)
{
    for (const AudioFormat *const *format = options->formats; *format; format++) {
        Output *output = output_open(options, stem, *format, sample_rate, error);
        if (!output)
            return FALSE;
        g_ptr_array_add(outputs, output);
    }
    return TRUE;
}

/* A PcmSink, and the leveller's: hands the sound to every encoder. */
static gboolean encode(const gint16 *frames, gsize n_frames, gpointer data, GError **error)
{
    GPtrArray *outputs = data;
    g_autoptr(GBytes) block = g_bytes_new(frames, n_frames * sizeof *frames);
    for (guint i = 0; i < outputs->len; i++) {
        Output *output = g_ptr_array_index(outputs, i);
        if (!encode_queue_push(output->queue, block, error)) {
            g_prefix_error(error, "%s: ", output->path);
            return FALSE;
        }
    }
    return TRUE;
}

/* Completes sound and tags of a file that has no name yet, and brings it to the disk. */
static gboolean complete(Output *output, const AudioTags *tags, GError **error)
{
    int fd = atomic_file_fd(output->file);
    if (!encode_queue_finish(g_steal_pointer(&output->queue), error) ||
        !audio_tags_write(fd, output->format, tags, error)) {
        g_prefix_error(error, "%s: ", output->path);
        return FALSE;
    }
    if (fsync(fd) != 0) {
        g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot write %s: %s",
                    output->path, g_strerror(errno));
        return FALSE;
    }
    return TRUE;
}

static gboolean complete_all(GPtrArray *outputs, const AudioTags *tags, GError **error)
{
    for (guint i = 0; i < outputs->len; i++)
        if (!complete(g_ptr_array_index(outputs, i), tags, error))
            return FALSE;
    return TRUE;
}

/* Gives the files their names. They are on the disk already, so little can go wrong; if it does,
 * those that have theirs go again, unless an older file of that name is gone already. */
static char **commit_all(GPtrArray *outputs, gboolean replace, GError **error)
{
    g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
    for (guint i = 0; i < outputs->len; i++) {
        Output *output = g_ptr_array_index(outputs, i);
        if (!atomic_file_commit(g_steal_pointer(&output->file), replace, error)) {
            for (guint made = 0; made < i && !replace; made++)
                g_unlink(((Output *)g_ptr_array_index(outputs, made))->path);
            return NULL;
        }
        g_strv_builder_add(paths, output->path);
    }
    return g_strv_builder_end(paths);
}

/* Where the pool's sound goes: to the encoders, through the leveller where a level is asked for. */
static gboolean level(const gint16 *frames, gsize n_frames, gpointer leveller, GError **error)
{
    return leveller_push(leveller, frames, n_frames, error);
}

static Reading *render(const Script *script, SpeechPool *pool, GPtrArray *outputs,
                       const ExportOptions *options, GError **error)
{
    if (!options->level)
        return speech_pool_render(pool, script, encode, outputs, options->progress,
                                  options->progress_data, error);
    g_autoptr(Leveller) leveller =
        leveller_new(speech_pool_sample_rate(pool), options->level, encode, outputs);
    g_autoptr(Reading) reading = speech_pool_render(
        pool, script, level, leveller, options->progress, options->progress_data, error);
    if (!reading || !leveller_finish(leveller, error))
        return NULL;
    return g_steal_pointer(&reading);
}

char **export_article(const Article *article, const Script *script, SpeechPool *pool,
                      const char *stem, const ExportOptions *options, GError **error)
{
    g_return_val_if_fail(article && script && pool && stem && options, NULL);
    g_return_val_if_fail(options->formats && options->formats[0], NULL);
    if (!make_folder(options->folder, error))
        return NULL;
    g_autoptr(GPtrArray) outputs = g_ptr_array_new_with_free_func(output_free);
    if (!open_outputs(outputs, options, stem, speech_pool_sample_rate(pool), error))
        return NULL;
    g_autoptr(Reading) reading = render(script, pool, outputs, options, error);
    if (!reading)
        return NULL;
    g_autoptr(Tagging) tagging = tagging_new(article, script, reading, &options->tagging);
    if (!complete_all(outputs, &tagging->tags, error))
        return NULL;
    return commit_all(outputs, options->replace, error);
}
