/* The coverage audit: see coverage.h. Looks at the text and at the result, never at how it came
 * about: what must be said, what was said for it, and whether that can be said at all. */
#include "script/coverage.h"

#include <string.h>

/* --- what must be said ------------------------------------------------------------------------ */

static gboolean is_dash(gunichar c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Punctuation that means something wherever it stands. */
static gboolean is_meaningful_punctuation(gunichar c)
{
    return c < 0x80 ? strchr("%&@#*/\\", (int)c) != NULL
                    : c == 0xA7 || c == 0xB6 || (c >= 0x2020 && c <= 0x2023) ||
                          (c >= 0x2030 && c <= 0x2037) || c == 0x2043;
}

/* What stands round a character. */
typedef struct {
    gunichar before, here, after;
} Neighbours;

static gboolean must_be_said(const Neighbours *n)
{
    gunichar c = n->here;
    switch (g_unichar_type(c)) {
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
        return TRUE;
    default:
        break;
    }
    if (g_unichar_isalpha(c) || g_unichar_isdigit(c) || is_meaningful_punctuation(c))
        return TRUE;
    gboolean digit_after = g_unichar_isdigit(n->after);
    if (is_dash(c)) /* a minus, a range, a hyphen in a name */
        return digit_after || g_unichar_type(n->after) == G_UNICODE_CURRENCY_SYMBOL;
    if (c == '.') /* a decimal, or what could be taken for one */
        return digit_after && !g_unichar_isalpha(n->before);
    if (c == ',' || c == ':')
        return digit_after && g_unichar_isdigit(n->before);
    return FALSE;
}

/* --- what was said ---------------------------------------------------------------------------- */

/* Whether an engine can say the word: letters or digits, and no sign that it would swallow. */
static gboolean is_sayable(const char *word, gsize length)
{
    gboolean any = FALSE;
    for (const char *c = word; c < word + length; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);
        any |= g_unichar_isalnum(character);
        switch (g_unichar_type(character)) {
        case G_UNICODE_MATH_SYMBOL:
        case G_UNICODE_CURRENCY_SYMBOL:
        case G_UNICODE_OTHER_SYMBOL:
            return FALSE;
        default:
            if (is_meaningful_punctuation(character))
                return FALSE;
        }
    }
    return any;
}

static gboolean is_comparator(gunichar c)
{
    return c == '<' || c == '>' || c == '=' || c == 0xB1 || (c >= 0x2264 && c <= 0x2267);
}

/* Walks over words and omissions beside the text: each begins where the last did or later. */
typedef struct {
    const Verbalization *verbalization;
    guint word, omission;
    gsize said_until, omitted_until;
    gsize word_start; /* of the word that said_until belongs to */
} Walk;

static void walk_to(Walk *walk, gsize at)
{
    const GArray *words = walk->verbalization->words;
    for (; walk->word < words->len; walk->word++) {
        const SpokenWord *word = &g_array_index(words, SpokenWord, walk->word);
        if (word->display_start > at)
            break;
        const char *spoken = walk->verbalization->spoken + word->spoken_start;
        if (word->display_end > walk->said_until &&
            is_sayable(spoken, word->spoken_end - word->spoken_start)) {
            walk->said_until = word->display_end;
            walk->word_start = word->display_start;
        }
    }
    const GArray *omissions = walk->verbalization->omissions;
    for (; walk->omission < omissions->len; walk->omission++) {
        const Omission *omission = &g_array_index(omissions, Omission, walk->omission);
        if (omission->start > at)
            break;
        if (omission->rule && *omission->rule)
            walk->omitted_until = MAX(walk->omitted_until, omission->end);
    }
}

/* A comparator must have a word of its own, not hide in the word of a number: it is said when some
 * word begins and ends with it (or with the comparators beside it). */
static gboolean is_comparator_said(const Walk *walk, const char *text, gsize length)
{
    gsize end = MIN(walk->said_until, length);
    for (gsize i = walk->word_start; i < end; i++)
        if (g_ascii_isdigit(text[i]))
            return FALSE;
    return TRUE;
}

/* A unit after a number that was spelled ("five M G") was not understood. */
static gboolean is_spelled_unit(const Walk *walk, const char *text, gsize length, gsize at)
{
    if (!g_ascii_islower(text[at]) || at == 0)
        return FALSE;
    gsize digit = at - 1;
    if (text[digit] == ' ' && digit > 0)
        digit--;
    if (!g_ascii_isdigit(text[digit]))
        return FALSE;
    gsize end = at;
    while (end < length && end - at <= 4 && g_ascii_isalpha(text[end]))
        end++;
    gsize first = digit; /* "51wBW", "#e0cff": digits in the middle of a name are no amount */
    while (first > 0 && digit - first < 8 && g_ascii_isdigit(text[first - 1]))
        first--;
    if (first > 0 && g_ascii_isalpha(text[first - 1]))
        return FALSE;
    if (end + 1 < length && text[end] == '.' && g_ascii_isalnum(text[end + 1]))
        return FALSE; /* nor are those of "3pp.io" */
    if (end - at < 2 || end - at > 4 ||
        (end < length && (g_ascii_isdigit(text[end]) || text[end] == '-')) || walk->word == 0)
        return FALSE;
    guint capitals = 0;
    for (gsize i = at; i < end; i++) { /* a unit's symbol has no vowel, "2xx" is none */
        if (strchr("aeiouxyAEIOUXY", text[i]))
            return FALSE;
        capitals += g_ascii_isupper(text[i]);
    }
    if (capitals > 2)
        return FALSE; /* "9vHPV" is a name */
    if (end - at == 2 && strncmp(text + at, "pm", 2) == 0)
        return FALSE; /* that is said by its letters */
    const SpokenWord *word = &g_array_index(walk->verbalization->words, SpokenWord, walk->word - 1);
    return word->letter && word->display_start == at && word->display_end == at + 1;
}

/* --- the audit -------------------------------------------------------------------------------- */

static void add_gap(GArray *gaps, gsize start, gsize end)
{
    if (gaps->len) {
        CoverageGap *last = &g_array_index(gaps, CoverageGap, gaps->len - 1);
        if (last->end == start) {
            last->end = end;
            return;
        }
    }
    CoverageGap gap = {start, end};
    g_array_append_val(gaps, gap);
}

static gunichar character_at(const char *text, gsize length, gsize at, gsize *bytes)
{
    gunichar c = at < length ? g_utf8_get_char_validated(text + at, (gssize)(length - at)) : 0;
    gboolean valid = at < length && c != (gunichar)-1 && c != (gunichar)-2 && c != 0;
    *bytes = valid ? (gsize)(g_utf8_next_char(text + at) - (text + at)) : 1;
    return valid ? c : 0;
}

GArray *coverage_audit(const char *text, gsize length, const Verbalization *verbalization)
{
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(CoverageGap));
    Walk walk = {.verbalization = verbalization};
    Neighbours n = {0};
    gsize bytes = 0, after_bytes;
    n.here = character_at(text, length, 0, &bytes);
    for (gsize at = 0; at < length; at += bytes, bytes = after_bytes) {
        n.after = character_at(text, length, at + bytes, &after_bytes);
        walk_to(&walk, at);
        gboolean said = walk.said_until >= at + bytes;
        gboolean omitted = walk.omitted_until >= at + bytes;
        gboolean gap = n.here && must_be_said(&n) && !said && !omitted;
        gap |=
            said && !omitted && is_comparator(n.here) && !is_comparator_said(&walk, text, length);
        gap |= said && is_spelled_unit(&walk, text, length, at);
        if (gap)
            add_gap(gaps, at, at + bytes);
        n.before = n.here;
        n.here = n.after;
    }
    return gaps;
}
