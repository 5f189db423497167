/* A DAISY book's navigation control center: what the book is, and its headings, each with the place
 * where it is heard (DAISY 2.02, 2.1). */
#include "publish/daisy_parts.h"

#include "article/identity.h"
#include "base/xml_text.h"
#include "publish/direction.h"

/* --- metadata ------------------------------------------------------------------------------- */

static void append_number(GString *out, const char *name, guint number)
{
    g_autofree char *value = g_strdup_printf("%u", number);
    daisy_append_meta(out, name, value, NULL);
}

/* A statement that there must be at least once; `otherwise` where no article makes it. */
static void append_facts(GString *out, const DaisyBook *book, const char *name, BookFact fact,
                         const char *otherwise)
{
    g_auto(GStrv) facts = book_facts(book->sources, book->n_sources, fact);
    for (char **value = facts; *value; value++)
        daisy_append_meta(out, name, *value, NULL);
    if (!*facts && otherwise)
        daisy_append_meta(out, name, otherwise, NULL);
}

/* The one publisher that there must be. */
static void append_publisher(GString *out, const DaisyBook *book)
{
    g_auto(GStrv) publishers = book_facts(book->sources, book->n_sources, BOOK_PUBLISHER);
    g_autofree char *all = g_strjoinv("; ", publishers);
    daisy_append_meta(out, "dc:publisher", *all ? all : "Lectern", NULL);
}

static int depth(const DaisyBook *book)
{
    int deepest = 1;
    for (guint i = 0; i < book->sections->len; i++)
        deepest = MAX(deepest, daisy_section(book, i)->level);
    return deepest;
}

static void append_total_time(GString *out, const DaisyBook *book)
{
    gint64 s = (book->length_ms + 500) / 1000;
    g_autofree char *time = g_strdup_printf("%02" G_GINT64_FORMAT ":%02d:%02d", s / 3600,
                                            (int)(s / 60 % 60), (int)(s % 60));
    daisy_append_meta(out, "ncc:totalTime", time, "hh:mm:ss");
}

static void append_identifiers(GString *out, const DaisyBook *book)
{
    daisy_append_meta(out, "dc:identifier", book->identifier, NULL);
    for (guint i = 0; i < book->n_sources; i++) {
        g_autofree char *identifier = article_identifier(book->sources[i].article);
        g_autofree char *known = g_strconcat(DAISY_ARTICLE_SCHEME, identifier, NULL);
        daisy_append_meta(out, "prod:article", known, NULL);
    }
}

/* Of pages there are none, because an article has none. */
static void append_metadata(GString *out, const DaisyBook *book)
{
    append_identifiers(out, book);
    daisy_append_meta(out, "dc:title", book->title, NULL);
    append_facts(out, book, "dc:creator", BOOK_CREATOR, "Unknown");
    append_publisher(out, book);
    daisy_append_meta(out, "dc:date", book->date, "yyyy-mm-dd");
    append_facts(out, book, "dc:language", BOOK_LANGUAGE, NULL);
    append_facts(out, book, "dc:source", BOOK_SOURCE, NULL);
    daisy_append_meta(out, "dc:format", "Daisy 2.02", NULL);
    daisy_append_meta(out, "ncc:generator", DAISY_GENERATOR, NULL);
    daisy_append_meta(out, "ncc:charset", "utf-8", NULL);
    daisy_append_meta(out, "ncc:multimediaType", book->without_text ? "audioNcc" : "audioFullText",
                      NULL);
    append_total_time(out, book);
    append_number(out, "ncc:tocItems", book->sections->len);
    append_number(out, "ncc:depth", (guint)depth(book));
    append_number(out, "ncc:files", daisy_count_files(book));
    append_number(out, "ncc:pageFront", 0);
    append_number(out, "ncc:pageNormal", 0);
    append_number(out, "ncc:pageSpecial", 0);
    append_number(out, "ncc:maxPageNormal", 0);
}

/* --- headings ------------------------------------------------------------------------------- */

/* The language of what is in another than the book, with its direction. */
static void append_language(GString *out, const DaisyBook *book, const char *language)
{
    if (g_str_equal(language, book->language))
        return;
    xml_text_append_attribute(out, "lang", language);
    xml_text_append_attribute(out, "xml:lang", language);
    if (direction_is_rtl(language) != direction_is_rtl(book->language))
        xml_text_append_attribute(out, "dir", direction_is_rtl(language) ? "rtl" : "ltr");
}

/* An element's content: the way to the place where the section begins. */
static void append_link(GString *out, const DaisyBook *book, const DaisySection *section)
{
    g_autofree char *smil = daisy_smil_name(section), *target = daisy_text_id(book, section);
    g_string_append_printf(out, "><a href=\"%s#%s\">", smil, target);
    xml_text_append(out, section->title, -1);
    g_string_append(out, "</a>");
}

static void append_heading(GString *out, const DaisyBook *book, const DaisySection *section)
{
    g_autofree char *id = daisy_item_id(section);
    g_string_append_printf(out, "<h%d", section->level);
    xml_text_append_attribute(out, "class", section->number == 1 ? "title" : NULL);
    xml_text_append_attribute(out, "id", id);
    append_language(out, book, section->article->language);
    append_link(out, book, section);
    g_string_append_printf(out, "</h%d>\n", section->level);
}

char *daisy_ncc_text(const DaisyBook *book)
{
    GString *out = g_string_new(NULL);
    daisy_append_document_start(out, book->title, book->language);
    append_metadata(out, book);
    g_string_append(out, "</head>\n<body>\n");
    for (guint i = 0; i < book->sections->len; i++)
        append_heading(out, book, daisy_section(book, i));
    g_string_append(out, "</body>\n</html>\n");
    return g_string_free(out, FALSE);
}
