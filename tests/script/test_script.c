/* Scripts of articles built by hand: what is said in which order, with which silences, and that
 * nothing is lost. */
#include "script/script.h"
#include "script/verbalizer.h"

#include "script_checks.h"

typedef struct {
    VoiceStore *store;
    Article *article;
    ScriptOptions options;
    Diagnostics diagnostics;
    GString *reported;
} Fixture;

static void collect(const Diagnostic *diagnostic, gpointer data)
{
    g_string_append_printf(data, "%u: %s\n", diagnostic->line, diagnostic->message);
}

static void set_up(Fixture *fixture, gconstpointer voice_name)
{
    const char *folders[] = {"voices", NULL};
    g_autoptr(GError) error = NULL;
    fixture->store = voice_store_new(folders);
    fixture->article = article_new();
    fixture->reported = g_string_new(NULL);
    fixture->diagnostics =
        (Diagnostics){.source = "test", .handler = collect, .data = fixture->reported};
    fixture->options.voice = voice_store_get(fixture->store, voice_name, NULL, &error);
    g_assert_no_error(error);
}

static void tear_down(Fixture *fixture, gconstpointer voice_name)
{
    (void)voice_name;
    article_free(fixture->article);
    voice_store_free(fixture->store);
    g_string_free(fixture->reported, TRUE);
}

static Script *write_script(Fixture *fixture)
{
    g_autoptr(GError) error = NULL;
    Script *script = script_new(fixture->article, &fixture->options, fixture->store,
                                &fixture->diagnostics, &error);
    g_assert_no_error(error);
    checks_script(script, fixture->article);
    return script;
}

/* --- articles by hand ----------------------------------------------------------------------- */

static ArticleSection *add_section(Fixture *fixture, const char *heading, int level)
{
    ArticleSection *section = article_section_new(heading, level);
    g_ptr_array_add(fixture->article->sections, section);
    return section;
}

static ArticleBlock *add_block(ArticleSection *section, ArticleBlockKind kind, const char *text)
{
    ArticleBlock *block = article_block_new(kind, text);
    g_ptr_array_add(section->blocks, block);
    return block;
}

static ArticleBlock *add_item(ArticleSection *section, guint list, guint depth, guint index,
                              guint size, const char *marker, const char *text)
{
    ArticleBlock *block = add_block(section, ARTICLE_ITEM, text);
    block->item = (ArticleListPlace){list, depth, index, size, g_strdup(marker), FALSE};
    return block;
}

static ArticleBlock *add_disclaimer(Fixture *fixture, const char *text)
{
    ArticleBlock *block = article_block_new(ARTICLE_PARAGRAPH, text);
    g_ptr_array_add(fixture->article->disclaimers, block);
    return block;
}

/* A table of `rows` lines, cells parted by "|", the first `n_header_rows` of headers. */
static ArticleBlock *add_table(ArticleSection *section, const char *const *rows,
                               guint n_header_rows)
{
    g_autoptr(GString) text = g_string_new(NULL);
    GArray *cells = g_array_new(FALSE, FALSE, sizeof(ArticleCell));
    guint n_rows = 0;
    for (; rows[n_rows]; n_rows++) {
        g_auto(GStrv) parts = g_strsplit(rows[n_rows], "|", -1);
        g_autofree char *line = g_strjoinv(" | ", parts);
        if (!parts[0]) { /* a row of one empty cell */
            ArticleCell empty = {g_strdup(""), n_rows < n_header_rows};
            g_array_append_val(cells, empty);
        }
        g_string_append_printf(text, "%s%s", n_rows > 0 ? "\n" : "", line);
        for (guint i = 0; parts[i]; i++) {
            ArticleCell cell = {g_strdup(parts[i]), n_rows < n_header_rows};
            g_array_append_val(cells, cell);
        }
    }
    ArticleBlock *block = add_block(section, ARTICLE_TABLE, text->str);
    block->table = g_new0(ArticleTable, 1);
    block->table->n_rows = n_rows;
    block->table->n_columns = cells->len / n_rows;
    block->table->cells = (ArticleCell *)(gpointer)g_array_free(cells, FALSE);
    return block;
}

static void add_mark(ArticleBlock *block, MarkKind kind, gsize start, gsize end)
{
    block->marks = g_renew(Mark, block->marks, block->n_marks + 1);
    block->marks[block->n_marks++] = (Mark){kind, start, end, NULL};
}

/* --- what is said ----------------------------------------------------------------------------- */

/* A line for each utterance: role, level, tone in brackets, then what is displayed. */
static char *transcript(const Script *script)
{
    GString *lines = g_string_new(NULL);
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        g_string_append(lines, utterance_role_name(utterance->role));
        if (utterance->level > 0)
            g_string_append_printf(lines, " %d", utterance->level);
        if (utterance->tone_level > 0)
            g_string_append_printf(lines, " (%d)", utterance->tone_level);
        g_string_append_printf(lines, ": %s\n", utterance->display);
    }
    return g_string_free(lines, FALSE);
}

static void assert_said(Fixture *fixture, const char *expected)
{
    g_autoptr(Script) script = write_script(fixture);
    g_autofree char *lines = transcript(script);
    g_assert_cmpstr(lines, ==, expected);
}

static void fill_small_article(Fixture *fixture)
{
    Article *article = fixture->article;
    article->title = g_strdup("A Shot for Lupus? It's {early}");
    article->byline = g_strdup("Jane Doe and John Roe");
    article->date = g_strdup("2025-08-08");
    article->language = g_strdup("en");
    add_block(add_section(fixture, NULL, 1), ARTICLE_PARAGRAPH, "Dr. Lee led it. It works.");
    add_block(add_section(fixture, "How it works", 2), ARTICLE_PARAGRAPH, "Well.");
    add_block(add_section(fixture, "In the body", 3), ARTICLE_PARAGRAPH, "Fast.");
    add_block(add_section(fixture, "In the mind", 3), ARTICLE_PARAGRAPH, "Slow.");
    add_block(add_section(fixture, "What it costs", 2), ARTICLE_PARAGRAPH, "Much.");
    add_disclaimer(fixture, "This is no advice. Ask your doctor.");
    add_disclaimer(fixture, "All rights reserved.");
}

static void test_frame_and_headings(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fill_small_article(fixture);
    assert_said(fixture, "title (1): A Shot for Lupus?\n"
                         "title: It's {early}\n"
                         "byline: By Jane Doe and John Roe.\n"
                         "date: Published August 8, 2025.\n"
                         "announcement: 2 sections, about 1 minute.\n"
                         "paragraph: Dr. Lee led it.\n"
                         "paragraph: It works.\n"
                         "announcement (2): Section 1.\n"
                         "heading 2: How it works\n"
                         "paragraph: Well.\n"
                         "announcement (3): Part 1, level 3.\n"
                         "heading 3: In the body\n"
                         "paragraph: Fast.\n"
                         "announcement (3): Part 2, level 3.\n"
                         "heading 3: In the mind\n"
                         "paragraph: Slow.\n"
                         "announcement (2): Section 2.\n"
                         "heading 2: What it costs\n"
                         "paragraph: Much.\n"
                         "announcement (2): Disclaimer.\n"
                         "disclaimer: This is no advice.\n"
                         "disclaimer: Ask your doctor.\n"
                         "disclaimer: All rights reserved.\n"
                         "announcement: End of article.\n");
}

static void test_spanish_frame(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->article->title = g_strdup("Una cura");
    fixture->article->byline = g_strdup("Ana Ruiz");
    fixture->article->date = g_strdup("2025-08-08");
    fixture->article->language = g_strdup("es");
    ArticleSection *section = add_section(fixture, "¿Qué es?", 2);
    add_item(section, 1, 1, 1, 2, NULL, "Uno");
    add_item(section, 1, 1, 2, 2, NULL, "Dos");
    add_disclaimer(fixture, "Consulte a su médico.");
    assert_said(fixture, "title (1): Una cura\n"
                         "byline: Por Ana Ruiz.\n"
                         "date: Publicado el 8 de agosto de 2025.\n"
                         "announcement: 1 sección, menos de un minuto.\n"
                         "announcement (2): Sección 1.\n"
                         "heading 2: ¿Qué es?\n"
                         "announcement: Lista con 2 elementos.\n"
                         "item 1: Uno\n"
                         "item 1: Dos\n"
                         "announcement (2): Aviso legal.\n"
                         "disclaimer: Consulte a su médico.\n"
                         "announcement: Fin del artículo.\n");
}

static void test_heading_modes(Fixture *fixture, gconstpointer data)
{
    static const char *const expected[HEADINGS_KINDS] = {
        [HEADINGS_BOTH] = "announcement (2): Section 1.\nheading 2: One\n",
        [HEADINGS_WORDS] = "announcement: Section 1.\nheading 2: One\n",
        [HEADINGS_TONE] = "heading 2 (2): One\n",
        [HEADINGS_PAUSE] = "heading 2: One\n",
        [HEADINGS_OFF] = "heading 2: One\n"};
    (void)data;
    add_section(fixture, "One", 2);
    for (guint i = 0; i < HEADINGS_KINDS; i++) {
        fixture->options.headings = i;
        fixture->options.headings_set = TRUE;
        g_autoptr(Script) script = write_script(fixture);
        g_autofree char *lines = transcript(script);
        g_autofree char *all = g_strdup_printf("announcement: 1 section, less than a minute.\n%s"
                                               "announcement: End of article.\n",
                                               expected[i]);
        g_assert_cmpstr(lines, ==, all);
        g_assert_cmpint(script->voice->headings, ==, i);
        const Utterance *heading = script_utterance(script, script->utterances->len - 2);
        g_assert_cmpint(heading->role, ==, ROLE_HEADING);
        g_assert_cmpint(heading->style, ==, i == HEADINGS_OFF ? VOICE_BODY : VOICE_HEADING);
    }
}

/* The silence between the first utterance of that display and the one before it. */
static int silence_before(const Script *script, const char *display)
{
    for (guint i = 1; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (g_str_equal(utterance->display, display))
            return script_utterance(script, i - 1)->pause_after_ms + utterance->pause_before_ms;
    }
    g_assert_not_reached();
}

static void test_pauses(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fill_small_article(fixture);
    g_autoptr(Script) script = write_script(fixture);
    const VoicePauses *pauses = &fixture->options.voice->pauses;
    g_assert_cmpint(silence_before(script, "It's {early}"), ==, pauses->sentence);
    g_assert_cmpint(silence_before(script, "By Jane Doe and John Roe."), ==, pauses->after_title);
    g_assert_cmpint(silence_before(script, "Dr. Lee led it."), ==, pauses->paragraph);
    g_assert_cmpint(silence_before(script, "It works."), ==, pauses->sentence);
    g_assert_cmpint(silence_before(script, "Section 1."), ==, pauses->before_heading[0]);
    g_assert_cmpint(silence_before(script, "How it works"), ==, pauses->sentence);
    g_assert_cmpint(silence_before(script, "Well."), ==, pauses->after_heading[0]);
    g_assert_cmpint(silence_before(script, "Part 1, level 3."), ==, pauses->before_heading[1]);
    g_assert_cmpint(silence_before(script, "Disclaimer."), ==, pauses->disclaimer[0]);
    g_assert_cmpint(silence_before(script, "End of article."), ==, pauses->disclaimer[1]);
    const Utterance *last = script_utterance(script, script->utterances->len - 1);
    g_assert_cmpint(last->pause_after_ms, ==, pauses->end);
}

static void test_pauses_shrink_with_the_rate(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fill_small_article(fixture);
    g_autoptr(Voice) fast = voice_copy_at_rate(fixture->options.voice, 2);
    g_autoptr(Script) slow_script = write_script(fixture);
    fixture->options.voice = fast;
    g_autoptr(Script) fast_script = write_script(fixture);
    g_assert_cmpint(silence_before(fast_script, "Section 1."), ==,
                    silence_before(slow_script, "Section 1.") / 2);
    g_assert_cmpfloat(fast_script->estimated_s, <, slow_script->estimated_s * 0.55);
}

/* --- lists ------------------------------------------------------------------------------------ */

static void test_lists(Fixture *fixture, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(fixture, NULL, 1);
    add_item(section, 1, 1, 1, 3, "1.", "Wash. Dry.");
    add_item(section, 1, 1, 2, 3, "2.", "Rest");
    add_item(section, 2, 2, 1, 3, NULL, "on a bed");
    add_item(section, 2, 2, 2, 3, NULL, "on a chair");
    add_item(section, 2, 2, 3, 3, NULL, "anywhere");
    add_item(section, 1, 1, 3, 3, "b)", "Eat");
    add_item(section, 1, 1, 3, 3, NULL, "and drink")->item.continues = TRUE;
    add_block(section, ARTICLE_PARAGRAPH, "That is all.");
    add_item(section, 3, 1, 1, 1, NULL, "A lone item");
    add_block(section, ARTICLE_PARAGRAPH, "Done.");
    assert_said(fixture, "announcement: Reading time: less than a minute.\n"
                         "announcement: List with 3 items.\n"
                         "item 1: 1. Wash.\n"
                         "item 1: Dry.\n"
                         "item 1: 2. Rest\n"
                         "announcement: Inner list with 3 items.\n"
                         "item 2: on a bed\n"
                         "item 2: on a chair\n"
                         "item 2: anywhere\n"
                         "announcement: Back to the outer list.\n"
                         "item 1: b) Eat\n"
                         "item 1: and drink\n"
                         "announcement: End of list.\n"
                         "paragraph: That is all.\n"
                         "item 1: A lone item\n"
                         "paragraph: Done.\n"
                         "announcement: End of article.\n");
}

static void test_neighbouring_lists(Fixture *fixture, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(fixture, NULL, 1);
    for (guint i = 1; i <= 3; i++)
        add_item(section, 1, 1, i, 3, NULL, "one");
    for (guint i = 1; i <= 2; i++)
        add_item(section, 2, 1, i, 2, NULL, "two");
    add_section(fixture, "Next", 2);
    assert_said(fixture, "announcement: 1 section, less than a minute.\n"
                         "announcement: List with 3 items.\n"
                         "item 1: one\nitem 1: one\nitem 1: one\n"
                         "announcement: List with 2 items.\n"
                         "item 1: two\nitem 1: two\n"
                         "announcement (2): Section 1.\n"
                         "heading 2: Next\n"
                         "announcement: End of article.\n");
}

/* The words of the first utterance with a marker, each as "spoken=display". */
static char *marked_words(const Script *script)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        for (guint j = 0; utterance->marker_bytes > 0 && j < utterance->words->len; j++) {
            const SpokenWord *word = &g_array_index(utterance->words, SpokenWord, j);
            g_string_append_printf(words, "%.*s=%.*s ",
                                   (int)(word->spoken_end - word->spoken_start),
                                   utterance->spoken + word->spoken_start,
                                   (int)(word->display_end - word->display_start),
                                   utterance->display + word->display_start);
        }
    }
    return g_string_free(words, FALSE);
}

static void test_markers_are_spoken(Fixture *fixture, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(fixture, NULL, 1);
    add_item(section, 1, 1, 1, 2, "b)", "Rest");
    g_autoptr(Script) letter = write_script(fixture);
    g_autofree char *letter_words = marked_words(letter);
    g_assert_cmpstr(letter_words, ==, "B=b Rest=Rest ");
    ArticleBlock *item = g_ptr_array_index(section->blocks, 0);
    g_free(item->item.marker);
    item->item.marker = g_strdup("(3)");
    g_autoptr(Script) number = write_script(fixture);
    g_autofree char *number_words = marked_words(number);
    g_assert_cmpstr(number_words, ==, "three=3 Rest=Rest ");
    g_free(item->item.marker);
    item->item.marker = g_strnfill(3000, '7');
    g_autoptr(Script) endless = write_script(fixture);
    g_autofree char *none = marked_words(endless);
    g_assert_cmpstr(none, ==, "");
}

/* --- other blocks ----------------------------------------------------------------------------- */

static void test_blocks(Fixture *fixture, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(fixture, NULL, 1);
    add_block(section, ARTICLE_QUOTE, "It helps.");
    add_block(section, ARTICLE_PARAGRAPH, "She said so.");
    add_block(section, ARTICLE_QUOTE, "It helps.");
    add_block(section, ARTICLE_QUOTE, "Truly.");
    add_block(section, ARTICLE_CAPTION, "A doctor. Photo: Roe");
    add_block(section, ARTICLE_CODE, "dose = 5\n  wait");
    add_block(section, ARTICLE_PARAGRAPH, "First line\nsecond line");
    assert_said(fixture, "announcement: Reading time: less than a minute.\n"
                         "announcement: Quote:\n"
                         "quote: It helps.\n"
                         "paragraph: She said so.\n"
                         "announcement: Quote:\n"
                         "quote: It helps.\n"
                         "quote: Truly.\n"
                         "announcement: End of quote.\n"
                         "announcement: Image:\n"
                         "caption: A doctor.\n"
                         "caption: Photo: Roe\n"
                         "announcement: Code:\n"
                         "code: dose = 5\n"
                         "code: wait\n"
                         "paragraph: First line\n"
                         "paragraph: second line\n"
                         "announcement: End of article.\n");
}

static void test_tables(Fixture *fixture, gconstpointer data)
{
    static const char *const headed[] = {"Age:|Dose|Notes", "Adults|5 mg|",
                                         "Children|1 mg|Ask. Wait.", "Others|none|", NULL};
    static const char *const bare[] = {"a|b", "c|d", NULL};
    (void)data;
    ArticleSection *section = add_section(fixture, NULL, 1);
    add_table(section, headed, 1)->table->caption = g_strdup("Doses");
    add_table(section, bare, 0);
    assert_said(fixture, "announcement: Reading time: less than a minute.\n"
                         "announcement: Table: Doses\n"
                         "announcement: Table with 3 columns and 3 rows.\n"
                         "table: Columns: Age: Dose, Notes.\n"
                         "table: Age: Adults; Dose: 5 mg; Notes: blank\n"
                         "table: Age: Children; Dose: 1 mg; Notes: Ask.\n"
                         "table: Wait.\n"
                         "table: Age: Others; Dose: none; Notes: blank\n"
                         "announcement: End of table.\n"
                         "announcement: Table with 2 columns and 2 rows.\n"
                         "table: a; b\n"
                         "table: c; d\n"
                         "announcement: End of article.\n");
}

static void test_table_ranges(Fixture *fixture, gconstpointer data)
{
    static const char *const rows[] = {"Age|Dose", "Adults|5 mg", NULL};
    (void)data;
    ArticleBlock *block = add_table(add_section(fixture, NULL, 1), rows, 1);
    g_autoptr(Script) script = write_script(fixture);
    const Utterance *row = script_utterance(script, 3);
    g_assert_cmpstr(row->display, ==, "Age: Adults; Dose: 5 mg");
    g_assert_cmpmem(block->text + row->block_start, row->block_end - row->block_start,
                    "Adults | 5 mg", strlen("Adults | 5 mg"));
}

/* A header as long as the table must not be said again at every cell. */
static void test_long_table_headers(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autofree char *header = g_strnfill(20000, 'h');
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    g_ptr_array_add(rows, header);
    for (int i = 0; i < 2000; i++)
        g_ptr_array_add(rows, (gpointer) "x");
    g_ptr_array_add(rows, NULL);
    add_table(add_section(fixture, NULL, 1), (const char *const *)rows->pdata, 1);
    g_autoptr(Script) script = write_script(fixture);
    gsize bytes = 0;
    for (guint i = 0; i < script->utterances->len; i++)
        bytes += strlen(script_utterance(script, i)->display);
    g_assert_cmpuint(bytes, <, 300000);
}

/* --- marks, gaps, languages ------------------------------------------------------------------- */

static void test_marks_reach_their_sentence(Fixture *fixture, gconstpointer data)
{
    static const char *const rows[] = {"Age|Dose", "Adults|often1", NULL};
    (void)data;
    ArticleSection *section = add_section(fixture, NULL, 1);
    static const char text[] = "It starts. It works1 well. It ends2.";
    ArticleBlock *block = add_block(section, ARTICLE_PARAGRAPH, text);
    add_mark(block, MARK_STRONG, 0, strlen(text));
    add_mark(block, MARK_NOTE_REFERENCE, strlen("It starts. It works"),
             strlen("It starts. It works1"));
    add_mark(block, MARK_NOTE_REFERENCE, strlen(text) - 2, strlen(text) - 1);
    ArticleBlock *table = add_table(section, rows, 1);
    add_mark(table, MARK_NOTE_REFERENCE, strlen(table->text) - 1, strlen(table->text));
    g_autoptr(Script) script = write_script(fixture);
    g_assert_cmpstr(script_utterance(script, 2)->display, ==, "It works1 well.");
    g_assert_cmpstr(script_utterance(script, 2)->spoken, ==, "It works well.");
    g_assert_cmpstr(script_utterance(script, 3)->spoken, ==, "It ends.");
    const Utterance *row = script_utterance(script, script->utterances->len - 2);
    g_assert_cmpstr(row->display, ==, "Age: Adults; Dose: often1");
    g_assert_cmpstr(row->spoken, ==, "Age: Adults; Dose: often");
    fixture->options.footnotes = TRUE;
    g_autoptr(Script) with_notes = write_script(fixture);
    g_assert_cmpstr(script_utterance(with_notes, 2)->spoken, !=, "It works well.");
}

static void test_language_of_the_article(Fixture *fixture, gconstpointer data)
{
    (void)data;
    fixture->article->date = g_strdup("2025-08-08");
    fixture->article->language = g_strdup("en-GB");
    g_autoptr(Script) british = write_script(fixture);
    g_assert_cmpstr(british->language, ==, "en-GB");
    g_assert_cmpstr(script_utterance(british, 0)->display, ==, "Published 8 August 2025.");
    g_free(fixture->article->language);
    fixture->article->language = g_strdup("de");
    g_autoptr(Script) german = write_script(fixture);
    g_assert_cmpstr(german->language, ==, "en-US");
    g_free(fixture->article->date);
    fixture->article->date = g_strdup("2025-02-31");
    g_autoptr(Script) no_date = write_script(fixture);
    g_assert_cmpstr(script_utterance(no_date, 0)->display, ==, "Published 2025-02-31.");
}

/* The voice stays; the order of a date in digits follows the region that its paragraph names. */
static void test_region_of_a_paragraph(Fixture *fixture, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(fixture, NULL, 1);
    ArticleBlock *block = add_block(section, ARTICLE_PARAGRAPH, "It came. It left on 03/04/2024.");
    block->language = g_strdup("en-GB");
    g_autoptr(Script) script = write_script(fixture);
    const Utterance *second = script_utterance(script, 2);
    g_assert_cmpstr(second->voice->name, ==, "en-US");
    g_assert_cmpstr(second->spoken, ==, "It left on April third twenty twenty four.");
}

static void test_gaps_are_reported(Fixture *fixture, gconstpointer data)
{
    (void)data;
    ArticleBlock *block =
        add_block(add_section(fixture, NULL, 1), ARTICLE_PARAGRAPH, "All is said. So is 5 mg.");
    block->line = 41;
    g_autoptr(Script) said = write_script(fixture);
    g_assert_cmpstr(fixture->reported->str, ==, "");
    g_free(block->text);
    block->text = g_strdup("All is said. This ⪬ is not.");
    g_autoptr(Script) unsaid = write_script(fixture);
    g_assert_cmpstr(fixture->reported->str, ==,
                    "41: nothing is spoken for \"⪬\" in \"This ⪬ is not.\"; it is left unsaid\n");
    g_assert_cmpuint(fixture->diagnostics.counts[DIAGNOSTIC_WARNING], ==, 1);
}

static void test_no_phrases(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(Voice) voice = voice_copy_at_rate(fixture->options.voice, 1);
    g_free(voice->phrases);
    voice->phrases = g_strdup("tlh");
    fixture->options.voice = voice;
    g_autoptr(GError) error = NULL;
    g_assert_null(script_new(fixture->article, &fixture->options, fixture->store, NULL, &error));
    g_assert_nonnull(strstr(error->message, "tlh"));
}

static void test_empty_article(Fixture *fixture, gconstpointer data)
{
    (void)data;
    assert_said(fixture, "announcement: Reading time: less than a minute.\n"
                         "announcement: End of article.\n");
}

static void test_length_is_announced(Fixture *fixture, gconstpointer data)
{
    (void)data;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 12000; i++)
        g_string_append(text, i % 12 == 11 ? "Word. " : "Word ");
    add_block(add_section(fixture, NULL, 1), ARTICLE_PARAGRAPH, text->str);
    g_autoptr(Script) script = write_script(fixture);
    double pauses_s = 1000 * fixture->options.voice->pauses.sentence / 1000.0;
    double speech_s = 12000 * 60 / fixture->options.voice->spoken_wpm;
    g_assert_cmpfloat(script->estimated_s, >, speech_s + pauses_s - 30);
    g_assert_cmpfloat(script->estimated_s, <, speech_s + pauses_s + 30);
    g_assert_true(
        g_str_has_prefix(script_utterance(script, 0)->display, "Reading time: about 1 hour and "));
}

/* --- generated articles ----------------------------------------------------------------------- */

static char *random_text(void)
{
    static const char *const parts[] = {"word ",
                                        "Dr. ",
                                        "U.S. ",
                                        "5 mg ",
                                        "<",
                                        "%",
                                        ". ",
                                        "? ",
                                        "\n",
                                        "“Yes.” ",
                                        "é",
                                        "薬。",
                                        "👩‍👩‍👧",
                                        "[1]",
                                        "{0}",
                                        "'",
                                        "|",
                                        "–",
                                        "A",
                                        "aÉ",
                                        "tA'B",
                                        "\u00a0",
                                        "3.5 ",
                                        "No. 3 ",
                                        "(",
                                        ") ",
                                        "… ",
                                        ", ",
                                        "the "};
    g_autoptr(GString) text = g_string_new("t");
    int n_parts = g_test_rand_int_range(0, g_test_rand_bit() ? 10 : 400);
    for (int i = 0; i < n_parts; i++)
        g_string_append(text, parts[g_test_rand_int_range(0, G_N_ELEMENTS(parts))]);
    return g_strdup(g_strstrip(text->str));
}

static void add_random_marks(ArticleBlock *block)
{
    gsize length = strlen(block->text), at = 0;
    while (g_test_rand_bit() && at + 2 < length) {
        gsize start = at + (gsize)g_test_rand_int_range(0, (gint32)(length - at));
        gsize end = start + (gsize)g_test_rand_int_range(0, (gint32)(length - start) + 1);
        while (((guchar)block->text[start] & 0xC0) == 0x80)
            start--;
        while (end > start && ((guchar)block->text[end] & 0xC0) == 0x80)
            end--;
        if (start >= at && start < end)
            add_mark(block, (MarkKind)g_test_rand_int_range(0, MARK_KINDS), start, end);
        at = MAX(at + 1, end);
    }
}

static void add_random_table(ArticleSection *section)
{
    g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func(g_free);
    int n_rows = g_test_rand_int_range(1, 5), n_columns = g_test_rand_int_range(1, 5);
    for (int row = 0; row < n_rows; row++) {
        g_autoptr(GString) line = g_string_new(NULL);
        for (int column = 0; column < n_columns; column++) {
            g_autofree char *text = g_test_rand_bit() ? random_text() : g_strdup("");
            g_strdelimit(text, "|\n", ' ');
            g_string_append_printf(line, "%s%s", column > 0 ? "|" : "", text);
        }
        g_ptr_array_add(rows, g_strdup(line->str));
    }
    g_ptr_array_add(rows, NULL);
    ArticleBlock *block = add_table(section, (const char *const *)rows->pdata,
                                    (guint)g_test_rand_int_range(0, n_rows + 1));
    add_random_marks(block);
}

static void add_random_block(ArticleSection *section)
{
    g_autofree char *text = random_text();
    ArticleBlockKind kind = (ArticleBlockKind)g_test_rand_int_range(0, ARTICLE_BLOCK_KINDS);
    if (kind == ARTICLE_TABLE) {
        add_random_table(section);
        return;
    }
    ArticleBlock *block = add_block(section, kind, text);
    add_random_marks(block);
    if (kind != ARTICLE_ITEM)
        return;
    static const char *const markers[] = {
        NULL, "1.", "b)", "(iv)", "•", "--", "12345678901234567890"};
    const char *marker = markers[g_test_rand_int_range(0, G_N_ELEMENTS(markers))];
    block->item = (ArticleListPlace){(guint)g_test_rand_int_range(0, 5),
                                     (guint)g_test_rand_int_range(0, 4),
                                     (guint)g_test_rand_int_range(0, 9),
                                     (guint)g_test_rand_int_range(0, 9),
                                     g_strdup(marker),
                                     g_test_rand_bit()};
}

static void fill_random_article(Fixture *fixture)
{
    Article *article = fixture->article;
    if (g_test_rand_bit())
        article->title = random_text();
    if (g_test_rand_bit())
        article->byline = random_text();
    if (g_test_rand_bit())
        article->date = g_test_rand_bit() ? random_text() : g_strdup("1999-12-31");
    int n_sections = g_test_rand_int_range(0, 5);
    for (int i = 0; i < n_sections; i++) {
        g_autofree char *heading = i == 0 && g_test_rand_bit() ? NULL : random_text();
        ArticleSection *section = add_section(fixture, heading, g_test_rand_int_range(1, 7));
        int n_blocks = g_test_rand_int_range(0, 8);
        for (int j = 0; j < n_blocks; j++)
            add_random_block(section);
    }
    while (g_test_rand_bit()) {
        g_autofree char *text = random_text();
        add_random_marks(add_disclaimer(fixture, text));
    }
}

static void test_generated(Fixture *fixture, gconstpointer data)
{
    (void)data;
    for (int round = 0; round < 300; round++) {
        fill_random_article(fixture);
        fixture->options.headings = (HeadingAnnouncement)g_test_rand_int_range(0, HEADINGS_KINDS);
        fixture->options.headings_set = g_test_rand_bit();
        fixture->options.footnotes = g_test_rand_bit();
        g_autoptr(Script) script = write_script(fixture);
        const Utterance *last = script_utterance(script, script->utterances->len - 1);
        g_assert_cmpint(last->section, ==, SECTION_END);
        article_free(fixture->article);
        fixture->article = article_new();
    }
}

#define ADD(name, voice, function)                                                                 \
    g_test_add("/script/script/" name, Fixture, voice, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("frame", "en-US", test_frame_and_headings);
    ADD("spanish", "es-419", test_spanish_frame);
    ADD("heading-modes", "en-US", test_heading_modes);
    ADD("pauses", "en-US", test_pauses);
    ADD("rate", "en-US", test_pauses_shrink_with_the_rate);
    ADD("lists", "en-US", test_lists);
    ADD("neighbouring-lists", "en-US", test_neighbouring_lists);
    ADD("markers", "en-US", test_markers_are_spoken);
    ADD("blocks", "en-US", test_blocks);
    ADD("tables", "en-US", test_tables);
    ADD("table-ranges", "en-US", test_table_ranges);
    ADD("long-table-headers", "en-US", test_long_table_headers);
    ADD("marks", "en-US", test_marks_reach_their_sentence);
    ADD("language", "en-US", test_language_of_the_article);
    ADD("region-of-a-paragraph", "en-US", test_region_of_a_paragraph);
    ADD("gaps", "en-US", test_gaps_are_reported);
    ADD("no-phrases", "en-US", test_no_phrases);
    ADD("empty", "en-US", test_empty_article);
    ADD("length", "en-US", test_length_is_announced);
    ADD("generated", "en-US", test_generated);
    return g_test_run();
}
