/* Tagging: what of an article stands in which tag. */
#include "publish/tagging.h"

#include "publish/transcript.h"

#include "../speech/hand_script.h"

#include <glib.h>

typedef struct {
    Article *article;
    Script *script;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->script = hand_script_new("tone");
    f->script->language = g_strdup("de");
    f->article = article_new();
    f->article->title = g_strdup("Vitamin D");
    f->article->byline = g_strdup("Jane Doe");
    f->article->site = g_strdup("The Site");
    f->article->date = g_strdup("2025-08-09");
    f->article->language = g_strdup("es-MX");
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    g_clear_pointer(&f->script->language, g_free);
    hand_script_free(f->script);
    article_free(f->article);
}

static Tagging *tag(const Fixture *f, TaggingOptions options)
{
    return tagging_new(f->article, f->script, NULL, &options);
}

static void add_disclaimer(Fixture *f, const char *text)
{
    g_ptr_array_add(f->article->disclaimers, article_block_new(ARTICLE_PARAGRAPH, text));
}

static ArticleSection *add_section(Fixture *f, const char *heading, int level)
{
    ArticleSection *section = article_section_new(heading, level);
    g_ptr_array_add(f->article->sections, section);
    return section;
}

static ArticleBlock *add_block(ArticleSection *section, ArticleBlockKind kind, const char *text)
{
    ArticleBlock *block = article_block_new(kind, text);
    g_ptr_array_add(section->blocks, block);
    return block;
}

static void test_what_the_article_says(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(Tagging) tagging = tag(f, (TaggingOptions){0});
    g_assert_cmpstr(tagging->tags.title, ==, "Vitamin D");
    g_assert_cmpstr(tagging->tags.artist, ==, "Jane Doe");
    g_assert_cmpstr(tagging->tags.album, ==, "The Site");
    g_assert_cmpstr(tagging->tags.publisher, ==, "The Site");
    g_assert_cmpstr(tagging->tags.date, ==, "2025-08-09");
    g_assert_cmpstr(tagging->tags.language, ==, "es-MX");
    g_assert_cmpstr(tagging->tags.language_iso639_2, ==, "spa");
    g_assert_cmpstr(tagging->tags.genre, ==, "Speech");
    g_assert_cmpstr(tagging->tags.encoder, ==, "Lectern " LECTERN_VERSION);
    g_assert_null(tagging->tags.comment);
    g_assert_null(tagging->tags.copyright);
    g_assert_null(tagging->tags.lyrics);
    g_assert_cmpuint(tagging->tags.track, ==, 0);
    g_assert_cmpuint(tagging->tags.n_chapters, ==, 0);
}

static void test_what_it_does_not_say(Fixture *f, gconstpointer data)
{
    (void)data;
    g_clear_pointer(&f->article->title, g_free);
    g_clear_pointer(&f->article->byline, g_free);
    g_clear_pointer(&f->article->language, g_free);
    g_autoptr(Tagging) tagging = tag(f, (TaggingOptions){0});
    g_assert_cmpstr(tagging->tags.title, ==, f->script->title);
    g_assert_cmpstr(tagging->tags.artist, ==, "The Site");
    g_assert_cmpstr(tagging->tags.language, ==, "de");
    g_assert_cmpstr(tagging->tags.language_iso639_2, ==, "deu");
}

static void test_wishes(Fixture *f, gconstpointer data)
{
    (void)data;
    const AudioPicture cover = {0};
    g_autoptr(Tagging) tagging =
        tag(f, (TaggingOptions){.album = "Our album", .cover = &cover, .id3 = AUDIO_ID3_2_3});
    g_assert_cmpstr(tagging->tags.album, ==, "Our album");
    g_assert_cmpstr(tagging->tags.publisher, ==, "The Site");
    g_assert_true(tagging->tags.cover == &cover);
    g_assert_cmpint(tagging->tags.id3, ==, AUDIO_ID3_2_3);
}

static void test_disclaimer_and_copyright(Fixture *f, gconstpointer data)
{
    (void)data;
    add_disclaimer(f, "This article is for information only. Copyright law is another matter.");
    add_disclaimer(f, "© 2025 The Site. All rights reserved.");
    g_autoptr(Tagging) tagging = tag(f, (TaggingOptions){0});
    g_assert_cmpstr(tagging->tags.comment, ==,
                    "This article is for information only. Copyright law is another matter.\n\n"
                    "© 2025 The Site. All rights reserved.");
    g_assert_cmpstr(tagging->tags.copyright, ==, "© 2025 The Site. All rights reserved.");
}

static void test_lyrics(Fixture *f, gconstpointer data)
{
    (void)data;
    add_block(add_section(f, NULL, 1), ARTICLE_PARAGRAPH, "It helps.");
    ArticleSection *section = add_section(f, "Dose", 2);
    add_block(section, ARTICLE_PARAGRAPH, "Take:");
    add_block(section, ARTICLE_ITEM, "water");
    add_block(section, ARTICLE_ITEM, "½ tablet")->item.marker = g_strdup("2.");
    add_block(section, ARTICLE_ITEM, "with food")->item.continues = TRUE;
    add_block(section, ARTICLE_PARAGRAPH, "Rest.");
    add_disclaimer(f, "Ask first.");
    g_autoptr(Tagging) tagging = tag(f, (TaggingOptions){.lyrics = TRUE});
    g_autofree char *expected = g_strchomp(transcript_new(f->article, f->script));
    g_assert_cmpstr(tagging->tags.lyrics, ==, expected);
    g_assert_true(g_str_has_suffix(expected, "\n\nRest.\n\nAsk first."));
}

/* The chapters are those of the reading. */
static void test_chapters(Fixture *f, gconstpointer data)
{
    (void)data;
    f->script->opening_title = g_strdup("Opening");
    add_section(f, "Dose", 2);
    hand_script_add(f->script, "so", 0, 0)->section = SECTION_FRAME;
    hand_script_add(f->script, "it is", 0, 0)->section = 0;
    const ReadingEntry entries[] = {{0, 0, 100, NULL}, {150, 150, 180, NULL}};
    Reading reading = {.script = f->script, .sample_rate = 1000, .n_frames = 200};
    reading.entries = g_array_new(FALSE, FALSE, sizeof(ReadingEntry));
    g_array_append_vals(reading.entries, entries, G_N_ELEMENTS(entries));
    g_autoptr(Tagging) tagging = tagging_new(f->article, f->script, &reading, &(TaggingOptions){0});
    g_assert_cmpuint(tagging->tags.n_chapters, ==, 2);
    g_assert_cmpint(tagging->tags.chapter_rate, ==, 1000);
    const AudioChapter *chapters = tagging->tags.chapters;
    g_assert_cmpstr(chapters[0].title, ==, "Opening");
    g_assert_cmpint(chapters[0].start_frame, ==, 0);
    g_assert_cmpint(chapters[0].end_frame, ==, 150);
    g_assert_cmpstr(chapters[1].title, ==, "1. Dose");
    g_assert_cmpint(chapters[1].start_frame, ==, 150);
    g_assert_cmpint(chapters[1].end_frame, ==, 200);
    g_array_unref(reading.entries);
    g_clear_pointer(&f->script->opening_title, g_free);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const struct {
        const char *name;
        void (*test)(Fixture *, gconstpointer);
    } tests[] = {{"what-the-article-says", test_what_the_article_says},
                 {"what-it-does-not-say", test_what_it_does_not_say},
                 {"wishes", test_wishes},
                 {"disclaimer-and-copyright", test_disclaimer_and_copyright},
                 {"lyrics", test_lyrics},
                 {"chapters", test_chapters}};
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *name = g_strdup_printf("/publish/tagging/%s", tests[i].name);
        g_test_add(name, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
    return g_test_run();
}
