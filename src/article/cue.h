/* Cues: words and phrases that tell what a line of a page is for.
 *
 * "Related articles", "Sign up for our newsletter", "Posted on": the phrases of
 * several languages stand in cue_list_page.c, each with what it is a sign of. This module counts
 * which of them a text holds; what follows from that is for others to judge.
 *
 * Must not know: blocks, pages.
 */
#ifndef LECTERN_ARTICLE_CUE_H
#define LECTERN_ARTICLE_CUE_H

#include <glib.h>

typedef enum {
    /* What a line or heading that is not the article's says. */
    CUE_RELATED,    /* opens a list of other articles */
    CUE_READ_MORE,  /* points to one other article */
    CUE_COMMENTS,   /* opens the comments */
    CUE_SHARE,      /* social buttons */
    CUE_NEWSLETTER, /* asks for a subscription */
    CUE_ADVERT,     /* labels an advertisement */
    CUE_CONSENT,    /* cookies, terms accepted by clicking */
    CUE_TAGS,       /* tags, topics, filed under */
    CUE_AUTHOR,     /* opens a box about the author */
    CUE_CONTROL,    /* a button's or menu's words: "Skip to content" */
    CUE_CREDIT,     /* an image's source */
    CUE_CONTENTS,   /* opens a table of contents */
    /* What a line of facts about the article says. */
    CUE_BYLINE,       /* begins with "By" */
    CUE_PUBLISHED,    /* before a date */
    CUE_UPDATED,      /* before a later date */
    CUE_READING_TIME, /* "5 min read" */
    CUE_KINDS
} CueKind;

typedef struct {
    CueKind kind;
    const char *phrase; /* lower case words; phrase.h says how one is written */
} Cue;

/* The list; ends with a NULL phrase. */
extern const Cue cue_list_page[];

typedef struct {
    guint8 counts[CUE_KINDS]; /* how many phrases of each kind, up to 255 */
    guint words;
} CueCount;

typedef struct CueIndex CueIndex;

CueIndex *cue_index_new(void);
void cue_index_free(CueIndex *index);

/* Counts the cues in `text`. Time linear in its length. */
void cue_count(const CueIndex *index, const char *text, CueCount *count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CueIndex, cue_index_free)

#endif
