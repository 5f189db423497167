/* Wide forms; see verbalize_fold.h. */
#include "script/verbalize_fold.h"

#include <string.h>

enum { WIDE_FIRST = 0xFF01, WIDE_LAST = 0xFF5E, WIDE_TO_PLAIN = 0xFEE0, WIDE_BYTES = 3 };

/* The wide form at `at`, 0 where none stands. */
static gunichar wide_at(const char *text, gsize length, gsize at)
{
    if (at + WIDE_BYTES > length || (guchar)text[at] != 0xEF ||
        ((guchar)text[at + 1] != 0xBC && (guchar)text[at + 1] != 0xBD))
        return 0;
    gunichar c = g_utf8_get_char(text + at);
    return c >= WIDE_FIRST && c <= WIDE_LAST ? c : 0;
}

static gboolean is_wide_digit(gunichar c)
{
    return c >= 0xFF10 && c <= 0xFF19;
}

/* What is written for it in other alphabets; 0 for punctuation, which has its own rules there. A
 * wide comma joins digits only in "１，０００", all of it wide. */
static char plain_form(const char *text, gsize length, gsize at)
{
    gunichar c = wide_at(text, length, at);
    char plain = c ? (char)(c - WIDE_TO_PLAIN) : 0;
    if (g_ascii_isalnum(plain) || (plain && strchr("%+-=<>/*&#@$^_~", plain)))
        return plain;
    if (plain != ',' && plain != '.')
        return 0;
    gboolean between = at >= WIDE_BYTES && is_wide_digit(wide_at(text, length, at - WIDE_BYTES)) &&
                       is_wide_digit(wide_at(text, length, at + WIDE_BYTES));
    return between ? plain : 0;
}

static GArray *moved_marks(const GArray *origin, const Mark *marks, guint n_marks)
{
    const guint32 *byte = (const guint32 *)(gpointer)origin->data;
    GArray *moved = g_array_sized_new(FALSE, FALSE, sizeof(Mark), n_marks);
    guint start = 0;
    for (guint i = 0; i < n_marks; i++) {
        Mark mark = marks[i];
        while (start + 1 < origin->len && byte[start] < mark.start)
            start++;
        guint low = start, high = origin->len - 1;
        while (low < high) { /* ends come in no order */
            guint middle = low + (high - low) / 2;
            if (byte[middle] < mark.end)
                low = middle + 1;
            else
                high = middle;
        }
        mark.start = start;
        mark.end = low;
        g_array_append_val(moved, mark);
    }
    return moved;
}

WideFold wide_fold(const char *text, gsize length, const Mark *marks, guint n_marks)
{
    gsize at = 0;
    for (const char *c; (c = memchr(text + at, 0xEF, length - at)); at++) {
        at = (gsize)(c - text);
        if (plain_form(text, length, at))
            break;
    }
    WideFold fold = {0};
    if (at >= length || !plain_form(text, length, at))
        return fold;
    GString *plain = g_string_sized_new(length);
    fold.origin = g_array_sized_new(FALSE, FALSE, sizeof(guint32), (guint)length + 1);
    for (at = 0; at < length;) {
        guint32 origin = (guint32)at;
        char c = plain_form(text, length, at);
        g_string_append_c(plain, c ? c : text[at]);
        g_array_append_val(fold.origin, origin);
        at += c ? WIDE_BYTES : 1;
    }
    guint32 end = (guint32)length;
    g_array_append_val(fold.origin, end);
    fold.length = plain->len;
    fold.text = g_string_free(plain, FALSE);
    fold.marks = moved_marks(fold.origin, marks, marks ? n_marks : 0);
    return fold;
}

void wide_fold_clear(WideFold *fold)
{
    g_clear_pointer(&fold->text, g_free);
    g_clear_pointer(&fold->origin, g_array_unref);
    g_clear_pointer(&fold->marks, g_array_unref);
}

void wide_fold_restore(const WideFold *fold, GArray *words, GArray *omissions)
{
    const guint32 *byte = (const guint32 *)(gpointer)fold->origin->data;
    for (guint i = 0; i < words->len; i++) {
        SpokenWord *word = &g_array_index(words, SpokenWord, i);
        word->display_start = byte[word->display_start];
        word->display_end = byte[word->display_end];
    }
    for (guint i = 0; i < omissions->len; i++) {
        Omission *omission = &g_array_index(omissions, Omission, i);
        omission->start = byte[omission->start];
        omission->end = byte[omission->end];
    }
}
