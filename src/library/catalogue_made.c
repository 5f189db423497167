/* What is made of the articles of a catalogue, and by which process; see catalogue.h. */
#include "library/catalogue_parts.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

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
    gint64 row = catalogue_row(catalogue, id, error);
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

/* A file as it is told of. */
#define FILE_TEXT "format || char(9) || path || char(9) || bytes"

char **catalogue_files(Catalogue *catalogue, const char *id, GError **error)
{
    g_autoptr(GStrvBuilder) files = g_strv_builder_new();
    g_autoptr(SqlRows) rows = sql_ask(catalogue->sql, error,
                                      "SELECT " FILE_TEXT " FROM files"
                                      " JOIN articles USING(row) WHERE id = ? ORDER BY format",
                                      "s", id);
    while (sql_next(rows, error))
        g_strv_builder_add(files, sql_text(rows, 0));
    return g_strv_builder_end(files);
}

static void free_texts(gpointer texts)
{
    g_strfreev(texts);
}

GHashTable *catalogue_all_files(Catalogue *catalogue, GError **error)
{
    g_autoptr(GHashTable) all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_texts);
    g_autoptr(GStrvBuilder) files = g_strv_builder_new();
    g_autofree char *id = NULL; /* of those in `files` */
    g_autoptr(GError) fault = NULL;
    g_autoptr(SqlRows) rows = sql_ask(catalogue->sql, &fault,
                                      "SELECT id, " FILE_TEXT " FROM files JOIN articles USING(row)"
                                      " ORDER BY files.row, format",
                                      "");
    while (sql_next(rows, fault ? NULL : &fault)) {
        const char *next = sql_text(rows, 0);
        if (id && strcmp(id, next) != 0)
            g_hash_table_insert(all, g_steal_pointer(&id), g_strv_builder_end(files));
        if (!id)
            id = g_strdup(next);
        g_strv_builder_add(files, sql_text(rows, 1));
    }
    if (id)
        g_hash_table_insert(all, g_steal_pointer(&id), g_strv_builder_end(files));
    if (!fault)
        return g_steal_pointer(&all);
    g_propagate_error(error, g_steal_pointer(&fault));
    return NULL;
}
