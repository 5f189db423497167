/* SQL: questions to a database, with their errors as GErrors.
 *
 *     g_autoptr(SqlRows) rows = sql_ask(sql, error, "SELECT id FROM articles WHERE date > ?", "s",
 * date); while (sql_next(rows, error)) use(sql_text(rows, 0));
 *
 * What is bound follows a word of types, a letter for each "?": 's' for a const char * (NULL is
 * NULL), 'i' for a gint64. Two processes may use one database: each waits for the other.
 *
 * Must not know: what is in the tables.
 */
#ifndef LECTERN_LIBRARY_SQL_H
#define LECTERN_LIBRARY_SQL_H

#include <glib.h>

typedef struct Sql Sql;
typedef struct SqlRows SqlRows;

/* Opens the file `path`; where `create`, makes one that is missing. LECTERN_ERROR_FAILED, as for
 * all below. Write-ahead log, foreign keys. One that may not be written can be asked all the same.
 */
Sql *sql_open(const char *path, gboolean create, GError **error);
void sql_free(Sql *sql);

/* Asks. NULL with an error. */
SqlRows *sql_ask(Sql *sql, GError **error, const char *question, const char *types, ...);
/* The next row. FALSE at the end, and with an error. `rows` may be NULL. */
gboolean sql_next(SqlRows *rows, GError **error);
/* A value of the row: borrowed until the next; NULL for NULL. */
const char *sql_text(const SqlRows *rows, int column);
gint64 sql_number(const SqlRows *rows, int column);
void sql_rows_free(SqlRows *rows);

/* Does what gives no rows. */
gboolean sql_do(Sql *sql, GError **error, const char *command, const char *types, ...);
/* Does several commands that bind nothing. */
gboolean sql_script(Sql *sql, const char *commands, GError **error);
/* The one number that a question gives; 0 with an error. */
gint64 sql_ask_number(Sql *sql, GError **error, const char *question, const char *types, ...);

/* All or nothing: what is done between begins with the lock for writing. A transaction that is
 * begun within another is part of it. */
gboolean sql_begin(Sql *sql, GError **error);
/* Ends it: for good where `done`, else as if nothing had been. Returns whether it was kept. */
gboolean sql_end(Sql *sql, gboolean done, GError **error);

/* The number of the row that was put in last. */
gint64 sql_last_row(const Sql *sql);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sql, sql_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SqlRows, sql_rows_free)

#endif
