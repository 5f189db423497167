/* A voice: who reads, how fast, with which pauses, and how headings stand apart. Data from a key
 * file.
 *
 * `voices/NAME.voice` is read with GKeyFile; `voices/README.md` documents every key. The name of
 * the file is the voice's name ("en-US"). Folders are searched in order, so that a user's own file
 * wins.
 *
 * Must not know: engines (their settings are carried, not understood), samples.
 */
#ifndef LECTERN_SCRIPT_VOICE_H
#define LECTERN_SCRIPT_VOICE_H

#include "base/diagnostic.h"
#include "script/pauses.h"

#include <glib.h>

/* The fastest that any style is read, in words a minute, and the factors of a voice's own rate. */
#define VOICE_MAX_WPM 900.0
#define VOICE_MIN_SPEED 0.5
#define VOICE_MAX_SPEED 8.0

/* Who speaks within a reading. */
typedef enum {
    VOICE_BODY,         /* the article's text */
    VOICE_HEADING,      /* title and headings */
    VOICE_ANNOUNCEMENT, /* words of ours: "List of five items" */
    VOICE_STYLES
} VoiceStyle;

typedef struct {
    char *engine_voice; /* the engine's own name of the voice, e.g. "en-us+klatt4" */
    double rate_wpm;    /* words per minute asked of the engine */
    double pitch;       /* 1.0 is the engine's default */
    double pitch_range; /* liveliness of the melody; 1.0 is the engine's default */
    double gain_db;
} VoiceStyleSettings;

typedef enum {
    HEADINGS_BOTH, /* tone and words */
    HEADINGS_WORDS,
    HEADINGS_TONE,
    HEADINGS_PAUSE, /* pauses and the heading's own voice alone */
    HEADINGS_OFF,   /* read like a paragraph */
    HEADINGS_KINDS
} HeadingAnnouncement;

typedef struct {
    char *name;     /* "en-US" */
    char *title;    /* "English (United States), clear" */
    char *language; /* BCP 47 */
    char *phrases;  /* which phrases file: a language, "en" */
    char *engine;   /* "espeak", "tone" */
    char *licence;  /* of the engine's voice */
    VoiceStyleSettings styles[VOICE_STYLES];
    VoicePauses pauses;
    HeadingAnnouncement headings;
    double speed;        /* how many times as fast as its file says: see voice_copy_at_rate() */
    double spoken_wpm;   /* words a minute really spoken at the body's `rate_wpm`, pauses apart */
    gboolean any_region; /* reads the other regions of its language where these have no voice */
    char **lexicons;     /* names; NULL-terminated; may be empty */
    char **aliases;      /* other tags of the language, "cmn" of "zh"; NULL-terminated */
} Voice;

/* Where voices and phrases are searched: `folders` is NULL-terminated, best first; copied. */
typedef struct VoiceStore VoiceStore;
VoiceStore *voice_store_new(const char *const *folders);
void voice_store_free(VoiceStore *store);

/* The voice of that name; unknown keys and values out of range are diagnostics and fall back. Fails
 * where there is no such voice (the message lists the names there are) or its file is no key file.
 * Owned by the store, which keeps each voice it has read. */
const Voice *voice_store_get(VoiceStore *store, const char *name, Diagnostics *diagnostics,
                             GError **error);

/* The voice for a BCP 47 language: the same tag (its last parts left off one by one), else one of
 * the same language, best one marked `any_region` (en → en-US, es-MX → es-419), else NULL. Voices
 * whose names begin with the language go before all others. */
const Voice *voice_store_for_language(VoiceStore *store, const char *language,
                                      Diagnostics *diagnostics);

/* Whether the voice speaks the language of a tag, in whatever region. */
gboolean voice_speaks(const Voice *voice, const char *language);

/* The names of all voices, sorted; NULL-terminated; free with g_strfreev(). */
char **voice_store_list(const VoiceStore *store);

/* The path of a data file ("phrases/en.phrases") in the first folder that has it, or NULL. */
char *voice_store_find_file(const VoiceStore *store, const char *relative_path);

/* A copy that reads `factor` times as fast (VOICE_MIN_SPEED … VOICE_MAX_SPEED, else clamped), in
 * all styles but none beyond VOICE_MAX_WPM, pauses with it. Free with voice_free(). */
Voice *voice_copy_at_rate(const Voice *voice, double factor);
void voice_free(Voice *voice);

/* "both", "words", …; the reverse gives FALSE for an unknown word. */
const char *heading_announcement_name(HeadingAnnouncement announcement);
gboolean heading_announcement_parse(const char *word, HeadingAnnouncement *announcement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(VoiceStore, voice_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Voice, voice_free)

#endif
