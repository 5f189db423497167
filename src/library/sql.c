/* SQLite; see sql.h. */
#include "library/sql.h"

#include "base/error.h"
#include "library/snippet.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

enum { PATIENCE_MS = 20000 };

#define READ_PRAGMAS                                                                               \
    "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; SELECT 1 FROM sqlite_schema;"
#define PRAGMAS READ_PRAGMAS "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"

struct Sql {
    sqlite3 *database;
    char *path;
    guint depth;     /* of transactions */
    gboolean spoilt; /* one within was undone, so all is */
};

struct SqlRows {
    Sql *sql;
    sqlite3_stmt *statement;
};

/* --- errors --------------------------------------------------------------------------------- */

static const char *advice_for(int code)
{
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return "; it is damaged, or no catalogue: put back a copy that is whole";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "; another program holds it: try again when that is done";
    case SQLITE_FULL:
        return "; make room and try again";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return "; check that the folder is there and may be written";
    default:
        return "";
    }
}

/* FALSE with what is wrong. */
static gboolean fail(const Sql *sql, int code, GError **error)
{
    const char *message = sql->database ? sqlite3_errmsg(sql->database) : sqlite3_errstr(code);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "%s: %s%s", sql->path, message,
                advice_for(code));
    return FALSE;
}

/* --- the database --------------------------------------------------------------------------- */

void sql_free(Sql *sql)
{
    if (!sql)
        return;
    sqlite3_close(sql->database);
    g_free(sql->path);
    g_free(sql);
}

/* Opens it with `flags`, and says how it is to be used; an SQLite code. */
static int open_database(Sql *sql, const char *name, int flags, const char *pragmas)
{
    int code = sqlite3_open_v2(name, &sql->database, flags, NULL);
    if (code != SQLITE_OK)
        return code;
    sqlite3_busy_timeout(sql->database, PATIENCE_MS);
    sqlite3_db_config(sql->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    code = sqlite3_exec(sql->database, pragmas, NULL, NULL, NULL);
    return code == SQLITE_OK ? snippet_register(sql->database) : code;
}

static gboolean is_empty_or_missing(const char *path)
{
    GStatBuf status;
    return g_stat(path, &status) != 0 || status.st_size == 0;
}

/* Where nothing may be written: beside a process that may, through what it keeps there; else as a
 * file that nobody changes, unless there is something that was not put into it yet. */
static int open_to_read(Sql *sql)
{
    g_clear_pointer(&sql->database, sqlite3_close);
    int code = open_database(sql, sql->path, SQLITE_OPEN_READONLY, READ_PRAGMAS);
    g_autofree char *log = g_strconcat(sql->path, "-wal", NULL);
    if (code == SQLITE_OK || !is_empty_or_missing(log))
        return code;
    g_clear_pointer(&sql->database, sqlite3_close);
    g_autofree char *escaped = g_uri_escape_string(sql->path, "/", TRUE);
    g_autofree char *address = g_strconcat("file:", escaped, "?immutable=1", NULL);
    return open_database(sql, address, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, READ_PRAGMAS);
}

Sql *sql_open(const char *path, gboolean create, GError **error)
{
    g_return_val_if_fail(path, NULL);
    g_autoptr(Sql) sql = g_new0(Sql, 1);
    sql->path = g_strdup(path);
    int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    int code = open_database(sql, path, flags, PRAGMAS);
    gboolean is_refused = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;
    if (!create && is_refused && g_file_test(path, G_FILE_TEST_EXISTS))
        code = open_to_read(sql);
    if (code == SQLITE_OK)
        return g_steal_pointer(&sql);
    fail(sql, code, error);
    return NULL;
}

/* --- questions ------------------------------------------------------------------------------ */

void sql_rows_free(SqlRows *rows)
{
    if (!rows)
        return;
    sqlite3_finalize(rows->statement);
    g_free(rows);
}

static int bind(sqlite3_stmt *statement, const char *types, va_list values)
{
    int code = SQLITE_OK;
    for (int i = 0; types[i] && code == SQLITE_OK; i++) {
        if (types[i] == 'i')
            code = sqlite3_bind_int64(statement, i + 1, va_arg(values, gint64));
        else
            code = sqlite3_bind_text(statement, i + 1, va_arg(values, const char *), -1,
                                     SQLITE_TRANSIENT);
    }
    return code;
}

static SqlRows *ask(Sql *sql, const char *question, const char *types, va_list values,
                    GError **error)
{
    g_autoptr(SqlRows) rows = g_new0(SqlRows, 1);
    rows->sql = sql;
    int code = sqlite3_prepare_v2(sql->database, question, -1, &rows->statement, NULL);
    if (code == SQLITE_OK)
        code = bind(rows->statement, types, values);
    if (code == SQLITE_OK)
        return g_steal_pointer(&rows);
    fail(sql, code, error);
    return NULL;
}

SqlRows *sql_ask(Sql *sql, GError **error, const char *question, const char *types, ...)
{
    va_list values;
    va_start(values, types);
    SqlRows *rows = ask(sql, question, types, values, error);
    va_end(values);
    return rows;
}

gboolean sql_next(SqlRows *rows, GError **error)
{
    int code = rows ? sqlite3_step(rows->statement) : SQLITE_DONE;
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return code == SQLITE_ROW;
    return fail(rows->sql, code, error);
}

const char *sql_text(const SqlRows *rows, int column)
{
    return (const char *)sqlite3_column_text(rows->statement, column);
}

gint64 sql_number(const SqlRows *rows, int column)
{
    return sqlite3_column_int64(rows->statement, column);
}

gboolean sql_do(Sql *sql, GError **error, const char *command, const char *types, ...)
{
    va_list values;
    va_start(values, types);
    g_autoptr(SqlRows) rows = ask(sql, command, types, values, error);
    va_end(values);
    if (!rows)
        return FALSE;
    int code = sqlite3_step(rows->statement);
    return code == SQLITE_DONE || code == SQLITE_ROW || fail(sql, code, error);
}

gboolean sql_script(Sql *sql, const char *commands, GError **error)
{
    int code = sqlite3_exec(sql->database, commands, NULL, NULL, NULL);
    return code == SQLITE_OK || fail(sql, code, error);
}

gint64 sql_ask_number(Sql *sql, GError **error, const char *question, const char *types, ...)
{
    va_list values;
    va_start(values, types);
    g_autoptr(SqlRows) rows = ask(sql, question, types, values, error);
    va_end(values);
    return rows && sql_next(rows, error) ? sql_number(rows, 0) : 0;
}

gint64 sql_last_row(const Sql *sql)
{
    return sqlite3_last_insert_rowid(sql->database);
}

/* --- transactions --------------------------------------------------------------------------- */

gboolean sql_begin(Sql *sql, GError **error)
{
    if (sql->depth == 0 && !sql_script(sql, "BEGIN IMMEDIATE", error))
        return FALSE;
    if (sql->depth++ == 0)
        sql->spoilt = FALSE;
    return TRUE;
}

gboolean sql_end(Sql *sql, gboolean done, GError **error)
{
    g_return_val_if_fail(sql->depth > 0, FALSE);
    sql->spoilt |= !done;
    if (--sql->depth > 0)
        return done;
    if (!sql->spoilt && sql_script(sql, "COMMIT", error))
        return TRUE;
    sql_script(sql, "ROLLBACK", NULL);
    return FALSE;
}
