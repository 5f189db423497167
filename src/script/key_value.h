/* Values of key files, in the forms that voices and phrases have.
 *
 * A value that GLib cannot read is missing here. GLib itself warns of a value with two wrong
 * escapes, on a terminal that is not its own, so such values are kept from it.
 *
 * Must not know: what the values mean.
 */
#ifndef LECTERN_SCRIPT_KEY_VALUE_H
#define LECTERN_SCRIPT_KEY_VALUE_H

#include <glib.h>

/* The value, blanks at both ends left off; NULL where there is none or it is faulty. Free with
 * g_free(). */
char *key_value_string(GKeyFile *file, const char *group, const char *key);

/* The value as a list of words parted by ";", which hold no escapes; NULL-terminated, blanks and
 * empty words left out; NULL as above. Free with g_strfreev(). */
char **key_value_list(GKeyFile *file, const char *group, const char *key);

#endif
