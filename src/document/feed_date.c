/* Dates of feeds; see feed_date.h. Source: RFC 822, 5.1; RFC 2822, 4.3 for years of two digits. */
#include "document/feed_date.h"

#include <glib.h>
#include <string.h>

static guint month_of(const char *name)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    for (guint i = 0; i < G_N_ELEMENTS(months); i++)
        if (g_ascii_strncasecmp(name, months[i], 3) == 0)
            return i + 1;
    return 0;
}

static gboolean read_number(const char *text, guint64 most, guint *number)
{
    guint64 value;
    gboolean read = g_ascii_string_to_unsigned(text, 10, 1, most, &value, NULL);
    *number = read ? (guint)value : 0;
    return read;
}

char *feed_date_to_iso(const char *text)
{
    g_autofree char *words = g_strdup(text);
    g_strdelimit(words, ",-\t\r\n", ' ');
    g_auto(GStrv) parts = g_strsplit(g_strstrip(words), " ", 8);
    const char *found[3] = {0};
    guint n = 0, day, year;
    for (char **part = parts; *part && n < 3; part++) {
        gboolean weekday = n == 0 && g_ascii_isalpha(**part);
        if (**part && !weekday)
            found[n++] = *part;
    }
    guint month = n == 3 ? month_of(found[1]) : 0;
    if (!month || !read_number(found[0], 31, &day) || !read_number(found[2], 9999, &year))
        return g_strdup(text);
    if (strlen(found[2]) <= 2)
        year += year < 50 ? 2000 : 1900;
    return g_strdup_printf("%04u-%02u-%02u", year, month, day);
}
