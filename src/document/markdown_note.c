/* Footnotes of Markdown; see markdown_note.h. The syntax is that of GitHub and of PHP Markdown
 * Extra. */
#include "document/markdown_note.h"

#include <string.h>

/* A reference is ^ SIGN number CLOSE ^, with punctuation at both ends, as CommonMark's rules for
 * emphasis ask what stands beside a "**". A note's line begins with BULLET SIGN number NOTE. */
#define SIGN "\xEF\xB7\x90"  /* U+FDD0 */
#define CLOSE "\xEF\xB7\x91" /* U+FDD1 */
#define NOTE "\xEF\xB7\x92"  /* U+FDD2 */
#define EDGE "^"
#define BULLET "+ "
enum { SIGN_BYTES = 3, MAX_LABEL_BYTES = 64 };

typedef struct {
    GHashTable *numbers; /* folded label of a note → its number; 0 until it is referred to */
    MarkdownNotes *out;
} Finder;

/* Behind "[^label]", which begins at `at`; NULL where none does. */
static const char *label_end(const char *at, const char *end, char **label)
{
    if (end - at < 4 || at[0] != '[' || at[1] != '^')
        return NULL;
    const char *last = at + 2;
    while (last < end && last - at < MAX_LABEL_BYTES && *last != ']' && *last != '[' &&
           !g_ascii_isspace(*last))
        last++;
    if (last == end || *last != ']' || last == at + 2)
        return NULL;
    *label = g_strndup(at + 2, (gsize)(last - at - 2));
    return last + 1;
}

/* Behind "[^label]:" at the beginning of a line; NULL where none is. */
static const char *definition_end(const char *line, const char *end, const char **mark,
                                  char **label)
{
    const char *at = line;
    while (at < end && at - line < 3 && *at == ' ')
        at++;
    *mark = at;
    at = label_end(at, end, label);
    return at && at < end && *at == ':' ? at + 1 : NULL;
}

static const char *next_line(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (gsize)(end - at));
    return newline ? newline + 1 : end;
}

static GHashTable *find_definitions(const char *text, const char *end)
{
    GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const char *line = text; line < end; line = next_line(line, end)) {
        g_autofree char *label = NULL;
        const char *mark;
        if (definition_end(line, end, &mark, &label))
            g_hash_table_insert(numbers, g_utf8_casefold(label, -1), NULL);
    }
    return numbers;
}

/* The number of a label that has a note; 0 for others. */
static guint number_of(Finder *finder, const char *label)
{
    g_autofree char *folded = g_utf8_casefold(label, -1);
    gpointer number;
    if (!g_hash_table_lookup_extended(finder->numbers, folded, NULL, &number))
        return 0;
    if (!number) {
        g_ptr_array_add(finder->out->labels, g_strdup(label));
        number = GUINT_TO_POINTER(finder->out->labels->len);
        g_hash_table_insert(finder->numbers, g_steal_pointer(&folded), number);
    }
    return GPOINTER_TO_UINT(number);
}

static gboolean is_sign(const char *at)
{
    return (guchar)at[0] == 0xEF && (guchar)at[1] == 0xB7 && (guchar)at[2] >= 0x90 &&
           (guchar)at[2] <= 0x92;
}

/* Copies a line with its references made signs; signs of the text's own are left out. */
static void copy_line(Finder *finder, const char *at, const char *end, GString *copy)
{
    const char *from = at;
    while (at < end) {
        g_autofree char *label = NULL;
        const char *after = *at == '[' ? label_end(at, end, &label) : NULL;
        guint number = after ? number_of(finder, label) : 0;
        gboolean foreign = end - at >= SIGN_BYTES && is_sign(at);
        if (!number && !foreign) {
            at++;
            continue;
        }
        g_string_append_len(copy, from, at - from);
        if (number)
            g_string_append_printf(copy, EDGE SIGN "%u" CLOSE EDGE, number);
        at = from = number ? after : at + SIGN_BYTES;
    }
    g_string_append_len(copy, from, at - from);
}

static void copy_all(Finder *finder, const char *text, const char *end, GString *copy)
{
    for (const char *line = text; line < end;) {
        const char *next = next_line(line, end), *mark;
        g_autofree char *label = NULL;
        const char *after = definition_end(line, end, &mark, &label);
        if (after) {
            g_string_append_len(copy, line, mark - line);
            g_string_append_printf(copy, BULLET SIGN "%u" NOTE, number_of(finder, label));
            line = after;
        }
        copy_line(finder, line, next, copy);
        line = next;
    }
}

/* References first: notes are numbered in their order, whatever order the notes themselves have. */
static void number_references(Finder *finder, const char *text, const char *end)
{
    for (const char *at = text; (at = memchr(at, '[', (gsize)(end - at))); at++) {
        g_autofree char *label = NULL;
        const char *after = label_end(at, end, &label);
        if (after && (after == end || *after != ':'))
            number_of(finder, label);
    }
}

void markdown_notes_find(const char *text, gsize length, MarkdownNotes *out)
{
    Finder finder = {.out = out};
    const char *end = text + length;
    GString *copy = g_string_sized_new(length + 1);
    out->labels = g_ptr_array_new_with_free_func(g_free);
    finder.numbers = find_definitions(text, end);
    number_references(&finder, text, end);
    copy_all(&finder, text, end, copy);
    g_hash_table_unref(finder.numbers);
    out->length = copy->len;
    out->text = g_string_free(copy, FALSE);
}

void markdown_notes_clear(MarkdownNotes *notes)
{
    g_clear_pointer(&notes->text, g_free);
    g_clear_pointer(&notes->labels, g_ptr_array_unref);
}

/* Reads SIGN number and what closes it; leaves `*at` behind it. */
static gboolean read_sign(const MarkdownNotes *notes, const char **at, NotePiece *piece)
{
    if (!g_str_has_prefix(*at, SIGN))
        return FALSE;
    char *after;
    guint64 number = g_ascii_strtoull(*at + SIGN_BYTES, &after, 10);
    gboolean is_note = g_str_has_prefix(after, NOTE);
    if (number == 0 || number > notes->labels->len || (!is_note && !g_str_has_prefix(after, CLOSE)))
        return FALSE;
    *at = after + SIGN_BYTES;
    *piece =
        (NotePiece){.kind = is_note ? NOTE_DEFINITION : NOTE_REFERENCE, .number = (guint)number};
    return TRUE;
}

/* A reference with its edges, or a note's beginning. */
static gboolean read_mark(const MarkdownNotes *notes, const char **at, NotePiece *piece)
{
    const char *sign = *at + (**at == EDGE[0]);
    if (!read_sign(notes, &sign, piece))
        return FALSE;
    *at = sign + (piece->kind == NOTE_REFERENCE && *sign == EDGE[0]);
    return TRUE;
}

gboolean markdown_notes_next(const MarkdownNotes *notes, const char **at, const char *end,
                             NotePiece *piece)
{
    if (*at >= end)
        return FALSE;
    if (read_mark(notes, at, piece))
        return TRUE;
    const char *start = *at, *stop = start + 1;
    while (stop < end && !g_str_has_prefix(stop, EDGE SIGN) && !g_str_has_prefix(stop, SIGN))
        stop++;
    *at = stop;
    *piece = (NotePiece){.kind = NOTE_TEXT, .at = start, .length = (gsize)(stop - start)};
    return TRUE;
}

gboolean markdown_notes_begins_note(const char *text)
{
    if (!g_str_has_prefix(text, SIGN))
        return FALSE;
    const char *at = text + SIGN_BYTES;
    while (g_ascii_isdigit(*at))
        at++;
    return g_str_has_prefix(at, NOTE);
}

char *markdown_notes_restore(const MarkdownNotes *notes, const char *text)
{
    GString *out = g_string_new(NULL);
    const char *at = text, *end = text + strlen(text);
    for (NotePiece piece; markdown_notes_next(notes, &at, end, &piece);) {
        if (piece.kind == NOTE_TEXT) {
            g_string_append_len(out, piece.at, (gssize)piece.length);
            continue;
        }
        gboolean is_note = piece.kind == NOTE_DEFINITION;
        gsize bullet = strlen(BULLET);
        if (is_note && out->len >= bullet &&
            memcmp(out->str + out->len - bullet, BULLET, bullet) == 0)
            g_string_truncate(out, out->len - bullet);
        g_string_append_printf(out, "[^%s]%s", (char *)notes->labels->pdata[piece.number - 1],
                               is_note ? ":" : "");
    }
    return g_string_free(out, FALSE);
}
