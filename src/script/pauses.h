/* The silences of a reading: a set that a voice brings along and a listener may change.
 *
 * All are in ms at the voice's own rate; a faster reading shortens them in proportion. What ends
 * and what begins both ask for silence; the longer wish is granted, they are not added.
 *
 * Must not know: files, the command line, samples.
 */
#ifndef LECTERN_SCRIPT_PAUSES_H
#define LECTERN_SCRIPT_PAUSES_H

#include <glib.h>

/* The levels of headings that have pauses of their own: 2 (a section) to 6. */
enum { PAUSES_FIRST_LEVEL = 2, PAUSES_LEVELS = 5 };

/* The longest that can be set. */
enum { PAUSES_MAX_MS = 10000 };

/* The greatest factor that a set is multiplied by; the least is 0. */
#define PAUSES_MAX_FACTOR 10.0

typedef struct {
    int sentence;                      /* after a sentence within a paragraph */
    int paragraph;                     /* between paragraphs */
    int item;                          /* between list items */
    int before_heading[PAUSES_LEVELS]; /* by level, from PAUSES_FIRST_LEVEL on */
    int after_heading[PAUSES_LEVELS];
    int after_title;
    int after_tone;    /* between a tone and the words it announces */
    int disclaimer[2]; /* before it is announced, and after its last word */
    int end;           /* after the last word */
} VoicePauses;

/* The set of a voice whose file says nothing. */
void pauses_set_defaults(VoicePauses *pauses);

/* Whether there is a pause of that name: "sentence", "before_heading", … */
gboolean pauses_have(const char *name);

/* Sets the pause of that name to the numbers in `values` (NULL-terminated), each from 0 to
 * PAUSES_MAX_MS: one, or for headings one for each level. Deeper levels than are given wait a fifth
 * less each before a heading, and as long as the last one after it. "disclaimer" means both sides
 * of it, "before_disclaimer" and "after_disclaimer" one of them.
 *
 * LECTERN_ERROR_USAGE, and nothing set, when there is no such pause or a value is wrong. */
gboolean pauses_set(VoicePauses *pauses, const char *name, const char *const *values,
                    GError **error);

/* Changes the set as a listener asks: a factor for all ("0.5", "2", "150%"), pauses by name
 * ("sentence=300", "before_heading=900/700"), or both, parted by commas. What is named is not
 * multiplied. LECTERN_ERROR_USAGE, and nothing changed, when the text is no such request. */
gboolean pauses_change(VoicePauses *pauses, const char *request, GError **error);

/* Multiplies all of them. */
void pauses_scale(VoicePauses *pauses, double factor);

/* The silence around a heading of that level; levels that have none of their own count as the
 * nearest that has. */
int pauses_before_heading(const VoicePauses *pauses, int level);
int pauses_after_heading(const VoicePauses *pauses, int level);

#endif
