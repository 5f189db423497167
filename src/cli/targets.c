/* Which files are to be made; see targets.h. */
#include "cli/targets.h"

#include "article/identity.h"
#include "cli/input_files.h"
#include "cli/report.h"
#include "publish/export.h"
#include "publish/exported.h"
#include "publish/filename.h"
#include "publish/format.h"

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
    GHashTable *inputs; /* see input_files.h */
    const char *identifier;
} Namesake;

/* What is there under one name, whatever was asked for: a text belongs to the sound beside it. */
typedef struct {
    gboolean any_own, any_anothers;
    gboolean any_unknown_text;
    gboolean any_new_sound; /* asked for and not there */
} Found;

static gboolean is_asked_for(const Namesake *article, const Format *format)
{
    GPtrArray *formats = (GPtrArray *)article->options->formats;
    return g_ptr_array_find(formats, format, NULL);
}

static void find_file(Found *found, const Namesake *article, const char *name, const Format *format)
{
    g_autofree char *path = export_path(article->options->folder, name, format);
    ExportedOwner owner = exported_owner(path, format, article->identifier);
    found->any_own |= owner == EXPORTED_OWN;
    found->any_anothers |= owner == EXPORTED_ANOTHERS;
    gboolean is_text = !format_audio(format);
    found->any_unknown_text |=
        is_text && owner == EXPORTED_UNKNOWN && !input_files_has(article->inputs, path);
    found->any_new_sound |= !is_text && owner == EXPORTED_ABSENT && is_asked_for(article, format);
}

/* Whether the files of that name may be this article's. New sound never comes to stand beside
 * captions that may be of another text. */
static gboolean is_free_of_others(const Namesake *article, const char *name)
{
    Found found = {0};
    for (const Format *const *format = format_list(); *format; format++)
        find_file(&found, article, name, *format);
    return !found.any_anothers &&
           (found.any_own || !found.any_unknown_text || !found.any_new_sound);
}

/* Whether what is there of that name is this article's. A FilenameTest. */
static gboolean is_own_name(const char *name, gpointer data)
{
    const Namesake *article = data;
    g_autofree char *path = export_parts_path(article->options->folder, name);
    gboolean is_own = article->options->split
                          ? !exported_parts_are_anothers(path, article->identifier)
                          : is_free_of_others(article, name);
    if (!is_own)
        report_note("%s is there already with another text and was kept; --force replaces it",
                    path);
    return is_own;
}

/* Tells what would stay beside the files that replace others, and be of another text than they. */
static void warn_of_others(const Namesake *article, const char *name)
{
    for (const Format *const *format = format_list(); *format; format++) {
        g_autofree char *path = export_path(article->options->folder, name, *format);
        if (!is_asked_for(article, *format) &&
            exported_owner(path, *format, article->identifier) == EXPORTED_ANOTHERS)
            report_note("%s stays, and is of another text; make it anew or remove it", path);
    }
}

char *targets_name(Targets *targets, const Article *article)
{
    g_autofree char *name = filename_from_article(article);
    g_autofree char *identifier = article_identifier(article);
    Namesake namesake = {&targets->options, targets->inputs, identifier};
    gboolean force = targets->options.force;
    char *unique = filename_unique(name, targets->names, force ? NULL : is_own_name, &namesake);
    if (force && !targets->options.split)
        warn_of_others(&namesake, unique);
    return unique;
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

gboolean targets_may_write_folder(const char *path, const Format *format, GError **error)
{
    GStatBuf status;
    if (g_lstat(path, &status) != 0 || (S_ISDIR(status.st_mode) && format->book->is_alone(path)))
        return TRUE;
    return refuse(error, path, "is there already and holds what no export made: move it away");
}

/* Those of which there is no file yet. */
static GPtrArray *files_to_make(const Targets *targets, const char *name, GError **error)
{
    const TargetOptions *options = &targets->options;
    g_autoptr(GPtrArray) formats = g_ptr_array_new_null_terminated(8, NULL, TRUE);
    for (guint i = 0; i < options->formats->len; i++) {
        const Format *format = g_ptr_array_index(options->formats, i);
        g_autofree char *path = export_path(options->folder, name, format);
        if (!(format_is_folder(format) ? targets_may_write_folder(path, format, error)
                                       : may_write(targets, path, error)))
            return NULL;
        if (options->force || !g_file_test(path, G_FILE_TEST_EXISTS))
            g_ptr_array_add(formats, (gpointer)format);
        else
            report_note("%s is there already%s and was kept; --force makes it anew", path,
                        exported_owner(path, format, "") == EXPORTED_UNKNOWN
                            ? ", does not tell of which text it is,"
                            : "");
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
