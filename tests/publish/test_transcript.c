/* A transcript is the article, all of it, arranged for eyes and screen readers. */
#include "publish/transcript.h"

#include "hand_reading.h"

static ArticleSection *add_section(HandReading *hand, const char *heading, int level)
{
    ArticleSection *section = article_section_new(heading, level);
    g_ptr_array_add(hand->article->sections, section);
    Utterance *utterance = hand_script_add(hand->script, heading ? heading : "Lead", 0, 0);
    utterance->section = (int)hand->article->sections->len - 1;
    return section;
}

static ArticleBlock *add_block(ArticleSection *section, ArticleBlockKind kind, const char *text)
{
    ArticleBlock *block = article_block_new(kind, text);
    g_ptr_array_add(section->blocks, block);
    return block;
}

static ArticleBlock *add_item(ArticleSection *section, guint index, guint depth, const char *marker,
                              const char *text)
{
    ArticleBlock *block = add_block(section, ARTICLE_ITEM, text);
    block->item.index = index;
    block->item.depth = depth;
    block->item.marker = g_strdup(marker);
    return block;
}

static void add_disclaimer(HandReading *hand, const char *text)
{
    g_ptr_array_add(hand->article->disclaimers, article_block_new(ARTICLE_PARAGRAPH, text));
    hand_script_add(hand->script, text, 0, 0)->section = SECTION_DISCLAIMER;
}

static void test_parts(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->article->url = g_strdup("https://example.org/aspirin");
    hand_reading_say(hand, "By Jane Doe.", 0, 0)->role = ROLE_BYLINE;
    hand_reading_say(hand, "Published", 0, 0)->role = ROLE_DATE;
    hand_reading_say(hand, "in May.", 0, 0)->role = ROLE_DATE;
    hand_reading_say(hand, "2 sections.", 0, 0)->role = ROLE_ANNOUNCEMENT;
    add_block(add_section(hand, NULL, 1), ARTICLE_PARAGRAPH, "The lead.\nA line of its own.");
    add_block(add_section(hand, "Dose", 2), ARTICLE_PARAGRAPH, "Take one.");
    add_block(add_section(hand, "At night", 6), ARTICLE_PARAGRAPH, "None.");
    add_disclaimer(hand, "Ask first.");
    add_disclaimer(hand, "© 2026");
    assert_text(transcript_text, hand, (TextOptions){0},
                "Aspirin\nBy Jane Doe.\nPublished in May.\nhttps://example.org/aspirin\n\n"
                "The lead.\nA line of its own.\n\n\n1. Dose\n\nTake one.\n\n\n1.1. At night\n\n"
                "None.\n\n\nDisclaimer\n\nAsk first.\n\n© 2026\n");
}

static void test_lists(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(hand, "Dose", 2);
    add_block(section, ARTICLE_PARAGRAPH, "Take:");
    add_item(section, 1, 1, "9.", "one");
    add_item(section, 1, 2, NULL, "with water");
    add_item(section, 1, 1, NULL, "going on")->item.continues = TRUE;
    add_item(section, 2, 1, "10.", "two\nlines");
    add_item(section, 1, 1, "(viii)", "another list");
    add_block(section, ARTICLE_PARAGRAPH, "Then stop.");
    assert_text(transcript_text, hand, (TextOptions){0},
                "Aspirin\n\n\n1. Dose\n\nTake:\n\n"
                " 9. one\n      • with water\n    going on\n10. two\n    lines\n\n"
                "(viii) another list\n\nThen stop.\n");
}

static void test_other_blocks(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleSection *section = add_section(hand, "Dose", 2);
    ArticleBlock *table = add_block(section, ARTICLE_TABLE, "Age | Dose\n6 | 5 mg\n12 | 10 mg");
    table->table = g_new0(ArticleTable, 1);
    table->table->caption = g_strdup("How much");
    add_block(section, ARTICLE_TABLE, "A | B");
    add_block(section, ARTICLE_QUOTE, "“Ask.”");
    add_block(section, ARTICLE_CODE, "if a:\n    b\x1b[31m");
    add_block(section, ARTICLE_CAPTION, "A tablet");
    assert_text(transcript_text, hand, (TextOptions){0},
                "Aspirin\n\n\n1. Dose\n\nHow much\n    Age | Dose\n    6 | 5 mg\n    12 | 10 mg\n\n"
                "    A | B\n\n    “Ask.”\n\n    if a:\n        b [31m\n\n[A tablet]\n");
}

/* What is not said is there all the same, and nothing stands twice. */
static void test_silent_parts_are_there(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_ptr_array_add(hand->article->sections, article_section_new("***", 2));
    add_section(hand, "1. Use", 2);
    g_ptr_array_add(hand->article->disclaimers, article_block_new(ARTICLE_PARAGRAPH, "Ask."));
    g_clear_pointer(&hand->script->disclaimer_title, g_free);
    assert_text(transcript_text, hand, (TextOptions){0}, "Aspirin\n\n\n***\n\n\n1. Use\n\nAsk.\n");
}

/* "loratadine fexofenadine" and "10 mg1" are not what the page says. */
static void test_marks_that_plain_text_has_not(HandReading *hand, gconstpointer data)
{
    (void)data;
    ArticleBlock *block = add_block(add_section(hand, "Dose", 2), ARTICLE_PARAGRAPH,
                                    "Take old new 10 mg1 a day* [2], old");
    const Mark marks[] = {{MARK_STRONG, 0, 8, NULL},           {MARK_DELETED, 5, 8, NULL},
                          {MARK_NOTE_REFERENCE, 18, 19, NULL}, {MARK_NOTE_REFERENCE, 25, 26, NULL},
                          {MARK_NOTE_REFERENCE, 27, 30, NULL}, {MARK_DELETED, 30, 35, NULL},
                          {MARK_NOTE_REFERENCE, 32, 35, NULL}};
    block->marks = g_memdup2(marks, sizeof marks);
    block->n_marks = G_N_ELEMENTS(marks);
    assert_text(transcript_text, hand, (TextOptions){0},
                "Aspirin\n\n\n1. Dose\n\nTake new 10 mg[1] a day* [2]\n");
}

static void test_nothing_at_all(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_clear_pointer(&hand->article->title, g_free);
    assert_text(transcript_text, hand, (TextOptions){0}, "");
    add_section(hand, "Use", 2);
    assert_text(transcript_text, hand, (TextOptions){0}, "1. Use\n");
}

static void test_awkward_characters(HandReading *hand, gconstpointer data)
{
    (void)data;
    g_free(hand->article->title);
    hand->article->title = g_strdup(hand_awkward);
    assert_text(transcript_text, hand, (TextOptions){0},
                "A & B <b>\"C\"</b> -->\n\n[00:01.00] <00:01.00> {\\an8} \\ 'D' [31m 100% ع "
                "WEBVTT\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    hand_reading_test("/transcript/parts", test_parts);
    hand_reading_test("/transcript/lists", test_lists);
    hand_reading_test("/transcript/other-blocks", test_other_blocks);
    hand_reading_test("/transcript/silent-parts", test_silent_parts_are_there);
    hand_reading_test("/transcript/marks", test_marks_that_plain_text_has_not);
    hand_reading_test("/transcript/nothing-at-all", test_nothing_at_all);
    hand_reading_test("/transcript/awkward-characters", test_awkward_characters);
    return g_test_run();
}
