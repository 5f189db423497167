/* What the command line of export asks for.
 *
 * Must not know: articles, how anything is made.
 */
#ifndef LECTERN_CLI_EXPORT_OPTIONS_H
#define LECTERN_CLI_EXPORT_OPTIONS_H

#include "cli/options.h"
#include "cli/tag_options.h"
#include "publish/export.h"

#include <glib.h>

/* All 0 before. */
typedef struct {
    char *folder;
    GPtrArray *formats; /* of Format, NULL-terminated: those that each article has files of */
    AudioEncoding encoding;
    const LevelTarget *level; /* NULL for off */
    TagOptions tags;
    TaggingOptions tagging; /* borrows from `tags` */
    TextOptions text;
    gboolean force;
    gboolean split; /* in parts */
    gboolean cue;
    gboolean without_text;
    char *book_title;        /* of the book that all articles are in; NULL for none */
    GPtrArray *book_formats; /* of Format, in which it is made; NULL-terminated */
} ExportAsked;

/* Reads the command line, the shared options too, as options_parse() does. */
gboolean export_options_parse(Options *options, ExportAsked *asked, const Verb *verb, int argc,
                              char **argv, int *status);
void export_asked_clear(ExportAsked *asked);

/* Whether the files are to be as ACX asks. */
gboolean export_options_are_for_acx(const ExportAsked *asked);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ExportAsked, export_asked_clear)

#endif
