/* Charset labels; see charset_label.h. */
#include "document/charset_label.h"

#include <string.h>

/* The standard asks for 1,024 bytes; pages with long comments in front need more. */
enum { PRESCAN_BYTES = 8192 };

typedef struct {
    const char *label, *charset;
} Label;

static const Label labels[] = {
    {"ANSI_X3.4-1968", "WINDOWS-1252"},
    {"ASCII", "WINDOWS-1252"},
    {"BIG5", "BIG5-HKSCS"},
    {"BIG5-HKSCS", "BIG5-HKSCS"},
    {"CHINESE", "GB18030"},
    {"CP1252", "WINDOWS-1252"},
    {"CP819", "WINDOWS-1252"},
    {"EUC-KR", "CP949"},
    {"GB2312", "GB18030"},
    {"GBK", "GB18030"},
    {"GB_2312-80", "GB18030"},
    {"ISO-8859-1", "WINDOWS-1252"},
    {"ISO-8859-11", "CP874"},
    {"ISO-8859-9", "WINDOWS-1254"},
    {"ISO8859-1", "WINDOWS-1252"},
    {"ISO88591", "WINDOWS-1252"},
    {"ISO_8859-1", "WINDOWS-1252"},
    {"KOREAN", "CP949"},
    {"KSC5601", "CP949"},
    {"KS_C_5601-1987", "CP949"},
    {"L1", "WINDOWS-1252"},
    {"LATIN1", "WINDOWS-1252"},
    {"LATIN5", "WINDOWS-1254"},
    {"MS_KANJI", "CP932"},
    {"SHIFT-JIS", "CP932"},
    {"SHIFT_JIS", "CP932"},
    {"SJIS", "CP932"},
    {"TIS-620", "CP874"},
    {"UHC", "CP949"},
    {"UNICODE-1-1-UTF-8", "UTF-8"},
    {"US-ASCII", "WINDOWS-1252"},
    {"UTF-16", "UTF-8"}, /* in a declaration that can be read as ASCII */
    {"UTF-16BE", "UTF-8"},
    {"UTF-16LE", "UTF-8"},
    {"UTF-7", "UTF-8"}, /* a way to smuggle mark-up; browsers refuse it */
    {"UTF8", "UTF-8"},
    {"WINDOWS-31J", "CP932"},
    {"X-CP1252", "WINDOWS-1252"},
    {"X-GBK", "GB18030"},
    {"X-SJIS", "CP932"},
    {"X-USER-DEFINED", "WINDOWS-1252"},
};

char *charset_from_label(const char *label, gsize length)
{
    g_autofree char *name = g_ascii_strup(label, (gssize)length);
    g_strstrip(name);
    if (!*name)
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(labels); i++)
        if (strcmp(labels[i].label, name) == 0)
            return g_strdup(labels[i].charset);
    return g_steal_pointer(&name);
}

static const char *find_word(const char *at, const char *end, const char *word)
{
    gsize length = strlen(word);
    for (; (gsize)(end - at) >= length; at++)
        if (g_ascii_strncasecmp(at, word, length) == 0)
            return at;
    return NULL;
}

static const char *skip_spaces(const char *at, const char *end)
{
    while (at < end && g_ascii_isspace(*at))
        at++;
    return at;
}

/* The value behind `word` "=", quoted or not. */
static char *value_behind(const char *at, const char *end, const char *word)
{
    while ((at = find_word(at, end, word))) {
        at = skip_spaces(at + strlen(word), end);
        if (at == end || *at != '=')
            continue;
        at = skip_spaces(at + 1, end);
        const char *stops = " \t\r\n;\"'/>?";
        if (at < end && (*at == '"' || *at == '\''))
            stops = *at++ == '"' ? "\"" : "'";
        const char *start = at;
        while (at < end && !strchr(stops, *at))
            at++;
        return charset_from_label(start, (gsize)(at - start));
    }
    return NULL;
}

char *charset_from_content_type(const char *content_type)
{
    if (!content_type)
        return NULL;
    return value_behind(content_type, content_type + strlen(content_type), "charset");
}

char *charset_from_markup(const char *bytes, gsize length)
{
    const char *end = bytes + MIN(length, PRESCAN_BYTES);
    const char *at = skip_spaces(bytes, end);
    if (find_word(at, MIN(end, at + 5), "<?xml")) {
        const char *close = memchr(at, '>', (gsize)(end - at));
        char *charset = close ? value_behind(at, close, "encoding") : NULL;
        if (charset)
            return charset;
    }
    while ((at = memchr(at, '<', (gsize)(end - at)))) {
        if ((gsize)(end - at) > 4 && memcmp(at, "<!--", 4) == 0) {
            at = find_word(at, end, "-->");
            if (!at)
                return NULL;
            continue;
        }
        const char *close = memchr(at, '>', (gsize)(end - at));
        gboolean meta = close && g_ascii_strncasecmp(at, "<meta", 5) == 0;
        char *charset = meta ? value_behind(at, close, "charset") : NULL;
        if (charset)
            return charset;
        at++;
    }
    return NULL;
}
