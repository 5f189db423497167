/* The guard before the XML parser; see feed_guard.h. It reads each byte a fixed number of times. */
#include "document/feed_guard.h"
#include "document/entity.h"
#include "document/html_write.h"
#include "document/sniff.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum { MAX_REFERENCE_BYTES = 34 };

/* Elements that hold HTML, as feeds write their names. */
static const char *const html_elements[] = {
    "description",    "content:encoded", "content",      "summary",           "title",
    "body",           "xhtml:body",      "atom:content", "atom:summary",      "atom:title",
    "itunes:summary", "itunes:title",    "media:title",  "media:description", "dc:title",
    "dc:description",
};

typedef struct {
    const char *at, *end;
    GString *out;
    const char *unclosed[G_N_ELEMENTS(html_elements)]; /* no end tag of these stands before */
    gboolean no_comment_ends, no_instruction_ends;
} Guard;

/* A tag in the text: "<name …>", "</name>". */
typedef struct {
    const char *name;
    gsize length;
    const char *after; /* the tag */
    gboolean closes, is_empty;
} Tag;

static gboolean begins(const char *at, const char *end, const char *text)
{
    gsize length = strlen(text);
    return (gsize)(end - at) >= length && memcmp(at, text, length) == 0;
}

static const char *find(const char *at, const char *end, const char *text)
{
    return memmem(at, (gsize)(end - at), text, strlen(text));
}

static gboolean is_name_start(char c)
{
    return g_ascii_isalpha(c) || c == '_' || c == ':' || (guchar)c >= 0x80;
}

static gboolean is_name_char(char c)
{
    return is_name_start(c) || g_ascii_isdigit(c) || c == '-' || c == '.';
}

/* The tag that begins at `at`. FALSE where none does: the next "<" comes before its end. */
static gboolean read_tag(const char *at, const char *end, Tag *tag)
{
    *tag = (Tag){.closes = at + 1 < end && at[1] == '/'};
    at += tag->closes ? 2 : 1;
    tag->name = at;
    if (at == end || !is_name_start(*at))
        return FALSE;
    while (at < end && is_name_char(*at))
        at++;
    tag->length = (gsize)(at - tag->name);
    char quote = '\0';
    for (; at < end && *at != '<' && (quote || *at != '>'); at++)
        if (quote ? *at == quote : *at == '"' || *at == '\'')
            quote = quote ? '\0' : *at;
    if (at == end || *at != '>')
        return FALSE;
    tag->is_empty = at[-1] == '/';
    tag->after = at + 1;
    return TRUE;
}

/* --- text --------------------------------------------------------------------------------------
 */

/* What a name stands for in HTML; NULL for a name that means nothing. */
static const char *html_entity(const char *name, char buffer[8])
{
    const char *text = entity_find(name);
    const htmlEntityDesc *old = text ? NULL : htmlEntityLookup((const xmlChar *)name);
    if (!old)
        return text;
    buffer[g_unichar_to_utf8(old->value, buffer)] = '\0';
    return buffer;
}

static gboolean is_xml_character(guint64 c)
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/* "&#…;": a character that XML has not goes. */
static void write_number(Guard *guard, const char *reference)
{
    gboolean hex = reference[1] == 'x' || reference[1] == 'X';
    char *stop;
    guint64 number = g_ascii_strtoull(reference + (hex ? 2 : 1), &stop, hex ? 16 : 10);
    const char *old = number < 0x100 ? entity_of_control((gunichar)number) : NULL;
    if (*stop || stop == reference + (hex ? 2 : 1))
        g_string_append_printf(guard->out, "&amp;%s;", reference);
    else if (old)
        g_string_append(guard->out, old);
    else if (is_xml_character(number))
        g_string_append_printf(guard->out, "&#%u;", (guint)number);
}

static void copy_reference(Guard *guard)
{
    static const char *const own[] = {"amp", "lt", "gt", "quot", "apos"};
    const char *name = guard->at + 1;
    gsize length = 0;
    while (name + length < guard->end && length < MAX_REFERENCE_BYTES &&
           (g_ascii_isalnum(name[length]) || (length == 0 && name[0] == '#')))
        length++;
    gboolean ended = length && name + length < guard->end && name[length] == ';';
    if (!ended) {
        g_string_append(guard->out, "&amp;");
        guard->at++;
        return;
    }
    g_autofree char *reference = g_strndup(name, length);
    char buffer[8];
    const char *text = html_entity(reference, buffer);
    gboolean is_own = FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(own); i++)
        is_own |= strcmp(own[i], reference) == 0;
    if (is_own)
        g_string_append_printf(guard->out, "&%s;", reference);
    else if (*reference == '#')
        write_number(guard, reference);
    else if (text)
        html_write_text(guard->out, text, strlen(text));
    else
        g_string_append_printf(guard->out, "&amp;%s;", reference);
    guard->at = name + length + 1;
}

static void copy_verbatim(Guard *guard, const char *stop)
{
    g_string_append_len(guard->out, guard->at, stop - guard->at);
    guard->at = stop;
}

/* Copies up to `stop`, references repaired. */
static void copy_text(Guard *guard, const char *stop)
{
    while (guard->at < stop) {
        const char *reference = memchr(guard->at, '&', (gsize)(stop - guard->at));
        copy_verbatim(guard, reference ? reference : stop);
        if (reference)
            copy_reference(guard);
    }
}

static void keep_lines(Guard *guard, const char *stop)
{
    for (; guard->at < stop; guard->at++)
        if (*guard->at == '\n')
            g_string_append_c(guard->out, '\n');
}

/* --- elements that hold HTML -------------------------------------------------------------------
 */

/* The end of the CDATA section that begins at `at`. */
static const char *cdata_end(const char *at, const char *end)
{
    const char *close = find(at, end, "]]>");
    return close ? close + 3 : end;
}

static gboolean tag_is(const Tag *tag, const char *name)
{
    return tag->length == strlen(name) && memcmp(tag->name, name, tag->length) == 0;
}

/* Where the content that begins at `at` ends; NULL when the element has no end tag before the next
 * item, which is `*searched` then. Says whether there are tags in it. */
static const char *content_end(const Guard *guard, const char *at, const char *name,
                               const char **searched, gboolean *has_tags)
{
    *has_tags = FALSE;
    while ((at = memchr(at, '<', (gsize)(guard->end - at))) != NULL) {
        Tag tag;
        if (begins(at, guard->end, "<![CDATA[")) {
            at = cdata_end(at, guard->end);
        } else if (!read_tag(at, guard->end, &tag)) {
            at++;
        } else if (tag.closes && tag_is(&tag, name)) {
            return at;
        } else if (!tag.closes && (tag_is(&tag, "item") || tag_is(&tag, "entry"))) {
            break;
        } else {
            *has_tags = TRUE;
            at = tag.after;
        }
    }
    *searched = at ? at : guard->end;
    return NULL;
}

/* Writes mark-up as text that reads as this mark-up. CDATA in it was text there. */
static void write_as_text(Guard *guard, const char *stop)
{
    while (guard->at < stop) {
        const char *cdata = find(guard->at, stop, "<![CDATA[");
        const char *before = cdata ? cdata : stop;
        html_write_text(guard->out, guard->at, (gsize)(before - guard->at));
        guard->at = before;
        if (!cdata)
            return;
        const char *after = cdata_end(cdata, stop), *inner = cdata + strlen("<![CDATA[");
        gsize closing = after - inner >= 3 && memcmp(after - 3, "]]>", 3) == 0 ? 3 : 0;
        g_autoptr(GString) text = g_string_new(NULL);
        html_write_text(text, inner, (gsize)(after - inner) - closing);
        html_write_text(guard->out, text->str, text->len);
        guard->at = after;
    }
}

/* The content behind the tag, if it is mark-up. */
static void guard_content(Guard *guard, const Tag *tag)
{
    gsize i = 0;
    while (i < G_N_ELEMENTS(html_elements) && !tag_is(tag, html_elements[i]))
        i++;
    if (i == G_N_ELEMENTS(html_elements) || guard->at < guard->unclosed[i])
        return;
    gboolean has_tags;
    const char *stop =
        content_end(guard, guard->at, html_elements[i], &guard->unclosed[i], &has_tags);
    if (stop && has_tags)
        write_as_text(guard, stop);
}

/* --- mark-up -----------------------------------------------------------------------------------
 */

static void copy_tag(Guard *guard, const Tag *tag)
{
    copy_text(guard, tag->after);
    if (!tag->closes && !tag->is_empty)
        guard_content(guard, tag);
}

/* Copies a comment or instruction up to `close`; FALSE when it does not follow. */
static gboolean copy_to(Guard *guard, const char *close, gboolean *is_missing)
{
    const char *stop = *is_missing ? NULL : find(guard->at, guard->end, close);
    *is_missing = stop == NULL;
    if (stop)
        copy_verbatim(guard, stop + strlen(close));
    return stop != NULL;
}

static void copy_cdata(Guard *guard)
{
    const char *stop = cdata_end(guard->at, guard->end);
    gboolean closed = memcmp(stop - 3, "]]>", 3) == 0;
    copy_verbatim(guard, stop);
    if (!closed)
        g_string_append(guard->out, "]]>");
}

static void copy_markup(Guard *guard)
{
    const char *at = guard->at, *end = guard->end;
    Tag tag;
    if (begins(at, end, "<![CDATA["))
        copy_cdata(guard);
    else if (begins(at, end, "<!DOCTYPE") || begins(at, end, "<!doctype"))
        keep_lines(guard, sniff_document_type_end(at, end));
    else if (begins(at, end, "<!--") && copy_to(guard, "-->", &guard->no_comment_ends))
        return;
    else if (begins(at, end, "<?") && copy_to(guard, "?>", &guard->no_instruction_ends))
        return;
    else if (read_tag(at, end, &tag))
        copy_tag(guard, &tag);
    else {
        g_string_append(guard->out, "&lt;");
        guard->at++;
    }
}

/* Without characters that XML has not. */
static char *clean_copy(const char *text, gsize length, gsize *cleaned)
{
    char *copy = g_malloc(length + 1), *out = copy;
    for (const char *end = text + length; text < end; text++) {
        gboolean noncharacter = end - text >= 3 && (guchar)text[0] == 0xEF &&
                                (guchar)text[1] == 0xBF && (guchar)text[2] >= 0xBE;
        if (noncharacter)
            text += 2;
        else
            *out++ = *text == '\f' ? ' ' : *text;
    }
    *out = '\0';
    *cleaned = (gsize)(out - copy);
    return copy;
}

/* What an XML declaration says of its encoding is not true of this text. */
static void skip_declaration(Guard *guard)
{
    const char *at = guard->at;
    while (at < guard->end && g_ascii_isspace(*at))
        at++;
    const char *close = begins(at, guard->end, "<?xml ") ? find(at, guard->end, "?>") : NULL;
    if (close)
        keep_lines(guard, close + 2);
}

GString *feed_guard(const char *text, gsize length)
{
    gsize cleaned;
    g_autofree char *copy = clean_copy(text, length, &cleaned);
    Guard guard = {.at = copy, .end = copy + cleaned, .out = g_string_sized_new(length + 1)};
    for (gsize i = 0; i < G_N_ELEMENTS(html_elements); i++)
        guard.unclosed[i] = copy;
    skip_declaration(&guard);
    while (guard.at < guard.end) {
        const char *tag = memchr(guard.at, '<', (gsize)(guard.end - guard.at));
        copy_text(&guard, tag ? tag : guard.end);
        if (tag)
            copy_markup(&guard);
    }
    return guard.out;
}
