/* Clips; see clip.h. */
#include "publish/clip.h"

#include "publish/clock.h"

static gint64 to_ms(const Reading *reading, gint64 frame)
{
    return clock_units(frame, reading->sample_rate, 1000);
}

static gint64 length_ms(const Reading *reading)
{
    gint64 rate = reading->sample_rate;
    return reading->n_frames / rate * 1000 + reading->n_frames % rate * 1000 / rate;
}

static gboolean is_same_part(const Utterance *utterance, const Utterance *other)
{
    return utterance->section == other->section && utterance->block == other->block;
}

/* The first utterance of an anchor's clip: what is not about the anchor before it. */
static guint first_utterance(const Markup *markup, const Script *script, guint index)
{
    guint first = 0;
    if (index > 0) {
        guint before = markup_anchor(markup, index - 1)->utterance;
        for (first = before + 1; first < markup_anchor(markup, index)->utterance; first++)
            if (!is_same_part(script_utterance(script, first), script_utterance(script, before)))
                break;
    }
    return first;
}

GArray *clips_new(const Markup *markup, const Reading *reading)
{
    g_return_val_if_fail(markup && reading, NULL);
    GArray *clips = g_array_new(FALSE, FALSE, sizeof(Clip));
    gint64 end_ms = length_ms(reading);
    for (guint i = 0; i < markup->anchors->len; i++) {
        guint first = first_utterance(markup, reading->script, i);
        Clip clip = {to_ms(reading, reading_entry(reading, first)->start_frame), end_ms};
        if (i > 0)
            g_array_index(clips, Clip, i - 1).end_ms = clip.start_ms;
        g_array_append_val(clips, clip);
    }
    return clips;
}

Clip clips_whole(const Reading *reading)
{
    return (Clip){0, length_ms(reading)};
}

/* Shorter than two frames of MP3, before a first word: a player would seek for nothing. */
static gint64 first_word_ms(gint64 word_ms, const Clip *clip)
{
    enum { LEAST_MS = 50 };
    return word_ms - clip->start_ms < LEAST_MS ? clip->start_ms : word_ms;
}

GArray *clips_of_words(const MarkupAnchor *anchor, const Clip *clip, const Reading *reading)
{
    g_return_val_if_fail(anchor && clip && reading, NULL);
    GArray *clips = g_array_new(FALSE, FALSE, sizeof(Clip));
    for (guint i = 0; i < anchor->words->len; i++) {
        gint64 frame = g_array_index(anchor->words, MarkupWord, i).frame;
        Clip word = {to_ms(reading, frame), clip->end_ms};
        if (i > 0)
            g_array_index(clips, Clip, i - 1).end_ms = word.start_ms;
        else
            word.start_ms = first_word_ms(word.start_ms, clip);
        g_array_append_val(clips, word);
    }
    return clips;
}

gint64 clips_length_ms(const GArray *clips)
{
    return clips->len > 0 ? clips_get(clips, clips->len - 1)->end_ms - clips_get(clips, 0)->start_ms
                          : 0;
}
