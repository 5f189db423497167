/* Lines; see one_line.h. */
#include "publish/one_line.h"

gboolean one_line_is_blank(gunichar letter)
{
    switch (g_unichar_type(letter)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return TRUE;
    default:
        return letter == ' ';
    }
}

char *one_line(const char *text)
{
    GString *line = g_string_new(NULL);
    gboolean blank = FALSE;
    for (const char *p = text ? text : ""; *p; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        if (one_line_is_blank(letter)) {
            blank = TRUE;
            continue;
        }
        if (blank && line->len > 0)
            g_string_append_c(line, ' ');
        blank = FALSE;
        g_string_append_unichar(line, letter);
    }
    return g_string_free(line, FALSE);
}
