/* One rendering into several files; see export.h. */
#include "publish/export.h"

#include "base/atomic_folder.h"
#include "publish/export_file.h"
#include "publish/split.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

char *export_path(const char *folder, const char *stem, const Format *format)
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

static ExportFile *open_file(const ExportOptions *options, const char *stem, const Format *format,
                             int sample_rate, GError **error)
{
    g_autofree char *path = export_path(options->folder, stem, format);
    if (!options->replace && g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "%s is there already", path);
        return NULL;
    }
    if (format->write)
        return export_file_open_text(path, error);
    return export_file_open(path, format_audio(format), sample_rate, &options->encoding, error);
}

static gboolean open_files(GPtrArray *files, const ExportOptions *options, const char *stem,
                           int sample_rate, GError **error)
{
    for (const Format *const *format = options->formats; *format; format++) {
        ExportFile *file = open_file(options, stem, *format, sample_rate, error);
        if (!file)
            return FALSE;
        g_ptr_array_add(files, file);
    }
    return TRUE;
}

/* A PcmSink, and the leveller's: hands the sound to every encoder. */
static gboolean encode(const gint16 *frames, gsize n_frames, gpointer data, GError **error)
{
    GPtrArray *files = data;
    g_autoptr(GBytes) block = g_bytes_new(frames, n_frames * sizeof *frames);
    for (guint i = 0; i < files->len; i++)
        if (!export_file_push(g_ptr_array_index(files, i), block, error))
            return FALSE;
    return TRUE;
}

/* Completes the files, which are those of the formats in their order. */
static gboolean complete_all(GPtrArray *files, const Article *article, const Reading *reading,
                             const ExportOptions *options, GError **error)
{
    g_autoptr(Tagging) tagging = tagging_new(article, reading->script, reading, &options->tagging);
    for (guint i = 0; i < files->len; i++) {
        ExportFile *file = g_ptr_array_index(files, i);
        TextWriter write = options->formats[i]->write;
        g_autofree char *text = write ? write(article, reading, &options->text) : NULL;
        if (!(text ? export_file_complete_text(file, text, error)
                   : export_file_complete(file, &tagging->tags, error)))
            return FALSE;
    }
    return TRUE;
}

/* Gives the files their names. They are on the disk already, so little can go wrong; if it does,
 * those that have theirs go again, unless an older file of that name is gone already. */
static char **commit_all(GPtrArray *files, gboolean replace, GError **error)
{
    g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
    for (guint i = 0; i < files->len; i++) {
        ExportFile *file = g_ptr_array_index(files, i);
        if (!export_file_commit(file, replace, error)) {
            for (guint made = 0; made < i && !replace; made++)
                g_unlink(export_file_path(g_ptr_array_index(files, made)));
            return NULL;
        }
        g_strv_builder_add(paths, export_file_path(file));
    }
    return g_strv_builder_end(paths);
}

/* Where the pool's sound goes: to the encoders, through the leveller where a level is asked for. */
static gboolean level(const gint16 *frames, gsize n_frames, gpointer leveller, GError **error)
{
    return leveller_push(leveller, frames, n_frames, error);
}

static Reading *render(const Script *script, SpeechPool *pool, PcmSink sink, gpointer sink_data,
                       const ExportOptions *options, GError **error)
{
    if (!format_any_sound(options->formats))
        sink = NULL;
    if (!options->level || !sink)
        return speech_pool_render(pool, script, sink, sink_data, options->progress,
                                  options->progress_data, error);
    g_autoptr(Leveller) leveller =
        leveller_new(speech_pool_sample_rate(pool), options->level, sink, sink_data);
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
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(export_file_free);
    if (!open_files(files, options, stem, speech_pool_sample_rate(pool), error))
        return NULL;
    g_autoptr(Reading) reading = render(script, pool, encode, files, options, error);
    if (!reading || !complete_all(files, article, reading, options, error))
        return NULL;
    return commit_all(files, options->replace, error);
}

/* --- in parts ------------------------------------------------------------------------------- */

char *export_parts_path(const char *folder, const char *stem)
{
    return g_build_filename(folder, stem, NULL);
}

/* "STEM.m3u8", "STEM.mp3.m3u8" in the folder STEM: see split.h. */
static gboolean is_playlist(const char *name, const char *stem)
{
    return g_str_has_suffix(name, ".m3u8") && g_str_has_prefix(name, stem) &&
           name[strlen(stem)] == '.';
}

/* What the playlists in the folder name, and they themselves: all that an export put there. */
static GHashTable *exported_names(const char *path)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *stem = g_path_get_basename(path);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        g_autofree char *text = NULL;
        if (!is_playlist(name, stem) || !g_file_get_contents(file, &text, NULL, NULL))
            continue;
        g_hash_table_add(names, g_strdup(name));
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line; line++)
            g_hash_table_add(names, g_strdup(*line));
    }
    return names;
}

gboolean export_parts_replaceable(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    if (!dir)
        return FALSE;
    g_autoptr(GHashTable) names = exported_names(path);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (!g_hash_table_contains(names, name))
            return FALSE;
    return TRUE;
}

/* The names as paths below the folder. Takes `names`. */
static char **paths_below(const char *folder, char **names)
{
    for (char **name = names; *name; name++) {
        char *path = g_build_filename(folder, *name, NULL);
        g_free(*name);
        *name = path;
    }
    return names;
}

char **export_article_parts(const Article *article, const Script *script, SpeechPool *pool,
                            const char *stem, const ExportOptions *options, GError **error)
{
    g_return_val_if_fail(article && script && pool && stem && options, NULL);
    g_return_val_if_fail(options->formats && options->formats[0], NULL);
    if (!make_folder(options->folder, error))
        return NULL;
    g_autofree char *path = export_parts_path(options->folder, stem);
    g_autoptr(AtomicFolder) folder = atomic_folder_open(path, error);
    if (!folder)
        return NULL;
    g_autoptr(Split) split =
        split_new(article, script, pool, atomic_folder_temporary_path(folder), stem, options);
    g_autoptr(Reading) reading = render(script, pool, split_push, split, options, error);
    g_auto(GStrv) names = reading ? split_finish(split, error) : NULL;
    if (!names || !atomic_folder_commit(g_steal_pointer(&folder), options->replace, error))
        return NULL;
    return paths_below(path, g_steal_pointer(&names));
}
