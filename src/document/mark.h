/* Marks: what mark-up said about a range of text.
 *
 * A text that came from mark-up travels through the stages as plain UTF-8 with a list of marks. A
 * range is half-open, in bytes of that text. Marks are sorted by start, then longest first; they
 * nest or stand apart, they never overlap partly.
 */
#ifndef LECTERN_DOCUMENT_MARK_H
#define LECTERN_DOCUMENT_MARK_H

#include <glib.h>

typedef enum {
    MARK_LINK,        /* value: the address as written */
    MARK_STRONG,      /* b, strong */
    MARK_EMPHASIS,    /* i, em, cite, dfn, var */
    MARK_CODE,        /* code, kbd, samp */
    MARK_SUPERSCRIPT, /* sup that has no Unicode form; where it has, the text itself is "10³" */
    MARK_SUBSCRIPT,
    MARK_NOTE_REFERENCE, /* a footnote's mark: "1", "*" */
    MARK_LANGUAGE,       /* value: BCP 47 */
    MARK_ABBREVIATION,   /* value: the expansion that `title` gave */
    MARK_TIME,           /* value: the datetime attribute */
    MARK_DELETED,        /* s, del, strike */
    MARK_NAMES,    /* value: class and id of an inline element, as Block.names; evidence only */
    MARK_PROPERTY, /* value: its itemprop, RDFa property, or "rel:author"; evidence only */
    MARK_KINDS
} MarkKind;

typedef struct {
    MarkKind kind;
    gsize start, end;  /* bytes of the marked text */
    const char *value; /* owned by whoever owns the list; NULL where the kind has none */
} Mark;

/* "link", "strong", …: for printing a stage. */
const char *mark_kind_name(MarkKind kind);

#endif
