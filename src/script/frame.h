/* The frame round an article: what is said before its first section, and after its last.
 *
 * Must not know: what stands in the sections.
 */
#ifndef LECTERN_SCRIPT_FRAME_H
#define LECTERN_SCRIPT_FRAME_H

#include "article/article.h"
#include "script/script_writer.h"

/* Title, byline and date. */
void frame_open(ScriptWriter *writer, const Article *article);

/* "5 sections, about 8 minutes." for a reading of `length_s` seconds; a sentence of its own, so
 * that it can be written when the rest is known. */
void frame_contents(ScriptWriter *writer, guint n_sections, double length_s);

/* The disclaimers, announced, then the end. */
void frame_close(ScriptWriter *writer, const Article *article);

/* "2025-08-08" → "August 8, 2025" in the language; a copy of `date` where it is no date. Free with
 * g_free(). */
char *frame_format_date(const char *date, const char *language);

#endif
