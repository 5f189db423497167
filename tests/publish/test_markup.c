/* Markup keeps all of the article, once, in the structure that it has, and each sentence that is
 * heard is an element. */
#include "publish/markup.h"

#include "hand_reading.h"

#include <libxml/parser.h>

enum { SENTENCE_MS = 1000 };

/* --- articles made by hand ------------------------------------------------------------------ */

static ArticleSection *add_section(HandReading *hand, const char *heading, int level)
{
    ArticleSection *section = article_section_new(heading, level);
    g_ptr_array_add(hand->article->sections, section);
    return section;
}

static ArticleBlock *add_block(ArticleSection *section, ArticleBlockKind kind, const char *text)
{
    ArticleBlock *block = article_block_new(kind, text);
    g_ptr_array_add(section->blocks, block);
    return block;
}

static ArticleBlock *add_item(ArticleSection *section, guint list, guint depth, const char *marker,
                              const char *text)
{
    ArticleBlock *block = add_block(section, ARTICLE_ITEM, text);
    block->item.list = list;
    block->item.depth = depth;
    block->item.marker = g_strdup(marker);
    return block;
}

static void add_marks(ArticleBlock *block, const Mark *marks, guint n_marks)
{
    block->marks = g_memdup2(marks, n_marks * sizeof *marks);
    block->n_marks = n_marks;
    for (guint i = 0; i < n_marks; i++)
        block->marks[i].value = g_strdup(marks[i].value);
}

/* Says what stands at `start` of a text of that part. */
static Utterance *say(HandReading *hand, int section, int block, UtteranceRole role,
                      const char *display, gsize start)
{
    gint64 frame = hand->reading->n_frames;
    Utterance *utterance = hand_reading_say(hand, display, frame, frame + SENTENCE_MS);
    utterance->section = section;
    utterance->block = block;
    utterance->role = role;
    if (role != ROLE_ANNOUNCEMENT) {
        utterance->block_start = start;
        utterance->block_end = start + strlen(display);
    }
    return utterance;
}

static const MarkupOptions page = {MARKUP_HTML, FALSE}, book = {MARKUP_EPUB, FALSE},
                           old = {MARKUP_XHTML1, FALSE}, page_words = {MARKUP_HTML, TRUE};

/* --- what is written ------------------------------------------------------------------------ */

static gboolean has_class(const xmlNode *node, const char *class)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)"class");
    gboolean same = value && g_str_equal((const char *)value, class);
    xmlFree(value);
    return same;
}

/* The text of an element, as it is read, but for what is ours. */
static void append_content(const xmlNode *node, GString *out)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE)
            g_string_append(out, (const char *)child->content);
        else if (!has_class(child, "marker"))
            append_content(child, out);
    }
}

/* The markup as a tree, which is to be freed. */
static xmlDoc *parse(const Markup *markup)
{
    g_autofree char *text =
        g_strconcat("<x xmlns:epub=\"http://www.idpf.org/2007/ops\">", markup->body, "</x>", NULL);
    xmlDoc *document = xmlReadMemory(text, (int)strlen(text), NULL, "UTF-8", XML_PARSE_NONET);
    g_assert_nonnull(document);
    return document;
}

/* What is left of a text without the blanks, which markup may break lines at. */
static char *without_blanks(const char *text)
{
    GString *out = g_string_new(NULL);
    for (; *text; text++)
        if (!strchr(" \n|", *text))
            g_string_append_c(out, *text);
    return g_string_free(out, FALSE);
}

static char *content(const Markup *markup)
{
    xmlDoc *document = parse(markup);
    g_autoptr(GString) out = g_string_new(NULL);
    append_content(xmlDocGetRootElement(document), out);
    xmlFreeDoc(document);
    return without_blanks(out->str);
}

static void assert_content(const HandReading *hand, const char *expected)
{
    const MarkupOptions *const all[] = {&page, &book, &old, &page_words};
    g_autofree char *bare = without_blanks(expected);
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        g_autoptr(Markup) markup = markup_new(hand->article, hand->reading, all[i]);
        g_autofree char *got = content(markup);
        g_assert_cmpstr(got, ==, bare);
    }
}

static void assert_body(const HandReading *hand, const MarkupOptions *options, const char *expected)
{
    g_autoptr(Markup) markup = markup_new(hand->article, hand->reading, options);
    g_assert_cmpstr(markup->body, ==, expected);
}

/* Only what is in the sections: between the header and the end. */
static void assert_inside(const HandReading *hand, const MarkupOptions *options,
                          const char *expected)
{
    g_autofree char *whole =
        g_strconcat("<article id=\"article\" class=\"article\" aria-labelledby=\"title\">\n"
                    "<header>\n<h1 id=\"title\">Aspirin</h1>\n</header>\n",
                    expected, "</article>\n", NULL);
    assert_body(hand, options, whole);
}

/* Every anchor is an element with its id, in the order of the document, and no other is. */
static void assert_anchors(const HandReading *hand, const MarkupOptions *options,
                           const char *expected)
{
    g_autoptr(Markup) markup = markup_new(hand->article, hand->reading, options);
    g_autoptr(GString) ids = g_string_new(NULL);
    const char *p = markup->body;
    for (guint i = 0; i < markup->anchors->len; i++) {
        const MarkupAnchor *anchor = markup_anchor(markup, i);
        g_autofree char *id = markup_sentence_id(anchor->utterance);
        g_autofree char *attribute = g_strdup_printf(" id=\"%s\"", id);
        g_assert_nonnull(p = strstr(p, attribute));
        g_string_append_printf(ids, "%s ", id);
        for (guint k = 0; k < anchor->words->len; k++) {
            g_autofree char *word =
                markup_word_id(anchor->utterance, g_array_index(anchor->words, MarkupWord, k).word);
            g_autofree char *word_attribute = g_strdup_printf(" id=\"%s\"", word);
            g_assert_nonnull(p = strstr(p, word_attribute));
            g_string_append_printf(ids, "%s ", word);
        }
    }
    g_assert_cmpstr(ids->str, ==, expected);
    g_auto(GStrv) all = g_strsplit(markup->body, " id=\"u", -1);
    g_auto(GStrv) listed = g_strsplit(ids->str, "u", -1);
    g_assert_cmpuint(g_strv_length(all), ==, g_strv_length(listed));
}

/* --- parts ---------------------------------------------------------------------------------- */

static void test_sections_nest(HandReading *hand, gconstpointer data)
{
    (void)data;
    add_block(add_section(hand, NULL, 1), ARTICLE_PARAGRAPH, "Lead.");
    add_section(hand, "A", 2);
    add_section(hand, "B", 3);
    add_section(hand, "C", 4);
    add_block(add_section(hand, "D", 3), ARTICLE_PARAGRAPH, "Text.");
    add_section(hand, "E", 2);
    assert_inside(hand, &page,
                  "<p>Lead.</p>\n<section id=\"s1\">\n<h2>A</h2>\n<section id=\"s2\">\n<h3>B</h3>\n"
                  "<section id=\"s3\">\n<h4>C</h4>\n</section>\n</section>\n<section id=\"s4\">\n"
                  "<h3>D</h3>\n<p>Text.</p>\n</section>\n</section>\n<section id=\"s5\">\n"
                  "<h2>E</h2>\n</section>\n");
    assert_content(hand, "Aspirin Lead. A B C D Text. E");
}

static void test_dialects(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->article->byline = g_strdup("Jane Doe");
    hand->article->language = g_strdup("en_US");
    say(hand, SECTION_FRAME, -1, ROLE_TITLE, "Aspirin", 0);
    Utterance *byline = say(hand, SECTION_FRAME, -1, ROLE_BYLINE, "By Jane Doe.", 0);
    byline->block_end = 0;
    add_section(hand, "Dose", 2);
    say(hand, 0, -1, ROLE_HEADING, "Dose", 0);
    g_ptr_array_add(hand->article->disclaimers, article_block_new(ARTICLE_PARAGRAPH, "Ask."));
    say(hand, SECTION_DISCLAIMER, -1, ROLE_ANNOUNCEMENT, "Please note:", 0);
    say(hand, SECTION_DISCLAIMER, 0, ROLE_DISCLAIMER, "Ask.", 0);
    say(hand, SECTION_END, -1, ROLE_ANNOUNCEMENT, "The end.", 0);
    assert_body(hand, &book,
                "<section id=\"article\" class=\"article\" epub:type=\"chapter\" "
                "role=\"doc-chapter\" aria-labelledby=\"title\">\n<header>\n"
                "<h1 id=\"title\"><span id=\"u0\">Aspirin</span></h1>\n"
                "<p class=\"byline\"><span id=\"u1\">By Jane Doe.</span></p>\n</header>\n"
                "<section id=\"s0\">\n<h2><span id=\"u2\">Dose</span></h2>\n</section>\n"
                "<section id=\"disclaimer\" class=\"disclaimer\" epub:type=\"notice\" "
                "role=\"doc-notice\" aria-labelledby=\"disclaimer-title\">\n"
                "<h2 id=\"disclaimer-title\"><span id=\"u3\">Disclaimer</span></h2>\n"
                "<p><span id=\"u4\">Ask.</span></p>\n</section>\n</section>\n");
    assert_body(hand, &old,
                "<div id=\"article\" class=\"article\">\n<div class=\"header\">\n"
                "<h1 id=\"title\"><span id=\"u0\">Aspirin</span></h1>\n"
                "<p class=\"byline\"><span id=\"u1\">By Jane Doe.</span></p>\n</div>\n"
                "<div id=\"s0\" class=\"section\">\n<h2><span id=\"u2\">Dose</span></h2>\n</div>\n"
                "<div id=\"disclaimer\" class=\"disclaimer\">\n"
                "<h2 id=\"disclaimer-title\"><span id=\"u3\">Disclaimer</span></h2>\n"
                "<p><span id=\"u4\">Ask.</span></p>\n</div>\n</div>\n");
    assert_anchors(hand, &book, "u0 u1 u2 u3 u4 ");
}

/* What has no sound, or none of its own, is there without an id. */
static void test_unheard(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(hand, "***", 2);
    add_block(section, ARTICLE_PARAGRAPH, "Never said.");
    add_block(section, ARTICLE_PARAGRAPH, "Said. Skipped. Said.");
    Utterance *silent = say(hand, 0, -1, ROLE_HEADING, "***", 0);
    g_array_index(hand->reading->entries, ReadingEntry, 0).end_frame = 0;
    g_assert_cmpint(silent->section, ==, 0);
    say(hand, 0, 1, ROLE_PARAGRAPH, "Said.", 0);
    say(hand, 0, 1, ROLE_PARAGRAPH, "Said.", 15);
    assert_inside(hand, &page,
                  "<section id=\"s0\">\n<h2>***</h2>\n<p>Never said.</p>\n"
                  "<p><span id=\"u1\">Said.</span> Skipped. <span id=\"u2\">Said.</span></p>\n"
                  "</section>\n");
    assert_anchors(hand, &page, "u1 u2 ");
}

/* A script that does not fit the text loses nothing of it. */
static void test_ranges_that_do_not_fit(HandReading *hand, gconstpointer data)
{
    (void)data;
    add_block(add_section(hand, NULL, 1), ARTICLE_PARAGRAPH, "Short.");
    say(hand, 0, 0, ROLE_PARAGRAPH, "Much longer than it.", 0);
    say(hand, 0, 0, ROLE_PARAGRAPH, "Short.", 0);
    say(hand, 0, 0, ROLE_PARAGRAPH, "ort.", 2);
    assert_inside(hand, &page, "<p><span id=\"u1\">Short.</span></p>\n");
}

static void test_nothing_at_all(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_clear_pointer(&hand->article->title, g_free);
    g_clear_pointer(&hand->script->language, g_free);
    assert_body(hand, &page,
                "<article id=\"article\" class=\"article\" aria-label=\"Aspirin\">\n</article>\n");
    g_autofree char *language = markup_language(hand->article, hand->script);
    g_assert_cmpstr(language, ==, "und");
}

static void test_awkward_characters(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_free(hand->article->title);
    hand->article->title = g_strdup(hand_awkward);
    say(hand, SECTION_FRAME, -1, ROLE_TITLE, hand_awkward, 0);
    add_block(add_section(hand, hand_awkward, 2), ARTICLE_CODE, hand_awkward);
    g_autofree char *whole = g_strconcat(hand_awkward, hand_awkward, hand_awkward, NULL);
    g_auto(GStrv) parts = g_strsplit_set(whole, "\x1b\t", -1);
    g_autoptr(Markup) markup = markup_new(hand->article, hand->reading, &book);
    g_autofree char *got = content(markup);
    g_auto(GStrv) lines = g_strsplit(got, "\t", -1);
    g_autofree char *without_tabs = g_strjoinv("", lines);
    g_autofree char *rest = g_strjoinv("", parts);
    g_autofree char *expected = without_blanks(rest);
    g_assert_cmpstr(without_tabs, ==, expected);
}

/* --- blocks --------------------------------------------------------------------------------- */

static void test_lists(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(hand, NULL, 1);
    add_item(section, 1, 1, "1.", "one");
    add_item(section, 2, 2, NULL, "inner");
    add_item(section, 3, 3, NULL, "innermost");
    add_item(section, 1, 1, NULL, "going on")->item.continues = TRUE;
    add_item(section, 1, 1, "4.", "four");
    add_item(section, 1, 1, "5.", "five");
    add_item(section, 4, 1, "b)", "marked");
    add_item(section, 4, 1, "c)", "another");
    assert_inside(hand, &page,
                  "<ol>\n<li>one\n<ul>\n<li>inner\n<ul>\n<li>innermost</li>\n</ul>\n</li>\n</ul>\n"
                  "\n<p>going on</p></li>\n<li value=\"4\">four</li>\n<li>five</li>\n</ol>\n"
                  "<ol class=\"marked\">\n<li><span class=\"marker\">b)</span> marked</li>\n"
                  "<li><span class=\"marker\">c)</span> another</li>\n</ol>\n");
    assert_content(hand, "Aspirin one inner innermost going on four five marked another");
}

/* A marker is lit with the sentence that begins with it. */
static void test_marker_is_of_its_sentence(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(hand, NULL, 1);
    add_item(section, 1, 1, "b)", "One. Two.");
    Utterance *utterance = say(hand, 0, 0, ROLE_ITEM, "b) One.", 0);
    utterance->marker_bytes = 3;
    utterance->block_end = 4;
    say(hand, 0, 0, ROLE_ITEM, "Two.", 5);
    assert_inside(hand, &page,
                  "<ol class=\"marked\">\n<li><span id=\"u0\"><span class=\"marker\">b)</span> One."
                  "</span> <span id=\"u1\">Two.</span></li>\n</ol>\n");
}

static void test_quotes_code_and_captions(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(hand, NULL, 1);
    add_block(section, ARTICLE_QUOTE, "One.");
    add_block(section, ARTICLE_QUOTE, "Two.\nLine.");
    add_block(section, ARTICLE_CODE, "if a < b:\n    c");
    add_block(section, ARTICLE_CAPTION, "A tablet");
    assert_inside(hand, &page,
                  "<blockquote>\n<p>One.</p>\n<p>Two.<br />Line.</p>\n</blockquote>\n"
                  "<pre><code>if a &lt; b:\n    c</code></pre>\n"
                  "<figure><figcaption>A tablet</figcaption></figure>\n");
    assert_content(hand, "Aspirin One. Two. Line. if a < b: c A tablet");
}

/* "H | Dose / 6 | 5 mg / 12 | 10 mg" with a caption. */
static ArticleBlock *add_table(ArticleSection *section)
{
    static const struct {
        const char *text;
        gboolean header;
    } cells[] = {{"", TRUE},      {"Dose", TRUE}, {"6", TRUE},
                 {"5 mg", FALSE}, {"12", TRUE},   {"10 mg", FALSE}};
    ArticleBlock *block = add_block(section, ARTICLE_TABLE, " | Dose\n6 | 5 mg\n12 | 10 mg");
    block->table = g_new0(ArticleTable, 1);
    *block->table = (ArticleTable){3, 2, g_new0(ArticleCell, G_N_ELEMENTS(cells)),
                                   g_strdup("How much to take")};
    for (guint i = 0; i < G_N_ELEMENTS(cells); i++)
        block->table->cells[i] = (ArticleCell){g_strdup(cells[i].text), cells[i].header};
    return block;
}

static void test_table(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleBlock *block = add_table(add_section(hand, NULL, 1));
    const Mark bold = {MARK_STRONG, 12, 16, NULL};
    add_marks(block, &bold, 1);
    say(hand, 0, 0, ROLE_ANNOUNCEMENT, "Table: How much to take.", 0);
    say(hand, 0, 0, ROLE_ANNOUNCEMENT, "Table with 2 columns.", 0);
    static const struct {
        const char *display;
        gsize start, end;
    } rows[] = {{"Columns: Dose", 0, 7},
                {"6; Dose: 5 mg", 8, 16},
                {"12; Dose:", 17, 27},
                {"10 mg", 17, 27}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Utterance *row = say(hand, 0, 0, ROLE_TABLE, rows[i].display, 0);
        row->block_start = rows[i].start;
        row->block_end = rows[i].end;
    }
    assert_inside(hand, &page,
                  "<table id=\"s0t0\">\n<caption id=\"u0\">How much to take</caption>\n"
                  "<thead>\n<tr id=\"u2\"><td></td><th scope=\"col\">Dose</th></tr>\n</thead>\n"
                  "<tbody>\n<tr id=\"u3\"><th scope=\"row\">6</th><td><strong>5 mg</strong></td>"
                  "</tr>\n<tr id=\"u4\"><th scope=\"row\">12</th><td>10 mg</td></tr>\n</tbody>\n"
                  "</table>\n");
    assert_content(hand, "Aspirin How much to take Dose 6 5 mg 12 10 mg");
}

/* Where the text is not made of the cells, nobody knows which row is said when. */
static void test_table_of_another_text(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleBlock *block = add_table(add_section(hand, NULL, 1));
    g_free(block->text);
    block->text = g_strdup("Something else");
    g_clear_pointer(&block->table->caption, g_free);
    for (guint i = 0; i < 3; i++) {
        Utterance *row = say(hand, 0, 0, ROLE_TABLE, "A row", 0);
        row->block_end = strlen(block->text);
    }
    assert_anchors(hand, &page, "u0 ");
    assert_content(hand, "Aspirin Dose 6 5 mg 12 10 mg");
}

/* --- inside a text -------------------------------------------------------------------------- */

static void test_marks(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_free(hand->article->url);
    hand->article->url = g_strdup("https://example.org/a/b.html");
    ArticleBlock *block = add_block(add_section(hand, NULL, 1), ARTICLE_PARAGRAPH,
                                    "link bold it code x2 y3 note lang IU day old");
    const Mark marks[] = {{MARK_LINK, 0, 4, "../c?d=e f&g"},
                          {MARK_STRONG, 5, 12, NULL},
                          {MARK_EMPHASIS, 10, 12, NULL},
                          {MARK_CODE, 13, 17, NULL},
                          {MARK_SUPERSCRIPT, 19, 20, NULL},
                          {MARK_SUBSCRIPT, 22, 23, NULL},
                          {MARK_NOTE_REFERENCE, 24, 28, NULL},
                          {MARK_LANGUAGE, 29, 33, "he"},
                          {MARK_ABBREVIATION, 34, 36, "a \"unit\""},
                          {MARK_TIME, 37, 40, "2026-02-28"},
                          {MARK_DELETED, 41, 44, NULL}};
    add_marks(block, marks, G_N_ELEMENTS(marks));
    assert_inside(hand, &page,
                  "<p><a href=\"https://example.org/c?d=e%20f&amp;g\">link</a> "
                  "<strong>bold <em>it</em></strong> <code>code</code> x<sup>2</sup> y<sub>3</sub> "
                  "<sup>note</sup> <span lang=\"he\" xml:lang=\"he\" dir=\"rtl\">lang</span> "
                  "<abbr title=\"a &quot;unit&quot;\">IU</abbr> "
                  "<time datetime=\"2026-02-28\">day</time> <del>old</del></p>\n");
}

/* Links that lead nowhere, run something, or are no address; days that there are not. */
static void test_marks_that_say_nothing(HandReading *hand, gconstpointer data)
{
    (void)data;
    static const Mark marks[] = {{MARK_LINK, 0, 4, "#top"},
                                 {MARK_LINK, 0, 4, "page.html"},
                                 {MARK_LINK, 0, 4, "javascript:alert(1)"},
                                 {MARK_LINK, 0, 4, "http://"},
                                 {MARK_LINK, 0, 4, "https://[::"},
                                 {MARK_LINK, 0, 4, "https://example.org/%zz"},
                                 {MARK_LINK, 0, 4, ""},
                                 {MARK_LINK, 0, 4, NULL},
                                 {MARK_TIME, 0, 4, "2026-02-30"},
                                 {MARK_TIME, 0, 4, "tomorrow"},
                                 {MARK_TIME, 0, 4, "P1D"},
                                 {MARK_LANGUAGE, 0, 4, "not a language"},
                                 {MARK_LANGUAGE, 0, 4, "en"},
                                 {MARK_NAMES, 0, 4, "x"},
                                 {MARK_PROPERTY, 0, 4, "x"}};
    ArticleBlock *block = add_block(add_section(hand, NULL, 1), ARTICLE_PARAGRAPH, "text");
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        Mark mark = marks[i];
        block->marks = &mark;
        block->n_marks = 1;
        assert_inside(hand, &page, "<p>text</p>\n");
        block->marks = NULL;
        block->n_marks = 0;
    }
}

/* Marks over two sentences are two; none is in itself. */
static void test_marks_over_sentences(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleBlock *block =
        add_block(add_section(hand, NULL, 1), ARTICLE_PARAGRAPH, "One two. Three.");
    const Mark marks[] = {{MARK_LINK, 4, 14, "https://a.org/"},
                          {MARK_STRONG, 4, 14, NULL},
                          {MARK_STRONG, 5, 6, NULL},
                          {MARK_LINK, 5, 6, "https://b.org/"}};
    add_marks(block, marks, G_N_ELEMENTS(marks));
    say(hand, 0, 0, ROLE_PARAGRAPH, "One two.", 0);
    say(hand, 0, 0, ROLE_PARAGRAPH, "Three.", 9);
    assert_inside(hand, &page,
                  "<p><span id=\"u0\">One <a href=\"https://a.org/\"><strong>two.</strong></a>"
                  "</span> <span id=\"u1\"><a href=\"https://a.org/\"><strong>Three</strong></a>."
                  "</span></p>\n");
}

static void test_words(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleBlock *block =
        add_block(add_section(hand, NULL, 1), ARTICLE_PARAGRAPH, "Take 5 mg, now or never.");
    const Mark marks[] = {{MARK_STRONG, 0, 14, NULL}, {MARK_EMPHASIS, 15, 21, NULL}};
    add_marks(block, marks, G_N_ELEMENTS(marks));
    say(hand, 0, 0, ROLE_PARAGRAPH, block->text, 0);
    hand_reading_mark(hand, "Take", 0);
    hand_reading_mark(hand, "5 mg", 100);
    hand_reading_mark(hand, "mg", 200);
    hand_reading_mark(hand, "now", 300);
    hand_reading_mark(hand, "or", 301);
    hand_reading_mark(hand, "never", 500);
    assert_inside(hand, &page_words,
                  "<p><span id=\"u0\"><strong><span id=\"u0w0\">Take</span> "
                  "<span id=\"u0w1\">5 mg</span>, </strong><span id=\"u0w3\"><strong>now</strong> "
                  "<em>or</em></span><em> </em><span id=\"u0w5\"><em>nev</em>er</span>."
                  "</span></p>\n");
    assert_anchors(hand, &page_words, "u0 u0w0 u0w1 u0w3 u0w5 ");
}

static void test_languages(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->article->language = g_strdup("ar");
    ArticleSection *section = add_section(hand, NULL, 1);
    ArticleBlock *block = add_block(section, ARTICLE_PARAGRAPH, "English then Arabic");
    block->language = g_strdup("en-GB-oxendict");
    const Mark marks[] = {{MARK_LANGUAGE, 0, 7, "en-GB"}, {MARK_LANGUAGE, 13, 19, "ar"}};
    add_marks(block, marks, G_N_ELEMENTS(marks));
    add_block(section, ARTICLE_PARAGRAPH, "Same")->language = g_strdup("ar");
    assert_inside(hand, &page,
                  "<p lang=\"en-GB\" xml:lang=\"en-GB\" dir=\"ltr\">English then "
                  "<span lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">Arabic</span></p>\n"
                  "<p>Same</p>\n");
}

/* Deep and many: as long as the text, and no stack is worn out. */
static void test_hostile_marks(HandReading *hand, gconstpointer data)
{
    (void)data;
    enum { N = 20000 };
    g_autofree char *text = g_strnfill(N, 'x');
    ArticleBlock *block = add_block(add_section(hand, NULL, 1), ARTICLE_PARAGRAPH, text);
    g_autofree Mark *marks = g_new0(Mark, N);
    for (guint i = 0; i < N; i++)
        marks[i] = (Mark){MARK_LANGUAGE, i / 2, N - i / 2, i % 2 ? "de" : "fr"};
    add_marks(block, marks, N);
    g_autoptr(Markup) markup = markup_new(hand->article, hand->reading, &page);
    g_autofree char *got = content(markup);
    g_assert_cmpuint(strlen(got), ==, strlen("Aspirin") + N);
    g_assert_cmpuint(strlen(markup->body), <, 2 * N);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    hand_reading_test("/markup/sections-nest", test_sections_nest);
    hand_reading_test("/markup/dialects", test_dialects);
    hand_reading_test("/markup/unheard", test_unheard);
    hand_reading_test("/markup/ranges-that-do-not-fit", test_ranges_that_do_not_fit);
    hand_reading_test("/markup/nothing-at-all", test_nothing_at_all);
    hand_reading_test("/markup/awkward-characters", test_awkward_characters);
    hand_reading_test("/markup/lists", test_lists);
    hand_reading_test("/markup/marker", test_marker_is_of_its_sentence);
    hand_reading_test("/markup/quotes-code-captions", test_quotes_code_and_captions);
    hand_reading_test("/markup/table", test_table);
    hand_reading_test("/markup/table-of-another-text", test_table_of_another_text);
    hand_reading_test("/markup/marks", test_marks);
    hand_reading_test("/markup/marks-that-say-nothing", test_marks_that_say_nothing);
    hand_reading_test("/markup/marks-over-sentences", test_marks_over_sentences);
    hand_reading_test("/markup/words", test_words);
    hand_reading_test("/markup/languages", test_languages);
    hand_reading_test("/markup/hostile-marks", test_hostile_marks);
    return g_test_run();
}
