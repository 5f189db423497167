/* The catalogue; see catalogue.h. */
#include "library/catalogue.h"

#include "article/identity.h"
#include "base/error.h"
#include "library/article_id.h"
#include "library/search_text.h"
#include "library/sql.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#define VERSION 2
#define AS_TEXT_OF(number) #number
#define AS_TEXT(number) AS_TEXT_OF(number)

struct Catalogue {
    Sql *sql;
};

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
enum { SNIPPET_COLUMN = 23, SNIPPET_WORDS = 16, OWN_TABLES = 6 };

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
        "SELECT " COLUMNS ", found.snippet FROM"
        " (SELECT rowid, rank, snippet(texts, -1, '[', ']', '…', " G_STRINGIFY(
            16) ")"
                " AS snippet FROM texts WHERE texts MATCH ?1 AND rank MATCH 'bm25(10.0, 3.0, 1.0)'"
                " ORDER BY rank LIMIT ?2) AS found"
                " JOIN articles ON articles.row = found.rowid ORDER BY found.rank",
        "si", expression, (gint64)most);
    return rows && visit_all(rows, TRUE, visit, data, error);
}
G_STATIC_ASSERT(SNIPPET_WORDS == 16);

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

/* --- writing -------------------------------------------------------------------------------- */

static gint64 row_of(Catalogue *catalogue, const char *id, GError **error)
{
    return sql_ask_number(catalogue->sql, error, "SELECT row FROM articles WHERE id = ?", "s", id);
}

static guint words_of(const Article *article)
{
    return article_count_words(article, G_MAXUINT);
}

/* Lets the article's text be searched. */
static gboolean put_text(Catalogue *catalogue, gint64 row, const Article *article, GError **error)
{
    g_autofree char *whole = article_text(article), *body = search_text(whole);
    g_autofree char *title = search_text(article->title ? article->title : "");
    g_autofree char *byline = search_text(article->byline ? article->byline : "");
    return sql_do(catalogue->sql, error, "DELETE FROM texts WHERE rowid = ?", "i", row) &&
           sql_do(catalogue->sql, error,
                  "INSERT INTO texts(rowid, title, byline, body) VALUES(?, ?, ?, ?)", "isss", row,
                  title, byline, body);
}

static gboolean put_new(Catalogue *catalogue, const char *id, const Article *article,
                        const CatalogueEntry *entry, GError **error)
{
    Sql *sql = catalogue->sql;
    return sql_do(sql, error, "INSERT INTO ids(id) VALUES(?)", "s", id) &&
           sql_do(sql, error,
                  "INSERT INTO articles(id, title, byline, date, language, site, sections, words,"
                  " disclaimers, origin, feed, source, item, url, content_type, text_key, added_s,"
                  " fetched_s) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                  "ssssssiiisssisssii", id, article->title, article->byline, article->date,
                  article->language, article->site, (gint64)article_count_headings(article),
                  (gint64)words_of(article), (gint64)article->disclaimers->len, entry->origin,
                  entry->feed, entry->source, (gint64)entry->item, entry->url, entry->content_type,
                  entry->text_key, entry->added_s, entry->fetched_s) &&
           put_text(catalogue, sql_last_row(sql), article, error);
}

/* "stem", "stem-2", "stem-3"… */
static char *id_of_number(const char *stem, guint n)
{
    return n == 1 ? g_strdup(stem) : g_strdup_printf("%s-%u", stem, n);
}

static gboolean is_given(Catalogue *catalogue, const char *stem, guint n, GError **error)
{
    g_autofree char *id = id_of_number(stem, n);
    return sql_ask_number(catalogue->sql, error, "SELECT EXISTS(SELECT 1 FROM ids WHERE id = ?)",
                          "s", id) != 0;
}

/* The first of them that was never given: they are given in order, so that of many it is soon
 * found. */
static char *new_id(Catalogue *catalogue, const Article *article, GError **error)
{
    g_autofree char *stem = article_id_stem(article);
    g_autoptr(GError) fault = NULL;
    guint given = 0, next = 1;
    while (!fault && is_given(catalogue, stem, next, &fault)) {
        given = next;
        next *= 2;
    }
    while (!fault && next - given > 1) {
        guint middle = given + (next - given) / 2;
        if (is_given(catalogue, stem, middle, &fault))
            given = middle;
        else
            next = middle;
    }
    if (!fault)
        return id_of_number(stem, next);
    g_propagate_error(error, g_steal_pointer(&fault));
    return NULL;
}

char *catalogue_add(Catalogue *catalogue, const Article *article, const CatalogueEntry *entry,
                    GError **error)
{
    g_return_val_if_fail(catalogue && article && entry && entry->source && entry->text_key, NULL);
    if (!sql_begin(catalogue->sql, error))
        return NULL;
    g_autofree char *id = new_id(catalogue, article, error);
    gboolean done = id && put_new(catalogue, id, article, entry, error);
    return sql_end(catalogue->sql, done, done ? error : NULL) ? g_steal_pointer(&id) : NULL;
}

gboolean catalogue_change(Catalogue *catalogue, const char *id, const Article *article,
                          const CatalogueEntry *entry, GError **error)
{
    g_return_val_if_fail(catalogue && id && article && entry, FALSE);
    Sql *sql = catalogue->sql;
    if (!sql_begin(sql, error))
        return FALSE;
    gint64 row = row_of(catalogue, id, error);
    gboolean done =
        row &&
        sql_do(sql, error,
               "UPDATE articles SET title = ?, byline = ?, date = ?, language = ?, site = ?,"
               " sections = ?, words = ?, disclaimers = ?, feed = ?, source = ?, item = ?, url = ?,"
               " content_type = ?, text_key = ?, fetched_s = ?, state = 0, reason = NULL"
               " WHERE row = ?",
               "sssssiiississsii", article->title, article->byline, article->date,
               article->language, article->site, (gint64)article_count_headings(article),
               (gint64)words_of(article), (gint64)article->disclaimers->len, entry->feed,
               entry->source, (gint64)entry->item, entry->url, entry->content_type, entry->text_key,
               entry->fetched_s, row) &&
        put_text(catalogue, row, article, error);
    return sql_end(sql, done, done ? error : NULL);
}

gboolean catalogue_confirm(Catalogue *catalogue, const char *id, gint64 fetched_s, GError **error)
{
    return sql_do(catalogue->sql, error, "UPDATE articles SET fetched_s = ? WHERE id = ?", "is",
                  fetched_s, id);
}

gboolean catalogue_remove(Catalogue *catalogue, const char *id, GError **error)
{
    Sql *sql = catalogue->sql;
    if (!sql_begin(sql, error))
        return FALSE;
    gint64 row = row_of(catalogue, id, error);
    gboolean done = row &&
                    sql_do(sql, error,
                           "INSERT OR IGNORE INTO gone(origin) SELECT origin FROM articles"
                           " WHERE row = ? AND feed IS NOT NULL AND origin IS NOT NULL",
                           "i", row) &&
                    sql_do(sql, error, "DELETE FROM texts WHERE rowid = ?", "i", row) &&
                    sql_do(sql, error, "DELETE FROM articles WHERE row = ?", "i", row);
    return sql_end(sql, done, done ? error : NULL);
}

gboolean catalogue_was_removed(Catalogue *catalogue, const char *origin, GError **error)
{
    return sql_ask_number(catalogue->sql, error,
                          "SELECT EXISTS(SELECT 1 FROM gone WHERE origin = ?)", "s", origin) != 0;
}

/* --- what is made of them ------------------------------------------------------------------- */

static gboolean set_state(Catalogue *catalogue, const char *id, ArticleState state,
                          const char *reason, gint64 owner, GError **error)
{
    return sql_do(catalogue->sql, error,
                  "UPDATE articles SET state = ?, reason = ?, owner = nullif(?, 0) WHERE id = ?",
                  "isis", (gint64)state, reason, owner, id);
}

gboolean catalogue_start(Catalogue *catalogue, const char *id, GError **error)
{
    return set_state(catalogue, id, ARTICLE_RENDERING, NULL, getpid(), error);
}

gboolean catalogue_fail(Catalogue *catalogue, const char *id, const char *reason, GError **error)
{
    return set_state(catalogue, id, ARTICLE_FAILED, reason, 0, error);
}

static gboolean put_files(Catalogue *catalogue, gint64 row, const CatalogueFile *files,
                          guint n_files, GError **error)
{
    if (!sql_do(catalogue->sql, error, "DELETE FROM files WHERE row = ?", "i", row))
        return FALSE;
    for (guint i = 0; i < n_files; i++)
        if (!sql_do(catalogue->sql, error,
                    "INSERT INTO files(row, format, path, bytes) VALUES(?, ?, ?, ?)", "issi", row,
                    files[i].format, files[i].path, files[i].n_bytes))
            return FALSE;
    return TRUE;
}

gboolean catalogue_finish(Catalogue *catalogue, const char *id, const CatalogueEntry *entry,
                          const CatalogueFile *files, guint n_files, GError **error)
{
    g_return_val_if_fail(catalogue && id && entry, FALSE);
    if (!sql_begin(catalogue->sql, error))
        return FALSE;
    gint64 row = row_of(catalogue, id, error);
    gboolean done = row &&
                    sql_do(catalogue->sql, error,
                           "UPDATE articles SET voice = ?, version = ?, duration_ms = ?,"
                           " state = iif(text_key = ?, ?, ?), reason = NULL, owner = NULL"
                           " WHERE row = ?",
                           "ssisiii", entry->voice, entry->version, entry->duration_ms,
                           entry->text_key, (gint64)ARTICLE_READY, (gint64)ARTICLE_WAITING, row) &&
                    put_files(catalogue, row, files, n_files, error);
    return sql_end(catalogue->sql, done, done ? error : NULL);
}

/* Of the processes that are said to make an article, those that are gone. */
static GArray *gone_owners(Catalogue *catalogue, GError **error)
{
    GArray *gone = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_autoptr(SqlRows) rows = sql_ask(catalogue->sql, error,
                                      "SELECT DISTINCT coalesce(owner, 0) FROM articles"
                                      " WHERE state = ?",
                                      "i", (gint64)ARTICLE_RENDERING);
    while (sql_next(rows, error)) {
        gint64 owner = sql_number(rows, 0);
        if (owner <= 0 || (kill((pid_t)owner, 0) != 0 && errno == ESRCH))
            g_array_append_val(gone, owner);
    }
    return gone;
}

guint catalogue_take_back(Catalogue *catalogue, GError **error)
{
    g_autoptr(GArray) gone = gone_owners(catalogue, error);
    guint n = 0;
    for (guint i = 0; i < gone->len; i++) {
        gint64 owner = g_array_index(gone, gint64, i);
        g_autoptr(SqlRows) rows =
            sql_ask(catalogue->sql, error,
                    "UPDATE articles SET state = ?, owner = NULL"
                    " WHERE state = ? AND coalesce(owner, 0) = ? RETURNING row",
                    "iii", (gint64)ARTICLE_WAITING, (gint64)ARTICLE_RENDERING, owner);
        while (sql_next(rows, error))
            n++;
    }
    return n;
}

char **catalogue_files(Catalogue *catalogue, const char *id, GError **error)
{
    g_autoptr(GStrvBuilder) files = g_strv_builder_new();
    g_autoptr(SqlRows) rows =
        sql_ask(catalogue->sql, error,
                "SELECT format || char(9) || path || char(9) || bytes FROM files"
                " JOIN articles USING(row) WHERE id = ? ORDER BY format",
                "s", id);
    while (sql_next(rows, error))
        g_strv_builder_add(files, sql_text(rows, 0));
    return g_strv_builder_end(files);
}

/* --- addresses ------------------------------------------------------------------------------ */

gboolean catalogue_put_validators(Catalogue *catalogue, const char *address,
                                  const PageValidators *validators, GError **error)
{
    return sql_do(catalogue->sql, error,
                  "INSERT INTO validators(address, etag, modified) VALUES(?, ?, ?) ON CONFLICT"
                  "(address) DO UPDATE SET etag = excluded.etag, modified = excluded.modified",
                  "sss", address, validators->etag, validators->modified);
}

PageValidators catalogue_validators(Catalogue *catalogue, const char *address)
{
    g_autoptr(SqlRows) rows =
        sql_ask(catalogue->sql, NULL, "SELECT etag, modified FROM validators WHERE address = ?",
                "s", address);
    if (!sql_next(rows, NULL))
        return (PageValidators){NULL, NULL};
    return (PageValidators){g_strdup(sql_text(rows, 0)), g_strdup(sql_text(rows, 1))};
}

/* --- feeds ---------------------------------------------------------------------------------- */

gboolean catalogue_put_feed(Catalogue *catalogue, const char *feed, const char *title,
                            gint64 checked_s, GError **error)
{
    return sql_do(catalogue->sql, error,
                  "INSERT INTO feeds(feed, title, checked_s) VALUES(?, ?, ?) ON CONFLICT(feed)"
                  " DO UPDATE SET title = excluded.title, checked_s = excluded.checked_s",
                  "ssi", feed, title, checked_s);
}

gboolean catalogue_has_feed(Catalogue *catalogue, const char *feed, GError **error)
{
    return sql_ask_number(catalogue->sql, error,
                          "SELECT EXISTS(SELECT 1 FROM feeds WHERE feed = ?)", "s", feed) != 0;
}

gboolean catalogue_remove_feed(Catalogue *catalogue, const char *feed, GError **error)
{
    g_autoptr(SqlRows) rows = sql_ask(catalogue->sql, error,
                                      "DELETE FROM feeds WHERE feed = ? RETURNING feed", "s", feed);
    return sql_next(rows, error);
}

static char **texts_of(SqlRows *rows, GError **error)
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

char **catalogue_feeds(Catalogue *catalogue, GError **error)
{
    g_autoptr(SqlRows) rows =
        sql_ask(catalogue->sql, error, "SELECT feed FROM feeds ORDER BY feed", "");
    return rows ? texts_of(rows, error) : NULL;
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
    return rows ? texts_of(rows, error) : NULL;
}
