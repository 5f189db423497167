/* The reader: one article read aloud, from the first sentence to the last or until it is left.
 *
 * Everything that happens meanwhile (a key, a line of --control, a signal, an event of the player)
 * comes to one main loop.
 *
 * Must not know: how an article is found, options.
 */
#ifndef LECTERN_CLI_READER_H
#define LECTERN_CLI_READER_H

#include "article/article.h"
#include "cli/bookmark_store.h"
#include "cli/control_pipe.h"
#include "cli/pipeline.h"
#include "speech/worker.h"

#include <glib.h>

/* What the articles of one run share. */
typedef struct {
    Pipeline *pipeline;
    char *device;          /* NULL for the default */
    int keyboard;          /* −1 when there are no keys */
    ControlPipe *control;  /* NULL for none */
    BookmarkStore *places; /* NULL where no place is kept */
    gboolean always_disclaimer;
    gboolean large;       /* the sentence fills the screen; FALSE once that cannot be */
    double max_volume;    /* 0 for no limit */
    double speed, volume; /* as they were left; 0 for 1 */
    char *found;          /* the words that were looked for last; NULL for none */
    gboolean keys_were_told;
    int signal_number; /* that told us to end; 0 for none */
} Session;

/* What is read. Borrowed, but for the device. */
typedef struct {
    const char *source_name;
    const Article *article;
    const Script *script;
    Worker *worker;
    int sample_rate;
    gpointer device_state; /* open; becomes the reader's. NULL: it is away, and waited for */
    guint start;           /* the first utterance to be heard */
    guint number;          /* of the article, which is said first; 0 for none */
    const char *opening;   /* a phrase of `[steering]` that is said first; NULL for none */
    gboolean is_last;      /* no article comes behind it */
} ReaderOptions;

typedef enum {
    READER_HEARD, /* to its end */
    READER_NEXT,  /* the next article is wanted */
    READER_QUIT,
    READER_VOICE,  /* another voice is wanted: `voice`, from `utterance` on */
    READER_MUTE,   /* the worker died, see the error: another may go on from `utterance` on */
    READER_FAILED, /* see the error; no other article can be read either */
} ReaderEnd;

typedef struct {
    ReaderEnd end;
    char *voice; /* as it was asked for; "" for any other; g_free() */
    guint utterance;
} ReaderResult;

ReaderResult reader_read(Session *session, const ReaderOptions *options, GError **error);

#endif
