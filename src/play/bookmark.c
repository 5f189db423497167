/* Bookmarks; see bookmark.h.
 *
 * The script is boiled down to its spots: the sentences of the article, and the end behind them.
 * Each spot is marked with what the bookmark remembers of it. How like a spot is to the one
 * remembered is then what of the remembered neighbours stands near it, whether under the same
 * heading, and whether it is the sentence itself. */
#include "play/bookmark.h"

#include "play/fingerprint.h"

#include <string.h>

/* In the place of fingerprints. */
enum {
    HEADING_NONE,
    HEADING_DISCLAIMER,
    NO_SENTENCE, /* behind the last one: neither it nor its heading is found again */
};

/* Which remembered sentence a spot is: bits, for it may be several. */
enum {
    MARK_SENTENCE = 1 << 0,
    MARK_BEFORE = 1 << 1, /* the nearest before it; the others follow */
    MARK_AFTER = MARK_BEFORE << BOOKMARK_NEIGHBOURS,
    MARKS_BEFORE = MARK_AFTER - MARK_BEFORE,
    MARKS_AFTER = MARKS_BEFORE << BOOKMARK_NEIGHBOURS,
};

/* What each is worth where a sentence is said more than once, or not any more. The nearest
 * neighbour is worth BOOKMARK_NEIGHBOURS, the next one less, so all on one side 36; the sentence
 * itself
 * ("Take it with food.") less than that, and a few stray neighbours less than the heading. */
enum { WORTH_SENTENCE = 20, WORTH_HEADING = 10 };

/* How many sentences may have been added between a neighbour and the place. */
enum { SLACK = 4, REACH = BOOKMARK_NEIGHBOURS + SLACK };

static gboolean is_ours(const Utterance *utterance)
{
    return utterance->role == ROLE_ANNOUNCEMENT;
}

/* --- remembering --- */

static const char *text_of(const Utterance *utterance)
{
    return utterance->display + utterance->marker_bytes;
}

/* The first sentence of the article at or behind an utterance; behind all, their number. */
static guint next_sentence(const Script *script, guint utterance)
{
    while (utterance < script->utterances->len && is_ours(script_utterance(script, utterance)))
        utterance++;
    return utterance;
}

static guint64 heading_of(const Script *script, guint sentence)
{
    if (sentence == script->utterances->len)
        return NO_SENTENCE;
    int section = script_utterance(script, sentence)->section;
    if (section == SECTION_DISCLAIMER)
        return HEADING_DISCLAIMER;
    const Utterance *heading = NULL; /* its first sentence */
    for (guint i = sentence + 1; i-- > 0;) {
        const Utterance *utterance = script_utterance(script, i);
        if (utterance->section != section)
            break;
        if (utterance->role == ROLE_HEADING)
            heading = utterance;
    }
    return heading ? fingerprint_utterance(heading) : HEADING_NONE;
}

static void remember_before(Bookmark *bookmark, const Script *script, guint sentence)
{
    for (guint i = sentence; i-- > 0 && bookmark->n_before < BOOKMARK_NEIGHBOURS;) {
        const Utterance *utterance = script_utterance(script, i);
        if (!is_ours(utterance))
            bookmark->before[bookmark->n_before++] = fingerprint_utterance(utterance);
    }
}

static void remember_after(Bookmark *bookmark, const Script *script, guint sentence)
{
    for (guint i = sentence + 1;
         i < script->utterances->len && bookmark->n_after < BOOKMARK_NEIGHBOURS; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (!is_ours(utterance))
            bookmark->after[bookmark->n_after++] = fingerprint_utterance(utterance);
    }
}

/* As it is written: one that differs in a comma is found to say the same when it is looked for. */
static gboolean is_unique(const Script *script, guint sentence)
{
    const char *said = text_of(script_utterance(script, sentence));
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (i != sentence && !is_ours(utterance) && g_str_equal(text_of(utterance), said))
            return FALSE;
    }
    return TRUE;
}

Bookmark *bookmark_of(const Script *script, guint utterance, gboolean disclaimer_heard)
{
    g_return_val_if_fail(script && utterance < script->utterances->len, NULL);
    guint sentence = next_sentence(script, utterance);
    Bookmark *bookmark = g_new0(Bookmark, 1);
    gboolean is_end = sentence == script->utterances->len;
    bookmark->sentence =
        is_end ? NO_SENTENCE : fingerprint_utterance(script_utterance(script, sentence));
    bookmark->is_unique = !is_end && is_unique(script, sentence);
    remember_before(bookmark, script, sentence);
    remember_after(bookmark, script, sentence);
    bookmark->heading = heading_of(script, sentence);
    bookmark->n_announcements = sentence - utterance;
    bookmark->utterance = sentence;
    bookmark->disclaimer_heard = disclaimer_heard;
    return bookmark;
}

void bookmark_free(Bookmark *bookmark)
{
    g_free(bookmark);
}

/* --- finding --- */

typedef struct {
    guint utterance;
    guint32 marks;
    gboolean same_heading;
} Spot;

static guint32 marks_of(const Bookmark *bookmark, guint64 sentence)
{
    guint32 marks = bookmark->sentence == sentence ? MARK_SENTENCE : 0;
    for (guint i = 0; i < bookmark->n_before; i++)
        if (bookmark->before[i] == sentence)
            marks |= (guint32)MARK_BEFORE << i;
    for (guint i = 0; i < bookmark->n_after; i++)
        if (bookmark->after[i] == sentence)
            marks |= (guint32)MARK_AFTER << i;
    return marks;
}

static void add_spot(GArray *spots, const Bookmark *bookmark, guint utterance, guint64 sentence,
                     guint64 heading)
{
    Spot spot = {utterance, marks_of(bookmark, sentence), heading == bookmark->heading};
    g_array_append_val(spots, spot);
}

static GArray *list_spots(const Bookmark *bookmark, const Script *script)
{
    GArray *spots = g_array_new(FALSE, FALSE, sizeof(Spot));
    int section = SECTION_FRAME;
    guint64 heading = HEADING_NONE;
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (is_ours(utterance))
            continue;
        if (utterance->section != section) {
            section = utterance->section;
            heading = section == SECTION_DISCLAIMER ? HEADING_DISCLAIMER : HEADING_NONE;
        }
        guint64 sentence = fingerprint_utterance(utterance);
        if (utterance->role == ROLE_HEADING && heading == HEADING_NONE)
            heading = sentence;
        add_spot(spots, bookmark, i, sentence, heading);
    }
    Spot end = {.utterance = script->utterances->len};
    g_array_append_val(spots, end);
    return spots;
}

static const Spot *spot_at(const GArray *spots, guint index)
{
    return &g_array_index(spots, Spot, index);
}

static gboolean is_the_sentence(const GArray *spots, guint index)
{
    return spot_at(spots, index)->marks & MARK_SENTENCE;
}

/* Of the neighbours on one side, from the nearest on, those that may stand `distance` away. */
static guint32 neighbours_within(guint32 side, guint distance)
{
    return distance > SLACK ? side << (distance - SLACK) & side : side;
}

/* What of the remembered stands near a spot. What took a lost sentence's place may be the one that
 * came behind it. */
static guint32 marks_near(const GArray *spots, guint index)
{
    guint32 near = 0;
    for (guint i = 0; i < MIN(index, REACH); i++)
        near |= spot_at(spots, index - 1 - i)->marks & neighbours_within(MARKS_BEFORE, i);
    guint first = index + (is_the_sentence(spots, index) ? 1 : 0);
    for (guint i = 0; i < MIN(spots->len - first, REACH); i++)
        near |= spot_at(spots, first + i)->marks & neighbours_within(MARKS_AFTER, i);
    return near;
}

static guint likeness(const GArray *spots, guint index)
{
    const Spot *spot = spot_at(spots, index);
    guint32 near = marks_near(spots, index);
    guint worth = (spot->same_heading ? WORTH_HEADING : 0) +
                  (spot->marks & MARK_SENTENCE ? WORTH_SENTENCE : 0);
    for (guint i = 0; i < BOOKMARK_NEIGHBOURS; i++) {
        if (near & (guint32)MARK_BEFORE << i)
            worth += BOOKMARK_NEIGHBOURS - i;
        if (near & (guint32)MARK_AFTER << i)
            worth += BOOKMARK_NEIGHBOURS - i;
    }
    return worth;
}

/* How many neighbours stand exactly as far from a spot as they did. */
static guint count_in_place(const GArray *spots, guint index)
{
    guint n = 0;
    for (guint i = 0; i < BOOKMARK_NEIGHBOURS; i++) {
        if (i < index && spot_at(spots, index - 1 - i)->marks & (guint32)MARK_BEFORE << i)
            n++;
        if (i + 1 < spots->len - index && spot_at(spots, index + 1 + i)->marks & (guint32)MARK_AFTER
                                                                                     << i)
            n++;
    }
    return n;
}

/* Of what is equally like, as in a run of equal sentences, the one whose neighbours are in their
 * places, then the one that is nearest to where it was. */
static guint most_alike(const Bookmark *bookmark, const GArray *spots)
{
    guint best = 0, best_likeness = 0, best_in_place = 0, best_distance = G_MAXUINT;
    for (guint i = 0; i < spots->len; i++) {
        guint like = likeness(spots, i);
        if (like < best_likeness)
            continue;
        guint in_place = count_in_place(spots, i);
        guint utterance = spot_at(spots, i)->utterance;
        guint distance = MAX(utterance, bookmark->utterance) - MIN(utterance, bookmark->utterance);
        if (like > best_likeness || in_place > best_in_place ||
            (in_place == best_in_place && distance < best_distance)) {
            best = i;
            best_likeness = like;
            best_in_place = in_place;
            best_distance = distance;
        }
    }
    return best;
}

/* The first of those in a row that are as like: right behind what is left of those before. */
static guint first_as_alike(const GArray *spots, guint index)
{
    guint like = likeness(spots, index);
    while (index > 0 && !(spot_at(spots, index - 1)->marks & MARK_BEFORE) &&
           likeness(spots, index - 1) == like)
        index--;
    return index;
}

/* Whether words of ours tell of what comes at `utterance`, not of what was before. */
static gboolean announces(const Utterance *announcement, const Script *script, guint utterance)
{
    if (utterance == script->utterances->len)
        return announcement->section == SECTION_END;
    const Utterance *announced = script_utterance(script, utterance);
    return announcement->section == announced->section &&
           (announcement->block == announced->block || announcement->block < 0);
}

/* The utterance to begin with, for a sentence that is not the one remembered. */
static guint with_announcements(const Script *script, guint utterance)
{
    guint first = utterance;
    while (first > 0 && is_ours(script_utterance(script, first - 1)) &&
           announces(script_utterance(script, first - 1), script, utterance))
        first--;
    return first;
}

/* And for the one remembered: what was yet to be heard before it. */
static guint with_remaining_announcements(const Bookmark *bookmark, const Script *script,
                                          guint utterance)
{
    guint first = utterance;
    while (first > 0 && utterance - first < bookmark->n_announcements &&
           is_ours(script_utterance(script, first - 1)))
        first--;
    return first;
}

/* Where the sentence stands, if that is in one place. */
static gboolean find_only(const GArray *spots, guint *index)
{
    guint n = 0;
    for (guint i = 0; i < spots->len; i++)
        if (is_the_sentence(spots, i) && n++ == 0)
            *index = i;
    return n == 1;
}

guint bookmark_find(const Bookmark *bookmark, const Script *script)
{
    g_return_val_if_fail(bookmark && script && script->utterances->len > 0, 0);
    g_autoptr(GArray) spots = list_spots(bookmark, script);
    guint found = 0;
    if (!bookmark->is_unique || !find_only(spots, &found))
        found = most_alike(bookmark, spots);
    guint utterance;
    if (is_the_sentence(spots, found))
        utterance =
            with_remaining_announcements(bookmark, script, spot_at(spots, found)->utterance);
    else if (likeness(spots, found) > 0)
        utterance =
            with_announcements(script, spot_at(spots, first_as_alike(spots, found))->utterance);
    else
        utterance = 0;
    return MIN(utterance, script->utterances->len - 1);
}
