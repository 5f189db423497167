/* From page to place: an article that was corrected is read on where it was, through all stages
 * that a reading goes through. */
#include "play/bookmark.h"

#include "article/article.h"
#include "document/document.h"

#include <string.h>

/* Parts of a leaflet, in Markdown. */
static const char *const parts[] = {
    "# Iron tablets\n",
    "Iron is easy to forget and hard to like. Dr. Low keeps hers beside the kettle.\n",
    "The tablets turn stools dark. That is harmless.\n",
    "## How to take them\n",
    "1. Take one tablet with water.\n2. Wait 2 hours before tea. Coffee counts as tea.\n"
    "3. Take one tablet with water.\n4. Write down the day.\n",
    "Vitamin C helps: a glass of orange juice will do. Milk does not.\n",
    "## What they cost\n",
    "| Pack | Price |\n|---|---|\n| 30 tablets | $4.50 |\n| 90 tablets | $11 |\n",
    "Ask us for the *Sparpackung* if you speak German. We have it behind the counter.\n",
    "## When to call a doctor\n",
    "> My stomach hurt for a week, so I stopped. I should have asked.\n",
    "Call when you faint. Call when you cough blood.\n",
    "Disclaimer: This article is for information only and does not replace the advice of your "
    "doctor or pharmacist.\n",
};
enum { PARTS = G_N_ELEMENTS(parts) };

typedef struct {
    VoiceStore *store;
    Script *script;
} Fixture;

static Script *script_of(VoiceStore *store, const char *text)
{
    g_autoptr(GError) error = NULL;
    DocumentSource source = {.bytes = text, .length = strlen(text), .name = "leaflet.md"};
    g_autoptr(Document) document = document_parse(&source, NULL, &error);
    g_assert_no_error(error);
    g_autoptr(Article) article = article_find(document, NULL, &error);
    g_assert_no_error(error);
    ScriptOptions options = {.voice = voice_store_get(store, "en-US", NULL, &error)};
    g_assert_no_error(error);
    Script *script = script_new(article, &options, store, NULL, &error);
    g_assert_no_error(error);
    return script;
}

/* The leaflet with part `index` replaced; NULL takes it away. */
static char *leaflet(guint index, const char *replacement)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < PARTS; i++) {
        const char *part = i == index ? replacement : parts[i];
        if (part)
            g_string_append_printf(text, "%s\n", part);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const folders[] = {"voices", NULL};
    f->store = voice_store_new(folders);
    g_autofree char *text = leaflet(PARTS, NULL);
    f->script = script_of(f->store, text);
    g_assert_cmpuint(f->script->utterances->len, >, 30);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    script_free(f->script);
    voice_store_free(f->store);
}

static const char *said(const Script *script, guint index)
{
    const Utterance *utterance = script_utterance(script, index);
    return utterance->display + utterance->marker_bytes;
}

/* How often what `index` says was said before it. */
static guint count_before(const Script *script, guint index)
{
    guint n = 0;
    for (guint i = 0; i < index; i++)
        n += g_str_equal(said(script, i), said(script, index));
    return n;
}

static gboolean is_announcement(const Script *script, guint index)
{
    return script_utterance(script, index)->role == ROLE_ANNOUNCEMENT;
}

/* Each sentence of the leaflet that stands in the corrected one too is found there; the first of
 * two that say the same is not taken for the second. */
static void assert_all_resume(Fixture *f, guint part, const char *replacement, guint gone)
{
    g_autofree char *text = leaflet(part, replacement);
    g_autoptr(Script) corrected = script_of(f->store, text);
    guint lost = 0;
    for (guint i = 0; i < f->script->utterances->len; i++) {
        g_autoptr(Bookmark) bookmark = bookmark_of(f->script, i, FALSE);
        guint found = bookmark_find(bookmark, corrected);
        if (is_announcement(f->script, i))
            continue;
        if (g_str_equal(said(f->script, i), said(corrected, found)))
            g_assert_cmpuint(count_before(f->script, i), ==, count_before(corrected, found));
        else
            lost++;
    }
    g_assert_cmpuint(lost, ==, gone);
}

static void test_nothing_was_changed(Fixture *f, gconstpointer data)
{
    (void)data;
    for (guint i = 0; i < f->script->utterances->len; i++) {
        g_autoptr(Bookmark) bookmark = bookmark_of(f->script, i, FALSE);
        g_assert_cmpuint(bookmark_find(bookmark, f->script), ==, i);
    }
}

static void test_a_sentence_was_changed(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_all_resume(f, 2, "The tablets turn stools black. That is harmless.\n", 1);
}

static void test_a_paragraph_was_added(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_all_resume(f, 1,
                      "Iron is easy to forget and hard to like. Dr. Low keeps hers beside the "
                      "kettle.\n\nA new paragraph, with two sentences. This is the second.\n",
                      0);
}

static void test_a_paragraph_was_removed(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_all_resume(f, 5, NULL, 2);
}

static void test_the_heading_was_renamed(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_all_resume(f, 6, "## The price of iron\n", 1);
}

static void test_a_section_was_added_above(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_all_resume(f, 3, "## Why iron\n\nBlood needs it.\n\n## How to take them\n", 0);
}

/* Its items have other numbers now. */
static void test_an_item_was_added_to_a_numbered_list(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_all_resume(
        f, 4,
        "1. Read the leaflet.\n2. Take one tablet with water.\n3. Wait 2 hours before "
        "tea. Coffee counts as tea.\n4. Take one tablet with water.\n"
        "5. Write down the day.\n",
        0);
}

static void test_a_row_was_added_to_a_table(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_all_resume(f, 7,
                      "| Pack | Price |\n|---|---|\n| 10 tablets | $2 |\n| 30 tablets | $4.50 |\n"
                      "| 90 tablets | $11 |\n",
                      0);
}

/* In its place its first new sentence is heard, with what announces it. */
static void test_a_section_was_written_anew(Fixture *f, gconstpointer data)
{
    (void)data;
    guint item = 0;
    while (!g_str_has_prefix(said(f->script, item), "Write down the day"))
        item++;
    g_autofree char *text = leaflet(4, "One a day, with water. Note when you took it.\n");
    g_autoptr(Script) corrected = script_of(f->store, text);
    g_autoptr(Bookmark) bookmark = bookmark_of(f->script, item, FALSE);
    guint found = bookmark_find(bookmark, corrected);
    g_assert_cmpstr(said(corrected, found), ==, "One a day, with water.");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add("/resume/" name, Fixture, NULL, set_up, function, tear_down)
    ADD("nothing was changed", test_nothing_was_changed);
    ADD("a sentence was changed", test_a_sentence_was_changed);
    ADD("a paragraph was added", test_a_paragraph_was_added);
    ADD("a paragraph was removed", test_a_paragraph_was_removed);
    ADD("the heading was renamed", test_the_heading_was_renamed);
    ADD("a section was added above", test_a_section_was_added_above);
    ADD("an item was added to a numbered list", test_an_item_was_added_to_a_numbered_list);
    ADD("a row was added to a table", test_a_row_was_added_to_a_table);
    ADD("a section was written anew", test_a_section_was_written_anew);
#undef ADD
    return g_test_run();
}
