/* Reading PLS: see lexicon.h. */
#include "script/lexicon.h"

#include "base/error.h"

#include <errno.h>
#include <libxml/chvalid.h>
#include <libxml/xmlreader.h>
#include <stdio.h>
#include <string.h>

#define PLS_NAMESPACE "http://www.w3.org/2005/01/pronunciation-lexicon"

/* What is being read. */
typedef struct {
    xmlTextReader *reader;
    Lexicon *lexicon;
    Diagnostics *diagnostics;
    char *fault; /* of the XML, with its line; NULL while there is none */
    /* the lexeme that is open */
    GPtrArray *graphemes; /* of char * */
    char *role, *phoneme, *alias;
    gboolean preferred; /* its phoneme or alias said so */
    guint line;
} Reading;

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

/* --- the reader --- */

static guint line_of(const Reading *reading)
{
    return (guint)xmlGetLineNo(xmlTextReaderCurrentNode(reading->reader));
}

static gboolean is_of_pls(const Reading *reading)
{
    const char *space = (const char *)xmlTextReaderConstNamespaceUri(reading->reader);
    return g_strcmp0(space, PLS_NAMESPACE) == 0;
}

static gboolean is_element(const Reading *reading, const char *name)
{
    return strcmp((const char *)xmlTextReaderConstLocalName(reading->reader), name) == 0 &&
           is_of_pls(reading);
}

static char *attribute(const Reading *reading, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(reading->reader, (const xmlChar *)name);
    char *copy = g_strdup((const char *)value);
    xmlFree(value);
    return copy;
}

/* The text of the element at hand; NULL, and a diagnostic, where it is empty or too long. */
static char *read_text(const Reading *reading, const char *element)
{
    xmlChar *string = xmlTextReaderReadString(reading->reader);
    char *text = string ? lexicon_text((const char *)string) : NULL;
    if (!text)
        diagnostic_report(reading->diagnostics, DIAGNOSTIC_WARNING, line_of(reading),
                          "<%s> is %s: left out", element,
                          string && strspn((const char *)string, " \t\r\n") <
                                        strlen((const char *)string)
                              ? "too long"
                              : "empty");
    xmlFree(string);
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

static void begin_lexeme(Reading *reading)
{
    drop_lexeme(reading);
    reading->line = line_of(reading);
    /* "pos:verb noun": the first, without its prefix */
    g_autofree char *roles = attribute(reading, "role");
    if (!roles)
        return;
    g_auto(GStrv) names = g_strsplit_set(g_strstrip(roles), " \t\r\n", 2);
    const char *colon = names[0] ? strchr(names[0], ':') : NULL;
    if (names[0] && *names[0])
        reading->role = g_strdup(colon ? colon + 1 : names[0]);
}

/* The first pronunciation wins unless a later one is preferred (PLS 1.0, 4.9). */
static void take_pronunciation(Reading *reading, const char *element, char **slot)
{
    g_autofree char *prefer = attribute(reading, "prefer");
    gboolean preferred = g_strcmp0(prefer, "true") == 0;
    g_autofree char *text = read_text(reading, element);
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

static void take_element(Reading *reading)
{
    if (is_element(reading, "lexeme")) {
        begin_lexeme(reading);
    } else if (is_element(reading, "grapheme")) {
        char *text = read_text(reading, "grapheme");
        if (text)
            g_ptr_array_add(reading->graphemes, text);
    } else if (is_element(reading, "phoneme")) {
        g_autofree char *alphabet = attribute(reading, "alphabet");
        if (!alphabet || strcmp(alphabet, "ipa") == 0)
            take_pronunciation(reading, "phoneme", &reading->phoneme);
        else
            diagnostic_report(reading->diagnostics, DIAGNOSTIC_WARNING, line_of(reading),
                              "a phoneme in the alphabet \"%s\", not in \"ipa\": left out",
                              alphabet);
    } else if (is_element(reading, "alias")) {
        take_pronunciation(reading, "alias", &reading->alias);
    } else if (!is_element(reading, "example") && !is_element(reading, "meta") &&
               !is_element(reading, "metadata") && is_of_pls(reading)) {
        diagnostic_report(reading->diagnostics, DIAGNOSTIC_WARNING, line_of(reading),
                          "<%s> is no element of a lexicon: left out",
                          (const char *)xmlTextReaderConstLocalName(reading->reader));
    }
}

/* The root's attributes. FALSE with the fault when it is no lexicon. */
static gboolean take_root(Reading *reading)
{
    g_autofree char *alphabet = attribute(reading, "alphabet");
    reading->lexicon->language = attribute(reading, "xml:lang");
    if (!is_element(reading, "lexicon"))
        reading->fault = g_strdup("it is no <lexicon> of " PLS_NAMESPACE);
    else if (!reading->lexicon->language || !*reading->lexicon->language)
        reading->fault = g_strdup("<lexicon> has no xml:lang");
    else if (g_strcmp0(alphabet, "ipa") != 0)
        reading->fault = g_strdup_printf("its alphabet is \"%s\"; only \"ipa\" is known",
                                         alphabet ? alphabet : "");
    return reading->fault == NULL;
}

static void on_fault(void *data, const char *message, xmlParserSeverities severity,
                     xmlTextReaderLocatorPtr locator)
{
    Reading *reading = data;
    if (reading->fault || severity == XML_PARSER_SEVERITY_WARNING ||
        severity == XML_PARSER_SEVERITY_VALIDITY_WARNING)
        return;
    g_autofree char *copy = g_strdup(message);
    reading->fault =
        g_strdup_printf("line %d: %s", xmlTextReaderLocatorLineNumber(locator), g_strstrip(copy));
}

static void read_all(Reading *reading)
{
    gboolean in_root = FALSE;
    int more;
    while (!reading->fault && (more = xmlTextReaderRead(reading->reader)) == 1) {
        int type = xmlTextReaderNodeType(reading->reader);
        if (reading->fault) {
            break; /* told while this was read */
        } else if (type == XML_READER_TYPE_ELEMENT && !in_root) {
            in_root = take_root(reading);
        } else if (type == XML_READER_TYPE_ELEMENT) {
            take_element(reading);
            if (is_element(reading, "lexeme") && xmlTextReaderIsEmptyElement(reading->reader))
                end_lexeme(reading);
        } else if (type == XML_READER_TYPE_END_ELEMENT && is_element(reading, "lexeme")) {
            end_lexeme(reading);
        } else if (type == XML_READER_TYPE_DOCUMENT_TYPE) {
            reading->fault = g_strdup("it has a DOCTYPE: a lexicon needs none, and none is read");
        }
    }
    if (!reading->fault && !in_root)
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
        reading.reader =
            xmlReaderForMemory(text, (int)length, path, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
    if (reading.reader) {
        reading.graphemes = g_ptr_array_new_with_free_func(g_free);
        xmlTextReaderSetErrorHandler(reading.reader, on_fault, &reading);
        read_all(&reading);
        drop_lexeme(&reading);
        g_ptr_array_unref(reading.graphemes);
        xmlFreeTextReader(reading.reader);
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
