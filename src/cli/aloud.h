/* Aloud: an article is read through the speakers: its voice is chosen, engine and device are
 * opened, the script is written, and all again where another voice is wanted.
 *
 * Must not know: where the article came from, the command line.
 */
#ifndef LECTERN_CLI_ALOUD_H
#define LECTERN_CLI_ALOUD_H

#include "article/article.h"
#include "cli/reader.h"
#include "cli/speaking.h"

#include <glib.h>

/* One run. */
typedef struct {
    Session session;
    Speaking *speaking;
    gboolean resume;  /* each article goes on where it was left */
    guint number;     /* of the article among several, which is said; 0 where it is the only one */
    gboolean is_last; /* of them */
    gboolean is_over; /* nothing more is to be read */
    gboolean was_heard; /* the device was there: where it is away later, it is waited for */
} Aloud;

/* Reads the article to its end or until it is left. FALSE with an error. */
gboolean aloud_read(Aloud *aloud, const char *source_name, const Article *article, GError **error);

#endif
