/* The catalogue: opening and reading it; see catalogue.h. */
#include "library/catalogue_parts.h"

#include "base/error.h"
#include "library/search_text.h"

#define VERSION 2
#define AS_TEXT_OF(number) #number
#define AS_TEXT(number) AS_TEXT_OF(number)

/* What version 2 has more than version 1. */
#define VALIDATORS                                                                                 \
    "CREATE TABLE validators(address TEXT PRIMARY KEY, etag TEXT, modified TEXT) WITHOUT ROWID;"   \
    "PRAGMA user_version = " AS_TEXT(VERSION) ";"

/* An id that was given is kept when its article is gone, and so is where an item of a feed came
 * from: the feed has it still. */
static const char schema[] =
    "CREATE TABLE ids(id TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TABLE gone(origin TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TABLE feeds(feed TEXT PRIMARY KEY, title TEXT, checked_s INTEGER NOT NULL)"
    " WITHOUT ROWID;"
    "CREATE TABLE articles(row INTEGER PRIMARY KEY,"
    " id TEXT NOT NULL UNIQUE REFERENCES ids(id),"
    " day TEXT AS (coalesce(date, date(added_s, 'unixepoch'))) STORED,"
    " title TEXT, byline TEXT, date TEXT, language TEXT, site TEXT,"
    " sections INTEGER NOT NULL, words INTEGER NOT NULL, disclaimers INTEGER NOT NULL,"
    " origin TEXT UNIQUE, feed TEXT REFERENCES feeds(feed) ON DELETE SET NULL,"
    " source TEXT NOT NULL, item INTEGER NOT NULL, url TEXT, content_type TEXT,"
    " text_key TEXT NOT NULL, added_s INTEGER NOT NULL, fetched_s INTEGER NOT NULL,"
    " state INTEGER NOT NULL DEFAULT 0, reason TEXT, owner INTEGER, voice TEXT, version TEXT,"
    " duration_ms INTEGER NOT NULL DEFAULT 0);"
    "CREATE INDEX articles_newest ON articles(day, row);"
    "CREATE INDEX articles_text ON articles(text_key);"
    "CREATE INDEX articles_source ON articles(source);"
    "CREATE INDEX articles_state ON articles(state);"
    "CREATE TABLE files(row INTEGER NOT NULL REFERENCES articles(row) ON DELETE CASCADE,"
    " format TEXT NOT NULL, path TEXT NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY(row, format))"
    " WITHOUT ROWID;"
    "CREATE VIRTUAL TABLE texts USING fts5(title, byline, body,"
    " tokenize = 'unicode61 remove_diacritics 2');" VALIDATORS;

#define COLUMNS                                                                                    \
    "id, title, byline, date, language, site, sections, words, disclaimers, origin, feed, source," \
    " item, url, content_type, text_key, added_s, fetched_s, state, reason, voice, version,"       \
    " duration_ms"
enum { SNIPPET_COLUMN = 23, OWN_TABLES = 6 };

const char *article_state_name(ArticleState state)
{
    static const char *const names[ARTICLE_STATES] = {"waiting", "rendering", "ready", "failed"};
    g_return_val_if_fail(state < ARTICLE_STATES, NULL);
    return names[state];
}

enum { ENTRY_TEXTS = 15 };

/* Where its texts are. */
static void find_texts(CatalogueEntry *entry, char **places[ENTRY_TEXTS])
{
    char **const all[ENTRY_TEXTS] = {
        &entry->id,     &entry->title,        &entry->byline,   &entry->date,   &entry->language,
        &entry->site,   &entry->origin,       &entry->feed,     &entry->source, &entry->url,
        &entry->reason, &entry->content_type, &entry->text_key, &entry->voice,  &entry->version};
    memcpy(places, all, sizeof all);
}

void catalogue_entry_free(CatalogueEntry *entry)
{
    if (!entry)
        return;
    char **texts[ENTRY_TEXTS];
    find_texts(entry, texts);
    for (guint i = 0; i < ENTRY_TEXTS; i++)
        g_free(*texts[i]);
    g_free(entry);
}

CatalogueEntry *catalogue_entry_copy(const CatalogueEntry *entry)
{
    CatalogueEntry *copy = g_memdup2(entry, sizeof *entry);
    char **texts[ENTRY_TEXTS];
    find_texts(copy, texts);
    for (guint i = 0; i < ENTRY_TEXTS; i++)
        *texts[i] = g_strdup(*texts[i]);
    return copy;
}

/* --- opening -------------------------------------------------------------------------------- */

/* The version of its tables; 0 where it has none yet, −1 with an error. */
static gint64 version_of(Sql *sql, GError **error)
{
    g_autoptr(GError) fault = NULL;
    gint64 version = sql_ask_number(sql, &fault, "PRAGMA user_version", "");
    gint64 tables =
        sql_ask_number(sql, fault ? NULL : &fault, "SELECT count(*) FROM sqlite_schema", "");
    gint64 own = sql_ask_number(sql, fault ? NULL : &fault,
                                "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name"
                                " IN ('ids', 'gone', 'feeds', 'articles', 'files', 'texts')",
                                "");
    if (!fault && tables > 0 && own < OWN_TABLES)
        g_set_error_literal(&fault, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "its catalogue.db is another program's; give another folder");
    if (!fault)
        return tables == 0 ? 0 : MAX(version, 1);
    g_propagate_error(error, g_steal_pointer(&fault));
    return -1;
}

/* Makes the tables that are missing, unless another process did meanwhile. */
static gboolean make_tables(Sql *sql, GError **error)
{
    if (!sql_begin(sql, error))
        return FALSE;
    gint64 version = version_of(sql, error);
    gboolean done = version == VERSION || (version == 0 && sql_script(sql, schema, error)) ||
                    (version == 1 && sql_script(sql, VALIDATORS, error));
    return sql_end(sql, done, done ? error : NULL);
}

static gboolean prepare(Sql *sql, const char *path, GError **error)
{
    gint64 version = version_of(sql, error);
    if (version == 0 || version == 1)
        return make_tables(sql, error);
    if (version > VERSION)
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "%s: it was made by a later version of this program: use that", path);
    return version == VERSION;
}

Catalogue *catalogue_open(const char *path, gboolean create, GError **error)
{
    g_return_val_if_fail(path, NULL);
    g_autoptr(Sql) sql = sql_open(path, create, error);
    if (!sql || !prepare(sql, path, error))
        return NULL;
    Catalogue *catalogue = g_new0(Catalogue, 1);
    catalogue->sql = g_steal_pointer(&sql);
    return catalogue;
}

void catalogue_free(Catalogue *catalogue)
{
    if (!catalogue)
        return;
    sql_free(catalogue->sql);
    g_free(catalogue);
}

gboolean catalogue_begin(Catalogue *catalogue, GError **error)
{
    return sql_begin(catalogue->sql, error);
}

gboolean catalogue_end(Catalogue *catalogue, gboolean done, GError **error)
{
    return sql_end(catalogue->sql, done, error);
}

/* --- reading -------------------------------------------------------------------------------- */

/* A row of COLUMNS. */
static CatalogueEntry *read_entry(const SqlRows *rows)
{
    CatalogueEntry *entry = g_new0(CatalogueEntry, 1);
    int column = 0;
    entry->id = g_strdup(sql_text(rows, column++));
    entry->title = g_strdup(sql_text(rows, column++));
    entry->byline = g_strdup(sql_text(rows, column++));
    entry->date = g_strdup(sql_text(rows, column++));
    entry->language = g_strdup(sql_text(rows, column++));
    entry->site = g_strdup(sql_text(rows, column++));
    entry->n_sections = (guint)sql_number(rows, column++);
    entry->n_words = (guint)sql_number(rows, column++);
    entry->n_disclaimers = (guint)sql_number(rows, column++);
    entry->origin = g_strdup(sql_text(rows, column++));
    entry->feed = g_strdup(sql_text(rows, column++));
    entry->source = g_strdup(sql_text(rows, column++));
    entry->item = (guint)sql_number(rows, column++);
    entry->url = g_strdup(sql_text(rows, column++));
    entry->content_type = g_strdup(sql_text(rows, column++));
    entry->text_key = g_strdup(sql_text(rows, column++));
    entry->added_s = sql_number(rows, column++);
    entry->fetched_s = sql_number(rows, column++);
    entry->state = (ArticleState)CLAMP(sql_number(rows, column), 0, ARTICLE_STATES - 1);
    column++;
    entry->reason = g_strdup(sql_text(rows, column++));
    entry->voice = g_strdup(sql_text(rows, column++));
    entry->version = g_strdup(sql_text(rows, column++));
    entry->duration_ms = sql_number(rows, column++);
    g_assert(column == SNIPPET_COLUMN);
    return entry;
}

static CatalogueEntry *find_by(Catalogue *catalogue, const char *question, const char *value,
                               GError **error)
{
    g_return_val_if_fail(value, NULL);
    g_autoptr(SqlRows) rows = sql_ask(catalogue->sql, error, question, "s", value);
    return sql_next(rows, error) ? read_entry(rows) : NULL;
}

CatalogueEntry *catalogue_find(Catalogue *catalogue, const char *id, GError **error)
{
    return find_by(catalogue, "SELECT " COLUMNS " FROM articles WHERE id = ?", id, error);
}

CatalogueEntry *catalogue_find_origin(Catalogue *catalogue, const char *origin, GError **error)
{
    return find_by(catalogue, "SELECT " COLUMNS " FROM articles WHERE origin = ?", origin, error);
}

CatalogueEntry *catalogue_find_text(Catalogue *catalogue, const char *text_key, GError **error)
{
    return find_by(catalogue, "SELECT " COLUMNS " FROM articles WHERE text_key = ? ORDER BY row",
                   text_key, error);
}

/* Visits the rows, which are COLUMNS, with a snippet behind them where `has_snippets`. */
static gboolean visit_all(SqlRows *rows, gboolean has_snippets, CatalogueVisit visit, gpointer data,
                          GError **error)
{
    g_autoptr(GError) fault = NULL;
    while (sql_next(rows, &fault)) {
        g_autoptr(CatalogueEntry) entry = read_entry(rows);
        g_autofree char *snippet =
            has_snippets ? search_text_shown(sql_text(rows, SNIPPET_COLUMN)) : NULL;
        if (!visit(entry, snippet, data))
            break;
    }
    if (!fault)
        return TRUE;
    g_propagate_error(error, g_steal_pointer(&fault));
    return FALSE;
}

gboolean catalogue_walk(Catalogue *catalogue, ArticleState state, CatalogueVisit visit,
                        gpointer data, GError **error)
{
    g_autoptr(SqlRows) rows =
        sql_ask(catalogue->sql, error,
                "SELECT " COLUMNS
                " FROM articles WHERE ?1 IN (state, " G_STRINGIFY(4) ")"
                                                                     " ORDER BY day DESC, row DESC",
                "i", (gint64)state);
    return rows && visit_all(rows, FALSE, visit, data, error);
}
G_STATIC_ASSERT(ARTICLE_STATES == 4);

gboolean catalogue_search(Catalogue *catalogue, const char *typed, guint most, CatalogueVisit visit,
                          gpointer data, GError **error)
{
    g_autofree char *expression = search_expression(typed);
    if (!expression)
        return TRUE;
    g_autoptr(SqlRows) rows = sql_ask(
        catalogue->sql, error,
        "SELECT " COLUMNS ", found.snippet FROM (SELECT rowid, rank, few_words(texts) AS snippet"
        " FROM texts WHERE texts MATCH ?1 AND rank MATCH 'bm25(10.0, 3.0, 1.0)'"
        " ORDER BY rank LIMIT ?2) AS found"
        " JOIN articles ON articles.row = found.rowid ORDER BY found.rank",
        "si", expression, (gint64)most);
    return rows && visit_all(rows, TRUE, visit, data, error);
}

guint catalogue_count(Catalogue *catalogue, GError **error)
{
    return (guint)sql_ask_number(catalogue->sql, error, "SELECT count(*) FROM articles", "");
}

gboolean catalogue_needs_source(Catalogue *catalogue, const char *source, GError **error)
{
    return sql_ask_number(catalogue->sql, error,
                          "SELECT EXISTS(SELECT 1 FROM articles WHERE source = ?)", "s",
                          source) != 0;
}

gint64 catalogue_row(Catalogue *catalogue, const char *id, GError **error)
{
    return sql_ask_number(catalogue->sql, error, "SELECT row FROM articles WHERE id = ?", "s", id);
}

char **catalogue_texts(SqlRows *rows, GError **error)
{
    g_autoptr(GStrvBuilder) texts = g_strv_builder_new();
    g_autoptr(GError) fault = NULL;
    while (sql_next(rows, &fault))
        g_strv_builder_add(texts, sql_text(rows, 0));
    if (!fault)
        return g_strv_builder_end(texts);
    g_propagate_error(error, g_steal_pointer(&fault));
    return NULL;
}

/* --- itself --------------------------------------------------------------------------------- */

char **catalogue_faults(Catalogue *catalogue, GError **error)
{
    g_autoptr(SqlRows) rows =
        sql_ask(catalogue->sql, error,
                "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'"
                " UNION ALL SELECT 'a row of ' || \"table\" || ' belongs to nothing' FROM"
                " pragma_foreign_key_check"
                " UNION ALL SELECT id || ' cannot be searched' FROM articles WHERE row NOT IN"
                " (SELECT rowid FROM texts)",
                "");
    return rows ? catalogue_texts(rows, error) : NULL;
}
