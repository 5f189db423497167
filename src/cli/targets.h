/* Targets: under which name the files of each article of a run are written, and which of them are
 * still to be made. What is there already is kept, and the user told, unless it is to be replaced.
 *
 * Must not know: how a file is made.
 */
#ifndef LECTERN_CLI_TARGETS_H
#define LECTERN_CLI_TARGETS_H

#include "article/article.h"
#include "publish/format.h"

#include <glib.h>

/* Borrowed until targets_free(). */
typedef struct {
    const char *folder;
    const GPtrArray *formats; /* of Format */
    char *const *inputs;      /* of the run, NULL-terminated: what it never replaces */
    gboolean split;           /* a folder of parts for each article */
    gboolean force;           /* replace what is there */
} TargetOptions;

typedef struct Targets Targets;

Targets *targets_new(const TargetOptions *options);
void targets_free(Targets *targets);

/* The name of the article's files without their extension: that of its title, where no other
 * article has it in this run or, but with `force`, from an earlier one. g_free(). */
char *targets_name(Targets *targets, const Article *article);

/* Which of the formats are to be made under that name: of Format, NULL-terminated. NULL,
 * G_FILE_ERROR_EXIST, where something stands there that no run may replace. g_ptr_array_unref(). */
GPtrArray *targets_to_make(const Targets *targets, const char *name, GError **error);

/* Whether a run may write `path`, which is a folder in `format`: where one is there, it holds what
 * an export made in that format, and nothing else. Else G_FILE_ERROR_EXIST. */
gboolean targets_may_write_folder(const char *path, const Format *format, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Targets, targets_free)

#endif
