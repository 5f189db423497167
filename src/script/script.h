/* A script: what will be said, sentence by sentence. The product of the third stage.
 *
 * Display text is what stands on the page and in a caption; spoken text is what the engine is
 * given. A spoken word keeps the bytes of the display text it stands for, so that a caption shows
 * "5 mg" while the voice says "five milligrams".
 *
 * Invariants:
 *  - One utterance is one sentence, or a part of one longer than SCRIPT_MAX_UTTERANCE_BYTES, or a
 *    part of one that is said in another language (language_part.h).
 *  - Words are in spoken order and apart; each covers [spoken_start, spoken_end) of `spoken`. Their
 * display ranges are in order too, and may be equal (two words for one sign).
 *  - Putting the display texts of a block's utterances one after the other, white space and
 *    `marker_bytes` aside, gives the block's text: nothing is lost here. In a TABLE the cells of a
 *    row stand in its utterances as they are and in order, with our words between them (their
 *    columns' headers); [block_start, block_end) is the row.
 *  - Announcements of what a block is (a list's size, "Quote:") directly precede it and carry its
 *    section and block; those of a heading carry its section and block −1. So the first utterance
 *    of a section is where a jump to it begins.
 *  - The disclaimer's utterances are the last but the end phrase.
 *  - The silence between two utterances is the pause after the one and the pause before the other,
 *    added.
 */
#ifndef LECTERN_SCRIPT_SCRIPT_H
#define LECTERN_SCRIPT_SCRIPT_H

#include "article/article.h"
#include "base/diagnostic.h"
#include "script/lexicon_set.h"
#include "script/voice.h"

#include <glib.h>

enum { SCRIPT_MAX_UTTERANCE_BYTES = 1200 };

typedef enum {
    ROLE_TITLE,
    ROLE_BYLINE,
    ROLE_DATE,
    ROLE_HEADING,
    ROLE_PARAGRAPH,
    ROLE_ITEM,
    ROLE_QUOTE,
    ROLE_TABLE,
    ROLE_CODE,
    ROLE_CAPTION,
    ROLE_DISCLAIMER,
    ROLE_ANNOUNCEMENT, /* words of ours, not the article's */
    ROLES
} UtteranceRole;

/* Parts outside the sections, for Utterance.section. */
enum { SECTION_FRAME = -1, SECTION_DISCLAIMER = -2, SECTION_END = -3 };

typedef struct {
    guint32 spoken_start, spoken_end;   /* bytes of Utterance.spoken */
    guint32 display_start, display_end; /* bytes of Utterance.display that it stands for */
    gboolean letter;                    /* one letter said by its name: "S" of "S L E" */
    const char *role; /* which of its sounds, for the lexicon ("verb"); interned; NULL for most */
} SpokenWord;

typedef struct {
    UtteranceRole role;
    VoiceStyle style;
    const Voice *voice; /* whose `style` speaks; owned by the script; of the script's engine */
    int level;          /* HEADING: 2…6; ITEM: depth; else 0 */
    int section;        /* index in Article.sections, or SECTION_… */
    int block; /* index in the section's blocks or in the disclaimers; -1 for headings and frame */
    /* The bytes that `display` is, of the block's text, or of the title or heading; both 0 for
     * words of ours. */
    gsize block_start, block_end;
    char *display;
    guint32
        marker_bytes; /* bytes at the start of `display` that are a list item's marker ("3. ") */
    char *spoken;     /* words with the punctuation that shapes the melody */
    GArray *words;    /* of SpokenWord */
    int tone_level;   /* a tone of this heading level before the words; 0 for none */
    int pause_before_ms, pause_after_ms; /* to be written as they stand */
    guint line;                          /* of the source */
} Utterance;

typedef struct {
    char *title;             /* NULL if the article has none */
    char *opening_title;     /* of what comes before the first heading: the title or a phrase */
    char *disclaimer_title;  /* what a table of contents calls the disclaimer */
    char *language;          /* BCP 47, that the words are spoken in */
    Voice *voice;            /* with the headings that the options asked for */
    GPtrArray *other_voices; /* of Voice: who says passages in other languages */
    GPtrArray *utterances;   /* of Utterance */
    double estimated_s;      /* length in seconds, pauses included */
} Script;

typedef struct {
    const Voice *voice;
    HeadingAnnouncement headings; /* overrides the voice's when `headings_set` */
    gboolean headings_set;
    gboolean footnotes;         /* say footnote marks */
    const LexiconSet *lexicons; /* whose aliases are said; borrowed for the call; may be NULL */
    /* The same for passages in other languages, by their voice; may be NULL. */
    const LexiconSet *(*passage_lexicons)(const Voice *voice, gpointer data);
    gpointer passage_data;
} ScriptOptions;

/* Writes the script. Phrases and tables come from `store`; that a language has none is a failure.
 * What the audit finds uncovered is a diagnostic (WARNING) with its line. */
Script *script_new(const Article *article, const ScriptOptions *options, VoiceStore *store,
                   Diagnostics *diagnostics, GError **error);
void script_free(Script *script);
void utterance_free(Utterance *utterance);

static inline const Utterance *script_utterance(const Script *script, guint index)
{
    return (const Utterance *)g_ptr_array_index(script->utterances, index);
}

/* How long the utterances from `start` to before `end` take to hear, in seconds, by the voice's
 * `spoken_wpm` and the pauses. */
double script_estimate_s(const Script *script, guint start, guint end);

/* "title", "heading", …: for printing. */
const char *utterance_role_name(UtteranceRole role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Script, script_free)

#endif
