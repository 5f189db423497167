/* How bylines begin; see byline_opening.h. */
#include "article/byline_opening.h"

#include "article/name_words.h"
#include "article/text.h"

#include <string.h>

/* Longest first, where one begins another. */
static const char *const openings[] = {
    "guest post by",
    "opinion by",
    "analysis by",
    "commentary by",
    "review by",
    "column by",
    "perspective by",
    "essay by",
    "recipe by",
    "interview by",
    "advice by",
    "article by",
    "written by",
    "authored by",
    "posted by",
    "published by",
    "reported by",
    "reporting by",
    "created by",
    "contributed by",
    "submitted by",
    "compiled by",
    "presented by",
    "words by",
    "story by",
    "text by",
    "by line",
    "byline",
    "authors",
    "author(s)",
    "author",
    "writer",
    "by",
    "escrito por",
    "publicado por",
    "redactado por",
    "por",
    "autora",
    "autores",
    "autor",
    "texto",
    "rédigé par",
    "écrit par",
    "publié par",
    "par",
    "auteure",
    "auteur",
    "geschrieben von",
    "verfasst von",
    "ein artikel von",
    "von",
    "text",
    "scritto da",
    "a cura di",
    "autore",
    "autrice",
    "di",
    "geschreven door",
    "door",
    "escrito por",
    "skriven av",
    "av",
    "skrevet af",
    "af",
    "from",
};

static const char *const review_openings[] = {
    "medically reviewed by",
    "clinically reviewed by",
    "scientifically reviewed by",
    "peer reviewed by",
    "expert reviewed by",
    "reviewed and approved by",
    "medical review by",
    "medical reviewer",
    "reviewed by",
    "reviewer",
    "fact checked by",
    "fact-checked by",
    "facts checked by",
    "medically fact checked",
    "edited by",
    "editor",
    "verified by",
    "approved by",
    "last updated by",
    "revisado por",
    "revisión médica",
    "revu par",
    "relu par",
    "geprüft von",
    "medizinisch geprüft von",
    "revisionato da",
};

/* These are words of names too: "Von Miller", "Di Marco". */
static const char *const name_like_openings[] = {"von", "di", "par", "av", "af", "text", "from"};

static gsize length_of_opening(const char *text, const char *opening)
{
    gsize length = strlen(opening);
    if (g_ascii_strncasecmp(text, opening, length) != 0)
        return 0;
    if (text[length - 1] == 'y' && g_ascii_isupper(text[length]))
        return length; /* two elements of a page that touch: "Posted byJane" */
    return strchr(" :", text[length]) ? length + strspn(text + length, " :") : 0;
}

static gboolean is_name_like(const char *opening)
{
    for (guint i = 0; i < G_N_ELEMENTS(name_like_openings); i++)
        if (strcmp(opening, name_like_openings[i]) == 0)
            return TRUE;
    return FALSE;
}

/* Whether what stands behind an opening that is a name's word too is a name by itself. */
static gboolean is_followed_by_name(const char *rest)
{
    return !*rest || name_words_is_name(rest);
}

static gsize opening_length(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(openings); i++) {
        gsize length = length_of_opening(text, openings[i]);
        if (length && (!is_name_like(openings[i]) || text[strlen(openings[i])] == ':' ||
                       is_followed_by_name(text + length)))
            return length;
    }
    return 0;
}

static gsize review_length(const char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(review_openings); i++) {
        gsize length = length_of_opening(text, review_openings[i]);
        if (length)
            return length;
    }
    return 0;
}

gboolean byline_ends_as_review(const char *text, gsize length)
{
    while (length && strchr(" :\n", text[length - 1]))
        length--;
    for (guint i = 0; i < G_N_ELEMENTS(review_openings); i++) {
        gsize size = strlen(review_openings[i]);
        const char *start = text + length - size;
        if (length < size || g_ascii_strncasecmp(start, review_openings[i], size) != 0)
            continue;
        if (length == size || !g_ascii_isalpha(start[-1]) || g_ascii_isupper(start[0]))
            return TRUE;
    }
    return FALSE;
}

/* Blanks, bullets, dashes and slashes in front. */
static const char *skip_signs(const char *text)
{
    while (*text && !text_is_word_char(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return text;
}

gboolean byline_begins(const char *text)
{
    const char *start = skip_signs(text);
    return opening_length(start) > 0 || review_length(start) > 0;
}

gboolean byline_is_label(const char *text)
{
    g_autofree char *clean = text_clean(text);
    if (!clean)
        return FALSE;
    const char *start = skip_signs(clean);
    gsize length = opening_length(start);
    return length && !start[length];
}

/* Where a review line goes on to say who wrote the text, or NULL. */
static const char *find_written(const char *text)
{
    static const char written[] = "written by ";
    for (const char *p = text; *p; p++)
        if (g_ascii_strncasecmp(p, written, strlen(written)) == 0)
            return p + strlen(written);
    return NULL;
}

gboolean byline_is_review(const char *text)
{
    return review_length(skip_signs(text)) > 0 && !find_written(text);
}

gboolean byline_is_review_label(const char *text)
{
    const char *start = skip_signs(text);
    gsize length = review_length(start);
    return length && !start[length + strspn(start + length, " :")];
}

char *byline_skip_openings(char *text)
{
    const char *written = find_written(text);
    if (written)
        text = (char *)written;
    for (gsize skip;; text += skip) {
        text = (char *)skip_signs(text);
        skip = opening_length(text);
        if (!skip)
            skip = review_length(text);
        if (!skip)
            return text;
    }
}
