/* CUE sheets; see cue_sheet.h. The lines are those of CDRWIN's manual, its appendix A; MP3 and WAVE
 * are the kinds of file that programs know, and everything that is no MP3 goes by WAVE. */
#include "publish/cue_sheet.h"

#include "publish/clock.h"
#include "publish/one_line.h"

enum { CUE_FRAMES_PER_SECOND = 75 };

/* A text in quotes, on one line. There is no escape for a quote. */
static char *quotable(const char *text)
{
    return g_strdelimit(one_line(text), "\"", '\'');
}

static void append_text(GString *out, const char *command, const char *text)
{
    g_autofree char *value = quotable(text);
    if (*value)
        g_string_append_printf(out, "%s \"%s\"\n", command, value);
}

static void append_file(GString *out, const char *name)
{
    g_autofree char *value = quotable(name);
    g_string_append_printf(out, "FILE \"%s\" %s\n", value,
                           g_str_has_suffix(name, ".mp3") ? "MP3" : "WAVE");
}

static void append_start(GString *out, gint64 start_frame, int sample_rate)
{
    gint64 units = clock_units(start_frame, sample_rate, CUE_FRAMES_PER_SECOND);
    gint64 seconds = units / CUE_FRAMES_PER_SECOND;
    g_string_append_printf(out, "    INDEX 01 %02" G_GINT64_FORMAT ":%02d:%02d\n", seconds / 60,
                           (int)(seconds % 60), (int)(units % CUE_FRAMES_PER_SECOND));
}

char *cue_sheet_text(const char *title, const char *performer, const CueTrack *tracks,
                     guint n_tracks, int sample_rate)
{
    g_return_val_if_fail(n_tracks == 0 || (tracks && sample_rate > 0), NULL);
    GString *out = g_string_new(NULL);
    append_text(out, "PERFORMER", performer);
    append_text(out, "TITLE", title);
    const char *file = NULL;
    for (guint i = 0; i < MIN(n_tracks, CUE_SHEET_MAX_TRACKS); i++) {
        if (g_strcmp0(file, tracks[i].file) != 0)
            append_file(out, tracks[i].file);
        file = tracks[i].file;
        g_string_append_printf(out, "  TRACK %02u AUDIO\n", i + 1);
        append_text(out, "    TITLE", tracks[i].title);
        append_start(out, tracks[i].start_frame, sample_rate);
    }
    return g_string_free(out, FALSE);
}
