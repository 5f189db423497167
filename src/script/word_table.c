/* Tables: see word_table.h. Reads `tables/LANGUAGE/NAME.tsv` in one piece, which keys and columns
 * then point into; it lives in an arena with the rows. */
#include "script/word_table.h"

#include "base/arena.h"
#include "base/error.h"

#include <string.h>

enum { MAX_KEY_BYTES = 48 };

typedef struct {
    const char *name;
    guint min_columns; /* besides the key */
} TableShape;

static const TableShape shapes[TABLE_KINDS] = {
    [TABLE_WORDS] = {"words", 1},           [TABLE_UNITS] = {"units", 2},
    [TABLE_MAGNITUDES] = {"magnitudes", 2}, [TABLE_CURRENCIES] = {"currencies", 2},
    [TABLE_SYMBOLS] = {"symbols", 1},       [TABLE_ABBREVIATIONS] = {"abbreviations", 2},
    [TABLE_ACRONYMS] = {"acronyms", 1},     [TABLE_LATIN] = {"latin", 2},
    [TABLE_CALENDAR] = {"calendar", 2},     [TABLE_CONTEXTS] = {"contexts", 1},
    [TABLE_STATES] = {"states", 1},         [TABLE_HETERONYMS] = {"heteronyms", 1},
    [TABLE_CHARACTERS] = {"characters", 1},
};

typedef struct {
    TableRow row;
    guint layer; /* which folder it came from: a later layer replaces, the same adds */
} Entry;

struct Tables {
    Arena *arena;
    GHashTable *table[TABLE_KINDS];          /* key → Entry */
    guint8 beginnings[TABLE_KINDS][256][32]; /* first byte, then a bit for each second byte */
};

static void note_beginning(Tables *tables, TableKind kind, const char *key)
{
    guint8 *bits = tables->beginnings[kind][(guchar)g_ascii_tolower(key[0])];
    guchar second = (guchar)g_ascii_tolower(key[1]);
    if (second == '\0' || second == ' ')
        memset(bits, 0xFF, sizeof tables->beginnings[kind][0]);
    else
        bits[second / 8] |= (guint8)(1 << second % 8);
}

gboolean tables_may_begin(const Tables *tables, TableKind kind, const char *text, gsize length)
{
    if (length == 0)
        return FALSE;
    const guint8 *bits = tables->beginnings[kind][(guchar)g_ascii_tolower(text[0])];
    guchar second = length > 1 ? (guchar)g_ascii_tolower(text[1]) : 0;
    return bits[second / 8] & 1 << second % 8;
}

/* `fields`: the key, then the columns; "" where there is none. */
static void add_row(Tables *tables, TableKind kind, guint layer, const char *const *fields)
{
    Entry *entry = arena_new_object(tables->arena, Entry);
    entry->layer = layer;
    for (guint i = 0; i < TABLE_MAX_COLUMNS; i++)
        entry->row.column[i] = fields[i + 1];
    note_beginning(tables, kind, fields[0]);
    Entry *known = g_hash_table_lookup(tables->table[kind], fields[0]);
    if (!known || known->layer != layer) {
        g_hash_table_insert(tables->table[kind], (gpointer)fields[0], entry);
        return;
    }
    TableRow *last = &known->row;
    while (last->next)
        last = (TableRow *)last->next;
    last->next = &entry->row;
}

/* Cuts a line at its tabs, into at most as many fields as a row has; returns how many there are. */
static guint cut_line(char *line, const char *fields[TABLE_MAX_COLUMNS + 1])
{
    guint n_fields = 0;
    do {
        fields[n_fields++] = line;
        line = n_fields <= TABLE_MAX_COLUMNS ? strchr(line, '\t') : NULL;
        if (line)
            *line++ = '\0';
    } while (line);
    for (guint i = n_fields; i <= TABLE_MAX_COLUMNS; i++)
        fields[i] = "";
    return n_fields;
}

/* A line without its end, which is not empty and no comment. FALSE when it is no row. */
static gboolean read_line(Tables *tables, TableKind kind, guint layer, char *line)
{
    const char *fields[TABLE_MAX_COLUMNS + 1];
    if (!g_utf8_validate(line, -1, NULL) || cut_line(line, fields) < shapes[kind].min_columns + 1 ||
        strlen(fields[0]) >= MAX_KEY_BYTES)
        return FALSE;
    add_row(tables, kind, layer, fields);
    return TRUE;
}

static void read_table(Tables *tables, TableKind kind, guint layer, const char *path,
                       Diagnostics *diagnostics)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, 0, "%s: table left out", error->message);
        return;
    }
    guint n_lines = 0;
    for (char *line = arena_strdup(tables->arena, text), *end; line; line = end) {
        end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        n_lines++;
        g_strchomp(line);
        if (!*line || (line[0] == '#' && line[1] != '\t'))
            continue;
        if (!read_line(tables, kind, layer, line))
            diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, n_lines,
                              "%s: line cannot be read as key and at least %u columns: left out",
                              path, shapes[kind].min_columns);
    }
}

/* Lays the tables of one folder over those there are; TRUE if it had any. */
static gboolean read_layer(Tables *tables, VoiceStore *store, const char *folder, guint layer,
                           Diagnostics *diagnostics)
{
    gboolean any = FALSE;
    for (TableKind kind = 0; kind < TABLE_KINDS; kind++) {
        g_autofree char *relative = g_strdup_printf("tables/%s/%s.tsv", folder, shapes[kind].name);
        g_autofree char *path = voice_store_find_file(store, relative);
        if (path) {
            any = TRUE;
            read_table(tables, kind, layer, path, diagnostics);
        }
    }
    return any;
}

Tables *tables_load(VoiceStore *store, const char *language, Diagnostics *diagnostics,
                    GError **error)
{
    g_autoptr(Tables) tables = g_new0(Tables, 1);
    tables->arena = arena_new();
    for (TableKind kind = 0; kind < TABLE_KINDS; kind++)
        tables->table[kind] = g_hash_table_new(g_str_hash, g_str_equal);
    gboolean any = read_layer(tables, store, "und", 0, diagnostics);
    g_auto(GStrv) subtags = g_strsplit_set(language ? language : "", "-_", 4);
    g_autoptr(GString) tag = g_string_new(NULL);
    for (guint i = 0; subtags[i]; i++) {
        for (const char *c = subtags[i]; *c; c++)
            if (!g_ascii_isalnum(*c))
                subtags[i][0] = '\0'; /* no path may come of a tag */
        if (!*subtags[i])
            break;
        g_autofree char *subtag = i == 0 ? g_ascii_strdown(subtags[i], -1) : g_strdup(subtags[i]);
        g_string_append_printf(tag, "%s%s", i ? "-" : "", subtag);
        any |= read_layer(tables, store, tag->str, i + 1, diagnostics);
    }
    if (!any) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "no tables of words for \"%s\", nor for \"und\"", language ? language : "");
        return NULL;
    }
    return g_steal_pointer(&tables);
}

void tables_free(Tables *tables)
{
    if (!tables)
        return;
    for (TableKind kind = 0; kind < TABLE_KINDS; kind++)
        g_clear_pointer(&tables->table[kind], g_hash_table_unref);
    arena_free(tables->arena);
    g_free(tables);
}

static const TableRow *find(const Tables *tables, TableKind kind, const char *key)
{
    const Entry *entry = g_hash_table_lookup(tables->table[kind], key);
    return entry ? &entry->row : NULL;
}

const TableRow *tables_find(const Tables *tables, TableKind kind, const char *key, gsize length)
{
    char copy[MAX_KEY_BYTES];
    if (length == 0 || length >= sizeof copy)
        return NULL;
    memcpy(copy, key, length);
    copy[length] = '\0';
    return find(tables, kind, copy);
}

const TableRow *tables_find_folded(const Tables *tables, TableKind kind, const char *key,
                                   gsize length)
{
    const TableRow *row = tables_find(tables, kind, key, length);
    if (row || length == 0 || length >= MAX_KEY_BYTES)
        return row;
    char folded[MAX_KEY_BYTES];
    gboolean changed = FALSE, ascii = TRUE;
    for (gsize i = 0; i < length; i++) {
        ascii &= (guchar)key[i] < 0x80;
        folded[i] = g_ascii_tolower(key[i]);
        changed |= folded[i] != key[i];
    }
    folded[length] = '\0';
    if (ascii)
        return changed ? find(tables, kind, folded) : NULL;
    g_autofree char *lower = g_utf8_strdown(key, (gssize)length);
    return strlen(lower) < MAX_KEY_BYTES ? find(tables, kind, lower) : NULL;
}

const char *tables_word(const Tables *tables, const char *key)
{
    const TableRow *row = find(tables, TABLE_WORDS, key);
    return row && *row->column[0] ? row->column[0] : NULL;
}
