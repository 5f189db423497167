/* Text as XML holds it; see xml_text.h. */
#include "base/xml_text.h"

#include <string.h>

/* Whether XML 1.0 has it (2.2, [2]), and no browser takes it for another: C1's controls are
 * Windows' letters to some. */
static gboolean is_character(gunichar letter)
{
    if (letter < 0x20)
        return letter == '\t' || letter == '\n';
    return !(letter >= 0x7F && letter < 0xA0) && (letter & 0xFFFE) != 0xFFFE;
}

static const char *entity_of(gunichar letter)
{
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void xml_text_append(GString *out, const char *text, gssize length)
{
    const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
    for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        const char *entity = entity_of(letter);
        if (entity)
            g_string_append(out, entity);
        else if (is_character(letter))
            g_string_append_unichar(out, letter);
    }
}

char *xml_text_escape(const char *text)
{
    GString *out = g_string_new(NULL);
    xml_text_append(out, text ? text : "", -1);
    return g_string_free(out, FALSE);
}

void xml_text_append_attribute(GString *out, const char *name, const char *value)
{
    if (!value)
        return;
    g_string_append_printf(out, " %s=\"", name);
    xml_text_append(out, value, -1);
    g_string_append_c(out, '"');
}
