/* CUE sheets; see cue_sheet.h. The lines are those of CDRWIN's manual, its appendix A; MP3 and WAVE
 * are the kinds of file that programs know, and everything that is no MP3 goes by WAVE. */
#include "publish/cue_sheet.h"

#include "publish/one_line.h"

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

char *cue_sheet_text(const char *title, const char *performer, const CueTrack *tracks,
                     guint n_tracks)
{
    g_return_val_if_fail(n_tracks <= CUE_SHEET_MAX_TRACKS, NULL);
    GString *out = g_string_new(NULL);
    append_text(out, "PERFORMER", performer);
    append_text(out, "TITLE", title);
    for (guint i = 0; i < n_tracks; i++) {
        append_file(out, tracks[i].file);
        g_string_append_printf(out, "  TRACK %02u AUDIO\n", i + 1);
        append_text(out, "    TITLE", tracks[i].title);
        g_string_append(out, "    INDEX 01 00:00:00\n");
    }
    return g_string_free(out, FALSE);
}
