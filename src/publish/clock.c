/* Clock times; see clock.h. */
#include "publish/clock.h"

gint64 clock_units(gint64 frame, int sample_rate, int per_second)
{
    /* The whole seconds apart, so that nothing overflows. */
    gint64 part = frame % sample_rate * per_second;
    return frame / sample_rate * per_second + (2 * part + sample_rate) / (2 * (gint64)sample_rate);
}

void clock_append_hours(GString *out, gint64 ms, char point)
{
    g_string_append_printf(out, "%02" G_GINT64_FORMAT ":%02d:%02d%c%03d", ms / 3600000,
                           (int)(ms / 60000 % 60), (int)(ms / 1000 % 60), point, (int)(ms % 1000));
}

void clock_append_seconds(GString *out, gint64 ms)
{
    g_string_append_printf(out, "%" G_GINT64_FORMAT ".%03d", ms / 1000, (int)(ms % 1000));
}
