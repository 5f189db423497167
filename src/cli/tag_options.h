/* The options that say what the tags of exported files hold: --album, --cover, --lyrics, --id3.
 *
 * Must not know: articles, formats.
 */
#ifndef LECTERN_CLI_TAG_OPTIONS_H
#define LECTERN_CLI_TAG_OPTIONS_H

#include "cli/verb.h"
#include "publish/tagging.h"

#include <glib.h>

/* What was given; all 0 before. */
typedef struct {
    char *album, *cover, *id3; /* as given; NULL where not */
    gboolean lyrics;
    AudioPicture *picture; /* what `cover` is */
} TagOptions;

/* Checks what was given, reads the picture, and fills `tagging`, which borrows from `options`.
 * Returns EXIT_CODE_DONE, or the exit code after that was reported. */
int tag_options_read(TagOptions *options, const Verb *verb, TaggingOptions *tagging);
void tag_options_clear(TagOptions *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TagOptions, tag_options_clear)

#endif
