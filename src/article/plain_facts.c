/* Byline and date of bare text; see plain_facts.h. */
#include "article/plain_facts.h"

#include "article/byline.h"
#include "article/name_words.h"
#include "article/plain_bounds.h"
#include "article/plain_mail.h"

#include <string.h>

enum {
    FACT_WORDS = 22,
    BYLINE_WORDS = 16,
    YEAR_DIGITS = 4,
    TAIL_LINES = 6 /* lines behind the article in which its date may stand */
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

/* The date of a line in which what stood apart on the page may touch: "May 21, 20254 min read". */
static Date date_of_line(const char *line, DateOrder order)
{
    Date date = date_find(line, order, NULL);
    if (date_is_known(date))
        return date;
    g_autoptr(GString) apart = g_string_new(NULL);
    guint digits = 0;
    for (const char *p = line; *p; p++) {
        digits = g_ascii_isdigit(*p) ? digits + 1 : 0;
        g_string_append_c(apart, *p);
        if (digits == YEAR_DIGITS && !g_ascii_isspace(p[1])) {
            g_string_append_c(apart, ' ');
            digits = 0;
        }
    }
    return date_find(apart->str, order, NULL);
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

static char *byline_of_line(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i);
    if (i == text->title || line->size.words > BYLINE_WORDS)
        return NULL;
    if (byline_begins(line->text))
        return byline_clean(line->text);
    char *beside = line->size.closed ? NULL : byline_beside_date(line->text, text->order);
    if (beside)
        return beside;
    if (plain_bounds_is_name(text, i))
        return byline_clean(line->text);
    return line->fact && !line->size.closed && strpbrk(line->text, "|-\xe2\xc2/")
               ? name_among_facts(line->text, text->order)
               : NULL;
}

void plain_facts_read(const PlainText *text, Article *article)
{
    article->byline = plain_mail_sender(text);
    article->date = date_to_iso(plain_mail_date(text));
    if (text->is_letter)
        return;
    guint prose = MAX(plain_first_prose(text), text->first);
    Date published = {0}, updated = {0};
    g_autofree char *author = NULL, *reviewer = NULL;
    for (guint i = 0; i < text->lines->len; i++) {
        const PlainLine *line = plain_at(text, i);
        gboolean before = i < prose, behind = i >= text->end && i < text->end + TAIL_LINES;
        if (!(before || behind) || line->size.words > FACT_WORDS)
            continue;
        Date found = date_of_line(line->text, text->order);
        gboolean says_published = plain_has_cue(line, CUE_PUBLISHED);
        if (date_is_known(found) && plain_has_cue(line, CUE_UPDATED) && !says_published)
            updated = date_is_known(updated) ? updated : found;
        else if (date_is_known(found) && !date_is_known(published) && (before || says_published))
            published = found;
        if (!before || author)
            continue;
        char **name = is_reviewer(line->text) ? &reviewer : &author;
        if (!*name)
            *name = byline_of_line(text, i);
    }
    article->date = date_to_iso(date_is_known(published) ? published : updated);
    article->byline = author ? g_steal_pointer(&author) : g_steal_pointer(&reviewer);
}
