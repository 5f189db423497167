/* What books have in common; see book.h. */
#include "publish/book.h"

#include "article/identity.h"
#include "publish/markup.h"

#include <string.h>

const char *book_article_title(const BookArticle *article, const char *otherwise)
{
    const Script *script = article->reading->script;
    if (article->article->title)
        return article->article->title;
    return script->opening_title && *script->opening_title ? script->opening_title : otherwise;
}

static char *fact_of(const BookArticle *article, BookFact fact)
{
    switch (fact) {
    case BOOK_LANGUAGE:
        return markup_language(article->article, article->reading->script);
    case BOOK_CREATOR:
        return g_strdup(article->article->byline);
    case BOOK_PUBLISHER:
        return g_strdup(article->article->site);
    case BOOK_SOURCE:
        return g_strdup(article->article->url);
    }
    return NULL;
}

char **book_facts(const BookArticle *articles, guint n_articles, BookFact fact)
{
    g_autoptr(GHashTable) stated = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *facts = g_ptr_array_new_null_terminated(n_articles, g_free, TRUE);
    for (guint i = 0; i < n_articles; i++) {
        g_autofree char *value = fact_of(&articles[i], fact);
        if (!value || g_hash_table_contains(stated, value))
            continue;
        g_hash_table_add(stated, value);
        g_ptr_array_add(facts, g_steal_pointer(&value));
    }
    return (char **)g_ptr_array_free(facts, FALSE);
}

gboolean book_tells_article(const char *document, const char *before, const char *identifier,
                            const char *behind, gboolean *has)
{
    if (!strstr(document, before))
        return FALSE;
    g_autofree char *own = g_strconcat(before, identifier, behind, NULL);
    *has = strstr(document, own) != NULL;
    return TRUE;
}

char *book_uuid(const char *title, const BookArticle *articles, guint n_articles)
{
    enum { VERSION_AT = 14, VARIANT_AT = 19 };
    g_autoptr(GString) said = g_string_new(title);
    for (guint i = 0; i < n_articles; i++) {
        g_autofree char *identifier = article_identifier(articles[i].article);
        g_string_append_printf(said, "\n%s", identifier);
    }
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, said->str, -1);
    char *uuid = g_strdup_printf("%.8s-%.4s-%.4s-%.4s-%.12s", digest, digest + 8, digest + 12,
                                 digest + 16, digest + 20);
    uuid[VERSION_AT] = '8';
    uuid[VARIANT_AT] = 'a';
    return uuid;
}
