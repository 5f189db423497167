/* The script being written: passages of text become utterances at its end.
 *
 * The writer cuts a passage into sentences and has each put into words and audited. Whoever writes
 * says what silence it wishes before and after; until the script is finished an utterance's pauses
 * are these wishes.
 *
 * Must not know: what an article is made of.
 */
#ifndef LECTERN_SCRIPT_SCRIPT_WRITER_H
#define LECTERN_SCRIPT_SCRIPT_WRITER_H

#include "script/phrases.h"
#include "script/script.h"
#include "script/tongue.h"

#include <glib.h>

typedef struct {
    Script *script;
    const ScriptOptions *options;
    Phrases *phrases;
    Tongues *tongues;
    Diagnostics *diagnostics;

    int section, block; /* where we are, for Utterance */
    guint line;
    int tone_level;      /* for the next utterance; 0 for none */
    int pause_before_ms; /* the longest wish before the next utterance */
    Utterance *last;     /* the one written last; NULL at first */
    gint place;          /* index that the next is written at; −1 for the end */
} ScriptWriter;

/* One text that goes into the script as one or more utterances. All borrowed. */
typedef struct {
    UtteranceRole role;
    VoiceStyle style;
    int level;
    const char *text;
    gsize length;
    const Mark *marks; /* of `text`, sorted as mark.h says; may be NULL */
    guint n_marks;
    const char
        *language;      /* BCP 47 where it is said to be another than the article's; may be NULL */
    const char *marker; /* said before the first sentence: "3."; NULL for none */
    /* The text is put together, not the block's own: each utterance of it carries this range of the
     * block; both 0 for words of ours. */
    gboolean composed;
    gsize block_start, block_end;
} Passage;

/* Writes the passage; between its sentences stands the sentence pause. */
void script_writer_say(ScriptWriter *writer, const Passage *passage);

/* Writes words of ours, in our own voice. Nothing for a phrase that is switched off. */
void script_writer_announce(ScriptWriter *writer, const char *phrase, double number0,
                            double number1, const char *text2);

/* Wishes of silence in ms: after the last utterance, before the next. */
void script_writer_wish_after(ScriptWriter *writer, int pause_ms);
void script_writer_wish_before(ScriptWriter *writer, int pause_ms);

/* After the last utterance stands this silence, whatever was wished. */
void script_writer_end(ScriptWriter *writer, int pause_ms);

/* How long what is written takes to hear, in seconds, by the voice's `spoken_wpm` and the pauses.
 */
double script_writer_estimate_s(const ScriptWriter *writer);

/* Ends the script: of the wishes between two utterances the longer is granted, and its length is
 * known. */
void script_writer_finish(ScriptWriter *writer);

static inline const VoicePauses *script_writer_pauses(const ScriptWriter *writer)
{
    return &writer->script->voice->pauses;
}

#endif
