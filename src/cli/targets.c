/* Which files are to be made; see targets.h. */
#include "cli/targets.h"

#include "cli/input_files.h"
#include "cli/report.h"
#include "publish/export.h"
#include "publish/exported.h"
#include "publish/filename.h"
#include "publish/format.h"
#include "publish/tagging.h"

#include <glib/gstdio.h>

struct Targets {
    TargetOptions options;
    GHashTable *names;  /* taken in this run: see filename.h */
    GHashTable *inputs; /* see input_files.h */
};

Targets *targets_new(const TargetOptions *options)
{
    Targets *targets = g_new0(Targets, 1);
    targets->options = *options;
    targets->names = filename_set_new();
    targets->inputs = input_files_new(options->inputs);
    return targets;
}

void targets_free(Targets *targets)
{
    if (!targets)
        return;
    g_hash_table_unref(targets->names);
    g_hash_table_unref(targets->inputs);
    g_free(targets);
}

/* --- names ------------------------------------------------------------------------------------ */

typedef struct {
    const TargetOptions *options;
    const char *identifier;
} Namesake;

/* Whether what is there of that name is this article's. A FilenameTest. */
static gboolean is_own_name(const char *name, gpointer data)
{
    const Namesake *article = data;
    const char *folder = article->options->folder;
    gboolean split = article->options->split;
    g_autofree char *parts = export_parts_path(folder, name);
    gboolean is_anothers = split && exported_parts_are_anothers(parts, article->identifier);
    /* Of whatever was asked for: a text belongs to the sound beside it. */
    for (const Format *const *format = format_list(); *format && !split; format++) {
        g_autofree char *path = export_path(folder, name, *format);
        is_anothers |= exported_is_anothers(path, *format, article->identifier);
    }
    if (is_anothers)
        report_note("%s is there already with another text and was kept; --force replaces it",
                    parts);
    return !is_anothers;
}

char *targets_name(Targets *targets, const Article *article)
{
    g_autofree char *name = filename_from_article(article);
    g_autofree char *identifier = tagging_identifier(article);
    Namesake namesake = {&targets->options, identifier};
    return filename_unique(name, targets->names, targets->options.force ? NULL : is_own_name,
                           &namesake);
}

/* --- formats ---------------------------------------------------------------------------------- */

static gboolean refuse(GError **error, const char *path, const char *why)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "%s %s", path, why);
    return FALSE;
}

/* Whether a file may be written there, as far as `force` reaches. */
static gboolean may_write(const Targets *targets, const char *path, GError **error)
{
    gboolean force = targets->options.force;
    GStatBuf status;
    if (force && input_files_has(targets->inputs, path))
        return refuse(error, path,
                      "is itself an article to be read: choose another folder with -o");
    if (g_file_test(path, G_FILE_TEST_IS_DIR) ||
        (!force && g_lstat(path, &status) == 0 && !g_file_test(path, G_FILE_TEST_IS_REGULAR)))
        return refuse(error, path, "is there already and is no file: move it away");
    return TRUE;
}

/* Those of which there is no file yet. */
static GPtrArray *files_to_make(const Targets *targets, const char *name, GError **error)
{
    const TargetOptions *options = &targets->options;
    g_autoptr(GPtrArray) formats = g_ptr_array_new_null_terminated(8, NULL, TRUE);
    for (guint i = 0; i < options->formats->len; i++) {
        const Format *format = g_ptr_array_index(options->formats, i);
        g_autofree char *path = export_path(options->folder, name, format);
        if (!may_write(targets, path, error))
            return NULL;
        if (options->force || !g_file_test(path, G_FILE_TEST_EXISTS))
            g_ptr_array_add(formats, (gpointer)format);
        else
            report_note("%s is there already and was kept; --force makes it anew", path);
    }
    return g_steal_pointer(&formats);
}

/* Whether there is sound among what the folder of parts is to get. */
static gboolean lacks_sound(const TargetOptions *options, const char *path)
{
    for (guint i = 0; i < options->formats->len; i++) {
        const Format *format = g_ptr_array_index(options->formats, i);
        if (format_audio(format) && (options->force || !exported_parts_have(path, format)))
            return TRUE;
    }
    return FALSE;
}

/* Those of which the folder, where it is there, has no parts yet; texts only together with sound,
 * which they are made of. */
static GPtrArray *parts_to_make(const Targets *targets, const char *name, GError **error)
{
    const TargetOptions *options = &targets->options;
    g_autofree char *path = export_parts_path(options->folder, name);
    g_autoptr(GPtrArray) formats = g_ptr_array_new_null_terminated(8, NULL, TRUE);
    gboolean any_sound = lacks_sound(options, path);
    for (guint i = 0; i < options->formats->len; i++) {
        const Format *format = g_ptr_array_index(options->formats, i);
        gboolean is_there = exported_parts_have(path, format);
        if (options->force || (any_sound && !is_there))
            g_ptr_array_add(formats, (gpointer)format);
        else
            report_note("%s is there already with%s %s and was kept; --force makes it anew", path,
                        is_there ? "" : "out", format->name);
    }
    GStatBuf status;
    if (formats->len > 0 && g_lstat(path, &status) == 0 &&
        !(S_ISDIR(status.st_mode) && exported_parts_only(path))) {
        refuse(error, path, "is there already and holds what no export made: move it away");
        return NULL;
    }
    return g_steal_pointer(&formats);
}

GPtrArray *targets_to_make(const Targets *targets, const char *name, GError **error)
{
    return targets->options.split ? parts_to_make(targets, name, error)
                                  : files_to_make(targets, name, error);
}
