/* Splitting: an article's sound as a folder of files, one for each chapter, with a playlist.
 *
 * Parts are cut while the sound comes: a chapter begins with the first sound of its part
 * (chapters.h), or with as much of the pause before it as was asked for. Each is encoded by itself,
 * so that it plays anywhere, and together they are the reading, frame for frame.
 *
 * Must not know: the voice, the level.
 */
#ifndef LECTERN_PUBLISH_SPLIT_H
#define LECTERN_PUBLISH_SPLIT_H

#include "article/article.h"
#include "publish/export.h"
#include "speech/pool.h"

#include <glib.h>

typedef struct Split Split;

/* Begins the parts in `folder`, which is there and empty. The playlist will be STEM.m3u8; where the
 * folder is to have several formats, STEM.FORMAT.m3u8 for each; and STEM.cue likewise where CUE
 * sheets are asked for. The formats are those of which there are parts; texts are beside the sound
 * of the same name. All is
 * borrowed until split_free(); `pool` tells the reading while it is under way. */
Split *split_new(const Article *article, const Script *script, const SpeechPool *pool,
                 const char *folder, const char *stem, gboolean several_formats,
                 const ExportOptions *options);

/* A PcmSink, and what a Leveller pushes to: mono frames of the reading, in order. */
gboolean split_push(const gint16 *frames, gsize n_frames, gpointer split, GError **error);

/* Completes the last part and the playlists. The names of all files made, in order,
 * NULL-terminated; free with g_strfreev(). NULL on failure. */
char **split_finish(Split *split, GError **error);

void split_free(Split *split);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Split, split_free)

#endif
