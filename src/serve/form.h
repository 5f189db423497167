/* Forms: the fields of a request's body, as browsers send it: urlencoded, or in parts where a file
 * is among them.
 *
 * Must not know: what the fields mean.
 */
#ifndef LECTERN_SERVE_FORM_H
#define LECTERN_SERVE_FORM_H

#include <glib.h>

struct MHD_Connection;

enum {
    FORM_MOST_FIELDS = 16,
    FORM_MOST_BYTES = (16 << 20) + (64 << 10)
}; /* a page, and round it */

typedef struct Form Form;

/* For the body that will come on the connection, of at most `most_bytes`; NULL where that is no
 * form. */
Form *form_new(struct MHD_Connection *connection, gsize most_bytes);
void form_free(Form *form);

/* Takes a piece of the body. */
void form_take(Form *form, const char *bytes, gsize length);

/* Whether all of it was a form within bounds; asked when all has come. */
gboolean form_is_whole(const Form *form);
/* Whether it was refused for its size. */
gboolean form_is_too_large(const Form *form);

/* A field's bytes; NULL where there is none of that name. Borrowed. */
GBytes *form_bytes(const Form *form, const char *name);
/* The same as a text, with what is no UTF-8 replaced, and without blanks at its ends; "" where
 * there is none. g_free(). */
char *form_text(const Form *form, const char *name);
/* The name of the file that was chosen in a field, without folders; NULL. Borrowed. */
const char *form_file_name(const Form *form, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Form, form_free)

#endif
