/* In which order a date in digits is written: 2/3 is the second of March, or the third of February.
 */
#include "script/verbalize.h"

#include <stdio.h>
#include <string.h>

/* The marks that stand open at a byte, walked once from the start of the text: dates come in order.
 */
static void walk_marks(Speech *speech, gsize byte)
{
    DateMarks *walk = &speech->date_marks;
    for (; walk->next < speech->n_marks && speech->marks[walk->next].start <= byte; walk->next++) {
        const Mark *mark = &speech->marks[walk->next];
        if (mark->kind == MARK_TIME)
            walk->time = mark;
        else if (mark->kind == MARK_LANGUAGE && walk->n_open < G_N_ELEMENTS(walk->open))
            walk->open[walk->n_open++] = mark;
        while (walk->n_open && walk->open[walk->n_open - 1]->end <= byte)
            walk->n_open--;
    }
    while (walk->n_open && walk->open[walk->n_open - 1]->end <= byte)
        walk->n_open--;
    if (walk->time && walk->time->end <= byte)
        walk->time = NULL;
}

/* The region of a tag, "GB" of "en-GB" and "en-Latn-GB"; NULL where it has none. */
static const char *region_of(const char *tag)
{
    for (const char *part = tag + strcspn(tag, "-_"); *part; part += 1 + strcspn(part + 1, "-_"))
        if (strcspn(part + 1, "-_") == 2)
            return part + 1;
    return NULL;
}

static gboolean is_month_first_region(const Speech *speech, const char *region)
{
    g_auto(GStrv) regions = g_strsplit(grammar_word(speech, "month-first-regions"), " ", -1);
    for (char **known = regions; *known; known++)
        if (g_ascii_strncasecmp(*known, region, 2) == 0)
            return TRUE;
    return FALSE;
}

gboolean is_day_first(Speech *speech, gsize at)
{
    walk_marks(speech, range_start(speech, at));
    const DateMarks *walk = &speech->date_marks;
    guint year, month, day;
    if (walk->time && walk->time->value &&
        sscanf(walk->time->value, "%4u-%2u-%2u", &year, &month, &day) == 3) {
        gint64 first = token_value(speech, at), second = token_value(speech, at + 2);
        if (first == day && second == month)
            return TRUE;
        if (first == month && second == day)
            return FALSE;
    }
    for (guint i = walk->n_open; i > 0; i--) {
        const char *tag = walk->open[i - 1]->value, *region = tag ? region_of(tag) : NULL;
        if (region)
            return !is_month_first_region(speech, region);
    }
    return strcmp(grammar_word(speech, "date-order"), "dmy") == 0;
}
