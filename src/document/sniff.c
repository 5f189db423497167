/* Sniffing; see sniff.h. Source: the MIME Sniffing Standard's patterns, and each format's own
 * signature. */
#include "document/sniff.h"
#include "document/sniff_markdown.h"

#include <string.h>

enum { SNIFF_BYTES = 64 * 1024, HTML_START_BYTES = 1024, BINARY_SAMPLE_BYTES = 8192 };

typedef struct {
    gsize offset;
    const char *bytes;
    gsize length;
    const char *what;
} Signature;

static const Signature signatures[] = {
    {0, "%PDF-", 5, "a PDF document"},
    {0, "%!PS", 4, "a PostScript document"},
    {0, "{\\rtf", 5, "an RTF document"},
    {30, "mimetypeapplication/epub+zip", 28, "an EPUB book"},
    {30, "mimetypeapplication/vnd.oasis", 29, "an OpenDocument file"},
    {30, "[Content_Types].xml", 19, "a Word, Excel or PowerPoint document"},
    {0, "PK\3\4", 4, "a ZIP archive"},
    {0, "PK\5\6", 4, "a ZIP archive"},
    {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "an old Microsoft Office document"},
    {0, "\x89PNG\r\n", 6, "a PNG image"},
    {0, "\xff\xd8\xff", 3, "a JPEG image"},
    {0, "GIF8", 4, "a GIF image"},
    {8, "WEBP", 4, "a WebP image"},
    {4, "ftypavif", 8, "an AVIF image"},
    {4, "ftypheic", 8, "a HEIC image"},
    {0, "II*\0", 4, "a TIFF image"},
    {0, "MM\0*", 4, "a TIFF image"},
    {0, "\0\0\1\0", 4, "an icon"},
    {4, "ftyp", 4, "a video or audio file (MP4)"},
    {8, "WAVE", 4, "a sound file (WAV)"},
    {8, "AVI ", 4, "a video (AVI)"},
    {0, "ID3", 3, "a sound file (MP3)"},
    {0, "\xff\xfb", 2, "a sound file (MP3)"},
    {0, "\xff\xf3", 2, "a sound file (MP3)"},
    {0, "OggS", 4, "a sound file (Ogg)"},
    {0, "fLaC", 4, "a sound file (FLAC)"},
    {0, "\x1a\x45\xdf\xa3", 4, "a video (Matroska or WebM)"},
    {0, "\x1f\x8b", 2, "a gzip archive"},
    {0, "BZh", 3, "a bzip2 archive"},
    {0,
     "\xfd"
     "7zXZ",
     5, "an xz archive"},
    {0, "7z\xbc\xaf", 4, "a 7-Zip archive"},
    {0, "Rar!", 4, "a RAR archive"},
    {0, "\x28\xb5\x2f\xfd", 4, "a Zstandard archive"},
    {0,
     "\x7f"
     "ELF",
     4, "a program"},
    {0, "SQLite format 3", 15, "a database"},
    {0, "wOF2", 4, "a font"},
    {0, "wOFF", 4, "a font"},
};

static gboolean has_byte_order_mark(const char *bytes, gsize length)
{
    return (length >= 2 &&
            (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) ||
           (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0);
}

/* More control characters than any text has. NULs alone may be UTF-16. */
static gboolean looks_random(const char *bytes, gsize length)
{
    gsize sample = MIN(length, BINARY_SAMPLE_BYTES), n_controls = 0;
    for (gsize i = 0; i < sample; i++) {
        guchar c = (guchar)bytes[i];
        n_controls += (c < 0x20 && c && !strchr("\t\n\v\f\r\x1b", c)) || c == 0x7f;
    }
    return n_controls > sample / 32 + 1;
}

const char *sniff_binary(const char *bytes, gsize length)
{
    if (has_byte_order_mark(bytes, length))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(signatures); i++) {
        const Signature *s = &signatures[i];
        if (length >= s->offset + s->length && memcmp(bytes + s->offset, s->bytes, s->length) == 0)
            return s->what;
    }
    return looks_random(bytes, length) ? "binary data" : NULL;
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && g_ascii_isspace(*at))
        at++;
    return at;
}

/* Behind comments, processing instructions and white space. */
static const char *skip_prolog(const char *at, const char *end)
{
    for (;;) {
        at = skip_blanks(at, end);
        const char *close = NULL;
        if (end - at >= 4 && memcmp(at, "<!--", 4) == 0)
            close = g_strstr_len(at, end - at, "-->");
        else if (end - at >= 2 && memcmp(at, "<?", 2) == 0)
            close = memchr(at, '>', (gsize)(end - at));
        if (!close)
            return at;
        at = close + (*close == '-' ? 3 : 1);
    }
}

static gsize tag_name(const char *at, const char *end, char name[16])
{
    gsize length = 0;
    while (at < end && length < 15 && (g_ascii_isalnum(*at) || *at == '-'))
        name[length++] = g_ascii_tolower(*at++);
    name[length] = '\0';
    gboolean ends = at < end && (g_ascii_isspace(*at) || *at == '>' || *at == '/');
    return ends ? length : 0;
}

static gboolean is_known_tag(const char *name)
{
    static const char *const tags[] = {
        "a",       "article", "b",      "blockquote", "body",  "br", "div",   "em",  "font",
        "h1",      "h2",      "h3",     "h4",         "head",  "hr", "html",  "i",   "iframe",
        "img",     "li",      "link",   "main",       "meta",  "ol", "p",     "pre", "script",
        "section", "span",    "strong", "style",      "table", "td", "title", "tr",  "ul",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(tags); i++)
        if (strcmp(tags[i], name) == 0)
            return TRUE;
    return FALSE;
}

/* The text begins with an HTML doctype or a tag: any, or that of a whole page. */
static gboolean begins_as_html(const char *text, const char *end, gboolean whole)
{
    const char *at = skip_prolog(text, end);
    char name[16];
    if (end - at >= 9 && g_ascii_strncasecmp(at, "<!doctype", 9) == 0)
        return TRUE;
    if (at == end || *at != '<' || !tag_name(at + 1, end, name))
        return FALSE;
    return whole ? strcmp(name, "html") == 0 : is_known_tag(name);
}

/* Known tags in the first part of the text, those that end something apart. */
static void count_tags(const char *at, const char *end, guint *n_tags, guint *n_ends)
{
    *n_tags = *n_ends = 0;
    while ((at = memchr(at, '<', (gsize)(end - at)))) {
        char name[16];
        gboolean closes = at + 1 < end && at[1] == '/';
        at += closes ? 2 : 1;
        if (!tag_name(at, end, name) || !is_known_tag(name))
            continue;
        (*n_tags)++;
        *n_ends += closes;
    }
}

static gboolean type_is(const char *content_type, const char *type)
{
    return content_type && g_ascii_strncasecmp(content_type, type, strlen(type)) == 0;
}

/* Whether a file's name, or an address without its query, ends in one of these (ended by NULL). */
static gboolean name_ends_in(const char *name, const char *const *endings)
{
    if (!name)
        return FALSE;
    gsize length = strstr(name, "://") ? strcspn(name, "?#") : strlen(name);
    g_autofree char *lower = g_ascii_strdown(name, (gssize)length);
    for (; *endings; endings++)
        if (g_str_has_suffix(lower, *endings))
            return TRUE;
    return FALSE;
}

/* What the server said, or where it said no more than "text" or nothing, the name. */
static gboolean is_called_markdown(const char *content_type, const char *name)
{
    static const char *const endings[] = {".md",   ".markdown", ".mdown", ".mkd",
                                          ".mkdn", ".mdtext",   ".mdwn",  NULL};
    if (type_is(content_type, "text/markdown") || type_is(content_type, "text/x-markdown"))
        return TRUE;
    gboolean vague = !content_type || type_is(content_type, "text/plain") ||
                     type_is(content_type, "application/octet-stream");
    return vague && name_ends_in(name, endings);
}

static gboolean is_called_html(const char *content_type, const char *name)
{
    static const char *const endings[] = {".html", ".htm", ".xhtml", ".shtml", NULL};
    return type_is(content_type, "text/html") || type_is(content_type, "application/xhtml+xml") ||
           (!content_type && name_ends_in(name, endings));
}

static gboolean is_called_text(const char *content_type, const char *name)
{
    static const char *const endings[] = {".txt", ".text", NULL};
    return type_is(content_type, "text/plain") || (!content_type && name_ends_in(name, endings));
}

DocumentFormat sniff_format(const char *text, gsize length, const char *content_type,
                            const char *name)
{
    const char *end = text + MIN(length, SNIFF_BYTES);
    /* Markdown may begin with an element. */
    if (is_called_markdown(content_type, name) && !begins_as_html(text, end, TRUE))
        return DOCUMENT_MARKDOWN;
    if (begins_as_html(text, end, FALSE))
        return DOCUMENT_HTML;
    if (!is_called_text(content_type, name) && sniff_is_markdown(text, (gsize)(end - text)))
        return DOCUMENT_MARKDOWN;
    guint n_tags, n_ends;
    count_tags(text, end, &n_tags, &n_ends);
    gboolean dense = n_ends >= 4 && (gsize)n_tags * 400 > (gsize)(end - text);
    if (dense && !type_is(content_type, "text/plain"))
        return DOCUMENT_HTML;
    return is_called_html(content_type, name) && n_tags ? DOCUMENT_HTML : DOCUMENT_TEXT;
}

const char *sniff_document_type_end(const char *at, const char *end)
{
    guint brackets = 0;
    char quote = '\0';
    for (; at < end; at++) {
        if (quote) {
            quote = *at == quote ? '\0' : quote;
        } else if (end - at >= 4 && memcmp(at, "<!--", 4) == 0) {
            const char *close = g_strstr_len(at, end - at, "-->");
            at = close ? close + 2 : end - 1;
        } else if (*at == '"' || *at == '\'') {
            quote = *at;
        } else if (*at == '[') {
            brackets++;
        } else if (*at == ']' && brackets) {
            brackets--;
        } else if (*at == '>' && !brackets) {
            return at + 1;
        }
    }
    return end;
}

static gboolean is_document_type(const char *at, const char *end)
{
    return end - at >= 9 && g_ascii_strncasecmp(at, "<!doctype", 9) == 0;
}

gboolean sniff_is_feed(const char *text, gsize length)
{
    static const char *const roots[] = {"<rss", "<feed", "<atom:feed"};
    const char *end = text + MIN(length, SNIFF_BYTES);
    const char *at = skip_prolog(text, end);
    if (is_document_type(at, end))
        at = skip_prolog(sniff_document_type_end(at, end), end);
    if (end - at > 8 && memcmp(at, "<rdf:RDF", 8) == 0) /* RDF may hold anything */
        return g_strstr_len(at, end - at, "purl.org/rss/1.0/\"") ||
               g_strstr_len(at, end - at, "purl.org/rss/1.0/'") ||
               g_strstr_len(at, end - at, "netscape.com/rdf/simple/0.9");
    for (gsize i = 0; i < G_N_ELEMENTS(roots); i++) {
        gsize root = strlen(roots[i]);
        if ((gsize)(end - at) > root && memcmp(at, roots[i], root) == 0 &&
            (g_ascii_isspace(at[root]) || at[root] == '>'))
            return TRUE;
    }
    return FALSE;
}
