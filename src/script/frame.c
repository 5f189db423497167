/* The frame round an article; see frame.h. */
#include "script/frame.h"
#include "script/icu_text.h"

#include <math.h>
#include <string.h>
#include <unicode/udat.h>

enum { MAX_DATE_UNITS = 128, TONE_OF_TITLE = 1, TONE_OF_DISCLAIMER = 2 };

static gboolean tones(const ScriptWriter *writer)
{
    HeadingAnnouncement headings = writer->script->voice->headings;
    return headings == HEADINGS_BOTH || headings == HEADINGS_TONE;
}

/* --- dates ------------------------------------------------------------------------------------ */

/* Noon of an ISO date in ms since the epoch. */
static gboolean parse_date(const char *date, UDate *moment)
{
    static const char shape[] = "dddd-dd-dd";
    for (guint i = 0; i < sizeof shape; i++)
        if (shape[i] == 'd' ? !g_ascii_isdigit(date[i]) : date[i] != shape[i])
            return FALSE;
    g_autoptr(GDateTime) noon =
        g_date_time_new_utc((int)g_ascii_strtoll(date, NULL, 10),
                            (int)g_ascii_strtoll(date + strlen("dddd-"), NULL, 10),
                            (int)g_ascii_strtoll(date + strlen("dddd-dd-"), NULL, 10), 12, 0, 0);
    if (!noon)
        return FALSE;
    *moment = (UDate)g_date_time_to_unix(noon) * 1000;
    return TRUE;
}

char *frame_format_date(const char *date, const char *language)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UDate moment;
    if (!parse_date(date, &moment))
        return g_strdup(date);
    g_autofree char *locale = icu_locale_from_language(language);
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_NONE, UDAT_LONG, locale, utc, -1, NULL, 0, &status);
    UChar units[MAX_DATE_UNITS];
    int32_t n_units = udat_format(format, moment, units, MAX_DATE_UNITS, NULL, &status);
    udat_close(format);
    if (U_FAILURE(status) || n_units > MAX_DATE_UNITS)
        return g_strdup(date);
    return icu_text_to_utf8(units, n_units);
}

/* --- before ----------------------------------------------------------------------------------- */

/* A line about the article: words of ours around its own, in the voice of the body. */
static void say_line(ScriptWriter *writer, UtteranceRole role, const char *phrase, const char *text)
{
    g_autofree char *line = phrases_format(writer->phrases, phrase, 0, 0, text);
    if (!line)
        return;
    Passage passage = {role, VOICE_BODY, .text = line, .length = strlen(line), .composed = TRUE};
    script_writer_say(writer, &passage);
    script_writer_wish_after(writer, script_writer_pauses(writer)->sentence);
}

void frame_open(ScriptWriter *writer, const Article *article)
{
    writer->section = SECTION_FRAME;
    writer->block = -1;
    if (article->title) {
        Passage title = {ROLE_TITLE, VOICE_HEADING, .text = article->title,
                         .length = strlen(article->title)};
        writer->tone_level = tones(writer) ? TONE_OF_TITLE : 0;
        script_writer_say(writer, &title);
        script_writer_wish_after(writer, script_writer_pauses(writer)->after_title);
    }
    if (article->byline)
        say_line(writer, ROLE_BYLINE, "byline", article->byline);
    if (article->date) {
        g_autofree char *date = frame_format_date(article->date, writer->script->language);
        say_line(writer, ROLE_DATE, "date", date);
    }
}

void frame_contents(ScriptWriter *writer, guint n_sections, double length_s)
{
    double minutes = floor(length_s / 60 + 0.5);
    g_autofree char *length =
        minutes < 60 ? phrases_format(writer->phrases, "length_minutes", minutes, 0, NULL)
                     : phrases_format(writer->phrases, "length_hours", floor(minutes / 60),
                                      fmod(minutes, 60), NULL);
    writer->section = SECTION_FRAME;
    writer->block = -1;
    script_writer_announce(writer, "contents", n_sections, 0, length);
    script_writer_wish_after(writer, script_writer_pauses(writer)->paragraph);
}

/* --- after ------------------------------------------------------------------------------------ */

static void say_disclaimers(ScriptWriter *writer, const GPtrArray *disclaimers)
{
    const VoicePauses *pauses = script_writer_pauses(writer);
    writer->section = SECTION_DISCLAIMER;
    writer->block = -1;
    writer->tone_level = tones(writer) ? TONE_OF_DISCLAIMER : 0;
    script_writer_wish_before(writer, pauses->disclaimer[0]);
    script_writer_announce(writer, "disclaimer", 0, 0, NULL);
    for (guint i = 0; i < disclaimers->len; i++) {
        const ArticleBlock *block = g_ptr_array_index(disclaimers, i);
        writer->block = (int)i;
        writer->line = block->line;
        Passage passage = {ROLE_DISCLAIMER,
                           VOICE_BODY,
                           .text = block->text,
                           .length = strlen(block->text),
                           .marks = block->marks,
                           .n_marks = block->n_marks,
                           .language = block->language};
        script_writer_say(writer, &passage);
        script_writer_wish_after(writer, pauses->paragraph);
    }
    script_writer_wish_after(writer, pauses->disclaimer[1]);
}

void frame_close(ScriptWriter *writer, const Article *article)
{
    const VoicePauses *pauses = script_writer_pauses(writer);
    if (article->disclaimers->len > 0)
        say_disclaimers(writer, article->disclaimers);
    else
        script_writer_wish_before(writer, pauses_before_heading(pauses, PAUSES_FIRST_LEVEL));
    writer->section = SECTION_END;
    writer->block = -1;
    writer->line = 0;
    script_writer_announce(writer, "end", 0, 0, NULL);
    script_writer_end(writer, pauses->end);
}
