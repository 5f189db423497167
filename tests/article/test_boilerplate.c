/* What is taken for boilerplate and what is not, in small pages; each case is a fault that was. */
#include "article/article.h"

#include <string.h>

#define FIRST                                                                                      \
    "<p>Most kitchens hold more salt than anybody needs, and much of it hides in bread and "       \
    "cheese, so that few people know how much they eat.</p>"
#define SECOND                                                                                     \
    "<p>Those who cook at home eat about a third less of it, because they see what goes into the " \
    "pot, and taste before they add more.</p>"
#define LONG FIRST SECOND "<p>Bakers have used less of it since last year.</p>"

typedef struct {
    const char *name, *page;
    const char *kept, *dropped; /* words; NULL where there is nothing to look for */
} Case;

static const Case cases[] = {
    {"heading over text from which a widget was removed",
     LONG "<div><header><h4>Trending</h4></header></div><p>In the north, salt is dear again.</p>",
     "salt is dear again", "Trending"},
    {"heading that only begins like an invitation to share",
     LONG
     "<h2>Follow the label</h2><p>Each label says how much salt there is in a hundred grams, "
     "and that is the number to compare when two loaves lie side by side in the shop, whatever "
     "else is printed on the bag or said about it in the advertisement on the door.</p>",
     "compare when two loaves", NULL},
    {"heading 'Search' over text of its own",
     LONG "<h2>Search</h2><p>Those who look for salt find it in the last place they would expect "
          "it, which is breakfast cereal made for children.</p>",
     "Search", NULL},
    {"section called by the address of its heading",
     LONG
     "<section id='print-menu'><h2>1. Print menu</h2><p>Print the label at least once before "
     "you print all of them, and <a href='#a'>see below</a> for the size of the paper that is "
     "needed for each of them.</p></section><section id='copyright'><h2>Copyright</h2><p>Nobody "
     "owns a loaf, but somebody owns each of the recipes, and that is what people forget when "
     "they print them.</p></section>",
     "Nobody owns a loaf", NULL},
    {"menu in the middle of a manual",
     LONG
     "<section id='edit-menu'><h2>Edit menu</h2><p>Undo takes back the last change, and as many "
     "before it as there were since the <a href='#f'>file</a> was opened, in the order in which "
     "they were made.</p></section>" FIRST,
     "Undo takes back", NULL},
    {"section 'Comments' among others",
     "<article><h2>Letters</h2>" FIRST "<h2>Comments</h2>" SECOND "<h2>Numbers</h2>" LONG
     "</article>",
     "Those who cook at home", NULL},
    {"comments",
     "<article>" LONG LONG "<h2>Comments</h2><p>I salt nothing at all and I feel fine, as does my "
     "whole family, cats included.</p><p>Nobody asked you for it.</p></article>",
     "Bakers have used less", "cats included"},
    {"part of the article beside its largest box",
     "<main><div><p>A brick of salt lasts a cow for a month.</p></div><div>" LONG LONG LONG
     "</div><div>" FIRST "<p>A grain of it is gone in a breath, as far as we know today.</p></div>"
     "</main>",
     "A grain of it", NULL},
    {"announced list before the first sentence",
     "<article><h2>Bread</h2><p>We bake these:</p><ul><li>rye</li><li>oats and "
     "barley</li></ul>" LONG LONG LONG LONG "</article>",
     "oats and barley", NULL},
    {"line that announces code at the end",
     "<article>" LONG LONG LONG LONG "<p>Mix it so:</p><pre>salt = 2 g</pre></article>",
     "Mix it so:", NULL},
    {"code before the first sentence",
     "<article><pre>salt = 2 g</pre>" LONG LONG LONG LONG "</article>", "salt = 2 g", NULL},
    {"heading of a question about signing up",
     LONG "<h2>Where can I sign up?</h2><p>At the town hall, any morning before ten, with a "
          "passport.</p>",
     "At the town hall", NULL},
    {"invitation to subscribe",
     LONG "<div><h2>Sign up for our newsletter</h2><p>Get our best recipes in your inbox each "
          "Friday morning.</p></div>",
     "Bakers have used less", "in your inbox"},
    {"paragraph about newsletters among others",
     FIRST "<p>Twelve people signed up for my newsletter on salt, and I sent a first newsletter to "
           "all of them.</p>" SECOND,
     "Twelve people signed up", NULL},
    {"paragraph about terms among others",
     FIRST "<p>The app reads the terms and conditions and warns of cookies and of terms and "
           "conditions that changed.</p>" SECOND,
     "The app reads", NULL},
    {"text in a table of data is not the article",
     FIRST SECOND
     "<table><tr><th>Food<th>What is in it</tr><tr><td>Bread<td>Bread made at home "
     "holds less salt than the bread that is sold in shops, as a rule.<tr><td>Soup<td>"
     "Soup from a tin holds more salt than a grown man should eat in one whole day."
     "<tr><td>Fish<td>Fish that was dried holds so much salt that it must be soaked "
     "for a night.</table><h2>Sources</h2><ol><li>Reed A. Bread and its salt. 2019.</ol>",
     "Bread and its salt", NULL},
    {"first paragraph with more letters in links than beside them",
     "<article><p><a href='/a'>Salt in the bread of many shops</a> fell by a tenth. <a href='/b'>"
     "The association of bakers in the county</a> said so on Monday. It <a href='/c'>had promised "
     "that already three years ago</a> and then forgot.</p>" LONG "</article>",
     "fell by a tenth", NULL},
    {"footer with more words than a short article",
     "<div class='x'><h1>Salt is dear</h1><div itemprop='articleBody'>" FIRST "</div></div>"
     "<div class='footer-wrap'><p>Our office answers between nine in the morning and five in the "
     "evening on all days but Sunday.</p><p>Write to the editors about what you read "
     "here.</p></div>",
     "Most kitchens", "Our office answers"},
    {"announced list of links at the end",
     "<article>" LONG "<p>For more on this, try these:</p><ul><li><a href='/1'>The salt of the "
     "earth</a></li><li><a href='/2'>A pinch too much</a></li></ul></article>",
     "A pinch too much", NULL},
    {"link that is a button", LONG "<div class='wp-button'><a href='/s'>Buy our salt</a></div>",
     "Bakers have used less", "Buy our salt"},
    {"list called a menu without a link",
     LONG "<ul class='menu'><li>Porridge</li><li>Bread without salt</li></ul>", "Porridge", NULL},
    {"menu",
     "<ul class='menu'><li><a href='/'>Home</a></li><li><a href='/s'>Salt</a></li></ul>" LONG,
     "Bakers have used less", "Home"},
    {"text loose beside the largest box",
     "<article><h1>Salt</h1>" SECOND "<div>" LONG LONG LONG "</div><p>Eat less.</p></article>",
     "Those who cook at home", NULL},
    {"sign that links to the heading itself", LONG "<h2>At home <a href='#home'>¶</a></h2>" FIRST,
     "\nAt home\n", "¶"},
    {"credit behind a caption with a number",
     LONG "<figure><img src='a'><figcaption>A slice holds about 0.4 grams of salt. Photo: A. Reed"
          "</figcaption></figure>" FIRST,
     "0.4 grams of salt.", "A. Reed"},
    {"hidden panel under its heading",
     LONG "<h3>In the shop</h3><div style='display:none'><p>Ask for the list of what is in it.</p>"
          "</div>",
     "Ask for the list", NULL},
    {"hidden copy of what is shown", FIRST "<div hidden>" FIRST "</div>" SECOND, "Most kitchens",
     NULL},
    {"hidden dialog",
     LONG "<div class='modal' hidden><p>Would you like to hear more about salt from us and others?"
          "</p></div>",
     "Bakers have used less", "Would you like"},
    {"headline of a post that links to itself",
     "<h1>Salt in soup</h1><div class='thread'><div class='post'><div class='author'>Ada</div><h3>"
     "<a href='#1'>Salt in the soup</a></h3>" FIRST "</div><div class='post'><div class='author'>Bo"
     "</div><h3><a href='#2'>Re: Salt in the soup</a></h3>" SECOND "</div><div class='post'>"
     "<div class='author'>Cy</div><h3><a href='#3'>Re: Salt in the soup</a></h3><p>Too much of it, "
     "as "
     "I "
     "always say to anybody who asks me.</p></div></div>",
     "Most kitchens", "Those who cook"},
};

static char *read_page(const char *html)
{
    g_autofree char *bytes = g_strconcat("<!DOCTYPE html><title>Salt</title><body>", html, NULL);
    DocumentSource source = {.bytes = bytes, .length = strlen(bytes)};
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(Article) article = article_find(document, NULL, &error);
    g_assert_no_error(error);
    GString *text = g_string_new("\n");
    for (guint s = 0; s < article->sections->len; s++) {
        const ArticleSection *section = article->sections->pdata[s];
        g_string_append_printf(text, "%s\n", section->heading ? section->heading : "");
        for (guint b = 0; b < section->blocks->len; b++)
            g_string_append_printf(text, "%s\n", ((ArticleBlock *)section->blocks->pdata[b])->text);
    }
    return g_string_free(text, FALSE);
}

static void test_case(gconstpointer data)
{
    const Case *one = data;
    g_autofree char *text = read_page(one->page);
    if (one->kept && !strstr(text, one->kept))
        g_error("lost \"%s\"; found:%s", one->kept, text);
    if (one->dropped && strstr(text, one->dropped))
        g_error("kept \"%s\"; found:%s", one->dropped, text);
}

static void test_doubled_lead_is_read_once(void)
{
    g_autofree char *text = read_page("<article><h1>Salt</h1><div class='dek'>" FIRST
                                      "</div><div>" FIRST "</div>" SECOND "</article>");
    const char *first = strstr(text, "Most kitchens");
    g_assert_nonnull(first);
    g_assert_null(strstr(first + 1, "Most kitchens"));
}

static void test_hidden_copy_is_read_once(void)
{
    g_autofree char *text = read_page(FIRST "<div hidden>" FIRST "</div>" SECOND);
    const char *first = strstr(text, "Most kitchens");
    g_assert_nonnull(first);
    g_assert_null(strstr(first + 1, "Most kitchens"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdelimit(g_strdup(cases[i].name), " '", '-');
        g_autofree char *full = g_strconcat("/article/boilerplate/", path, NULL);
        g_test_add_data_func(full, &cases[i], test_case);
    }
    g_test_add_func("/article/boilerplate/hidden-copy-once", test_hidden_copy_is_read_once);
    g_test_add_func("/article/boilerplate/doubled-lead", test_doubled_lead_is_read_once);
    return g_test_run();
}
