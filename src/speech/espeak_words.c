/* Words in the order of their bytes; see espeak_words.h. */
#include "speech/espeak_words.h"

#include <stdlib.h>
#include <string.h>

static int compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *espeak_words_sort(const char *words)
{
    g_auto(GStrv) lines = g_strsplit(words, "\n", -1);
    guint n_lines = g_strv_length(lines);
    if (n_lines > 0)
        qsort(lines, n_lines, sizeof *lines, compare);
    GString *text = g_string_new(NULL);
    const char *before = "";
    for (guint i = 0; i < n_lines; i++) {
        if (strcmp(lines[i], before) != 0)
            g_string_append_printf(text, "%s\n", lines[i]);
        before = lines[i];
    }
    return g_string_free(text, FALSE);
}

/* How the line that `line` begins stands to the word: below 0 before it. */
static int compare_line(const char *line, const char *end, const char *word, gsize length)
{
    const char *stop = memchr(line, '\n', (gsize)(end - line));
    gsize line_length = (gsize)((stop ? stop : end) - line);
    int order = memcmp(line, word, MIN(line_length, length));
    if (order != 0)
        return order;
    return line_length < length ? -1 : line_length > length;
}

gboolean espeak_words_have(const char *text, gsize text_length, const char *word)
{
    gsize length = strlen(word);
    const char *end = text + text_length;
    const char *low = text, *high = end; /* both begin lines, or end the text */
    while (low < high) {
        const char *line = low + (high - low) / 2;
        while (line > low && line[-1] != '\n')
            line--;
        int order = compare_line(line, end, word, length);
        if (order == 0)
            return TRUE;
        if (order > 0) {
            high = line;
            continue;
        }
        const char *stop = memchr(line, '\n', (gsize)(end - line));
        low = stop ? stop + 1 : end;
    }
    return FALSE;
}
