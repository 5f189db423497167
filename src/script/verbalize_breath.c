/* Where a reader would breathe: in a long stretch of words without a comma or stop, before a word
 * that opens a phrase ("because", "after", "and"), as near its middle as one stands.
 *
 * Source: readers pause at the boundaries of phrases and balance the halves (Gee and Grosjean 1983,
 * "Performance structures").
 */
#include "script/verbalize.h"

enum {
    LONGEST_STRETCH = 20, /* words said in one breath */
    SHORTEST_PART = 6,    /* of the parts a stretch is divided into */
    LONGEST_PART = 26,
};

/* Whether the voice pauses at a sign by itself. */
static gboolean is_pause(const Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (token->kind != TOKEN_SIGN)
        return FALSE;
    switch (token->sign) {
    case '.':
        return !is_joined(speech, at + 1);
    case ',':
    case ':':
        return !token_digits(speech, at + 1) || !is_joined(speech, at + 1);
    case ';':
    case '?':
    case '!':
    case '(':
    case ')':
    case '[':
    case ']':
    case 0x2026:
    case 0x2014:
        return TRUE;
    default:
        return is_any_dash(speech, at) && token->blank && !is_joined(speech, at + 1);
    }
}

/* A word that opens a phrase. "salt and pepper" is one breath: after an "and" a word must follow
 * that begins one ("and be watched closely"). */
static gboolean opens_phrase(const Speech *speech, gsize at)
{
    if (!is_kind(speech, at, TOKEN_WORD) || is_joined(speech, at) || !is_lower(speech, at) ||
        in_context(speech, at - 1, "breath") || in_context(speech, at - 1, "no-breath"))
        return FALSE;
    if (in_context(speech, at, "breath-and"))
        return in_context(speech, at + 1, "breath-after-and");
    return in_context(speech, at, "breath");
}

static gboolean is_word_start(const Speech *speech, gsize at)
{
    return at < speech->n_tokens && !is_joined(speech, at);
}

/* The token where a stretch that begins at `first` and has `words` words is best parted: within
 * LONGEST_PART words, as near as may be to half of it, or of a breath where more will follow. 0 if
 * no phrase opens there. */
static gsize find_breath(const Speech *speech, gsize first, gsize words, gsize *words_before)
{
    gsize ideal = words > 2 * LONGEST_STRETCH ? LONGEST_STRETCH * 2 / 3 : words / 2;
    gsize best = 0, before = 0;
    for (gsize at = first; before <= MIN(LONGEST_PART, words - SHORTEST_PART); at++) {
        gboolean nearer =
            !best || ABS((gssize)(before - ideal)) < ABS((gssize)(*words_before - ideal));
        if (before >= SHORTEST_PART && opens_phrase(speech, at) && nearer) {
            best = at;
            *words_before = before;
        }
        before += is_word_start(speech, at + 1);
    }
    return best;
}

static gsize skip_words(const Speech *speech, gsize at, gsize words)
{
    while (words > 0 && at < speech->n_tokens)
        words -= is_word_start(speech, ++at);
    return at;
}

/* Parts the stretch of `words` words that begins at `first`. */
static void part_stretch(Speech *speech, gsize first, gsize words)
{
    while (words > LONGEST_STRETCH) {
        gsize before = 0, breath = find_breath(speech, first, words, &before);
        if (breath) {
            g_array_append_val(speech->breaths, breath);
            words -= before;
            first = breath;
            continue;
        }
        gsize skipped = MIN(words, LONGEST_PART); /* none in reach: on behind it */
        first = skip_words(speech, first, skipped);
        words -= skipped;
    }
}

void find_breaths(Speech *speech)
{
    gsize first = 0, words = 0;
    for (gsize at = 0; at <= speech->n_tokens; at++) {
        if (at == speech->n_tokens || is_pause(speech, at)) {
            part_stretch(speech, first, words);
            first = at + 1;
            words = 0;
        } else {
            words += at == first || is_word_start(speech, at);
        }
    }
}
