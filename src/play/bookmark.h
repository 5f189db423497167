/* Bookmarks: a place in a script, known again when the article was corrected.
 *
 * A bookmark remembers the sentence where a reading was, the sentences around it and the heading
 * above, by their fingerprints. Words of ours are not remembered, since another voice or option
 * says others.
 *
 * Must not know: files, which article it is, players.
 */
#ifndef LECTERN_PLAY_BOOKMARK_H
#define LECTERN_PLAY_BOOKMARK_H

#include "script/script.h"

#include <glib.h>

enum { BOOKMARK_NEIGHBOURS = 8 };

typedef struct {
    guint64 sentence;                    /* of the article, that was heard or announced */
    gboolean is_unique;                  /* no other sentence of the script said the same */
    guint n_before, n_after;             /* fewer than BOOKMARK_NEIGHBOURS at an end */
    guint64 before[BOOKMARK_NEIGHBOURS]; /* the sentences before it, the nearest first */
    guint64 after[BOOKMARK_NEIGHBOURS];  /* and behind it */
    guint64 heading;                     /* what it stands under */
    guint n_announcements;               /* words of ours yet to be heard before it */
    guint utterance;                     /* its index in the script that was read */
    gboolean disclaimer_heard;           /* to its end */
} Bookmark;

/* Remembers utterance `utterance` of a script. Cheap enough for each utterance that begins: what
 * takes time is done for the neighbours alone. bookmark_free(). */
Bookmark *bookmark_of(const Script *script, guint utterance, gboolean disclaimer_heard);
void bookmark_free(Bookmark *bookmark);

/* The utterance where to go on in a script, which may be a corrected one: the same sentence, of
 * several the one in the most similar neighbourhood; where it is gone, the first behind what was
 * left of those before it, so that what took its place is heard; else the heading; else the
 * beginning. Linear in the script, whatever is in it. */
guint bookmark_find(const Bookmark *bookmark, const Script *script);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bookmark, bookmark_free)

#endif
