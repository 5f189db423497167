/* Names of marks; see mark.h. */
#include "document/mark.h"

const char *mark_kind_name(MarkKind kind)
{
    static const char *const names[MARK_KINDS] = {
        [MARK_LINK] = "link",
        [MARK_STRONG] = "strong",
        [MARK_EMPHASIS] = "emphasis",
        [MARK_CODE] = "code",
        [MARK_SUPERSCRIPT] = "superscript",
        [MARK_SUBSCRIPT] = "subscript",
        [MARK_NOTE_REFERENCE] = "note-reference",
        [MARK_LANGUAGE] = "language",
        [MARK_ABBREVIATION] = "abbreviation",
        [MARK_TIME] = "time",
        [MARK_DELETED] = "deleted",
        [MARK_NAMES] = "names",
        [MARK_PROPERTY] = "property",
    };
    g_return_val_if_fail(kind < MARK_KINDS, "");
    return names[kind];
}
