/* Names from bylines; see byline.h. */
#include "article/byline.h"

#include "article/name_words.h"
#include "article/text.h"

#include <string.h>

enum { MAX_NAME_BYTES = 200 };

/* What ends the names: everything from here on is about them or about the article. */
static const char *const ends[] = {
    " | ",
    " • ",
    " · ",
    " – ",
    " — ",
    " - ",
    " // ",
    " / ",
    " » ",
    " (",
    " [",
    " published",
    " posted",
    " updated",
    " reviewed",
    " medically",
    " edited",
    " fact checked",
    " fact-checked",
    " last ",
    " is ",
    " covers ",
    " follow ",
    " translated by",
    " photo by",
    " photos by",
    " photography by",
    " illustrat",
    " with additional",
    " via ",
};

/* These end a person's name, but stand inside a house's: "Centers for Disease Control". */
static const char *const ends_of_persons[] = {" on ", " in ", " for ", " at ", " of ", " from "};

/* --- ends --------------------------------------------------------------------------------------
 */

static void cut_at(char *text, const char *end)
{
    for (char *p = text; *p; p++)
        if (p > text && g_ascii_strncasecmp(p, end, strlen(end)) == 0) {
            *p = '\0';
            return;
        }
}

static void cut_at_ends(char *text)
{
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        cut_at(text, ends[i]);
    for (guint i = 0; i < G_N_ELEMENTS(ends_of_persons); i++) {
        g_autofree char *before = g_strdup(text);
        cut_at(before, ends_of_persons[i]);
        if (name_words_is_name(before))
            text[strlen(before)] = '\0';
    }
}

/* A month in front of a day, or the end of a word that a page glued to it: "Jane DoeMay 3". */
static char *find_month(char *word, gsize length)
{
    for (gsize at = 0; at + 3 <= length; at++) {
        gboolean begins = at == 0 || (g_ascii_isupper(word[at]) && g_ascii_islower(word[at - 1]));
        if (begins && date_is_month(word + at, length - at))
            return word + at;
    }
    return NULL;
}

/* Takes off a date, an address and what follows them. */
static void cut_at_figures(char *text)
{
    char *previous = NULL;
    gsize previous_length = 0;
    for (char *word = text; *word;) {
        gsize length = strcspn(word, " ,");
        gboolean number = g_ascii_isdigit(word[0]) && word > text;
        if (number || memchr(word, '@', length)) {
            char *month = number && previous ? find_month(previous, previous_length) : NULL;
            *(month ? month : word) = '\0';
            return;
        }
        if (length && date_is_month(word, length) && previous && g_ascii_isdigit(previous[0])) {
            *previous = '\0';
            return;
        }
        if (length) {
            previous = word;
            previous_length = length;
        }
        word += length;
        word += strspn(word, " ,");
    }
}

/* Prepositions that a date leaves behind. */
static void trim_prepositions(char *text)
{
    static const char *const words[] = {" on",  " at", " am", " le", " el",
                                        " den", " il", " em", " op", " the"};
    g_strchomp(text);
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_suffix(text, words[i]))
            text[strlen(text) - strlen(words[i])] = '\0';
}

/* --- parts -------------------------------------------------------------------------------------
 */

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
    if (g_ascii_isdigit(part[0]) || is_field(part) || name_words_is_placeholder(part))
        return FALSE;
    return letters >= 2 && digits <= 4 && digits < letters && words <= 8 && !strstr(part, "://") &&
           !strstr(part, "www.");
}

typedef struct {
    GString *names;
    GPtrArray *seen;     /* folded */
    gboolean after_name; /* the part before this one was kept: a degree may follow */
    gboolean after_job;  /* … was a job: where it is held may follow */
    gboolean person;     /* the first name is a person's */
} Names;

static gboolean is_generation(const char *part)
{
    static const char *const words[] = {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", NULL};
    return g_strv_contains(words, part);
}

static gboolean has_acronym(const char *part)
{
    g_auto(GStrv) words = g_strsplit(part, " ", -1);
    for (guint i = 0; words[i]; i++) {
        gsize length = strlen(words[i]);
        if (length >= 3 && strspn(words[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == length)
            return TRUE;
    }
    return FALSE;
}

/* Whether a part behind the first name is a job, a house or a place rather than a further name. */
static gboolean is_about_name(const Names *names, const char *part)
{
    if (name_words_has_job(part))
        return TRUE;
    if (!names->person)
        return FALSE;
    return name_words_has_house(part) || !strchr(part, ' ') ||
           (names->after_job && has_acronym(part));
}

static void add_name(Names *names, const char *part, const char *joint)
{
    g_autofree char *folded = text_fold(part);
    for (guint i = 0; i < names->seen->len; i++)
        if (strcmp(names->seen->pdata[i], folded) == 0)
            return;
    if (names->names->len)
        g_string_append(names->names, joint);
    else
        names->person = name_words_is_name(part);
    g_string_append(names->names, part);
    g_ptr_array_add(names->seen, g_steal_pointer(&folded));
}

static gboolean has_inner_capital(const char *word)
{
    if (g_str_has_prefix(word, "Mc"))
        return FALSE;
    for (const char *p = word; p[0] && p[1]; p++)
        if (g_ascii_islower(p[0]) && g_ascii_isupper(p[1]))
            return TRUE;
    return FALSE;
}

static gboolean is_all_capitalised(const char *part)
{
    g_auto(GStrv) words = g_strsplit(part, " ", -1);
    for (guint i = 0; words[i]; i++)
        if (g_unichar_islower(g_utf8_get_char(words[i])) && !name_words_is_particle(words[i]))
            return FALSE;
    return TRUE;
}

/* Takes a job off the end of "Jane Doe Staff Writer", and a house in front of it that is written in
 * one word: "Jane Doe NewsWire Reporter". What is left must be a person's name: a "Team" or "Staff"
 * signs so. */
static void trim_job(char *part)
{
    g_autofree char *rest = g_strdup(part);
    gboolean job = FALSE;
    if (name_words_is_collective(part))
        return;
    for (char *blank; (blank = strrchr(rest, ' ')) != NULL; *blank = '\0') {
        gboolean is_job = name_words_has_job(blank + 1);
        if (!is_job && !(job && has_inner_capital(blank + 1)))
            break;
        job = TRUE;
    }
    if (job && name_words_is_name(rest) && is_all_capitalised(rest))
        part[strlen(rest)] = '\0';
}

static void take_part(Names *names, char *part, gboolean by_and)
{
    g_strstrip(part);
    trim_job(part);
    gboolean first = names->names->len == 0;
    if (!first && names->after_name && !by_and &&
        (name_words_is_degree(part) || is_generation(part))) {
        g_string_append_printf(names->names, ", %s", part);
        return;
    }
    names->after_job = !first && (name_words_has_job(part) || names->after_job);
    names->after_name = may_be_name(part) && (first || !is_about_name(names, part));
    if (names->after_name)
        add_name(names, part, by_and ? " and " : ", ");
}

static const char *find_joint(const char *text, gsize *length, gboolean *by_and)
{
    static const struct {
        const char *sign;
        gboolean by_and;
    } joints[] = {{", and ", TRUE}, {", ", FALSE},   {",", FALSE},  {"; ", FALSE},
                  {";", FALSE},     {" and ", TRUE}, {" & ", TRUE}, {" with ", TRUE}};
    const char *first = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(joints); i++) {
        const char *at = strstr(text, joints[i].sign);
        if (at && (!first || at < first)) {
            first = at;
            *length = strlen(joints[i].sign);
            *by_and = joints[i].by_and;
        }
    }
    return first;
}

/* "Doe, Jane", as catalogues write it, the other way round; NULL when it is not that. */
static char *turned(const char *text)
{
    const char *comma = strchr(text, ',');
    if (!comma || comma == text || strchr(comma + 1, ','))
        return NULL;
    g_autofree char *family = g_strstrip(g_strndup(text, (gsize)(comma - text)));
    g_autofree char *given = g_strstrip(g_strdup(comma + 1));
    if (strchr(family, ' ') || !*given || name_words_is_degree(given) || is_generation(given) ||
        strstr(given, " and ") || strchr(given, '&') || !may_be_name(family))
        return NULL;
    return g_strconcat(given, " ", family, NULL);
}

char *byline_turn(const char *text)
{
    g_auto(GStrv) people = g_strsplit(text, ";", 30);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; people[i]; i++) {
        g_strstrip(people[i]);
        g_autofree char *one = turned(people[i]);
        g_string_append_printf(all, "%s%s", all->len ? "; " : "", one ? one : people[i]);
    }
    return g_strdup(all->str);
}

/* Blanks and signs behind the last name; a dash may be of several bytes. */
static void trim_end(GString *names)
{
    static const char *const dashes[] = {"–", "—", "•", "·"};
    g_strchomp(names->str);
    names->len = strlen(names->str);
    for (guint i = 0; i < G_N_ELEMENTS(dashes); i++)
        if (g_str_has_suffix(names->str, dashes[i]))
            g_string_truncate(names, names->len - strlen(dashes[i]));
    static const char *const kept[] = {"Jr.", "Sr.", "Dr.", "Ph.D.", "Inc."};
    while (names->len > 1 && strchr(" .,;:|-", names->str[names->len - 1])) {
        gboolean initial = names->str[names->len - 1] == '.' && names->len > 2 &&
                           g_ascii_isupper(names->str[names->len - 2]);
        for (guint i = 0; i < G_N_ELEMENTS(kept) && !initial; i++)
            initial = g_str_has_suffix(names->str, kept[i]);
        if (initial)
            return;
        g_string_truncate(names, names->len - 1);
    }
}

char *byline_clean(const char *text)
{
    g_autoptr(GString) lines = g_string_new(text);
    g_string_replace(lines, "\n", " , ", 0); /* a job stands on the line under the name */
    g_autofree char *clean = text_clean(lines->str);
    if (!clean || strlen(clean) > MAX_NAME_BYTES * 4)
        return NULL;
    char *rest = byline_skip_openings(clean);
    cut_at_ends(rest);
    cut_at_figures(rest);
    trim_prepositions(rest);
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GPtrArray) seen = g_ptr_array_new_with_free_func(g_free);
    Names names = {.names = out, .seen = seen};
    gboolean by_and = FALSE, next_by_and = FALSE;
    gsize length = 0;
    for (const char *joint; rest; rest = joint ? (char *)joint + length : NULL) {
        joint = find_joint(rest, &length, &next_by_and);
        g_autofree char *part = joint ? g_strndup(rest, (gsize)(joint - rest)) : g_strdup(rest);
        take_part(&names, part, by_and);
        by_and = next_by_and;
    }
    trim_end(out);
    return out->len && out->len <= MAX_NAME_BYTES ? g_strdup(out->str) : NULL;
}

/* --- names -------------------------------------------------------------------------------------
 */

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
    if (date_is_known(date_find(before, order, &nothing)) || !name_words_is_name(before))
        return NULL;
    return byline_clean(before);
}
