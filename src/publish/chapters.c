/* Chapters; see chapters.h. */
#include "publish/chapters.h"

#include "publish/one_line.h"

#include <string.h>

enum { TOP_LEVEL = 2, LEVELS = 7 };

static void chapter_clear(gpointer data)
{
    g_free(((Chapter *)data)->title);
}

/* --- titles --------------------------------------------------------------------------------- */

/* "3. Use", "2) Use", "1.2 Use", "4: Use"; "5 tips" and "2.5 mg" are none. */
static gboolean has_own_number(const char *heading)
{
    gsize digits = strspn(heading, "0123456789");
    const char *p = heading + digits;
    if (digits == 0)
        return FALSE;
    guint parts = 1;
    for (gsize more; *p == '.' && (more = strspn(p + 1, "0123456789")) > 0; parts++)
        p += 1 + more;
    gboolean closed = *p != '\0' && strchr(".):", *p);
    p += closed;
    return (closed || parts > 2) && *p == ' ';
}

/* "3. " or "3.1. ": the numbers of the levels from 2 to `level`, before the heading. */
static char *numbered(const char *heading, const guint numbers[LEVELS], int level)
{
    if (has_own_number(heading))
        return g_strdup(heading);
    g_autoptr(GString) title = g_string_new(NULL);
    for (int i = TOP_LEVEL; i <= level; i++)
        if (numbers[i] > 0)
            g_string_append_printf(title, "%u.", numbers[i]);
    g_string_append_printf(title, " %s", heading);
    return g_string_free(g_steal_pointer(&title), FALSE);
}

static int section_level(const ArticleSection *section)
{
    return CLAMP(section->level, TOP_LEVEL, LEVELS - 1);
}

/* The numbered titles of all sections, by index; NULL for one without a heading. Sections are
 * counted as their announcements count them. */
static GPtrArray *section_titles(const Article *article)
{
    GPtrArray *titles = g_ptr_array_new_full(article->sections->len, g_free);
    guint numbers[LEVELS] = {0};
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        int level = section_level(section);
        if (!section->heading) {
            g_ptr_array_add(titles, NULL);
            continue;
        }
        numbers[level]++;
        memset(numbers + level + 1, 0, sizeof numbers[0] * (gsize)(LEVELS - 1 - level));
        g_ptr_array_add(titles, numbered(section->heading, numbers, level));
    }
    return titles;
}

/* --- places --------------------------------------------------------------------------------- */

static const ArticleSection *headed_section(const Article *article, int index)
{
    if (index < 0 || (guint)index >= article->sections->len)
        return NULL;
    const ArticleSection *section = g_ptr_array_index(article->sections, (guint)index);
    return section->heading ? section : NULL;
}

/* Which part the utterance opens; SECTION_END where it goes on with the one before. */
static int opened_part(const Article *article, const Script *script, guint index, int max_level)
{
    int part = script_utterance(script, index)->section;
    if (index > 0 && part == script_utterance(script, index - 1)->section)
        return SECTION_END;
    if (part == SECTION_DISCLAIMER)
        return part;
    const ArticleSection *section = headed_section(article, part);
    return section && section_level(section) <= max_level ? part : SECTION_END;
}

/* The deepest level down to which all headings find room. */
static int fitting_level(const Article *article, int max_level)
{
    guint counts[LEVELS] = {0};
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = headed_section(article, (int)i);
        if (section)
            counts[section_level(section)]++;
    }
    guint total = 2 + counts[TOP_LEVEL]; /* with the opening and the disclaimer */
    int level = TOP_LEVEL;
    while (level < MIN(max_level, LEVELS - 1) && total + counts[level + 1] <= CHAPTERS_MAX)
        total += counts[++level];
    return level;
}

/* --- the whole ------------------------------------------------------------------------------ */

/* The chapter of a part, without its end; takes the section's title. */
static Chapter chapter_of(const Article *article, const Script *script, int part, GPtrArray *titles)
{
    if (part >= 0)
        return (Chapter){.title = g_steal_pointer(&titles->pdata[part]),
                         .level = section_level(headed_section(article, part)),
                         .section = part};
    gboolean disclaimer = part == SECTION_DISCLAIMER;
    const char *phrase = disclaimer ? script->disclaimer_title : script->opening_title;
    return (Chapter){.title = g_strdup(phrase ? phrase : ""),
                     .level = disclaimer ? TOP_LEVEL : 1,
                     .section = part};
}

/* Opens a chapter with each utterance that opens a part, and with the first one. */
static void add_chapters(GArray *chapters, const Article *article, const Script *script,
                         int max_level)
{
    g_autoptr(GPtrArray) titles = section_titles(article);
    for (guint i = 0; i < script->utterances->len; i++) {
        int part = opened_part(article, script, i, max_level);
        if (part >= 0 && chapters->len >= CHAPTERS_MAX - 1)
            part = SECTION_END; /* keeps the last place for the disclaimer */
        if (part == SECTION_END && i > 0)
            continue;
        Chapter chapter =
            chapter_of(article, script, part == SECTION_END ? SECTION_FRAME : part, titles);
        chapter.first_utterance = i;
        g_array_append_val(chapters, chapter);
    }
    for (guint i = 0; i < chapters->len; i++)
        g_array_index(chapters, Chapter, i).end_utterance =
            i + 1 < chapters->len ? chapters_get(chapters, i + 1)->first_utterance
                                  : script->utterances->len;
}

GArray *chapters_plan(const Article *article, const Script *script, int max_level)
{
    g_return_val_if_fail(article && script && max_level >= TOP_LEVEL, NULL);
    GArray *chapters = g_array_new(FALSE, FALSE, sizeof(Chapter));
    g_array_set_clear_func(chapters, chapter_clear);
    add_chapters(chapters, article, script, fitting_level(article, max_level));
    return chapters;
}

GArray *chapters_new(const Article *article, const Reading *reading, int max_level)
{
    g_return_val_if_fail(article && reading && max_level >= TOP_LEVEL, NULL);
    GArray *chapters = chapters_plan(article, reading->script, max_level);
    for (guint i = 0; i < chapters->len; i++) {
        Chapter *chapter = &g_array_index(chapters, Chapter, i);
        gboolean is_last = i + 1 == chapters->len;
        if (i > 0)
            chapter->start_frame = reading_entry(reading, chapter->first_utterance)->start_frame;
        chapter->end_frame = is_last ? reading->n_frames
                                     : reading_entry(reading, chapter->end_utterance)->start_frame;
    }
    return chapters;
}

char *chapter_label(const GArray *chapters, guint index)
{
    char *label = one_line(chapters_get(chapters, index)->title);
    if (*label)
        return label;
    g_free(label);
    return g_strdup_printf("%u", index + 1);
}
