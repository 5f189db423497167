/* A remark: something said to who steers a reading, between two sentences of it: where we are, the
 * headings, the letters of a word. A script of its own, in the language and the voice of the
 * article's.
 *
 * Must not know: keys, what is heard.
 */
#ifndef LECTERN_SCRIPT_REMARK_H
#define LECTERN_SCRIPT_REMARK_H

#include "script/script.h"

#include <glib.h>

/* One that is being written. */
typedef struct Remark Remark;

/* In the voice of `article`, with its lexicons (may be NULL). Opens tables: a few milliseconds.
 * What it is given is borrowed until remark_finish(). */
Remark *remark_new(const Script *article, VoiceStore *store, const LexiconSet *lexicons,
                   Diagnostics *diagnostics, GError **error);
void remark_free(Remark *remark);

/* Says a phrase of the group `[steering]`; see phrases_format(). */
void remark_phrase(Remark *remark, const char *key, double number0, double number1,
                   const char *text2);
/* Says a text of the article's. */
void remark_text(Remark *remark, const char *text);
/* Says a text of ours in English, for what is not translated. */
void remark_english(Remark *remark, const char *text);
/* Says the letters, digits and signs of a text one by one. */
void remark_spell(Remark *remark, const char *text);

/* What it says so far, as it would be printed on one line. g_free(). */
char *remark_display(const Remark *remark);

/* The script, and the end of the remark; NULL when nothing is to be said. */
Script *remark_finish(Remark *remark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Remark, remark_free)

#endif
