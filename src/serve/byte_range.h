/* The Range of a request (RFC 9110, 14.1.2 and 14.2).
 *
 * One range is answered. A list of several is not looked at, which a server may do: players and
 * those who resume a download ask for one, and lists have been a way to wear servers out.
 *
 * Must not know: what the bytes are.
 */
#ifndef LECTERN_SERVE_BYTE_RANGE_H
#define LECTERN_SERVE_BYTE_RANGE_H

#include <glib.h>

/* Half open. */
typedef struct {
    guint64 start, end;
} ByteRange;

typedef enum {
    BYTE_RANGE_WHOLE,  /* no range that we understand: all of it is sent */
    BYTE_RANGE_PART,   /* `range` is, and it is not empty */
    BYTE_RANGE_BEYOND, /* a range behind the end: 416 */
} ByteRangeState;

/* What `header` (the value of Range; may be NULL) asks of `size` bytes. `range` is untouched but
 * for BYTE_RANGE_PART. */
ByteRangeState byte_range_parse(const char *header, guint64 size, ByteRange *range);

#endif
