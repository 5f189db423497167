/* What front matter says, in the forms that people write. */
#include "document/front_matter.h"

#include <string.h>

typedef struct {
    guint n;
    guint line;
    char message[200];
} Faults;

static void note_fault(const Diagnostic *diagnostic, gpointer data)
{
    Faults *faults = data;
    faults->n++;
    faults->line = diagnostic->line;
    g_strlcpy(faults->message, diagnostic->message, sizeof faults->message);
}

static FrontMatter read_matter(const char *text, Faults *faults)
{
    Diagnostics diagnostics = {.source = "-", .handler = note_fault, .data = faults};
    FrontMatter matter;
    front_matter_read(text, strlen(text), &diagnostics, &matter);
    return matter;
}

static FrontMatter read_faultless(const char *text)
{
    Faults faults = {0};
    FrontMatter matter = read_matter(text, &faults);
    g_assert_cmpstr(faults.message, ==, "");
    g_assert_true(front_matter_is_there(text, strlen(text)));
    return matter;
}

static void assert_title(const char *value, const char *title)
{
    g_autofree char *text = g_strdup_printf("---\ntitle: %s\nlang: en\n---\nWords\n", value);
    g_auto(FrontMatter) matter = read_faultless(text);
    g_assert_cmpstr(matter.title, ==, title);
    g_assert_cmpstr(matter.language, ==, "en"); /* what follows is not swallowed */
}

static void test_scalars(void)
{
    assert_title("Plain words", "Plain words");
    assert_title("  Blanks around \t", "Blanks around");
    assert_title("Words # with a comment", "Words");
    assert_title("Vitamin#3 stays", "Vitamin#3 stays");
    assert_title("Flu: what to know", "Flu: what to know");
    assert_title("\"Double: quoted # \\\"words\\\" \\u00e9\\x41\\\\\" # comment",
                 "Double: quoted # \"words\" éA\\");
    assert_title("'Single ''quoted'' \\n # words'", "Single 'quoted' \\n # words");
    assert_title("'''Tis the season'", "'Tis the season");
    assert_title("Words\n  that go on\n  over lines", "Words that go on over lines");
    assert_title("\"Words\n  that go on\"", "Words that go on");
    assert_title(">-\n  Folded\n  words", "Folded words");
    assert_title("|\n  Kept\n\n  words", "Kept words");
    assert_title("2026", "2026");
}

static void test_nothing(void)
{
    assert_title("", NULL);
    assert_title("\"\"", NULL);
    assert_title("~", NULL);
    assert_title("null", NULL);
    assert_title("# only a comment", NULL);
    assert_title("[]", NULL);
}

static void assert_author(const char *value, const char *author)
{
    g_autofree char *text = g_strdup_printf("---\nauthor%s\ndate: 2026-05-02\n---\n", value);
    g_auto(FrontMatter) matter = read_faultless(text);
    g_assert_cmpstr(matter.author, ==, author);
    g_assert_cmpstr(matter.published, ==, "2026-05-02");
}

static void test_authors(void)
{
    assert_author(": Jane Doe", "Jane Doe");
    assert_author("s: [Jane Doe, 'John Roe', \"Ann, MD\"]", "Jane Doe, John Roe and Ann, MD");
    assert_author("s: [Jane Doe,\n  # the second\n  John Roe, # the last\n]",
                  "Jane Doe and John Roe");
    assert_author("s: [Jane Doe,\n  John Roe,\n]", "Jane Doe and John Roe");
    assert_author("s:\n- Jane Doe\n- John Roe", "Jane Doe and John Roe");
    assert_author(":\n  - Jane Doe # editor\n\n  # another\n  - \"John Roe\"",
                  "Jane Doe and John Roe");
    assert_author(":\n  name: Jane Doe\n  url: https://a.example", "Jane Doe");
    assert_author("s:\n  - name: Jane Doe\n    title: PharmD\n  - name: John Roe",
                  "Jane Doe and John Roe");
}

static void test_keys(void)
{
    g_auto(FrontMatter) matter = read_faultless("---\n"
                                                "# first a comment\n"
                                                "\n"
                                                "Title: One\n"
                                                "'headline': Two\n"
                                                "lastmod: 2026-05-03\n"
                                                "created: 2020-01-01\n"
                                                "Date: 2026-05-02T10:00:00Z\n"
                                                "language: de\n"
                                                "summary: Kurz\n"
                                                "publisher: Apotheke\n"
                                                "canonical_url: https://a.example/x\n"
                                                "params: {a: b}\n"
                                                "tags:\n  - a\n"
                                                "...\n"
                                                "Words\n");
    g_assert_cmpstr(matter.title, ==, "One");
    g_assert_cmpuint(matter.title_line, ==, 4);
    g_assert_cmpstr(matter.updated, ==, "2026-05-03");
    g_assert_cmpstr(matter.published, ==, "2026-05-02T10:00:00Z");
    g_assert_cmpstr(matter.language, ==, "de");
    g_assert_cmpstr(matter.description, ==, "Kurz");
    g_assert_cmpstr(matter.site, ==, "Apotheke");
    g_assert_cmpstr(matter.address, ==, "https://a.example/x");
    g_assert_cmpuint(matter.lines, ==, 16);
    g_auto(FrontMatter) path = read_faultless("---\nurl: /a/b\n---\n");
    g_assert_null(path.address);
}

static void test_toml(void)
{
    g_auto(FrontMatter) matter = read_faultless("+++\r\n"
                                                "title = \"A \\\"B\\\"\" # comment\r\n"
                                                "date = 2026-05-02T10:00:00Z\r\n"
                                                "draft = false\r\n"
                                                "authors = [\r\n  'Jane Doe',\r\n  \"J\"\r\n]\r\n"
                                                "description = \"\"\"\r\nLong\r\nwords\"\"\"\r\n"
                                                "[menu]\r\n"
                                                "title = \"No\"\r\n"
                                                "[params]\r\n"
                                                "author = \"Not this\"\r\n"
                                                "+++\r\n"
                                                "Words\r\n");
    g_assert_cmpstr(matter.title, ==, "A \"B\"");
    g_assert_cmpstr(matter.published, ==, "2026-05-02T10:00:00Z");
    g_assert_cmpstr(matter.author, ==, "Jane Doe and J");
    g_assert_cmpstr(matter.description, ==, "Long words");
    g_auto(FrontMatter) table = read_faultless("+++\n[author]\nname = 'Jane Doe'\n+++\n");
    g_assert_cmpstr(table.author, ==, "Jane Doe");
    g_auto(FrontMatter) inner = read_faultless("+++\ndate = 2026\n[params]\nauthor = 'A'\n+++\n");
    g_assert_cmpstr(inner.author, ==, "A");
}

static void assert_unreadable(const char *value)
{
    g_autofree char *text = g_strdup_printf("---\nlang: en\ntitle: %s\n---\nWords\n", value);
    Faults faults = {0};
    g_auto(FrontMatter) matter = read_matter(text, &faults);
    g_assert_cmpuint(faults.n, ==, 1);
    g_assert_cmpuint(faults.line, ==, 3);
    g_assert_nonnull(strstr(faults.message, "'title'"));
    g_assert_null(matter.title);
    g_assert_cmpstr(matter.language, ==, "en");
}

static void test_unreadable(void)
{
    assert_unreadable("{{ .Title }}");
    assert_unreadable("{a: b}");
    assert_unreadable("\"not closed");
    assert_unreadable("\"closed\" too early");
    assert_unreadable("\"\\q\"");
    assert_unreadable("\"\\u12\"");
    assert_unreadable("\"\\u0000\"");
    assert_unreadable("'not closed''");
    assert_unreadable("[a, b");
    assert_unreadable("[a, [b]]");
    assert_unreadable("[a] b");
    assert_unreadable("&anchor words");
    assert_unreadable("!!str words");
    assert_unreadable("\n  neither member nor key");
}

/* A rule between paragraphs, and what is never closed, is text. */
static void test_none(void)
{
    static const char *const texts[] = {
        "",
        "---",
        "---\n---\n",
        "---\nWords, no key.\n---\n",
        "---\ntitle: Words\n",
        " ---\ntitle: Words\n---\n",
        "----\ntitle: Words\n---\n",
        "---\nhttp://a.example\n---\n",
        "+++\ntitle: Words\n+++\n",
        "---\ntitle = 'x'\n---\n",
        "Words\n---\ntitle: Words\n---\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        Faults faults = {0};
        g_auto(FrontMatter) matter = read_matter(texts[i], &faults);
        g_assert_false(front_matter_is_there(texts[i], strlen(texts[i])));
        g_assert_cmpuint(matter.end, ==, 0);
        g_assert_cmpuint(matter.lines, ==, 0);
        g_assert_null(matter.title);
        g_assert_cmpuint(faults.n, ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/front-matter/scalars", test_scalars);
    g_test_add_func("/document/front-matter/nothing", test_nothing);
    g_test_add_func("/document/front-matter/authors", test_authors);
    g_test_add_func("/document/front-matter/keys", test_keys);
    g_test_add_func("/document/front-matter/toml", test_toml);
    g_test_add_func("/document/front-matter/unreadable", test_unreadable);
    g_test_add_func("/document/front-matter/none", test_none);
    return g_test_run();
}
