/* Who decided how espeak-ng says a word, from its trace. */
#include "speech/espeak_trace.h"

static const char library[] = "Translate 'fig'\n"
                              "  1\tf        [f]\n\n"
                              " 22\ti (g_    [I]\n\n";

static void test_the_librarys_rules_are_not_ours(void)
{
    g_assert_cmpuint(espeak_trace_rule(""), ==, 0);
    g_assert_cmpuint(espeak_trace_rule(library), ==, 0);
}

static void test_the_rule_with_most_points_decides(void)
{
    static const char won[] = "Translate 'xatinib'\n"
                              "  1\tx        [ks]\n\n"
                              " 56\t  836:\t?3 a (tinib_ ['a]\n"
                              "143\t 1324:\t?3 atinib (_ ['atInIb]\n\n";
    static const char lost[] = "Translate 'at'\n"
                               " 56\t  836:\t?3 a (t_ ['a]\n"
                               " 57\ta (t      [a]\n\n";
    static const char drawn[] = "Translate 'at'\n"
                                " 56\ta (t      [a]\n"
                                " 56\t  836:\t?3 a (t_ ['a]\n\n";
    g_assert_cmpuint(espeak_trace_rule(won), ==, 1324);
    g_assert_cmpuint(espeak_trace_rule(lost), ==, 0);
    g_assert_cmpuint(espeak_trace_rule(drawn), ==, 836);
}

static void test_what_was_given_up_decides_nothing(void)
{
    static const char found[] = "Translate 'statins'\n"
                                " 90\t   12:\t?3 atins (_ [atInz]\n\n"
                                "Found: 'statin' [st'atIn]\n";
    g_assert_cmpuint(espeak_trace_rule(found), ==, 0);
}

static void test_possessives_are_no_family(void)
{
    static const char possessive[] = "Translate 'fig's'\n"
                                     " 44\t    5:\t?3 's (_S2m  [z#]\n\n";
    g_assert_cmpuint(espeak_trace_rule(possessive), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/speech/espeak_trace/library", test_the_librarys_rules_are_not_ours);
    g_test_add_func("/speech/espeak_trace/points", test_the_rule_with_most_points_decides);
    g_test_add_func("/speech/espeak_trace/given-up", test_what_was_given_up_decides_nothing);
    g_test_add_func("/speech/espeak_trace/possessive", test_possessives_are_no_family);
    return g_test_run();
}
