/* The printed forms: readable text, JSON that parses to the same script, SSML that is SSML whatever
 * is in the words. */
#include "script/script_print.h"

#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

/* What SSML 1.1 (clause 3 and appendix D) allows of the elements that we write. */
static const char ssml_grammar[] =
    "<grammar xmlns='http://relaxng.org/ns/structure/1.0' ns='http://www.w3.org/2001/10/synthesis'"
    " datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"
    "<start><element name='speak'><attribute name='version'><value>1.1</value></attribute>"
    "<attribute name='xml:lang'><data type='language'/></attribute>"
    "<zeroOrMore><choice><ref name='break'/><ref name='p'/></choice></zeroOrMore></element></start>"
    "<define name='break'><element name='break'><attribute name='time'><data type='string'>"
    "<param name='pattern'>[0-9]+ms</param></data></attribute></element></define>"
    "<define name='p'><element name='p'><zeroOrMore><choice><ref name='break'/><ref name='s'/>"
    "</choice></zeroOrMore></element></define>"
    "<define name='s'><element name='s'><optional><attribute name='xml:lang'>"
    "<data type='language'/></attribute></optional><mixed><zeroOrMore><ref name='prosody'/>"
    "</zeroOrMore></mixed></element></define>"
    "<define name='change'><data type='string'><param name='pattern'>[+\\-][0-9]+%</param></data>"
    "</define>"
    "<define name='prosody'><element name='prosody'>"
    "<attribute name='rate'><data type='string'><param name='pattern'>[0-9]+%</param></data>"
    "</attribute><optional><attribute name='pitch'><ref name='change'/></attribute></optional>"
    "<optional><attribute name='range'><ref name='change'/></attribute></optional>"
    "<text/></element></define></grammar>";

static Voice *hand_voice(void)
{
    const char *folders[] = {"voices", NULL};
    g_autoptr(VoiceStore) store = voice_store_new(folders);
    return voice_copy_at_rate(voice_store_get(store, "en-US", NULL, NULL), 1);
}

static Script *hand_script(void)
{
    Script *script = g_new0(Script, 1);
    script->title = g_strdup("A title");
    script->language = g_strdup("en-US");
    script->voice = hand_voice();
    script->utterances = g_ptr_array_new_with_free_func((GDestroyNotify)utterance_free);
    script->estimated_s = 83.4;
    return script;
}

/* One word for the whole. */
static Utterance *add(Script *script, UtteranceRole role, VoiceStyle style, const char *display,
                      const char *spoken)
{
    Utterance *utterance = g_new0(Utterance, 1);
    SpokenWord word = {0, (guint32)strlen(spoken), 0, (guint32)strlen(display), FALSE};
    utterance->role = role;
    utterance->style = style;
    utterance->voice = script->voice;
    utterance->block = -1;
    utterance->display = g_strdup(display);
    utterance->spoken = g_strdup(spoken);
    utterance->words = g_array_new(FALSE, FALSE, sizeof(SpokenWord));
    g_array_append_val(utterance->words, word);
    utterance->pause_after_ms = 300;
    g_ptr_array_add(script->utterances, utterance);
    return utterance;
}

static Script *small_script(void)
{
    Script *script = hand_script();
    Utterance *title = add(script, ROLE_TITLE, VOICE_HEADING, "A title", "A title");
    title->tone_level = 1;
    title->section = SECTION_FRAME;
    title->pause_after_ms = 900;
    Utterance *dose =
        add(script, ROLE_PARAGRAPH, VOICE_BODY, "Take 5 mg.", "Take five milligrams.");
    dose->block = 0;
    g_array_index(dose->words, SpokenWord, 0).letter = TRUE;
    Utterance *heading = add(script, ROLE_HEADING, VOICE_HEADING, "More", "More");
    heading->level = 2;
    heading->section = 1;
    heading->pause_before_ms = 900;
    add(script, ROLE_ANNOUNCEMENT, VOICE_ANNOUNCEMENT, "End.\nNow", "End. Now")->section =
        SECTION_END;
    return script;
}

static void test_text(void)
{
    g_autoptr(Script) script = small_script();
    g_autoptr(GString) out = g_string_new("before\n");
    script_print_text(script, out);
    g_assert_cmpstr(out->str, ==,
                    "before\n"
                    "A title\n"
                    "en-US, voice en-US, 4 utterances, about 1 min 23 s\n"
                    "\n"
                    "    0 ms  title, tone 1         A title\n"
                    "  900 ms  paragraph             Take 5 mg.\n"
                    "            said:               Take five milligrams.\n"
                    " 1200 ms  heading 2             More\n"
                    "  300 ms  announcement          End. Now\n"
                    "  300 ms  the end\n");
}

static JsonObject *parse_json(const char *text, JsonParser *parser)
{
    g_autoptr(GError) error = NULL;
    json_parser_load_from_data(parser, text, -1, &error);
    g_assert_no_error(error);
    return json_node_get_object(json_parser_get_root(parser));
}

static void test_json(void)
{
    g_autoptr(Script) script = small_script();
    g_autoptr(GString) out = g_string_new(NULL);
    script_print_json(script, out);
    g_assert_true(g_str_has_suffix(out->str, "]}\n"));
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonObject *root = parse_json(out->str, parser);
    g_assert_cmpstr(json_object_get_string_member(root, "title"), ==, "A title");
    g_assert_cmpstr(json_object_get_string_member(root, "language"), ==, "en-US");
    JsonArray *utterances = json_object_get_array_member(root, "utterances");
    g_assert_cmpuint(json_array_get_length(utterances), ==, 4);
    JsonObject *title = json_array_get_object_element(utterances, 0);
    g_assert_cmpstr(json_object_get_string_member(title, "role"), ==, "title");
    g_assert_cmpstr(json_object_get_string_member(title, "style"), ==, "heading");
    g_assert_cmpint(json_object_get_int_member(title, "tone_level"), ==, 1);
    g_assert_cmpint(json_object_get_int_member(title, "section"), ==, SECTION_FRAME);
    JsonObject *dose = json_array_get_object_element(utterances, 1);
    g_assert_cmpstr(json_object_get_string_member(dose, "display"), ==, "Take 5 mg.");
    g_assert_cmpstr(json_object_get_string_member(dose, "spoken"), ==, "Take five milligrams.");
    JsonArray *word = json_array_get_array_element(json_object_get_array_member(dose, "words"), 0);
    g_assert_cmpint(json_array_get_int_element(word, 1), ==,
                    (gint64)strlen("Take five milligrams."));
    g_assert_cmpint(json_array_get_int_element(word, 3), ==, (gint64)strlen("Take 5 mg."));
    JsonArray *letters = json_object_get_array_member(dose, "letters");
    g_assert_cmpint(json_array_get_int_element(letters, 0), ==, 0);
    JsonObject *end = json_array_get_object_element(utterances, 3);
    g_assert_cmpstr(json_object_get_string_member(end, "display"), ==, "End.\nNow");
}

static void test_json_of_odd_text(void)
{
    static const char text[] = "\"quoted\" \\ \1\x1f \xc2\x85 </script> 👩‍👩‍👧";
    g_autoptr(Script) script = hand_script();
    g_clear_pointer(&script->title, g_free);
    add(script, ROLE_PARAGRAPH, VOICE_BODY, text, text);
    g_autoptr(GString) out = g_string_new(NULL);
    script_print_json(script, out);
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonObject *root = parse_json(out->str, parser);
    g_assert_true(json_object_get_null_member(root, "title"));
    JsonArray *utterances = json_object_get_array_member(root, "utterances");
    JsonObject *utterance = json_array_get_object_element(utterances, 0);
    g_assert_cmpstr(json_object_get_string_member(utterance, "display"), ==, text);
}

/* --- SSML ------------------------------------------------------------------------------------- */

static void ignore(void *context, const char *message, ...)
{
    (void)context;
    (void)message;
}

static gboolean is_ssml(xmlDoc *document)
{
    xmlRelaxNGParserCtxt *parser =
        xmlRelaxNGNewMemParserCtxt(ssml_grammar, (int)strlen(ssml_grammar));
    xmlRelaxNG *grammar = xmlRelaxNGParse(parser);
    g_assert_nonnull(grammar);
    xmlRelaxNGValidCtxt *validation = xmlRelaxNGNewValidCtxt(grammar);
    xmlRelaxNGSetValidErrors(validation, ignore, ignore, NULL);
    int faults = xmlRelaxNGValidateDoc(validation, document);
    xmlRelaxNGFreeValidCtxt(validation);
    xmlRelaxNGFree(grammar);
    xmlRelaxNGFreeParserCtxt(parser);
    return faults == 0;
}

/* Parses the script's SSML, which must be SSML. Free with xmlFreeDoc(). */
static xmlDoc *print_ssml(const Script *script)
{
    g_autoptr(GString) out = g_string_new(NULL);
    script_print_ssml(script, out);
    xmlDoc *document = xmlReadMemory(out->str, (int)out->len, NULL, NULL, XML_PARSE_NONET);
    g_assert_nonnull(document);
    if (!is_ssml(document))
        g_test_message("%s", out->str);
    g_assert_true(is_ssml(document));
    return document;
}

/* An XPath's value as a string; `s:` is SSML's namespace. */
static char *evaluate(xmlDoc *document, const char *expression)
{
    xmlXPathContext *context = xmlXPathNewContext(document);
    xmlXPathRegisterNs(context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2001/10/synthesis");
    xmlXPathObject *object = xmlXPathEvalExpression(BAD_CAST expression, context);
    xmlChar *string = xmlXPathCastToString(object);
    char *value = g_strdup((const char *)string);
    xmlFree(string);
    xmlXPathFreeObject(object);
    xmlXPathFreeContext(context);
    return value;
}

static void assert_xpath(xmlDoc *document, const char *expression, const char *expected)
{
    g_autofree char *value = evaluate(document, expression);
    g_assert_cmpstr(value, ==, expected);
}

static void test_ssml(void)
{
    g_autoptr(Script) script = small_script();
    xmlDoc *document = print_ssml(script);
    assert_xpath(document, "string(/s:speak/@xml:lang)", "en-US");
    assert_xpath(document, "count(//s:s)", "4");
    assert_xpath(document, "count(//s:p)", "4");
    assert_xpath(document, "string(//s:p[2]/s:s)", "Take five milligrams.");
    assert_xpath(document, "count(//s:p[2]//s:prosody)", "0");
    assert_xpath(document, "count(//s:p[3]//s:prosody[@rate != '100%'])", "1");
    assert_xpath(document, "string(//s:break[2]/@time)", "1200ms");
    assert_xpath(document, "string(//s:break[last()]/@time)", "300ms");
    xmlFreeDoc(document);
}

static void test_ssml_of_odd_text(void)
{
    static const char *const texts[][2] = {
        {"a < b & c > d ]]> \"e\" 'f'", "a < b & c > d ]]> \"e\" 'f'"},
        {"<break time=\"9s\"/><!-- x --><?y?>&lt;", "<break time=\"9s\"/><!-- x --><?y?>&lt;"},
        {"nul-like \1\2\x1f\x7f end", "nul-like    \x7f end"},
        {"no \xef\xbf\xbe\xef\xbf\xbf character", "no    character"},
        {"[[hello]] 👩‍👩‍👧 é", "[[hello]] 👩‍👩‍👧 é"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(Script) script = hand_script();
        for (guint style = 0; style < VOICE_STYLES; style++)
            add(script, ROLE_PARAGRAPH, style, "x", texts[i][0]);
        xmlDoc *document = print_ssml(script);
        assert_xpath(document, "string(//s:s[1])", texts[i][1]);
        assert_xpath(document, "string(//s:s[3])", texts[i][1]);
        xmlFreeDoc(document);
    }
}

static void test_ssml_of_another_language(void)
{
    g_autoptr(Script) script = hand_script();
    g_autoptr(Voice) spanish = hand_voice();
    g_free(spanish->language);
    spanish->language = g_strdup("es-419");
    add(script, ROLE_PARAGRAPH, VOICE_BODY, "hola", "hola")->voice = spanish;
    add(script, ROLE_PARAGRAPH, VOICE_BODY, "hello", "hello");
    add(script, ROLE_PARAGRAPH, VOICE_BODY, "***", "");
    xmlDoc *document = print_ssml(script);
    assert_xpath(document, "string(//s:s[1]/@xml:lang)", "es-419");
    assert_xpath(document, "count(//s:s[2]/@xml:lang)", "0");
    assert_xpath(document, "count(//s:s)", "2");
    assert_xpath(document, "count(//s:p)", "1");
    assert_xpath(document, "count(//s:break)", "3");
    xmlFreeDoc(document);
}

static void test_nothing_to_say(void)
{
    g_autoptr(Script) script = hand_script();
    xmlFreeDoc(print_ssml(script));
    g_autoptr(GString) out = g_string_new(NULL);
    script_print_json(script, out);
    g_assert_nonnull(strstr(out->str, "\"utterances\""));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/print/text", test_text);
    g_test_add_func("/script/print/json", test_json);
    g_test_add_func("/script/print/json-odd-text", test_json_of_odd_text);
    g_test_add_func("/script/print/ssml", test_ssml);
    g_test_add_func("/script/print/ssml-odd-text", test_ssml_of_odd_text);
    g_test_add_func("/script/print/ssml-language", test_ssml_of_another_language);
    g_test_add_func("/script/print/nothing", test_nothing_to_say);
    int status = g_test_run();
    xmlCleanupParser();
    return status;
}
