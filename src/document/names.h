/* Names of several authors as one text. */
#ifndef LECTERN_DOCUMENT_NAMES_H
#define LECTERN_DOCUMENT_NAMES_H

#include <glib.h>

/* Names (of char *) joined as a sentence has them: "a, b and c"; NULL for none. g_free(). */
char *names_join(const GPtrArray *names);

#endif
