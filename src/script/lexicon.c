/* Reading PLS: see lexicon.h. */
#include "script/lexicon.h"

#include "base/error.h"

#include <errno.h>
#include <libxml/SAX2.h>
#include <libxml/chvalid.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#define PLS_NAMESPACE "http://www.w3.org/2005/01/pronunciation-lexicon"

/* What is being read: the parser tells what it meets, and by it the line, which a tree would keep
 * to 65,535 alone. */
typedef struct {
    xmlParserCtxt *parser;
    Lexicon *lexicon;
    Diagnostics *diagnostics;
    char *fault;   /* of the file; NULL while there is none */
    guint depth;   /* of the elements that are open */
    GString *text; /* of the element at hand; NULL where nobody wants it */
    guint text_depth;
    guint text_line;
    gboolean text_preferred; /* prefer="true" */
    /* the lexeme that is open */
    GPtrArray *graphemes; /* of char * */
    char *role, *phoneme, *alias;
    gboolean preferred; /* its phoneme or alias said so */
    guint line;
} Reading;

/* An element as it begins. The attributes are the parser's: name, prefix, URI, value, its end. */
typedef struct {
    const char *name;
    gboolean of_pls;
    const xmlChar **attributes;
    int n_attributes;
} Element;

static void entry_free(gpointer data)
{
    LexiconEntry *entry = data;
    g_free(entry->grapheme);
    g_free(entry->role);
    g_free(entry->phoneme);
    g_free(entry->alias);
    g_free(entry);
}

void lexicon_free(Lexicon *lexicon)
{
    if (!lexicon)
        return;
    g_free(lexicon->name);
    g_free(lexicon->path);
    g_free(lexicon->language);
    g_ptr_array_unref(lexicon->entries);
    g_free(lexicon);
}

/* --- texts --- */

static gboolean is_of_xml(const char *text)
{
    for (const char *c = text; *c; c = g_utf8_next_char(c))
        if (!xmlIsCharQ(g_utf8_get_char(c)))
            return FALSE;
    return TRUE;
}

char *lexicon_text(const char *raw)
{
    if (!g_utf8_validate(raw, -1, NULL) || !is_of_xml(raw))
        return NULL;
    g_autofree char *normal = g_utf8_normalize(raw, -1, G_NORMALIZE_NFC);
    g_auto(GStrv) words = g_strsplit_set(normal, " \t\r\n", -1);
    g_autoptr(GString) text = g_string_new(NULL);
    for (char **word = words; *word; word++)
        if (**word)
            g_string_append_printf(text, "%s%s", text->len ? " " : "", *word);
    if (text->len == 0 || text->len > LEXICON_MAX_TEXT_BYTES)
        return NULL;
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* --- elements --- */

static guint line_of(const Reading *reading)
{
    return (guint)xmlSAX2GetLineNumber(reading->parser);
}

static gboolean is_element(const Element *element, const char *name)
{
    return element->of_pls && strcmp(element->name, name) == 0;
}

/* The value of an attribute ("lang" with the prefix "xml", else one without), or NULL. g_free(). */
static char *attribute(const Element *element, const char *prefix, const char *name)
{
    enum { NAME, PREFIX, URI, VALUE, END, FIELDS };
    for (int i = 0; i < element->n_attributes; i++) {
        const xmlChar **field = element->attributes + (gsize)i * FIELDS;
        if (strcmp((const char *)field[NAME], name) == 0 &&
            g_strcmp0((const char *)field[PREFIX], prefix) == 0)
            return g_strndup((const char *)field[VALUE], (gsize)(field[END] - field[VALUE]));
    }
    return NULL;
}

/* From here to its end the element's text is kept. */
static void begin_text(Reading *reading, const Element *element)
{
    g_autofree char *prefer = attribute(element, NULL, "prefer");
    if (reading->text)
        return; /* of one around it */
    reading->text = g_string_new(NULL);
    reading->text_depth = reading->depth;
    reading->text_line = line_of(reading);
    reading->text_preferred = g_strcmp0(prefer, "true") == 0;
}

/* The text of the element that ends; NULL, and a diagnostic, where it is empty or too long. */
static char *end_text(Reading *reading, const char *element)
{
    char *text = lexicon_text(reading->text->str);
    gboolean blank = reading->text->str[strspn(reading->text->str, " \t\r\n")] == '\0';
    if (!text)
        diagnostic_report(reading->diagnostics, DIAGNOSTIC_WARNING, reading->text_line,
                          "<%s> is %s: left out", element, blank ? "empty" : "too long");
    g_string_free(g_steal_pointer(&reading->text), TRUE);
    return text;
}

/* --- lexemes --- */

static void drop_lexeme(Reading *reading)
{
    g_ptr_array_set_size(reading->graphemes, 0);
    g_clear_pointer(&reading->role, g_free);
    g_clear_pointer(&reading->phoneme, g_free);
    g_clear_pointer(&reading->alias, g_free);
    reading->preferred = FALSE;
}

static void begin_lexeme(Reading *reading, const Element *element)
{
    drop_lexeme(reading);
    reading->line = line_of(reading);
    /* "pos:verb noun": the first, without its prefix */
    g_autofree char *roles = attribute(element, NULL, "role");
    if (!roles)
        return;
    g_auto(GStrv) names = g_strsplit_set(g_strstrip(roles), " \t\r\n", 2);
    const char *colon = names[0] ? strchr(names[0], ':') : NULL;
    if (names[0] && *names[0])
        reading->role = g_strdup(colon ? colon + 1 : names[0]);
}

/* The first pronunciation wins unless a later one is preferred (PLS 1.0, 4.9). */
static void take_pronunciation(Reading *reading, char *taken, char **slot)
{
    g_autofree char *text = taken;
    gboolean preferred = reading->text_preferred;
    gboolean first = !reading->phoneme && !reading->alias;
    if (!text || !(first || (preferred && !reading->preferred)))
        return;
    g_clear_pointer(&reading->phoneme, g_free);
    g_clear_pointer(&reading->alias, g_free);
    *slot = g_steal_pointer(&text);
    reading->preferred |= preferred;
}

static void end_lexeme(Reading *reading)
{
    if (reading->graphemes->len == 0 || (!reading->phoneme && !reading->alias)) {
        diagnostic_report(reading->diagnostics, DIAGNOSTIC_WARNING, reading->line,
                          "a lexeme without %s: left out",
                          reading->graphemes->len ? "<phoneme> or <alias>" : "<grapheme>");
        return;
    }
    for (guint i = 0; i < reading->graphemes->len; i++) {
        LexiconEntry *entry = g_new(LexiconEntry, 1);
        *entry = (LexiconEntry){.grapheme = g_strdup(g_ptr_array_index(reading->graphemes, i)),
                                .role = g_strdup(reading->role),
                                .phoneme = g_strdup(reading->phoneme),
                                .alias = g_strdup(reading->alias),
                                .line = reading->line};
        g_ptr_array_add(reading->lexicon->entries, entry);
    }
}

/* Whether the phoneme is in IPA; a diagnostic where it is not. */
static gboolean is_in_ipa(const Reading *reading, const Element *element)
{
    g_autofree char *alphabet = attribute(element, NULL, "alphabet");
    if (!alphabet || strcmp(alphabet, "ipa") == 0)
        return TRUE;
    diagnostic_report(reading->diagnostics, DIAGNOSTIC_WARNING, line_of(reading),
                      "a phoneme in the alphabet \"%s\", not in \"ipa\": left out", alphabet);
    return FALSE;
}

static void begin_element(Reading *reading, const Element *element)
{
    static const char *const passed_over[] = {"example", "meta", "metadata", NULL};
    if (is_element(element, "lexeme"))
        begin_lexeme(reading, element);
    else if (is_element(element, "grapheme") || is_element(element, "alias") ||
             (is_element(element, "phoneme") && is_in_ipa(reading, element)))
        begin_text(reading, element);
    else if (element->of_pls && strcmp(element->name, "phoneme") != 0 &&
             !g_strv_contains(passed_over, element->name))
        diagnostic_report(reading->diagnostics, DIAGNOSTIC_WARNING, line_of(reading),
                          "<%s> is no element of a lexicon: left out", element->name);
}

static void end_element(Reading *reading, const char *name)
{
    if (reading->text && reading->text_depth == reading->depth) {
        char *text = end_text(reading, name);
        if (strcmp(name, "grapheme") != 0)
            take_pronunciation(reading, text,
                               strcmp(name, "alias") == 0 ? &reading->alias : &reading->phoneme);
        else if (text)
            g_ptr_array_add(reading->graphemes, text);
    } else if (strcmp(name, "lexeme") == 0) {
        end_lexeme(reading);
    }
}

/* --- what the parser calls --- */

/* Takes over the fault; only the first is kept. */
static void stop(Reading *reading, char *fault)
{
    if (reading->fault)
        g_free(fault);
    else
        reading->fault = fault;
    xmlStopParser(reading->parser);
}

/* The root's attributes; a fault when it is no lexicon. */
static void take_root(Reading *reading, const Element *element)
{
    g_autofree char *alphabet = attribute(element, NULL, "alphabet");
    reading->lexicon->language = attribute(element, "xml", "lang");
    if (!is_element(element, "lexicon"))
        stop(reading, g_strdup("it is no <lexicon> of " PLS_NAMESPACE));
    else if (!reading->lexicon->language || !*reading->lexicon->language)
        stop(reading, g_strdup("<lexicon> has no xml:lang"));
    else if (g_strcmp0(alphabet, "ipa") != 0)
        stop(reading, g_strdup_printf("its alphabet is \"%s\"; only \"ipa\" is known",
                                      alphabet ? alphabet : ""));
}

static gboolean is_of_pls(const xmlChar *space)
{
    return g_strcmp0((const char *)space, PLS_NAMESPACE) == 0;
}

static void on_start(void *data, const xmlChar *name, G_GNUC_UNUSED const xmlChar *prefix,
                     const xmlChar *space, G_GNUC_UNUSED int n_namespaces,
                     G_GNUC_UNUSED const xmlChar **namespaces, int n_attributes,
                     G_GNUC_UNUSED int n_defaulted, const xmlChar **attributes)
{
    Reading *reading = data;
    Element element = {(const char *)name, is_of_pls(space), attributes, n_attributes};
    reading->depth++;
    if (reading->fault)
        return;
    if (reading->depth == 1)
        take_root(reading, &element);
    else
        begin_element(reading, &element);
}

static void on_end(void *data, const xmlChar *name, G_GNUC_UNUSED const xmlChar *prefix,
                   const xmlChar *space)
{
    Reading *reading = data;
    if (!reading->fault && is_of_pls(space))
        end_element(reading, (const char *)name);
    reading->depth--;
}

static void on_text(void *data, const xmlChar *text, int length)
{
    const Reading *reading = data;
    if (reading->text)
        g_string_append_len(reading->text, (const char *)text, length);
}

static void on_doctype(void *data, G_GNUC_UNUSED const xmlChar *name,
                       G_GNUC_UNUSED const xmlChar *external, G_GNUC_UNUSED const xmlChar *system)
{
    stop(data, g_strdup("it has a DOCTYPE: a lexicon needs none, and none is read"));
}

/* The parser's own type of what it hands over differs between its versions. */
static void tell_fault(Reading *reading, const xmlError *error)
{
    if (error->level < XML_ERR_ERROR || reading->fault)
        return;
    g_autofree char *message = g_strdup(error->message);
    stop(reading, g_strdup_printf("line %d: %s", error->line, g_strstrip(message)));
}

#if LIBXML_VERSION >= 21200
static void on_fault(void *data, const xmlError *error)
#else
static void on_fault(void *data, xmlError *error)
#endif
{
    tell_fault(data, error);
}

static void read_all(Reading *reading, const char *text, int length)
{
    const xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                                   .internalSubset = on_doctype,
                                   .startElementNs = on_start,
                                   .endElementNs = on_end,
                                   .characters = on_text,
                                   .ignorableWhitespace = on_text,
                                   .cdataBlock = on_text,
                                   .serror = on_fault};
    *reading->parser->sax = handler;
    reading->parser->userData = reading;
    xmlDoc *none = xmlCtxtReadMemory(reading->parser, text, length, NULL, NULL, XML_PARSE_NONET);
    if (none) /* we build no tree, so there is none */
        xmlFreeDoc(none);
    if (!reading->fault && !reading->lexicon->language)
        reading->fault = g_strdup("it has no <lexicon>");
}

static char *name_of(const char *path)
{
    char *name = g_path_get_basename(path);
    if (g_str_has_suffix(name, ".pls"))
        name[strlen(name) - strlen(".pls")] = '\0';
    return name;
}

Lexicon *lexicon_parse(const char *text, gsize length, const char *path, Diagnostics *diagnostics,
                       GError **error)
{
    g_autoptr(Lexicon) lexicon = g_new0(Lexicon, 1);
    lexicon->name = name_of(path);
    lexicon->path = g_strdup(path);
    lexicon->entries = g_ptr_array_new_with_free_func(entry_free);
    Reading reading = {.lexicon = lexicon, .diagnostics = diagnostics};
    if (length > LEXICON_MAX_BYTES)
        reading.fault = g_strdup_printf("it is longer than %d bytes", LEXICON_MAX_BYTES);
    else if (!g_utf8_validate(text, (gssize)length, NULL))
        reading.fault = g_strdup("it is not UTF-8");
    else
        reading.parser = xmlNewParserCtxt();
    if (reading.parser) {
        reading.graphemes = g_ptr_array_new_with_free_func(g_free);
        read_all(&reading, text, (int)length);
        drop_lexeme(&reading);
        g_ptr_array_unref(reading.graphemes);
        if (reading.text)
            g_string_free(reading.text, TRUE);
        xmlFreeParserCtxt(reading.parser);
    }
    if (reading.fault) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "%s is no lexicon: %s", path,
                    reading.fault);
        g_free(reading.fault);
        return NULL;
    }
    return g_steal_pointer(&lexicon);
}

/* The file's bytes, at most one more than a lexicon may have; errno where they cannot be read. */
static GString *read_bytes(const char *path)
{
    FILE *file = fopen(path, "re");
    if (!file)
        return NULL;
    g_autoptr(GString) bytes = g_string_new(NULL);
    char block[65536];
    gsize wanted, got;
    do {
        wanted = MIN(sizeof block, (gsize)LEXICON_MAX_BYTES + 1 - bytes->len);
        got = fread(block, 1, wanted, file);
        g_string_append_len(bytes, block, (gssize)got);
    } while (got > 0);
    int code = ferror(file) ? errno : 0;
    fclose(file);
    errno = code;
    return code ? NULL : g_steal_pointer(&bytes);
}

gboolean lexicon_load(const char *path, char **text, gsize *length, GError **error)
{
    GString *bytes = read_bytes(path);
    if (!bytes) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "%s: %s", path, g_strerror(errno));
        return FALSE;
    }
    *length = bytes->len;
    *text = g_string_free(bytes, FALSE);
    return TRUE;
}

Lexicon *lexicon_read(const char *path, Diagnostics *diagnostics, GError **error)
{
    g_autofree char *text = NULL;
    gsize length;
    if (!lexicon_load(path, &text, &length, error))
        return NULL;
    return lexicon_parse(text, length, path, diagnostics, error);
}

/* --- case --- */

static gboolean is_all_capitals(const char *text)
{
    for (const char *c = text; *c; c = g_utf8_next_char(c))
        if (g_unichar_islower(g_utf8_get_char(c)))
            return FALSE;
    return TRUE;
}

gboolean lexicon_is_number(const char *text)
{
    gboolean digit = FALSE;
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gboolean is_digit = g_unichar_isdigit(g_utf8_get_char(c));
        if (!is_digit && !strchr(".,", *c))
            return FALSE;
        digit |= is_digit;
    }
    return digit;
}

gboolean lexicon_fits(const char *grapheme, const char *word)
{
    g_autofree char *folded_grapheme = g_utf8_casefold(grapheme, -1);
    g_autofree char *folded_word = g_utf8_casefold(word, -1);
    if (strcmp(folded_grapheme, folded_word) != 0)
        return FALSE;
    if (!g_unichar_isupper(g_utf8_get_char(grapheme)))
        return TRUE;
    return is_all_capitals(grapheme) && g_utf8_strlen(grapheme, -1) > 1
               ? is_all_capitals(word)
               : g_unichar_isupper(g_utf8_get_char(word));
}
