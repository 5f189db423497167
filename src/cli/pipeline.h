/* The pipeline: the way of one article through the stages, as every verb takes it.
 *
 *     Source ─ pipeline_article() ─▶ Article ─ pipeline_script() ─▶ Script
 *
 * It holds the voices, which the inputs of one run share. Diagnostics of the stages go to stderr
 * with the input's name; errors come back worded so that a person knows what to do, and without the
 * name, which report_error() puts in front.
 *
 * Must not know: what a verb prints or writes.
 */
#ifndef LECTERN_CLI_PIPELINE_H
#define LECTERN_CLI_PIPELINE_H

#include "article/article.h"
#include "cli/options.h"
#include "cli/sources.h"
#include "script/script.h"

#include <glib.h>

typedef struct Pipeline Pipeline;

/* `options` is borrowed and must outlive the pipeline. */
Pipeline *pipeline_new(const Options *options);
void pipeline_free(Pipeline *pipeline);

const Options *pipeline_options(const Pipeline *pipeline);
VoiceStore *pipeline_store(Pipeline *pipeline);

/* The articles of the inputs. */
Sources *pipeline_sources(Pipeline *pipeline);

/* Finds the article in a source; to be called once for each. */
Article *pipeline_article(Pipeline *pipeline, Source *source, GError **error);

/* The voice asked for with --voice, else the one for `language` (may be NULL), else the default
 * (with a warning when the language has none), at the rate asked for with --rate and with the
 * pauses of --pauses. Owned by the pipeline. `name` is the source's, for the diagnostics; may be
 * NULL. */
const Voice *pipeline_voice(Pipeline *pipeline, const char *name, const char *language,
                            GError **error);

/* The voice of that name, at the same rate and with the same pauses. */
const Voice *pipeline_voice_named(Pipeline *pipeline, const char *name, GError **error);

/* The lexicons that a voice reads with. NULL, with the error, when one named with --lexicon cannot
 * be read. Owned by the pipeline. */
LexiconSet *pipeline_lexicons(Pipeline *pipeline, const Voice *voice, GError **error);

/* The article's script in the voice for its language; with --strict a text that is not wholly
 * spoken is an error. */
Script *pipeline_script(Pipeline *pipeline, const char *name, const Article *article,
                        GError **error);
/* The same in a voice of pipeline_voice()'s. */
Script *pipeline_script_by(Pipeline *pipeline, const char *name, const Article *article,
                           const Voice *voice, GError **error);

/* The same of a few words of our own, such as the opening hours, which are no article: nothing is
 * said of how long it is, where it ends and that it has no disclaimer. */
Script *pipeline_notice_script(Pipeline *pipeline, const char *name, const Article *notice,
                               const Voice *voice, GError **error);

/* The script of the title alone of an article that has nothing else. */
Script *pipeline_title_script(Pipeline *pipeline, const Article *titled, GError **error);

/* Does `work` for each article in turn. A failed one is reported and the next goes on; returns the
 * exit code of the first that failed, else 0. Stops early when stdout is gone. */
typedef gboolean (*PipelineWork)(Pipeline *pipeline, Source *source, gpointer data, GError **error);
int pipeline_for_each(Pipeline *pipeline, PipelineWork work, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pipeline, pipeline_free)

#endif
