/* Front matter; see front_matter.h.
 *
 * A key stands at the beginning of a line; what is indented under it, or begins with "- ", belongs
 * to its value.
 */
#include "document/front_matter.h"
#include "document/front_matter_value.h"
#include "document/names.h"

#include <string.h>

/* More than anybody writes about an article; a rule of dashes far down closes nothing. */
enum { MAX_LINES = 500, MAX_VALUE_BYTES = 16 * 1024 };

typedef struct {
    const char *at, *end;
} Line;

typedef struct {
    GArray *lines; /* of Line: between the fences */
    gboolean toml;
    gsize end;   /* of the whole block */
    guint count; /* lines of the whole block */
} Matter;

static void matter_clear(Matter *matter)
{
    g_clear_pointer(&matter->lines, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Matter, matter_clear)

/* --- where it is -------------------------------------------------------------------------------
 */

static const char *next_line(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (gsize)(end - at));
    return newline ? newline + 1 : end;
}

/* The line without the blanks at its end. */
static Line line_at(const char *at, const char *end)
{
    const char *stop = next_line(at, end);
    while (stop > at && g_ascii_isspace(stop[-1]))
        stop--;
    return (Line){at, stop};
}

static gboolean line_is(Line line, const char *text)
{
    gsize length = strlen(text);
    return (gsize)(line.end - line.at) == length && memcmp(line.at, text, length) == 0;
}

static gboolean is_closing(const Matter *matter, Line line)
{
    if (matter->toml)
        return line_is(line, "+++");
    return line_is(line, "---") || line_is(line, "...");
}

static gboolean is_key_sign(char c)
{
    return g_ascii_isalnum(c) || c == '_' || c == '-' || c == '.';
}

/* Where the value begins on a line that opens with a key; NULL on others. */
static const char *value_on(const Matter *matter, Line line, char **key)
{
    const char *at = line.at;
    char quote = at < line.end && (*at == '"' || *at == '\'') ? *at++ : '\0';
    const char *first = at;
    while (at < line.end && is_key_sign(*at))
        at++;
    gsize length = (gsize)(at - first);
    if (!length || *first == '-' || (quote && (at == line.end || *at++ != quote)))
        return NULL;
    while (at < line.end && (*at == ' ' || *at == '\t'))
        at++;
    if (at == line.end || *at != (matter->toml ? '=' : ':'))
        return NULL;
    if (!matter->toml && at + 1 < line.end && at[1] != ' ' && at[1] != '\t')
        return NULL; /* "http://…" is no key */
    if (key)
        *key = g_ascii_strdown(first, (gssize)length);
    return at + 1;
}

static gboolean is_empty_or_comment(Line line)
{
    while (line.at < line.end && g_ascii_isspace(*line.at))
        line.at++;
    return line.at == line.end || *line.at == '#';
}

static gboolean is_table(const Matter *matter, Line line)
{
    return matter->toml && line.at < line.end && *line.at == '[';
}

/* What opens like front matter may be a rule between paragraphs: its first line must have a key. */
static gboolean opens_with_key(const Matter *matter)
{
    for (guint i = 0; i < matter->lines->len; i++) {
        Line line = g_array_index(matter->lines, Line, i);
        if (!is_empty_or_comment(line))
            return is_table(matter, line) || value_on(matter, line, NULL) != NULL;
    }
    return FALSE;
}

static gboolean find_matter(const char *text, gsize length, Matter *out)
{
    const char *end = text + length;
    Line first = line_at(text, end);
    out->toml = line_is(first, "+++");
    if (!out->toml && !line_is(first, "---"))
        return FALSE;
    out->lines = g_array_new(FALSE, FALSE, sizeof(Line));
    for (const char *at = next_line(text, end); at < end && out->lines->len < MAX_LINES;
         at = next_line(at, end)) {
        Line line = line_at(at, end);
        if (is_closing(out, line)) {
            out->end = (gsize)(next_line(at, end) - text);
            out->count = out->lines->len + 2;
            return opens_with_key(out);
        }
        g_array_append_val(out->lines, line);
    }
    return FALSE;
}

gboolean front_matter_is_there(const char *text, gsize length)
{
    g_auto(Matter) matter = {0};
    return find_matter(text, length, &matter);
}

/* --- what it says ------------------------------------------------------------------------------
 */

/* The names that site generators give to the facts, best first. */
typedef struct {
    gsize field; /* in FrontMatter */
    const char *keys[8];
} Fact;

static const Fact facts[] = {
    {G_STRUCT_OFFSET(FrontMatter, title), {"title", "headline"}},
    {G_STRUCT_OFFSET(FrontMatter, author),
     {"author", "authors", "byline", "by", "author.name", "params.author", "params.authors"}},
    {G_STRUCT_OFFSET(FrontMatter, published),
     {"date", "published", "pubdate", "publishdate", "publish_date", "date_published", "created"}},
    {G_STRUCT_OFFSET(FrontMatter, updated),
     {"updated", "lastmod", "modified", "last_modified_at", "date_modified"}},
    {G_STRUCT_OFFSET(FrontMatter, language), {"lang", "language", "locale"}},
    {G_STRUCT_OFFSET(FrontMatter, description), {"description", "summary", "excerpt", "abstract"}},
    {G_STRUCT_OFFSET(FrontMatter, site), {"site", "site_name", "publisher"}},
    {G_STRUCT_OFFSET(FrontMatter, address), {"canonical", "canonical_url", "canonicalurl", "url"}},
};

/* How good a key is for the fact: 1 is best, 0 is none. */
static guint rank_of(const Fact *fact, const char *key)
{
    for (guint i = 0; i < G_N_ELEMENTS(fact->keys) && fact->keys[i]; i++)
        if (strcmp(fact->keys[i], key) == 0)
            return i + 1;
    return 0;
}

static char *line_text(Line line)
{
    return g_strstrip(g_strndup(line.at, (gsize)(line.end - line.at)));
}

/* "name: Jane Doe" gives the name; NULL for another key. */
static const char *name_of(const char *text)
{
    static const char *const keys[] = {"name:", "\"name\":", "'name':"};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        if (g_str_has_prefix(text, keys[i]))
            return text + strlen(keys[i]);
    return NULL;
}

static gboolean is_key(const char *text)
{
    const Matter yaml = {0};
    return value_on(&yaml, (Line){text, text + strlen(text)}, NULL) != NULL;
}

/* The lines under a YAML key without a value of its own: "- member", or facts of which the name is
 * taken. */
static ValueOutcome read_members(const Matter *matter, guint from, guint to, GPtrArray *out)
{
    ValueOutcome outcome = VALUE_EMPTY;
    for (guint i = from; i < to && outcome != VALUE_UNREADABLE; i++) {
        g_autofree char *text = line_text(g_array_index(matter->lines, Line, i));
        gboolean member = g_str_has_prefix(text, "- ");
        const char *value = member ? g_strchug(text + 2) : text;
        const char *name = name_of(value);
        if (!*text || *text == '#' || (!name && is_key(value)))
            continue;
        if (!name && !member)
            return VALUE_UNREADABLE;
        ValueOutcome one = front_matter_value(name ? name : value, out);
        outcome = one == VALUE_EMPTY ? outcome : one;
    }
    return outcome;
}

/* The value's own text and what stands under it, as one text. */
static char *gather(const Matter *matter, const char *value, guint i, guint to)
{
    GString *text = g_string_new(NULL);
    g_string_append_len(text, value, g_array_index(matter->lines, Line, i).end - value);
    while (++i < to && text->len < MAX_VALUE_BYTES) {
        g_autofree char *more = line_text(g_array_index(matter->lines, Line, i));
        g_string_append_printf(text, "\n%s", more);
    }
    return g_string_free(text, FALSE);
}

/* "|" and ">" (with what may stand behind them): the lines below are the text. */
static ValueOutcome read_folded(const Matter *matter, guint from, guint to, GPtrArray *out)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = from; i < to && text->len < MAX_VALUE_BYTES; i++) {
        g_autofree char *line = line_text(g_array_index(matter->lines, Line, i));
        if (*line)
            g_string_append_printf(text, "%s%s", text->len ? " " : "", line);
    }
    if (!text->len)
        return VALUE_EMPTY;
    g_ptr_array_add(out, g_strdup(text->str));
    return VALUE_READ;
}

/* Reads the value that begins at `value` on line `i` and ends before line `to`. */
static ValueOutcome read_value(const Matter *matter, const char *value, guint i, guint to,
                               GPtrArray *out)
{
    const Line own = {value, g_array_index(matter->lines, Line, i).end};
    if (!matter->toml && is_empty_or_comment(own) && i + 1 < to)
        return read_members(matter, i + 1, to, out);
    const char *first = value + strspn(value, " \t");
    if (!matter->toml && first < own.end && strchr("|>", *first))
        return read_folded(matter, i + 1, to, out);
    g_autofree char *text = gather(matter, value, i, to);
    ValueOutcome outcome = front_matter_value(text, out);
    for (guint k = 0; k < out->len; k++)
        g_strdelimit(out->pdata[k], "\r\n\t", ' ');
    return outcome;
}

/* The first line after `i` that opens with a key, or `lines->len`. */
static guint end_of_value(const Matter *matter, guint i)
{
    for (i++; i < matter->lines->len; i++) {
        Line line = g_array_index(matter->lines, Line, i);
        if (value_on(matter, line, NULL) || is_table(matter, line))
            return i;
    }
    return i;
}

typedef struct {
    const Matter *matter;
    FrontMatter *out;
    Diagnostics *diagnostics;
    guint ranks[G_N_ELEMENTS(facts)]; /* of the keys that were taken; 0 for none */
} MatterReader;

static void read_fact(MatterReader *reader, guint fact, const char *key, const char *value, guint i)
{
    guint rank = rank_of(&facts[fact], key);
    if (!rank || (reader->ranks[fact] && reader->ranks[fact] <= rank))
        return;
    g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func(g_free);
    guint to = end_of_value(reader->matter, i);
    ValueOutcome outcome = read_value(reader->matter, value, i, to, members);
    if (outcome == VALUE_UNREADABLE)
        diagnostic_report(reader->diagnostics, DIAGNOSTIC_WARNING, i + 2,
                          "the front matter's '%s' is in a form that is not read; left out", key);
    if (outcome != VALUE_READ)
        return;
    char **field = G_STRUCT_MEMBER_P(reader->out, facts[fact].field);
    g_free(*field);
    *field = names_join(members);
    reader->ranks[fact] = rank;
    if (field == &reader->out->title)
        reader->out->title_line = i + 2;
}

/* "[author]" gives "author."; "" for the keys of TOML's own outermost table. */
static char *table_prefix(Line line)
{
    g_autofree char *text = line_text(line);
    g_strdelimit(text, "[]", ' ');
    g_autofree char *name = g_ascii_strdown(g_strstrip(text), -1);
    return g_strconcat(name, ".", NULL);
}

static void read_keys(MatterReader *reader)
{
    g_autofree char *prefix = g_strdup("");
    for (guint i = 0; i < reader->matter->lines->len; i++) {
        Line line = g_array_index(reader->matter->lines, Line, i);
        if (is_table(reader->matter, line)) {
            g_free(prefix);
            prefix = table_prefix(line);
            continue;
        }
        g_autofree char *key = NULL;
        const char *value = value_on(reader->matter, line, &key);
        if (!value)
            continue;
        g_autofree char *path = g_strconcat(prefix, key, NULL);
        for (guint fact = 0; fact < G_N_ELEMENTS(facts); fact++)
            read_fact(reader, fact, path, value, i);
    }
}

void front_matter_read(const char *text, gsize length, Diagnostics *diagnostics, FrontMatter *out)
{
    g_auto(Matter) matter = {0};
    *out = (FrontMatter){0};
    if (!find_matter(text, length, &matter))
        return;
    out->end = matter.end;
    out->lines = matter.count;
    MatterReader reader = {.matter = &matter, .out = out, .diagnostics = diagnostics};
    read_keys(&reader);
    if (out->address && !strstr(out->address, "://"))
        g_clear_pointer(&out->address, g_free);
}

void front_matter_clear(FrontMatter *matter)
{
    g_clear_pointer(&matter->title, g_free);
    g_clear_pointer(&matter->author, g_free);
    g_clear_pointer(&matter->published, g_free);
    g_clear_pointer(&matter->updated, g_free);
    g_clear_pointer(&matter->language, g_free);
    g_clear_pointer(&matter->description, g_free);
    g_clear_pointer(&matter->site, g_free);
    g_clear_pointer(&matter->address, g_free);
}
