/* Which way a line is written, and which lines must be told. */
#include "publish/direction.h"

static void test_languages(void)
{
    static const struct {
        const char *language;
        gboolean rtl;
    } cases[] = {{"ar", TRUE},       {"ar-EG", TRUE},   {"AR", TRUE},   {"he", TRUE},
                 {"fa-IR", TRUE},    {"ur", TRUE},      {"pa", FALSE},  {"pa-Arab-PK", TRUE},
                 {"ar-Latn", FALSE}, {"uz_Arab", TRUE}, {"en", FALSE},  {"zh-Hant", FALSE},
                 {"", FALSE},        {NULL, FALSE},     {"arn", FALSE}, {"de-1996", FALSE}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].language ? cases[i].language : "no language");
        g_assert_cmpint(direction_is_rtl(cases[i].language), ==, cases[i].rtl);
    }
}

static void test_marks(void)
{
    enum { LTR = DIRECTION_LEFT_TO_RIGHT_MARK, RTL = DIRECTION_RIGHT_TO_LEFT_MARK };
    static const struct {
        const char *line, *language;
        gunichar mark;
    } cases[] = {{"خذ حبة واحدة.", "ar", 0},
                 {"CAR-T علاج جديد.", "ar", RTL},
                 {"(CAR-T) علاج", "ar", RTL},
                 {"5 ملغ", "ar", 0},
                 {"2026", "ar", RTL},
                 {"", "ar", RTL},
                 {"שלום", "he", 0},
                 {"Take one.", "en", 0},
                 {"2026", "en", 0},
                 {"שלום is a greeting.", "en", LTR},
                 {"“שלום” is a greeting.", "en", LTR},
                 {"Take one.", NULL, 0},
                 {"\u200fCAR-T", "ar", 0},
                 {"CAR-T", "ar", 0},
                 {"ما هو السكري؟", "en", 0}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].line);
        g_assert_cmphex(direction_mark(cases[i].line, cases[i].language), ==, cases[i].mark);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/direction/languages", test_languages);
    g_test_add_func("/direction/marks", test_marks);
    return g_test_run();
}
