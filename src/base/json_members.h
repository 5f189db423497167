/* Members of JSON objects: each by its name in one call, on top of JSON-GLib's builder, and what
 * was built as text.
 *
 * Must not know: what is told.
 */
#ifndef LECTERN_BASE_JSON_MEMBERS_H
#define LECTERN_BASE_JSON_MEMBERS_H

#include <json-glib/json-glib.h>

/* A text; NULL is null. What is no UTF-8, such as the name of a file may be, is replaced. */
void json_add_text(JsonBuilder *builder, const char *name, const char *text);
void json_add_number(JsonBuilder *builder, const char *name, gint64 number);
void json_add_truth(JsonBuilder *builder, const char *name, gboolean truth);

/* An array or an object follows, which the caller ends. */
void json_begin_array(JsonBuilder *builder, const char *name);
void json_begin_object(JsonBuilder *builder, const char *name);

/* All that was built: on one line, or `pretty` on several. g_free(). */
char *json_text(JsonBuilder *builder, gboolean pretty);

#endif
