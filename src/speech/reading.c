/* A reading; see reading.h. */
#include "speech/reading.h"

#include "base/json_members.h"

void reading_free(Reading *reading)
{
    if (!reading)
        return;
    g_array_unref(reading->entries);
    g_free(reading);
}

guint reading_utterance_at(const Reading *reading, gint64 frame)
{
    guint low = 0, high = reading->entries->len; /* the last that begins at or before `frame` */
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (reading_entry(reading, middle)->start_frame <= frame)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? low - 1 : 0;
}

/* --- printing --- */

/* Appends a frame as h:mm:ss.mmm, cut to the millisecond it lies in. */
static void append_time(GString *out, gint64 frame, int sample_rate)
{
    gint64 ms = frame / sample_rate * 1000 + frame % sample_rate * 1000 / sample_rate;
    g_string_append_printf(out, "%" G_GINT64_FORMAT ":%02d:%02d.%03d", ms / 3600000,
                           (int)(ms / 60000 % 60), (int)(ms / 1000 % 60), (int)(ms % 1000));
}

/* Appends `text` on one line: a run of blanks or control characters is one blank. */
static void append_one_line(GString *out, const char *text)
{
    gboolean blank = FALSE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean is_blank = g_unichar_isspace(c) || g_unichar_iscntrl(c);
        if (is_blank && !blank)
            g_string_append_c(out, ' ');
        if (!is_blank)
            g_string_append_unichar(out, c);
        blank = is_blank;
    }
}

void reading_print_text(const Reading *reading, GString *out)
{
    for (guint i = 0; i < reading->entries->len; i++) {
        const ReadingEntry *entry = reading_entry(reading, i);
        const Utterance *utterance = script_utterance(reading->script, i);
        append_time(out, entry->start_frame, reading->sample_rate);
        g_string_append_c(out, ' ');
        append_time(out, entry->end_frame, reading->sample_rate);
        g_string_append_printf(out, " %s ", utterance_role_name(utterance->role));
        append_one_line(out, utterance->display);
        g_string_append_c(out, '\n');
    }
    append_time(out, reading->n_frames, reading->sample_rate);
    g_string_append(out, " end\n");
}

/* Each mark: the frame, and the bytes of the display text that its word stands for. */
static void add_marks(JsonBuilder *builder, const ReadingEntry *entry, const Utterance *utterance)
{
    json_begin_array(builder, "words");
    for (guint i = 0; i < entry->marks->len; i++) {
        const WordMark *mark = &g_array_index(entry->marks, WordMark, i);
        const SpokenWord *word = &g_array_index(utterance->words, SpokenWord, mark->word);
        json_builder_begin_object(builder);
        json_add_number(builder, "frame", mark->frame);
        json_add_number(builder, "start", word->display_start);
        json_add_number(builder, "end", word->display_end);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_entry(JsonBuilder *builder, const ReadingEntry *entry, const Utterance *utterance)
{
    json_builder_begin_object(builder);
    json_add_number(builder, "start", entry->start_frame);
    json_add_number(builder, "speech", entry->speech_frame);
    json_add_number(builder, "end", entry->end_frame);
    json_add_text(builder, "role", utterance_role_name(utterance->role));
    json_add_number(builder, "section", utterance->section);
    json_add_text(builder, "text", utterance->display);
    add_marks(builder, entry, utterance);
    json_builder_end_object(builder);
}

void reading_print_json(const Reading *reading, GString *out)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    json_add_text(builder, "title", reading->script->title);
    json_add_number(builder, "sample_rate", reading->sample_rate);
    json_add_number(builder, "frames", reading->n_frames);
    json_begin_array(builder, "utterances");
    for (guint i = 0; i < reading->entries->len; i++)
        add_entry(builder, reading_entry(reading, i), script_utterance(reading->script, i));
    json_builder_end_array(builder);
    json_builder_end_object(builder);

    g_autofree char *text = json_text(builder, TRUE);
    g_string_append(out, text);
    g_string_append_c(out, '\n');
}
