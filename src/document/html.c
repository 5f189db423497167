/* HTML by libxml2's parser, whose events build the tree directly.
 *
 * libxml2 2.9 knows the rules of HTML 4 only. Its tokens are right, its tree is not: an unknown
 * <section> does not end a <p>, an end tag in the wrong place is dropped, <div/> is closed. So its
 * own opinion on which elements end is ignored. An end event counts only when the source has that
 * end tag just before the parser's position; an end tag that libxml2 finds no element for comes as
 * an error, and counts too. What the tags mean is for html_rules.c.
 *
 * Must not know: encodings (the text is UTF-8), what the blocks mean.
 */
#include "document/html.h"
#include "document/entity.h"
#include "document/html_guard.h"
#include "document/html_head.h"
#include "document/html_inline.h"
#include "document/html_rules.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* libxml2 searches its stack of names for each end tag that does not fit; names beyond this depth
 * are taken out of it from below, and their end tags come as errors. */
enum { MAX_PARSER_DEPTH = 256 };

typedef struct {
    HtmlTree tree;
    HtmlHead head;
    htmlParserCtxtPtr parser;
    HtmlName *raw;                        /* within an element whose content is no mark-up */
    gboolean skips_name, skips_semicolon; /* of an entity that was read already */
    gsize last_end;                       /* where the end tag stood that was handled last */
} HtmlReader;

static guint current_line(const HtmlReader *reader)
{
    return reader->parser->input->line > 0 ? (guint)reader->parser->input->line : 0;
}

static gsize current_position(const HtmlReader *reader)
{
    const xmlParserInput *input = reader->parser->input;
    return input->consumed + (gsize)(input->cur - input->base);
}

static void bound_parser_stack(htmlParserCtxtPtr parser)
{
    if (parser->nameNr <= MAX_PARSER_DEPTH)
        return;
    parser->nameTab[parser->nameNr - 2] = parser->nameTab[parser->nameNr - 1];
    parser->nameNr--;
}

/* libxml2 puts loose text of the body's outside into a p of its own; that p has no tag before the
 * parser's position. */
static gboolean is_implied(const HtmlReader *reader, const xmlChar **pairs)
{
    const xmlChar *at = reader->parser->input->cur;
    return !pairs && *at != '>' && *at != '/';
}

static void on_start(void *data, const xmlChar *tag, const xmlChar **pairs)
{
    HtmlReader *reader = data;
    bound_parser_stack(reader->parser);
    if (reader->raw || is_implied(reader, pairs))
        return;
    HtmlName *name = html_tree_name(&reader->tree, (const char *)tag);
    HtmlAttributes attributes;
    html_attributes_read((const char **)pairs, reader->tree.arena, &attributes);
    gboolean closed = *reader->parser->input->cur == '/';
    if (html_head_start(&reader->head, name, &attributes))
        return;
    if (name->element->class == ELEMENT_RAW) {
        reader->raw = name;
        html_head_begin_script(&reader->head, &attributes);
        return;
    }
    html_rules_start(&reader->tree, name, &attributes, current_line(reader), closed);
}

/* One end tag can come as an error and as an event. */
static void end_tag(HtmlReader *reader, const char *tag)
{
    gsize position = current_position(reader);
    if (position == reader->last_end)
        return;
    reader->last_end = position;
    HtmlName *name = html_tree_name(&reader->tree, tag);
    if (reader->raw) {
        if (reader->raw == name) {
            reader->raw = NULL;
            html_head_end_script(&reader->head);
        }
        return;
    }
    if (!html_head_end(&reader->head, name))
        html_rules_end(&reader->tree, name);
}

/* Whether the bytes before the parser's position are the end tag </name>. */
static gboolean ends_with_tag(const HtmlReader *reader, const char *name)
{
    const char *base = (const char *)reader->parser->input->base;
    const char *at = (const char *)reader->parser->input->cur;
    gsize length = strlen(name);
    if (at > base && at[-1] == '>')
        at--;
    while (at > base && at[-1] != '<' && at[-1] != '>' && at[-1] != '/')
        at--;
    return at - base >= 2 && at[-1] == '/' && at[-2] == '<' &&
           g_ascii_strncasecmp(at, name, length) == 0 && !g_ascii_isalnum(at[length]) &&
           !strchr("-_:.", at[length] ? at[length] : ' ');
}

static void on_end(void *data, const xmlChar *tag)
{
    HtmlReader *reader = data;
    if (ends_with_tag(reader, (const char *)tag))
        end_tag(reader, (const char *)tag);
}

static gboolean is_script(const xmlChar *name)
{
    return name &&
           (strcmp((const char *)name, "script") == 0 || strcmp((const char *)name, "style") == 0);
}

/* Within scripts, the code of an end tag that fits nothing reports what only looks like one. */
static void on_error(void *data, xmlErrorPtr error)
{
    HtmlReader *reader = data;
    gboolean about_tag = error->code == XML_ERR_TAG_NAME_MISMATCH && error->str1;
    if (about_tag && !is_script(reader->parser->name))
        end_tag(reader, error->str1);
}

static void add_text(HtmlReader *reader, const char *text, gsize length)
{
    if (!html_head_text(&reader->head, text, length))
        html_inline_text(&reader->tree, text, length, current_line(reader));
}

/* The name just before the parser's position, if a '&' stands before it; "" otherwise. */
static char *name_before(const HtmlReader *reader)
{
    const xmlParserInput *input = reader->parser->input;
    const xmlChar *start = input->cur;
    while (start > input->base && g_ascii_isalnum(start[-1]))
        start--;
    gboolean named = start > input->base && start[-1] == '&';
    return g_strndup((const char *)start, named ? (gsize)(input->cur - start) : 0);
}

/* A name that libxml2 does not know comes as "&", the name, and with the text its ';'. Names of
 * HTML 2 count without a ';' too. NULL when the name means nothing. */
static const char *read_name(HtmlReader *reader, char buffer[8])
{
    g_autofree char *name = name_before(reader);
    gboolean ended = *reader->parser->input->cur == ';';
    if (!*name)
        return NULL;
    const htmlEntityDesc *old = ended ? NULL : htmlEntityLookup((const xmlChar *)name);
    if (old && old->value < 0x100) {
        buffer[g_unichar_to_utf8(old->value, buffer)] = '\0';
        return buffer;
    }
    const char *text = ended ? entity_find(name) : NULL;
    reader->skips_semicolon = text != NULL;
    return text;
}

static void on_text(void *data, const xmlChar *bytes, int length)
{
    HtmlReader *reader = data;
    const char *text = (const char *)bytes;
    char buffer[8];
    if (reader->raw)
        return;
    if (reader->skips_name) {
        reader->skips_name = FALSE;
        return;
    }
    if (reader->skips_semicolon && *text == ';') {
        text++;
        length--;
    }
    reader->skips_semicolon = FALSE;
    const char *named = length == 1 && *text == '&' ? read_name(reader, buffer) : NULL;
    reader->skips_name = named != NULL;
    if (!named && length == 2) /* a reference comes by itself */
        named = entity_of_control(g_utf8_get_char(text));
    if (named)
        add_text(reader, named, strlen(named));
    else
        add_text(reader, text, (gsize)length);
}

static void on_script_text(void *data, const xmlChar *text, int length)
{
    HtmlReader *reader = data;
    html_head_script_text(&reader->head, (const char *)text, (gsize)length);
}

static void read_events(HtmlReader *reader)
{
    htmlParserCtxtPtr parser = reader->parser;
    *parser->sax = (htmlSAXHandler){.startElement = on_start,
                                    .endElement = on_end,
                                    .characters = on_text,
                                    .ignorableWhitespace = on_text,
                                    .cdataBlock = on_script_text,
                                    .serror = on_error,
                                    .initialized = XML_SAX2_MAGIC};
    parser->userData = reader;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
}

void html_parse(Document *document, const char *text, gsize length, Diagnostics *diagnostics)
{
    g_return_if_fail(length <= G_MAXINT);
    g_autofree HtmlReader *reader = g_new0(HtmlReader, 1);
    html_tree_init(&reader->tree, document, diagnostics);
    html_head_init(&reader->head, &reader->tree);
    g_autofree char *guarded = html_guard(text, length, diagnostics);
    if (guarded)
        text = guarded;
    reader->parser = length ? htmlCreateMemoryParserCtxt(text, (int)length) : NULL;
    if (reader->parser) {
        read_events(reader);
        htmlFreeParserCtxt(reader->parser);
    }
    html_rules_finish(&reader->tree);
    html_head_finish(&reader->head);
    html_head_clear(&reader->head);
    html_tree_clear(&reader->tree);
}
