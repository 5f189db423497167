/* Clock times: a reading's frames as files print them.
 *
 * Only here does a frame become a time; nobody computes with the result.
 */
#ifndef LECTERN_PUBLISH_CLOCK_H
#define LECTERN_PUBLISH_CLOCK_H

#include <glib.h>

/* How many `per_second`ths of a second `frame` (not negative) is, to the nearest. Never decreases
 * where frames do not. */
gint64 clock_units(gint64 frame, int sample_rate, int per_second);

/* "00:01:02.345": milliseconds, with `point` before them. Hours have two digits or more. */
void clock_append_hours(GString *out, gint64 ms, char point);

/* "62.345": seconds. */
void clock_append_seconds(GString *out, gint64 ms);

#endif
