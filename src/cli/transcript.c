/* The transcript; see transcript.h. */
#include "cli/transcript.h"

#include "cli/output.h"

/* One line whatever the text holds; what could steer the terminal becomes a blank. */
static void append_plain(GString *line, const char *text)
{
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_iscntrl(letter))
            g_string_append_c(line, ' ');
        else
            g_string_append_unichar(line, letter);
    }
}

gboolean transcript_print(const Utterance *utterance, int *section)
{
    g_autoptr(GString) line = g_string_new(NULL);
    if (utterance->section != *section)
        g_string_append_c(line, '\n');
    *section = utterance->section;
    if (utterance->role == ROLE_HEADING && utterance->level > 2)
        g_string_append_printf(line, "Heading, level %d: ", utterance->level);
    else if (utterance->role == ROLE_HEADING)
        g_string_append(line, "Heading: ");
    else if (utterance->role == ROLE_TITLE)
        g_string_append(line, "Title: ");
    append_plain(line, utterance->display);
    g_string_append_c(line, '\n');
    output_write(line->str, line->len);
    return output_flush();
}
