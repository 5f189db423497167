/* Abbreviations and titles, by what stands beside them; states; initials with stops. */
#include "script/verbalize.h"

#include <string.h>

enum { ABBREVIATION_CONTEXT, ABBREVIATION_SPOKEN }; /* columns of abbreviations.tsv */

/* "39 S Broadway", "12 Ocean Dr.": a number and words with capitals lead up to `at`. */
static gboolean is_in_address(const Speech *speech, gsize at)
{
    enum { REACH = 6 };
    for (gsize back = 1; back <= REACH && back <= at; back++) {
        gsize word = at - back;
        if (is_kind(speech, word, TOKEN_NUMBER))
            return back > 1;
        if (is_sign(speech, word, '.') || is_text(speech, word, "th") ||
            is_text(speech, word, "st") || is_text(speech, word, "nd") ||
            is_text(speech, word, "rd"))
            continue;
        if (!is_capitalized(speech, word))
            return FALSE;
    }
    return FALSE;
}

static gboolean is_name_after(const Speech *speech, gsize after)
{
    return is_capitalized(speech, after) && look(speech, after)->blank;
}

/* Whether the abbreviation at [at, after) stands where its line wants it. */
static gboolean fits_context(const Speech *speech, const char *context, gsize at, gsize after)
{
    gboolean name_before = at > 0 && is_capitalized(speech, at - 1);
    if (strcmp(context, "any") == 0)
        return TRUE;
    if (strcmp(context, "before-name") == 0)
        return is_name_after(speech, after);
    if (strcmp(context, "after-name") == 0)
        return name_before ||
               (at > 1 && (is_sign(speech, at - 1, '&') || is_text(speech, at - 1, "and"))) ||
               (at > 1 && is_sign(speech, at - 1, ',') && is_capitalized(speech, at - 2));
    if (strcmp(context, "street") == 0)
        return is_in_address(speech, at) || (name_before && !is_name_after(speech, after));
    if (strcmp(context, "before-number") == 0)
        return is_kind(speech, after, TOKEN_NUMBER) || is_sign(speech, after, '#');
    if (strcmp(context, "after-number") == 0)
        return at > 0 && (is_kind(speech, at - 1, TOKEN_NUMBER) ||
                          (at > 1 && in_context(speech, at - 1, "ordinal-suffix") &&
                           is_kind(speech, at - 2, TOKEN_NUMBER))); /* "3rd Fl." */
    if (strcmp(context, "direction") == 0)
        return at > 0 && is_kind(speech, at - 1, TOKEN_NUMBER) && look(speech, at)->blank &&
               (is_name_after(speech, after) || is_kind(speech, after, TOKEN_NUMBER)) &&
               (!is_joined(speech, at + 1) || is_sign(speech, at + 1, '.'));
    if (strcmp(context, "not-last") == 0)
        return look(speech, after) != NULL;
    return strcmp(context, "capitalized") == 0 && is_capitalized(speech, at);
}

/* The stop of an abbreviation may end the sentence as well. */
static void say_final_stop(Speech *speech, gsize at, gsize count)
{
    if (is_sign(speech, at + count - 1, '.') && at + count >= speech->n_tokens)
        say_break(speech, '.');
}

static gsize say_listed(Speech *speech, gsize at)
{
    enum { MAX_TOKENS = 6 };
    gsize max = MAX_TOKENS, count;
    const TableRow *row;
    for (; max > 0 && (row = find_run(speech, TABLE_ABBREVIATIONS, at, max, &count)) != NULL;
         max = count - 1) {
        gsize after = at + count;
        if (is_joined(speech, after) && is_kind(speech, after, TOKEN_WORD))
            continue;
        if (is_joined(speech, after) && !is_kind(speech, after, TOKEN_SIGN) &&
            strcmp(row->column[ABBREVIATION_CONTEXT], "before-number") != 0)
            continue;
        for (; row; row = row->next) {
            if (!fits_context(speech, row->column[ABBREVIATION_CONTEXT], at, after))
                continue;
            say_tokens(speech, row->column[ABBREVIATION_SPOKEN], at, count);
            say_final_stop(speech, at, count);
            return count;
        }
    }
    return 0;
}

/* "Pitman, NJ", "Bill Cassidy, R-La." */
static gsize say_state(Speech *speech, gsize at)
{
    enum { MAX_TOKENS = 4 };
    gsize count;
    gboolean party = in_context(speech, at, "party") && is_capitalized(speech, at) &&
                     is_any_dash(speech, at + 1) && is_joined(speech, at + 1) &&
                     is_joined(speech, at + 2);
    gsize state = at + (party ? 2 : 0);
    if (!is_capitalized(speech, state) || (!party && (at == 0 || !is_sign(speech, at - 1, ','))))
        return 0;
    const TableRow *row = find_run(speech, TABLE_STATES, state, MAX_TOKENS, &count);
    if (!row || (!is_capitalized(speech, state)))
        return 0;
    gsize after = state + count;
    gboolean shown = party || !look(speech, after) || is_kind(speech, after, TOKEN_SIGN) ||
                     token_digits(speech, after) == 5 || is_sign(speech, after - 1, '.');
    if (!shown || (row->column[1][0] && token_digits(speech, after) != 5))
        return 0; /* "MD" is a state only before a ZIP code */
    if (party) {
        say_letters(speech, range_start(speech, at), range_end(speech, at, 1));
        say_grammar(speech, "of", at + 1, 1);
    }
    say_tokens(speech, row->column[0], state, count);
    say_final_stop(speech, state, count);
    return after - at;
}

/* "U.S.", "J. K.", "e.g." that no table has: letters with stops between. */
static gsize say_initials(Speech *speech, gsize at)
{
    enum { MAX_LETTERS = 8 };
    gsize next = at, letters = 0;
    while (letters < MAX_LETTERS && is_kind(speech, next, TOKEN_WORD) &&
           g_utf8_strlen(token_text(speech, next), (gssize)token_length(speech, next)) == 1 &&
           is_sign(speech, next + 1, '.') && is_joined(speech, next + 1) &&
           (letters == 0 || is_joined(speech, next))) {
        letters++;
        next += 2;
    }
    /* the last of them may lack its stop: "U.S" */
    if (letters > 0 && is_joined(speech, next) && is_kind(speech, next, TOKEN_WORD) &&
        g_utf8_strlen(token_text(speech, next), (gssize)token_length(speech, next)) == 1) {
        letters++;
        next++;
    }
    gboolean initial = letters == 1 && is_capitalized(speech, at) && look(speech, next) &&
                       is_kind(speech, next, TOKEN_WORD) && look(speech, next)->blank;
    if (letters < 2 && !initial)
        return 0;
    say_letters(speech, range_start(speech, at), range_end(speech, at, next - at));
    if ((is_sign(speech, next, '\'') || is_sign(speech, next, 0x2019)) &&
        is_text(speech, next + 1, "s") && is_joined(speech, next + 1)) {
        say_suffix(speech, "'s", range_end(speech, next, 2));
        return next + 2 - at;
    }
    say_final_stop(speech, at, next - at);
    return next - at;
}

gsize verbalize_abbreviation(Speech *speech, gsize at)
{
    if (!is_kind(speech, at, TOKEN_WORD))
        return 0;
    gsize taken = say_state(speech, at);
    if (!taken)
        taken = say_listed(speech, at);
    return taken ? taken : say_initials(speech, at);
}
