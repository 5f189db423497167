/* Directions written without blanks: "5mgBID", "250mgIV", "2tabsPO", "5mgx2/d", "TIDx7d". Letters
 * behind each other are one token; here they come apart where a unit ends and an abbreviation of
 * prescriptions begins. */
#include "script/verbalize.h"

#include <string.h>

enum { LONGEST = 16 };

typedef struct {
    const Tables *tables;
    const char *text;
    const Token *tokens;
    gsize n_tokens;
} Glue;

static gboolean has(const Glue *glue, TableKind kind, const char *word, gsize length)
{
    return tables_find_folded(glue->tables, kind, word, length) != NULL;
}

static gboolean is_in_class(const Glue *glue, const char *word, gsize length, const char *class)
{
    const TableRow *row = tables_find_folded(glue->tables, TABLE_CONTEXTS, word, length);
    for (; row; row = row->next)
        if (strcmp(row->column[0], class) == 0)
            return TRUE;
    return FALSE;
}

static gboolean is_number_at(const Glue *glue, gsize at)
{
    return at < glue->n_tokens && glue->tokens[at].kind == TOKEN_NUMBER && !glue->tokens[at].blank;
}

/* The x of "x7d" and the q of "q6h". */
static gboolean is_letter_before_number(const Glue *glue, gsize at, const char *letter,
                                        gsize length)
{
    return length == 1 && (*letter == 'x' || *letter == 'q') && is_number_at(glue, at + 1);
}

/* What may cling to the unit of a dose: "BID", "IV", "tabs", "x2", "q6h". */
static gboolean is_direction(const Glue *glue, gsize at, const char *word, gsize length)
{
    return is_letter_before_number(glue, at, word, length) ||
           (length > 1 &&
            (has(glue, TABLE_LATIN, word, length) || is_in_class(glue, word, length, "route") ||
             is_in_class(glue, word, length, "counted-form")));
}

/* How many letters of a token behind a number are its unit; 0 where nothing clings to one. A unit
 * of one letter must stand out: "1gIV", but "10dpo". */
static gsize unit_before_direction(const Glue *glue, gsize at, const char *word, gsize length)
{
    if (has(glue, TABLE_UNITS, word, length) || has(glue, TABLE_LATIN, word, length))
        return 0;
    for (gsize unit = length - 1; unit > 0; unit--) {
        const char *rest = word + unit;
        gboolean stands_out =
            g_ascii_isupper(*rest) || is_letter_before_number(glue, at, rest, length - unit);
        gboolean known = unit > 1
                             ? has(glue, TABLE_UNITS, word, unit)
                             : stands_out && tables_find(glue->tables, TABLE_UNITS, word, unit);
        if (known && is_direction(glue, at, rest, length - unit))
            return unit;
    }
    return 0;
}

/* How many letters of the token are a word of their own; 0 where it is one word. */
static gsize split_at(const Glue *glue, gsize at)
{
    const Token *token = &glue->tokens[at];
    const char *word = glue->text + token->start;
    gsize length = token->end - token->start;
    if (token->kind != TOKEN_WORD || length < 2 || length > LONGEST)
        return 0;
    if (at > 0 && !token->blank && glue->tokens[at - 1].kind == TOKEN_NUMBER)
        return unit_before_direction(glue, at, word, length);
    gboolean course = length > 2 && word[length - 1] == 'x' && is_number_at(glue, at + 1);
    return course && has(glue, TABLE_LATIN, word, length - 1) ? length - 1 : 0; /* "BIDx7d" */
}

GArray *split_directions(GArray *tokens, const char *text, const Tables *tables)
{
    Glue glue = {.tables = tables,
                 .text = text,
                 .tokens = (const Token *)(gpointer)tokens->data,
                 .n_tokens = tokens->len};
    g_autoptr(GArray) split = NULL; /* made where the first comes apart */
    for (gsize at = 0; at < glue.n_tokens; at++) {
        Token token = glue.tokens[at];
        gsize letters = split_at(&glue, at);
        if (letters && !split) {
            split = g_array_sized_new(FALSE, FALSE, sizeof(Token), (guint)glue.n_tokens + 8);
            g_array_append_vals(split, glue.tokens, (guint)at);
        }
        if (letters) {
            Token unit = token;
            token.start = unit.end = token.start + (guint32)letters;
            token.blank = TRUE;
            g_array_append_val(split, unit);
        }
        if (split)
            g_array_append_val(split, token);
    }
    if (!split)
        return tokens;
    g_array_unref(tokens);
    return g_steal_pointer(&split);
}
