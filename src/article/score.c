/* Finding the article's box and lines; see score.h. */
#include "article/score.h"

#include <string.h>

/* --- the body that JSON-LD repeats --------------------------------------------------------------
 */

enum { GRAM = 5 }; /* words in a row that count as the same text */

/* Calls for each run of GRAM words with its hash: equal runs, equal hashes. */
static void each_gram(const char *text, void (*found)(guint64 hash, gpointer data), gpointer data)
{
    guint64 words[GRAM] = {0};
    guint n = 0;
    for (const char *p = text; *p;) {
        guint64 hash = 14695981039346656037u;
        gboolean any = FALSE;
        for (; *p; p = g_utf8_next_char(p)) {
            gunichar c = g_utf8_get_char(p);
            if (!text_is_word_char(c))
                break;
            hash = (hash ^ g_unichar_tolower(c)) * 1099511628211u;
            any = TRUE;
        }
        if (!any) {
            p = g_utf8_next_char(p);
            continue;
        }
        words[n++ % GRAM] = hash;
        if (n < GRAM)
            continue;
        guint64 gram = 0;
        for (guint i = 0; i < GRAM; i++)
            gram = gram * 31 + words[(n + i) % GRAM];
        found(gram, data);
    }
}

typedef struct {
    GHashTable *known;
    guint seen, hits;
} Grams;

static void remember_gram(guint64 hash, gpointer data)
{
    g_hash_table_add(((Grams *)data)->known, GSIZE_TO_POINTER((gsize)hash));
}

static void look_up_gram(guint64 hash, gpointer data)
{
    Grams *grams = data;
    grams->seen++;
    grams->hits += g_hash_table_contains(grams->known, GSIZE_TO_POINTER((gsize)hash));
}

/* For each leaf whether `body` has it. NULL when the body is too short or hardly on the page. */
static gboolean *match_body(const Page *page, const char *body)
{
    if (!body || text_measure(body, strlen(body)).words < 80)
        return NULL;
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    Grams grams = {.known = known};
    each_gram(body, remember_gram, &grams);
    gboolean *matches = g_new0(gboolean, page->leaves->len + 1);
    guint total = 0;
    for (guint i = 0; i < page->leaves->len; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind == BLOCK_IMAGE)
            continue;
        grams.seen = grams.hits = 0;
        each_gram(leaf->block->text, look_up_gram, &grams);
        matches[i] = grams.seen && grams.hits * 2 > grams.seen;
        if (matches[i])
            total += grams.hits;
    }
    if (total * 2 < g_hash_table_size(known))
        g_clear_pointer(&matches, g_free);
    return matches;
}

/* --- the box ------------------------------------------------------------------------------------
 */

static gboolean names_body(const Block *block)
{
    return strstr(block->itemprop, "articleBody") || strstr(block->itemprop, "articlebody") ||
           strstr(block->itemprop, "reviewBody") || strstr(block->itemprop, "blogPost");
}

/* Class words that templates give to the article's text, and to nothing else. */
static gboolean is_body_name(const char *names)
{
    static const char *const words[] = {
        "article-body",    "articlebody",    "article_body",    "article__body",
        "article-content", "articlecontent", "article_content", "article__content",
        "article-text",    "articletext",    "article__text",   "entry-content",
        "entry_content",   "entrycontent",   "post-content",    "postcontent",
        "post_content",    "post-body",      "postbody",        "post__content",
        "post__body",      "story-body",     "storybody",       "story_body",
        "story-content",   "story__body",    "blog-content",    "blog-post-content",
        "content-body",    "body-content",   "news-content",    "main-content__body",
        "td-post-content", "single-content", "rich-text",
    };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(names, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_article_tag(const Block *block)
{
    return strcmp(block->tag, "article") == 0 || strcmp(block->tag, "main") == 0 ||
           strcmp(block->role, "main") == 0;
}

/* The share of its parent's prose with which a box may be entered: the more the box says that it
 * is the article, the less. */
static double share_to_enter(const Block *block)
{
    if (names_body(block))
        return 0.4;
    if (is_body_name(block->names))
        return 0.55;
    if (is_article_tag(block))
        return 0.6;
    return 0.8;
}

/* Boxes are entered while one holds nearly all the prose of the one around it. */
static guint descend(const Page *page)
{
    guint at = 0;
    for (;;) {
        const Box *box = page_box(page, at);
        guint best = 0, best_prose = 0;
        for (guint i = at + 1; i < box->end_box; i = page_box(page, i)->end_box) {
            const Box *inner = page_box(page, i);
            if (inner->chrome == CHROME_NONE && inner->prose > best_prose) {
                best = i;
                best_prose = inner->prose;
            }
        }
        if (!best)
            return at;
        const Block *block = page_box(page, best)->block;
        if (block->kind != BLOCK_GROUP && block->kind != BLOCK_TABLE && block->kind != BLOCK_ROW &&
            block->kind != BLOCK_CELL)
            return at;
        if (best_prose < share_to_enter(block) * box->prose)
            return at;
        at = best;
    }
}

/* The smallest box that holds nearly all leaves the body matched. */
static guint box_of_matches(const Page *page, const gboolean *matches)
{
    guint64 all = 0;
    for (guint i = 0; i < page->leaves->len; i++)
        all += matches[i] ? page_leaf(page, i)->size.letters : 0;
    guint at = 0;
    for (;;) {
        const Box *box = page_box(page, at);
        guint next = 0;
        for (guint i = at + 1; i < box->end_box && !next; i = page_box(page, i)->end_box) {
            guint64 inside = 0;
            for (guint k = page_box(page, i)->first; k < page_box(page, i)->end; k++)
                inside += matches[k] ? page_leaf(page, k)->size.letters : 0;
            if (inside * 20 >= all * 19)
                next = i;
        }
        if (!next || !all || page_box(page, next)->block->kind != BLOCK_GROUP)
            return at;
        at = next;
    }
}

/* --- the lines ----------------------------------------------------------------------------------
 */

static gboolean is_text_leaf(const Leaf *leaf)
{
    return leaf->block->kind != BLOCK_IMAGE;
}

static gboolean is_meta_line(const Leaf *leaf)
{
    return leaf->size.words <= 16 && !leaf->size.closed &&
           (leaf_has_cue(leaf, CUE_BYLINE) || leaf_has_cue(leaf, CUE_PUBLISHED) ||
            leaf_has_cue(leaf, CUE_UPDATED) || leaf_has_cue(leaf, CUE_READING_TIME));
}

/* A paragraph that is nothing but a link, and no sentence, leads elsewhere. */
static gboolean is_bare_link(const Leaf *leaf)
{
    return leaf->block->kind == BLOCK_PARAGRAPH && !leaf->in_list && !leaf->in_table &&
           leaf_link_share(leaf) > 0.9 && !leaf->size.stops && leaf->size.words < 25 &&
           (leaf->size.words > 6 || leaf->size.words < 2 || leaf_has_cue(leaf, CUE_READ_MORE));
}

/* "… (Image: Agency)": captions that name their source name it in parentheses. */
static gboolean names_source(const char *text)
{
    static const char *const words[] = {"image", "photo", "picture", "credit", "courtesy", "foto"};
    for (const char *p = text; (p = strpbrk(p, "([")) != NULL; p++)
        for (guint i = 0; i < G_N_ELEMENTS(words); i++)
            if (g_ascii_strncasecmp(p + 1, words[i], strlen(words[i])) == 0)
                return TRUE;
    return FALSE;
}

static gboolean is_number_alone(const Leaf *leaf)
{
    const char *p = leaf->block->text;
    while (*p && (g_ascii_isdigit(*p) || strchr(" .,:#/-", *p)))
        p++;
    return !*p && leaf->block->kind == BLOCK_PARAGRAPH && !leaf->in_list && !leaf->in_table;
}

static gboolean is_credit(const Leaf *leaf)
{
    if (leaf->size.words <= 30 && leaf->block->kind == BLOCK_PARAGRAPH && !leaf->size.stops &&
        g_str_has_suffix(leaf->block->text, ")") && names_source(leaf->block->text))
        return TRUE;
    if (!leaf_has_cue(leaf, CUE_CREDIT))
        return FALSE;
    return leaf->size.words <= (leaf->in_caption ? 14 : 9) && leaf->size.stops <= 1;
}

/* Mark-up that a script was to unpack, shown as text. */
static gboolean is_raw_markup(const Leaf *leaf)
{
    const char *text = leaf->block->text;
    return text[0] == '<' && g_ascii_isalpha(text[1]) && leaf->block->kind != BLOCK_CODE &&
           text[leaf->block->text_length - 1] == '>';
}

/* Alternative texts are mostly names of files and things; one that is a sentence was written to be
 * heard. */
static gboolean is_worth_hearing(const Leaf *leaf)
{
    if (leaf->block->kind == BLOCK_IMAGE)
        return leaf->size.words >= 10 && leaf->size.closed && !leaf->in_caption;
    if (leaf->in_caption)
        return leaf->size.words >= 6 && !leaf_has_cue(leaf, CUE_CREDIT) &&
               !names_source(leaf->block->text);
    return TRUE;
}

static gboolean may_belong(const Leaf *leaf)
{
    return leaf->chrome == CHROME_NONE && !is_bare_link(leaf) && !is_credit(leaf) &&
           !is_raw_markup(leaf) && !is_number_alone(leaf) && is_worth_hearing(leaf);
}

static guint first_prose(const Page *page, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome == CHROME_NONE && leaf->prose && leaf->size.words >= 12)
            return i;
    }
    return to;
}

static guint after_last_prose(const Page *page, guint from, guint to)
{
    for (guint i = to; i-- > from;) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome == CHROME_NONE && (leaf->prose || leaf->block->kind == BLOCK_CODE))
            return i + 1;
    }
    return from;
}

/* A page with so little prose has no room for a site's: what is at the edges is the article's, and
 * a dose in a short line is not to be lost. */
static gboolean is_short(const Page *page)
{
    enum { SHORT_PROSE = 1000 };
    return page_box(page, 0)->prose < SHORT_PROSE;
}

/* Before the first sentence stand dates, bylines, sections, buttons; a heading or a list of full
 * items may be the article's. */
static gboolean belongs_before(const Leaf *leaf)
{
    if (leaf->block->kind == BLOCK_HEADING)
        return TRUE;
    if (is_meta_line(leaf) || leaf_link_share(leaf) > 0.3)
        return FALSE;
    return leaf->size.words >= 6 && (leaf->size.closed || leaf->size.words >= 10);
}

/* After the last sentence a list, table or caption may end the article; a loose short line is a
 * button, a tag or a credit. */
static gboolean belongs_after(const Leaf *leaf)
{
    if (leaf->in_list || leaf->in_table)
        return leaf_link_share(leaf) < 0.5;
    if (leaf->block->kind == BLOCK_HEADING || leaf->block->kind == BLOCK_CODE)
        return TRUE; /* a heading over nothing is dropped later */
    return leaf->size.closed && leaf->size.words >= 3 && leaf_link_share(leaf) < 0.5;
}

static void keep_range(Page *page, guint from, guint to)
{
    guint first = is_short(page) ? from : first_prose(page, from, to);
    guint after = is_short(page) ? to : after_last_prose(page, from, to);
    for (guint i = from; i < to; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (!may_belong(leaf))
            continue;
        if (!is_text_leaf(leaf) || leaf->in_caption)
            leaf->kept = i >= first && i < after;
        else if (i < first)
            leaf->kept = belongs_before(leaf);
        else if (i >= after)
            leaf->kept = belongs_after(leaf);
        else
            leaf->kept = !is_meta_line(leaf) || leaf->in_list || leaf->block->kind == BLOCK_HEADING;
    }
}

/* --- prose beside the box -----------------------------------------------------------------------
 */

static gboolean is_lead_name(const char *names)
{
    static const char *const words[] = {"lead",    "lede",  "intro",    "standfirst", "summary",
                                        "excerpt", "deck",  "subtitle", "sub-title",  "subhead",
                                        "perex",   "chapo", "vorspann", "abstract",   "dek"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(names, words[i]))
            return TRUE;
    return FALSE;
}

/* The heading nearest before the box that is an h1; leaves before it are not the article's. */
static guint find_headline(const Page *page, guint before)
{
    for (guint i = before; i-- > 0;) {
        const Leaf *leaf = page_leaf(page, i);
        if (leaf->block->kind == BLOCK_HEADING && leaf->block->level == 1 &&
            leaf->chrome != CHROME_HIDDEN)
            return i;
    }
    return before;
}

/* A lead between headline and body. */
static void keep_lead(Page *page, guint root)
{
    guint first = page_box(page, root)->first;
    for (guint i = find_headline(page, first) + 1; i < first; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (!may_belong(leaf) || leaf->block->kind == BLOCK_HEADING || leaf->in_caption ||
            leaf->in_list || !is_text_leaf(leaf))
            continue;
        gboolean named = is_lead_name(leaf->block->names) ||
                         is_lead_name(page_box(page, leaf->box)->block->names);
        if (is_meta_line(leaf) || leaf_link_share(leaf) > 0.2)
            continue;
        leaf->kept = (leaf->prose && leaf->size.closed && leaf->size.words >= 10) ||
                     (named && leaf->size.words >= 6);
    }
}

/* Boxes that look like the chosen one (same element and names) beside it are its further parts. */
static void keep_twins(Page *page, guint root)
{
    if (!root)
        return;
    const Box *chosen = page_box(page, root);
    const Box *parent = page_box(page, chosen->parent);
    for (guint i = chosen->parent + 1; i < parent->end_box; i = page_box(page, i)->end_box) {
        const Box *box = page_box(page, i);
        if (i == root || box->chrome != CHROME_NONE || !box->prose || box_link_share(box) > 0.3)
            continue;
        if (strcmp(box->block->tag, chosen->block->tag) == 0 && *chosen->block->names &&
            strcmp(box->block->names, chosen->block->names) == 0)
            keep_range(page, box->first, box->end);
    }
    for (guint i = parent->first; i < parent->end; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (leaf->box == chosen->parent && leaf->prose && may_belong(leaf) && leaf->size.closed &&
            !is_meta_line(leaf))
            leaf->kept = TRUE;
    }
}

/* --- recovery -----------------------------------------------------------------------------------
 */

static guint kept_words(const Page *page)
{
    guint words = 0;
    for (guint i = 0; i < page->leaves->len; i++)
        words += page_leaf(page, i)->kept ? page_leaf(page, i)->size.words : 0;
    return words;
}

/* When nothing at all was found: every line that is shown. */
static void keep_everything(Page *page)
{
    for (guint i = 0; i < page->leaves->len; i++) {
        Leaf *leaf = page_leaf(page, i);
        leaf->kept = is_text_leaf(leaf) && leaf->chrome != CHROME_HIDDEN &&
                     leaf->chrome != CHROME_NAVIGATION && leaf->chrome != CHROME_CONSENT;
    }
}

/* When hardly anything was found: all prose that is not plainly a menu, hidden or not. */
static void recover(Page *page)
{
    for (guint i = 0; i < page->leaves->len; i++) {
        Leaf *leaf = page_leaf(page, i);
        if (leaf->chrome == CHROME_NAVIGATION || leaf->chrome == CHROME_CONSENT ||
            leaf->chrome == CHROME_COMMENTS || leaf->chrome == CHROME_FOOTER ||
            leaf->chrome == CHROME_RELATED || !is_text_leaf(leaf))
            continue;
        leaf->kept = leaf->kept || leaf->prose > 0 ||
                     (leaf->block->kind == BLOCK_CODE && leaf->chrome == CHROME_NONE);
    }
}

/* --- lines that repeat ---------------------------------------------------------------------------
 */

enum { THIN_WORDS = 25, BUTTON_WORDS = 6, BUTTON_TIMES = 3 };

/* A caption that stands under each size of a picture is heard once; a short link that stands under
 * each item is a button. */
static void drop_repeated(Page *page)
{
    g_autoptr(GHashTable) times = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree gboolean *again = g_new0(gboolean, page->leaves->len + 1);
    for (guint pass = 0; pass < 2; pass++)
        for (guint i = 0; i < page->leaves->len; i++) {
            Leaf *leaf = page_leaf(page, i);
            gboolean caption = leaf->in_caption || leaf->block->kind == BLOCK_IMAGE;
            gboolean button =
                !caption && leaf->size.words <= BUTTON_WORDS && leaf_link_share(leaf) > 0.8;
            if (!leaf->kept || (!caption && !button))
                continue;
            char *key = text_key(leaf->block->text);
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(times, key));
            if (pass) {
                if (again[i] || (button && n >= BUTTON_TIMES))
                    leaf->kept = FALSE;
                g_free(key);
            } else {
                again[i] = caption && n;
                g_hash_table_replace(times, key, GUINT_TO_POINTER(n + 1));
            }
        }
}

guint score_choose(Page *page, const char *body)
{
    g_autofree gboolean *matches = match_body(page, body);
    guint root = matches ? box_of_matches(page, matches) : 0;
    if (!root)
        root = descend(page);
    keep_range(page, page_box(page, root)->first, page_box(page, root)->end);
    keep_lead(page, root);
    keep_twins(page, root);
    drop_repeated(page);
    if (kept_words(page) < THIN_WORDS)
        recover(page);
    if (!kept_words(page))
        keep_everything(page);
    return root;
}
