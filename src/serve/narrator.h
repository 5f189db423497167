/* The narrator: reads one article at a time through this machine's speakers, and knows what it is
 * saying. It is `lectern read --format json` in a process of its own, so that no engine and no
 * device is in the server.
 *
 * Must not know: who asks, how it is shown.
 */
#ifndef LECTERN_SERVE_NARRATOR_H
#define LECTERN_SERVE_NARRATOR_H

#include <glib.h>

typedef enum {
    NARRATOR_SILENT, /* nothing was read yet */
    NARRATOR_STARTING,
    NARRATOR_PLAYING,
    NARRATOR_PAUSED,
    NARRATOR_WAITING, /* the sound device is away */
    NARRATOR_ENDED,   /* all was heard */
    NARRATOR_STOPPED, /* before the end */
    NARRATOR_FAILED,  /* `error` tells why */
    NARRATOR_STATES
} NarratorState;

typedef struct {
    guint number; /* by which "go" knows it */
    guint level;  /* 2…6 */
    char *text;
} NarratorHeading;

/* What is being read. Texts are NULL where there is none. */
typedef struct {
    NarratorState state;
    char *id, *title, *language; /* BCP 47 */
    GArray *headings;            /* of NarratorHeading */
    gboolean has_disclaimer;
    guint n_sentences, sentence; /* from 1; 0 before the first */
    guint heading;               /* of the sentence, by its number; 0 before the first */
    gboolean in_disclaimer;
    char *role; /* see utterance_role_name() */
    char *text, *text_language;
    char *remark;        /* what the reader said last by itself, in this sentence */
    guint speed, volume; /* percent */
    char *error;
} Narration;

typedef struct Narrator Narrator;

/* `program` is lectern's path, `shelf` its folder, `device` an ALSA device (NULL: the default);
 * copied. `changed` is called from a thread of the narrator's whenever narrator_look() would tell
 * something else; it may call narrator_look(), nothing else. */
typedef struct {
    const char *program, *shelf, *device;
    void (*changed)(gpointer data);
    gpointer data;
} NarratorOptions;
Narrator *narrator_new(const NarratorOptions *options);
void narrator_free(Narrator *narrator);

/* Reads the article `id` of the shelf, in place of what is being read, as soon as that has let the
 * device go. Does not wait. FALSE where too much was asked for. */
gboolean narrator_read(Narrator *narrator, const char *id);
/* Tells it a line of --control ("pause", "next heading", "go 3"). Does not wait. FALSE where
 * nothing is read. */
gboolean narrator_tell(Narrator *narrator, const char *line);

/* Whether something is being read, heard or not. */
gboolean narrator_is_going(const Narration *now);

/* What is being read. Free with narration_free(). */
Narration *narrator_look(Narrator *narrator);
void narration_free(Narration *narration);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Narrator, narrator_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Narration, narration_free)

#endif
