/* The article printed as text and as JSON; see outline.h. */
#include "article/outline.h"

#include <string.h>

enum { TEXT_WIDTH = 88 }; /* columns of the text form */

/* --- JSON --------------------------------------------------------------------------------------
 */

static void put_json_string(GString *out, const char *text)
{
    if (!text) {
        g_string_append(out, "null");
        return;
    }
    g_string_append_c(out, '"');
    const char *from = text;
    for (const char *p = text;; p++) {
        guchar c = (guchar)*p;
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
            continue;
        g_string_append_len(out, from, p - from);
        from = p + 1;
        if (!c)
            break;
        if (c == '\n')
            g_string_append(out, "\\n");
        else if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", c);
        else
            g_string_append_printf(out, "\\u%04x", c);
    }
    g_string_append_c(out, '"');
}

static void put_json_member(GString *out, const char *name, const char *text)
{
    g_string_append_printf(out, " \"%s\": ", name);
    put_json_string(out, text);
    g_string_append(out, ",\n");
}

/* An ordered item's number is a member of its own: `text` is what the author wrote. A table's
 * caption is a block before it. */
static void put_json_block(GString *out, const ArticleBlock *block)
{
    if (block->table && block->table->caption) {
        g_string_append(out, "{\"kind\": \"caption\", \"text\": ");
        put_json_string(out, block->table->caption);
        g_string_append(out, "},\n    ");
    }
    g_string_append_printf(out,
                           "{\"kind\": \"%s\", \"text\": ", article_block_kind_name(block->kind));
    put_json_string(out, block->text);
    if (block->kind == ARTICLE_ITEM && block->item.marker) {
        g_string_append(out, ", \"marker\": ");
        put_json_string(out, block->item.marker);
    }
    g_string_append_c(out, '}');
}

static void put_json_section(GString *out, const ArticleSection *section)
{
    g_string_append(out, "  {\"heading\": ");
    put_json_string(out, section->heading);
    g_string_append_printf(out, ", \"level\": %d, \"blocks\": [", section->level);
    for (guint i = 0; i < section->blocks->len; i++) {
        g_string_append(out, i ? ",\n    " : "\n    ");
        put_json_block(out, section->blocks->pdata[i]);
    }
    g_string_append(out, "]}");
}

void outline_print_json(const Article *article, GString *out)
{
    g_string_append(out, "{\n");
    put_json_member(out, "title", article->title);
    put_json_member(out, "byline", article->byline);
    put_json_member(out, "date", article->date);
    put_json_member(out, "language", article->language);
    g_string_append(out, " \"sections\": [");
    for (guint i = 0; i < article->sections->len; i++) {
        g_string_append(out, i ? ",\n" : "\n");
        put_json_section(out, article->sections->pdata[i]);
    }
    g_string_append(out, "],\n \"disclaimer\": [");
    for (guint i = 0; i < article->disclaimers->len; i++) {
        g_string_append(out, i ? ",\n  " : "\n  ");
        put_json_string(out, ((ArticleBlock *)article->disclaimers->pdata[i])->text);
    }
    g_string_append(out, "]\n}\n");
}

/* --- text --------------------------------------------------------------------------------------
 */

/* Columns a character takes on a terminal, near enough for wrapping. */
static guint columns_of(gunichar c)
{
    return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
}

static guint measure_columns(const char *text, gsize length)
{
    guint columns = 0;
    for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
        columns += columns_of(g_utf8_get_char(p));
    return columns;
}

/* Wraps `text` to TEXT_WIDTH; the first line follows `first`, further ones stand as far in. */
static void put_wrapped(GString *out, const char *first, const char *text)
{
    guint indent = measure_columns(first, strlen(first)), column = indent;
    gboolean fresh = TRUE;
    g_string_append(out, first);
    for (const char *p = text; *p;) {
        gsize length = strcspn(p, " \n");
        guint columns = measure_columns(p, length);
        if (!fresh && column + 1 + columns > TEXT_WIDTH) {
            g_string_append_printf(out, "\n%*s", (int)indent, "");
            column = indent;
            fresh = TRUE;
        }
        if (!fresh) {
            g_string_append_c(out, ' ');
            column++;
        }
        g_string_append_len(out, p, (gssize)length);
        column += columns;
        fresh = FALSE;
        p += length;
        if (*p == '\n') {
            g_string_append_printf(out, "\n%*s", (int)indent, "");
            column = indent;
            fresh = TRUE;
        }
        p += *p != '\0';
    }
    g_string_append_c(out, '\n');
}

static void put_verbatim(GString *out, const char *indent, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++)
        g_string_append_printf(out, "%s%s\n", indent, lines[i]);
}

static char *item_prefix(const ArticleListPlace *item)
{
    const char *marker = item->marker ? item->marker : "•";
    int deep = 4 * (int)MIN(item->depth ? item->depth - 1 : 0, 8);
    if (item->continues)
        return g_strdup_printf("%*s", 6 + deep, "");
    return g_strdup_printf("%*s  %s%*s ", deep, "", marker,
                           MAX(0, 3 - (int)g_utf8_strlen(marker, -1)), "");
}

static void put_block(GString *out, const ArticleBlock *block)
{
    g_autofree char *prefix = NULL;
    switch (block->kind) {
    case ARTICLE_ITEM:
        prefix = item_prefix(&block->item);
        put_wrapped(out, prefix, block->text);
        break;
    case ARTICLE_QUOTE:
        put_wrapped(out, "  > ", block->text);
        break;
    case ARTICLE_TABLE:
        if (block->table && block->table->caption)
            put_wrapped(out, "  Table: ", block->table->caption);
        put_verbatim(out, "  | ", block->text);
        break;
    case ARTICLE_CODE:
        put_verbatim(out, "      ", block->text);
        break;
    case ARTICLE_CAPTION:
        put_wrapped(out, "  [Image] ", block->text);
        break;
    default:
        put_wrapped(out, "  ", block->text);
    }
}

static gboolean is_tight(const GPtrArray *blocks, guint i)
{
    const ArticleBlock *a = blocks->pdata[i - 1], *b = blocks->pdata[i];
    return a->kind == ARTICLE_ITEM && b->kind == ARTICLE_ITEM;
}

static void put_section(GString *out, const ArticleSection *section)
{
    if (section->heading) {
        g_autofree char *prefix = g_strnfill((gsize)CLAMP(section->level, 1, 6), '#');
        g_string_append_printf(out, "\n%s ", prefix);
        put_wrapped(out, "", section->heading);
    }
    for (guint i = 0; i < section->blocks->len; i++) {
        if (!i || !is_tight(section->blocks, i))
            g_string_append_c(out, '\n');
        put_block(out, section->blocks->pdata[i]);
    }
}

static void put_fact(GString *out, const char *name, const char *value)
{
    if (value)
        g_string_append_printf(out, "%-12s%s\n", name, value);
}

void outline_print_text(const Article *article, GString *out)
{
    g_string_append(out, "# ");
    put_wrapped(out, "", article->title ? article->title : "(no title)");
    g_string_append_c(out, '\n');
    put_fact(out, "By", article->byline);
    put_fact(out, "Published", article->date);
    put_fact(out, "Site", article->site);
    put_fact(out, "Language", article->language);
    guint headings = article_count_headings(article);
    g_string_append_printf(out, "%-12s%u heading%s, %u words, %u disclaimer paragraph%s\n",
                           "Length", headings, headings == 1 ? "" : "s",
                           article_count_words(article, G_MAXUINT), article->disclaimers->len,
                           article->disclaimers->len == 1 ? "" : "s");
    for (guint i = 0; i < article->sections->len; i++)
        put_section(out, article->sections->pdata[i]);
    if (article->disclaimers->len)
        g_string_append(out, "\n== Disclaimer\n");
    for (guint i = 0; i < article->disclaimers->len; i++) {
        g_string_append_c(out, '\n');
        put_wrapped(out, "  ", ((ArticleBlock *)article->disclaimers->pdata[i])->text);
    }
}
