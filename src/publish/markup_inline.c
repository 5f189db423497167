/* Inline markup; see markup_inline.h.
 *
 * The text is written in stretches within which nothing begins or ends. Before each, the elements
 * that are open are made those that ought to be: the sentence, the marks that hold the whole word,
 * the word, the other marks.
 */
#include "publish/markup_inline.h"

#include "base/xml_text.h"
#include "publish/markup_mark.h"

#include <string.h>

enum { MAX_DEPTH = 24 }; /* marks in each other; what is deeper is dropped */

/* A range of the text that is an element of its own. */
typedef struct {
    gsize start, end;
    guint word;
} WordRange;

typedef struct {
    gsize start, end;
    guint utterance;
    GArray *words; /* of WordRange */
} SentenceRanges;

/* An element that is open, known by what it stands for. */
typedef struct {
    gconstpointer what;
    const char *name;
} OpenElement;

typedef struct {
    MarkupWriter *writer;
    const MarkupText *text;
    const char *marker; /* that is still to be shown */
    GArray *sentences;  /* of SentenceRanges, ascending */
    guint next_sentence, next_word, next_mark;
    GArray *marks; /* of MarkElement: those that hold the stretch */
    GArray *open;  /* of OpenElement */
} InlineWriter;

static void sentence_clear(gpointer sentence)
{
    g_array_unref(((SentenceRanges *)sentence)->words);
}

/* --- sentences and words -------------------------------------------------------------------- */

/* The byte of the text that a byte of the display is. */
static gsize to_text(const Utterance *utterance, guint32 display)
{
    gsize place = utterance->block_start + display - MIN(display, utterance->marker_bytes);
    return MIN(place, utterance->block_end);
}

/* Adds a word's range; one that is not behind the last, or not a millisecond later, is said with
 * it. */
static void add_word(SentenceRanges *sentence, MarkupAnchor *anchor, WordRange word, gint64 frame,
                     int sample_rate)
{
    if (anchor->words->len > 0) {
        WordRange *last = &g_array_index(sentence->words, WordRange, sentence->words->len - 1);
        const MarkupWord *said = &g_array_index(anchor->words, MarkupWord, anchor->words->len - 1);
        if (word.start < last->end || frame - said->frame <= sample_rate / 1000) {
            last->end = MAX(last->end, word.end);
            return;
        }
    }
    MarkupWord said = {word.word, frame};
    g_array_append_val(sentence->words, word);
    g_array_append_val(anchor->words, said);
}

static void add_words(const MarkupWriter *writer, SentenceRanges *sentence, MarkupAnchor *anchor)
{
    const Utterance *utterance = script_utterance(writer->reading->script, sentence->utterance);
    const ReadingEntry *entry = reading_entry(writer->reading, sentence->utterance);
    int sample_rate = writer->reading->sample_rate;
    for (guint i = 0; i < entry->marks->len; i++) {
        const WordMark *mark = &g_array_index(entry->marks, WordMark, i);
        const SpokenWord *word = &g_array_index(utterance->words, SpokenWord, mark->word);
        WordRange range = {to_text(utterance, word->display_start),
                           to_text(utterance, word->display_end), mark->word};
        if (range.end > range.start &&
            entry->end_frame - mark->frame > markup_writer_least_frames(writer))
            add_word(sentence, anchor, range, mark->frame, sample_rate);
    }
}

/* The sentences of the place that are ranges of the text, each an anchor. */
static GArray *take_sentences(MarkupWriter *writer, const MarkupText *text, MarkupPlace place)
{
    GArray *sentences = g_array_new(FALSE, FALSE, sizeof(SentenceRanges));
    g_array_set_clear_func(sentences, sentence_clear);
    gsize done = text->start;
    const Utterance *utterance;
    for (guint index; (utterance = markup_writer_next(writer, place, &index));) {
        if (utterance->block_start < done || utterance->block_end > text->end ||
            utterance->block_start >= utterance->block_end ||
            !markup_writer_is_heard(writer, index))
            continue;
        SentenceRanges sentence = {utterance->block_start, utterance->block_end, index,
                                   g_array_new(FALSE, FALSE, sizeof(WordRange))};
        MarkupAnchor *anchor = markup_writer_add_anchor(writer, index);
        if (writer->options->words)
            add_words(writer, &sentence, anchor);
        g_array_append_val(sentences, sentence);
        done = sentence.end;
    }
    return sentences;
}

/* The sentence that byte `at` is in; NULL between two. */
static const SentenceRanges *sentence_at(InlineWriter *inline_writer, gsize at)
{
    GArray *sentences = inline_writer->sentences;
    for (; inline_writer->next_sentence < sentences->len; inline_writer->next_sentence++) {
        const SentenceRanges *sentence =
            &g_array_index(sentences, SentenceRanges, inline_writer->next_sentence);
        if (at < sentence->end)
            return at >= sentence->start ? sentence : NULL;
        inline_writer->next_word = 0;
    }
    return NULL;
}

static const WordRange *word_at(InlineWriter *inline_writer, const SentenceRanges *sentence,
                                gsize at)
{
    for (; sentence && inline_writer->next_word < sentence->words->len;
         inline_writer->next_word++) {
        const WordRange *word =
            &g_array_index(sentence->words, WordRange, inline_writer->next_word);
        if (at < word->end)
            return at >= word->start ? word : NULL;
    }
    return NULL;
}

/* --- marks ---------------------------------------------------------------------------------- */

/* The language in force where the next mark begins. */
static const char *language_at(const InlineWriter *inline_writer)
{
    for (guint i = inline_writer->marks->len; i-- > 0;) {
        const Mark *mark = g_array_index(inline_writer->marks, MarkElement, i).mark;
        if (mark->kind == MARK_LANGUAGE)
            return mark->value;
    }
    return inline_writer->text->language;
}

/* Whether it says nothing new: emphasis within emphasis, or a link in a link, which may not be. */
static gboolean is_repeated(const InlineWriter *inline_writer, const MarkElement *element)
{
    for (guint i = 0; i < inline_writer->marks->len; i++) {
        const MarkElement *outer = &g_array_index(inline_writer->marks, MarkElement, i);
        if (outer->name == element->name && element->mark->kind != MARK_LANGUAGE)
            return TRUE;
    }
    return FALSE;
}

static void begin_mark(InlineWriter *inline_writer, const Mark *mark)
{
    MarkElement element;
    if (inline_writer->marks->len >= MAX_DEPTH ||
        !mark_element_new(inline_writer->writer, mark, language_at(inline_writer), &element))
        return;
    if (is_repeated(inline_writer, &element))
        mark_element_clear(&element);
    else
        g_array_append_val(inline_writer->marks, element);
}

/* Makes `marks` those that hold byte `at`. */
static void update_marks(InlineWriter *inline_writer, gsize at)
{
    const MarkupText *text = inline_writer->text;
    for (guint i = inline_writer->marks->len; i-- > 0;)
        if (g_array_index(inline_writer->marks, MarkElement, i).mark->end <= at)
            g_array_remove_index(inline_writer->marks, i);
    for (; inline_writer->next_mark < text->n_marks; inline_writer->next_mark++) {
        const Mark *mark = &text->marks[inline_writer->next_mark];
        if (mark->start > at)
            return;
        if (mark->end > at)
            begin_mark(inline_writer, mark);
    }
}

/* --- stretches ------------------------------------------------------------------------------ */

/* Brings `end` before the next byte at which `what` begins or ends. */
static void stop_at(gsize *end, gsize at, gsize start_of_next, gsize end_of_next)
{
    if (start_of_next > at)
        *end = MIN(*end, start_of_next);
    else if (end_of_next > at)
        *end = MIN(*end, end_of_next);
}

/* Where the stretch ends that begins at `at`. */
static gsize stretch_end(const InlineWriter *inline_writer, gsize at)
{
    const MarkupText *text = inline_writer->text;
    gsize end = text->end;
    if (inline_writer->next_sentence < inline_writer->sentences->len) {
        const SentenceRanges *sentence =
            &g_array_index(inline_writer->sentences, SentenceRanges, inline_writer->next_sentence);
        stop_at(&end, at, sentence->start, sentence->end);
        if (inline_writer->next_word < sentence->words->len) {
            const WordRange *word =
                &g_array_index(sentence->words, WordRange, inline_writer->next_word);
            stop_at(&end, at, word->start, word->end);
        }
    }
    if (inline_writer->next_mark < text->n_marks)
        stop_at(&end, at, text->marks[inline_writer->next_mark].start, 0);
    for (guint i = 0; i < inline_writer->marks->len; i++)
        stop_at(&end, at, 0, g_array_index(inline_writer->marks, MarkElement, i).mark->end);
    return end;
}

/* Closes all but the outermost `kept` elements. */
static void close_elements(InlineWriter *inline_writer, guint kept)
{
    GArray *open = inline_writer->open;
    for (; open->len > kept; g_array_set_size(open, open->len - 1))
        g_string_append_printf(inline_writer->writer->out, "</%s>",
                               g_array_index(open, OpenElement, open->len - 1).name);
}

/* Makes the `depth`th element that is open the one that stands for `what`. TRUE if it was not: then
 * its start is to be written. */
static gboolean turn_to(InlineWriter *inline_writer, guint depth, gconstpointer what,
                        const char *name)
{
    GArray *open = inline_writer->open;
    if (depth < open->len && g_array_index(open, OpenElement, depth).what == what)
        return FALSE;
    close_elements(inline_writer, depth);
    OpenElement element = {what, name};
    g_array_append_val(open, element);
    return TRUE;
}

static guint open_marks(InlineWriter *inline_writer, guint depth, const WordRange *word,
                        gboolean around_word)
{
    for (guint i = 0; i < inline_writer->marks->len; i++) {
        const MarkElement *element = &g_array_index(inline_writer->marks, MarkElement, i);
        gboolean holds =
            !word || (element->mark->start <= word->start && element->mark->end >= word->end);
        if (holds != around_word)
            continue;
        if (turn_to(inline_writer, depth++, element->mark, element->name))
            g_string_append_printf(inline_writer->writer->out, "<%s%s>", element->name,
                                   element->attributes);
    }
    return depth;
}

static guint open_sentence(InlineWriter *inline_writer, const SentenceRanges *sentence)
{
    GString *out = inline_writer->writer->out;
    if (sentence && turn_to(inline_writer, 0, sentence, "span")) {
        g_string_append(out, "<span");
        markup_writer_append_id(inline_writer->writer, sentence->utterance);
        g_string_append_c(out, '>');
    }
    if (inline_writer->marker) {
        g_string_append(out, "<span class=\"marker\">");
        xml_text_append(out, inline_writer->marker, -1);
        g_string_append(out, "</span> ");
        inline_writer->marker = NULL;
    }
    return sentence ? 1 : 0;
}

static void open_stretch(InlineWriter *inline_writer, const SentenceRanges *sentence,
                         const WordRange *word)
{
    guint depth = open_sentence(inline_writer, sentence);
    depth = open_marks(inline_writer, depth, word, TRUE);
    if (word) {
        if (turn_to(inline_writer, depth++, word, "span")) {
            g_autofree char *id = markup_word_id(sentence->utterance, word->word);
            g_string_append_printf(inline_writer->writer->out, "<span id=\"%s\">", id);
        }
        depth = open_marks(inline_writer, depth, word, FALSE);
    }
    close_elements(inline_writer, depth);
}

static void append_text(const InlineWriter *inline_writer, gsize start, gsize end)
{
    GString *out = inline_writer->writer->out;
    const char *p = inline_writer->text->text + start, *stop = inline_writer->text->text + end;
    while (p < stop) {
        const char *line_end =
            inline_writer->text->keep_lines ? NULL : memchr(p, '\n', (gsize)(stop - p));
        xml_text_append(out, p, (line_end ? line_end : stop) - p);
        if (line_end)
            g_string_append(out, "<br />");
        p = line_end ? line_end + 1 : stop;
    }
}

static gboolean is_blank(const char *text, gsize start, gsize end)
{
    return start + strspn(text + start, " \n") >= end;
}

static void write_text(InlineWriter *inline_writer)
{
    const MarkupText *text = inline_writer->text;
    for (gsize at = text->start, end; at < text->end; at = end) {
        const SentenceRanges *sentence = sentence_at(inline_writer, at);
        const WordRange *word = word_at(inline_writer, sentence, at);
        update_marks(inline_writer, at);
        end = stretch_end(inline_writer, at);
        if (!sentence && is_blank(text->text, at, end))
            close_elements(inline_writer, 0);
        else
            open_stretch(inline_writer, sentence, word);
        append_text(inline_writer, at, end);
    }
    close_elements(inline_writer, 0);
}

static void write_with(MarkupWriter *writer, const MarkupText *text, GArray *sentences)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(MarkElement));
    g_array_set_clear_func(marks, mark_element_clear);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(OpenElement));
    InlineWriter inline_writer = {.writer = writer,
                                  .text = text,
                                  .marker = text->marker,
                                  .sentences = sentences,
                                  .marks = marks,
                                  .open = open};
    write_text(&inline_writer);
}

void markup_inline_write(MarkupWriter *writer, const MarkupText *text, MarkupPlace place)
{
    g_autoptr(GArray) sentences = take_sentences(writer, text, place);
    write_with(writer, text, sentences);
}

void markup_inline_write_plain(MarkupWriter *writer, const MarkupText *text)
{
    g_autoptr(GArray) none = g_array_new(FALSE, FALSE, sizeof(SentenceRanges));
    write_with(writer, text, none);
}

gboolean markup_inline_write_display(MarkupWriter *writer, MarkupPlace place)
{
    gboolean written = FALSE;
    const Utterance *utterance;
    for (guint index; (utterance = markup_writer_next(writer, place, &index)); written = TRUE) {
        gboolean heard = markup_writer_is_heard(writer, index);
        g_string_append(writer->out, written ? " " : "");
        if (heard) {
            markup_writer_add_anchor(writer, index);
            g_string_append(writer->out, "<span");
            markup_writer_append_id(writer, index);
            g_string_append_c(writer->out, '>');
        }
        xml_text_append(writer->out, utterance->display, -1);
        g_string_append(writer->out, heard ? "</span>" : "");
    }
    return written;
}
