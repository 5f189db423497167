/* Inline text; see inline_text.h. */
#include "document/inline_text.h"
#include "document/superscript.h"

#include <string.h>

void inline_text_init(InlineText *inlined)
{
    *inlined = (InlineText){.text = g_string_sized_new(4096),
                            .marks = g_array_new(FALSE, FALSE, sizeof(Mark))};
}

void inline_text_clear(InlineText *inlined)
{
    g_string_free(inlined->text, TRUE);
    g_array_unref(inlined->marks);
}

static gboolean is_ascii_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* Bytes that need a look: white space and the first bytes of Unicode's blanks and invisible
 * characters (U+00A0 and U+00AD, U+1680, U+2000…U+206F, U+3000, U+FEFF). */
static gboolean is_plain(char c)
{
    switch ((guchar)c) {
    case ' ':
    case '\n':
    case '\t':
    case '\r':
    case '\f':
    case '\v':
    case 0xc2:
    case 0xe1:
    case 0xe2:
    case 0xe3:
    case 0xef:
        return FALSE;
    default:
        return TRUE;
    }
}

static gsize plain_run(const char *text, gsize length)
{
    gsize i = 0;
    while (i < length && is_plain(text[i]))
        i++;
    return i;
}

static gboolean is_unicode_blank(gunichar c)
{
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static gboolean is_invisible(gunichar c)
{
    return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff;
}

static char last_byte(const GString *text)
{
    return text->len ? text->str[text->len - 1] : '\0';
}

/* Writes the blank that stands between what is there and `next`. */
static void settle_blank(InlineText *inlined, char next)
{
    inlined->blank_pending = FALSE;
    char last = last_byte(inlined->text);
    if (last == '\0' || last == '\n')
        return;
    gboolean as_written = g_ascii_isdigit(last) && g_ascii_isdigit(next);
    if (as_written)
        g_string_append_len(inlined->text, inlined->blank, (gssize)inlined->blank_length);
    else
        g_string_append_c(inlined->text, ' ');
}

/* One of Unicode's blanks, by its bytes; a constant, because the pending blank outlives the call
 * that brought it. */
static const char *blank_constant(gunichar c)
{
    switch (c) {
    case 0xa0:
        return "\xc2\xa0";
    case 0x2009:
        return "\xe2\x80\x89";
    case 0x202f:
        return "\xe2\x80\xaf";
    default:
        return " ";
    }
}

static void note_blank(InlineText *inlined, gunichar c)
{
    const char *blank = inlined->blank_pending ? " " : blank_constant(c);
    inlined->blank = blank;
    inlined->blank_length = strlen(blank);
    inlined->blank_pending = TRUE;
}

static void append_visible(InlineText *inlined, const char *text, gsize length)
{
    if (inlined->blank_pending)
        settle_blank(inlined, *text);
    g_string_append_len(inlined->text, text, (gssize)length);
}

static void append_preformatted(InlineText *inlined, const char *text, gsize length)
{
    for (gsize i = 0; i < length;) {
        const char *cr = memchr(text + i, '\r', length - i);
        gsize run = cr ? (gsize)(cr - text) - i : length - i;
        g_string_append_len(inlined->text, text + i, (gssize)run);
        i += run + (cr ? 1 : 0);
    }
}

void inline_text_append(InlineText *inlined, const char *text, gsize length)
{
    if (inlined->preformatted) {
        append_preformatted(inlined, text, length);
        return;
    }
    for (gsize i = 0; i < length;) {
        gsize run = plain_run(text + i, length - i);
        if (run) {
            append_visible(inlined, text + i, run);
            i += run;
            continue;
        }
        if (is_ascii_blank(text[i])) {
            note_blank(inlined, ' ');
            i++;
            continue;
        }
        gunichar c = g_utf8_get_char(text + i);
        gsize size = (gsize)(g_utf8_next_char(text + i) - (text + i));
        if (is_unicode_blank(c))
            note_blank(inlined, c);
        else if (!is_invisible(c))
            append_visible(inlined, text + i, size);
        i += size;
    }
}

void inline_text_break(InlineText *inlined)
{
    GString *text = inlined->text;
    inlined->blank_pending = FALSE;
    gboolean twice = text->len >= 2 && memcmp(text->str + text->len - 2, "\n\n", 2) == 0;
    if (inlined->preformatted || (text->len && !twice))
        g_string_append_c(text, '\n');
}

void inline_text_divide(InlineText *inlined)
{
    if (last_byte(inlined->text) != '\n')
        inline_text_break(inlined);
}

gboolean inline_text_is_blank(const InlineText *inlined)
{
    const GString *text = inlined->text;
    if (!inlined->preformatted)
        return text->len == 0;
    for (gsize i = 0; i < text->len; i++)
        if (!is_ascii_blank(text->str[i]))
            return FALSE;
    return TRUE;
}

void inline_text_open(InlineText *inlined, MarkKind kind, const char *value, guint owner)
{
    if (inlined->n_open == INLINE_MAX_OPEN_MARKS)
        return;
    inlined->open[inlined->n_open++] =
        (OpenMark){.mark = {.kind = kind, .start = inlined->text->len, .value = value},
                   .owner = owner,
                   .n_marks_before = inlined->marks->len};
}

OpenMark *inline_text_find_open(InlineText *inlined, MarkKind kind)
{
    for (guint i = inlined->n_open; i-- > 0;)
        if (inlined->open[i].mark.kind == kind)
            return &inlined->open[i];
    return NULL;
}

/* Ends a mark here, without the blanks at its edges; one without text is dropped. */
static void emit(InlineText *inlined, const OpenMark *open)
{
    const char *text = inlined->text->str;
    Mark mark = open->mark;
    mark.end = inlined->text->len;
    while (mark.start < mark.end && is_ascii_blank(text[mark.start]))
        mark.start++;
    while (mark.start < mark.end && is_ascii_blank(text[mark.end - 1]))
        mark.end--;
    if (mark.start < mark.end)
        g_array_append_val(inlined->marks, mark);
}

/* Replaces raised or lowered text by Unicode's own characters; FALSE where there are none. */
static gboolean convert_script(InlineText *inlined, const OpenMark *open)
{
    GString *text = inlined->text;
    gsize start = open->mark.start;
    while (start < text->len && text->str[start] == ' ')
        start++;
    g_autofree char *converted = superscript_convert(text->str + start, text->len - start,
                                                     open->mark.kind == MARK_SUBSCRIPT);
    if (!converted)
        return FALSE;
    g_string_truncate(text, start);
    g_string_append(text, converted);
    for (guint i = open->n_marks_before; i < inlined->marks->len; i++) {
        Mark *inner = &g_array_index(inlined->marks, Mark, i);
        inner->start = start;
        inner->end = text->len;
    }
    return TRUE;
}

void inline_text_close(InlineText *inlined, guint owner)
{
    guint first = 0;
    while (first < inlined->n_open && inlined->open[first].owner != owner)
        first++;
    /* Marks opened within it end here and begin again behind it. */
    guint kept = first;
    for (guint i = inlined->n_open; i-- > first;) {
        OpenMark *open = &inlined->open[i];
        gboolean script = open->mark.kind == MARK_SUPERSCRIPT || open->mark.kind == MARK_SUBSCRIPT;
        if (!(script && open->owner == owner && convert_script(inlined, open)))
            emit(inlined, open);
    }
    for (guint i = first; i < inlined->n_open; i++) {
        if (inlined->open[i].owner == owner)
            continue;
        inlined->open[kept] = inlined->open[i];
        inlined->open[kept].mark.start = inlined->text->len;
        inlined->open[kept++].n_marks_before = inlined->marks->len;
    }
    inlined->n_open = kept;
}

/* By start, then longest first, then as they were opened. */
static int compare_marks(gconstpointer a, gconstpointer b)
{
    const Mark *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return (int)x->kind - (int)y->kind;
}

static void trim_end(InlineText *inlined)
{
    GString *text = inlined->text;
    gsize length = text->len;
    while (length && is_ascii_blank(text->str[length - 1]))
        length--;
    g_string_truncate(text, length);
}

/* The first line break of preformatted text belongs to the tag; the author's indentation stays. */
static gsize preformatted_start(const GString *text)
{
    gsize line = 0;
    for (gsize i = 0; i < text->len && is_ascii_blank(text->str[i]); i++)
        if (text->str[i] == '\n')
            line = i + 1;
    return line;
}

static void shift_marks(GArray *marks, gsize by)
{
    for (guint i = 0; i < marks->len; i++) {
        Mark *mark = &g_array_index(marks, Mark, i);
        mark->start -= MIN(by, mark->start);
        mark->end -= MIN(by, mark->end);
    }
}

const char *inline_text_take(InlineText *inlined, Arena *arena, gsize *length, const Mark **marks,
                             guint *n_marks)
{
    trim_end(inlined);
    for (guint i = 0; i < inlined->n_open; i++) {
        emit(inlined, &inlined->open[i]);
        inlined->open[i].mark.start = 0;
        inlined->open[i].n_marks_before = 0;
    }
    gsize start = inlined->preformatted ? preformatted_start(inlined->text) : 0;
    if (start)
        shift_marks(inlined->marks, start);
    *length = inlined->text->len - start;
    *n_marks = inlined->marks->len;
    *marks = NULL;
    if (*n_marks > 1)
        g_array_sort(inlined->marks, compare_marks);
    if (*n_marks) {
        Mark *copy = arena_alloc(arena, *n_marks * sizeof(Mark));
        memcpy(copy, inlined->marks->data, *n_marks * sizeof(Mark));
        *marks = copy;
    }
    const char *text = *length ? arena_strndup(arena, inlined->text->str + start, *length) : NULL;
    g_string_truncate(inlined->text, 0);
    g_array_set_size(inlined->marks, 0);
    inlined->blank_pending = FALSE;
    return text;
}

const Mark *inline_text_open_marks(const InlineText *inlined, Arena *arena, gsize length,
                                   guint *n_marks)
{
    *n_marks = inlined->n_open;
    if (!inlined->n_open)
        return NULL;
    Mark *marks = arena_alloc(arena, inlined->n_open * sizeof(Mark));
    for (guint i = 0; i < inlined->n_open; i++)
        marks[i] = (Mark){inlined->open[i].mark.kind, 0, length, inlined->open[i].mark.value};
    return marks;
}
