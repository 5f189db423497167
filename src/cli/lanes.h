/* Lanes: several jobs at once, each on a thread with speaking processes of its own.
 *
 * The processes are forked before the threads start, as pool.h asks; so all lanes speak with one
 * engine, and for another one new lanes are made when these are freed.
 *
 * Must not know: what a job is.
 */
#ifndef LECTERN_CLI_LANES_H
#define LECTERN_CLI_LANES_H

#include "speech/pool.h"

#include <glib.h>

typedef struct Lanes Lanes;

/* Does one job, on a lane's thread; what comes of it is kept in the job. */
typedef void (*LaneWork)(gpointer job, SpeechPool *pool, gpointer data);

/* `n_lanes` ≥ 1 lanes that share `jobs` processes between them, at least one each. `learned` is
 * what the engine speaks with, `cache` where sounds are kept; both may be NULL, and are borrowed.
 */
Lanes *lanes_new(const EngineDriver *engine, const EngineLearned *learned, const SoundCache *cache,
                 guint n_lanes, guint jobs, LaneWork work, gpointer work_data, GError **error);

/* Waits for the jobs under way; those not taken by lanes_wait() are the caller's still. */
void lanes_free(Lanes *lanes);

const EngineDriver *lanes_engine(const Lanes *lanes);
const EngineLearned *lanes_learned(const Lanes *lanes);

/* How many jobs were pushed and not taken back yet. */
guint lanes_under_way(const Lanes *lanes);

void lanes_push(Lanes *lanes, gpointer job);

/* A job that is done, or NULL when `timeout_us` have passed without one. */
gpointer lanes_wait(Lanes *lanes, gint64 timeout_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Lanes, lanes_free)

#endif
