/* Footnotes of Markdown, which CommonMark does not have: "[^1]" in a text, "[^1]: …" where it says
 * what it means.
 *
 * Before cmark reads the text, a mark becomes a word of noncharacters of Unicode, which no text
 * has, and the note an item of a list that begins with one: so cmark finds the note's paragraphs,
 * and a mark is safe from being taken for a link. Lines stay where they are.
 *
 * Must not know: cmark.
 */
#ifndef LECTERN_DOCUMENT_MARKDOWN_NOTE_H
#define LECTERN_DOCUMENT_MARKDOWN_NOTE_H

#include <glib.h>

typedef struct {
    char *text; /* the source with the notes' signs in it */
    gsize length;
    GPtrArray *labels; /* of char *: "1", "dose"; the note with number N is at N - 1 */
} MarkdownNotes;

/* What a stretch of text is. */
typedef enum { NOTE_TEXT, NOTE_REFERENCE, NOTE_DEFINITION } NoteKind;

typedef struct {
    NoteKind kind;
    guint number;   /* REFERENCE, DEFINITION: from 1, in the order of the first references */
    const char *at; /* TEXT */
    gsize length;
} NotePiece;

/* Puts the signs in. A mark without its note stays as it was written. */
void markdown_notes_find(const char *text, gsize length, MarkdownNotes *out);
void markdown_notes_clear(MarkdownNotes *notes);

/* The next piece of a text that may hold signs; `*at` moves on. FALSE at its end. */
gboolean markdown_notes_next(const MarkdownNotes *notes, const char **at, const char *end,
                             NotePiece *piece);

/* Whether the text begins with the sign of a note. */
gboolean markdown_notes_begins_note(const char *text);

/* The text as it was written, signs made marks again. g_free(). */
char *markdown_notes_restore(const MarkdownNotes *notes, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MarkdownNotes, markdown_notes_clear)

#endif
