/* Saying: writes spoken words with the bytes they stand for, and the pauses between them.
 *
 * All words of a verbalization pass through add_word(), which keeps their ranges in order.
 */
#include "script/verbalize.h"

#include <string.h>

/* How strong a pause is; a stronger one replaces a weaker. */
static int break_strength(char mark)
{
    const char *order = " ,;:.!?";
    const char *found = mark ? strchr(order, mark) : NULL;
    return found ? (int)(found - order) : 0;
}

void say_break(Speech *speech, char mark)
{
    if (speech->words->len > 0 && break_strength(mark) > break_strength(speech->pending))
        speech->pending = mark;
}

static void add_word(Speech *speech, const char *word, gsize bytes, gsize start, gsize end,
                     gboolean letter)
{
    GString *spoken = speech->spoken;
    if (speech->pending)
        g_string_append_c(spoken, speech->pending);
    speech->pending = '\0';
    if (spoken->len)
        g_string_append_c(spoken, ' ');
    SpokenWord said = {.spoken_start = (guint32)spoken->len,
                       .display_start = (guint32)start,
                       .display_end = (guint32)end,
                       .letter = letter};
    g_string_append_len(spoken, word, (gssize)bytes);
    said.spoken_end = (guint32)spoken->len;
    if (speech->words->len) {
        const SpokenWord *last = &g_array_index(speech->words, SpokenWord, speech->words->len - 1);
        said.display_start = MAX(said.display_start, last->display_start);
        said.display_end = MAX(said.display_end, last->display_end);
    }
    g_array_append_val(speech->words, said);
}

/* A word of one letter, written as a capital in what is to be said, is a letter's name. */
static gboolean is_letter_name(const char *word, gsize bytes)
{
    gunichar c = g_utf8_get_char(word);
    return (gsize)(g_utf8_next_char(word) - word) == bytes && g_unichar_isupper(c);
}

void say(Speech *speech, const char *words, gsize start, gsize end)
{
    while (*words) {
        gsize bytes = strcspn(words, " -");
        if (bytes)
            add_word(speech, words, bytes, start, end, is_letter_name(words, bytes));
        words += bytes + (words[bytes] != '\0');
    }
}

void say_text(Speech *speech, const char *text, gsize start, gsize end)
{
    g_auto(Verbalization) inner = {0};
    verbalize_plainly(speech->verbalizer, text, strlen(text), &inner);
    for (guint i = 0; i < inner.words->len; i++) {
        const SpokenWord *word = &g_array_index(inner.words, SpokenWord, i);
        add_word(speech, inner.spoken + word->spoken_start, word->spoken_end - word->spoken_start,
                 start, end, word->letter);
    }
}

void say_tokens(Speech *speech, const char *words, gsize at, gsize count)
{
    say(speech, words, range_start(speech, at), range_end(speech, at, count));
}

void say_grammar(Speech *speech, const char *key, gsize at, gsize count)
{
    say_tokens(speech, grammar_word(speech, key), at, count);
}

void say_letters(Speech *speech, gsize start, gsize end)
{
    const char *limit = speech->text + end;
    for (const char *c = speech->text + start; c < limit; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (!g_unichar_isalpha(letter))
            continue;
        const char *after = g_utf8_next_char(c);
        const TableRow *row =
            (guchar)*c < 0x80 ? NULL
                              : tables_find(speech->tables, TABLE_SYMBOLS, c, (gsize)(after - c));
        if (row) { /* a Greek letter has a name of its own */
            say(speech, row->column[0], (gsize)(c - speech->text), (gsize)(after - speech->text));
            continue;
        }
        char name[8];
        int bytes = g_unichar_to_utf8(g_unichar_toupper(letter), name);
        const char *next = g_utf8_next_char(c);
        while (next < limit && g_unichar_ismark(g_utf8_get_char(next)))
            next = g_utf8_next_char(next);
        add_word(speech, name, (gsize)bytes, (gsize)(c - speech->text),
                 (gsize)(next - speech->text), TRUE);
    }
}

void say_suffix(Speech *speech, const char *suffix, gsize end)
{
    if (!speech->words->len)
        return;
    SpokenWord *last = &g_array_index(speech->words, SpokenWord, speech->words->len - 1);
    g_string_append(speech->spoken, suffix);
    last->spoken_end = (guint32)speech->spoken->len;
    last->display_end = MAX(last->display_end, (guint32)end);
}

void leave_out(Speech *speech, gsize start, gsize end, const char *rule)
{
    Omission omission = {.start = start, .end = end, .rule = rule};
    g_array_append_val(speech->omissions, omission);
}

void leave_out_tokens(Speech *speech, gsize at, gsize count, const char *rule)
{
    leave_out(speech, range_start(speech, at), range_end(speech, at, count), rule);
}

char *number_words(const Speech *speech, SpellKind kind, gint64 value)
{
    GString *words = g_string_new(NULL);
    if (speech->spell)
        spell_number(speech->spell, kind, value, words);
    else
        g_string_append_printf(words, "%" G_GINT64_FORMAT, value);
    return g_string_free(words, FALSE);
}

char *digit_words(const Speech *speech, gsize start, gsize end)
{
    GString *words = g_string_new(NULL);
    for (const char *c = speech->text + start; c < speech->text + end; c = g_utf8_next_char(c)) {
        int digit = g_unichar_digit_value(g_utf8_get_char(c));
        if (digit < 0)
            continue;
        if (words->len)
            g_string_append_c(words, ' ');
        if (speech->spell)
            spell_number(speech->spell, SPELL_CARDINAL, digit, words);
        else
            g_string_append_c(words, (char)('0' + digit));
    }
    return g_string_free(words, FALSE);
}

/* 1984 nineteen eighty four, 2006 two thousand six, 2012 twenty twelve: CLDR's rule for years says
 * all but the first century of a millennium so. */
char *year_words(const Speech *speech, gint64 year)
{
    gboolean plain = year < 1100 || year > 9999 || year % 1000 < 10;
    return number_words(speech, plain ? SPELL_CARDINAL : SPELL_YEAR, year);
}

char *plural_words(const char *words)
{
    gsize length = strlen(words);
    if (length > 1 && words[length - 1] == 'y')
        return g_strdup_printf("%.*sies", (int)length - 1, words);
    if (length > 1 && words[length - 1] == 'x')
        return g_strconcat(words, "es", NULL);
    return g_strconcat(words, "s", NULL);
}

void say_number(Speech *speech, SpellKind kind, gint64 value, gsize start, gsize end)
{
    g_autofree char *words = number_words(speech, kind, value);
    say(speech, words, start, end);
}

void say_digits(Speech *speech, gsize start, gsize end)
{
    const char *limit = speech->text + end;
    for (const char *c = speech->text + start; c < limit; c = g_utf8_next_char(c)) {
        int digit = g_unichar_digit_value(g_utf8_get_char(c));
        if (digit < 0)
            digit = token_script_value(g_utf8_get_char(c));
        if (digit < 0 || digit > 9)
            continue;
        gsize from = (gsize)(c - speech->text);
        say_number(speech, SPELL_CARDINAL, digit, from,
                   (gsize)(g_utf8_next_char(c) - speech->text));
    }
}

void say_pattern(Speech *speech, const char *key, const char *const args[4], gsize start, gsize end)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (const char *c = grammar_word(speech, key); *c; c++) {
        if (c[0] == '{' && c[1] >= '0' && c[1] <= '3' && c[2] == '}') {
            const char *arg = args[c[1] - '0'];
            g_string_append(words, arg ? arg : "");
            c += 2;
        } else {
            g_string_append_c(words, *c);
        }
    }
    say(speech, words->str, start, end);
}
