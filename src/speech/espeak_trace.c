/* Reading espeak-ng's trace; see espeak_trace.h. */
#include "speech/espeak_trace.h"

#include <string.h>

/* The rules for one letter. */
typedef struct {
    gint64 points;
    guint line; /* of the best of them; 0 for the library's own */
} Best;

/* Takes a line such as "128\t 1323:\t?3 atinib (_ [...]". Of two with the same points the later
 * wins. What comes behind an apostrophe belongs to no family. */
static void take_rule(const char *text, Best *best)
{
    char *end;
    gint64 points = g_ascii_strtoll(text, &end, 10);
    if (end == text || *end != '\t' || points < best->points)
        return;
    char *rule;
    guint64 line = g_ascii_strtoull(end, &rule, 10);
    gsize letters = strcspn(rule, "["); /* the sounds follow, with marks of stress */
    gboolean is_ours = rule > end && *rule == ':' && !memchr(rule, '\'', letters);
    *best = (Best){points, is_ours ? (guint)line : 0};
}

guint espeak_trace_rule(const char *trace)
{
    g_auto(GStrv) lines = g_strsplit(trace, "\n", -1);
    guint decided = 0;
    Best best = {0};
    for (char **line = lines; *line; line++) {
        if (g_str_has_prefix(*line, "Translate") || g_str_has_prefix(*line, "Found:")) {
            decided = 0; /* what was tried before was given up */
            best = (Best){0};
        } else if (**line) {
            take_rule(*line, &best);
            continue;
        }
        decided = best.line ? best.line : decided;
        best = (Best){0};
    }
    return decided;
}
