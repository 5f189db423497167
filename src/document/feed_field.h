/* Fields of feeds: what each element of RSS, Atom and what they borrow says. Tables, no behaviour.
 */
#ifndef LECTERN_DOCUMENT_FEED_FIELD_H
#define LECTERN_DOCUMENT_FEED_FIELD_H

#include <glib.h>

/* Namespaces, by what feeds use them for. */
typedef enum {
    SPACE_RSS, /* none, or one of RSS's */
    SPACE_ATOM,
    SPACE_CONTENT,
    SPACE_DC,
    SPACE_TERMS,
    SPACE_ITUNES,
    SPACE_MEDIA,
    SPACE_BURNER,
    SPACE_XHTML,
    SPACE_OTHER,
} FeedSpace;

typedef enum {
    FIELD_NONE,
    FIELD_TITLE,
    FIELD_LINK,
    FIELD_AUTHOR,
    FIELD_NAME, /* of an author */
    FIELD_PUBLISHED,
    FIELD_UPDATED,
    FIELD_LANGUAGE,
    FIELD_SUMMARY,
    FIELD_CONTENT,
    FIELD_ELSEWHERE, /* opens what has titles, names and links of its own */
    FEED_FIELDS,
} FeedField;

typedef struct {
    const char *name;
    FeedSpace space;
    FeedField field;
    guint rank; /* of the elements for one field the best counts, which is 1 */
} FeedMeaning;

/* The namespace of an element; `uri` NULL where its prefix is bound to nothing, or it has none. */
FeedSpace feed_field_space(const char *uri, const char *prefix);

/* What an element means; NULL for one that means nothing here. */
const FeedMeaning *feed_field_find(const char *name, FeedSpace space);

#endif
