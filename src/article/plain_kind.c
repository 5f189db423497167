/* What a line of bare text is by itself; see plain_kind.h. */
#include "article/plain_kind.h"

#include "article/byline.h"
#include "article/credit.h"

#include <string.h>

enum {
    PROSE_WORDS = 14,
    YEAR_DIGITS = 4,
    OPEN_PROSE_WORDS = 24, /* of prose that does not end as a sentence does */
    TERSE_WORDS = 4,
    FACT_WORDS = 22,
    CLOSED_FACT_WORDS = 10, /* of a fact that ends like a sentence */
    SHORT_FACT_WORDS = 12,
    SITE_WORDS = 9,
    CLOSED_SITE_WORDS = 4,
    PARTS_WORDS = 30,
    START_LINES = 14, /* lines in which an article shows that it has begun */
    START_WORDS = 70,
    OFFER_WORDS = 60,       /* of a paragraph about cookies, accounts, newsletters */
    POINTER_LEAD_WORDS = 2, /* before the colon of "Read more: …" */
    STAMP_WORDS = 9
};

static gboolean is_sentence(const PlainText *text, const PlainLine *line)
{
    if (text->terse)
        return line->size.words >= TERSE_WORDS && line->size.closed && !line->item;
    return line->size.words >= PROSE_WORDS && line->size.stops > 0 &&
           (line->size.closed || line->size.words >= OPEN_PROSE_WORDS);
}

/* "We use cookies …", "By signing up you agree to our Terms of Use": two signs at least. */
static gboolean is_offer(const PlainLine *line)
{
    guint signs = line->cues.counts[CUE_CONSENT] + line->cues.counts[CUE_NEWSLETTER];
    return signs >= 2 && line->size.words <= OFFER_WORDS && !line->item;
}

/* Whether a blank was lost between two signs: a year and what follows it, a name and a month. */
static gboolean do_touch(const char *line, const char *p, guint digits)
{
    if (digits == YEAR_DIGITS && !g_ascii_isspace(p[1]))
        return TRUE;
    return p > line && g_ascii_islower(*p) && g_ascii_isupper(p[1]);
}

Date plain_kind_date(const char *line, DateOrder order)
{
    Date date = date_find(line, order, NULL);
    if (date_is_known(date) || !strpbrk(line, "0123456789"))
        return date;
    g_autoptr(GString) apart = g_string_new(NULL);
    guint digits = 0;
    for (const char *p = line; *p; p++) {
        digits = g_ascii_isdigit(*p) ? digits + 1 : 0;
        g_string_append_c(apart, *p);
        if (do_touch(line, p, digits)) {
            g_string_append_c(apart, ' ');
            digits = 0;
        }
    }
    return date_find(apart->str, order, NULL);
}

/* A line of facts: byline, date, reading time. */
static gboolean is_fact(const PlainText *text, const PlainLine *line)
{
    if (line->size.words > FACT_WORDS ||
        (line->size.closed && line->size.words > CLOSED_FACT_WORDS))
        return FALSE;
    if (plain_has_cue(line, CUE_READING_TIME))
        return line->size.words <= SHORT_FACT_WORDS;
    Date date = plain_kind_date(line->text, text->order);
    if (date_is_known(date) &&
        (line->size.words <= SHORT_FACT_WORDS || plain_has_cue(line, CUE_PUBLISHED)))
        return TRUE;
    return plain_has_cue(line, CUE_BYLINE) && byline_begins(line->text) &&
           line->size.words <= SHORT_FACT_WORDS && !line->size.closed;
}

/* "Related: How to read a label": a title of another page behind its introduction. */
static gboolean is_pointer(const PlainLine *line)
{
    const char *colon = strstr(line->text, ": ");
    if (!plain_has_cue(line, CUE_READ_MORE) || !colon || line->size.words > FACT_WORDS ||
        text_last_sign(line->text) == '.')
        return FALSE;
    TextMeasure lead = text_measure(line->text, (gsize)(colon - line->text));
    gunichar next = g_utf8_get_char(colon + 2);
    return lead.words <= POINTER_LEAD_WORDS && line->size.words >= lead.words + 3 &&
           !g_unichar_islower(next) && !g_unichar_isdigit(next);
}

/* "Photo: Jo Lind / Stockhouse" */
static gboolean is_credit(const PlainText *text, const PlainLine *line)
{
    return line->size.words <= SHORT_FACT_WORDS && !line->size.closed && !line->item &&
           !line->quoted && credit_start(text->cues, line->text, strlen(line->text)) == 0;
}

/* The words of a line that may be the article's prose; 0 for others. */
static guint prose_words(const PlainLine *line)
{
    gboolean prose = line->prose && !line->site && !line->offer && !strchr(line->text, '|');
    return prose ? line->size.words : 0;
}

/* A line that is a site's, not an article's. */
static gboolean is_site(const PlainText *text, const PlainLine *line)
{
    static const CueKind kinds[] = {CUE_SHARE,   CUE_COMMENTS, CUE_ADVERT,   CUE_CONTROL,
                                    CUE_RELATED, CUE_TAGS,     CUE_CONTENTS, CUE_CREDIT};
    if (line->table)
        return FALSE;
    if (is_pointer(line) || is_credit(text, line))
        return TRUE;
    if (line->size.words > SITE_WORDS ||
        (line->size.closed && line->size.words > CLOSED_SITE_WORDS))
        return is_offer(line) && line->size.words <= 30 && line->cues.counts[CUE_NEWSLETTER] >= 2;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (plain_has_cue(line, kinds[i]))
            return TRUE;
    return FALSE;
}

/* "Home > Sleep", "118 Elm Street | Open 9 to 5": a path, a row of links or of addresses. Within an
 * article it may be "Fever > 38". */
static gboolean is_row_of_parts(const PlainLine *line)
{
    return line->size.words <= PARTS_WORDS && (strchr(line->text, '|') || strchr(line->text, '>'));
}

/* Prose that does not stand in a lone banner: a good part of the text's prose, or a paragraph or
 * two, stands in it and in the lines behind it. */
static guint find_start(const PlainText *text)
{
    guint all = 0, near = 0, found = text->lines->len;
    for (guint i = 0; i < text->lines->len; i++)
        all += prose_words(plain_at(text, i));
    guint enough = MIN(all / 4, (guint)START_WORDS);
    for (guint i = 0; i < MIN(START_LINES, text->lines->len); i++)
        near += prose_words(plain_at(text, i));
    for (guint i = 0; i < text->lines->len && found == text->lines->len; i++) {
        guint own = prose_words(plain_at(text, i));
        if (own && near >= enough)
            found = i;
        near -= own;
        near +=
            i + START_LINES < text->lines->len ? prose_words(plain_at(text, i + START_LINES)) : 0;
    }
    return found;
}

void plain_kind_set(PlainText *text)
{
    for (guint i = 0; i < text->lines->len; i++) {
        PlainLine *line = plain_at(text, i);
        if (line->mail)
            continue;
        line->site = is_site(text, line);
        line->parts = is_row_of_parts(line);
        line->fact = is_fact(text, line);
        line->offer = is_offer(line);
        line->prose = is_sentence(text, line);
    }
    text->prose = find_start(text);
}
