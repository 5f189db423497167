/* Settings files; see settings_file.h. GKeyFile tells no lines: they are found here, by the same
 * rules. */
#include "publish/settings_file.h"

#include "base/error.h"
#include "script/key_value.h"

#include <string.h>

struct SettingsFile {
    GKeyFile *keys;
    GHashTable *lines; /* "group\nkey" → the line that it is in, from 1 */
    Diagnostics *diagnostics;
    guint n_faults;
    guint first_line; /* of the first fault */
    char *first_fault;
};

static guint line_of(const SettingsFile *file, const char *group, const char *key)
{
    g_autofree char *place = g_strdup_printf("%s\n%s", group, key);
    return GPOINTER_TO_UINT(g_hash_table_lookup(file->lines, place));
}

/* --- telling -------------------------------------------------------------------------------- */

static void fault(SettingsFile *file, guint line, const char *message)
{
    diagnostic_report(file->diagnostics, DIAGNOSTIC_ERROR, line, "%s", message);
    if (file->n_faults++ > 0)
        return;
    file->first_line = line;
    file->first_fault = g_strdup(message);
}

void settings_file_fault(SettingsFile *file, const char *group, const char *key, const char *format,
                         ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_autofree char *message = g_strdup_printf("[%s] %s: %s", group, key, what);
    fault(file, line_of(file, group, key), message);
}

void settings_file_warn(SettingsFile *file, const char *group, const char *key, const char *format,
                        ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    diagnostic_report(file->diagnostics, DIAGNOSTIC_WARNING, line_of(file, group, key),
                      "[%s] %s: %s", group, key, what);
}

gboolean settings_file_is_sound(const SettingsFile *file, GError **error)
{
    if (file->n_faults == 0)
        return TRUE;
    if (file->n_faults == 1)
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "not used, because of the fault in line %u: %s", file->first_line,
                    file->first_fault);
    else
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "not used, because of %u faults, the first in line %u: %s", file->n_faults,
                    file->first_line, file->first_fault);
    return FALSE;
}

/* --- reading -------------------------------------------------------------------------------- */

static gboolean is_known(const SettingsKey *known, const char *group, const char *key)
{
    for (; known->group; known++)
        if (g_str_equal(known->group, group) && (!key || g_str_equal(known->key, key)))
            return TRUE;
    return FALSE;
}

/* Notes where a key is, and tells one that is unknown or there twice. */
static void note_key(SettingsFile *file, const SettingsKey *known, const char *group,
                     const char *key, guint line)
{
    if (!is_known(known, group, key)) {
        if (is_known(known, group, NULL))
            diagnostic_report(file->diagnostics, DIAGNOSTIC_WARNING, line,
                              "[%s] has no setting \"%s\"; it was left out", group, key);
        return;
    }
    if (line_of(file, group, key) > 0)
        diagnostic_report(file->diagnostics, DIAGNOSTIC_WARNING, line,
                          "[%s] %s is there twice; this one counts", group, key);
    g_hash_table_replace(file->lines, g_strdup_printf("%s\n%s", group, key),
                         GUINT_TO_POINTER(line));
}

/* "[group]": its name; NULL where the line is none. Free with g_free(). */
static char *group_name(const char *line)
{
    gsize length = strlen(line);
    if (*line != '[' || line[length - 1] != ']')
        return NULL;
    return g_strndup(line + 1, length - 2);
}

static gboolean set_line_error(GError **error, guint line, const char *what)
{
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "line %u: %s", line, what);
    return FALSE;
}

/* Goes over the lines; FALSE for one that has no place in a key file. */
static gboolean index_lines(SettingsFile *file, const char *text, const SettingsKey *known,
                            GError **error)
{
    g_autofree char *group = NULL;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        char *line = g_strstrip(lines[i]);
        char *equals = strchr(line, '=');
        if (*line == '\0' || *line == '#')
            continue;
        char *named = group_name(line);
        if (named) {
            g_free(group);
            group = named;
            if (!is_known(known, group, NULL))
                diagnostic_report(file->diagnostics, DIAGNOSTIC_WARNING, i + 1,
                                  "there are no settings [%s]; all in it was left out", group);
            continue;
        }
        if (!group)
            return set_line_error(error, i + 1, "stands before the first [group]");
        if (!equals || equals == line)
            return set_line_error(error, i + 1,
                                  "is none of \"[group]\", \"name = value\" and \"# comment\"");
        *equals = '\0';
        note_key(file, known, group, g_strchomp(line), i + 1);
    }
    return TRUE;
}

/* The file's text, without the mark that some editors put in front. */
static char *read_text(const char *path, GError **error)
{
    static const char mark[] = "\xef\xbb\xbf";
    g_autofree char *text = NULL;
    gsize length;
    const char *end;
    if (!g_file_get_contents(path, &text, &length, error))
        return NULL;
    if (length > SETTINGS_MAX_BYTES) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "is larger than settings are (%d KiB)", SETTINGS_MAX_BYTES / 1024);
        return NULL;
    }
    if (!g_utf8_validate(text, (gssize)length, &end)) {
        guint line = 1;
        for (const char *p = text; p < end; p++)
            line += *p == '\n';
        set_line_error(error, line, "is not UTF-8; save the file in that encoding");
        return NULL;
    }
    return g_strdup(g_str_has_prefix(text, mark) ? text + strlen(mark) : text);
}

SettingsFile *settings_file_load(const char *path, const SettingsKey *known,
                                 Diagnostics *diagnostics, GError **error)
{
    g_return_val_if_fail(path && known, NULL);
    g_autofree char *text = read_text(path, error);
    if (!text)
        return NULL;
    g_autoptr(SettingsFile) file = g_new0(SettingsFile, 1);
    file->keys = g_key_file_new();
    file->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    file->diagnostics = diagnostics;
    if (!index_lines(file, text, known, error) ||
        !g_key_file_load_from_data(file->keys, text, strlen(text), G_KEY_FILE_NONE, error))
        return NULL;
    return g_steal_pointer(&file);
}

void settings_file_free(SettingsFile *file)
{
    if (!file)
        return;
    g_key_file_unref(file->keys);
    g_hash_table_unref(file->lines);
    g_free(file->first_fault);
    g_free(file);
}

/* --- values --------------------------------------------------------------------------------- */

char *settings_file_string(SettingsFile *file, const char *group, const char *key)
{
    g_autofree char *value = key_value_string(file->keys, group, key);
    if (!value && g_key_file_has_key(file->keys, group, key, NULL))
        settings_file_fault(file, group, key, "\"\\\" is not followed by s, n, t, r or \\");
    return value && *value ? g_steal_pointer(&value) : NULL;
}

char **settings_file_list(SettingsFile *file, const char *group, const char *key)
{
    g_auto(GStrv) values = key_value_list(file->keys, group, key);
    if (!values && g_key_file_has_key(file->keys, group, key, NULL))
        settings_file_fault(file, group, key, "a list has no \"\\\" in it");
    return values && *values ? g_steal_pointer(&values) : NULL;
}
