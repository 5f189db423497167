/* Words cut at the end of a row; see plain_hyphen.h. */
#include "article/plain_hyphen.h"

#include <string.h>

enum { MOST_PART_BYTES = 120 /* of a word looked at beside a hyphen */ };

/* First parts and last parts of compounds: a hyphen beside them was the author's. */
static const char *const compound_parts[] = {
    "self",  "non",     "well",  "follow", "check",    "cross",  "high",   "low",    "long",
    "short", "part",    "full",  "half",   "one",      "two",    "three",  "four",   "five",
    "six",   "seven",   "eight", "nine",   "ten",      "twenty", "thirty", "forty",  "fifty",
    "sixty", "year",    "day",   "week",   "month",    "hour",   "minute", "up",     "down",
    "off",   "out",     "in",    "on",     "to",       "of",     "the",    "over",   "based",
    "old",   "term",    "like",  "free",   "risk",     "time",   "care",   "known",  "being",
    "aged",  "related", "third", "thirds", "quarters", "end",    "first",  "second", "ex",
    "anti",  "all",     "early", "late",   "mid",      "post",   "pre",
};

/* Words behind a hyphen that stands for a word left out: "two- and three-year-olds". */
static const char *const joining_words[] = {"and", "or", "to", "und", "oder", "bis", "y",    "o",
                                            "e",   "et", "ou", "nor", "but",  "bzw", "sowie"};

static gboolean is_among(const char *word, const char *const *list, guint n)
{
    for (guint i = 0; i < n; i++)
        if (strcmp(word, list[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_compound_sign(gunichar c)
{
    return text_is_word_char(c) || c == '-' || c == '\'' || c == 0x2019;
}

/* The run of letters and hyphens that ends before `end`, or begins at `start`, in lower case. */
static char *last_part(const char *start, const char *end)
{
    const char *at = end;
    start = MAX(start, end - MIN(end - start, MOST_PART_BYTES));
    for (const char *p; (p = g_utf8_find_prev_char(start, at)); at = p)
        if (!is_compound_sign(g_utf8_get_char(p)))
            break;
    return g_utf8_strdown(at, end - at);
}

static const char *end_of_part(const char *start)
{
    while (*start && is_compound_sign(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    return start;
}

static char *first_part(const char *start)
{
    return g_utf8_strdown(start, end_of_part(start) - start);
}

static gboolean ends_with_hyphen(const GArray *rows)
{
    for (guint i = 0; i < rows->len; i++)
        if (g_str_has_suffix(plain_row(rows, i)->text, "-"))
            return TRUE;
    return FALSE;
}

GHashTable *plain_hyphen_words(const GArray *rows)
{
    GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!ends_with_hyphen(rows))
        return words;
    for (guint i = 0; i < rows->len; i++) {
        for (const char *p = plain_row(rows, i)->text; *p;) {
            const char *end = end_of_part(p);
            if (end > p && end[-1] != '-')
                g_hash_table_add(words, g_utf8_strdown(p, end - p));
            p = *end ? g_utf8_next_char(end) : end;
        }
    }
    return words;
}

typedef enum { HYPHEN_DASH, HYPHEN_KEPT, HYPHEN_SUSPENDED, HYPHEN_CUT } Hyphen;

/* What the hyphen at the end of `text` is when `next` stands below it: what the text writes
 * elsewhere decides, then what compounds are made of. */
static Hyphen judge_hyphen(const GString *text, const char *next, GHashTable *words)
{
    const char *end = text->str + text->len - 1;
    const char *before = g_utf8_find_prev_char(text->str, end);
    if (!before || !text_is_word_char(g_utf8_get_char(before)))
        return HYPHEN_DASH;
    g_autofree char *head = last_part(text->str, end), *tail = first_part(next);
    if (is_among(tail, joining_words, G_N_ELEMENTS(joining_words)))
        return HYPHEN_SUSPENDED;
    if (!g_unichar_islower(g_utf8_get_char(next)) || !g_unichar_isalpha(g_utf8_get_char(before)))
        return text_is_word_char(g_utf8_get_char(next)) ? HYPHEN_KEPT : HYPHEN_DASH;
    g_autofree char *joined = g_strconcat(head, tail, NULL);
    g_autofree char *compound = g_strconcat(head, "-", tail, NULL);
    if (g_hash_table_contains(words, joined))
        return HYPHEN_CUT;
    if (g_hash_table_contains(words, compound) || strchr(head, '-') ||
        is_among(head, compound_parts, G_N_ELEMENTS(compound_parts)) ||
        is_among(tail, compound_parts, G_N_ELEMENTS(compound_parts)))
        return HYPHEN_KEPT;
    return HYPHEN_CUT;
}

void plain_hyphen_append(GString *text, const char *next, GHashTable *words)
{
    if (!text->len) {
        g_string_append(text, next);
        return;
    }
    Hyphen hyphen = HYPHEN_DASH;
    if (text->str[text->len - 1] == '-')
        hyphen = judge_hyphen(text, next, words);
    if (hyphen == HYPHEN_CUT)
        g_string_truncate(text, text->len - 1);
    if (hyphen == HYPHEN_DASH || hyphen == HYPHEN_SUSPENDED)
        g_string_append_c(text, ' ');
    g_string_append(text, next);
}
