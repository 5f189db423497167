/* A DAISY book's sections: what is read under which heading. */
#include "publish/daisy_parts.h"

#include "publish/one_line.h"

enum { FIRST_LEVEL = 1, BELOW_TITLE = 2, LAST_LEVEL = 6 };

void daisy_section_free(gpointer data)
{
    DaisySection *section = data;
    g_free(section->title);
    g_free(section);
}

static gboolean has_sentences(const DaisyArticle *article)
{
    return article->markup->anchors->len > 0;
}

char *daisy_clip_id(const DaisyArticle *article, guint clip)
{
    return has_sentences(article)
               ? markup_sentence_id(markup_anchor(article->markup, clip)->utterance)
               : markup_part_id(SECTION_FRAME);
}

static int part_of_clip(const DaisyArticle *article, guint clip)
{
    if (!has_sentences(article))
        return SECTION_FRAME;
    const Script *script = article->source->reading->script;
    guint utterance = markup_anchor(article->markup, clip)->utterance;
    return markup_part_of(article->source->article, script_utterance(script, utterance));
}

static char *title_of(const DaisyArticle *article, int part)
{
    const Article *source = article->source->article;
    const char *title = NULL;
    if (part >= 0)
        title = ((const ArticleSection *)g_ptr_array_index(source->sections, (guint)part))->heading;
    else if (part == SECTION_DISCLAIMER)
        title = article->source->reading->script->disclaimer_title;
    return one_line(title ? title : book_article_title(article->source, article->audio));
}

/* The level of a part that is not the first of its article. Players step through a level at a time,
 * beginning with the first: there are the headings of one article, or several articles. Where a
 * heading is not heard, and so no item, none is left out below it. */
static int level_of(const DaisyBook *book, const DaisyArticle *article, int part)
{
    const GPtrArray *sections = article->source->article->sections;
    int level = part >= 0
                    ? ((const ArticleSection *)g_ptr_array_index(sections, (guint)part))->level
                    : BELOW_TITLE;
    int raised = daisy_has_several(book) ? 0 : BELOW_TITLE - FIRST_LEVEL;
    int before = daisy_section(book, book->sections->len - 1)->level;
    return CLAMP(level - raised, BELOW_TITLE - raised, MIN(before + 1, LAST_LEVEL));
}

static void begin_section(DaisyBook *book, const DaisyArticle *article, guint clip)
{
    int part = part_of_clip(article, clip);
    DaisySection *section = g_new0(DaisySection, 1);
    section->article = article;
    section->title = title_of(article, part);
    section->level = clip == 0 ? FIRST_LEVEL : level_of(book, article, part);
    section->first_clip = clip;
    g_ptr_array_add(book->sections, section);
    section->number = book->sections->len;
}

static void end_section(DaisyBook *book, guint clip)
{
    DaisySection *section = g_ptr_array_index(book->sections, book->sections->len - 1);
    const GArray *clips = section->article->clips;
    section->end_clip = clip;
    section->before_ms = book->length_ms;
    section->length_ms =
        clips_get(clips, clip - 1)->end_ms - clips_get(clips, section->first_clip)->start_ms;
    book->length_ms += section->length_ms;
}

void daisy_sections_add(DaisyBook *book, const DaisyArticle *article)
{
    for (guint i = 0; i < article->clips->len; i++) {
        if (i > 0 && part_of_clip(article, i) == part_of_clip(article, i - 1))
            continue;
        if (i > 0)
            end_section(book, i);
        begin_section(book, article, i);
    }
    end_section(book, article->clips->len);
}
