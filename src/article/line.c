/* What a line says; see line.h. */
#include "article/line.h"

#include <string.h>

/* The caption of an agency's picture says who is on it; a long one, or one with a number, says
 * more. */
enum { CREDITED_WORDS = 20, CAPTION_WORDS = 6 };

gboolean line_is_meta(const Leaf *leaf)
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
    return text[0] == '<' && g_ascii_isalpha(text[1]) && leaf->block->kind == BLOCK_PARAGRAPH &&
           text[leaf->block->text_length - 1] == '>';
}

static gboolean is_press_caption(const Leaf *leaf)
{
    return leaf->credited && !strpbrk(leaf->block->text, "0123456789");
}

/* Alternative texts are mostly names of files and things; one that is a sentence was written to be
 * heard. */
static gboolean is_worth_hearing(const Leaf *leaf)
{
    if (leaf->block->kind == BLOCK_IMAGE)
        return leaf->size.words >= 10 && leaf->size.closed && !leaf->in_caption;
    if (leaf->in_caption)
        return leaf->size.words >= (is_press_caption(leaf) ? CREDITED_WORDS : CAPTION_WORDS) &&
               !leaf_has_cue(leaf, CUE_CREDIT) && !names_source(leaf->block->text);
    return TRUE;
}

/* "https://…/a.jpg 1200 676": what a script was to make a picture of. */
static gboolean is_picture_address(const Leaf *leaf)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"};
    const char *text = leaf->block->text;
    if (!g_str_has_prefix(text, "http") || leaf->block->kind != BLOCK_PARAGRAPH)
        return FALSE;
    g_autofree char *address = g_strndup(text, strcspn(text, " \n?"));
    for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(address, endings[i]))
            return TRUE;
    return FALSE;
}

gboolean line_may_belong(const Leaf *leaf)
{
    return leaf->chrome == CHROME_NONE && !is_bare_link(leaf) && !is_credit(leaf) &&
           !is_raw_markup(leaf) && !is_picture_address(leaf) && !is_number_alone(leaf) &&
           is_worth_hearing(leaf);
}

gboolean line_belongs_before(const Leaf *leaf)
{
    if (leaf->block->kind == BLOCK_HEADING)
        return TRUE;
    if (leaf->opens || leaf->block->kind == BLOCK_CODE)
        return TRUE;
    gboolean told_item = leaf->in_list && leaf->size.closed && leaf->size.words >= 4;
    if (line_is_meta(leaf) || (leaf_link_share(leaf) > 0.3 && !told_item))
        return FALSE;
    gboolean announces = text_last_sign(leaf->block->text) == ':';
    return leaf->size.words >= 6 && (leaf->size.closed || announces || leaf->size.words >= 10);
}

gboolean line_belongs_after(const Leaf *leaf)
{
    if (leaf->in_list || leaf->in_table)
        return leaf_link_share(leaf) < 0.5;
    if (leaf->block->kind == BLOCK_HEADING || leaf->block->kind == BLOCK_CODE)
        return TRUE; /* a heading over nothing is dropped later */
    return leaf->size.closed && leaf->size.words >= 3 && leaf_link_share(leaf) < 0.5;
}
