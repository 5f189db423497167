/* Names for articles; see article_id.h. */
#include "library/article_id.h"

#include <string.h>

enum { LONGEST = 40, SHORTEST = 3 };

/* Whole words of them, as far as there is room. */
static void cut(GString *stem)
{
    if (stem->len <= LONGEST)
        return;
    gboolean at_word = stem->str[LONGEST] == '-';
    g_string_truncate(stem, LONGEST);
    const char *last = strrchr(stem->str, '-');
    if (!at_word && last && last - stem->str >= LONGEST / 2)
        g_string_truncate(stem, (gsize)(last - stem->str));
}

char *article_id_stem(const Article *article)
{
    g_autofree char *ascii = g_str_to_ascii(article->title ? article->title : "", "C");
    g_autoptr(GString) stem = g_string_new(NULL);
    for (const char *p = ascii; *p; p++) {
        if (g_ascii_isalnum(*p))
            g_string_append_c(stem, g_ascii_tolower(*p));
        else if (*p != '\'' && stem->len > 0 && stem->str[stem->len - 1] != '-')
            g_string_append_c(stem, '-');
    }
    cut(stem);
    while (stem->len > 0 && stem->str[stem->len - 1] == '-')
        g_string_truncate(stem, stem->len - 1);
    return g_strdup(stem->len >= SHORTEST ? stem->str : "article");
}
