/* Words of one spelling and two sounds: lead the metal, a wound that was wound up. Which is meant
 * is told by the words around, by the lines of heteronyms.tsv: the first line whose conditions hold
 * names the role, and the lexicon has a pronunciation for it.
 *
 * Must not know: any word, any pronunciation.
 */
#include "script/verbalize.h"

#include <string.h>

enum { NEAR_WORDS = 6, SKIPPED_ADVERBS = 2 };

enum { COLUMN_ROLE, COLUMN_BEFORE, COLUMN_AFTER, COLUMN_NEAR };

/* Whether the item at `item` fits the word: "the", "@determiner" for a class, "-ly" for an ending.
 * In `near`, where any word may stand, classes are not asked for. */
static gboolean fits(const Speech *speech, gsize at, const char *item, gsize length)
{
    const char *text = token_text(speech, at);
    gsize bytes = token_length(speech, at);
    if (item[0] == '@') {
        g_autofree char *class = g_strndup(item + 1, length - 1);
        return in_context(speech, at, class);
    }
    if (item[0] == '-')
        return bytes > length &&
               g_ascii_strncasecmp(text + bytes - (length - 1), item + 1, length - 1) == 0;
    return bytes == length && g_ascii_strncasecmp(text, item, length) == 0;
}

static gboolean fits_any(const Speech *speech, gsize at, const char *items)
{
    for (const char *item = items; *item;) {
        gsize length = strcspn(item, " ");
        if (length && fits(speech, at, item, length))
            return TRUE;
        item += length + (item[length] == ' ');
    }
    return FALSE;
}

/* A neighbour that is a word; anything else (a comma, the sentence's edge) is none: "^" stands for
 * it. */
static gboolean fits_neighbour(const Speech *speech, gsize at, const char *items)
{
    return is_kind(speech, at, TOKEN_WORD) ? fits_any(speech, at, items)
                                           : strchr(items, '^') != NULL;
}

/* The word before, adverbs left aside: "will not always lead". */
static gboolean fits_before(const Speech *speech, gsize at, const char *items)
{
    gsize before = at - 1; /* wraps at the sentence's start, and look() gives NULL */
    for (int skipped = 0; skipped < SKIPPED_ADVERBS; skipped++) {
        if (!in_context(speech, before, "adverb") || fits_neighbour(speech, before, items))
            break;
        before--;
    }
    return fits_neighbour(speech, before, items);
}

static gboolean fits_near(const Speech *speech, gsize at, const char *items)
{
    for (int direction = -1; direction <= 1; direction += 2) {
        gsize other = at;
        for (int words = 0; words < NEAR_WORDS; words++) {
            other += (gsize)direction;
            if (!look(speech, other))
                break;
            if (is_kind(speech, other, TOKEN_WORD) && fits_any(speech, other, items))
                return TRUE;
        }
    }
    return FALSE;
}

const char *heteronym_role(const Speech *speech, gsize at)
{
    const TableRow *row = find_token(speech, TABLE_HETERONYMS, at);
    for (; row; row = row->next) {
        const char *before = row->column[COLUMN_BEFORE], *after = row->column[COLUMN_AFTER];
        const char *near = row->column[COLUMN_NEAR];
        if ((!*before || fits_before(speech, at, before)) &&
            (!*after || fits_neighbour(speech, at + 1, after)) &&
            (!*near || fits_near(speech, at, near)))
            return g_intern_string(row->column[COLUMN_ROLE]);
    }
    return NULL;
}
