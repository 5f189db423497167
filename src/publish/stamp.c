/* Stamps; see stamp.h. */
#include "publish/stamp.h"

static const char first_day[] = "1980-01-01";

/* A date at midnight, UTC; −1 for what is no date. */
static gint64 day_s(const char *date)
{
    g_autofree char *midnight = g_strconcat(date, "T00:00:00Z", NULL);
    g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(midnight, NULL);
    return time ? g_date_time_to_unix(time) : -1;
}

gint64 stamp_time_s(const Article *const *articles, guint n_articles)
{
    guint64 wished_s;
    const char *wish = g_getenv("SOURCE_DATE_EPOCH");
    g_autoptr(GDateTime) last = g_date_time_new_utc(9999, 12, 31, 0, 0, 0);
    if (wish && g_ascii_string_to_unsigned(wish, 10, 0, (guint64)g_date_time_to_unix(last),
                                           &wished_s, NULL))
        return (gint64)wished_s;
    gint64 time_s = day_s(first_day);
    for (guint i = 0; i < n_articles; i++)
        if (articles[i]->date)
            time_s = MAX(time_s, day_s(articles[i]->date));
    return time_s;
}

char *stamp_text(gint64 time_s)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(time_s);
    return g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
}
