/* What is put into the catalogue, changed and taken out: articles, addresses, feeds; see
 * catalogue.h. */
#include "library/catalogue_parts.h"

#include "article/identity.h"
#include "library/article_id.h"
#include "library/search_text.h"

/* --- articles -------------------------------------------------------------------------------- */

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
    gint64 row = catalogue_row(catalogue, id, error);
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
    gint64 row = catalogue_row(catalogue, id, error);
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

char **catalogue_feeds(Catalogue *catalogue, GError **error)
{
    g_autoptr(SqlRows) rows =
        sql_ask(catalogue->sql, error, "SELECT feed FROM feeds ORDER BY feed", "");
    return rows ? catalogue_texts(rows, error) : NULL;
}
