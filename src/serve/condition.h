/* Conditions: whether the client has what it asks for already (RFC 9110, 13).
 *
 * Must not know: files, what is sent.
 */
#ifndef LECTERN_SERVE_CONDITION_H
#define LECTERN_SERVE_CONDITION_H

#include <glib.h>

/* The values of the request's headers; NULL where there is none. */
typedef struct {
    const char *if_match, *if_none_match, *if_modified_since, *if_unmodified_since, *if_range;
} Conditions;

/* What is there. */
typedef struct {
    const char *etag; /* with its quotes */
    gint64 modified_s, now_s;
} Validators;

typedef enum {
    CONDITION_SEND,
    CONDITION_NOT_MODIFIED, /* 304 */
    CONDITION_FAILED,       /* 412 */
} ConditionState;

/* In the order of 13.2.2, for GET and HEAD, of something that exists. */
ConditionState condition_of(const Conditions *conditions, const Validators *validators);

/* Whether a part may be sent: there is no If-Range, or it names what is there beyond doubt. */
gboolean condition_allows_part(const Conditions *conditions, const Validators *validators);

#endif
