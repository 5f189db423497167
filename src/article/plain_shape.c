/* The shape of a heading; see plain_shape.h. */
#include "article/plain_shape.h"

#include <string.h>

enum {
    HEADING_WORDS = 16,
    QUESTION_WORDS = 20,
    INTERVIEW_WORDS = 60, /* of a question in an interview */
    LABEL_WORDS = 4,      /* before a colon */
    TITLED_WORDS = 10,    /* before a colon, in the case of titles */
    CALL_WORDS = 6,       /* before an exclamation mark */
    MOST_STOPS = 2
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

gboolean plain_shape_has_letters(const char *text)
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

gboolean plain_shape_is_question(const PlainLine *line)
{
    return text_last_sign(line->text) == '?';
}

/* Words that titles leave small. */
static gboolean is_small_word(const char *word)
{
    static const char *const small[] = {"the",  "and",  "for",  "but",  "nor",
                                        "with", "from", "into", "your", "you",
                                        "its",  "that", "than", "over", "upon"};
    for (guint i = 0; i < G_N_ELEMENTS(small); i++)
        if (strcmp(word, small[i]) == 0)
            return TRUE;
    return g_utf8_strlen(word, -1) < 3;
}

gboolean plain_shape_is_title_case(const char *text)
{
    guint words = 0, capitals = 0;
    g_auto(GStrv) parts = g_strsplit_set(text, " -", -1);
    for (guint i = 1; parts[0] && parts[i]; i++) {
        gunichar first = g_utf8_get_char(parts[i]);
        if (!g_unichar_isalpha(first) || is_small_word(parts[i]))
            continue;
        words++;
        capitals += !g_unichar_islower(first);
    }
    return capitals * 4 >= words * 3;
}

static guint most_words(const PlainLine *line, gunichar last, const PlainStyle *style)
{
    if (last == '?')
        return style->interview ? INTERVIEW_WORDS : QUESTION_WORDS;
    if (last == '!' && !plain_shape_is_title_case(line->text))
        return CALL_WORDS;
    if (last == ':')
        return plain_shape_is_title_case(line->text) ? TITLED_WORDS : LABEL_WORDS;
    return HEADING_WORDS;
}

gboolean plain_shape_is_heading(const PlainLine *line, const PlainStyle *style)
{
    if (line->quoted || line->spoken || line->table || (line->item && !line->number) ||
        !plain_shape_has_letters(line->text) || is_speech(line->text))
        return FALSE;
    gunichar last = text_last_sign(line->text);
    if (line->size.words > most_words(line, last, style) || line->size.stops > MOST_STOPS)
        return FALSE;
    if (last == '.' || last == ',' || last == ';' || last == 0x2026 || last == '-' ||
        last == 0x2014)
        return FALSE;
    if (last == ':' && leads_in(line->text))
        return FALSE;
    if (last == '?' && style->title_case && !plain_shape_is_title_case(line->text))
        return FALSE;
    if (line->text[0] == '$' || g_str_has_prefix(line->text, "Q:"))
        return FALSE;
    return starts_like_heading(line->text) && !line->site && !line->parts && !line->fact;
}
