/* File names from titles; see filename.h.
 *
 * Kept are letters, digits and the marks that belong to them, of any script, in NFC; everything
 * else parts words. So no separator, quote, control or direction character of any system can get
 * into a name.
 */
#include "publish/filename.h"

#include <string.h>

enum { MAX_BYTES = 80 };

static const char fallback_name[] = "article";

/* Joins the letters around it instead of parting them: the apostrophe of "Doctor's", and invisible
 * joiners. */
static gboolean is_transparent(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x02BC || g_unichar_type(c) == G_UNICODE_FORMAT;
}

/* What Windows takes for a device, whatever follows behind a dot. */
static gboolean is_reserved(const char *name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    g_autofree char *folded = g_utf8_strdown(name, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(devices); i++)
        if (strcmp(folded, devices[i]) == 0)
            return TRUE;
    if (!g_str_has_prefix(folded, "com") && !g_str_has_prefix(folded, "lpt"))
        return FALSE;
    const char *digit = folded + 3;
    gunichar c = g_utf8_get_char(digit);
    gboolean numbered = g_ascii_isdigit((char)MIN(c, 127)) || c == 0xB9 || c == 0xB2 || c == 0xB3;
    return numbered && *g_utf8_next_char(digit) == '\0';
}

/* Appends `text`, word by word with "-" between them, until it is used up or the name is full. */
static void append_words(GString *name, const char *text)
{
    gsize last_fit = 0; /* where the last whole word ended */
    gboolean part = FALSE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (is_transparent(c))
            continue;
        if (!g_unichar_isalnum(c) && !(g_unichar_ismark(c) && name->len > 0 && !part)) {
            part = TRUE;
            continue;
        }
        if (part && name->len > 0) {
            last_fit = name->len;
            g_string_append_c(name, '-');
        }
        part = FALSE;
        if (name->len + (gsize)g_unichar_to_utf8(c, NULL) <= MAX_BYTES) {
            g_string_append_unichar(name, c);
            continue;
        }
        /* Full: go back to the last whole word, or stay within the one there is, but then not
         * between a letter and its marks. */
        if (last_fit > 0) {
            g_string_truncate(name, last_fit);
        } else if (g_unichar_ismark(c)) {
            const char *end = name->str + name->len;
            do {
                end = g_utf8_find_prev_char(name->str, end);
            } while (end > name->str && g_unichar_ismark(g_utf8_get_char(end)));
            g_string_truncate(name, (gsize)(end - name->str));
        }
        break;
    }
}

/* What the article is best known by: its title, else its first heading, else its first words. */
static const char *article_label(const Article *article)
{
    if (article->title)
        return article->title;
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        if (section->heading)
            return section->heading;
    }
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        if (section->blocks->len > 0)
            return ((const ArticleBlock *)g_ptr_array_index(section->blocks, 0))->text;
    }
    return fallback_name;
}

char *filename_words(const char *title)
{
    g_return_val_if_fail(title, NULL);
    /* A name needs no more of a text than this; composing all of a long block would be waste. */
    g_autofree char *start = g_utf8_substring(title, 0, MIN(g_utf8_strlen(title, -1), 400));
    g_autofree char *composed = g_utf8_normalize(start, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    GString *name = g_string_new(NULL);
    append_words(name, composed ? composed : "");
    return g_string_free(name, FALSE);
}

char *filename_from_article(const Article *article)
{
    g_return_val_if_fail(article, NULL);
    g_autofree char *name = filename_words(article_label(article));
    if (!*name)
        return g_strdup(fallback_name);
    return is_reserved(name) ? g_strconcat(name, "-", fallback_name, NULL) : g_steal_pointer(&name);
}

/* Folded names that are given; and for each stem, behind a line feed, which no name has, the number
 * up to which all are. */
GHashTable *filename_set_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* Some file systems hold "É", "é" and "e" + accent for one name. Free with g_free(). */
static char *fold(const char *name)
{
    g_autofree char *folded = g_utf8_casefold(name, -1);
    return g_utf8_normalize(folded, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

static char *numbered(const char *stem, guint number)
{
    return number == 1 ? g_strdup(stem) : g_strdup_printf("%s-%u", stem, number);
}

char *filename_unique(const char *stem, GHashTable *taken, FilenameTest test, gpointer data)
{
    g_return_val_if_fail(stem && taken, NULL);
    g_autofree char *folded_stem = fold(stem), *key = g_strconcat("\n", folded_stem, NULL);
    guint given = GPOINTER_TO_UINT(g_hash_table_lookup(taken, key));
    for (guint number = given + 1;; number++) {
        g_autofree char *name = numbered(stem, number), *folded = fold(name);
        gboolean is_taken = g_hash_table_contains(taken, folded);
        if (!is_taken && test && !test(name, data))
            continue;
        given = number == given + 1 ? number : given;
        if (is_taken)
            continue;
        g_hash_table_add(taken, g_steal_pointer(&folded));
        g_hash_table_insert(taken, g_steal_pointer(&key), GUINT_TO_POINTER(given));
        return g_steal_pointer(&name);
    }
}
