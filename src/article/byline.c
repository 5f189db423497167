/* Names from bylines; see byline.h. */
#include "article/byline.h"

#include "article/text.h"

#include <string.h>

enum { MAX_NAME_BYTES = 200 };

/* Longest first, where one begins another. */
static const char *const openings[] = {
    "medically reviewed by",
    "fact checked by",
    "written by",
    "posted by",
    "published by",
    "reported by",
    "reviewed by",
    "edited by",
    "created by",
    "contributed by",
    "words by",
    "story by",
    "text by",
    "article by",
    "guest post by",
    "authors",
    "author",
    "by",
    "from",
    "escrito por",
    "publicado por",
    "por",
    "rédigé par",
    "par",
    "geschrieben von",
    "von",
    "scritto da",
    "di",
    "door",
    "autor",
};

/* What ends the names: everything from here on is about them or about the article. */
static const char *const ends[] = {
    " | ",     " • ",      " · ",      " – ",      " — ",   " - ",  " // ",      " published",
    " posted", " updated", " on ",     " in ",     " for ", " at ", " reviewed", " medically",
    " last ",  " is ",     " covers ", " follow ", " (",    " @",   " / ",       ";",
};

/* Words of a job or a part of a house, not of a name. */
static const char *const jobs[] = {
    "writer",       "reporter",   "editor",    "correspondent", "staff",        "contributor",
    "columnist",    "journalist", "producer",  "director",      "manager",      "author",
    "contributing", "senior",     "freelance", "blogger",       "analyst",      "specialist",
    "founder",      "ceo",        "professor", "university",    "news",         "newsroom",
    "president",    "attorney",   "redactor",  "redacción",     "photographer", "special",
    "editorial",    "team",       "associate", "head",          "chief",        "strategist",
};

static gsize opening_length(const char *text)
{
    if (g_str_has_prefix(text, "By") && g_ascii_isupper(text[2]))
        return 2; /* two elements of a page that touch */
    for (guint i = 0; i < G_N_ELEMENTS(openings); i++) {
        gsize length = strlen(openings[i]);
        if (g_ascii_strncasecmp(text, openings[i], length) == 0 &&
            (text[length] == ' ' || text[length] == ':' || text[length] == '\0'))
            return length + strspn(text + length, " :");
    }
    return 0;
}

gboolean byline_begins(const char *text)
{
    return opening_length(text) > 0;
}

static gboolean is_job(const char *part)
{
    g_autofree char *folded = text_fold(part);
    g_auto(GStrv) words = g_strsplit_set(folded, " -/&", -1);
    for (guint i = 0; words[i]; i++)
        for (guint k = 0; k < G_N_ELEMENTS(jobs); k++)
            if (strcmp(words[i], jobs[k]) == 0)
                return TRUE;
    return FALSE;
}

/* Letters after a name: "MD", "PharmD", "R.D.N.". */
static gboolean is_degree(const char *part)
{
    guint upper = 0, letters = 0, blanks = 0;
    for (const char *p = part; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        letters += g_unichar_isalpha(c);
        upper += g_unichar_isupper(c);
        blanks += c == ' ';
    }
    return letters && letters <= 9 && ((!blanks && upper >= 2) || upper == letters);
}

/* A dotted word of small letters: the name of a template's field. */
static gboolean is_field(const char *part)
{
    return strchr(part, '.') && g_ascii_islower(part[0]) && !strchr(part, ' ');
}

static gboolean may_be_name(const char *part)
{
    guint letters = 0, digits = 0, words = 1;
    for (const char *p = part; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        letters += g_unichar_isalpha(c);
        digits += g_unichar_isdigit(c);
        words += c == ' ';
    }
    if (g_ascii_isdigit(part[0]) || is_field(part))
        return FALSE;
    return letters >= 2 && digits <= 2 && digits < letters && words <= 8 && !strstr(part, "://") &&
           !strstr(part, "www.");
}

static void cut_at_ends(char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        for (char *p = text; *p; p++)
            if (p > text && g_ascii_strncasecmp(p, ends[i], strlen(ends[i])) == 0) {
                *p = '\0';
                break;
            }
    }
}

char *byline_clean(const char *text)
{
    g_autofree char *clean = text_clean(text);
    if (!clean || strlen(clean) > MAX_NAME_BYTES * 4)
        return NULL;
    char *rest = clean;
    for (gsize skip; (skip = opening_length(rest)) > 0;)
        rest += skip;
    cut_at_ends(rest);
    if (strchr(rest, '@'))
        return NULL;
    g_auto(GStrv) parts = g_strsplit(rest, ",", -1);
    GString *names = g_string_new(NULL);
    for (guint i = 0; parts[i]; i++) {
        char *part = g_strstrip(parts[i]);
        gboolean first = names->len == 0;
        if (!may_be_name(part) || (!first && (is_job(part) || is_degree(part))))
            continue;
        if (strstr(names->str, part))
            continue;
        g_string_append_printf(names, "%s%s", first ? "" : ", ", part);
    }
    while (names->len && strchr(" .,;:|-", names->str[names->len - 1]) && names->len > 1 &&
           !(names->str[names->len - 1] == '.' && names->len > 2 &&
             g_ascii_isupper(names->str[names->len - 2])) &&
           !g_str_has_suffix(names->str, "Jr.") && !g_str_has_suffix(names->str, "Sr."))
        g_string_truncate(names, names->len - 1);
    if (!names->len || names->len > MAX_NAME_BYTES) {
        g_string_free(names, TRUE);
        return NULL;
    }
    return g_string_free(names, FALSE);
}

gboolean byline_is_name(const char *text)
{
    guint words = 0, capitals = 0;
    gboolean in_word = FALSE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        gboolean word = text_is_word_char(c) || c == '.' || c == '\'' || c == 0x2019 || c == '-';
        if (word && !in_word) {
            words++;
            capitals += g_unichar_isupper(c);
        }
        in_word = word;
    }
    return words >= 2 && words <= 6 && capitals >= 2 && capitals + 1 >= words;
}

char *byline_beside_date(const char *text, DateOrder order)
{
    const char *end = NULL;
    if (!date_is_known(date_find(text, order, &end)))
        return NULL;
    for (const char *p = text; *p; p++)
        if (g_ascii_strncasecmp(p, " by ", 4) == 0)
            return byline_clean(p + 4);
    static const char *const breaks[] = {"|", "•", "·", " - ", " – ", " — ", "\n"};
    const char *dash = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(breaks) && !dash; i++)
        dash = strstr(text, breaks[i]);
    if (!dash || dash == text || dash > end)
        return NULL;
    g_autofree char *before = g_strndup(text, (gsize)(dash - text));
    const char *nothing;
    if (date_is_known(date_find(before, order, &nothing)) || !byline_is_name(before))
        return NULL;
    return byline_clean(before);
}
