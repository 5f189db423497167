/* Headings of bare text; see plain_heading.h. */
#include "article/plain_heading.h"

#include "article/plain_shape.h"

#include <string.h>

enum {
    SPEAKER_WORDS = 3,
    RUN_OF_LABELS = 3, /* short lines in a row that are a menu or a list rather than headings */
    NUMBERED_WORDS = 12,
    FEWEST_IN_STYLE = 4
};

/* What stands before the colon of "DR. LUND: Thank you."; owned by the caller, NULL if nothing. */
static char *speaker_of(const PlainLine *line)
{
    const char *colon = strchr(line->text, ':');
    gsize length = colon ? (gsize)(colon - line->text) : 0;
    if (!length || (colon[1] && colon[1] != ' ') ||
        text_measure(line->text, length).words > SPEAKER_WORDS)
        return NULL;
    return g_strndup(line->text, length);
}

/* Who speaks more than once, in a text in which speakers answer each other. */
static GHashTable *find_speakers(const PlainText *text)
{
    GHashTable *speakers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = text->first; i < text->end; i++) {
        char *speaker = speaker_of(plain_at(text, i));
        if (!speaker)
            continue;
        guint times = GPOINTER_TO_UINT(g_hash_table_lookup(speakers, speaker));
        g_hash_table_insert(speakers, speaker, GUINT_TO_POINTER(times + 1));
    }
    return speakers;
}

/* Sets `spoken` of the lines that begin with a speaker and have another speaker beside them. */
static void mark_speech(PlainText *text)
{
    g_autoptr(GHashTable) speakers = find_speakers(text);
    PlainLine *before = NULL;
    for (guint i = text->first; i < text->end; i++) {
        PlainLine *line = plain_at(text, i);
        g_autofree char *speaker = speaker_of(line);
        guint times = speaker ? GPOINTER_TO_UINT(g_hash_table_lookup(speakers, speaker)) : 0;
        PlainLine *speech = times >= 2 ? line : NULL;
        if (before && speech)
            before->spoken = speech->spoken = TRUE;
        before = speech;
    }
}

/* The first line after `i` that is no heading itself, within a few. */
static const PlainLine *introduced_by(const PlainText *text, guint i)
{
    for (guint k = i + 1; k < text->end && k <= i + 2; k++) {
        const PlainLine *line = plain_at(text, k);
        if (!line->row || line->item)
            return line;
    }
    return NULL;
}

/* The style of the lines that have the shape of a heading and stand directly over prose. */
static PlainStyle style_of(const PlainText *text)
{
    PlainStyle any = {.interview = TRUE};
    guint titled = 0, others = 0, questions = 0;
    for (guint i = text->first; i + 1 < text->end; i++) {
        const PlainLine *line = plain_at(text, i);
        if (!plain_at(text, i + 1)->prose || !plain_shape_is_heading(line, &any))
            continue;
        if (plain_shape_is_question(line))
            questions++;
        else
            *(plain_shape_is_title_case(line->text) ? &titled : &others) += 1;
    }
    return (PlainStyle){.title_case = titled >= FEWEST_IN_STYLE && others * 4 <= titled,
                        .interview = questions >= FEWEST_IN_STYLE && questions > titled + others};
}

/* Sets how many lines of a heading's shape stand in each row of them. */
static void measure_rows(PlainText *text)
{
    PlainStyle style = style_of(text);
    for (guint i = text->first; i < text->end;) {
        guint to = i;
        while (to < text->end && plain_shape_is_heading(plain_at(text, to), &style) &&
               plain_at(text, to)->item == plain_at(text, i)->item)
            to++;
        for (guint k = i; k < to; k++)
            plain_at(text, k)->row = to - i;
        i = MAX(to, i + 1);
    }
}

/* Whether a line goes on directly below one that ends in the middle of a sentence: a verse. */
static gboolean goes_on_above(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i);
    const PlainLine *before = i > text->first ? plain_at(text, i - 1) : NULL;
    return before && !line->blank_before && !before->row && !before->item && !before->size.closed &&
           text_last_sign(before->text) != ':' && !before->fact && !before->site;
}

/* A numbered line that stands alone over something else than the next number. */
static gboolean is_numbered_heading(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i), *after = plain_at(text, i + 1);
    const PlainLine *before = i > text->first ? plain_at(text, i - 1) : NULL;
    if (line->size.words > NUMBERED_WORDS || line->size.closed || i + 1 >= text->end || after->item)
        return FALSE;
    if (before && before->item && before->number && before->number == line->number - 1)
        return FALSE;
    return after->prose || after->size.closed || after->table ||
           (line->blank_before && after->blank_before);
}

/* "Do not take it:" over items that go on in small letters. */
static gboolean leads_into_items(const PlainLine *line, const PlainLine *next)
{
    return text_last_sign(line->text) == ':' && next && next->item &&
           g_unichar_islower(g_utf8_get_char(next->text));
}

/* A line that goes on directly below with a number or in small letters: "Take 0.5 mg". */
static gboolean runs_on(const PlainLine *line, const PlainLine *next)
{
    if (!next || next->item || next->blank_before || text_last_sign(line->text) == '?')
        return FALSE;
    gunichar first = g_utf8_get_char(next->text);
    return g_unichar_islower(first) || g_unichar_isdigit(first);
}

/* A line alone between blank lines over items, or over lines that stand close together. */
static gboolean stands_over_block(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i), *first = plain_at(text, i + 1);
    const PlainLine *second = i + 2 < text->end ? plain_at(text, i + 2) : NULL;
    if (!line->blank_before || !first->blank_before || !second || second->blank_before)
        return FALSE;
    return first->item == second->item;
}

static gboolean is_heading(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i);
    if (line->underline)
        return plain_shape_has_letters(line->text);
    if (!line->row || goes_on_above(text, i))
        return FALSE;
    if (line->item)
        return is_numbered_heading(text, i);
    const PlainLine *next = introduced_by(text, i);
    if (!next && !(i + 1 < text->end && stands_over_block(text, i)))
        return FALSE;
    if (leads_into_items(line, plain_at(text, i + 1)) || runs_on(line, plain_at(text, i + 1)))
        return FALSE;
    gunichar first = g_utf8_get_char(line->text);
    if ((first == '"' || first == 0x201C) && text_last_sign(line->text) != '?')
        return FALSE;
    if (line->row >= RUN_OF_LABELS)
        return i + 1 < text->end && (stands_over_block(text, i) ||
                                     (plain_at(text, i + 1)->prose && line->size.words >= 2));
    if (!next || next->item || next->table)
        return TRUE;
    return next->size.words >= 6 || next->size.closed;
}

/* How deep a number such as "2.1" says that a heading is: 2 for "2", 3 for "2.1"; 0 if it has
 * none. */
static int level_of_number(const PlainLine *line)
{
    if (line->item)
        return line->number ? 2 : 0;
    int level = 1;
    for (const char *p = line->text; g_ascii_isdigit(*p);) {
        while (g_ascii_isdigit(*p))
            p++;
        level++;
        if (*p == ' ')
            return level > 2 ? level : 0; /* "5 things to know" */
        if (*p++ != '.')
            return 0;
        if (*p == ' ')
            return level;
    }
    return 0;
}

static int level_of_underline(const PlainLine *line)
{
    return line->underline ? (int)line->underline + 1 : 0;
}

/* Mark-up is lost, and with it the levels. Numbers and underlines show them; else a heading
 * directly over another is the higher one, and what follows belongs under it until the next such
 * pair. */
static void set_levels(PlainText *text)
{
    int level = 2;
    for (guint i = text->first; i < text->end; i++) {
        PlainLine *line = plain_at(text, i);
        const PlainLine *next = plain_at(text, i + 1);
        if (!line->heading)
            continue;
        int said = MAX(level_of_number(line), level_of_underline(line));
        gboolean over = next && i + 1 < text->end && next->heading;
        line->level = said ? said : over ? 2 : level;
        if (!said && over)
            level = 3;
    }
}

void plain_heading_mark(PlainText *text)
{
    mark_speech(text);
    measure_rows(text);
    for (guint i = text->end; i-- > text->first;)
        plain_at(text, i)->heading = is_heading(text, i);
    set_levels(text);
}
