/* The progress line; see progress.h. */
#include "cli/progress.h"

#include "cli/report.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Nothing is drawn before FIRST_US: short work needs no bar. No estimate is given from less than
 * ESTIMATE_FRACTION of the work. */
enum { FIRST_US = 1000000, EVERY_US = 200000, MIN_BAR = 10, MAX_BAR = 40 };
#define ESTIMATE_FRACTION 0.03

struct Progress {
    const char *unit;
    guint total;
    gboolean wanted;
    gboolean drawn;
    gint64 start_us, last_us;
};

Progress *progress_new(const char *unit, guint total)
{
    Progress *progress = g_new0(Progress, 1);
    progress->unit = unit;
    progress->total = total;
    progress->wanted =
        isatty(STDERR_FILENO) && !report_is_quiet() && g_strcmp0(g_getenv("TERM"), "dumb") != 0;
    progress->start_us = g_get_monotonic_time();
    return progress;
}

void progress_free(Progress *progress)
{
    if (!progress)
        return;
    progress_hide(progress);
    g_free(progress);
}

void progress_set_total(Progress *progress, guint total)
{
    progress->total = total;
}

void progress_hide(Progress *progress)
{
    if (!progress->drawn)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    progress->drawn = FALSE;
}

/* "about 12 s left", "about 3 min left"; "" when unknown. */
static char *time_left(double left_s)
{
    if (left_s < 0)
        return g_strdup("");
    if (left_s < 90)
        return g_strdup_printf("about %.0f s left", MAX(left_s, 1));
    if (left_s < 90 * 60)
        return g_strdup_printf("about %.0f min left", left_s / 60);
    return g_strdup_printf("about %.0f h left", left_s / 3600);
}

char *progress_line(const char *unit, guint number, guint total, double fraction, double left_s,
                    int columns)
{
    fraction = CLAMP(fraction, 0, 1);
    g_autofree char *place = g_strdup_printf("%s %u of %u", unit, number, total);
    g_autofree char *left = time_left(left_s);
    g_autofree char *percent = g_strdup_printf("%3d %%", (int)(fraction * 100));
    /* Four pairs of blanks or brackets stand between; the time left changes least when it has
     * room of its own. */
    int bar = columns - (int)(strlen(place) + strlen(percent)) - 8 - 17;
    if (bar < MIN_BAR)
        return g_strdup_printf("%s  %s", place, percent);
    bar = MIN(bar, MAX_BAR);
    g_autofree char *full = g_strnfill((gsize)(fraction * bar), '#');
    g_autofree char *empty = g_strnfill((gsize)bar - strlen(full), '.');
    g_autofree char *line =
        g_strdup_printf("%s  [%s%s]  %s  %s", place, full, empty, percent, left);
    return g_strdup(g_strchomp(line));
}

static int terminal_columns(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

void progress_update(Progress *progress, guint done, double under_way)
{
    gint64 now_us = g_get_monotonic_time();
    if (!progress->wanted || now_us - progress->start_us < FIRST_US ||
        (progress->drawn && now_us - progress->last_us < EVERY_US))
        return;
    double fraction = (done + under_way) / MAX(progress->total, 1);
    double elapsed_s = (double)(now_us - progress->start_us) / G_USEC_PER_SEC;
    double left_s =
        fraction < ESTIMATE_FRACTION ? -1 : elapsed_s / fraction * (1 - MIN(fraction, 1));
    g_autofree char *line =
        progress_line(progress->unit, MIN(done + 1, progress->total), progress->total, fraction,
                      left_s, terminal_columns() - 1);
    fprintf(stderr, "\r%s\033[K", line);
    fflush(stderr);
    progress->drawn = TRUE;
    progress->last_us = now_us;
}
