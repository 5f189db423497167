/* The rows of a bare text; see plain_row.h. */
#include "article/plain_row.h"

#include <string.h>

enum {
    MOST_PAGES = 1000000, /* no larger number counts pages */
    FURNITURE_WORDS = 12, /* of a running head */
    LONE_RUN = 3          /* repetitions that show a line without a number to be a running head */
};

typedef struct {
    GArray *rows;
    GStringChunk *memory;
    guint blank_before; /* blank lines, empty quoted ones too, before the next row */
    const Block *item, *last_item;
    const Block *table;
} Reader;

static const char *unquoted(const char *text, guint *quoted)
{
    *quoted = 0;
    while (*text == '>') {
        (*quoted)++;
        text++;
        text += strspn(text, " ");
    }
    return text;
}

static void add_row(Reader *reader, const Block *block, const char *raw, guint offset)
{
    PlainRow row = {.number = block->line + offset, .indent = block->indent};
    row.text = unquoted(raw, &row.quoted);
    if (!*row.text) {
        reader->blank_before++;
        return;
    }
    row.columns = block->indent + (guint)g_utf8_strlen(raw, -1);
    row.blank_before = reader->blank_before;
    row.new_page = offset == 0 && block->new_page;
    row.item = reader->item;
    row.begins = reader->item && reader->item != reader->last_item;
    if (row.begins && reader->item->marker)
        row.columns += (guint)strlen(reader->item->marker) + 1;
    reader->last_item = reader->item;
    reader->blank_before = 0;
    g_array_append_val(reader->rows, row);
}

static void add_table(Reader *reader, const Block *table)
{
    PlainRow row = {.text = "", .number = table->line, .table = table};
    row.blank_before = MAX(table->blank_lines_before, 1u);
    reader->last_item = NULL;
    reader->blank_before = 1;
    g_array_append_val(reader->rows, row);
}

static void find_place(Reader *reader, const Block *block)
{
    reader->item = NULL;
    const Block *table = NULL;
    for (const Block *up = block->parent; up; up = up->parent) {
        if (up->kind == BLOCK_ITEM && !reader->item)
            reader->item = up;
        if (up->kind == BLOCK_TABLE)
            table = up;
    }
    if (table && table != reader->table)
        add_table(reader, table);
    reader->table = table;
}

/* --- underlines ----------------------------------------------------------------------------------
 */

/* A rule directly below a line that is about as long as it underlines the line. */
static guint underline_of(const Block *block, const PlainRow *row)
{
    const Block *rule = block->next;
    if (!rule || rule->kind != BLOCK_RULE || rule->blank_lines_before || !rule->marker)
        return 0;
    gsize signs = (gsize)g_utf8_strlen(rule->marker, -1), width = row->columns - row->indent;
    if (strchr(rule->marker, ' ') || signs > width * 3 / 2 + 2 || signs * 3 < width * 2)
        return 0;
    return *rule->marker == '=' ? 1 : 2;
}

/* --- pages ---------------------------------------------------------------------------------------
 */

typedef struct {
    guint first, times;
    int last_number;
    gboolean counts;   /* the number in it goes up by one each time */
    gboolean at_edges; /* each time beside the end of a page */
} Repeated;

/* The row with its numbers taken out, blanks folded; `*number` is the first. NULL for rows that
 * cannot be furniture. Owned by the caller. */
static char *repeated_key(const PlainRow *row, int *number)
{
    TextMeasure size = text_measure(row->text, strlen(row->text));
    if (row->item || row->quoted || row->table || size.closed || size.words > FURNITURE_WORDS)
        return NULL;
    g_autoptr(GString) key = g_string_new(NULL);
    *number = -1;
    for (const char *p = row->text; *p; p++) {
        if (!g_ascii_isdigit(*p)) {
            g_string_append_c(key, *p);
            continue;
        }
        if (*number < 0)
            *number = (int)MIN(g_ascii_strtoull(p, NULL, 10), (guint64)MOST_PAGES);
        g_string_append_c(key, '#');
        while (g_ascii_isdigit(p[1]))
            p++;
    }
    return g_string_free(g_steal_pointer(&key), FALSE);
}

static gboolean is_at_page_edge(const GArray *rows, guint i)
{
    return plain_row(rows, i)->new_page ||
           (i + 1 < rows->len ? plain_row(rows, i + 1)->new_page : i > 0);
}

static void note_repeated(GHashTable *seen, const GArray *rows, guint i)
{
    int number;
    char *key = repeated_key(plain_row(rows, i), &number);
    if (!key)
        return;
    Repeated *one = g_hash_table_lookup(seen, key);
    if (!one) {
        one = g_new0(Repeated, 1);
        one->first = i;
        one->counts = number >= 0;
        one->at_edges = TRUE;
        g_hash_table_insert(seen, key, one);
        key = NULL;
    } else {
        one->counts = one->counts && number == one->last_number + 1;
    }
    one->times++;
    one->last_number = number;
    one->at_edges = one->at_edges && is_at_page_edge(rows, i);
    g_free(key);
}

/* "Page 3", "- 3 -", "3 / 7": a number that counts pages and says so. */
static gboolean names_page(const char *key)
{
    static const char *const names[] = {"page", "seite", "página", "pagina", "pág.", "p."};
    g_autofree char *folded = text_fold(key);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *at = strstr(folded, names[i]);
        if (at && at[strlen(names[i])] == ' ' && at[strlen(names[i]) + 1] == '#')
            return TRUE;
    }
    return strcmp(folded, "- # -") == 0 || strcmp(folded, "– # –") == 0 ||
           strcmp(folded, "# / #") == 0;
}

/* "Step 1" may head a page too: a number without a word for page needs a name beside it, or
 * nothing at all. */
static gboolean counts_pages(const char *key, const Repeated *one)
{
    if (names_page(key))
        return one->times >= 2 || one->at_edges;
    if (!one->at_edges || one->times < 2)
        return FALSE;
    return strcmp(key, "#") == 0 ||
           (one->times >= LONE_RUN && text_measure(key, strlen(key)).words >= 2);
}

static gboolean is_furniture(const char *key, const Repeated *one, guint i)
{
    if (one->counts)
        return counts_pages(key, one);
    return one->at_edges && one->times >= LONE_RUN && i > one->first;
}

/* Page numbers and running heads; what stands around them is on two pages. */
static void mark_furniture(GArray *rows)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < rows->len; i++)
        note_repeated(seen, rows, i);
    gboolean new_page = FALSE;
    for (guint i = 0; i < rows->len; i++) {
        PlainRow *row = plain_row(rows, i);
        int number;
        g_autofree char *key = repeated_key(row, &number);
        row->furniture = key && is_furniture(key, g_hash_table_lookup(seen, key), i);
        row->new_page |= new_page;
        new_page = row->furniture;
    }
}

/* --- all of it -----------------------------------------------------------------------------------
 */

static void add_block(Reader *reader, const Block *block)
{
    find_place(reader, block);
    if (reader->table)
        return;
    reader->blank_before += block->blank_lines_before;
    if (reader->item && reader->item != reader->last_item)
        reader->blank_before += reader->item->blank_lines_before;
    guint first = reader->rows->len;
    char *text = g_string_chunk_insert_len(reader->memory, block->text, (gssize)block->text_length);
    for (guint offset = 0; text; offset++) {
        char *end = strchr(text, '\n');
        if (end)
            *end = '\0';
        add_row(reader, block, text, offset);
        text = end ? end + 1 : NULL;
    }
    if (reader->rows->len > first) {
        PlainRow *last = plain_row(reader->rows, reader->rows->len - 1);
        last->underline = underline_of(block, last);
    }
    /* A rule sets apart what stands below it. */
    if (block->next && block->next->kind == BLOCK_RULE)
        reader->blank_before++;
}

GArray *plain_rows(const Page *page, GStringChunk **memory)
{
    Reader reader = {.rows = g_array_new(FALSE, TRUE, sizeof(PlainRow))};
    *memory = reader.memory = g_string_chunk_new(64 * 1024);
    for (guint i = 0; i < page->leaves->len; i++)
        add_block(&reader, page_leaf(page, i)->block);
    mark_furniture(reader.rows);
    return reader.rows;
}
