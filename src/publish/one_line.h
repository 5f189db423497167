/* Lines: texts as formats hold them that end a text with its line.
 */
#ifndef LECTERN_PUBLISH_ONE_LINE_H
#define LECTERN_PUBLISH_ONE_LINE_H

#include <glib.h>

/* `text` on one line: each run of blanks, tabs, line ends and control characters is one blank, none
 * at either end. Blanks that do not break (U+00A0 and the like) are kept. NULL is "". Free with
 * g_free(). */
char *one_line(const char *text);

/* Whether the line breaks at `letter`, or a blank may stand for it. */
gboolean one_line_is_blank(gunichar letter);

#endif
