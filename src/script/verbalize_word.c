/* Words and acronyms: what is said as it stands, what by its letters, what in other capitals. */
#include "script/verbalize.h"

#include <string.h>

/* --- saying what is written ------------------------------------------------------------------- */

/* Letters that stand for others: ligatures, wide and mathematical ones. */
static gboolean is_compatible_form(gunichar c)
{
    return (c >= 0xFB00 && c <= 0xFB06) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0x2100 && c <= 0x214F);
}

/* A copy in the letters that every engine knows: compatible forms apart, no invisible characters.
 * Character by character, for g_utf8_normalize() is not linear in long words. */
static char *plain_letters(const char *text, gsize length)
{
    enum { LONGEST = 18 }; /* of a decomposition in Unicode */
    g_autoptr(GString) out = g_string_sized_new(length);
    for (const char *c = text; c < text + length; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c), parts[LONGEST];
        if (character == 0x2019 || character == 0x2BC) {
            g_string_append_c(out, '\'');
        } else if (is_compatible_form(character)) {
            gsize n = g_unichar_fully_decompose(character, TRUE, parts, LONGEST);
            for (gsize i = 0; i < n; i++)
                g_string_append_unichar(out, parts[i]);
        } else if (!token_is_invisible(character)) {
            g_string_append_unichar(out, character);
        }
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

/* Says the text of [start, end) as one word, in small letters where `lower`. */
static void say_written(Speech *speech, gsize start, gsize end, gboolean lower)
{
    g_autofree char *plain = plain_letters(speech->text + start, end - start);
    if (!lower) {
        say(speech, plain, start, end);
        return;
    }
    g_autofree char *folded = g_utf8_strdown(plain, -1);
    say(speech, folded, start, end);
}

static gboolean is_spelling_language(const Speech *speech)
{
    return grammar_word(speech, "spell-consonants")[0] != '\0';
}

static gboolean has_vowel(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if ((guchar)text[i] >= 0x80 || strchr("aeiouyAEIOUY", text[i]))
            return TRUE;
    return FALSE;
}

/* --- the shape of a word ---------------------------------------------------------------------- */

typedef struct {
    guint letters, capitals;
    guint capital_run;         /* the longest run of capitals */
    gboolean lower_then_upper; /* a capital after a small letter */
    gsize base;                /* bytes without "s" or "'s" at the end */
} Shape;

static Shape shape_of(const char *text, gsize length)
{
    Shape shape = {.base = length};
    guint run = 0;
    gboolean lower = FALSE;
    for (const char *c = text; c < text + length; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (!g_unichar_isalpha(letter))
            continue;
        shape.letters++;
        if (g_unichar_isupper(letter)) {
            shape.capitals++;
            shape.capital_run = MAX(shape.capital_run, ++run);
            shape.lower_then_upper |= lower;
            lower = FALSE;
        } else {
            run = 0;
            lower = TRUE;
        }
    }
    if (length > 2 && text[length - 1] == 's') {
        gsize base = length - 1;
        if (text[base - 1] == '\'')
            base--;
        else if (base > 3 && memcmp(text + base - 3, "\xE2\x80\x99", 3) == 0)
            base -= 3;
        if (base < length - 1 || (base > 1 && g_ascii_isupper(text[base - 1])))
            shape.base = base;
    }
    return shape;
}

/* The ending that was set apart: "'s" or "s". A letter takes the first in any case, for engines say
 * "M R Is" as "M R is". */
static void say_ending(Speech *speech, gsize base_end, gsize end)
{
    if (base_end == end)
        return;
    const SpokenWord *last = &g_array_index(speech->words, SpokenWord, speech->words->len - 1);
    say_suffix(speech, last->letter || end - base_end > 1 ? "'s" : "s", end);
}

/* --- acronyms --------------------------------------------------------------------------------- */

/* Says what acronyms.tsv has: "letters", "word", or other words. */
static void say_listed_acronym(Speech *speech, const TableRow *row, gsize start, gsize end)
{
    if (strcmp(row->column[0], "letters") == 0)
        say_letters(speech, start, end);
    else if (strcmp(row->column[0], "word") == 0)
        say_written(speech, start, end, TRUE);
    else
        say(speech, row->column[0], start, end);
}

/* Whether a class of TABLE_CONTEXTS has these letters, in any case. */
static gboolean is_listed(const Speech *speech, const char *text, gsize length, const char *class)
{
    const TableRow *row = tables_find_folded(speech->tables, TABLE_CONTEXTS, text, length);
    for (; row; row = row->next)
        if (strcmp(row->column[0], class) == 0)
            return TRUE;
    return FALSE;
}

/* Capitals that no table has: short ones by letters, long ones that can be said as a word. */
static gboolean is_spelled(const Speech *speech, const char *text, gsize length)
{
    enum { LONGEST_SPELLED = 5 };
    if (!has_vowel(text, length))
        return TRUE;
    if (is_listed(speech, text, length, "common") || speech->capitals)
        return FALSE;
    return length <= LONGEST_SPELLED;
}

/* Says a word of capitals (and an ending) in [start, end). `shouted`: so are the words beside it,
 * so that a common word is itself and no acronym: "DO NOT". */
static void say_capitals(Speech *speech, gsize start, gsize base_end, gsize end, gboolean shouted)
{
    const char *text = speech->text + start;
    gsize length = base_end - start;
    const TableRow *row = tables_find(speech->tables, TABLE_ACRONYMS, text, length);
    if (shouted && is_listed(speech, text, length, "common"))
        say_written(speech, start, base_end, TRUE);
    else if (row)
        say_listed_acronym(speech, row, start, base_end);
    else if (is_spelled(speech, text, length))
        say_letters(speech, start, base_end);
    else
        say_written(speech, start, base_end, TRUE);
    say_ending(speech, base_end, end);
}

/* "FDAcommissioner": an acronym of the table that runs into a word. */
static gsize acronym_prefix(const Speech *speech, const char *text, gsize length)
{
    gsize run = 0;
    while (run < length && g_ascii_isupper(text[run]))
        run++;
    for (gsize prefix = run; prefix >= 3; prefix--)
        if (length - prefix >= 3 && g_ascii_islower(text[prefix]) == (prefix == run) &&
            tables_find(speech->tables, TABLE_ACRONYMS, text, prefix))
            return prefix;
    return 0;
}

/* --- words with capitals inside --------------------------------------------------------------- */

/* Pharmacies write look-alike names with capitals inside, to be told apart by eye: hydrOXYzine. */
static gboolean is_tall_man(const Shape *shape)
{
    enum { SHORTEST = 6, CAPITALS = 3 };
    return shape->letters > SHORTEST && shape->capital_run >= CAPITALS &&
           shape->capitals < shape->letters;
}

/* "HealthDay", "iPhone": each capital after a small letter begins a word of its own. A word that
 * has no parts (its capitals are no ASCII letters, or stand behind an apostrophe) is said as it is,
 * lest it come back here for ever. */
static void say_camel(Speech *speech, gsize start, gsize end)
{
    gsize from = start;
    for (gsize at = start + 1; at <= end; at++) {
        gboolean edge = at == end || (g_ascii_isupper(speech->text[at]) &&
                                      g_ascii_islower(speech->text[at - 1]));
        if (!edge)
            continue;
        if (from == start && at == end)
            say_written(speech, start, end, FALSE);
        else
            say_letter_run(speech, from, at);
        from = at;
    }
}

/* Names whose second capital does not begin a word: McDonald, MacLeod, DeSantis, O'Brien. */
static gboolean is_one_name(const Speech *speech, const char *text, gsize length)
{
    gsize second = 1;
    while (second < length && !g_ascii_isupper(text[second]))
        second++;
    if (memchr(text, '\'', second) || (guchar)text[second - 1] >= 0x80)
        return TRUE;
    return is_listed(speech, text, second, "name-prefix");
}

static void say_mixed(Speech *speech, gsize start, gsize end)
{
    const char *text = speech->text + start;
    gsize length = end - start;
    Shape shape = shape_of(text, length);
    gsize prefix = acronym_prefix(speech, text, length);
    if (prefix) {
        say_capitals(speech, start, start + prefix, start + prefix, FALSE);
        say_written(speech, start + prefix, end, FALSE);
    } else if (shape.base < length && shape.capitals > 1 &&
               shape_of(text, shape.base).capitals == shape_of(text, shape.base).letters) {
        say_capitals(speech, start, start + shape.base, end, FALSE);
    } else if (is_tall_man(&shape)) {
        say_written(speech, start, end, TRUE);
    } else if (!shape.lower_then_upper && shape.capital_run > 1 && !has_vowel(text, length)) {
        say_letters(speech, start, end); /* "HCl" */
    } else if (!shape.lower_then_upper) {
        say_written(speech, start, end, shape.capital_run > 1);
    } else if (shape.letters <= 5 && shape.capitals > 1 && shape.letters - shape.capitals <= 2 &&
               !is_one_name(speech, text, length)) {
        say_letters(speech, start, start + shape.base);
        say_ending(speech, start + shape.base, end);
    } else if (is_one_name(speech, text, length)) {
        say_written(speech, start, end, FALSE);
    } else {
        say_camel(speech, start, end);
    }
}

/* --- runs of letters -------------------------------------------------------------------------- */

static gboolean is_sayable(const char *text, gsize length)
{
    return length > 2 && has_vowel(text, length);
}

/* "fda" of "www.fda.gov" */
static gboolean is_acronym_in_small_letters(const Speech *speech, const char *text, gsize length)
{
    enum { SHORTEST = 3, LONGEST = 8 };
    char capitals[LONGEST];
    if (length < SHORTEST || length > LONGEST)
        return FALSE;
    for (gsize i = 0; i < length; i++)
        capitals[i] = g_ascii_toupper(text[i]);
    const TableRow *row = tables_find(speech->tables, TABLE_ACRONYMS, capitals, length);
    return row && strcmp(row->column[0], "letters") == 0 &&
           !is_listed(speech, text, length, "common");
}

void say_letter_run(Speech *speech, gsize start, gsize end)
{
    const char *text = speech->text + start;
    gsize length = end - start;
    const TableRow *row = tables_find(speech->tables, TABLE_ACRONYMS, text, length);
    Shape shape = shape_of(text, length);
    if (row)
        say_listed_acronym(speech, row, start, end);
    else if (is_acronym_in_small_letters(speech, text, length))
        say_letters(speech, start, end);
    else if (shape.lower_then_upper || (shape.capitals > 1 && shape.capitals < shape.letters))
        say_mixed(speech, start, end);
    else if (is_listed(speech, text, length, "common"))
        say_written(speech, start, end, TRUE);
    else if (!is_sayable(text, length))
        say_letters(speech, start, end);
    else if (shape.capitals == shape.letters)
        say_capitals(speech, start, end, end, FALSE);
    else
        say_written(speech, start, end, FALSE);
}

void say_acronym(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    const char *text = speech->text + token->start;
    Shape shape = shape_of(text, token->end - token->start);
    const TableRow *row =
        tables_find(speech->tables, TABLE_ACRONYMS, text, token->end - token->start);
    if (row)
        say_listed_acronym(speech, row, token->start, token->end);
    else if (shape.letters <= 2 && shape.capitals < shape.letters + (shape.letters == 1))
        say_letters(speech, token->start, token->end);
    else if (shape.capitals == shape.letters)
        say_capitals(speech, token->start, token->end, token->end, FALSE);
    else
        say_mixed(speech, token->start, token->end);
}

/* --- single letters --------------------------------------------------------------------------- */

/* "A" begins a sentence as a word, and is a letter after "vitamin". */
static gboolean is_letter_here(const Speech *speech, gsize at)
{
    if (!in_context(speech, at, "one-letter-word"))
        return TRUE;
    gboolean pronoun = in_context(speech, at, "capital-letter-word"); /* "I" */
    if (pronoun && !is_capitalized(speech, at))
        return TRUE;
    const Token *next = look(speech, at + 1);
    if (pronoun)
        return next && !next->blank && next->kind == TOKEN_RAISED; /* I² */
    if (!is_capitalized(speech, at))
        return FALSE;
    gboolean joined = (is_joined(speech, at + 1) && !is_sign(speech, at + 1, ',')) ||
                      (at > 0 && is_joined(speech, at) && is_any_dash(speech, at - 1));
    return joined || has_context_before(speech, at, 1, "lettered") || !look(speech, at + 1);
}

static void say_single(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (is_spelling_language(speech) && is_letter_here(speech, at))
        say_letters(speech, token->start, token->end);
    else
        say_written(speech, token->start, token->end,
                    !in_context(speech, at, "capital-letter-word"));
}

/* --- slips ------------------------------------------------------------------------------------ */

/* "treate,d": a comma that fell into a word, when what follows is an ending and no word. */
static gsize say_broken_word(Speech *speech, gsize at)
{
    enum { SHORTEST = 4 };
    gsize comma = at + 1, rest = at + 2;
    if (!(is_sign(speech, comma, ',') || is_sign(speech, comma, ';')) ||
        !is_joined(speech, comma) || !is_kind(speech, rest, TOKEN_WORD) ||
        !is_joined(speech, rest) || !is_lower(speech, rest) ||
        token_length(speech, at) < SHORTEST || is_all_capitals(speech, at) ||
        !in_context(speech, rest, "ending"))
        return 0;
    g_autofree char *joined =
        g_strdup_printf("%.*s%.*s", (int)token_length(speech, at), token_text(speech, at),
                        (int)token_length(speech, rest), token_text(speech, rest));
    say_tokens(speech, joined, at, 3);
    return 3;
}

/* "tablet(s)" */
static gsize say_optional_plural(Speech *speech, gsize at)
{
    if (!is_sign(speech, at + 1, '(') || !is_joined(speech, at + 1) || !is_joined(speech, at + 2) ||
        !is_sign(speech, at + 3, ')') || !is_lower(speech, at) ||
        !(is_text(speech, at + 2, "s") || is_text(speech, at + 2, "es")))
        return 0;
    g_autofree char *plural =
        g_strdup_printf("%.*s%.*s", (int)token_length(speech, at), token_text(speech, at),
                        (int)token_length(speech, at + 2), token_text(speech, at + 2));
    say_tokens(speech, plural, at, 4);
    return 4;
}

/* --- the recognizer --------------------------------------------------------------------------- */

/* "micrograms (mcg)": the unit is made known by its letters. */
static gboolean names_word_before(const Speech *speech, gsize at, const TableRow *unit)
{
    if (at < 2 || !is_sign(speech, at - 1, '('))
        return FALSE;
    return is_text(speech, at - 2, unit->column[0]) || is_text(speech, at - 2, unit->column[1]);
}

/* A unit that stands without a number: "per µL", "in mg". */
static gboolean say_bare_unit(Speech *speech, gsize at, const Shape *shape)
{
    const char *text = token_text(speech, at);
    gsize length = token_length(speech, at);
    if (shape->letters < 2 || shape->letters > 5 || is_capitalized(speech, at))
        return FALSE;
    gboolean odd = shape->capitals > 0 || (guchar)text[0] >= 0x80 || !has_vowel(text, length);
    const TableRow *unit = odd ? tables_find(speech->tables, TABLE_UNITS, text, length) : NULL;
    if (!unit)
        return FALSE;
    if (names_word_before(speech, at, unit)) {
        say_letters(speech, range_start(speech, at), range_end(speech, at, 1));
        return TRUE;
    }
    gboolean one = at > 0 && (in_context(speech, at - 1, "one-of") || is_sign(speech, at - 1, '/'));
    speech->counted = one ? PLURAL_ONE : PLURAL_MANY;
    g_autofree char *name = counted_name(speech, unit->column[0], unit->column[1], one);
    say_tokens(speech, name, at, 1);
    return TRUE;
}

/* Whether a neighbour is a plain word in capitals. */
static gboolean is_shouted(const Speech *speech, gsize at)
{
    if (speech->capitals)
        return TRUE;
    for (gsize i = at > 0 ? at - 1 : at + 1; i <= at + 1; i += 2)
        if (is_all_capitals(speech, i) && token_length(speech, i) > 2 &&
            in_context(speech, i, "common"))
            return TRUE;
    return FALSE;
}

/* "AT&T" */
static gboolean is_beside_ampersand(const Speech *speech, gsize at)
{
    return token_length(speech, at) <= 3 &&
           ((is_sign(speech, at + 1, '&') && is_joined(speech, at + 1) &&
             is_all_capitals(speech, at + 2) && is_joined(speech, at + 2)) ||
            (at > 1 && is_sign(speech, at - 1, '&') && is_joined(speech, at - 1) &&
             is_joined(speech, at) && is_all_capitals(speech, at - 2)));
}

/* "Dr. Ng": a name, however few vowels it has. */
static gboolean is_after_title(const Speech *speech, gsize at)
{
    return is_capitalized(speech, at) && at > 1 && is_sign(speech, at - 1, '.') &&
           is_joined(speech, at - 1) && is_capitalized(speech, at - 2) &&
           find_run(speech, TABLE_ABBREVIATIONS, at - 2, 2, &(gsize){0}) != NULL;
}

/* Says the word as it is written, in the role that it stands in. */
static void say_in_role(Speech *speech, gsize at)
{
    guint before = speech->words->len;
    say_written(speech, range_start(speech, at), range_end(speech, at, 1), FALSE);
    if (speech->words->len == before + 1)
        g_array_index(speech->words, SpokenWord, before).role = heteronym_role(speech, at);
}

gsize verbalize_word(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (token->kind != TOKEN_WORD)
        return 0;
    const char *text = speech->text + token->start;
    gsize length = token->end - token->start;
    Shape shape = shape_of(text, length);
    if (shape.letters == 1 && g_utf8_strlen(text, (gssize)length) == 1) {
        const TableRow *greek = tables_find(speech->tables, TABLE_SYMBOLS, text, length);
        if (greek)
            say_tokens(speech, greek->column[0], at, 1);
        else
            say_single(speech, at);
        return 1;
    }
    if (shape.letters <= 3 && is_spelling_language(speech) && (guchar)text[0] >= 0x80 &&
        tables_find(speech->tables, TABLE_SYMBOLS, text, (gsize)(g_utf8_next_char(text) - text))) {
        say_letters(speech, token->start, token->end); /* "γδ" */
        return 1;
    }
    gsize taken = say_broken_word(speech, at);
    if (!taken)
        taken = say_optional_plural(speech, at);
    if (taken)
        return taken;
    if (!is_spelling_language(speech)) { /* the engine knows its language better */
        say_written(speech, token->start, token->end, FALSE);
        return 1;
    }
    if (say_bare_unit(speech, at, &shape))
        return 1;
    gboolean capitals = shape_of(text, shape.base).capitals == shape_of(text, shape.base).letters;
    const TableRow *row = !capitals && (shape.capitals || length < 12)
                              ? tables_find(speech->tables, TABLE_ACRONYMS, text, shape.base)
                              : NULL;
    if (capitals && is_beside_ampersand(speech, at)) {
        say_letters(speech, token->start, token->end);
    } else if (row) {
        say_listed_acronym(speech, row, token->start, token->start + shape.base);
        say_ending(speech, token->start + shape.base, token->end);
    } else if (shape.capitals == 0 || (shape.capitals == 1 && !shape.lower_then_upper)) {
        if (is_spelling_language(speech) && !has_vowel(text, length) &&
            !in_context(speech, at, "common") && !is_after_title(speech, at))
            say_letters(speech, token->start, token->end);
        else
            say_in_role(speech, at);
    } else if (capitals) {
        say_capitals(speech, token->start, token->start + shape.base, token->end,
                     is_shouted(speech, at));
    } else {
        say_mixed(speech, token->start, token->end);
    }
    return 1;
}
