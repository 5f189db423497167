/* The coverage audit: proof that nothing is silently left unsaid.
 *
 * Every letter, digit, sign and symbol of the display text must lie in the display range of a
 * spoken word or in an omission with a named rule. It knows nothing of how the verbalizer works; it
 * checks the result.
 */
#ifndef LECTERN_SCRIPT_COVERAGE_H
#define LECTERN_SCRIPT_COVERAGE_H

#include "script/verbalizer.h"

typedef struct {
    gsize start, end; /* bytes of the text */
} CoverageGap;

/* The uncovered ranges, in order; an empty array when all is said. Free with g_array_unref(). */
GArray *coverage_audit(const char *text, gsize length, const Verbalization *verbalization);

#endif
