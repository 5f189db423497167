/* Feeds of all kinds to items, and items to documents. */
#include "base/error.h"
#include "document/feed.h"

#include <string.h>

typedef struct {
    guint n, line;
    char message[200];
} Faults;

static void note_fault(const Diagnostic *diagnostic, gpointer data)
{
    Faults *faults = data;
    faults->n++;
    faults->line = diagnostic->line;
    g_strlcpy(faults->message, diagnostic->message, sizeof faults->message);
}

static Feed *read_feed(const char *text, const char *url, Faults *faults)
{
    DocumentSource source = {.bytes = text, .length = strlen(text), .url = url};
    Diagnostics diagnostics = {.source = "-", .handler = note_fault, .data = faults};
    g_autoptr(GError) error = NULL;
    g_assert_true(feed_is_there(&source));
    Feed *feed = feed_parse(&source, &diagnostics, &error);
    g_assert_no_error(error);
    return feed;
}

static Feed *read_sound_feed(const char *text)
{
    Faults faults = {0};
    Feed *feed = read_feed(text, NULL, &faults);
    g_assert_cmpstr(faults.message, ==, "");
    return feed;
}

static const FeedItem *item(const Feed *feed, guint i)
{
    g_assert_cmpuint(i, <, feed->items->len);
    return feed->items->pdata[i];
}

#define RSS(items) "<?xml version='1.0'?><rss version='2.0'><channel>" items "</channel></rss>"
#define ITEM(fields) RSS("<item>" fields "</item>")
#define ATOM(entries) "<feed xmlns='http://www.w3.org/2005/Atom'>" entries "</feed>"
#define ENTRY(fields) ATOM("<entry>" fields "</entry>")

static void test_rss(void)
{
    g_autoptr(Feed) feed = read_sound_feed(
        "<?xml version='1.0'?>\n"
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'\n"
        "  xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>\n"
        "<title>News &amp;amp; Views</title><link>https://a.example/</link>\n"
        "<language>en-us</language>\n"
        "<image><title>Logo</title><url>x</url><link>https://l.example</link></image>\n"
        "<item><title>One</title><link> https://a.example/1 </link>\n"
        "<pubDate>Tue, 05 May 2026 08:00:00 GMT</pubDate><dc:creator>Jane Doe</dc:creator>\n"
        "<description>Short &amp;lt;5 mg.</description>\n"
        "<content:encoded><![CDATA[<p>Long &amp; whole.</p>]]></content:encoded></item>\n"
        "<item><guid>https://a.example/2</guid><description>Two</description></item>\n"
        "</channel></rss>");
    g_assert_cmpuint(feed->items->len, ==, 2);
    g_assert_cmpstr(feed->title, ==, "News & Views");
    g_assert_cmpstr(feed->language, ==, "en-us");
    const FeedItem *one = item(feed, 0), *two = item(feed, 1);
    g_assert_cmpstr(one->title, ==, "One");
    g_assert_cmpstr(one->link, ==, "https://a.example/1");
    g_assert_cmpstr(one->published, ==, "2026-05-05");
    g_assert_cmpstr(one->author, ==, "Jane Doe");
    g_assert_cmpstr(one->html, ==, "<p>Long &amp; whole.</p>");
    g_assert_false(one->is_summary);
    g_assert_cmpuint(one->line, ==, 10);
    g_assert_null(two->title);
    g_assert_cmpstr(two->link, ==, "https://a.example/2");
    g_assert_cmpstr(two->html, ==, "Two");
    g_assert_true(two->is_summary);
}

static void test_rss_1(void)
{
    g_autoptr(Feed) feed = read_sound_feed(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'\n"
        " xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>\n"
        "<channel rdf:about='https://a.example/'><title>News</title><dc:language>de</dc:language>"
        "<items><rdf:Seq><rdf:li resource='https://a.example/1'/></rdf:Seq></items></channel>\n"
        "<item rdf:about='https://a.example/1'><title>Eins</title>"
        "<dc:date>2026-05-05T08:00:00Z</dc:date><dc:creator>A</dc:creator>"
        "<dc:creator>B</dc:creator><dc:creator>C</dc:creator>"
        "<description>Text</description></item></rdf:RDF>");
    g_assert_cmpuint(feed->items->len, ==, 1);
    g_assert_cmpstr(feed->language, ==, "de");
    g_assert_cmpstr(item(feed, 0)->title, ==, "Eins");
    g_assert_cmpstr(item(feed, 0)->link, ==, "https://a.example/1");
    g_assert_cmpstr(item(feed, 0)->published, ==, "2026-05-05T08:00:00Z");
    g_assert_cmpstr(item(feed, 0)->author, ==, "A, B and C");
}

/* An address that is empty is none; it was a crash. */
static void test_empty_addresses(void)
{
    g_autoptr(Feed) feed = read_sound_feed(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
        " xmlns='http://purl.org/rss/1.0/'><item rdf:about=''><title>A</title></item>"
        "<item xml:base='https://a.example/' rdf:about='1'/></rdf:RDF>");
    g_assert_null(item(feed, 0)->link);
    g_assert_cmpstr(item(feed, 1)->link, ==, "https://a.example/1");
    g_autoptr(Feed) atom = read_sound_feed(ENTRY("<link href=''/>"));
    g_assert_null(item(atom, 0)->link);
}

static void test_rss_091(void)
{
    g_autoptr(Feed) feed = read_sound_feed(
        "<?xml version='1.0'?>\n<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN'"
        " 'http://my.netscape.com/publish/formats/rss-0.91.dtd' [<!ENTITY a 'b'>]>\n"
        "<rss version='0.91'><channel><title>Caf&eacute;</title>"
        "<item><title>Caf&eacute; &mdash; AT&T &a; &#146;</title>"
        "<link>https://a.example/?a=1&b=2</link></item></channel></rss>");
    g_assert_cmpstr(feed->title, ==, "Café");
    g_assert_cmpstr(item(feed, 0)->title, ==, "Café — AT&T &a; ’");
    g_assert_cmpstr(item(feed, 0)->link, ==, "https://a.example/?a=1&b=2");
}

static void test_atom(void)
{
    g_autoptr(Feed) feed = read_sound_feed(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en' xml:base='https://a.example/b/'>"
        "<title type='html'>&amp;lt;b&amp;gt; News</title>"
        "<link rel='self' href='feed'/><link href='/'/><author><name>The Staff</name></author>"
        "<entry xml:lang='es'><title type='html'>&lt;i>Salmonella&lt;/i> hoy</title>"
        "<link rel='enclosure' href='x.mp3'/><link rel='alternate' href='1'/><id>urn:1</id>"
        "<published>2026-05-05T08:00:00Z</published><updated>2026-05-06T08:00:00Z</updated>"
        "<author><name>Ana Ruiz</name><email>a@a.example</email><uri>https://u</uri></author>"
        "<contributor><name>No</name></contributor>"
        "<source><title>No</title><id>https://no.example</id></source>"
        "<summary>Corto</summary><content type='html' xml:base='c/'>&lt;p>Largo&lt;/p></content>"
        "</entry><entry><title>5 &lt; 6</title><id>https://a.example/2</id>"
        "<updated>2026-05-07</updated><content type='text'>a &lt;b> c</content></entry></feed>");
    g_assert_cmpuint(feed->items->len, ==, 2);
    g_assert_cmpstr(feed->title, ==, "<b> News");
    g_assert_cmpstr(feed->language, ==, "en");
    const FeedItem *one = item(feed, 0), *two = item(feed, 1);
    g_assert_cmpstr(one->title, ==, "Salmonella hoy");
    g_assert_cmpstr(one->link, ==, "https://a.example/b/1");
    g_assert_cmpstr(one->base, ==, "https://a.example/b/c/");
    g_assert_cmpstr(one->language, ==, "es");
    g_assert_cmpstr(one->author, ==, "Ana Ruiz");
    g_assert_cmpstr(one->published, ==, "2026-05-05T08:00:00Z");
    g_assert_cmpstr(one->updated, ==, "2026-05-06T08:00:00Z");
    g_assert_cmpstr(one->html, ==, "<p>Largo</p>");
    g_assert_cmpstr(two->title, ==, "5 < 6");
    g_assert_cmpstr(two->author, ==, "The Staff");
    g_assert_cmpstr(two->link, ==, "https://a.example/2");
    g_assert_cmpstr(two->html, ==, "a &lt;b&gt; c");
    g_assert_null(two->published);
}

static void assert_html(const char *feed_text, const char *html)
{
    g_autoptr(Feed) feed = read_sound_feed(feed_text);
    g_assert_cmpstr(item(feed, 0)->html, ==, html);
}

static void test_atom_content(void)
{
    assert_html(ENTRY("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
                      "<p>A &amp; &lt;5 mg<br/></p></div></content>"),
                "<div xmlns='http://www.w3.org/1999/xhtml'><p>A &amp; &lt;5 mg<br/></p></div>");
    assert_html(ENTRY("<content type='text/html'>&lt;b></content>"), NULL);
    assert_html(ENTRY("<content type='text/html'>&lt;b>A</content>"), "<b>A");
    assert_html(ENTRY("<content type='image/png'>iVBORw0KGgo=</content><summary>S</summary>"), "S");
    assert_html(ENTRY("<content src='https://x.example'>C</content><summary>S</summary>"), "S");
    assert_html("<feed><entry><content type='html'>&lt;b>A</content></entry></feed>", "<b>A");
    assert_html("\xEF\xBB\xBF<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry>"
                "<content type='text/html' mode='escaped'>&lt;p>A</content></entry></feed>",
                "<p>A");
}

/* Of two texts the longer is the article; the shorter is a teaser, or an image. */
static void test_whole_text_wins(void)
{
    assert_html(ITEM("<description>A teaser</description>"
                     "<content:encoded>The whole article</content:encoded>"),
                "The whole article");
    assert_html(ITEM("<description>All the words</description>"
                     "<content:encoded><![CDATA[<img src='x.png' alt='long long long'>]]>"
                     "</content:encoded>"),
                "All the words");
    assert_html(ITEM("<itunes:summary>From iTunes</itunes:summary>"), "From iTunes");
    assert_html(ITEM("<media:group><media:description>Media</media:description></media:group>"),
                "Media");
}

static void test_summaries(void)
{
    g_autofree char *words = g_strnfill(700, 'x');
    static const struct {
        const char *link, *end;
        gboolean is_long, is_summary;
    } cases[] = {
        {"<link>https://a.example</link>", ".", TRUE, FALSE},
        {"<link>https://a.example</link>", ".", FALSE, TRUE},
        {"<link>https://a.example</link>", " [&amp;#8230;]", TRUE, TRUE},
        {"<link>https://a.example</link>", "...&lt;/p>", TRUE, TRUE},
        {"", "...", FALSE, FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text =
            g_strconcat("<rss><channel><item>", cases[i].link, "<description>&lt;p>x",
                        cases[i].is_long ? words : "", cases[i].end,
                        "</description></item></channel></rss>", NULL);
        g_autoptr(Feed) feed = read_sound_feed(text);
        g_assert_cmpint(item(feed, 0)->is_summary, ==, cases[i].is_summary);
    }
}

static void assert_author(const char *fields, const char *author)
{
    g_autofree char *text = g_strconcat("<rss><channel><item><description>A</description>", fields,
                                        "</item></channel></rss>", NULL);
    g_autoptr(Feed) feed = read_sound_feed(text);
    g_assert_cmpstr(item(feed, 0)->author, ==, author);
}

static void test_authors(void)
{
    assert_author("<author>jane@a.example (Jane Doe)</author>", "Jane Doe");
    assert_author("<author>Jane Doe &lt;jane@a.example></author>", "Jane Doe");
    assert_author("<author>jane@a.example</author>", NULL);
    assert_author("<author>Jane Doe (editor)</author>", "Jane Doe (editor)");
    assert_author("<author>\n  Jane\n  Doe </author>", "Jane   Doe");
    assert_author("<itunes:author>C</itunes:author><author>B</author><dc:creator>A</dc:creator>",
                  "A");
    assert_author("<dc:creator>A</dc:creator><author>B</author>", "A");
    assert_author("<dc:creator></dc:creator><author>B</author>", "B");
    assert_author("<atom:author><atom:name>A</atom:name></atom:author>", "A");
    assert_author("<itunes:owner><itunes:author>No</itunes:author></itunes:owner>", NULL);
}

static void assert_date(const char *fields, const char *published)
{
    g_autofree char *text = g_strconcat("<rss><channel><item><description>A</description>", fields,
                                        "</item></channel></rss>", NULL);
    g_autoptr(Feed) feed = read_sound_feed(text);
    g_assert_cmpstr(item(feed, 0)->published, ==, published);
}

static void test_dates(void)
{
    assert_date("<pubDate>Sat, 7 Sep 2002 00:00:01 GMT</pubDate>", "2002-09-07");
    assert_date("<pubDate>07 Sep 02 00:00 EST</pubDate>", "2002-09-07");
    assert_date("<pubDate>Sat, 07-SEP-98</pubDate>", "1998-09-07");
    assert_date("<pubDate>Saturday,  7  September  2002</pubDate>", "2002-09-07");
    assert_date("<pubDate>2026-05-05T08:00:00+02:00</pubDate>", "2026-05-05T08:00:00+02:00");
    assert_date("<pubDate>yesterday</pubDate>", "yesterday");
    assert_date("<pubDate>99 Sep 2002</pubDate>", "99 Sep 2002");
    assert_date("<dc:date>2026-05-05</dc:date><pubDate>6 May 2026</pubDate>", "2026-05-06");
    assert_date("<dcterms:created>2026-05-04</dcterms:created>", "2026-05-04");
}

static void test_links(void)
{
    static const char text[] = ATOM("<entry><link href='a?b=1&amp;c=2'/></entry>"
                                    "<entry xml:base='/d/'><link href='e'/></entry>"
                                    "<entry><id>tag:x,2026:1</id></entry>");
    Faults faults = {0};
    g_autoptr(Feed) feed = read_feed(text, "https://a.example/x/feed", &faults);
    g_assert_cmpstr(item(feed, 0)->link, ==, "https://a.example/x/a?b=1&c=2");
    g_assert_cmpstr(item(feed, 1)->link, ==, "https://a.example/d/e");
    g_assert_null(item(feed, 2)->link);
    g_autoptr(Feed) rss =
        read_sound_feed(RSS("<link>https://b.example/</link>"
                            "<item><link>/1</link></item>"
                            "<item><guid isPermaLink='false'>https://no</guid>"
                            "</item><item><guid>https://c.example</guid></item>"
                            "<item><feedburner:origLink>https://d.example"
                            "</feedburner:origLink><link>https://e</link></item>"));
    g_assert_cmpstr(item(rss, 0)->link, ==, "https://b.example/1");
    g_assert_null(item(rss, 1)->link);
    g_assert_cmpstr(item(rss, 2)->link, ==, "https://c.example");
    g_assert_cmpstr(item(rss, 3)->link, ==, "https://d.example");
}

/* HTML that stands in an item without being escaped is its source all the same. */
static void test_unescaped_html(void)
{
    assert_html(ITEM("<description>Take <b>two</b><br>a day &amp; <p>rest</description>"),
                "Take <b>two</b><br>a day &amp; <p>rest");
    assert_html(ITEM("<description>Take <5 mg & no more</description>"), "Take <5 mg & no more");
    assert_html(ITEM("<description><p><![CDATA[1 < 2]]></p></description>"), "<p>1 &lt; 2</p>");
    assert_html(ITEM("<description>\n<![CDATA[<p>A]]>\n<![CDATA[B</p>]]></description>"),
                "<p>A\nB</p>");
    g_autoptr(Feed) feed = read_sound_feed(ITEM("<title>A <i>b</i> &lt; c</title>"));
    g_assert_cmpstr(item(feed, 0)->title, ==, "A b < c");
}

static void test_characters(void)
{
    assert_html(
        ITEM("<description>a&nbsp;b &#x1F; &#55296; \xEF\xBF\xBE c &bogus; &#x; &</description>"),
        "a\xC2\xA0"
        "b    c &bogus; &#x; &");
    static const char latin[] = "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item>"
                                "<description>Caf\xE9</description></item></channel></rss>";
    assert_html(latin, "Café");
    assert_html("\n\n<?xml version='1.0' encoding='UTF-16'?><rss><item><description>A"
                "</description></item></rss>",
                "A");
}

static void assert_broken(const char *text, guint n_items, const char *last)
{
    Faults faults = {0};
    g_autoptr(Feed) feed = read_feed(text, NULL, &faults);
    g_assert_cmpuint(feed->items->len, ==, n_items);
    g_assert_cmpstr(item(feed, n_items - 1)->html, ==, last);
    g_assert_cmpuint(faults.n, ==, 1);
    g_assert_nonnull(strstr(faults.message, "broken"));
}

/* A feed that was cut off, or whose elements are not closed, is read as far as it goes. */
static void test_broken(void)
{
    assert_broken("<rss><channel><item><description>A</description></item>"
                  "<item><description>B is cut o",
                  2, "B is cut o");
    assert_broken("<rss><channel><item><description><![CDATA[<p>A", 1, "<p>A");
    assert_broken("<rss><channel><item><description>A</description>"
                  "<item><description>B</description></item></channel></rss>",
                  2, "B");
    assert_broken("<rss><channel><item><title>A<description>B</description></item>"
                  "<item><description>C</description></item></channel></rss>",
                  2, "C");
    assert_broken("<rss><channel><item><description>A</description></itm></item>"
                  "<item><description>B</description></item></channel></rss>",
                  2, "B");
    assert_broken("<rss><channel><item a='1' a='2'><description>A</description></item>", 1, "A");
}

static void test_no_items(void)
{
    static const char *const texts[] = {"<rss/>", RSS("<title>A</title>"), ATOM(""), "<rss "};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        DocumentSource source = {.bytes = texts[i], .length = strlen(texts[i])};
        g_autoptr(GError) error = NULL;
        g_assert_null(feed_parse(&source, NULL, &error));
        g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE);
    }
}

static void test_is_there(void)
{
    static const struct {
        const char *text;
        gboolean is_feed;
    } cases[] = {
        {"<rss version='2.0'>", TRUE},
        {" \n<?xml version='1.0'?><?xml-stylesheet href='x'?><!-- y --><feed xmlns='z'>", TRUE},
        {"<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", TRUE},
        {"<!DOCTYPE rss SYSTEM 'x' [ <!ENTITY a \">\"> ]><rss>", TRUE},
        {"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", TRUE},
        {"<rdf:RDF xmlns:owl='http://www.w3.org/2002/07/owl#'>", FALSE},
        {"<rssfeed>", FALSE},
        {"<!DOCTYPE html><rss>", TRUE},
        {"<!DOCTYPE html><html><rss>", FALSE},
        {"Words <rss>", FALSE},
        {"", FALSE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        DocumentSource source = {.bytes = cases[i].text, .length = strlen(cases[i].text)};
        g_assert_cmpint(feed_is_there(&source), ==, cases[i].is_feed);
    }
    static const char utf16[] = "\xFF\xFE<\0r\0s\0s\0>\0";
    DocumentSource source = {.bytes = utf16, .length = sizeof utf16 - 1};
    g_assert_true(feed_is_there(&source));
}

/* Entities that grow into gigabytes, and those that name files, are never expanded. */
static void test_bombs(void)
{
    static const char bomb[] =
        "<!DOCTYPE rss [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY f SYSTEM 'file:///etc/passwd'>\n"
        "<!-- ]> ' --> ]>\n<rss><channel><item><description>&c;&f;</description>"
        "</item></channel></rss>";
    g_autoptr(Feed) feed = read_sound_feed(bomb);
    g_assert_cmpstr(item(feed, 0)->html, ==, "&c;&f;");
    g_assert_cmpuint(item(feed, 0)->line, ==, 3);
}

/* Time must grow with the length, whatever is nested, left open or repeated in it. */
static void test_hostile_lengths(void)
{
    static const char *const pieces[] = {
        "<item>",
        "<title>",
        "<x>",
        "</x>",
        "<![CDATA[",
        "<!--",
        "<!DOCTYPE",
        "<?xml ",
        "&",
        "<a '",
        "<description><",
        "<item><title>a",
        "<dc:creator>a</dc:creator>",
        "<entry xml:base='a/'>",
    };
    enum { BYTES = 300 * 1000, MOST_US = 5 * 1000 * 1000 };
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GString) text = g_string_new("<rss><item>");
        while (text->len < BYTES)
            g_string_append(text, pieces[i]);
        gint64 start = g_get_monotonic_time();
        Faults faults = {0};
        g_autoptr(Feed) feed = read_feed(text->str, NULL, &faults);
        g_assert_cmpint(g_get_monotonic_time() - start, <, MOST_US);
    }
}

static Document *document_of(const char *text, Faults *faults, GError **error)
{
    g_autoptr(Feed) feed = read_feed(text, NULL, faults);
    Diagnostics diagnostics = {.source = "-", .handler = note_fault, .data = faults};
    return feed_document(feed, 0, &diagnostics, error);
}

static const char *meta(const Document *document, const char *name)
{
    for (guint i = 0; i < document->n_meta; i++)
        if (strcmp(document->meta[i].name, name) == 0)
            return document->meta[i].value;
    return NULL;
}

static void test_document(void)
{
    Faults faults = {0};
    g_autoptr(Document) document =
        document_of("<rss xml:lang='en'><channel><title>Site</title>\n<item><title>A &lt; B</title>"
                    "<link>https://a.example/1</link><dc:creator>Jane \"J\" Doe</dc:creator>"
                    "<pubDate>5 May 2026</pubDate>\n\n<content:encoded><![CDATA[\n<p>One</p>\n"
                    "<p>Two</p>]]></content:encoded></item></channel></rss>",
                    &faults, NULL);
    g_assert_cmpuint(faults.n, ==, 0);
    g_assert_cmpint(document->format, ==, DOCUMENT_HTML);
    g_assert_cmpstr(document->title, ==, "A < B");
    g_assert_cmpstr(document->language, ==, "en");
    g_assert_cmpstr(document->url, ==, "https://a.example/1");
    g_assert_cmpstr(meta(document, "author"), ==, "Jane \"J\" Doe");
    g_assert_cmpstr(meta(document, "article:published_time"), ==, "2026-05-05");
    g_assert_cmpstr(meta(document, "og:site_name"), ==, "Site");
    const Block *heading = document->root->first_child;
    g_assert_cmpstr(heading->text, ==, "A < B");
    g_assert_cmpstr(heading->next->text, ==, "One");
    g_assert_cmpstr(heading->next->next->text, ==, "Two");
    g_assert_cmpuint(heading->next->next->line, ==, 6);
}

static void test_document_of_plain_text(void)
{
    Faults faults = {0};
    g_autoptr(Document) document = document_of(
        ITEM("<description>One\nline.\n \n\nTwo &amp;lt;5 mg.</description>"), &faults, NULL);
    const Block *one = document->root->first_child;
    g_assert_cmpstr(one->text, ==, "One line.");
    g_assert_cmpstr(one->next->text, ==, "Two <5 mg.");
    g_assert_null(one->next->next);
}

static void test_document_of_summary(void)
{
    Faults faults = {0};
    g_autoptr(Document) document = document_of(
        ITEM("<link>https://a.example/1</link><description>Short</description>"), &faults, NULL);
    g_assert_nonnull(document);
    g_assert_cmpuint(faults.n, ==, 1);
    g_assert_nonnull(strstr(faults.message, "https://a.example/1"));
    g_autoptr(GError) error = NULL;
    g_assert_null(
        document_of(ITEM("<link>https://a.example/2</link><title>A</title>"), &faults, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_ARTICLE);
    g_assert_nonnull(strstr(error->message, "https://a.example/2"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/feed/rss", test_rss);
    g_test_add_func("/document/feed/rss-1", test_rss_1);
    g_test_add_func("/document/feed/empty-addresses", test_empty_addresses);
    g_test_add_func("/document/feed/rss-0.91", test_rss_091);
    g_test_add_func("/document/feed/atom", test_atom);
    g_test_add_func("/document/feed/atom-content", test_atom_content);
    g_test_add_func("/document/feed/whole-text-wins", test_whole_text_wins);
    g_test_add_func("/document/feed/summaries", test_summaries);
    g_test_add_func("/document/feed/authors", test_authors);
    g_test_add_func("/document/feed/dates", test_dates);
    g_test_add_func("/document/feed/links", test_links);
    g_test_add_func("/document/feed/unescaped-html", test_unescaped_html);
    g_test_add_func("/document/feed/characters", test_characters);
    g_test_add_func("/document/feed/broken", test_broken);
    g_test_add_func("/document/feed/no-items", test_no_items);
    g_test_add_func("/document/feed/is-there", test_is_there);
    g_test_add_func("/document/feed/bombs", test_bombs);
    g_test_add_func("/document/feed/hostile-lengths", test_hostile_lengths);
    g_test_add_func("/document/feed/document", test_document);
    g_test_add_func("/document/feed/document-of-plain-text", test_document_of_plain_text);
    g_test_add_func("/document/feed/document-of-summary", test_document_of_summary);
    return g_test_run();
}
