/* Notices in whole pages: found wherever they stand and however they are worded, and none invented.
 * The texts are written for this test. */
#include "article/article.h"
#include "article/outline.h"

#include <string.h>

#define LEAD                                                                                       \
    "<p>Most people take their tablets with whatever is at hand, and a surprising number of them " \
    "swallow without any water, which a gullet does not forgive for long.</p>"
#define MIDDLE                                                                                     \
    "<p>A nurse on the ward showed us the trick with the chin held low, and after three tries "    \
    "even the largest capsule went down, to the delight of the whole room.</p>"
#define CLOSE                                                                                      \
    "<p>Take the tablet with a full glass and stay upright for half an hour. If it hurts to "      \
    "swallow, talk to your doctor before the next dose is due.</p>"
#define ARTICLE "<h1>How to swallow a tablet</h1>" LEAD MIDDLE MIDDLE LEAD MIDDLE LEAD CLOSE

typedef struct {
    const char *name;
    const char *html;
    const char *notice; /* how one of its disclaimers begins; NULL where there is none */
} Case;

static Article *find(const char *html)
{
    DocumentSource source = {.bytes = html, .length = strlen(html)};
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    Article *article = article_find(document, NULL, &error);
    g_assert_no_error(error);
    return article;
}

static gboolean body_holds(const Article *article, const char *text)
{
    for (guint s = 0; s < article->sections->len; s++) {
        const ArticleSection *section = article->sections->pdata[s];
        if (section->heading && strstr(section->heading, text))
            return TRUE;
        for (guint b = 0; b < section->blocks->len; b++) {
            const ArticleBlock *block = section->blocks->pdata[b];
            if (block->text && strstr(block->text, text))
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean has_notice(const Article *article, const char *start)
{
    for (guint i = 0; i < article->disclaimers->len; i++)
        if (g_str_has_prefix(((ArticleBlock *)article->disclaimers->pdata[i])->text, start))
            return TRUE;
    return FALSE;
}

static void check(const Case *c)
{
    g_test_message("%s", c->name);
    g_autoptr(Article) article = find(c->html);
    for (guint i = 0; i < article->disclaimers->len; i++)
        g_test_message("  %s", ((ArticleBlock *)article->disclaimers->pdata[i])->text);
    g_assert_true(body_holds(article, "stay upright for half an hour"));
    if (c->notice) {
        g_assert_true(has_notice(article, c->notice));
        g_assert_false(body_holds(article, c->notice));
    } else {
        g_assert_cmpuint(article->disclaimers->len, ==, 0);
    }
}

static const Case notices[] = {
    {"italics, and the copyright on a line of its own",
     "<article>" ARTICLE "<div class=legal><i>Ward Talk is there to inform, not to treat. It is no "
     "medical advice; your own doctor or pharmacist comes first.</i><br>&copy; 2024 Ward "
     "Talk</div></article>",
     "Ward Talk is there"},
    {"small print in the footer",
     "<main>" ARTICLE "</main><footer><p><small>What you read here is background reading. It can't "
     "take the place of a visit to a nurse, a dentist or a doctor.</small></p>"
     "<p>&copy; 2024 Ward Talk</p></footer>",
     "What you read here"},
    {"aside beside the text",
     "<main>" ARTICLE "</main><aside><p>We are not doctors. Nothing on these pages is medical "
     "advice, and your own GP knows you better than we do.</p></aside>",
     "We are not doctors"},
    {"last cell of a table that lays out the page",
     "<table><tr><td>" ARTICLE "</td></tr><tr><td>This leaflet gives general background and never "
     "replaces a talk with your own pharmacist.</td></tr></table>",
     "This leaflet gives"},
    {"last paragraph in italics, before the tags",
     "<article>" ARTICLE "<p><em>Our posts are written to inform and cannot replace veterinary "
     "care: consult your veterinarian about your own animal.</em></p><p>Tags: <a href=/t>tablets"
     "</a>, <a href=/w>water</a></p></article>",
     "Our posts are"},
    {"after the comments",
     "<article>" ARTICLE "</article><section class=comments><h3>2 comments</h3><p>It worked for my "
     "mother, thank you.</p></section><div class=fine-print><p>These tips are no substitute for "
     "the advice of your doctor.</p></div>",
     "These tips are"},
    {"sponsor",
     "<article>" ARTICLE "<p><small>A maker of drinking straws paid for this article. It had no "
     "part in the writing and saw it only in print.</small></p></article>",
     "A maker of drinking straws"},
    {"affiliate links before the text",
     "<article><h1>How to swallow a tablet</h1><p><i>Some shop links in this guide are partner "
     "links: if you buy, we get a small percentage, and you pay what you would have "
     "paid.</i></p>" LEAD MIDDLE LEAD MIDDLE CLOSE "</article>",
     "Some shop links"},
    {"written by a machine",
     "<article>" ARTICLE
     "<p>A language model wrote the first draft of this page; an editor checked "
     "every line of it.</p></article>",
     "A language model"},
    {"reprint with the article's own year",
     "<article>" ARTICLE "<p>Text © 2021 Lena Moor, reprinted here with her permission.</p>"
     "</article><footer>© 2025 Ward Talk</footer>",
     "Text © 2021"},
    {"Spanish",
     "<html lang=es><article>" ARTICLE "<p>Lo aquí publicado tiene carácter orientativo y no es un "
     "consejo médico; ante cualquier duda hable con su farmacéutico.</p></article>",
     "Lo aquí publicado"},
    {"joined to the last paragraph by a line break",
     "<article>" ARTICLE "<p>That is all there is to it, and nobody has to be taught twice.<br>"
     "<i>This post is general information and not medical advice.</i></p></article>",
     "This post is general"},
    {"a denial of a doctor's part, in words of its own",
     "<article>" ARTICLE "<p>Reading this page makes nobody your doctor, and it cannot look down "
     "your throat.</p></article>",
     "Reading this page"},
    {"interests of the author",
     "<article>" ARTICLE "<p>The author has received lecture fees from two makers of "
     "tablets.</p></article>",
     "The author has received"},
    {"a small heading",
     "<article>" ARTICLE
     "<h6>Nothing in this article is medical advice. Ask your own doctor before "
     "you change how you take a medicine.</h6></article>",
     "Nothing in this article"},
    {"joined to the article's last paragraph without a line break",
     "<article>" ARTICLE
     "<p>That is all there is to it, and nobody who has once seen it done has to "
     "be taught a second time, however large the capsule. This post is general information and "
     "does not replace the advice of your own doctor.</p></article>",
     "This post is general"},
    {"trends and individuals",
     "<article>" ARTICLE "<p>Figures in general articles show general trends and do not pertain to "
     "individuals. Individual factors can vary greatly. Always seek personal medical advice for "
     "your own healthcare decisions.</p></article>",
     "Figures in general"},
    {"a list under its label",
     "<article>" ARTICLE
     "<h2>Disclaimer</h2><p>Please note:</p><ul><li>Doses differ.</li><li>So do "
     "people.</li></ul></article>",
     "Doses differ"},
    {"the second paragraph of a box says nothing by itself",
     "<main>" ARTICLE "</main><div class=disclaimer><p>This page is no substitute for a visit to "
     "your doctor.</p><p>Better one question too many.</p></div>",
     "This page is no"},
    {"a label in bold, and two paragraphs under it",
     "<article>" ARTICLE "<div><p><b>Disclaimer</b></p><p>The ward does not answer for what its "
     "guests write.</p><p>Better one question too many.</p></div></article>",
     "Better one question"},
    {"a label and no more than that to tell it by",
     "<article>" ARTICLE "<p>Disclosure: my brother drives the van of the firm in "
     "Leeds.</p></article>",
     "Disclosure: my brother"},
    {"who may print it",
     "<article>" ARTICLE
     "<p>You are welcome to hand out copies of this sheet as long as you change "
     "nothing in it.</p></article>",
     "You are welcome"},
    {"names that are not the people's own",
     "<article>" ARTICLE "<p>The names of both patients have been altered to protect their "
     "privacy.</p></article>",
     "The names of both"},
    {"a mailbox that nobody reads at night",
     "<article>" ARTICLE "<p>This mailbox is not for emergencies; call an ambulance if you cannot "
     "breathe.</p></article>",
     "This mailbox"},
    {"German",
     "<html lang=de><article>" ARTICLE "<p>Unsere Texte ersetzen nicht das Gespräch mit Ihrer "
     "Ärztin.</p></article>",
     "Unsere Texte"},
    {"French",
     "<html lang=fr><article>" ARTICLE "<p>Ces conseils sont donnés à titre indicatif et ne "
     "remplacent pas une consultation médicale.</p></article>",
     "Ces conseils"},
    {"Italian",
     "<html lang=it><article>" ARTICLE "<p>Le informazioni di questa scheda non sostituiscono il "
     "parere del medico.</p></article>",
     "Le informazioni"},
    {"Portuguese",
     "<html lang=pt><article>" ARTICLE "<p>Este folheto não substitui a consulta com o seu "
     "farmacêutico.</p></article>",
     "Este folheto"},
    {"in a quotation's box",
     "<article>" ARTICLE "<blockquote><p>Disclaimer: I'm a baker, not a doctor. This is not "
     "medical advice.</p></blockquote></article>",
     "Disclaimer: I'm a baker"},
};

static const Case others[] = {
    {"nothing at all", "<article>" ARTICLE "</article>", NULL},
    {"where a reader begins",
     "<article>" ARTICLE "<p>If you don't know where to start, talk to your dentist.</p></article>",
     NULL},
    {"an advertisement's slot",
     "<article>" ARTICLE "</article><div class=ad-disclaimer>Advertisement - Continue Reading "
     "Below</div>",
     NULL},
    {"a comment form's legal note",
     "<article>" ARTICLE "</article><form class=respond><p>By submitting this form you accept that "
     "we are not responsible for the content of comments.</p></form>",
     NULL},
    {"a reader's own disclaimer",
     "<article>" ARTICLE "</article><div id=comments><p>I am not a doctor and this is not medical "
     "advice, but honey works.</p></div>",
     NULL},
    {"cookies",
     "<div class=cookie-bar><p>This site uses cookies for informational purposes only and to "
     "measure visits. By clicking OK you agree to our terms.</p></div><article>" ARTICLE
     "</article>",
     NULL},
    {"a doctor who is quoted",
     "<article>" ARTICLE "<p>“Ask your doctor before you crush a tablet, and don't take this as "
     "medical advice from the radio,” said Dr. Moor, who has no time for hasty eaters.</p>"
     "</article>",
     NULL},
    {"an article about disclaimers",
     "<article>" ARTICLE "<p>Most leaflets end with the line that they are no substitute for a "
     "doctor, and hardly anybody reads that far, a survey found last year.</p></article>",
     NULL},
    {"a row of links",
     "<article>" ARTICLE "</article><footer><p><a href=/t>Terms of use</a> <a href=/p>Privacy "
     "policy</a> <a href=/d>Medical disclaimer</a> <a href=/a>Affiliate "
     "disclosure</a></p></footer>",
     NULL},
    {"consent to a newsletter",
     "<article>" ARTICLE "<div class=newsletter><p>By signing up you agree to receive this "
     "newsletter and offers of our sponsors; unsubscribe at any time.</p></div></article>",
     NULL},
    {"advice that is the article's",
     "<article>" ARTICLE "<p>Do not stop the tablets without medical advice: ask your pharmacist "
     "which of them may be crushed.</p></article>",
     NULL},
    {"a study's sponsor told in the text",
     "<article>" ARTICLE "<p>The trial was paid for by a maker of capsules, and its results have "
     "yet to be checked by others in the field.</p></article>",
     NULL},
    {"a reader who stands beside the text",
     "<article>" ARTICLE "</article><div><p>My pharmacist told me the same. This is not medical "
     "advice but I never looked back.</p></div>",
     NULL},
    {"what the text leaves out",
     "<article>" ARTICLE "<p>This guide does not cover the treatment of children: their dose goes "
     "by weight.</p></article>",
     NULL},
    {"a machine told of in the text",
     "<article>" ARTICLE "<p>In Leeds a language model wrote the first leaflets for patients, and "
     "two pharmacists checked them against the label.</p></article>",
     NULL},
    {"a notice that is hidden",
     "<article>" ARTICLE "<p hidden>This article is not medical advice.</p></article>", NULL},
    {"a heading that could be a label, over text of the article",
     "<article><h1>How to swallow a tablet</h1>" LEAD "<h2>Disclosure</h2>" MIDDLE LEAD MIDDLE
     "<h2>What helps</h2>" LEAD MIDDLE CLOSE "</article>",
     NULL},
    {"a court that speaks of liability",
     "<article>" ARTICLE "<p>The court ruled that the maker was not liable for the damage, as the "
     "label had named the risk.</p></article>",
     NULL},
    {"a writer who looks back",
     "<article>" ARTICLE "<p>I never asked a doctor about it, and I would not do that "
     "again.</p></article>",
     NULL},
    {"the way on to other pages",
     "<article>" ARTICLE "<p>We hope this guide was of use. In our next article we look at drops "
     "for the eye.</p></article>",
     NULL},
    {"the site's own copyright",
     "<article>" ARTICLE "</article><footer><p>© 2025 Ward Talk. All rights reserved.</p></footer>",
     NULL},
    {"a last section of advice",
     "<article>" ARTICLE "<h2>When to seek help</h2><p>Talk to your doctor if a tablet sticks. No "
     "treatment at home replaces a look down the gullet.</p></article>",
     NULL},
};

static void test_found(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(notices); i++)
        check(&notices[i]);
}

static void test_none_invented(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        check(&others[i]);
}

static guint count_in_reading(const Article *article, const char *text)
{
    g_autoptr(GString) outline = g_string_new(NULL);
    guint count = 0;
    outline_print_json(article, outline);
    for (const char *p = outline->str; (p = strstr(p, text)); p++)
        count++;
    return count;
}

/* A table that is read as one keeps its cells; what they say is not said again as a notice. */
static void test_in_table_once(void)
{
    g_autoptr(Article) article =
        find("<article>" ARTICLE "<table><tr><th>Tablet</th><th>Water</th></tr><tr><td>Iron</td>"
             "<td>200 mL</td></tr><tr><td>Zinc</td><td>150 mL</td></tr><tr><td>All</td><td>This"
             " table is not medical advice.</td></tr></table></article>");
    g_assert_cmpuint(count_in_reading(article, "not medical advice"), ==, 1);
}

static void test_printed_twice(void)
{
    static const char notice[] = "<p>This page does not replace a visit to your doctor.</p>";
    g_autofree char *html =
        g_strconcat("<main>" ARTICLE, notice, "</main><footer>", notice, "</footer>", NULL);
    g_autoptr(Article) article = find(html);
    g_assert_cmpuint(count_in_reading(article, "does not replace"), ==, 1);
}

/* The article keeps what a notice was joined to. */
static void test_joined(void)
{
    g_autoptr(Article) article =
        find("<article>" ARTICLE "<p>That is all there is to it, and nobody who has once seen it "
             "done has to be taught a second time, however large the capsule. This post is general "
             "information and does not replace the advice of your own doctor.</p></article>");
    g_assert_true(body_holds(article, "however large the capsule."));
    g_assert_true(has_notice(article, "This post is general"));
}

/* The question of a page's machinery stands in no notice, though it follows one. */
static void test_question_behind(void)
{
    g_autoptr(Article) article =
        find("<main>" ARTICLE "<h2>Disclaimer</h2><p>This page informs and is no substitute for "
             "the advice of your own doctor.</p></main><div class=feedback><p>Was this page "
             "helpful?</p><button>Yes</button></div>");
    g_assert_cmpuint(article->disclaimers->len, ==, 1);
    g_assert_true(has_notice(article, "This page informs"));
}

static void test_table_of_data(void)
{
    g_autoptr(Article) article =
        find("<article>" ARTICLE "<table><tr><th>Tablet</th><th>Water</th></tr><tr><td>Iron</td>"
             "<td>200 mL</td></tr><tr><td>Zinc</td><td>150 mL</td></tr></table>"
             "<p>Not medical advice. See a nurse or your own doctor.</p></article>");
    g_assert_true(has_notice(article, "Not medical advice."));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/notices/found", test_found);
    g_test_add_func("/article/notices/none-invented", test_none_invented);
    g_test_add_func("/article/notices/beside-a-table", test_table_of_data);
    g_test_add_func("/article/notices/in-a-table-once", test_in_table_once);
    g_test_add_func("/article/notices/printed-twice", test_printed_twice);
    g_test_add_func("/article/notices/joined", test_joined);
    g_test_add_func("/article/notices/question-behind", test_question_behind);
    return g_test_run();
}
