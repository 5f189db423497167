/* Headings of bare text; see plain_heading.h. */
#include "article/plain_heading.h"

#include <string.h>

enum {
    HEADING_WORDS = 16,
    QUESTION_WORDS = 26,
    SPEAKER_WORDS = 3,
    RUN_OF_LABELS = 3 /* short lines in a row that are a menu or a list rather than headings */
};

static gboolean starts_like_heading(const char *text)
{
    gunichar c = g_utf8_get_char(text);
    if (!text_is_word_char(c) && c > 0x2000 && c != 0x201C) { /* "⚡ Key points" */
        while (*text && !text_is_word_char(g_utf8_get_char(text)))
            text = g_utf8_next_char(text);
        c = g_utf8_get_char(text);
    }
    return g_unichar_isupper(c) || g_unichar_isdigit(c) || c == 0xBF || c == '"' || c == 0x201C ||
           c == '#' || c == '$' || (!g_unichar_islower(c) && g_unichar_isalpha(c)) ||
           (g_unichar_islower(c) && g_unichar_isupper(g_utf8_get_char(g_utf8_next_char(text))));
}

/* "These include:", "Here are the steps:" lead into a list; "Why it matters:" stands over it. */
static gboolean leads_in(const char *text)
{
    static const char *const words[] = {"include",  "includes", "including",  "are",    "following",
                                        "these",    "such",     "below",      "like",   "follows",
                                        "incluyen", "son",      "siguientes", "sind",   "folgende",
                                        "sont",     "suivants", "sono",       "here's", "seguenti"};
    g_autofree char *folded = text_fold(text);
    g_auto(GStrv) parts = g_strsplit_set(folded, " :", -1);
    for (guint i = 0; parts[i]; i++)
        for (guint k = 0; k < G_N_ELEMENTS(words); k++)
            if (strcmp(parts[i], words[k]) == 0)
                return TRUE;
    return FALSE;
}

static gboolean has_letters(const char *text)
{
    guint letters = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        letters += g_unichar_isalpha(g_utf8_get_char(p));
    return letters >= 2;
}

/* Somebody's words: in quotation marks from the first sign to the last, closed like a sentence. */
static gboolean is_speech(const char *text)
{
    gunichar first = g_utf8_get_char(text), end = text_last_sign(text);
    const char *last = g_utf8_find_prev_char(text, text + strlen(text));
    gboolean opened = first == '"' || first == 0x201C || first == 0x00AB;
    gunichar closing = last ? g_utf8_get_char(last) : 0;
    gboolean closed = closing == '"' || closing == 0x201D || closing == 0x00BB;
    return opened && closed && (end == '.' || end == '?' || end == '!');
}

/* Whether a line has the shape of a heading, whatever follows. */
static gboolean has_heading_shape(const PlainLine *line)
{
    if (line->quoted || line->spoken || line->table || (line->item && !line->number) ||
        !has_letters(line->text) || is_speech(line->text))
        return FALSE;
    gunichar last = text_last_sign(line->text);
    gboolean question = last == '?';
    if (line->size.words > (question ? QUESTION_WORDS : HEADING_WORDS) || line->size.stops > 2)
        return FALSE;
    if (last == '.' || last == ',' || last == ';' || last == 0x2026 || last == '-' ||
        last == 0x2014)
        return FALSE;
    if (last == ':' && (line->size.words > 5 || leads_in(line->text)))
        return FALSE;
    if (line->text[0] == '$' || g_str_has_prefix(line->text, "Q:"))
        return FALSE;
    return starts_like_heading(line->text) && !line->site && !line->fact;
}

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

/* Sets how many lines of a heading's shape stand in each row of them. */
static void measure_rows(PlainText *text)
{
    for (guint i = text->first; i < text->end;) {
        guint to = i;
        while (to < text->end && has_heading_shape(plain_at(text, to)) &&
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

static gboolean is_heading(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i);
    if (line->underline)
        return has_letters(line->text);
    if (!line->row || goes_on_above(text, i))
        return FALSE;
    const PlainLine *next = introduced_by(text, i);
    if (!next)
        return FALSE;
    /* A numbered line is a heading when it stands alone over prose. */
    if (line->item) {
        const PlainLine *before = plain_at(text, i - 1), *after = plain_at(text, i + 1);
        return line->size.words <= 10 && after && !after->item &&
               !(before && before->item && before->number) && (after->prose || after->size.closed);
    }
    gunichar first = g_utf8_get_char(line->text);
    if ((first == '"' || first == 0x201C) && text_last_sign(line->text) != '?')
        return FALSE;
    if (line->row >= RUN_OF_LABELS)
        return i + 1 < text->end && plain_at(text, i + 1)->prose && line->size.words >= 2;
    if (next->item)
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
