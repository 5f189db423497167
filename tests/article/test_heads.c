/* Heads of pages as the kinds of sites that people bring write them: what each says about its
 * article, as a careful person would note it down. All names are made up. */
#include "article/article.h"

#include <string.h>

#define ENGLISH                                                                                    \
    "<p>Most kitchens hold more salt than anybody needs, and much of it hides in bread and "       \
    "cheese, so that few people know how much they eat of it in a day.</p><p>Those who cook at "   \
    "home eat about a third less of it, because they see what goes into the pot, and taste it "    \
    "before they add more. It is a habit that can be learned.</p>"
#define SPANISH                                                                                      \
    "<p>En la mayoría de las cocinas hay más sal de la que se necesita, y una gran parte se "      \
    "esconde en el pan y en los quesos, por lo que casi nadie sabe cuánta come al día.</p><p>Los " \
    "que cocinan en su casa comen una tercera parte menos, porque ven lo que se pone en la olla "    \
    "y la prueban antes de echar más. Es un hábito que se puede aprender con el tiempo.</p>"
#define FRENCH                                                                                     \
    "<p>Dans la plupart des cuisines il y a plus de sel que ce dont on a besoin, et une grande "   \
    "partie se cache dans le pain et les fromages, si bien que peu de gens savent ce qui est "     \
    "mangé en un jour.</p><p>Ceux qui font la cuisine en mangent un tiers de moins, car ils "     \
    "voient ce qui va dans la casserole et goûtent avant de saler une fois de plus.</p>"
#define GERMAN                                                                                     \
    "<p>In den meisten Küchen steht mehr Salz, als man braucht, und ein großer Teil versteckt "  \
    "sich in Brot und Käse, so dass kaum jemand weiß, wie viel er an einem Tag davon isst.</p>"  \
    "<p>Wer zu Hause kocht, isst ein Drittel weniger, weil er sieht, was in den Topf kommt, und "  \
    "vorher kostet. Das ist eine Gewohnheit, die sich lernen lässt, auch im Alter.</p>"

#define SALT "Where salt hides in bread"
#define H1 "<h1>" SALT "</h1>"
#define LD(json) "<script type='application/ld+json'>" json "</script>"

typedef struct {
    const char *kind; /* of site */
    const char *language, *head, *body;
    const char *title, *byline, *date, *site; /* site: "" where it does not matter */
} Head;

static const Head heads[] = {
    /* --- programs that run sites --- */
    {"WordPress with a search-engine plugin", "en-US",
     "<title>" SALT " - The Larder</title><meta property='og:title' content='" SALT
     " - The Larder'><meta property='og:site_name' content='The Larder'>"
     "<meta property='article:author' content='https://social.example/adareed'>"
     "<meta name='author' content='Ada Reed'>" LD(
         "{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"" SALT
         "\",\"author\":{\"name\":\"Ada Reed\",\"@id\":\"#p\"},\"datePublished\":"
         "\"2024-03-05T15:33:02+00:00\"},{\"@type\":\"WebSite\",\"name\":\"The Larder\"}]}"),
     "<header><h1 class='site-title'><a href='/'>The Larder</a></h1></header>"
     "<h1 class='entry-title'>" SALT "</h1>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", "The Larder"},
    {"WordPress, plain theme", "en-US", "<title>" SALT " &#8211; The Larder</title>",
     "<h1 class='entry-title'>" SALT "</h1><div class='entry-meta'><span class='posted-on'>Posted "
     "on <time datetime='2024-03-05T10:00:00+00:00'>March 5, 2024</time></span> <span "
     "class='byline'>by <span class='author vcard'><a href='/author/ada'>Ada Reed</a></span>"
     "</span></div>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"WordPress where nobody signs", "en-US", "<title>" SALT " | The Larder</title>",
     "<h1 class='entry-title'>" SALT "</h1><p class='meta'>Posted by <a rel='author' "
     "href='/author/admin'>admin</a> on March 5, 2024</p>" ENGLISH,
     SALT, NULL, "2024-03-05", ""},
    {"WordPress block theme", "en-US", "<title>" SALT " – The Larder</title>",
     H1 "<div><p>Author:</p><div class='wp-block-post-author-name'>Ada Reed</div></div>"
        "<div><p>Last Updated:</p><div><time datetime='2024-03-05'>March 5, "
        "2024</time></div></div>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"Drupal", "en", "<title>" SALT " | The Larder</title>",
     H1 "<div class='submitted'>Submitted by Ada Reed on Tue, 03/05/2024 - 10:30</div>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"Blogger", "en", "<title>The Larder: " SALT "</title>",
     "<h1>The Larder</h1><h2 class='date-header'>Tuesday, March 5, 2024</h2>"
     "<h3 class='post-title entry-title'>" SALT "</h3>" ENGLISH
     "<div class='post-footer'><span class='post-author vcard'>Posted by <span class='fn'>Ada "
     "Reed</span></span> at 10:30 AM</div>",
     SALT, "Ada Reed", "2024-03-05", ""},
    {"Medium", "en",
     "<title>" SALT " | by Ada Reed | The Larder | Medium</title>"
     "<meta property='og:title' content='" SALT "'><meta property='og:site_name' "
     "content='Medium'><meta name='author' content='Ada Reed'>"
     "<meta property='article:published_time' content='2024-03-05T10:30:00.000Z'>",
     H1 "<p>Ada Reed</p><p>Follow</p><p>5 min read · Mar 5, 2024</p>" ENGLISH, SALT, "Ada Reed",
     "2024-03-05", "Medium"},
    {"Substack", "en",
     "<title>" SALT " - by Ada Reed - The Larder</title><meta property='og:title' content='" SALT
     "'><meta name='author' content='Ada Reed'>",
     "<h1><a href='/'>The Larder</a></h1><h1 class='post-title published'>" SALT "</h1>"
     "<h3 class='subtitle'>A walk on 10 April 2023</h3><div>Ada Reed</div><div>Mar 05, "
     "2024</div>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"Ghost", "en",
     "<title>" SALT "</title><meta name='twitter:label1' content='Written by'>"
     "<meta name='twitter:data1' content='Ada Reed'><meta property='article:author' "
     "content='adareed77'><meta property='article:published_time' "
     "content='2024-03-05T10:30:00.000Z'>",
     H1 ENGLISH, SALT, "Ada Reed", "2024-03-05", ""},
    {"Squarespace", "en-US",
     "<title>" SALT " — The Larder</title><meta property='og:site_name' content='The Larder'>"
     "<meta itemprop='author' content='Ada Reed'><meta itemprop='datePublished' "
     "content='2024-03-05T12:03:47-0700'><meta itemprop='dateModified' content='2024-12-10'>",
     "<h1 class='logo'><a href='/'>Larder</a></h1><h1 class='entry-title'>" SALT "</h1>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", "The Larder"},
    {"Shopify", "en", "<title>" SALT "\n &ndash; Larder Shop</title>",
     H1 "<div><span>March 5, 2024</span></div><div>by Ada Reed</div>" ENGLISH, SALT, "Ada Reed",
     "2024-03-05", ""},
    {"Jekyll", "en", "<title>" SALT " | Ada's notes</title>",
     "<h1 itemprop='name headline'>" SALT "</h1><p class='post-meta'><time datetime='2024-03-05' "
     "itemprop='datePublished'>Mar 5, 2024</time> • <span itemprop='author'><span "
     "itemprop='name'>Ada Reed</span></span></p>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"Hugo", "en", "<title>" SALT " | Notes</title>",
     H1 "<div class='post-meta'>March 5, 2024&nbsp;·&nbsp;5 min&nbsp;·&nbsp;Ada Reed</div>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"a forum's first post", "en", "<title>" SALT " - Kitchen - Larder Forum</title>",
     H1 "<p>by <a class='username' href='/u/adareed'>adareed</a> » Tue Mar 05, 2024 10:30 "
        "am</p>" ENGLISH,
     SALT, "adareed", "2024-03-05", ""},

    /* --- medicine --- */
    {"a clinic's own staff", "en",
     "<title>" SALT " - Alder Clinic</title><meta property='og:site_name' content='Alder Clinic'>",
     H1 "<p>By Alder Clinic Staff</p>" ENGLISH, SALT, "Alder Clinic Staff", NULL, "Alder Clinic"},
    {"a pharmacy: reviewer alone", "en", "<title>" SALT " | Lakeside Pharmacy</title>",
     H1 "<p>Medically reviewed by John Roe, PharmD. Last updated on Mar 5, 2024.</p>" ENGLISH, SALT,
     NULL, "2024-03-05", ""},
    {"a pharmacy: syndicated health news", "en", "<title>Lakeside Pharmacy - News</title>",
     "<h2 class='page-heading'>Get Healthy!</h2><ul><li>Posted March 5, 2024</li><li>Ada Reed, "
     "PharmD</li></ul><h1>" SALT "</h1>" ENGLISH,
     SALT, "Ada Reed, PharmD", "2024-03-05", ""},
    {"a health magazine: reviewed, written, updated", "en", "<title>" SALT "</title>",
     H1 "<p>Medically reviewed by <a href='/authors/roe'>John Roe, MD</a> — Written by <a "
        "href='/authors/reed'>Ada Reed</a> — Updated on March 5, 2024</p>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"a health magazine: written, then reviewed on a day", "en", "<title>" SALT "</title>",
     H1
     "<p>Written by Ada Reed</p><p>Medically Reviewed by John Roe, MD on March 5, 2024</p>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"a health magazine: labels of their own", "en", "<title>" SALT "</title>",
     H1 "<div><span>Fact checked by</span></div><div>John Roe</div><div><span>By</span></div>"
        "<div>Ada Reed, RDN</div>" ENGLISH,
     SALT, "Ada Reed, RDN", NULL, ""},
    {"a health service", "en", "<title>" SALT " - AHS</title>",
     H1 ENGLISH "<p>Page last reviewed: 5 March 2024<br>Next review due: 5 March 2027</p>", SALT,
     NULL, "2024-03-05", ""},
    {"a hospital's blog", "en",
     "<title>" SALT " | Alder Hospital</title>" LD(
         "{\"@type\":\"MedicalWebPage\",\"name\":\"" SALT "\",\"datePublished\":\"March 5, 2024\","
         "\"author\":{\"@type\":\"Organization\",\"name\":\"Alder Hospital\"},\"reviewedBy\":"
         "{\"name\":\"John Roe\"}}"),
     H1 "<p>By: Ada Reed, MD, Cardiologist</p>" ENGLISH, SALT, "Ada Reed, MD", "2024-03-05", ""},
    {"a news service's copy", "en", "<title>" SALT "</title>",
     H1 "<p>By Ada Reed HealthWire Reporter</p><p>TUESDAY, March 5, 2024 (HealthWire "
        "News)</p>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"a leaflet without facts", "en", "<title>" SALT "</title>", H1 ENGLISH, SALT, NULL, NULL, ""},

    /* --- government, science --- */
    {"a government's health pages", "en-us",
     "<title>" SALT " | Food | DHA</title><meta name='DC.date' content='2024-03-05T10:00:00Z'>"
     "<meta property='og:site_name' content='Department of Health Affairs'>",
     H1 ENGLISH, SALT, NULL, "2024-03-05", "Department of Health Affairs"},
    {"a government's guidance", "en",
     "<title>" SALT " - GOV</title><link rel='canonical' href='https://www.gov.uk/salt'>",
     H1 "<dl><dt>From:</dt><dd>Department of Health</dd><dt>Published</dt><dd>5 March 2024</dd>"
        "<dt>Last updated</dt><dd>1 June 2024</dd></dl>" ENGLISH,
     SALT, "Department of Health", "2024-03-05", ""},
    {"an agency's release", "en", "<title>" SALT " | FPA</title>",
     H1 "<dl><dt>For Immediate Release:</dt><dd>March 05, 2024</dd></dl>" ENGLISH, SALT, NULL,
     "2024-03-05", ""},
    {"a journal", "en",
     "<meta name='citation_title' content='" SALT "'><meta name='citation_author' content='Reed, "
     "Ada'><meta name='citation_author' content='Hale, B. J.'><meta "
     "name='citation_publication_date' content='2024/03/05'><meta name='citation_journal_title' "
     "content='Journal of Bread'><title>" SALT " | Journal of Bread | Larder Press</title>",
     H1 ENGLISH, SALT, "Ada Reed, B. J. Hale", "2024-03-05", "Journal of Bread"},
    {"a library's Dublin Core", "en",
     "<title>Document 4711</title><meta name='DC.title' content='" SALT "'><meta "
     "name='DC.creator' content='Reed, Ada'><meta name='DC.date.issued' content='2024-03-05'>",
     ENGLISH, SALT, "Ada Reed", "2024-03-05", ""},
    {"a university", "en", "<title>" SALT " | Alder University News</title>",
     H1 "<p>By Ada Reed • March 5, 2024</p>" ENGLISH, SALT, "Ada Reed", "2024-03-05", ""},
    {"an encyclopedia", "en",
     "<title>Salt - Openpedia</title>" LD(
         "<![CDATA[{\"@type\":\"Article\",\"name\":\"Salt\",\"headline\":\"mineral used in "
         "cooking\",\"author\":{\"@type\":\"Organization\",\"name\":\"Contributors to Openpedia\"}"
         ",\"datePublished\":\"2024-03-05T01:59:14Z\"}]]>"),
     "<h1>Salt</h1>" ENGLISH, "Salt", "Contributors to Openpedia", "2024-03-05", ""},

    /* --- newspapers in English --- */
    {"a paper: byl", "en",
     "<title>" SALT " - The Alder Times</title><meta name='byl' content='By Ada Reed and Ben "
     "Hale'><meta property='article:published_time' content='2024-03-05T05:00:00-05:00'>",
     H1 ENGLISH, SALT, "Ada Reed and Ben Hale", "2024-03-05", ""},
    {"a paper: section and name behind bars", "en",
     "<title>" SALT " | Food | The Courier</title><meta property='article:author' "
     "content='https://courier.example/profile/adareed'>",
     H1 "<div><a rel='author' href='/profile/adareed'>Ada Reed</a> and <a rel='author' "
        "href='/profile/benhale'>Ben Hale</a></div><div>Tue 5 Mar 2024 10.30 GMT</div>" ENGLISH,
     SALT, "Ada Reed and Ben Hale", "2024-03-05", ""},
    {"a broadcaster: job on the next line", "en-GB", "<title>" SALT " - ABN News</title>",
     H1 "<p class='byline'>By Ada Reed<br>Health reporter, ABN News</p><p>Published 5 March 2024"
        "</p>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"an agency: capitals, time glued to the year", "en", "<title>" SALT "</title>",
     H1 "<p>By Ada Reed, Ben Hale and Cy Marsh</p><p>March 5, 20243:04 PM UTCUpdated 2 days "
        "ago</p>" ENGLISH,
     SALT, "Ada Reed, Ben Hale and Cy Marsh", "2024-03-05", ""},
    {"a local paper from before style sheets", "en", "<title>Alder Courier - " SALT "</title>",
     "<table><tr><td><font size=5><b>" SALT "</b></font><br>Staff<br>March 5, 2024<br><br>" ENGLISH
     "</td></tr></table>",
     SALT, NULL, "2024-03-05", ""},
    {"a column", "en", "<title>Opinion | " SALT " - The Courier</title>",
     H1 "<p>Opinion by Ada Reed</p><p>March 5, 2024 at 7:00 a.m. EST</p>" ENGLISH, SALT, "Ada Reed",
     "2024-03-05", ""},
    {"a paper: house as the author, writer below", "en",
     "<title>" SALT "</title><meta name='author' content='The Courier'><meta "
     "property='og:site_name' content='The Courier'>",
     H1 "<div class='byline'>By&nbsp;<address>Ada Reed</address>&nbsp;, Courier "
        "producer</div>" ENGLISH,
     SALT, "Ada Reed", NULL, "The Courier"},
    {"a republished text", "en",
     "<title>" SALT " | Alder News</title><meta name='author' content='Alder News'><meta "
     "property='og:site_name' content='Alder News'>",
     H1 "<p>By Alder News</p><p><a href='https://talk.example/profiles/ada-reed'>Ada Reed</a>, <a "
        "href='https://talk.example/alder'>Alder University</a></p>" ENGLISH,
     SALT, "Ada Reed", NULL, "Alder News"},
    {"a page with a card of another article above", "en",
     "<title>" SALT "</title><meta name='author' content='Ada Reed'>",
     "<ul class='related-posts'><li><a href='/x'><h3>Bread at home</h3><p>by Ben Hale</p></a></li>"
     "</ul>" H1 ENGLISH,
     SALT, "Ada Reed", NULL, ""},
    {"a handle and an address beside the name", "en", "<title>" SALT "</title>",
     H1 "<p>By Ada Reed ada@courier.example @adareed</p><p>Posted: Mar. 5, 2024 / 10:30 AM "
        "CST</p>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"name and day touch", "en", "<title>" SALT "</title>",
     H1 "<div class='author-info'><span class='author-name'>Ada Reed</span><span "
        "class='date'>March 5, 2024</span></div>" ENGLISH,
     SALT, "Ada Reed", "2024-03-05", ""},
    {"a year for search engines", "en", "<title>" SALT " (2024) | The Larder</title>", H1 ENGLISH,
     SALT, NULL, NULL, ""},
    {"Parse.ly", "en",
     "<meta name='parsely-title' content='" SALT "'><meta name='parsely-author' content='Ada "
     "Reed'><meta name='parsely-pub-date' content='2024-03-05T10:30:00Z'><title>x</title>",
     ENGLISH, SALT, "Ada Reed", "2024-03-05", ""},
    {"Sailthru", "en",
     "<meta name='sailthru.title' content='" SALT "'><meta name='sailthru.author' content='Ada "
     "Reed'><meta name='sailthru.date' content='2024-03-05 04:59:21'>",
     ENGLISH, SALT, "Ada Reed", "2024-03-05", ""},
    {"several JSON-LD authors", "en",
     LD("{\"@type\":\"NewsArticle\",\"headline\":\"" SALT "\",\"author\":[{\"name\":\"Ada Reed\"},"
        "{\"name\":\"Ben Hale\"},{\"name\":\"Cy Marsh\"}],\"publisher\":{\"name\":\"The Courier\"}"
        ",\"datePublished\":\"2024-03-05T10:30:00+01:00\"}"),
     H1 "<p>By Ada Reed, Ben Hale and Cy Marsh</p>" ENGLISH, SALT,
     "Ada Reed, Ben Hale and Cy Marsh", "2024-03-05", "The Courier"},

    {"a builder's theme: facts behind bars", "en", "<title>" SALT " | The Larder</title>",
     H1 "<p class='post-meta'>by Ada Reed | Mar 5, 2024 | Food | 0 comments</p>" ENGLISH, SALT,
     "Ada Reed", "2024-03-05", "The Larder"},
    {"a builder's theme: date, section, writer", "en", "<title>" SALT "</title>",
     H1 "<p>March 5, 2024 / in Food / by Ada Reed</p>" ENGLISH, SALT, "Ada Reed", "2024-03-05", ""},
    {"labels in one line", "en", "<title>" SALT "</title>",
     H1 "<p>Published: 05 Mar 2024 | Author: Ada Reed | Category: Food</p>" ENGLISH, SALT,
     "Ada Reed", "2024-03-05", ""},
    {"a degree before the bar", "en", "<title>" SALT "</title>",
     H1 "<p>Ada Reed, Ph.D. | 5 March 2024</p>" ENGLISH, SALT, "Ada Reed, Ph.D.", "2024-03-05", ""},
    {"who took the photographs", "en", "<title>" SALT "</title>",
     H1 "<p>Story by Ada Reed • Photos by Ben Hale</p><p>2024-03-05 10:30:00</p>" ENGLISH, SALT,
     "Ada Reed", "2024-03-05", ""},
    {"a job in the data", "en",
     "<title>" SALT "</title><meta name='author' content='Ada Reed, Staff Writer'>", H1 ENGLISH,
     SALT, "Ada Reed", NULL, ""},
    {"comments that are signed", "en", "<title>" SALT "</title>",
     H1 ENGLISH "<section id='comments' class='comments-area'><h2>2 Comments</h2><div "
                "class='comment'><p class='comment-author' itemprop='author'>Ben Hale says</p><p>"
                "On March 9, 2024 I tried it.</p></div></section>",
     SALT, NULL, NULL, ""},
    {"a hospital: reviewed on a day", "en", "<title>" SALT " | Alder Hospital</title>",
     H1 "<p>Last reviewed by a Alder Hospital medical professional on 03/05/2024.</p>" ENGLISH,
     SALT, NULL, "2024-03-05", "Alder Hospital"},
    {"staff", "en", "<title>" SALT "</title>", H1 "<p>By Staff</p><p>Mar. 5, 2024</p>" ENGLISH,
     SALT, NULL, "2024-03-05", ""},
    {"a page without a heading", "en",
     "<title>" SALT " - The Larder</title><meta property='og:site_name' content='The Larder'>",
     "<p>March 5, 2024</p>" ENGLISH, SALT, NULL, "2024-03-05", "The Larder"},

    /* --- other languages --- */
    {"a Spanish paper", "es",
     "<title>Dónde se esconde la sal | Salud | EL ALISO</title><meta property='og:site_name' "
     "content='El Aliso'>",
     "<h1>Dónde se esconde la sal</h1><div><a rel='author' href='/autor/ana-ruiz'>Ana Ruiz</a>"
     "</div><div>05 mar 2024 - 10:30 CET</div>" SPANISH,
     "Dónde se esconde la sal", "Ana Ruiz", "2024-03-05", "El Aliso"},
    {"Spanish: por, publicado, actualizado", "es-MX", "<title>Dónde se esconde la sal</title>",
     "<h1>Dónde se esconde la sal</h1><p>Por: Ana Ruiz de la Peña</p><p>Actualizado el 6 de abril "
     "de 2024</p><p>Publicado el 5 de marzo de 2024</p>" SPANISH,
     "Dónde se esconde la sal", "Ana Ruiz de la Peña", "2024-03-05", ""},
    {"Spanish: day first", "es", "<title>Dónde se esconde la sal - Farmacia Lago</title>",
     "<h1>Dónde se esconde la sal</h1><p>05/03/2024</p><p>Revisado por Juan Paz</p>" SPANISH,
     "Dónde se esconde la sal", NULL, "2024-03-05", ""},
    {"a Spanish text in an English template", "en",
     "<title>Dónde se esconde la sal | Lakeside Pharmacy</title>",
     "<h1>Dónde se esconde la sal</h1><p>Escrito por Ana Ruiz</p><p>5 marzo 2024</p>" SPANISH
         SPANISH,
     "Dónde se esconde la sal", "Ana Ruiz", "2024-03-05", ""},
    {"Spanish: facts behind bars", "es", "<title>Dónde se esconde la sal</title>",
     "<h1>Dónde se esconde la sal</h1><p>5 de marzo de 2024 | Ana Ruiz | Salud</p>" SPANISH,
     "Dónde se esconde la sal", "Ana Ruiz", "2024-03-05", ""},
    {"Spanish: the desk signs", "es", "<title>Dónde se esconde la sal</title>",
     "<h1>Dónde se esconde la sal</h1><p>Redacción El Aliso</p><p>5 mar. 2024</p>" SPANISH,
     "Dónde se esconde la sal", NULL, "2024-03-05", ""},
    {"a French paper", "fr", "<title>Où se cache le sel</title>",
     "<h1>Où se cache le sel</h1><p>Par Anne Roy</p><p>Publié le 05 mars 2024 à 10h30, modifié le "
     "6 mars 2024 à 9h00</p>" FRENCH,
     "Où se cache le sel", "Anne Roy", "2024-03-05", ""},
    {"a German paper", "de", "<title>Wo sich Salz versteckt - DER ERLENBOTE</title>",
     "<h1>Wo sich Salz versteckt</h1><p>Von Anna Berg und Kai Sommer</p><p>05.03.2024, 10.30 Uhr"
     "</p>" GERMAN,
     "Wo sich Salz versteckt", "Anna Berg und Kai Sommer", "2024-03-05", ""},
    {"German: Stand", "de-AT", "<title>Wo sich Salz versteckt | Apotheke am See</title>",
     "<h1>Wo sich Salz versteckt</h1><p>Medizinisch geprüft von Dr. Kai Sommer</p><p>5. März 2024"
     "</p>" GERMAN,
     "Wo sich Salz versteckt", NULL, "2024-03-05", ""},
};

/* The form of `text` that "de" and "de-AT", "en-us" and "en-US" share. */
static char *primary_of(const char *tag)
{
    return g_ascii_strdown(tag, (gssize)strcspn(tag, "-"));
}

static void test_head(gconstpointer data)
{
    const Head *head = data;
    g_autofree char *page = g_strdup_printf(
        "<!DOCTYPE html><html lang='%s'><head>%s</head><body><main>%s</main></body></html>",
        head->language, head->head, head->body);
    DocumentSource source = {.bytes = page, .length = strlen(page)};
    g_autoptr(GError) error = NULL;
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(Article) article = article_find(document, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(article->title, ==, head->title);
    g_assert_cmpstr(article->byline, ==, head->byline);
    g_assert_cmpstr(article->date, ==, head->date);
    if (!head->site || *head->site)
        g_assert_cmpstr(article->site, ==, head->site);
    gboolean spanish = strstr(head->body, "cocinas") != NULL;
    g_autofree char *language = primary_of(article->language);
    g_autofree char *declared = primary_of(head->language);
    g_assert_cmpstr(language, ==, spanish ? "es" : declared);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(heads); i++) {
        g_autofree char *path = g_strdup_printf("/article/heads/%s", heads[i].kind);
        g_strdelimit(path + strlen("/article/heads/"), "/", '-');
        g_test_add_data_func(path, &heads[i], test_head);
    }
    return g_test_run();
}
