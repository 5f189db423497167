/* Bookmarks: where a reading goes on in the article it was, and in corrected ones. */
#include "play/bookmark.h"

#include "text_script.h"

static const char *const article[] = {
    "= Salt and the heart",
    "* Two sections",
    "Most of us eat too much salt",
    "Few of us know it",
    "* # Section one",
    "# Where it hides",
    "Bread has it",
    "Soup has more",
    "Ask your pharmacist",
    "Read the label",
    "* # Section two",
    "# What to do",
    "* List of two items",
    "Cook at home",
    "Taste before you salt",
    "* End of list",
    "Ask your pharmacist",
    "Then your heart has less to do",
    "* ~ Disclaimer",
    "~ This page does not replace a doctor",
    "~ Ask your pharmacist",
    "$ End of the article",
    NULL,
};

/* Where a reading of `before` that was at `from` goes on in `after`. */
static guint find(const char *const *before, guint from, const char *const *after)
{
    Script *old = text_script_new(before), *new = text_script_new(after);
    g_autoptr(Bookmark) bookmark = bookmark_of(old, from, FALSE);
    guint found = bookmark_find(bookmark, new);
    g_assert_cmpuint(found, <, new->utterances->len);
    text_script_free(old);
    text_script_free(new);
    return found;
}

/* `lines` with `n` of them from `index` on replaced by `with` (NULL: by none). g_free(). */
static const char **edited(const char *const *lines, guint index, guint n, const char *with)
{
    GPtrArray *result = g_ptr_array_new();
    guint i = 0;
    for (; lines[i]; i++) {
        if (i == index && with)
            g_ptr_array_add(result, (gpointer)with);
        if (i < index || i >= index + n)
            g_ptr_array_add(result, (gpointer)lines[i]);
    }
    if (i == index && with)
        g_ptr_array_add(result, (gpointer)with);
    g_ptr_array_add(result, NULL);
    return (const char **)g_ptr_array_free(result, FALSE);
}

static guint find_in_edited(guint from, guint index, guint n, const char *with)
{
    g_autofree const char **after = edited(article, index, n, with);
    return find(article, from, after);
}

static guint index_of(const char *line)
{
    guint i = 0;
    while (!g_str_equal(article[i], line))
        i++;
    return i;
}

static void test_every_place_of_an_unchanged_article(void)
{
    for (guint i = 0; article[i]; i++)
        g_assert_cmpuint(find(article, i, article), ==, i);
}

/* Each sentence in turn is another one: all others are found, and in its place the new one. */
static void test_a_sentence_was_changed(void)
{
    for (guint i = 0; article[i]; i++)
        for (guint changed = 0; article[changed]; changed++) {
            g_autofree char *mark = g_strndup(article[changed], strspn(article[changed], "=#*~$ "));
            g_autofree char *line = g_strconcat(mark, "Something new", NULL);
            guint found = find_in_edited(i, changed, 1, line);
            gboolean is_ours = strchr("*$", *article[i]) != NULL;
            if (i != changed && !is_ours)
                g_assert_cmpuint(found, ==, i);
            /* What announces the changed sentence is heard again. */
            g_assert_cmpuint(found, <=, i);
            g_assert_cmpuint(found + 2, >=, i);
        }
}

static void test_a_changed_sentence_is_heard_in_its_new_words(void)
{
    guint soup = index_of("Soup has more");
    g_assert_cmpuint(find_in_edited(soup, soup, 1, "Soup has most"), ==, soup);
}

static void test_a_sentence_was_added_above(void)
{
    for (guint added = index_of("Most of us eat too much salt"); article[added]; added++) {
        if (g_str_has_prefix(article[added - 1], "*"))
            continue; /* what is announced there follows there */
        for (guint i = added; article[i]; i++) {
            guint found = find_in_edited(i, added, 0, "Something new");
            if (g_str_has_prefix(article[i], "$")) /* what is new may be heard before the end */
                g_assert_cmpuint(found, >=, i - 1);
            else
                g_assert_cmpuint(found, ==, i + 1);
        }
    }
}

static void test_a_sentence_was_removed(void)
{
    for (guint i = 0; article[i]; i++)
        for (guint removed = 2; removed < i; removed++)
            if (!strchr("*#~$", *article[removed]))
                g_assert_cmpuint(find_in_edited(i, removed, 1, NULL), ==, i - 1);
    guint soup = index_of("Soup has more");
    g_assert_cmpuint(find_in_edited(soup, soup, 1, NULL), ==, soup);
}

static void test_the_heading_was_renamed(void)
{
    guint heading = index_of("# Where it hides");
    for (guint i = heading - 1; i < heading + 5; i++)
        g_assert_cmpuint(find_in_edited(i, heading, 1, "# Hidden salt"), ==,
                         i == heading ? heading - 1 : i);
}

/* What took the place of several is heard from its beginning. */
static void test_the_paragraph_was_written_anew(void)
{
    guint bread = index_of("Bread has it");
    g_assert_cmpuint(find_in_edited(bread + 2, bread, 4, "Nearly all has it"), ==, bread);
}

/* The nearest sentences before it are gone, but not those behind it. */
static void test_the_beginning_is_gone(void)
{
    guint soup = index_of("Soup has more");
    g_assert_cmpuint(find_in_edited(soup, 0, soup + 1, NULL), ==, 0);
    g_assert_cmpuint(find_in_edited(soup, 0, soup, NULL), ==, 0);
}

/* Far below a heading, and all else is new. */
static void test_only_the_heading_is_left(void)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(lines, g_strdup("= Salt"));
    g_ptr_array_add(lines, g_strdup("# Where it hides"));
    for (guint i = 0; i < 40; i++)
        g_ptr_array_add(lines, g_strdup_printf("In food number %u", i));
    g_ptr_array_add(lines, NULL);
    static const char *const after[] = {"= Pepper",         "Pepper is hot",
                                        "* # Section one",  "# Where it grows",
                                        "In the south",     "* # Section two",
                                        "# Where it hides", "In all kitchens",
                                        "In all mills",     NULL};
    g_assert_cmpuint(find((const char *const *)lines->pdata, 20, after), ==, 5);
}

static void test_nothing_is_left(void)
{
    static const char *const after[] = {"= Pepper", "Pepper is hot", "# Where it grows",
                                        "In the south", NULL};
    for (guint i = 0; article[i]; i++)
        g_assert_cmpuint(find(article, i, after), ==, 0);
}

/* A short sentence that also stands elsewhere does not lead there when its own place is known. */
static void test_a_sentence_said_often_was_changed(void)
{
    guint ask = index_of("Ask your pharmacist");
    g_assert_cmpuint(find_in_edited(ask, ask, 1, "Ask your pharmacist in your town"), ==, ask);
}

/* It stood twice; the one that is left is the other one. */
static void test_one_of_two_equal_sentences_was_changed(void)
{
    static const char *const before[] = {"= Drops",  "Wash your hands", "Wait",  "Tilt your head",
                                         "Drop one", "Close the eye",   "Press", "Wait",
                                         "Blink",    "Sit up",          NULL};
    g_autofree const char **after = edited(before, 2, 1, "Wait a little");
    g_assert_cmpuint(find(before, 2, after), ==, 2);
    g_assert_cmpuint(find(before, 7, after), ==, 7);
}

/* The same sentence at the end of each of many sections, one of which went. */
static void test_a_refrain(void)
{
    enum { SECTIONS = 40, LINES = 3 };
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < SECTIONS; i++) {
        g_ptr_array_add(lines, g_strdup_printf("# Medicine %d", i));
        g_ptr_array_add(lines, g_strdup_printf("It is taken %d times", i));
        g_ptr_array_add(lines, g_strdup("Take it with food"));
    }
    g_ptr_array_add(lines, NULL);
    const char *const *all = (const char *const *)lines->pdata;
    g_autofree const char **fewer = edited(all, 7 * LINES, LINES, NULL);
    for (guint i = 0; i < 7 * LINES; i++)
        g_assert_cmpuint(find(all, i, fewer), ==, i);
    for (guint i = 8 * LINES; i < SECTIONS * LINES; i++)
        g_assert_cmpuint(find(all, i, fewer), ==, i - LINES);
}

/* Three times the same, and a sentence more above: which of them it was is told by the others. */
static void test_equal_sentences_in_a_row(void)
{
    static const char *const before[] = {"= Drops", "Tilt your head", "Wait", "Wait",
                                         "Wait",    "Blink",          NULL};
    g_autofree const char **after = edited(before, 1, 0, "Wash your hands");
    for (guint i = 1; before[i]; i++)
        g_assert_cmpuint(find(before, i, after), ==, i + 1);
}

static void test_added_sentences_between_the_neighbours(void)
{
    guint soup = index_of("Soup has more");
    g_autofree const char **once = edited(article, soup, 0, "Cheese has much");
    g_autofree const char **twice = edited(once, soup + 2, 0, "Ham as well");
    g_assert_cmpuint(find(article, soup, twice), ==, soup + 1);
}

/* Another voice announces with other words, or with none. */
static void test_announcements_are_not_looked_for(void)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    for (guint i = 0; article[i]; i++)
        if (!g_str_has_prefix(article[i], "*") && !g_str_has_prefix(article[i], "$"))
            g_ptr_array_add(lines, (gpointer)article[i]);
    guint n = lines->len;
    g_ptr_array_add(lines, NULL);
    const char *const *plain = (const char *const *)lines->pdata;
    for (guint i = 0, j = 0; article[i]; i++) {
        g_assert_cmpuint(find(article, i, plain), ==, MIN(j, n - 1));
        if (j < n && article[i] == plain[j])
            g_assert_cmpuint(find(plain, j++, article), ==, i);
    }
}

static void test_the_disclaimer_moved_up(void)
{
    g_autofree const char **after = edited(article, index_of("# What to do") - 1, 8, NULL);
    guint disclaimer = index_of("~ This page does not replace a doctor");
    for (guint i = disclaimer - 1; article[i]; i++)
        g_assert_cmpuint(find(article, i, after), ==, i - 8);
}

/* What was added behind the last sentence is heard by who had heard that. */
static void test_a_section_was_added_at_the_end(void)
{
    static const char *const before[] = {"= Salt", "Bread has it", "Soup has more", "$ End", NULL};
    static const char *const after[] = {"= Salt",       "Bread has it", "Soup has more", "* # Two",
                                        "# What to do", "Cook at home", "$ End",         NULL};
    g_assert_cmpuint(find(before, 3, after), ==, 3);
    g_assert_cmpuint(find(before, 2, after), ==, 2);
}

static void test_whether_the_disclaimer_was_heard(void)
{
    Script *script = text_script_new(article);
    g_autoptr(Bookmark) heard = bookmark_of(script, 3, TRUE);
    g_autoptr(Bookmark) missed = bookmark_of(script, 3, FALSE);
    g_assert_true(heard->disclaimer_heard);
    g_assert_false(missed->disclaimer_heard);
    text_script_free(script);
}

static void test_one_utterance(void)
{
    static const char *const title[] = {"= Salt", NULL}, *const words[] = {"* Nothing", NULL};
    g_assert_cmpuint(find(title, 0, title), ==, 0);
    g_assert_cmpuint(find(words, 0, words), ==, 0);
    g_assert_cmpuint(find(title, 0, words), ==, 0);
    g_assert_cmpuint(find(article, 9, title), ==, 0);
}

/* --- many sentences --- */

enum { MANY = 100000 };

static Script *many(const char *format)
{
    Script *script = text_script_empty();
    for (guint i = 0; i < MANY; i++) {
        g_autofree char *number = g_strdup_printf("%u", i);
        g_auto(GStrv) parts = g_strsplit(format, "N", 2);
        g_autofree char *line = g_strjoinv(number, parts);
        text_script_add(script, line);
    }
    return script;
}

/* A script of any kind is searched in a moment; what is not linear would take minutes. */
static void find_among_many(const char *format)
{
    Script *script = many(format);
    static const guint places[] = {0, 7, MANY / 2, MANY - 1};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        gint64 start_us = g_get_monotonic_time();
        g_autoptr(Bookmark) bookmark = bookmark_of(script, places[i], FALSE);
        gint64 made_us = g_get_monotonic_time();
        g_assert_cmpuint(bookmark_find(bookmark, script), ==, places[i]);
        gint64 found_us = g_get_monotonic_time();
        g_test_message("%s at %u: made in %.3f ms, found in %.3f ms", format, places[i],
                       (double)(made_us - start_us) / 1000, (double)(found_us - made_us) / 1000);
        g_assert_cmpint(found_us - start_us, <, 10 * G_USEC_PER_SEC);
    }
    text_script_free(script);
}

static void test_many_different_sentences(void)
{
    find_among_many("This is sentence number N");
}

static void test_many_equal_sentences(void)
{
    find_among_many("Take it with food");
}

static void test_many_headings(void)
{
    find_among_many("# Heading");
}

static void test_many_words_of_ours(void)
{
    Script *script = many("* List");
    g_autoptr(Bookmark) bookmark = bookmark_of(script, MANY / 2, FALSE);
    g_assert_cmpuint(bookmark_find(bookmark, script), ==, 0);
    text_script_free(script);
}

/* --- random corrections --- */

static Script *script_of(const GPtrArray *lines)
{
    Script *script = text_script_empty();
    for (guint i = 0; i < lines->len; i++)
        text_script_add(script, g_ptr_array_index(lines, i));
    return script;
}

static guint random_index(const GPtrArray *lines)
{
    return (guint)g_test_rand_int_range(0, (gint32)lines->len);
}

/* Adds, removes or rewrites a sentence, but not `kept`. */
static void correct(GPtrArray *lines, const char *kept, guint number)
{
    guint index = random_index(lines);
    if (g_test_rand_bit())
        g_ptr_array_insert(lines, (gint)index, g_strdup_printf("New sentence %u", number));
    else if (g_ptr_array_index(lines, index) != kept)
        g_ptr_array_remove_index(lines, index);
}

/* Whatever sentences come and go around it, one that says what no other says is found. */
static void test_random_corrections(void)
{
    enum { ROUNDS = 500, SENTENCES = 60, CORRECTIONS = 30 };
    for (guint round = 0; round < ROUNDS; round++) {
        g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
        for (guint i = 0; i < SENTENCES; i++)
            g_ptr_array_add(lines, g_strdup_printf("%sSentence %u", i % 7 == 0 ? "# " : "", i));
        guint from = random_index(lines);
        const char *kept = g_ptr_array_index(lines, from);
        Script *script = script_of(lines);
        g_autoptr(Bookmark) bookmark = bookmark_of(script, from, FALSE);
        text_script_free(script);
        for (guint i = 0; i < CORRECTIONS; i++)
            correct(lines, kept, i);
        script = script_of(lines);
        guint found = bookmark_find(bookmark, script);
        g_assert_true(g_ptr_array_index(lines, found) == kept);
        text_script_free(script);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bookmark/every place of an unchanged article",
                    test_every_place_of_an_unchanged_article);
    g_test_add_func("/bookmark/a sentence was changed", test_a_sentence_was_changed);
    g_test_add_func("/bookmark/a changed sentence is heard in its new words",
                    test_a_changed_sentence_is_heard_in_its_new_words);
    g_test_add_func("/bookmark/a sentence was added above", test_a_sentence_was_added_above);
    g_test_add_func("/bookmark/a sentence was removed", test_a_sentence_was_removed);
    g_test_add_func("/bookmark/the heading was renamed", test_the_heading_was_renamed);
    g_test_add_func("/bookmark/the paragraph was written anew",
                    test_the_paragraph_was_written_anew);
    g_test_add_func("/bookmark/the beginning is gone", test_the_beginning_is_gone);
    g_test_add_func("/bookmark/only the heading is left", test_only_the_heading_is_left);
    g_test_add_func("/bookmark/nothing is left", test_nothing_is_left);
    g_test_add_func("/bookmark/a sentence said often was changed",
                    test_a_sentence_said_often_was_changed);
    g_test_add_func("/bookmark/one of two equal sentences was changed",
                    test_one_of_two_equal_sentences_was_changed);
    g_test_add_func("/bookmark/a refrain", test_a_refrain);
    g_test_add_func("/bookmark/equal sentences in a row", test_equal_sentences_in_a_row);
    g_test_add_func("/bookmark/added sentences between the neighbours",
                    test_added_sentences_between_the_neighbours);
    g_test_add_func("/bookmark/announcements are not looked for",
                    test_announcements_are_not_looked_for);
    g_test_add_func("/bookmark/the disclaimer moved up", test_the_disclaimer_moved_up);
    g_test_add_func("/bookmark/a section was added at the end",
                    test_a_section_was_added_at_the_end);
    g_test_add_func("/bookmark/whether the disclaimer was heard",
                    test_whether_the_disclaimer_was_heard);
    g_test_add_func("/bookmark/one utterance", test_one_utterance);
    g_test_add_func("/bookmark/many different sentences", test_many_different_sentences);
    g_test_add_func("/bookmark/many equal sentences", test_many_equal_sentences);
    g_test_add_func("/bookmark/many headings", test_many_headings);
    g_test_add_func("/bookmark/many words of ours", test_many_words_of_ours);
    g_test_add_func("/bookmark/random corrections", test_random_corrections);
    return g_test_run();
}
