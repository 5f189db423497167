/* A line of bare text: where it ends, how far it is indented, which marker it begins with. */
#ifndef LECTERN_DOCUMENT_TEXT_LINE_H
#define LECTERN_DOCUMENT_TEXT_LINE_H

#include <glib.h>

typedef enum {
    TEXT_LINE_BLANK,
    TEXT_LINE_WORDS,
    TEXT_LINE_BULLET, /* "• ", "- ", "* ", "o ", … */
    TEXT_LINE_NUMBER, /* "1. ", "1) ", "(1) ", "a) ", "a. ", "iv. " */
    TEXT_LINE_RULE    /* "-----", "* * *" */
} TextLineKind;

typedef struct {
    TextLineKind item;
    guint number; /* of the line, from 1 */
    guint indent; /* columns before the first character; a tab goes to the next multiple of 8 */
    char style;   /* of the marker: items of one list have the same */
    int marker_number;
    int roman_number;    /* what the marker says if its letters are a Roman number; else 0 */
    gboolean wide_gap;   /* a tab or several blanks stand behind the marker */
    gboolean lone;       /* a marker with nothing behind it */
    gboolean new_page;   /* a form feed stands before it */
    gboolean cut_word;   /* ends with a soft hyphen: the next line goes on in the same word */
    gboolean ends_page;  /* a form feed ends it */
    const char *start;   /* of the line, indentation included; borrowed */
    const char *content; /* blanks trimmed; borrowed */
    gsize content_length;
    gsize marker_length; /* bytes of the content that are the marker and the blanks behind it */
} TextLine;

/* Reads the line at `text` into `line`, whose `number` is counted on. Lines end at LF, CR, CR LF,
 * FF, NEL, U+2028 or U+2029. Gives where the next begins, or NULL at the end of the text. */
const char *text_line_next(const char *text, const char *end, TextLine *line);

#endif
