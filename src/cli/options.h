/* Options: what several verbs understand in the same way, and how any verb's command line is read.
 *
 * Must not know: the stages. A value is checked here for its form; whether a voice of that name
 * exists is found out by whoever needs it.
 */
#ifndef LECTERN_CLI_OPTIONS_H
#define LECTERN_CLI_OPTIONS_H

#include "cli/item_list.h"
#include "cli/verb.h"
#include "script/voice.h"

#include <glib.h>

/* Which of the shared options a verb takes; --quiet, --verbose and --help are everybody's. */
typedef enum {
    OPTIONS_ARTICLES = 1 << 0, /* takes [FILE|URL|-]..., "-" when none is given; --item */
    OPTIONS_FILTER = 1 << 1,   /* takes [FILE|-]... of lines; "-" when none is given */
    OPTIONS_VOICE = 1 << 2,    /* --voice, --lexicon */
    OPTIONS_SCRIPT = 1 << 3,   /* --rate, --preset, --pauses, --headings, --footnotes, --strict */
    OPTIONS_JOBS = 1 << 4,     /* --jobs */
    OPTIONS_CACHE = 1 << 6,    /* --cache, --no-cache, --cache-size */
    OPTIONS_WORDS = 1 << 5,    /* takes words of its own, which it checks itself */
} OptionsSet;

typedef struct {
    char *voice;        /* NULL: the one for the article's language */
    char **lexicons;    /* files that win over the voice's and the user's; may be NULL */
    double rate_wpm;    /* 0 where not asked for */
    double rate_factor; /* "1.5x"; 0 where not asked for; at most one of the two is set */
    char *pauses;       /* as pauses_change() takes them; NULL for the voice's own */
    HeadingAnnouncement headings;
    gboolean headings_set;
    gboolean footnotes;
    gboolean strict;
    ItemList *items;          /* of feeds; NULL for all */
    gboolean cache, no_cache; /* keep sentences: of any engine, of none; else where it is a gain */
    guint64 cache_bytes;
    guint jobs;    /* at least 1; the number of processors unless asked otherwise */
    char **inputs; /* NULL-terminated; at least one for ARTICLES and FILTER, else empty */
} Options;

/* Reads a verb's command line. `own` are the verb's own options, ended by {NULL}; may be NULL. (Use
 * G_OPTION_ARG_FILENAME for text: it takes any bytes in any locale.)
 *
 * Returns TRUE to go on. FALSE when the run ends here, with its exit code in `*status`: --help was
 * printed, or the usage was wrong and that was said. */
gboolean options_parse(Options *options, const Verb *verb, OptionsSet set, const GOptionEntry *own,
                       int argc, char **argv, int *status);
void options_clear(Options *options);

/* The place of `word` in `choices` (NULL-terminated), −1 with a usage report when it is not there.
 * `word` may be NULL: then 0. For options such as --format text|json. */
int options_choose(const Verb *verb, const char *option, const char *word,
                   const char *const *choices);

/* The folders where voices are searched, best first; NULL-terminated; free with g_strfreev():
 * $LECTERN_DATA, the user's own, the build's or installation's beside the executable,
 * LECTERN_DATADIR. */
char **options_voice_folders(void);

/* The folder of the user's own lexicons; it need not be there. Free with g_free(). */
char *options_lexicon_folder(void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

#endif
