/* What is a disclaimer and what only sounds like one. The texts are written for this test. */
#include "article/disclaimer.h"

static gboolean is_disclaimer(const char *text, DisclaimerPlace place)
{
    g_autoptr(SenseIndex) index = sense_index_new();
    DisclaimerSigns signs;
    disclaimer_read(index, text, &signs);
    return disclaimer_score(&signs, &place) >= 1.0;
}

static const DisclaimerPlace edge = {.at_edge = TRUE};

static void test_notices(void)
{
    static const char *const notices[] = {
        "The content of this page is meant for general information only and does not replace "
        "professional medical advice. Talk to your doctor before you change a treatment.",
        "Disclosure: we earn a commission when you buy through the links in this post.",
        "The opinions expressed in this column are those of the writer and do not necessarily "
        "reflect the views of the publisher.",
        "This story was translated with the help of artificial intelligence and checked by an "
        "editor.",
        "Este artículo tiene únicamente fines informativos y no sustituye el consejo médico "
        "profesional. Consulte siempre a su médico.",
        "Dieser Beitrag dient der allgemeinen Information und ersetzt keine ärztliche Beratung.",
        "This article was sponsored by a maker of hearing aids, which had no say in its content.",
    };
    for (guint i = 0; i < G_N_ELEMENTS(notices); i++) {
        g_test_message("%s", notices[i]);
        g_assert_true(is_disclaimer(notices[i], edge));
    }
}

static void test_articles(void)
{
    static const char *const texts[] = {
        "If the fever lasts for more than three days, talk to your doctor.",
        "Yoghurt is not a substitute for the medicine, said the dietitian who led the study.",
        "We use cookies. By clicking Accept you agree to our privacy policy.",
        "The company said that past results had been better than anyone expected.",
        "Your comment is moderated. By submitting it you agree to our terms of use.",
        "The diagnosis is made with a blood test, and treatment begins the same day.",
        "An artificial intelligence reads the scans faster than any doctor.",
    };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_test_message("%s", texts[i]);
        g_assert_false(is_disclaimer(texts[i], edge));
    }
}

static void test_place(void)
{
    const char *doubtful = "Prices were accurate at the time of publication.";
    g_assert_false(is_disclaimer(doubtful, (DisclaimerPlace){0}));
    g_assert_true(is_disclaimer(doubtful, (DisclaimerPlace){.at_edge = TRUE, .under_label = TRUE}));
}

static void test_copyright(void)
{
    g_autoptr(SenseIndex) index = sense_index_new();
    DisclaimerSigns signs;
    disclaimer_read(index, "Copyright © 2025 Example Press. All rights reserved.", &signs);
    g_assert_true(disclaimer_is_copyright(&signs));
    disclaimer_read(index, "The court found that the copyright had run out.", &signs);
    g_assert_false(disclaimer_is_copyright(&signs));
}

static void test_label(void)
{
    g_autoptr(SenseIndex) index = sense_index_new();
    DisclaimerSigns signs;
    disclaimer_read(index, "Medical disclaimer:", &signs);
    g_assert_true(disclaimer_is_label(&signs));
    disclaimer_read(index, "What doctors say about statins", &signs);
    g_assert_false(disclaimer_is_label(&signs));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/disclaimer/notices", test_notices);
    g_test_add_func("/article/disclaimer/articles", test_articles);
    g_test_add_func("/article/disclaimer/place", test_place);
    g_test_add_func("/article/disclaimer/copyright", test_copyright);
    g_test_add_func("/article/disclaimer/label", test_label);
    return g_test_run();
}
