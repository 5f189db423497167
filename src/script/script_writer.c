/* The script being written; see script_writer.h. */
#include "script/script_writer.h"
#include "script/coverage.h"
#include "script/language_part.h"
#include "script/mark_window.h"

#include <string.h>

enum {
    MAX_MARKER_BYTES = 16, /* a longer one is a text, and is said as one */
    MAX_QUOTED_BYTES = 60, /* of a text in a diagnostic */
    MAX_QUOTED_GAP_BYTES = 24
};

/* --- words ------------------------------------------------------------------------------------ */

/* The first `most` bytes, less where a character would be cut. Free with g_free(). */
static char *beginning_of(const char *text, gsize length, gsize most)
{
    gsize cut = MIN(length, most);
    while (cut > 0 && cut < length && ((guchar)text[cut] & 0xC0) == 0x80)
        cut--;
    return g_strndup(text, cut);
}

static void report_gaps(ScriptWriter *writer, const char *text, gsize length,
                        const Verbalization *verbalization)
{
    g_autoptr(GArray) gaps = coverage_audit(text, length, verbalization);
    for (guint i = 0; i < gaps->len; i++) {
        const CoverageGap *gap = &g_array_index(gaps, CoverageGap, i);
        g_autofree char *part =
            beginning_of(text + gap->start, gap->end - gap->start, MAX_QUOTED_GAP_BYTES);
        g_autofree char *whole = beginning_of(text, length, MAX_QUOTED_BYTES);
        diagnostic_report(writer->diagnostics, DIAGNOSTIC_WARNING, writer->line,
                          "nothing is spoken for \"%s\" in \"%s%s\"; it is left unsaid", part,
                          whole, length > MAX_QUOTED_BYTES ? "…" : "");
    }
}

/* Puts a text into words and appends them to the utterance, whose display it is from
 * `display_start` on. */
static void append_words(ScriptWriter *writer, const Tongue *tongue, Utterance *utterance,
                         GString *spoken, const char *text, gsize length, gsize display_start,
                         const GArray *marks)
{
    g_auto(Verbalization) verbalization = {0};
    verbalize(tongue->verbalizer, text, length, marks ? (const Mark *)(gpointer)marks->data : NULL,
              marks ? marks->len : 0, writer->options->footnotes, &verbalization);
    report_gaps(writer, text, length, &verbalization);
    guint32 spoken_start = (guint32)spoken->len;
    for (guint i = 0; i < verbalization.words->len; i++) {
        SpokenWord word = g_array_index(verbalization.words, SpokenWord, i);
        word.spoken_start += spoken_start;
        word.spoken_end += spoken_start;
        word.display_start += (guint32)display_start;
        word.display_end += (guint32)display_start;
        g_array_append_val(utterance->words, word);
    }
    g_string_append(spoken, verbalization.spoken);
}

/* An ordered item's marker, before its first sentence: "3. " is displayed, its number is spoken. A
 * single letter is spoken by its name, the signs around it are not. */
static void append_marker(ScriptWriter *writer, Utterance *utterance, GString *spoken,
                          const char *marker)
{
    gsize start = strspn(marker, "([ "), length = strlen(marker);
    while (length > start && strchr(".)]: ", marker[length - 1]))
        length--;
    if (length - start == 1 && g_ascii_isalpha(marker[start])) {
        SpokenWord letter = {0, 1, (guint32)start, (guint32)length, TRUE};
        g_array_append_val(utterance->words, letter);
        g_string_append_c(spoken, g_ascii_toupper(marker[start]));
    } else if (length > start) {
        append_words(writer, tongues_own(writer->tongues), utterance, spoken, marker + start,
                     length - start, start, NULL);
    }
    if (spoken->len > 0)
        g_string_append(spoken, ". ");
}

/* --- utterances ------------------------------------------------------------------------------- */

static Utterance *utterance_new(ScriptWriter *writer, const Passage *passage)
{
    Utterance *utterance = g_new0(Utterance, 1);
    utterance->role = passage->role;
    utterance->style = passage->style;
    utterance->voice = writer->script->voice;
    utterance->level = passage->level;
    utterance->section = writer->section;
    utterance->block = writer->block;
    utterance->line = writer->line;
    utterance->tone_level = writer->tone_level;
    utterance->words = g_array_new(FALSE, FALSE, sizeof(SpokenWord));
    return utterance;
}

/* Takes the utterance into the script. */
static void append_utterance(ScriptWriter *writer, Utterance *utterance)
{
    utterance->pause_before_ms = writer->pause_before_ms;
    writer->pause_before_ms = 0;
    writer->tone_level = 0;
    writer->last = utterance;
    g_ptr_array_insert(writer->script->utterances, writer->place, utterance);
    if (writer->place >= 0)
        writer->place++;
}

/* `open` for a part of a sentence that goes on in another voice. */
static void say_part(ScriptWriter *writer, const Passage *passage, const LanguagePart *sentence,
                     const char *marker, gboolean open, MarkWindow *window)
{
    Utterance *utterance = utterance_new(writer, passage);
    utterance->voice = sentence->tongue->voice;
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    if (passage->language) { /* its region tells how dates are written */
        Mark whole = {MARK_LANGUAGE, 0, sentence->end - sentence->start, passage->language};
        g_array_append_val(marks, whole);
    }
    mark_window_cut(window, sentence->start, sentence->end, 0, marks);
    g_autoptr(GString) spoken = g_string_new(NULL);
    const char *text = passage->text + sentence->start;
    gsize length = sentence->end - sentence->start;
    if (marker) {
        append_marker(writer, utterance, spoken, marker);
        utterance->display = g_strdup_printf("%s %.*s", marker, (int)length, text);
        utterance->marker_bytes = (guint32)strlen(marker) + 1;
    } else {
        utterance->display = g_strndup(text, length);
    }
    append_words(writer, sentence->tongue, utterance, spoken, text, length, utterance->marker_bytes,
                 marks);
    if (open && spoken->len > 0 && !g_ascii_ispunct(spoken->str[spoken->len - 1]))
        g_string_append_c(spoken, ','); /* so that the melody does not fall */
    utterance->spoken = g_string_free(g_steal_pointer(&spoken), FALSE);
    utterance->block_start = passage->composed ? passage->block_start : sentence->start;
    utterance->block_end = passage->composed ? passage->block_end : sentence->end;
    append_utterance(writer, utterance);
}

/* The parts of a sentence by language, with half a breath between them. */
static void say_sentence(ScriptWriter *writer, const Passage *passage,
                         const SentenceRange *sentence, const char *marker,
                         LanguageParts *languages, MarkWindow *window)
{
    enum { BREATH_SHARE = 3 }; /* of the pause between sentences */
    g_autoptr(GArray) parts = language_parts_of(languages, sentence->start, sentence->end);
    for (guint i = 0; i < parts->len; i++) {
        if (i > 0)
            script_writer_wish_after(writer, script_writer_pauses(writer)->sentence / BREATH_SHARE);
        say_part(writer, passage, &g_array_index(parts, LanguagePart, i), i == 0 ? marker : NULL,
                 i + 1 < parts->len, window);
    }
}

/* Who says the passage: a language that its own letters contradict was marked by mistake. */
static const Tongue *passage_tongue(const ScriptWriter *writer, const Passage *passage)
{
    const Tongue *tongue = tongues_find(writer->tongues, passage->language);
    return tongue_writes(tongue, passage->text, passage->length) ? tongue
                                                                 : tongues_own(writer->tongues);
}

void script_writer_say(ScriptWriter *writer, const Passage *passage)
{
    const char *marker = passage->marker;
    if (marker && strlen(marker) > MAX_MARKER_BYTES) {
        Passage long_marker = {passage->role, passage->style, passage->level,
                               marker,        strlen(marker), .composed = TRUE};
        script_writer_say(writer, &long_marker);
        marker = NULL;
    }
    const Tongue *tongue = passage_tongue(writer, passage);
    LanguageParts languages = {writer->tongues, tongue, passage->text, passage->marks,
                               passage->n_marks};
    g_autoptr(GArray) sentences = sentence_split(tongue->splitter, passage->text, passage->length,
                                                 SCRIPT_MAX_UTTERANCE_BYTES - MAX_MARKER_BYTES - 1);
    g_auto(MarkWindow) window = mark_window_open(passage->marks, passage->n_marks);
    for (guint i = 0; i < sentences->len; i++) {
        if (i > 0)
            script_writer_wish_after(writer, script_writer_pauses(writer)->sentence);
        say_sentence(writer, passage, &g_array_index(sentences, SentenceRange, i),
                     i == 0 ? marker : NULL, &languages, &window);
    }
}

void script_writer_announce(ScriptWriter *writer, const char *phrase, double number0,
                            double number1, const char *text2)
{
    g_autofree char *text = phrases_format(writer->phrases, phrase, number0, number1, text2);
    if (!text)
        return;
    Passage passage = {ROLE_ANNOUNCEMENT, VOICE_ANNOUNCEMENT, .text = text, .length = strlen(text),
                       .composed = TRUE};
    script_writer_say(writer, &passage);
    script_writer_wish_after(writer, script_writer_pauses(writer)->sentence);
}

void script_writer_wish_after(ScriptWriter *writer, int pause_ms)
{
    if (writer->last)
        writer->last->pause_after_ms = MAX(writer->last->pause_after_ms, pause_ms);
}

void script_writer_wish_before(ScriptWriter *writer, int pause_ms)
{
    writer->pause_before_ms = MAX(writer->pause_before_ms, pause_ms);
}

void script_writer_end(ScriptWriter *writer, int pause_ms)
{
    writer->pause_before_ms = 0;
    if (writer->last)
        writer->last->pause_after_ms = pause_ms;
}

/* What utterance `index` wishes before it beyond what the one before it grants. */
static int further_pause_ms(const Script *script, guint index)
{
    if (index == 0)
        return 0;
    int granted_ms = script_utterance(script, index - 1)->pause_after_ms;
    return MAX(0, script_utterance(script, index)->pause_before_ms - granted_ms);
}

double script_writer_estimate_s(const ScriptWriter *writer)
{
    const Script *script = writer->script;
    gint64 refused_ms = 0;
    for (guint i = 0; i < script->utterances->len; i++)
        refused_ms += script_utterance(script, i)->pause_before_ms - further_pause_ms(script, i);
    return script_estimate_s(script, 0, script->utterances->len) - (double)refused_ms / 1000;
}

void script_writer_finish(ScriptWriter *writer)
{
    Script *script = writer->script;
    script->estimated_s = script_writer_estimate_s(writer);
    for (guint i = 0; i < script->utterances->len; i++) {
        Utterance *utterance = g_ptr_array_index(script->utterances, i);
        utterance->pause_before_ms = further_pause_ms(script, i);
    }
}
