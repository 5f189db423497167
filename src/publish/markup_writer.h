/* What the modules that write markup share: the place that they have come to.
 *
 * Private to markup*.c.
 */
#ifndef LECTERN_PUBLISH_MARKUP_WRITER_H
#define LECTERN_PUBLISH_MARKUP_WRITER_H

#include "publish/markup.h"

typedef struct {
    GString *out;
    const Article *article;
    const Reading *reading;
    const MarkupOptions *options;
    char *language;  /* that is in force for the whole */
    GArray *anchors; /* of MarkupAnchor */
    guint next;      /* the utterance that is placed next */
} MarkupWriter;

/* Which utterances are meant: those of a part, as Utterance has it. */
typedef struct {
    int section, block;
    UtteranceRole role; /* ROLES: all that are the article's, and not ours */
} MarkupPlace;

/* The name of an element that XHTML 1.0 has another for. */
static inline const char *markup_either(const MarkupWriter *writer, const char *html5,
                                        const char *xhtml1)
{
    return writer->options->dialect == MARKUP_XHTML1 ? xhtml1 : html5;
}

/* The next utterance of that place, and the cursor behind it; NULL where there is none. What is
 * before it is passed over: places are asked for in the order of the script. */
const Utterance *markup_writer_next(MarkupWriter *writer, MarkupPlace place, guint *index);

/* The length, in frames, that a sound must be longer than to be an anchor: two milliseconds, so
 * that one is left when its ends are rounded (clip.h). */
static inline gint64 markup_writer_least_frames(const MarkupWriter *writer)
{
    return writer->reading->sample_rate / 500;
}

/* Whether the utterance makes a sound that is long enough. */
gboolean markup_writer_is_heard(const MarkupWriter *writer, guint index);

/* Adds an anchor, without words yet. */
MarkupAnchor *markup_writer_add_anchor(MarkupWriter *writer, guint index);

/* ` id="u17"` */
void markup_writer_append_id(MarkupWriter *writer, guint utterance);

/* The language, script and region of a tag, as all documents allow them: "de-CH" of "de_CH-1996";
 * NULL for what is no language tag. Free with g_free(). */
char *markup_writer_language_tag(const char *language);

/* ` lang="es" xml:lang="es"`, with the direction where it is another than that of `around`; nothing
 * where `language` is no language tag, or the same. */
void markup_writer_append_language(GString *out, const char *language, const char *around);

#endif
