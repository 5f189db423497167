/* Joining espeak-ng's dictionaries; see espeak_dictionary.h. Every step forward is checked against
 * the end of the file. */
#include "speech/espeak_dictionary.h"

#include "base/error.h"

#include <string.h>

enum { BUCKETS = 1024, HEADER_BYTES = 8 };
enum { GROUP_START = 6, GROUP_END = 7, LETTER_GROUP = 18, REPLACEMENTS = 20 };

/* A stretch of a dictionary's bytes. */
typedef struct {
    const guint8 *start, *end;
} Span;

typedef struct {
    Span buckets[BUCKETS]; /* without the zero behind */
    GArray *groups;        /* of Group, in the file's order */
    gsize rules_offset;
} Dictionary;

typedef struct {
    Span head;      /* its start and name; nothing is ever put before it that would shift it */
    Span rules;     /* without the end mark */
    gboolean fixed; /* letters or replacements: not a group of rules */
} Group;

static void dictionary_clear(Dictionary *dictionary)
{
    g_clear_pointer(&dictionary->groups, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Dictionary, dictionary_clear)

/* --- reading --- */

/* The bucket that begins at `p`; NULL when it runs over the end, else what is behind it. */
static const guint8 *read_bucket(const guint8 *p, const guint8 *end, Span *bucket)
{
    bucket->start = p;
    while (p < end && *p != 0)
        p += *p;
    bucket->end = p;
    return p < end ? p + 1 : NULL;
}

/* Where the byte `wanted` stands at the start of one of the strings from `p` on; NULL when nowhere.
 */
static const guint8 *find_mark(const guint8 *p, const guint8 *end, guint8 wanted)
{
    while (p < end && *p != wanted) {
        p = memchr(p, 0, (gsize)(end - p));
        if (!p)
            return NULL;
        p++;
    }
    return p < end ? p : NULL;
}

/* Behind the table of replacements, whose zeros are no ends: four of them are. `base` is where the
 * file begins, to which the table is aligned. */
static const guint8 *skip_replacements(const guint8 *p, const guint8 *base, const guint8 *end)
{
    p = base + (((gsize)(p - base) + 4) & ~(gsize)3);
    while (p + 4 <= end && (p[0] || p[1] || p[2] || p[3]))
        p++;
    return p + 4 <= end ? memchr(p, GROUP_END, (gsize)(end - p)) : NULL;
}

/* The group that begins at `p`; NULL when it has no end. */
static const guint8 *read_group(const guint8 *p, const guint8 *base, const guint8 *end,
                                Group *group)
{
    const guint8 *start = p++;
    const guint8 *rules = NULL, *mark = NULL;
    if (p < end && *p == REPLACEMENTS) {
        rules = p;
        mark = skip_replacements(p, base, end);
    } else if (p + 2 < end && *p == LETTER_GROUP) {
        rules = p + 2;
        mark = find_mark(rules, end, GROUP_END);
    } else if (p < end && (rules = memchr(p, 0, (gsize)(end - p)))) {
        rules++;
        mark = find_mark(rules, end, GROUP_END);
    }
    if (!mark)
        return NULL;
    *group = (Group){{start, rules}, {rules, mark}, *p == REPLACEMENTS || *p == LETTER_GROUP};
    return mark + 1;
}

static gboolean read_groups(const guint8 *p, const guint8 *base, const guint8 *end, GArray *groups)
{
    if (p < end && *p == GROUP_END)
        return TRUE; /* how a file without rules says so */
    while (p < end && *p == GROUP_START) {
        Group group;
        p = read_group(p, base, end, &group);
        if (!p)
            return FALSE;
        g_array_append_val(groups, group);
    }
    return p < end && *p == 0;
}

static guint32 number_at(const guint8 *p)
{
    guint32 number;
    memcpy(&number, p, sizeof number);
    return GUINT32_FROM_LE(number);
}

static gboolean read_dictionary(GBytes *bytes, Dictionary *dictionary, GError **error)
{
    gsize size;
    const guint8 *base = g_bytes_get_data(bytes, &size);
    gsize rules = size >= HEADER_BYTES ? number_at(base + 4) : 0;
    const guint8 *p = NULL;
    dictionary->groups = g_array_new(FALSE, FALSE, sizeof(Group));
    dictionary->rules_offset = rules;
    if (size >= HEADER_BYTES && number_at(base) == BUCKETS && rules <= size)
        p = base + HEADER_BYTES;
    for (guint i = 0; p && i < BUCKETS; i++)
        p = read_bucket(p, base + rules, &dictionary->buckets[i]);
    if (p && read_groups(base + rules, base, base + size, dictionary->groups))
        return TRUE;
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        "espeak-ng's dictionary has a format that is not known here");
    return FALSE;
}

/* --- groups --- */

static const char *name_of(const Group *group)
{
    return (const char *)group->head.start + 1;
}

static gsize size_of(const Span *span)
{
    return (gsize)(span->end - span->start);
}

/* The compiler's order, which the library relies on: what is fixed, then long names before short
 * ones, those of a length by name. */
static int compare_groups(const Group *a, const Group *b)
{
    if (a->fixed || b->fixed)
        return (b->fixed ? 1 : 0) - (a->fixed ? 1 : 0);
    gsize length_a = strlen(name_of(a)), length_b = strlen(name_of(b));
    if (length_a != length_b)
        return length_a > length_b ? -1 : 1;
    return strcmp(name_of(a), name_of(b));
}

static gboolean same_letters(const Group *a, const Group *b)
{
    return size_of(&a->head) == size_of(&b->head) &&
           memcmp(a->head.start, b->head.start, size_of(&a->head)) == 0;
}

/* The group of another file; `rules` are to be put behind those that are there, or the group among
 * the others. Letters that are known by the same number already are refused: all rules share them.
 */
static gboolean add_group(GArray *groups, GPtrArray *additions, const Group *group, GError **error)
{
    if (group->head.start[1] == REPLACEMENTS) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "rules with replacements cannot be joined to espeak-ng's");
        return FALSE;
    }
    guint place = 0;
    for (; place < groups->len; place++) {
        const Group *known = &g_array_index(groups, Group, place);
        gboolean equal = group->fixed ? same_letters(known, group)
                                      : !known->fixed && compare_groups(known, group) == 0;
        if (equal && group->fixed) {
            g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        "rules define the letters L%02d again", group->head.start[2] - 'A');
            return FALSE;
        }
        if (equal) {
            g_byte_array_append(g_ptr_array_index(additions, place), group->rules.start,
                                (guint)size_of(&group->rules));
            return TRUE;
        }
        if (compare_groups(known, group) > 0)
            break;
    }
    g_array_insert_val(groups, place, *group);
    g_ptr_array_insert(additions, (gint)place, g_byte_array_new());
    return TRUE;
}

static void unref_bytes(gpointer bytes)
{
    g_byte_array_unref(bytes);
}

/* --- writing --- */

static void put_span(GByteArray *out, const Span *span)
{
    g_byte_array_append(out, span->start, (guint)size_of(span));
}

static void put_byte(GByteArray *out, guint8 byte)
{
    g_byte_array_append(out, &byte, 1);
}

static void put_buckets(GByteArray *out, const Dictionary *installed, const Dictionary *more,
                        guint n_more)
{
    for (guint i = 0; i < BUCKETS; i++) {
        for (guint k = 0; k < n_more; k++)
            put_span(out, &more[k].buckets[i]);
        put_span(out, &installed->buckets[i]);
        put_byte(out, 0);
    }
}

/* The one that wins last, so that of two equal rules its own is the later. */
static gboolean put_rules(GByteArray *out, const Dictionary *installed, const Dictionary *more,
                          guint n_more, GError **error)
{
    g_autoptr(GArray) groups = g_array_copy(installed->groups);
    g_autoptr(GPtrArray) additions = g_ptr_array_new_with_free_func(unref_bytes);
    for (guint i = 0; i < groups->len; i++)
        g_ptr_array_add(additions, g_byte_array_new());
    for (guint k = n_more; k > 0; k--)
        for (guint i = 0; i < more[k - 1].groups->len; i++)
            if (!add_group(groups, additions, &g_array_index(more[k - 1].groups, Group, i), error))
                return FALSE;
    for (guint i = 0; i < groups->len; i++) {
        const Group *group = &g_array_index(groups, Group, i);
        const GByteArray *addition = g_ptr_array_index(additions, i);
        put_span(out, &group->head);
        put_span(out, &group->rules);
        if (addition->len > 0)
            g_byte_array_append(out, addition->data, addition->len);
        put_byte(out, GROUP_END);
    }
    if (groups->len == 0)
        put_byte(out, GROUP_END);
    put_byte(out, 0);
    return TRUE;
}

/* The table of replacements is aligned to the file: the rules begin where they began, modulo 4. */
static guint32 begin_rules(GByteArray *out, const Dictionary *installed)
{
    while (out->len % 4 != installed->rules_offset % 4)
        put_byte(out, 0);
    return out->len;
}

static GBytes *join(const Dictionary *installed, const Dictionary *more, guint n_more,
                    GError **error)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    guint32 header[2] = {GUINT32_TO_LE(BUCKETS), 0};
    g_byte_array_append(out, (const guint8 *)header, sizeof header);
    put_buckets(out, installed, more, n_more);
    guint32 rules = GUINT32_TO_LE(begin_rules(out, installed));
    memcpy(out->data + 4, &rules, sizeof rules);
    if (!put_rules(out, installed, more, n_more, error))
        return NULL;
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

GBytes *espeak_dictionary_join(GBytes *installed, GBytes *const *more, guint n_more, GError **error)
{
    g_auto(Dictionary) base = {0};
    if (!read_dictionary(installed, &base, error))
        return NULL;
    g_autofree Dictionary *others = g_new0(Dictionary, n_more);
    gboolean fine = TRUE;
    for (guint i = 0; fine && i < n_more; i++)
        fine = read_dictionary(more[i], &others[i], error);
    GBytes *joined = fine ? join(&base, others, n_more, error) : NULL;
    for (guint i = 0; i < n_more; i++)
        dictionary_clear(&others[i]);
    return joined;
}
