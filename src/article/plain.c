/* Articles in bare text; see plain.h. */
#include "article/plain.h"

#include "article/byline.h"
#include "article/date.h"
#include "article/disclaimer.h"
#include "article/language.h"
#include "article/plain_line.h"
#include "article/structure.h"
#include "article/text.h"

#include <string.h>

enum {
    HEADING_WORDS = 16,
    QUESTION_WORDS = 26,
    TITLE_WORDS = 30,
    PROSE_WORDS = 14,
    TERSE_WORDS = 4,
    THIN_WORDS = 100,
    RUN_OF_LABELS = 3 /* short lines in a row that are a menu or a list rather than headings */
};

typedef struct {
    GPtrArray *lines; /* of PlainLine */
    Article *article;
    CueIndex *cues;
    guint title, first, end; /* lines of the title and the body; `title` is G_MAXUINT if none */
    DateOrder order;
    gboolean terse; /* a text of short sentences: each counts as prose */
} Plain;

static PlainLine *line_at(const Plain *plain, guint i)
{
    return i < plain->lines->len ? plain->lines->pdata[i] : NULL;
}

static gboolean has_cue(const PlainLine *line, CueKind kind)
{
    return line->cues.counts[kind] != 0;
}

static gboolean is_prose(const Plain *plain, const PlainLine *line)
{
    if (plain->terse)
        return line->size.words >= TERSE_WORDS && line->size.closed && !line->item;
    return line->size.words >= PROSE_WORDS && line->size.stops > 0;
}

/* A line of facts: byline, date, reading time. */
static gboolean is_fact(const Plain *plain, const PlainLine *line)
{
    if (line->size.words > 22 || (line->size.closed && line->size.words > 10))
        return FALSE;
    if (has_cue(line, CUE_READING_TIME))
        return line->size.words <= 12;
    const char *end = NULL;
    Date date = date_find(line->text, plain->order, &end);
    if (date_is_known(date) && (line->size.words <= 12 || has_cue(line, CUE_PUBLISHED)))
        return TRUE;
    return has_cue(line, CUE_BYLINE) && byline_begins(line->text) && line->size.words <= 12 &&
           !line->size.closed;
}

/* A line that is a site's, not an article's. */
static gboolean is_site_line(const PlainLine *line)
{
    static const CueKind kinds[] = {CUE_SHARE,   CUE_COMMENTS, CUE_ADVERT,   CUE_CONTROL,
                                    CUE_RELATED, CUE_TAGS,     CUE_CONTENTS, CUE_CREDIT};
    if (line->size.words > 9 || (line->size.closed && line->size.words > 4))
        return has_cue(line, CUE_NEWSLETTER) && line->size.words <= 30 &&
               line->cues.counts[CUE_NEWSLETTER] >= 2;
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (has_cue(line, kinds[i]))
            return TRUE;
    return strchr(line->text, '|') != NULL || strchr(line->text, '>') != NULL;
}

/* --- headings ------------------------------------------------------------------------------------
 */

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
static gboolean has_heading_shape(const Plain *plain, const PlainLine *line)
{
    if (line->quoted || (line->item && !line->number) || !has_letters(line->text) ||
        is_speech(line->text))
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
    return starts_like_heading(line->text) && !is_site_line(line) && !is_fact(plain, line);
}

/* The first line after `i` that is no heading itself, within a few. */
static const PlainLine *introduced_by(const Plain *plain, guint i)
{
    for (guint k = i + 1; k < plain->end && k <= i + 2; k++) {
        const PlainLine *line = line_at(plain, k);
        if (!line->row)
            return line;
    }
    return NULL;
}

/* Sets how many lines of a heading's shape stand in each row of them. */
static void measure_rows(Plain *plain)
{
    for (guint i = plain->first; i < plain->end;) {
        guint to = i;
        while (to < plain->end && has_heading_shape(plain, line_at(plain, to)))
            to++;
        for (guint k = i; k < to; k++)
            line_at(plain, k)->row = to - i;
        i = MAX(to, i + 1);
    }
}

static gboolean is_heading(const Plain *plain, guint i)
{
    const PlainLine *line = line_at(plain, i);
    if (!line->row)
        return FALSE;
    const PlainLine *next = introduced_by(plain, i);
    if (!next)
        return FALSE;
    /* A numbered line is a heading when it stands alone over prose. */
    if (line->item) {
        const PlainLine *before = line_at(plain, i - 1), *after = line_at(plain, i + 1);
        return line->size.words <= 10 && after && !after->item &&
               !(before && before->item && before->number) &&
               (is_prose(plain, after) || after->size.closed);
    }
    gunichar first = g_utf8_get_char(line->text);
    if ((first == '"' || first == 0x201C) && text_last_sign(line->text) != '?')
        return FALSE;
    if (line->row >= RUN_OF_LABELS)
        return i + 1 < plain->end && is_prose(plain, line_at(plain, i + 1)) &&
               line->size.words >= 2;
    if (next->item)
        return TRUE;
    return next->size.words >= 6 || next->size.closed;
}

/* Mark-up is lost, and with it the levels: a heading directly over another is the higher one, and
 * what follows belongs under it until the next such pair. */
static void set_levels(Plain *plain)
{
    int level = 2;
    for (guint i = plain->first; i < plain->end; i++) {
        PlainLine *line = line_at(plain, i);
        const PlainLine *next = line_at(plain, i + 1);
        if (!line->heading)
            continue;
        gboolean over = next && i + 1 < plain->end && next->heading;
        line->level = over ? 2 : level;
        level = over ? 3 : level;
    }
}

static void mark_headings(Plain *plain)
{
    measure_rows(plain);
    for (guint i = plain->end; i-- > plain->first;)
        line_at(plain, i)->heading = is_heading(plain, i);
    set_levels(plain);
}

/* --- where the article begins and ends
 * ------------------------------------------------------------ */

/* A name alone beside a date or a reading time. */
static gboolean is_name_line(const Plain *plain, guint i)
{
    const PlainLine *line = line_at(plain, i), *next = line_at(plain, i + 1);
    return line && next && !line->item && line->size.words <= 4 && is_fact(plain, next) &&
           !is_fact(plain, line) && !line->size.closed && i > 0;
}

static guint first_prose(const Plain *plain)
{
    for (guint i = 0; i < plain->lines->len; i++) {
        const PlainLine *line = line_at(plain, i);
        if (is_prose(plain, line) && !is_site_line(line) && !strchr(line->text, '|'))
            return i;
    }
    return plain->lines->len;
}

/* How much a line before the first sentence looks like the title. */
static double title_score(const Plain *plain, guint i, guint prose)
{
    const PlainLine *line = line_at(plain, i);
    if ((line->item && !line->number) || line->size.words < 1 || line->size.words > TITLE_WORDS ||
        is_site_line(line) || is_fact(plain, line))
        return 0.0;
    gunichar last = text_last_sign(line->text);
    if (last == ',' || last == ';' || last == ':')
        return 0.0;
    double score = MIN(line->size.words, 9u);
    score -= last == '.' ? 4.0 : last == '!' ? 1.5 : 0.0;
    score -= 0.35 * MIN(prose - i, 12u);
    const PlainLine *next = line_at(plain, i + 1);
    if (next && is_fact(plain, next))
        score += 3.0;
    if (i == 0)
        score += 2.0;
    return score;
}

static void find_title(Plain *plain)
{
    guint prose = first_prose(plain);
    double best = 0.5;
    plain->title = G_MAXUINT;
    for (guint i = 0; i < prose && i < plain->lines->len; i++) {
        double score = title_score(plain, i, prose);
        if (score > best) {
            best = score;
            plain->title = i;
        }
    }
    plain->first = plain->title != G_MAXUINT ? plain->title + 1 : MIN(prose, plain->lines->len);
    if (plain->title != G_MAXUINT)
        return;
    for (guint i = 0; i < plain->first; i++)
        if (!is_site_line(line_at(plain, i)) && !is_fact(plain, line_at(plain, i))) {
            plain->first = i;
            break;
        }
}

/* The rest of the page from here on is the site's: comments, other articles. */
static gboolean opens_tail(const Plain *plain, guint i)
{
    const PlainLine *line = line_at(plain, i);
    if (line->size.words > 9 || line->size.closed || line->item ||
        !(has_cue(line, CUE_COMMENTS) || has_cue(line, CUE_RELATED)))
        return FALSE;
    guint before = 0, after = 0;
    for (guint k = plain->first; k < plain->lines->len; k++)
        if (is_prose(plain, line_at(plain, k)))
            *(k < i ? &before : &after) += line_at(plain, k)->size.words;
    return before > 0 && after * 2 < before;
}

static void find_end(Plain *plain)
{
    plain->end = plain->lines->len;
    guint tries = 0;
    for (guint i = plain->first; i < plain->lines->len && tries < 20; i++) {
        const PlainLine *line = line_at(plain, i);
        if (line->size.words > 9 || !(has_cue(line, CUE_COMMENTS) || has_cue(line, CUE_RELATED)))
            continue;
        tries++; /* each try reads the whole text: a few are enough for any page */
        if (opens_tail(plain, i)) {
            plain->end = i;
            break;
        }
    }
    /* Short lines after the last sentence are buttons, tags, menus; items end an article only
     * directly after it. */
    guint last = plain->first;
    for (guint i = plain->first; i < plain->end; i++) {
        const PlainLine *line = line_at(plain, i);
        if (is_site_line(line))
            continue;
        if (is_prose(plain, line) || (line->size.closed && line->size.words >= 4) || line->quoted)
            last = i + 1;
        else if (line->item && last == i && line->size.words >= 3)
            last = i + 1;
    }
    plain->end = MIN(plain->end, MAX(last, plain->first));
}

/* --- metadata -----------------------------------------------------------------------------------
 */

static void read_facts(Plain *plain)
{
    guint until = MIN(first_prose(plain), plain->lines->len);
    Date updated = {0};
    g_autofree char *date = NULL;
    for (guint i = 0; i < until; i++) {
        const PlainLine *line = line_at(plain, i);
        if (line->size.words > 22)
            continue;
        Date found = date_find(line->text, plain->order, NULL);
        if (date_is_known(found) && has_cue(line, CUE_UPDATED) && !has_cue(line, CUE_PUBLISHED))
            updated = found;
        else if (date_is_known(found) && !date)
            date = date_to_iso(found);
        if (plain->article->byline || i == plain->title || line->size.words > 16)
            continue;
        if (byline_begins(line->text))
            plain->article->byline = byline_clean(line->text);
        if (!plain->article->byline && !line->size.closed)
            plain->article->byline = byline_beside_date(line->text, plain->order);
        if (!plain->article->byline && i > plain->title && plain->title != G_MAXUINT &&
            is_name_line(plain, i))
            plain->article->byline = byline_clean(line->text);
    }
    plain->article->date = date ? g_steal_pointer(&date) : date_to_iso(updated);
}

static void read_language(Plain *plain)
{
    LanguageEvidence evidence = {0};
    for (guint i = 0; i < plain->lines->len && evidence.words < 2000; i++)
        if (is_prose(plain, line_at(plain, i)))
            language_add(&evidence, line_at(plain, i)->text);
    const char *guess = language_guess(&evidence);
    plain->article->language = g_strdup(guess);
    /* Nobody says which order this text writes; English in the wild is mostly American. */
    plain->order = date_order_of(guess);
}

/* --- disclaimers ---------------------------------------------------------------------------------
 */

static void take_notices(Plain *plain)
{
    gboolean after_label = FALSE, after_notice = FALSE;
    for (guint i = 0; i < plain->lines->len; i++) {
        PlainLine *line = line_at(plain, i);
        if (i >= plain->end && has_cue(line, CUE_COMMENTS) && line->size.words <= 9)
            break;
        if (line->size.words <= 5 && disclaimer_is_label(&line->cues) && !line->size.closed) {
            after_label = TRUE;
            line->label = TRUE;
            continue;
        }
        guint edge = 4;
        DisclaimerPlace place = {.under_label = after_label};
        place.at_edge = i < plain->first + edge || i + edge >= plain->end;
        place.at_end = i + edge >= plain->end;
        gboolean inside = i + 1 >= plain->first && i <= plain->end + 1;
        line->notice = disclaimer_score(&line->cues, &place) >= 1.0 ||
                       (disclaimer_is_copyright(&line->cues) && (after_notice || inside));
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
    if (line->number && !line->continues)
        block->item.marker = g_strdup_printf("%d.", line->number);
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
    return line->number ? g_strdup_printf("%d. %s", line->number, line->text)
                        : g_strdup(line->text);
}

/* Lines that are said elsewhere, or not at all. */
static gboolean is_left_out(const Plain *plain, guint i, guint prose)
{
    const PlainLine *line = line_at(plain, i), *next = line_at(plain, i + 1);
    return line->notice || is_site_line(line) ||
           (i < prose && (is_fact(plain, line) || is_name_line(plain, i))) ||
           (line->label && next && next->notice);
}

static void build(Plain *plain)
{
    Article *article = plain->article;
    ArticleSection *section = NULL;
    g_autoptr(GPtrArray) run = g_ptr_array_new();
    guint lists = 0, index = 0, prose = first_prose(plain);
    for (guint i = plain->first; i < plain->end; i++) {
        const PlainLine *line = line_at(plain, i);
        if (is_left_out(plain, i, prose))
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
        g_ptr_array_add(section->blocks, block);
        if (line->item)
            g_ptr_array_add(run, block);
    }
    set_sizes(run);
    for (guint i = 0; i < plain->lines->len; i++)
        if (line_at(plain, i)->notice)
            g_ptr_array_add(article->disclaimers, notice_block(line_at(plain, i)));
}

/* A heading at the start that repeats the title goes. */
static void drop_repeated_title(Plain *plain)
{
    const PlainLine *title = line_at(plain, plain->title);
    if (!title)
        return;
    g_autofree char *key = text_key(title->text);
    for (guint i = plain->first; i < MIN(plain->first + 4, plain->end); i++) {
        g_autofree char *other = text_key(line_at(plain, i)->text);
        if (strcmp(key, other) == 0)
            plain->first = i + 1;
    }
}

static guint count_words(const Plain *plain, guint from, guint to)
{
    guint words = 0;
    for (guint i = from; i < to; i++)
        words += is_site_line(line_at(plain, i)) ? 0 : line_at(plain, i)->size.words;
    return words;
}

/* Whether so little is left that it can hardly be the article, and most of the text is lost. */
static gboolean leaves_out_most(const Plain *plain)
{
    guint words = count_words(plain, plain->first, plain->end);
    return words < THIN_WORDS && words * 2 < count_words(plain, 0, plain->lines->len);
}

/* Title, beginning and end. When that leaves out most of the text, its sentences are short ones;
 * when that does too, it has none, and all of it is read. */
static void find_bounds(Plain *plain)
{
    find_title(plain);
    find_end(plain);
    if (!leaves_out_most(plain))
        return;
    plain->terse = TRUE;
    find_title(plain);
    find_end(plain);
    if (!leaves_out_most(plain))
        return;
    plain->title = G_MAXUINT;
    plain->first = 0;
    plain->end = plain->lines->len;
}

void plain_find(Page *page, Article *article)
{
    Plain plain = {.article = article, .cues = page->cues};
    plain.lines = plain_lines(page);
    read_language(&plain);
    find_bounds(&plain);
    if (plain.title != G_MAXUINT)
        article->title = g_strdup(line_at(&plain, plain.title)->text);
    drop_repeated_title(&plain);
    read_facts(&plain);
    take_notices(&plain);
    mark_headings(&plain);
    build(&plain);
    structure_repair(article);
    g_ptr_array_unref(plain.lines);
}
