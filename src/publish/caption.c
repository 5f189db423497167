/* Captions; see caption.h. */
#include "publish/caption.h"

#include "publish/clock.h"
#include "publish/direction.h"
#include "publish/one_line.h"

static void caption_clear(gpointer data)
{
    Caption *caption = data;
    g_free(caption->text);
    g_clear_pointer(&caption->words, g_array_unref);
}

/* What is captioned: a reading, or a part of one. */
typedef struct {
    const Reading *reading;
    gboolean words;
    guint first_utterance, end_utterance;
    gint64 start_frame, end_frame;
    Unsaid unsaid;
} Captioner;

static gint64 to_ms(const Captioner *captioner, gint64 frame)
{
    return clock_units(frame - captioner->start_frame, captioner->reading->sample_rate, 1000);
}

/* --- words ---------------------------------------------------------------------------------- */

/* A display text being laid on one line, what of it is left out, and the marks that are still to be
 * placed in it. */
typedef struct {
    const Captioner *captioner;
    const Utterance *utterance;
    const GArray *unsaid; /* of Mark */
    guint next_unsaid;
    gsize unsaid_end;
    const GArray *marks; /* of WordMark; NULL where no word is to be placed */
    guint next_mark;
    GString *line;
    gsize gap_end; /* of the last blank in the line */
    Caption *caption;
} WordPlacer;

/* Adds a word to the caption, unless it stands where the one before it does (two words for one
 * sign), or is said within the same millisecond or outside of the caption. */
static void add_word(Caption *caption, gsize start, gint64 start_ms)
{
    GArray *words = caption->words;
    const CaptionWord *before = words->len > 0 ? caption_word(caption, words->len - 1) : NULL;
    CaptionWord word = {before ? start : 0, start_ms};
    if (start_ms < caption->start_ms || start_ms >= caption->end_ms)
        return;
    if (!before || (word.start > before->start && word.start_ms > before->start_ms))
        g_array_append_val(words, word);
}

/* Places the words that begin at or before byte `offset` of the display text, which comes next in
 * the line. A word takes what stands between it and the blank before it, but not another word. */
static void place_words(WordPlacer *placer, gsize offset)
{
    for (; placer->marks && placer->next_mark < placer->marks->len; placer->next_mark++) {
        const WordMark *mark = &g_array_index(placer->marks, WordMark, placer->next_mark);
        const SpokenWord *word = &g_array_index(placer->utterance->words, SpokenWord, mark->word);
        if (word->display_start > offset)
            return;
        Caption *caption = placer->caption;
        guint n_words = caption->words->len;
        gboolean opens =
            n_words == 0 || caption_word(caption, n_words - 1)->start < placer->gap_end;
        add_word(caption, opens ? placer->gap_end : placer->line->len,
                 to_ms(placer->captioner, mark->frame));
    }
}

/* Whether byte `offset` of the display text, which comes next, is left out. */
static gboolean is_unsaid(WordPlacer *placer, gsize offset)
{
    for (; placer->next_unsaid < placer->unsaid->len; placer->next_unsaid++) {
        const Mark *mark = &g_array_index(placer->unsaid, Mark, placer->next_unsaid);
        if (mark->start > offset)
            break;
        placer->unsaid_end = MAX(placer->unsaid_end, mark->end);
    }
    return offset < placer->unsaid_end;
}

/* The display text on one line, as one_line() has it, with its words placed. */
static char *place_line(WordPlacer *placer)
{
    const char *display = placer->utterance->display;
    gboolean blank = FALSE;
    placer->line = g_string_new(NULL);
    for (const char *p = display; *p; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        if (is_unsaid(placer, (gsize)(p - display)))
            continue;
        if (one_line_is_blank(letter)) {
            blank = TRUE;
            continue;
        }
        if (blank && placer->line->len > 0) {
            g_string_append_c(placer->line, ' ');
            placer->gap_end = placer->line->len;
        }
        blank = FALSE;
        place_words(placer, (gsize)(p - display));
        g_string_append_unichar(placer->line, letter);
    }
    return g_string_free(placer->line, FALSE);
}

char *caption_line(Unsaid *unsaid, const Utterance *utterance)
{
    WordPlacer placer = {.utterance = utterance, .unsaid = unsaid_find(unsaid, utterance)};
    return place_line(&placer);
}

/* --- the list ------------------------------------------------------------------------------- */

/* Where it is heard no more. What makes no sound is shown until the next begins. */
static gint64 last_frame(const Captioner *captioner, guint index)
{
    const ReadingEntry *entry = reading_entry(captioner->reading, index);
    if (entry->end_frame > entry->start_frame)
        return entry->end_frame;
    return index + 1 < captioner->end_utterance
               ? reading_entry(captioner->reading, index + 1)->start_frame
               : captioner->end_frame;
}

const char *captions_language(const Article *article, const Script *script)
{
    return article->language ? article->language : script->language;
}

static void set_language(Caption *caption, const char *language, const Script *script,
                         const Utterance *utterance)
{
    caption->passage = utterance->voice && utterance->voice != script->voice &&
                       utterance->voice->language &&
                       g_strcmp0(utterance->voice->language, language) != 0;
    caption->language = caption->passage ? utterance->voice->language : language;
    caption->mark = direction_mark(caption->text, caption->language);
}

static Caption caption_of(Captioner *captioner, guint index)
{
    const Script *script = captioner->reading->script;
    const Utterance *utterance = script_utterance(script, index);
    const ReadingEntry *entry = reading_entry(captioner->reading, index);
    Caption caption = {.utterance = index, .start_ms = to_ms(captioner, entry->start_frame)};
    caption.end_ms = MAX(to_ms(captioner, last_frame(captioner, index)), caption.start_ms + 1);
    if (captioner->words)
        caption.words = g_array_new(FALSE, FALSE, sizeof(CaptionWord));
    WordPlacer placer = {.captioner = captioner,
                         .utterance = utterance,
                         .unsaid = unsaid_find(&captioner->unsaid, utterance),
                         .marks = captioner->words ? entry->marks : NULL,
                         .caption = &caption};
    caption.text = place_line(&placer);
    set_language(&caption, captions_language(captioner->unsaid.article, script), script, utterance);
    return caption;
}

/* `unsaid` in it is to be cleared. */
static Captioner captioner_of(const Article *article, const Reading *reading,
                              const TextOptions *options)
{
    const TextPart *part = options->part;
    return (Captioner){.reading = reading,
                       .words = options->words,
                       .first_utterance = part ? part->first_utterance : 0,
                       .end_utterance = part ? part->end_utterance : reading->entries->len,
                       .start_frame = part ? part->start_frame : 0,
                       .end_frame = part ? part->end_frame : reading->n_frames,
                       .unsaid = unsaid_open(article)};
}

GArray *captions_new(const Article *article, const Reading *reading, const TextOptions *options)
{
    g_return_val_if_fail(article && reading && options, NULL);
    Captioner captioner = captioner_of(article, reading, options);
    GArray *captions = g_array_new(FALSE, FALSE, sizeof(Caption));
    g_array_set_clear_func(captions, caption_clear);
    for (guint i = captioner.first_utterance; i < captioner.end_utterance; i++) {
        Caption caption = caption_of(&captioner, i);
        if (*caption.text)
            g_array_append_val(captions, caption);
        else
            caption_clear(&caption);
    }
    unsaid_clear(&captioner.unsaid);
    return captions;
}
