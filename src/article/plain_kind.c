/* What a line of bare text is by itself; see plain_kind.h. */
#include "article/plain_kind.h"

#include "article/byline.h"
#include "article/credit.h"

#include <string.h>

enum {
    PROSE_WORDS = 14,
    TERSE_WORDS = 4,
    FACT_WORDS = 22,
    CLOSED_FACT_WORDS = 10, /* of a fact that ends like a sentence */
    SHORT_FACT_WORDS = 12,
    SITE_WORDS = 9,
    CLOSED_SITE_WORDS = 4,
    OFFER_WORDS = 60,       /* of a paragraph about cookies, accounts, newsletters */
    POINTER_LEAD_WORDS = 2, /* before the colon of "Read more: …" */
    STAMP_WORDS = 9
};

static gboolean is_sentence(const PlainText *text, const PlainLine *line)
{
    if (text->terse)
        return line->size.words >= TERSE_WORDS && line->size.closed && !line->item;
    return line->size.words >= PROSE_WORDS && line->size.stops > 0;
}

/* "We use cookies …", "By signing up you agree to our Terms of Use": two signs at least. */
static gboolean is_offer(const PlainLine *line)
{
    guint signs = line->cues.counts[CUE_CONSENT] + line->cues.counts[CUE_NEWSLETTER];
    return signs >= 2 && line->size.words <= OFFER_WORDS && !line->item;
}

/* A line of facts: byline, date, reading time. */
static gboolean is_fact(const PlainText *text, const PlainLine *line)
{
    if (line->size.words > FACT_WORDS ||
        (line->size.closed && line->size.words > CLOSED_FACT_WORDS))
        return FALSE;
    if (plain_has_cue(line, CUE_READING_TIME))
        return line->size.words <= SHORT_FACT_WORDS;
    Date date = date_find(line->text, text->order, NULL);
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
    return strchr(line->text, '|') != NULL || strchr(line->text, '>') != NULL;
}

void plain_kind_set(PlainText *text)
{
    for (guint i = 0; i < text->lines->len; i++) {
        PlainLine *line = plain_at(text, i);
        if (line->mail)
            continue;
        line->site = is_site(text, line);
        line->fact = is_fact(text, line);
        line->offer = is_offer(line);
        line->prose = is_sentence(text, line);
    }
}

guint plain_first_prose(const PlainText *text)
{
    for (guint i = 0; i < text->lines->len; i++) {
        const PlainLine *line = plain_at(text, i);
        if (line->prose && !line->site && !line->offer && !strchr(line->text, '|'))
            return i;
    }
    return text->lines->len;
}
