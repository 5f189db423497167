/* The parts of a sentence by language; see language_part.h. */
#include "script/language_part.h"

#include <string.h>

enum { LEAST_WORDS = 3 };

static gboolean is_opening(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return c == '"' || c == '\'' || c == 0xBF || c == 0xA1 || type == G_UNICODE_OPEN_PUNCTUATION ||
           type == G_UNICODE_INITIAL_PUNCTUATION;
}

static gboolean is_closing(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
           type == G_UNICODE_OTHER_PUNCTUATION;
}

static gboolean has_word(const char *text, gsize start, gsize end)
{
    for (const char *c = text + start; c < text + end; c = g_utf8_next_char(c))
        if (g_unichar_isalnum(g_utf8_get_char(c)))
            return TRUE;
    return FALSE;
}

/* Words between blanks; in scripts without blanks each character counts. At most LEAST_WORDS. */
static guint count_words(const char *text, gsize start, gsize end)
{
    guint words = 0;
    gboolean inside = FALSE;
    for (const char *c = text + start; c < text + end && words < LEAST_WORDS;
         c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        gboolean letter = g_unichar_isalnum(character) || g_unichar_ismark(character);
        gboolean wide = letter && g_unichar_iswide(character);
        words += wide || (letter && !inside);
        inside = letter && !wide;
    }
    return words;
}

/* Whether a change of voice is worth it for [start, end) of the sentence [from, to). */
static gboolean is_worth_it(const LanguageParts *parts, gsize start, gsize end, gsize from,
                            gsize to)
{
    const char *text = parts->text;
    if (!has_word(text, start, end))
        return FALSE;
    if (!has_word(text, from, start) && !has_word(text, end, to))
        return TRUE;
    return count_words(text, start, end) >= LEAST_WORDS ||
           !tongue_writes(parts->base, text + start, end - start);
}

/* Takes quotes and stops that stand directly around the passage into it. */
static void take_signs(const LanguageParts *parts, gsize from, gsize to, gsize *start, gsize *end)
{
    const char *text = parts->text;
    while (*start > from) {
        const char *before = g_utf8_prev_char(text + *start);
        if (!is_opening(g_utf8_get_char(before)))
            break;
        *start = (gsize)(before - text);
    }
    while (*end < to) {
        const char *c = text + *end;
        if (!is_closing(g_utf8_get_char(c)) && *c != '"')
            break;
        *end = (gsize)(g_utf8_next_char(c) - text);
    }
}

static void add_part(const LanguageParts *parts, gsize start, gsize end, const Tongue *tongue,
                     GArray *out)
{
    const char *text = parts->text;
    while (start < end && g_unichar_isspace(g_utf8_get_char(text + start)))
        start = (gsize)(g_utf8_next_char(text + start) - text);
    while (end > start && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(text + end))))
        end = (gsize)(g_utf8_prev_char(text + end) - text);
    if (start == end)
        return;
    LanguagePart *last = out->len ? &g_array_index(out, LanguagePart, out->len - 1) : NULL;
    if (last && (last->tongue == tongue || !has_word(text, start, end))) {
        last->end = end;
        return;
    }
    if (last && !has_word(text, last->start, last->end)) {
        last->end = end; /* signs alone go with what follows */
        last->tongue = tongue;
        return;
    }
    LanguagePart part = {start, end, tongue};
    g_array_append_val(out, part);
}

GArray *language_parts_of(LanguageParts *parts, gsize start, gsize end)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(LanguagePart));
    gsize done = start;
    for (; parts->next < parts->n_marks; parts->next++) {
        const Mark *mark = &parts->marks[parts->next];
        if (mark->start >= end)
            break;
        if (mark->kind != MARK_LANGUAGE || mark->end <= done)
            continue;
        const Tongue *tongue = tongues_find(parts->tongues, mark->value);
        gsize from = MAX(mark->start, done), to = MIN(mark->end, end);
        if (tongue != parts->base && is_worth_it(parts, from, to, start, end) &&
            tongue_writes(tongue, parts->text + from, to - from)) {
            take_signs(parts, done, end, &from, &to);
            add_part(parts, done, from, parts->base, out);
            add_part(parts, from, to, tongue, out);
            done = to;
        }
        if (mark->end > end)
            break; /* it goes on in the next sentence */
    }
    add_part(parts, done, end, parts->base, out);
    if (out->len == 0) {
        LanguagePart whole = {start, end, parts->base};
        g_array_append_val(out, whole);
    }
    return out;
}
