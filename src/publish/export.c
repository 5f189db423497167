/* One rendering into several files; see export.h. */
#include "publish/export.h"

#include "article/identity.h"
#include "base/atomic_folder.h"
#include "base/error.h"
#include "publish/chapters.h"
#include "publish/cue_sheet.h"
#include "publish/export_file.h"
#include "publish/exported.h"
#include "publish/split.h"
#include "publish/stamp.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

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

/* Whether the sound of that format is encoded for another. */
static gboolean borrows_sound(const Format *const *formats, guint index)
{
    return format_is_book(formats[index]) && format_sound_index(formats, index) != index;
}

/* Whether it becomes a part of a book that is made later. */
static gboolean is_kept(const ExportOptions *options, const Format *format)
{
    return options->kept && format_is_book(format);
}

static ExportFile *open_file(const ExportOptions *options, const char *stem, guint index,
                             int sample_rate, GError **error)
{
    const Format *format = options->formats[index];
    g_autofree char *path = export_path(options->folder, stem, format);
    if (!is_kept(options, format) && !options->replace && g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "%s is there already", path);
        return NULL;
    }
    if (format->write || borrows_sound(options->formats, index))
        return export_file_open_text(path, error);
    return export_file_open(path, format_audio(format), sample_rate, &options->encoding, error);
}

static gboolean open_files(GPtrArray *files, const ExportOptions *options, const char *stem,
                           int sample_rate, GError **error)
{
    for (guint i = 0; options->formats[i]; i++) {
        ExportFile *file = open_file(options, stem, i, sample_rate, error);
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

/* What is completed, and of what. */
typedef struct {
    GPtrArray *files; /* those of the formats, in their order */
    const Article *article;
    const Reading *reading;
    const ExportOptions *options;
    const Tagging *tagging;
} Completion;

static gboolean complete_file(const Completion *completion, guint index, GError **error)
{
    const Format *const *formats = completion->options->formats;
    ExportFile *file = g_ptr_array_index(completion->files, index);
    if (borrows_sound(formats, index))
        return TRUE;
    if (!formats[index]->write)
        return export_file_complete(file, &completion->tagging->tags, error);
    g_autofree char *text =
        formats[index]->write(completion->article, completion->reading, &completion->options->text);
    return export_file_complete_text(file, text, completion->tagging->identifier, error);
}

/* Makes the book of the sound that is completed. */
static gboolean complete_book(const Completion *completion, guint index, GError **error)
{
    const ExportOptions *options = completion->options;
    const Format *format = options->formats[index];
    ExportFile *file = g_ptr_array_index(completion->files, index);
    const ExportFile *sound =
        g_ptr_array_index(completion->files, format_sound_index(options->formats, index));
    const BookArticle article = {completion->article, completion->reading,
                                 export_file_sound_path(sound), format_audio(format)};
    const BookOptions book_options = {.cover = options->tagging.cover,
                                      .words = options->text.words,
                                      .without_text = options->books_without_text};
    Bundle *book = format->book->write(export_file_path(file), &article, 1, &book_options,
                                       stamp_time_s(&completion->article, 1), error);
    if (book)
        export_file_complete_book(file, book);
    return book != NULL;
}

/* Completes all files; books last, because they may hold what is completed before, and the first of
 * them, whose sound the others may have, after those. */
static gboolean complete_all(GPtrArray *files, const Article *article, const Reading *reading,
                             const ExportOptions *options, GError **error)
{
    g_autoptr(Tagging) tagging = tagging_new(article, reading->script, reading, &options->tagging);
    const Completion completion = {files, article, reading, options, tagging};
    for (guint i = 0; i < files->len; i++)
        if (!complete_file(&completion, i, error))
            return FALSE;
    for (guint i = files->len; i-- > 0;)
        if (format_is_book(options->formats[i]) && !is_kept(options, options->formats[i]) &&
            !complete_book(&completion, i, error))
            return FALSE;
    return TRUE;
}

/* Keeps what a book needs of the completed files, and takes out of them what is to get no name.
 * Takes `reading`. */
static void keep_for_book(GPtrArray *files, Reading *reading, const ExportOptions *options)
{
    guint index = 0;
    while (options->formats[index] && !is_kept(options, options->formats[index]))
        index++;
    g_autoptr(Reading) owned = reading;
    if (!options->formats[index])
        return;
    guint sound = format_sound_index(options->formats, index);
    ExportFile *file = g_ptr_array_steal_index(files, index);
    ExportKept *kept = options->kept;
    kept->reading = g_steal_pointer(&owned);
    kept->file = file;
    /* The other's hidden name is gone when it has its own. */
    kept->sound_path =
        g_strdup(sound == index
                     ? export_file_sound_path(file)
                     : export_file_path(g_ptr_array_index(files, sound - (sound > index ? 1 : 0))));
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
                export_file_take_back(g_ptr_array_index(files, made));
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

/* The level asked for, with peaks held low enough for all of the formats. */
static LevelTarget level_for(const ExportOptions *options)
{
    double overshoot_db = 0;
    for (const Format *const *format = options->formats; *format; format++)
        if (format_audio(*format))
            overshoot_db = MAX(
                overshoot_db, audio_format_overshoot_db(format_audio(*format), &options->encoding));
    LevelTarget target = *options->level;
    target.ceiling_dbtp -= overshoot_db;
    return target;
}

static Reading *render(const Script *script, SpeechPool *pool, PcmSink sink, gpointer sink_data,
                       const ExportOptions *options, GError **error)
{
    if (format_count_sound(options->formats) == 0)
        sink = NULL;
    if (!options->level || !sink)
        return speech_pool_render(pool, script, sink, sink_data, options->progress,
                                  options->progress_data, error);
    const LevelTarget target = level_for(options);
    g_autoptr(Leveller) leveller =
        leveller_new(speech_pool_sample_rate(pool), &target, sink, sink_data);
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
    if (options->kept)
        keep_for_book(files, g_steal_pointer(&reading), options);
    char **paths = commit_all(files, options->replace, error);
    if (paths && options->reading)
        *options->reading = g_steal_pointer(&reading);
    return paths;
}

/* --- in parts ------------------------------------------------------------------------------- */

char *export_parts_path(const char *folder, const char *stem)
{
    return g_build_filename(folder, stem, NULL);
}

/* Puts the file `from` into a folder, as it is. */
static gboolean carry_file(const char *from, const char *folder, GError **error)
{
    g_autofree char *name = g_path_get_basename(from), *to = g_build_filename(folder, name, NULL);
    g_autofree char *bytes = NULL;
    gsize size;
    if (link(from, to) == 0) /* not every file system can */
        return TRUE;
    return g_file_get_contents(from, &bytes, &size, error) &&
           g_file_set_contents_full(to, bytes, (gssize)size, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                    error);
}

/* Those that the folder `path` has in other formats, of this article. Free with g_strfreev(). */
static char **names_to_carry(const char *path, const Article *article, const Format *const *formats)
{
    g_autofree char *identifier = article_identifier(article);
    return exported_parts_are_anothers(path, identifier) ? g_new0(char *, 1)
                                                         : exported_parts_besides(path, formats);
}

static gboolean carry(char **names, const char *path, const char *folder, GError **error)
{
    for (char **name = names; *name; name++) {
        g_autofree char *from = g_build_filename(path, *name, NULL);
        if (!carry_file(from, folder, error))
            return FALSE;
    }
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

static gboolean fits_cue_sheet(const Article *article, const Script *script, GError **error)
{
    g_autoptr(GArray) parts = chapters_plan(article, script, CHAPTERS_LEVEL);
    if (parts->len <= CUE_SHEET_MAX_TRACKS)
        return TRUE;
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                "the article has %u parts, and a CUE sheet has at most %d", parts->len,
                CUE_SHEET_MAX_TRACKS);
    return FALSE;
}

/* Says of a file that was being made where it would be. */
static void name_target(GError **error, const char *making, const char *path)
{
    if (!error || !*error)
        return;
    g_autoptr(GString) message = g_string_new((*error)->message);
    g_string_replace(message, making, path, 0);
    g_free((*error)->message);
    (*error)->message = g_string_free(g_steal_pointer(&message), FALSE);
}

char **export_article_parts(const Article *article, const Script *script, SpeechPool *pool,
                            const char *stem, const ExportOptions *options, GError **error)
{
    g_return_val_if_fail(article && script && pool && stem && options, NULL);
    g_return_val_if_fail(options->formats && format_count_sound(options->formats) > 0, NULL);
    if ((options->cue && !fits_cue_sheet(article, script, error)) ||
        !make_folder(options->folder, error))
        return NULL;
    g_autofree char *path = export_parts_path(options->folder, stem);
    g_autoptr(AtomicFolder) folder = atomic_folder_open(path, error);
    if (!folder)
        return NULL;
    const char *making = atomic_folder_temporary_path(folder);
    g_auto(GStrv) others = names_to_carry(path, article, options->formats);
    gboolean is_one_of_several = format_count_sound(options->formats) > 1 || *others;
    g_autoptr(Split) split =
        split_new(article, script, pool, making, stem, is_one_of_several, options);
    g_autoptr(Reading) reading = render(script, pool, split_push, split, options, error);
    g_auto(GStrv) names = reading ? split_finish(split, error) : NULL;
    gboolean whole = names && carry(others, path, making, error);
    if (!whole)
        name_target(error, making, path);
    if (!whole ||
        !atomic_folder_commit(g_steal_pointer(&folder), options->replace || *others, error))
        return NULL;
    return paths_below(path, g_steal_pointer(&names));
}
