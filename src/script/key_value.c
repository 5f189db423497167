/* Values of key files; see key_value.h. */
#include "script/key_value.h"

#include <string.h>

/* Whether every backslash is one of the escapes that key files have. */
static gboolean has_sound_escapes(const char *raw)
{
    for (const char *p = strchr(raw, '\\'); p; p = strchr(p + 2, '\\'))
        if (p[1] == '\0' || !strchr("sntr\\", p[1]))
            return FALSE;
    return TRUE;
}

char *key_value_string(GKeyFile *file, const char *group, const char *key)
{
    g_autofree char *raw = g_key_file_get_value(file, group, key, NULL);
    if (!raw || !has_sound_escapes(raw))
        return NULL;
    char *value = g_key_file_get_string(file, group, key, NULL);
    return value ? g_strstrip(value) : NULL;
}

char **key_value_list(GKeyFile *file, const char *group, const char *key)
{
    g_autofree char *value = g_key_file_get_value(file, group, key, NULL);
    if (!value || strchr(value, '\\') || !g_utf8_validate(value, -1, NULL))
        return NULL;
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    g_auto(GStrv) parts = g_strsplit(value, ";", -1);
    for (guint i = 0; parts[i]; i++)
        if (*g_strstrip(parts[i]))
            g_strv_builder_add(words, parts[i]);
    return g_strv_builder_end(words);
}
