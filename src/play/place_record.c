/* Place records; see place_record.h. Every key must be there, so what was cut off is no record. */
#include "play/place_record.h"

#include <string.h>

#define ARTICLE "lectern place 1" /* to be changed with whatever makes old records wrong */
#define PLACE "place"

enum { FINGERPRINT_CHARACTERS = 16 };

static const char hexadecimal[] = "0123456789abcdef";

/* --- to text --- */

static void write_fingerprints(GKeyFile *file, const char *group, const char *key,
                               const guint64 *fingerprints, guint n)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(list, "%s%016" G_GINT64_MODIFIER "x", i > 0 ? ";" : "",
                               fingerprints[i]);
    g_key_file_set_value(file, group, key, list->str);
}

char *place_record_to_text(const PlaceRecord *record)
{
    const Bookmark *place = &record->place;
    const Fingerprint *article = &record->article;
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_key_file_set_value(file, ARTICLE, "source", record->source);
    write_fingerprints(file, ARTICLE, "title", &article->title, 1);
    write_fingerprints(file, ARTICLE, "sentences", article->sentences, article->n_sentences);
    write_fingerprints(file, PLACE, "sentence", &place->sentence, 1);
    g_key_file_set_uint64(file, PLACE, "unique", place->is_unique ? 1 : 0);
    write_fingerprints(file, PLACE, "before", place->before, place->n_before);
    write_fingerprints(file, PLACE, "after", place->after, place->n_after);
    write_fingerprints(file, PLACE, "heading", &place->heading, 1);
    g_key_file_set_uint64(file, PLACE, "announcements", place->n_announcements);
    g_key_file_set_uint64(file, PLACE, "utterance", place->utterance);
    g_key_file_set_uint64(file, PLACE, "disclaimer-heard", place->disclaimer_heard ? 1 : 0);
    return g_key_file_to_data(file, NULL, NULL);
}

/* --- parsing --- */

static gboolean is_hexadecimal(const char *text, gsize length)
{
    return strspn(text, hexadecimal) >= length;
}

static gboolean read_source(GKeyFile *file, char source[PLACE_SOURCE_CHARACTERS + 1])
{
    g_autofree char *value = g_key_file_get_value(file, ARTICLE, "source", NULL);
    if (!value || strlen(value) != PLACE_SOURCE_CHARACTERS ||
        !is_hexadecimal(value, PLACE_SOURCE_CHARACTERS))
        return FALSE;
    memcpy(source, value, PLACE_SOURCE_CHARACTERS + 1);
    return TRUE;
}

static gboolean read_fingerprints(GKeyFile *file, const char *group, const char *key,
                                  guint64 *fingerprints, guint max, guint *n)
{
    g_autofree char *value = g_key_file_get_value(file, group, key, NULL);
    if (!value)
        return FALSE;
    const char *rest = value;
    for (*n = 0; *rest; (*n)++) {
        if (*n > 0 && *rest++ != ';')
            return FALSE;
        if (*n == max || !is_hexadecimal(rest, FINGERPRINT_CHARACTERS))
            return FALSE;
        fingerprints[*n] = 0;
        for (const char *end = rest + FINGERPRINT_CHARACTERS; rest < end; rest++)
            fingerprints[*n] = fingerprints[*n] << 4 | (guint64)g_ascii_xdigit_value(*rest);
    }
    return TRUE;
}

static gboolean read_fingerprint(GKeyFile *file, const char *group, const char *key,
                                 guint64 *fingerprint)
{
    guint n;
    return read_fingerprints(file, group, key, fingerprint, 1, &n) && n == 1;
}

static gboolean read_number(GKeyFile *file, const char *key, guint max, guint *number)
{
    g_autofree char *value = g_key_file_get_value(file, PLACE, key, NULL);
    guint64 read;
    if (!value || !g_ascii_string_to_unsigned(value, 10, 0, max, &read, NULL))
        return FALSE;
    *number = (guint)read;
    return TRUE;
}

static gboolean read_flag(GKeyFile *file, const char *key, gboolean *flag)
{
    guint number;
    if (!read_number(file, key, 1, &number))
        return FALSE;
    *flag = number == 1;
    return TRUE;
}

static gboolean read_article(GKeyFile *file, Fingerprint *article)
{
    if (!read_fingerprint(file, ARTICLE, "title", &article->title) ||
        !read_fingerprints(file, ARTICLE, "sentences", article->sentences, FINGERPRINT_SENTENCES,
                           &article->n_sentences))
        return FALSE;
    for (guint i = 1; i < article->n_sentences; i++)
        if (article->sentences[i - 1] >= article->sentences[i])
            return FALSE;
    return TRUE;
}

static gboolean read_place(GKeyFile *file, Bookmark *place)
{
    return read_fingerprint(file, PLACE, "sentence", &place->sentence) &&
           read_flag(file, "unique", &place->is_unique) &&
           read_fingerprints(file, PLACE, "before", place->before, BOOKMARK_NEIGHBOURS,
                             &place->n_before) &&
           read_fingerprints(file, PLACE, "after", place->after, BOOKMARK_NEIGHBOURS,
                             &place->n_after) &&
           read_fingerprint(file, PLACE, "heading", &place->heading) &&
           read_number(file, "announcements", G_MAXUINT, &place->n_announcements) &&
           read_number(file, "utterance", G_MAXUINT, &place->utterance) &&
           read_flag(file, "disclaimer-heard", &place->disclaimer_heard);
}

gboolean place_record_parse(const char *text, gsize length, PlaceRecord *record)
{
    PlaceRecord read = {0};
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (length > PLACE_RECORD_MAX_BYTES ||
        !g_key_file_load_from_data(file, text, length, G_KEY_FILE_NONE, NULL) ||
        !read_source(file, read.source) || !read_article(file, &read.article) ||
        !read_place(file, &read.place))
        return FALSE;
    *record = read;
    return TRUE;
}
