/* Byline and date of bare text; see plain_facts.h. */
#include "article/plain_facts.h"

#include "article/byline.h"
#include "article/name_words.h"
#include "article/plain_mail.h"

#include <string.h>

enum {
    FACT_WORDS = 22,
    BYLINE_WORDS = 16,
    NAME_WORDS = 4,
    DATE_BYTES = 24,
    FACT_REACH = 3,    /* lines between a name and the other facts below a title */
    SUMMARY_REACH = 3, /* lines between a title and the summary below it */
    NEAR_LINES = 4,    /* lines above the title whose facts come first */
    TAIL_LINES = 6     /* lines behind the article in which its date may stand */
};

/* "By" stands before the author; these before somebody who only looked at it. */
static gboolean is_reviewer(const char *line)
{
    g_autofree char *folded = text_fold(line);
    static const char *const openings[] = {"medically reviewed by", "reviewed by", "edited by",
                                           "fact checked by", "fact-checked by"};
    for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
        if (g_str_has_prefix(folded, openings[i]))
            return TRUE;
    return FALSE;
}

/* The name in a line of facts without "by": "January 16, 2024 — Jane Doe | 5 min read". */
static char *name_among_facts(const char *line, DateOrder order)
{
    static const char *const separators[] = {" | ", " • ", " · ", " – ", " — ", " - ", " / "};
    g_autoptr(GString) parts = g_string_new(line);
    for (guint i = 0; i < G_N_ELEMENTS(separators); i++)
        g_string_replace(parts, separators[i], "\n", 0);
    g_auto(GStrv) split = g_strsplit(parts->str, "\n", -1);
    for (guint i = 0; split[i]; i++) {
        if (date_is_known(date_find(split[i], order, NULL)))
            continue;
        g_autofree char *name = byline_clean(split[i]);
        if (name && name_words_is_name(name))
            return g_steal_pointer(&name);
    }
    return NULL;
}

/* The name in "Jane Doe March 3, 2020": what stands before the date is a name and nothing else. */
static char *name_before_date(const char *line, DateOrder order)
{
    const char *rest = line;
    for (guint words = 1; words <= NAME_WORDS && (rest = strchr(rest, ' ')); words++) {
        rest++;
        const char *end = NULL;
        if (words < 2 || !date_is_known(date_find(rest, order, &end)) || end - rest > DATE_BYTES ||
            !(g_ascii_isdigit(*rest) || g_ascii_isupper(*rest)))
            continue;
        g_autofree char *before = g_strndup(line, (gsize)(rest - line));
        g_strchomp(before);
        gboolean dated = date_is_known(plain_kind_date(rest + 1 + strcspn(rest + 1, " "), order));
        if (!dated && name_words_is_name(before))
            return g_steal_pointer(&before);
    }
    return NULL;
}

/* The name that a line gives by its own words: "By Jane Doe", "Jane Doe | March 3, 2020". */
static char *name_said(const PlainText *text, const PlainLine *line)
{
    if (line->size.words > BYLINE_WORDS)
        return NULL;
    if (byline_begins(line->text))
        return byline_clean(line->text);
    if (line->size.closed)
        return NULL;
    char *name = byline_beside_date(line->text, text->order);
    if (!name && line->fact && strpbrk(line->text, "|-\xe2\xc2/"))
        name = name_among_facts(line->text, text->order);
    return name ? name : name_before_date(line->text, text->order);
}

/* A fact that says no name: the date, the reading time. */
static gboolean is_nameless_fact(const PlainLine *line, gboolean item)
{
    return line && line->fact && line->item == item && !byline_begins(line->text);
}

/* A name alone on its line, letters of a degree aside, with a fact beside it; below the title a few
 * lines may stand between them. */
static gboolean is_name_line(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i);
    if (line->fact || line->site || line->parts || line->size.closed || i == text->title || !i ||
        line->size.words > NAME_WORDS + 2)
        return FALSE;
    guint reach = text->title != G_MAXUINT && i > text->title ? FACT_REACH : 1;
    gboolean beside = is_nameless_fact(plain_at(text, i - 1), line->item);
    for (guint k = i + 1; k <= i + reach && !beside; k++)
        beside = is_nameless_fact(plain_at(text, k), line->item);
    if (!beside)
        return FALSE;
    g_autofree char *name = byline_clean(line->text);
    gboolean cut = name && !g_str_has_prefix(line->text, name);
    return name && !cut && strchr(",", line->text[strlen(name)]) && name_words_is_name(name);
}

typedef struct {
    Date published, updated;
    char *author, *alone, *reviewer; /* said to be the author's, alone on a line, a reviewer's */
} Facts;

static void keep_name(char **kept, char *name)
{
    if (*kept)
        g_free(name);
    else
        *kept = name;
}

static void read_name(const PlainText *text, guint i, Facts *facts)
{
    PlainLine *line = plain_at(text, i);
    if (i == text->title || line->mail)
        return;
    line->name = is_name_line(text, i);
    if (line->name)
        keep_name(&facts->alone, byline_clean(line->text));
    else
        keep_name(is_reviewer(line->text) ? &facts->reviewer : &facts->author,
                  name_said(text, line));
}

/* The facts of the lines from `first` to `end` that are not known yet. */
static void read_lines(const PlainText *text, guint first, guint end, Facts *facts)
{
    for (guint i = first; i < end; i++) {
        const PlainLine *line = plain_at(text, i);
        if (line->size.words > FACT_WORDS)
            continue;
        Date found = plain_kind_date(line->text, text->order);
        gboolean updated = plain_has_cue(line, CUE_UPDATED) && !plain_has_cue(line, CUE_PUBLISHED);
        Date *date = updated ? &facts->updated : &facts->published;
        if (!date_is_known(*date))
            *date = found;
        read_name(text, i, facts);
    }
}

/* The day that a line below the article names as that of its publication. */
static void read_tail(const PlainText *text, Facts *facts)
{
    for (guint i = text->end; i < MIN(text->end + TAIL_LINES, text->lines->len); i++) {
        const PlainLine *line = plain_at(text, i);
        if (!date_is_known(facts->published) && line->size.words <= FACT_WORDS &&
            plain_has_cue(line, CUE_PUBLISHED))
            facts->published = plain_kind_date(line->text, text->order);
    }
}

/* Where the facts at the article's head end: before its prose, or behind the summary that stands
 * between the title and them. */
static guint end_of_head(const PlainText *text)
{
    guint head = MAX(text->prose, text->first);
    if (text->title == G_MAXUINT || text->prose > text->title + SUMMARY_REACH)
        return head;
    for (guint i = text->title + 1; i < head; i++)
        if (plain_at(text, i)->fact)
            return head;
    for (guint i = head + 1; i < text->end && i <= head + FACT_REACH + 1; i++) {
        const PlainLine *line = plain_at(text, i);
        if (line->fact)
            head = i + 1;
        else if (line->size.words > NAME_WORDS + 2 || line->size.closed)
            break;
    }
    return head;
}

void plain_facts_read(PlainText *text, Article *article)
{
    text->head = end_of_head(text);
    guint near = text->title == G_MAXUINT ? 0 : text->title - MIN(text->title, NEAR_LINES);
    guint title = text->title == G_MAXUINT ? 0 : text->title;
    Facts facts = {.published = plain_mail_date(text), .author = plain_mail_sender(text)};
    read_lines(text, title, text->head, &facts);
    read_lines(text, near, title, &facts);
    read_lines(text, 0, near, &facts);
    read_tail(text, &facts);
    article->date = date_to_iso(date_is_known(facts.published) ? facts.published : facts.updated);
    char **best = facts.author ? &facts.author : facts.alone ? &facts.alone : &facts.reviewer;
    article->byline = g_steal_pointer(best);
    g_free(facts.author);
    g_free(facts.alone);
    g_free(facts.reviewer);
}
