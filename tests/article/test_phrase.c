/* How phrases are written, and which words of a text they fit. */
#include "article/phrase.h"

#include <string.h>

typedef struct {
    guint first, end, count;
} Found;

static void note(G_GNUC_UNUSED guint kind, guint first, guint end, gpointer data)
{
    Found *found = data;
    *found = (Found){.first = first, .end = end, .count = found->count + 1};
}

static Found find(const char *phrase, const char *text)
{
    g_autoptr(PhraseIndex) index = phrase_index_new();
    g_autoptr(GArray) words = phrase_words(text);
    Found found = {0};
    phrase_index_add(index, phrase, strlen(phrase), 0);
    phrase_find(index, words, note, &found);
    return found;
}

static void test_words(void)
{
    g_assert_cmpuint(find("e mail", "send an e-mail, now").count, ==, 1);
    g_assert_cmpuint(find("don't", "we don't know").count, ==, 1);
    g_assert_cmpuint(find("©", "text © 2024").count, ==, 1);
    g_assert_cmpuint(find("advice", "advices").count, ==, 0);
    g_assert_cmpuint(find("arti", "article").count, ==, 0);
}

static void test_stem(void)
{
    g_assert_cmpuint(find("responsib*", "no responsibility").count, ==, 1);
    g_assert_cmpuint(find("your doctor*", "ask your doctors").count, ==, 1);
    g_assert_cmpuint(find("responsib*", "irresponsible").count, ==, 0);
}

static void test_gap(void)
{
    Found found = find("take ~ advice", "do not take any of it as advice or law");
    g_assert_cmpuint(found.count, ==, 1);
    g_assert_cmpuint(found.first, ==, 2);
    g_assert_cmpuint(found.end, ==, 8);
    g_assert_cmpuint(find("take ~ advice", "take one of them at night for advice").count, ==, 0);
}

static void test_ends(void)
{
    g_assert_cmpuint(find("^note", "note that").count, ==, 1);
    g_assert_cmpuint(find("^note", "a note").count, ==, 0);
    g_assert_cmpuint(find("related$", "is related").count, ==, 1);
    g_assert_cmpuint(find("related$", "related articles").count, ==, 0);
}

static void test_sentences(void)
{
    g_autoptr(GArray) words = phrase_words("disclaimer: ask first. do not \"wait.\" go 1.5 miles");
    static const gboolean ends[] = {FALSE, FALSE, TRUE,  FALSE, FALSE,
                                    TRUE,  FALSE, FALSE, FALSE, TRUE};
    g_assert_cmpuint(words->len, ==, G_N_ELEMENTS(ends));
    for (guint i = 0; i < words->len; i++)
        g_assert_cmpint(g_array_index(words, PhraseWord, i).ends_sentence, ==, ends[i]);
    g_assert_true(g_array_index(words, PhraseWord, 0).ends_label);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/phrase/words", test_words);
    g_test_add_func("/article/phrase/stem", test_stem);
    g_test_add_func("/article/phrase/gap", test_gap);
    g_test_add_func("/article/phrase/ends", test_ends);
    g_test_add_func("/article/phrase/sentences", test_sentences);
    return g_test_run();
}
