/* Articles in bare text; see plain.h. */
#include "article/plain.h"

#include "article/disclaimer.h"
#include "article/language.h"
#include "article/plain_bounds.h"
#include "article/plain_facts.h"
#include "article/plain_heading.h"
#include "article/structure.h"
#include "article/table.h"

enum { LANGUAGE_WORDS = 2000, COMMENTS_WORDS = 9, NOTICE_EDGE = 4 };

static void read_language(PlainText *text, Article *article)
{
    LanguageEvidence evidence = {0};
    for (guint i = 0; i < text->lines->len && evidence.words < LANGUAGE_WORDS; i++)
        if (plain_at(text, i)->prose)
            language_add(&evidence, plain_at(text, i)->text);
    const char *guess = language_guess(&evidence);
    article->language = g_strdup(guess);
    /* Nobody says which order this text writes; English in the wild is mostly American. */
    text->order = date_order_of(guess);
}

static void take_notices(PlainText *text, const SenseIndex *senses)
{
    gboolean after_label = FALSE, after_notice = FALSE;
    for (guint i = 0; i < text->lines->len; i++) {
        PlainLine *line = plain_at(text, i);
        if (i >= text->end && plain_has_cue(line, CUE_COMMENTS) &&
            line->size.words <= COMMENTS_WORDS)
            break;
        DisclaimerSigns signs;
        disclaimer_read(senses, line->text, &signs);
        if (!line->size.closed && (disclaimer_is_label(&signs) || disclaimer_is_hint(&signs))) {
            after_label = TRUE;
            line->label = TRUE;
            continue;
        }
        DisclaimerPlace place = {.under_label = after_label};
        place.at_edge = i < text->first + NOTICE_EDGE || i + NOTICE_EDGE >= text->end;
        place.at_end = i + NOTICE_EDGE >= text->end;
        gboolean inside = i + 1 >= text->first && i <= text->end + 1;
        line->notice = disclaimer_score(&signs, &place) >= 1.0 ||
                       (disclaimer_is_copyright(&signs) && (after_notice || inside));
        after_notice = line->notice;
        after_label = FALSE;
    }
}

static ArticleBlock *notice_block(const PlainLine *line)
{
    ArticleBlock *block = article_block_new(ARTICLE_PARAGRAPH, line->text);
    block->line = line->number_of_line;
    return block;
}

/* --- building ------------------------------------------------------------------------------------
 */

static ArticleSection *open_section(Article *article, const char *heading, int level, guint line)
{
    ArticleSection *section = article_section_new(heading, level);
    section->line = line;
    g_ptr_array_add(article->sections, section);
    return section;
}

static ArticleBlock *block_of(const PlainLine *line, guint list, guint index)
{
    if (line->table)
        return table_to_block(line->table);
    ArticleBlockKind kind = line->item     ? ARTICLE_ITEM
                            : line->quoted ? ARTICLE_QUOTE
                                           : ARTICLE_PARAGRAPH;
    ArticleBlock *block = article_block_new(kind, line->text);
    block->line = line->number_of_line;
    if (kind != ARTICLE_ITEM)
        return block;
    block->item.list = list;
    block->item.index = index;
    block->item.depth = MAX(line->depth, 1u);
    block->item.continues = line->continues;
    block->item.marker = g_strdup(line->marker);
    return block;
}

static void set_sizes(GPtrArray *run)
{
    guint items = 0;
    for (guint i = 0; i < run->len; i++)
        items += !((ArticleBlock *)run->pdata[i])->item.continues;
    for (guint i = 0; i < run->len; i++)
        ((ArticleBlock *)run->pdata[i])->item.size = MAX(items, 1u);
    g_ptr_array_set_size(run, 0);
}

static char *heading_text(const PlainLine *line)
{
    return line->marker ? g_strdup_printf("%s %s", line->marker, line->text) : g_strdup(line->text);
}

/* Lines that are said elsewhere, or not at all. */
static gboolean is_left_out(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i), *next = plain_at(text, i + 1);
    return line->notice || line->site || line->mail ||
           (i < text->head && (line->fact || line->parts || line->name)) ||
           (line->label && next && next->notice);
}

static void build(const PlainText *text, Article *article)
{
    ArticleSection *section = NULL;
    g_autoptr(GPtrArray) run = g_ptr_array_new();
    guint lists = 0, index = 0;
    for (guint i = text->first; i < text->end; i++) {
        const PlainLine *line = plain_at(text, i);
        if (is_left_out(text, i))
            continue;
        if (line->heading) {
            g_autofree char *heading = heading_text(line);
            set_sizes(run);
            section = open_section(article, heading, line->level, line->number_of_line);
            continue;
        }
        if (!section)
            section = open_section(article, NULL, 1, line->number_of_line);
        if (line->item && !run->len) {
            lists++;
            index = 0;
        } else if (!line->item) {
            set_sizes(run);
        }
        index += line->item && !line->continues;
        ArticleBlock *block = block_of(line, lists, index);
        if (!block)
            continue;
        g_ptr_array_add(section->blocks, block);
        if (line->item)
            g_ptr_array_add(run, block);
    }
    set_sizes(run);
    for (guint i = 0; i < text->lines->len; i++)
        if (plain_at(text, i)->notice)
            g_ptr_array_add(article->disclaimers, notice_block(plain_at(text, i)));
}

void plain_find(Page *page, Article *article)
{
    g_autoptr(GPtrArray) lines = plain_lines(page);
    PlainText text = {.lines = lines, .cues = page->cues};
    plain_kind_set(&text);
    read_language(&text, article);
    plain_bounds_find(&text);
    if (text.title != G_MAXUINT)
        article->title = g_strdup(plain_at(&text, text.title)->text);
    plain_facts_read(&text, article);
    take_notices(&text, page->senses);
    plain_heading_mark(&text);
    build(&text, article);
    structure_repair(article);
}
