/* A site's parts: cards, lists of many articles, letters, words, data for machines, the feed, the
 * folder. tests/cli/test_publish.py has the whole. */
#include "publish/site.h"

#include "base/error.h"
#include "hand_reading.h"
#include "publish/podcast.h"
#include "publish/site_assets.h"
#include "publish/site_card.h"
#include "publish/site_cover.h"
#include "publish/site_data.h"
#include "publish/site_letter.h"
#include "publish/site_list.h"
#include "publish/site_store.h"
#include "publish/site_words.h"
#include "script/date_text.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- cards ----------------------------------------------------------------------------------- */

static SiteCard *card_new(guint number, const char *title, const char *date)
{
    g_autofree char *text = g_strdup_printf(
        "{\"version\": 1, \"id\": \"id%u\", \"key\": \"k\", \"slug\": \"slug-%u\", \"guid\": "
        "\"g%u\","
        " \"language\": \"en\", \"sentences\": \"0 0;1 1500\", \"length_ms\": 61000, \"added_s\": "
        "86400,"
        " \"files\": [{\"format\": \"mp3\", \"name\": \"slug-%u.mp3\", \"bytes\": 1234567}]}",
        number, number, number, number);
    SiteCard *card = site_card_parse(text, -1);
    g_assert_nonnull(card);
    card->title = g_strdup(title);
    card->date = g_strdup(date);
    return card;
}

static void test_card_comes_back(HandReading *hand, gconstpointer data)
{
    (void)data;
    hand->article->byline = g_strdup("Jane \"J\" Doe");
    hand->article->date = g_strdup("2026-03-14");
    hand_reading_say(hand, "Aspirin", 0, 1000);
    hand_reading_add_section(hand, hand_awkward, 2);
    g_autoptr(SiteCard) card = site_card_new(hand->article, hand->reading);
    card->id = g_strdup("7");
    card->key = g_strdup("key");
    card->slug = g_strdup("Aspirin");
    card->guid = g_strdup("guid");
    card->added_s = 1780000000;
    site_card_add_file(card, "opus", "Aspirin.opus", 5);
    site_card_add_file(card, "mp3", "Aspirin.mp3", G_MAXINT64);
    g_autofree char *text = site_card_text(card);
    g_autoptr(SiteCard) back = site_card_parse(text, -1);
    g_assert_nonnull(back);
    g_autofree char *again = site_card_text(back);
    g_assert_cmpstr(again, ==, text);
    g_assert_cmpstr(back->title, ==, "Aspirin");
    g_assert_cmpint(back->length_ms, ==, 2500);
    g_assert_cmpuint(back->chapters->len, ==, 2);
    g_assert_cmpstr(site_card_sound(back)->name, ==, "Aspirin.mp3");
    g_assert_true(site_card_sound(back)->bytes == G_MAXINT64);
}

static void test_what_is_no_card(void)
{
    static const char *const wrong[] = {
        "", "{", "[]", "null", "{\"version\": 1}", "{\"version\": {}, \"id\": []}",
        /* without sound */
        "{\"version\": 1, \"id\": \"a\", \"key\": \"a\", \"slug\": \"a\", \"guid\": \"a\","
        " \"language\": \"en\", \"sentences\": \"\"}",
        /* of another version */
        "{\"version\": 2, \"id\": \"a\", \"key\": \"a\", \"slug\": \"a\", \"guid\": \"a\","
        " \"language\": \"en\", \"sentences\": \"\", \"files\": [{\"format\": \"mp3\", \"name\": "
        "\"a\"}]}",
        /* a file that is elsewhere */
        "{\"version\": 1, \"id\": \"a\", \"key\": \"a\", \"slug\": \"a\", \"guid\": \"a\","
        " \"language\": \"en\", \"sentences\": \"\", \"files\": [{\"format\": \"mp3\", \"name\": "
        "\"../a\"}]}",
        "{\"version\": 1, \"id\": \"a\", \"key\": 1, \"slug\": \"a\", \"guid\": \"a\", \"files\": "
        "7}"};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        SiteCard *card = site_card_parse(wrong[i], -1);
        if (card)
            g_error("a card: %s", wrong[i]);
    }
}

static void test_day_is_the_articles(void)
{
    g_autoptr(SiteCard) dated = card_new(1, "A", "2026-03-14"), undated = card_new(2, "B", NULL);
    g_autofree char *first = site_card_day(dated), *second = site_card_day(undated);
    g_assert_cmpstr(first, ==, "2026-03-14");
    g_assert_cmpstr(second, ==, "1970-01-02");
}

/* --- letters and words ----------------------------------------------------------------------- */

static void test_letters(void)
{
    static const char *const cases[][3] = {
        {"Élan vital", "E", "e"},        {"élan", "E", "e"},        {"“Quoted”", "Q", "q"},
        {"5 mg of it", "0–9", "digits"}, {"…", "#", "others"},      {"", "#", "others"},
        {"Ждать", "Ж", "u0416"},         {"高血压", "漢", "u6f22"}, {"혈압", "한", "ud55c"},
        {"カプセル", "あ", "u3042"},     {"ﬁbre", "F", "f"},        {"صحة", "ص", "u0635"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *letter = site_letter_of(cases[i][0]), *name = site_letter_name(letter);
        g_assert_cmpstr(letter, ==, cases[i][1]);
        g_assert_cmpstr(name, ==, cases[i][2]);
    }
    g_autofree char *plain = site_letter_key("Elan: Vital"),
                    *accents = site_letter_key("élan  vital!");
    g_assert_cmpstr(plain, ==, accents);
}

static void test_words_stand_for_the_text(void)
{
    g_autoptr(Article) article = article_new();
    g_autoptr(GString) text = g_string_new("Take the tablets with water. ");
    for (guint i = 0; i < 3; i++)
        g_string_append(text, "Ibuprofen and IBUPROFEN, 5 mg. ");
    ArticleSection *section = article_section_new("Kidneys first", 2);
    g_ptr_array_add(section->blocks, article_block_new(ARTICLE_PARAGRAPH, text->str));
    g_ptr_array_add(article->sections, section);
    g_autofree char *words = site_words_index(article);
    g_assert_cmpstr(words, ==, "kidneys first take the tablets with water ibuprofen and 5 mg");
    g_autofree char *summary = site_words_summary(article);
    g_assert_true(g_str_has_prefix(summary, "Take the tablets"));
}

static void test_what_is_struck_out_stands_for_nothing(void)
{
    static const char text[] = "Take loratadine fexofenadine 10 mg1 at night.";
    const Mark marks[] = {{MARK_DELETED, 5, 16, NULL}, {MARK_NOTE_REFERENCE, 34, 35, NULL}};
    g_autoptr(Article) article = article_new();
    ArticleBlock *block = article_block_new(ARTICLE_PARAGRAPH, text);
    block->marks = g_memdup2(marks, sizeof marks);
    block->n_marks = G_N_ELEMENTS(marks);
    ArticleSection *section = article_section_new(NULL, 1);
    g_ptr_array_add(section->blocks, block);
    g_ptr_array_add(article->sections, section);
    g_autofree char *words = site_words_index(article), *summary = site_words_summary(article);
    g_assert_cmpstr(words, ==, "take fexofenadine 10 mg at night");
    g_assert_cmpstr(summary, ==, "Take fexofenadine 10 mg at night.");
}

static void test_a_long_text_has_short_words(void)
{
    g_autoptr(Article) article = article_new();
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 100000; i++)
        g_string_append_printf(text, "wort%u ", i);
    g_autofree char *one = g_strnfill(100000, 'x');
    g_string_append(text, one);
    ArticleSection *section = article_section_new(NULL, 1);
    g_ptr_array_add(section->blocks, article_block_new(ARTICLE_PARAGRAPH, text->str));
    g_ptr_array_add(article->sections, section);
    g_autofree char *words = site_words_index(article), *summary = site_words_summary(article);
    g_assert_cmpuint(strlen(words), <=, 256 * 1024);
    g_assert_cmpuint(strlen(summary), <=, 250);
    g_assert_true(g_str_has_suffix(summary, "…"));
}

/* What is written without blanks is found by each two letters; accents and capitals are none. */
static void test_words_are_as_the_search_has_them(void)
{
    static const char *const cases[][2] = {{"Größe Ärzte", "grosse arzte"},
                                           {"降压药 take药2次。", "降压 压药 药 take 2 次"},
                                           {"カプセル", "カフ フセ セル ル"},
                                           {"ยา", "ยา า"},
                                           {"Σας, ﬁbre m³", "σασ fibre m3"},
                                           {"حَبّة", "حبة"},
                                           {"", ""}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Article) article = article_new();
        article->title = g_strdup(cases[i][0]);
        g_autofree char *words = site_words_index(article);
        g_assert_cmpstr(words, ==, cases[i][1]);
    }
}

static void test_a_summary_without_blanks_is_cut_between_letters(void)
{
    g_autoptr(Article) article = article_new();
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 200; i++)
        g_string_append(text, "高");
    ArticleSection *section = article_section_new(NULL, 1);
    g_ptr_array_add(section->blocks, article_block_new(ARTICLE_PARAGRAPH, text->str));
    g_ptr_array_add(article->sections, section);
    g_autofree char *summary = site_words_summary(article);
    g_assert_true(g_utf8_validate(summary, -1, NULL));
    g_assert_cmpint(g_utf8_strlen(summary, -1), ==, 81);
}

static void test_months(void)
{
    g_autofree char *english = date_text_month("2026-03", "en"),
                    *spanish = date_text_month("2026-03", "es");
    g_autofree char *none = date_text_month("soon", "en"), *odd = date_text_month("2026-13", "en");
    g_assert_cmpstr(english, ==, "March 2026");
    g_assert_cmpstr(spanish, ==, "marzo de 2026");
    g_assert_cmpstr(none, ==, "soon");
    g_assert_cmpstr(odd, ==, "2026-13");
}

/* --- lists ----------------------------------------------------------------------------------- */

typedef struct {
    VoiceStore *voices;
    Pharmacy *pharmacy;
    SitePhrases *phrases;
    SiteContext context;
    GPtrArray *cards;  /* of SiteCard */
    GHashTable *pages; /* path → text */
} Lists;

static void free_card(gpointer card)
{
    site_card_free(card);
}

static void set_up(Lists *lists, gconstpointer data)
{
    (void)data;
    const char *folders[] = {"voices", NULL};
    lists->voices = voice_store_new(folders);
    lists->pharmacy = pharmacy_new();
    lists->phrases = site_phrases_new(lists->voices, "en", NULL);
    g_assert_nonnull(lists->phrases);
    lists->context = (SiteContext){lists->pharmacy, lists->phrases, "v", NULL, NULL};
    lists->cards = g_ptr_array_new_with_free_func(free_card);
    lists->pages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

static void tear_down(Lists *lists, gconstpointer data)
{
    (void)data;
    g_hash_table_unref(lists->pages);
    g_ptr_array_unref(lists->cards);
    site_phrases_free(lists->phrases);
    pharmacy_free(lists->pharmacy);
    voice_store_free(lists->voices);
}

static gboolean keep(const char *path, const char *text, gpointer data, GError **error)
{
    (void)error;
    Lists *lists = data;
    g_assert_true(g_hash_table_insert(lists->pages, g_strdup(path), g_strdup(text)));
    return TRUE;
}

/* Articles of three months, titled from A to Z in turn. */
static void add_cards(Lists *lists, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_autofree char *title = g_strdup_printf("%c article %05u", 'A' + (int)(i % 26), i);
        g_autofree char *date = g_strdup_printf("2026-%02u-%02u", 1 + i % 3, 1 + i / 3 % 28);
        g_ptr_array_add(lists->cards, card_new(i, title, date));
    }
    g_ptr_array_sort(lists->cards, site_list_newest_first);
    g_assert_true(site_list_write(&lists->context, lists->cards, keep, lists, NULL));
}

static guint count(const char *text, const char *part)
{
    guint n = 0;
    for (const char *p = strstr(text, part); p; p = strstr(p + 1, part))
        n++;
    return n;
}

static const char *page(const Lists *lists, const char *path)
{
    const char *text = g_hash_table_lookup(lists->pages, path);
    if (!text)
        g_error("no %s", path);
    return text;
}

static void test_no_articles(Lists *lists, gconstpointer data)
{
    (void)data;
    add_cards(lists, 0);
    g_assert_cmpuint(g_hash_table_size(lists->pages), ==, 5);
    g_assert_nonnull(strstr(page(lists, "index.html"), "There are no articles yet."));
}

static void test_a_short_list_is_one_page(Lists *lists, gconstpointer data)
{
    (void)data;
    add_cards(lists, 60);
    g_assert_cmpuint(g_hash_table_size(lists->pages), ==, 5);
    g_assert_cmpuint(count(page(lists, "index.html"), "<time "), ==, SITE_LIST_NEWEST);
    g_assert_cmpuint(count(page(lists, "by-date.html"), "<time "), ==, 60);
    g_assert_cmpuint(count(page(lists, "by-title.html"), "<time "), ==, 60);
    g_assert_nonnull(strstr(page(lists, "by-date.html"), "<h2>March 2026</h2>"));
}

/* Of 10,000 articles each stands once in each list, on pages that lead to each other. */
static void test_long_lists_have_pages(Lists *lists, gconstpointer data)
{
    (void)data;
    enum { N = 10000 };
    add_cards(lists, N);
    guint by_date = 0, by_title = 0;
    GHashTableIter iter;
    gpointer path, text;
    g_hash_table_iter_init(&iter, lists->pages);
    while (g_hash_table_iter_next(&iter, &path, &text)) {
        guint n = count(text, "<time ");
        g_assert_cmpuint(n, <=, SITE_LIST_PAGE);
        by_date += g_str_has_prefix(path, "by-date/") ? n : 0;
        by_title += g_str_has_prefix(path, "by-title/") ? n : 0;
    }
    g_assert_cmpuint(by_date, ==, N);
    g_assert_cmpuint(by_title, ==, N);
    g_assert_cmpuint(count(page(lists, "by-title.html"), "href=\"by-title/"), ==, 26);
    g_assert_nonnull(
        strstr(page(lists, "by-date.html"), "by-date/2026-02.html\">February 2026</a>"));
    g_assert_nonnull(strstr(page(lists, "by-title/a.html"), "href=\"../by-title/a-2.html\""));
    g_assert_nonnull(strstr(page(lists, "by-title/a-2.html"), "href=\"../by-title/a.html\""));
    g_assert_null(strstr(page(lists, "by-title/a-4.html"), "rel=\"next\""));
    g_autoptr(SiteIndex) words = site_index_new(lists->cards);
    g_autofree char *index = site_list_index(&lists->context, lists->cards, words);
    g_assert_cmpuint(count(index, "\"link\""), ==, N);
}

static void test_titles_are_text(Lists *lists, gconstpointer data)
{
    (void)data;
    g_ptr_array_add(lists->cards, card_new(1, "<script>alert(1)</script> & \"more\"", NULL));
    add_cards(lists, 0);
    GHashTableIter iter;
    gpointer path, text;
    g_hash_table_iter_init(&iter, lists->pages);
    while (g_hash_table_iter_next(&iter, &path, &text))
        g_assert_null(strstr(text, "<script>alert"));
    g_assert_nonnull(
        strstr(page(lists, "index.html"), "&lt;script&gt;alert(1)&lt;/script&gt; &amp; "));
}

static void test_the_data_does_not_end_its_element(Lists *lists, gconstpointer data)
{
    (void)data;
    g_autoptr(SiteCard) card = card_new(1, "</script><!-- <script>", "2026-01-01");
    g_autofree char *dated = site_data_article(&lists->context, card);
    g_assert_null(strchr(dated, '<'));
    g_assert_nonnull(strstr(dated, "\"NewsArticle\""));
    g_assert_nonnull(strstr(dated, "\"PT1M1S\""));
    g_clear_pointer(&card->date, g_free);
    g_autofree char *undated = site_data_article(&lists->context, card);
    g_assert_nonnull(strstr(undated, "\"MedicalWebPage\""));
}

static SiteIndex *index_of(Lists *lists, const char *const *words)
{
    for (guint i = 0; words[i]; i++) {
        SiteCard *card = card_new(i, "A", NULL);
        card->words = g_strdup(words[i]);
        g_ptr_array_add(lists->cards, card);
    }
    return site_index_new(lists->cards);
}

static void test_an_index_tells_where_words_are(Lists *lists, gconstpointer data)
{
    (void)data;
    static const char *const words[] = {"aspirin dose", "water", "dose", "dose water 降压", NULL};
    g_autoptr(SiteIndex) index = index_of(lists, words);
    g_autofree char *expected =
        g_strdup_printf("{\"version\":\"%s\",\"words\":{\n\"aspirin\":[0],\n\"dose\":[0,2,1],\n"
                        "\"water\":[1,2],\n\"降压\":[3]\n}}\n",
                        index->version);
    g_assert_cmpuint(index->parts->len, ==, 1);
    g_assert_cmpstr(g_ptr_array_index(index->parts, 0), ==, expected);
    g_ptr_array_remove_index(lists->cards, 0);
    g_autoptr(SiteIndex) other = site_index_new(lists->cards);
    g_assert_cmpstr(other->version, !=, index->version);
}

static void test_a_large_index_has_parts(Lists *lists, gconstpointer data)
{
    (void)data;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 50000; i++)
        g_string_append_printf(text, "%c%u ", 'a' + (int)(i % 26), i);
    const char *const words[] = {text->str, NULL};
    g_autoptr(SiteIndex) index = index_of(lists, words);
    guint n_parts = index->parts->len;
    g_assert_cmpuint(n_parts, >, 4);
    g_assert_cmpuint(n_parts, <=, 64);
    const char *part = g_ptr_array_index(index->parts, site_index_part("c2", n_parts));
    g_assert_nonnull(strstr(part, "\"c2\":[0]"));
}

static void test_a_feed_has_the_newest(Lists *lists, gconstpointer data)
{
    (void)data;
    lists->pharmacy->base_url = g_strdup("https://mill.example/");
    add_cards(lists, 1000);
    g_autofree char *feed = podcast_text(&lists->context, lists->cards, "assets/cover.png");
    g_assert_cmpuint(count(feed, "<item>"), ==, PODCAST_ITEMS);
    g_assert_nonnull(
        strstr(feed, "<lastBuildDate>Fri, 02 Jan 1970 00:16:39 +0000</lastBuildDate>"));
    g_assert_nonnull(strstr(feed, "length=\"1234567\" type=\"audio/mpeg\""));
    g_assert_null(strstr(feed, "podcast:transcript"));
}

/* That which Python's uuid5() makes of "mill.example/podcast.xml", whatever the scheme. */
/* Asserts that these stand in the text, in that order. */
static void assert_order(const char *text, const char *const *parts)
{
    for (; *parts; parts++) {
        text = strstr(text, *parts);
        if (!text)
            g_error("missing, or too early: %s", *parts);
    }
}

static void test_what_came_last_is_the_newest_of_the_feed(Lists *lists, gconstpointer data)
{
    (void)data;
    static const struct {
        const char *title, *date;
        gint64 added_s;
    } articles[] = {{"Of last week", "2026-03-07", 1773000000},
                    {"Undated", NULL, 1773403200},
                    {"Its day, first", "2026-03-13", 1773403200},
                    {"Its day, second", "2026-03-13", 1773403200},
                    {"Old, came last", "2019-01-01", 1773500000}};
    lists->pharmacy->base_url = g_strdup("https://mill.example/");
    for (guint i = 0; i < G_N_ELEMENTS(articles); i++) {
        SiteCard *card = card_new(i, articles[i].title, articles[i].date);
        card->added_s = articles[i].added_s;
        g_ptr_array_add(lists->cards, card);
    }
    g_autofree char *feed = podcast_text(&lists->context, lists->cards, "assets/cover.png");
    static const char *const newest_first[] = {
        "<title>Old, came last",  "<pubDate>Sat, 14 Mar 2026 14:53:20 +0000",
        "<title>Its day, second", "<pubDate>Fri, 13 Mar 2026 12:00:02 +0000",
        "<title>Its day, first",  "<pubDate>Fri, 13 Mar 2026 12:00:01 +0000",
        "<title>Undated",         "<pubDate>Fri, 13 Mar 2026 12:00:00 +0000",
        "<title>Of last week",    NULL};
    assert_order(feed, newest_first);
}

/* Apps take a description for HTML, or do not. */
static void test_a_description_is_the_same_as_html(Lists *lists, gconstpointer data)
{
    (void)data;
    lists->pharmacy->base_url = g_strdup("https://mill.example/");
    SiteCard *card = card_new(1, "A", NULL);
    card->summary = g_strdup("Take <5 mg & <b>no</b> more; p<0.05, Q&A, &lt; ]]>");
    g_ptr_array_add(lists->cards, card);
    g_autofree char *feed = podcast_text(&lists->context, lists->cards, "assets/cover.png");
    g_assert_nonnull(strstr(feed, "<description>Take &lt;5 mg &amp; &amp;lt;b&gt;no&amp;lt;/b&gt; "
                                  "more; p&lt;0.05, Q&amp;A, &amp;amp;lt; ]]&gt;</description>"));
}

static void test_the_feeds_name_is_that_of_its_address(Lists *lists, gconstpointer data)
{
    (void)data;
    static const char *const addresses[] = {"https://mill.example/", "http://mill.example/"};
    for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
        g_free(lists->pharmacy->base_url);
        lists->pharmacy->base_url = g_strdup(addresses[i]);
        g_autofree char *feed = podcast_text(&lists->context, lists->cards, "assets/cover.png");
        g_assert_nonnull(
            strstr(feed, "<podcast:guid>b35dfce1-8203-5327-9f88-fecd3d352e7f</podcast:guid>"));
    }
}

/* --- colours --------------------------------------------------------------------------------- */

static char *theme(const Pharmacy *pharmacy)
{
    g_autoptr(GArray) assets = site_assets_new(pharmacy);
    for (guint i = 0; i < assets->len; i++) {
        const SiteAsset *asset = site_assets_get(assets, i);
        if (strcmp(asset->name, "theme.css") == 0)
            return g_strndup(g_bytes_get_data(asset->bytes, NULL), g_bytes_get_size(asset->bytes));
    }
    return NULL;
}

/* A link that can just be read on the background could not be read on a tint of it. */
static void test_a_pale_accent_has_no_tinted_ground(void)
{
    g_autoptr(Pharmacy) pharmacy = pharmacy_new();
    g_autofree char *usual = theme(pharmacy);
    g_assert_nonnull(strstr(usual, "--background: #ffffff;"));
    g_assert_null(strstr(usual, "--soft: #ffffff;"));
    pharmacy->colours[THEME_LIGHT].accent = (Colour){0x76, 0x76, 0x76};
    g_autofree char *pale = theme(pharmacy);
    g_assert_nonnull(strstr(pale, "--accent: #767676; --soft: #ffffff;"));
}

/* --- cover and folder ------------------------------------------------------------------------ */

static void test_a_cover_is_a_picture(void)
{
    g_autoptr(GBytes) cover = site_cover_new((Colour){0, 80, 74}, (Colour){255, 255, 255});
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "lectern-cover-test.png", NULL);
    gsize size;
    const char *bytes = g_bytes_get_data(cover, &size);
    g_assert_true(g_file_set_contents(path, bytes, (gssize)size, NULL));
    g_autoptr(AudioPicture) picture = audio_picture_load(path, NULL);
    g_remove(path);
    g_assert_nonnull(picture);
    g_assert_cmpuint(picture->width, ==, SITE_COVER_PIXELS);
    g_assert_cmpuint(picture->height, ==, SITE_COVER_PIXELS);
    g_assert_cmpuint(size, <, 100000);
}

static const char *const no_folders[] = {"pages", NULL};

static void test_a_store_writes_what_changed(void)
{
    g_autofree char *folder = g_dir_make_tmp("lectern-store-XXXXXX", NULL);
    g_autoptr(SiteStore) store = site_store_open(folder, no_folders, NULL);
    g_assert_nonnull(store);
    g_assert_true(site_store_write(store, "pages/a", "one", 3, NULL));
    g_assert_true(site_store_write(store, "pages/a", "one", 3, NULL));
    g_assert_cmpuint(site_store_written(store), ==, 1);
    g_assert_true(site_store_write(store, "pages/a", "two", 3, NULL));
    g_assert_true(site_store_write(store, "pages/b", "", 0, NULL));
    g_assert_cmpuint(site_store_written(store), ==, 3);

    g_autoptr(GError) error = NULL;
    SiteStore *second = site_store_open(folder, no_folders, &error);
    g_assert_null(second);
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_AGAIN);
    g_assert_nonnull(strstr(error->message, "by another run"));

    g_clear_pointer(&store, site_store_free);
    store = site_store_open(folder, no_folders, NULL);
    site_store_keep(store, "pages/b");
    site_store_sweep(store, "pages");
    g_autofree char *a = site_store_path(store, "pages/a"), *b = site_store_path(store, "pages/b");
    g_assert_false(g_file_test(a, G_FILE_TEST_EXISTS));
    g_assert_true(g_file_test(b, G_FILE_TEST_EXISTS));
}

static void test_a_folder_of_somebody_is_refused(void)
{
    g_autofree char *folder = g_dir_make_tmp("lectern-store-XXXXXX", NULL);
    g_autofree char *letter = g_build_filename(folder, "letter.txt", NULL);
    g_assert_true(g_file_set_contents(letter, "mine", -1, NULL));
    g_autoptr(GError) error = NULL;
    g_assert_null(site_store_open(folder, no_folders, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_true(g_file_test(letter, G_FILE_TEST_EXISTS));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_unsetenv("SOURCE_DATE_EPOCH");
    hand_reading_test("/site/card-comes-back", test_card_comes_back);
    g_test_add_func("/site/what-is-no-card", test_what_is_no_card);
    g_test_add_func("/site/day-is-the-articles", test_day_is_the_articles);
    g_test_add_func("/site/letters", test_letters);
    g_test_add_func("/site/words-stand-for-the-text", test_words_stand_for_the_text);
    g_test_add_func("/site/what-is-struck-out-stands-for-nothing",
                    test_what_is_struck_out_stands_for_nothing);
    g_test_add_func("/site/words-are-as-the-search-has-them",
                    test_words_are_as_the_search_has_them);
    g_test_add_func("/site/a-long-text-has-short-words", test_a_long_text_has_short_words);
    g_test_add_func("/site/a-summary-without-blanks",
                    test_a_summary_without_blanks_is_cut_between_letters);
    g_test_add_func("/site/months", test_months);
#define ADD(name, function) g_test_add("/site/" name, Lists, NULL, set_up, function, tear_down)
    ADD("no-articles", test_no_articles);
    ADD("a-short-list-is-one-page", test_a_short_list_is_one_page);
    ADD("long-lists-have-pages", test_long_lists_have_pages);
    ADD("titles-are-text", test_titles_are_text);
    ADD("the-data-does-not-end-its-element", test_the_data_does_not_end_its_element);
    ADD("a-feed-has-the-newest", test_a_feed_has_the_newest);
    ADD("an-index-tells-where-words-are", test_an_index_tells_where_words_are);
    ADD("a-large-index-has-parts", test_a_large_index_has_parts);
    ADD("what-came-last-is-the-newest-of-the-feed", test_what_came_last_is_the_newest_of_the_feed);
    ADD("a-description-is-the-same-as-html", test_a_description_is_the_same_as_html);
    ADD("the-feeds-name-is-that-of-its-address", test_the_feeds_name_is_that_of_its_address);
    g_test_add_func("/site/a-pale-accent-has-no-tinted-ground",
                    test_a_pale_accent_has_no_tinted_ground);
    g_test_add_func("/site/a-cover-is-a-picture", test_a_cover_is_a_picture);
    g_test_add_func("/site/a-store-writes-what-changed", test_a_store_writes_what_changed);
    g_test_add_func("/site/a-folder-of-somebody-is-refused", test_a_folder_of_somebody_is_refused);
    return g_test_run();
}
