/* Where the article of a bare text begins and ends; see plain_bounds.h. */
#include "article/plain_bounds.h"

#include "article/plain_mail.h"
#include "article/plain_title.h"

#include <string.h>

enum {
    THIN_WORDS = 100,
    LABEL_WORDS = 9,    /* of a line that opens the site's part: "Comments", "Related stories" */
    SENTENCE_WORDS = 4, /* of a short sentence that may end an article */
    ITEM_WORDS = 3,
    DATED_STAMP_WORDS = 16,
    STAMP_WORDS = 8, /* "Jane, 3 days ago" */
    MOST_TRIES = 20, /* each reads the whole text: a few are enough for any page */
    RESUMING_LINES = 3,
    SIGNATURE_LINES = 12,
    CLOSING_LINES =
        2 /* lines of the site in a row behind which no short sentence is the article's */
};

/* --- the beginning -------------------------------------------------------------------------------
 */

static gboolean is_chrome(const PlainLine *line)
{
    return line->site || line->parts || line->fact || line->offer;
}

static void find_first(PlainText *text)
{
    if (plain_mail_find(text)) {
        text->first = 0;
        return;
    }
    plain_title_find(text);
    if (text->title != G_MAXUINT) {
        text->first = text->title + 1;
        return;
    }
    text->first = 0;
    while (text->first < text->prose && is_chrome(plain_at(text, text->first)))
        text->first++;
}

/* A heading at the start that repeats the title goes. */
static void drop_repeated_title(PlainText *text)
{
    const PlainLine *title = plain_at(text, text->title);
    if (!title)
        return;
    g_autofree char *key = text_key(title->text);
    for (guint i = text->first; i < MIN(text->first + 4, text->end); i++) {
        g_autofree char *other = text_key(plain_at(text, i)->text);
        if (strcmp(key, other) == 0)
            text->first = i + 1;
    }
}

/* --- the end -------------------------------------------------------------------------------------
 */

/* A line that opens what the site puts below an article. */
static gboolean may_open_tail(const PlainLine *line)
{
    if (line->offer)
        return TRUE;
    return line->size.words <= LABEL_WORDS && !line->item &&
           (plain_has_cue(line, CUE_COMMENTS) || plain_has_cue(line, CUE_RELATED) ||
            plain_has_cue(line, CUE_AUTHOR));
}

/* Whether less than half as much prose stands from `i` on as before it. */
static gboolean stands_late(const PlainText *text, guint i)
{
    guint before = 0, after = 0;
    for (guint k = text->first; k < text->lines->len; k++) {
        const PlainLine *line = plain_at(text, k);
        if (line->prose && !line->offer)
            *(k < i ? &before : &after) += line->size.words;
    }
    return before > 0 && after * 2 < before;
}

/* Whether the article goes on behind a box within it: paragraphs in a row, where comments and
 * teasers have a name or a title above each. */
static gboolean resumes(const PlainText *text, guint i)
{
    guint run = 0;
    for (guint k = i + 1; k < text->lines->len && run < RESUMING_LINES; k++) {
        const PlainLine *line = plain_at(text, k);
        gboolean paragraph = line->prose && !line->offer;
        run = paragraph ? run + 1 : 0;
    }
    return run == RESUMING_LINES;
}

/* "gardenlady52, 3 days ago", "Ann on May 4, 2024 at 8:12 am said:": a reader's name and when he
 * wrote. */
static gboolean is_stamp(const PlainLine *line)
{
    if (line->size.closed || !strpbrk(line->text, "0123456789"))
        return FALSE;
    if (g_str_has_suffix(line->text, " said:") || g_str_has_suffix(line->text, " says:"))
        return line->size.words <= DATED_STAMP_WORDS && strchr(line->text, ':') &&
               date_is_known(plain_kind_date(line->text, DATE_MONTH_FIRST));
    return line->size.words <= STAMP_WORDS && g_str_has_suffix(line->text, " ago");
}

/* The label over the first reader's comment, itself if there is none. */
static guint opening_of_comments(const PlainText *text, guint stamp)
{
    guint opening = stamp;
    while (opening > text->first + 1 && stamp - opening < 2) {
        const PlainLine *before = plain_at(text, opening - 1);
        if (before->prose || before->size.closed || before->size.words > LABEL_WORDS)
            break;
        opening--;
    }
    return opening;
}

/* The first line of the site's own below the article: comments, other articles, offers. */
static guint find_tail(const PlainText *text)
{
    guint tries = 0, prose = text->prose;
    for (guint i = text->first; i < text->lines->len && tries < MOST_TRIES; i++) {
        const PlainLine *line = plain_at(text, i);
        gboolean stamp = i > prose && is_stamp(line);
        if (!stamp && !may_open_tail(line))
            continue;
        tries++;
        gboolean comments = stamp || plain_has_cue(line, CUE_COMMENTS);
        if (stands_late(text, i) && (comments || !resumes(text, i)))
            return stamp ? opening_of_comments(text, i) : i;
    }
    return text->lines->len;
}

/* Short lines after the last sentence are buttons, tags, menus; items end an article only directly
 * after it. A short sentence is the article's as long as the site's lines have not begun. */
static guint last_line(const PlainText *text)
{
    guint last = text->first, closing = 0;
    for (guint i = text->first; i < text->end; i++) {
        const PlainLine *line = plain_at(text, i);
        if (line->site || line->parts || (line->offer && !line->prose)) {
            closing++;
            continue;
        }
        gboolean sentence = line->size.closed && line->size.words >= SENTENCE_WORDS;
        gboolean next_to = last == i && (line->size.closed || line->table);
        if (line->prose || line->quoted || next_to || (sentence && closing < CLOSING_LINES)) {
            last = i + 1;
            closing = 0;
        } else if (line->item && last == i && line->size.words >= ITEM_WORDS) {
            last = i + 1;
        }
    }
    return last;
}

/* Whether the text shows anything of a site: a menu before the title, buttons, offers. */
static gboolean has_chrome(const PlainText *text)
{
    for (guint i = 0; i < text->lines->len; i++) {
        const PlainLine *line = plain_at(text, i);
        if (line->site || line->offer || (i + 1 < text->first && !line->fact && !line->mail))
            return TRUE;
    }
    return FALSE;
}

/* "-- " alone on a line, and a few lines below it, end a letter. */
static guint signature_of(const PlainText *text)
{
    guint first = text->lines->len > SIGNATURE_LINES ? text->lines->len - SIGNATURE_LINES : 0;
    for (guint i = first; i < text->lines->len; i++)
        if (strcmp(plain_at(text, i)->text, "--") == 0)
            return i;
    return text->lines->len;
}

static void find_end(PlainText *text)
{
    text->end = find_tail(text);
    guint signature = signature_of(text);
    if (signature < text->end)
        text->end = signature;
    else if (has_chrome(text))
        text->end = MIN(text->end, MAX(last_line(text), text->first));
}

/* --- all of it -----------------------------------------------------------------------------------
 */

static guint count_words(const PlainText *text, guint from, guint to)
{
    guint words = 0;
    for (guint i = from; i < to; i++)
        words += plain_at(text, i)->site ? 0 : plain_at(text, i)->size.words;
    return words;
}

/* Whether so little is left that it can hardly be the article, and most of the text is lost. */
static gboolean leaves_out_most(const PlainText *text)
{
    guint words = count_words(text, text->first, text->end);
    return words < THIN_WORDS && words * 2 < count_words(text, 0, text->lines->len);
}

/* Title, beginning and end. When that leaves out most of the text, its sentences are short ones;
 * when that does too, it has none, and all of it is read. */
void plain_bounds_find(PlainText *text)
{
    plain_kind_set(text);
    find_first(text);
    find_end(text);
    if (leaves_out_most(text)) {
        text->terse = TRUE;
        plain_kind_set(text);
        find_first(text);
        find_end(text);
    }
    if (!leaves_out_most(text)) {
        drop_repeated_title(text);
        return;
    }
    text->title = G_MAXUINT;
    text->first = 0;
    text->end = text->lines->len;
}
