/* Fingerprints: what is known again and what is not. */
#include "play/fingerprint.h"

#include "text_script.h"

static void test_small_corrections_are_the_same_sentence(void)
{
    guint64 sentence = fingerprint_text("Take one tablet, with “food”.");
    g_assert_cmpuint(sentence, ==, fingerprint_text("take one  tablet with \"food\""));
    g_assert_cmpuint(sentence, !=, fingerprint_text("Take two tablets, with “food”."));
    g_assert_cmpuint(fingerprint_text("ÉTÉ"), ==, fingerprint_text("été"));
    g_assert_cmpuint(fingerprint_text("हिंदी"), !=, fingerprint_text("हद"));
}

static void test_signs_alone_are_told_apart(void)
{
    g_assert_cmpuint(fingerprint_text("***"), !=, fingerprint_text("—"));
    g_assert_cmpuint(fingerprint_text(""), !=, fingerprint_text("—"));
}

static Script *numbered(guint first, guint end)
{
    Script *script = text_script_empty();
    for (guint i = first; i < end; i++) {
        g_autofree char *line = g_strdup_printf("This is sentence %u", i);
        text_script_add(script, line);
    }
    return script;
}

static double likeness(Script *one, Script *other)
{
    Fingerprint a = fingerprint_of(one), b = fingerprint_of(other);
    double likeness = fingerprint_likeness(&a, &b);
    g_assert_cmpfloat(likeness, ==, fingerprint_likeness(&b, &a));
    text_script_free(one);
    text_script_free(other);
    return likeness;
}

static void test_likeness_is_the_share_of_sentences(void)
{
    g_assert_cmpfloat(likeness(numbered(0, 300), numbered(0, 300)), ==, 1.0);
    g_assert_cmpfloat(likeness(numbered(0, 300), numbered(300, 600)), ==, 0.0);
    double half = likeness(numbered(0, 300), numbered(100, 400));
    g_assert_cmpfloat(half, >=, 0.2);
    g_assert_cmpfloat(half, <=, 0.8);
}

/* With fewer sentences than are kept it is exact. */
static void test_likeness_of_short_articles(void)
{
    g_assert_cmpfloat(likeness(numbered(0, 3), numbered(1, 4)), ==, 0.5);
    g_assert_cmpfloat(likeness(numbered(0, 3), numbered(0, 4)), ==, 0.75);
    g_assert_cmpfloat(likeness(numbered(0, 1), numbered(1, 2)), ==, 0.0);
    g_assert_cmpfloat(likeness(numbered(0, 0), numbered(0, 0)), ==, 1.0);
    g_assert_cmpfloat(likeness(numbered(0, 0), numbered(0, 1)), ==, 0.0);
}

static void test_frame_and_disclaimer_are_not_the_article(void)
{
    static const char *const one[] = {"= Salt", "Salt is white", "* List", "~ Ask a doctor", NULL};
    static const char *const other[] = {"= Sugar", "Sugar is sweet", "* List", "~ Ask a doctor",
                                        NULL};
    g_assert_cmpfloat(likeness(text_script_new(one), text_script_new(other)), ==, 0.0);
}

static void test_repeated_sentences_count_once(void)
{
    Script *script = numbered(0, 40);
    Fingerprint once = fingerprint_of(script);
    for (guint i = 0; i < 40; i++)
        text_script_add(script, script_utterance(script, i)->display);
    Fingerprint twice = fingerprint_of(script);
    g_assert_cmpmem(&once, sizeof once, &twice, sizeof twice);
    g_assert_cmpuint(once.n_sentences, ==, FINGERPRINT_SENTENCES);
    for (guint i = 1; i < FINGERPRINT_SENTENCES; i++)
        g_assert_cmpuint(once.sentences[i - 1], <, once.sentences[i]);
    text_script_free(script);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fingerprint/small corrections are the same sentence",
                    test_small_corrections_are_the_same_sentence);
    g_test_add_func("/fingerprint/signs alone are told apart", test_signs_alone_are_told_apart);
    g_test_add_func("/fingerprint/likeness is the share of sentences",
                    test_likeness_is_the_share_of_sentences);
    g_test_add_func("/fingerprint/likeness of short articles", test_likeness_of_short_articles);
    g_test_add_func("/fingerprint/frame and disclaimer are not the article",
                    test_frame_and_disclaimer_are_not_the_article);
    g_test_add_func("/fingerprint/repeated sentences count once",
                    test_repeated_sentences_count_once);
    return g_test_run();
}
