/* Dose safety: thousands of doses are written in every notation; a reader that knows nothing of the
 * verbalizer listens to the words and must come back with the same comparator, amount, unit and
 * frequency. */
#include "script/verbalizer.h"

#include "verbalizer_checks.h"

/* --- what is written -------------------------------------------------------------------------- */

typedef struct {
    const char *written, *meaning;
} Notation;

static const Notation comparators[] = {
    {"", ""},    {"<", "<"},   {"< ", "<"},     {"≤", "<="}, {"<=", "<="},
    {">", ">"},  {"≥ ", ">="}, {">=", ">="},    {"⩾", ">="}, {"~", "~"},
    {"≈ ", "~"}, {"± ", "+-"}, {"about ", "~"},
};

typedef struct {
    const char *written;
    double from, upto; /* equal where it is no range */
} Amount;

static const Amount amounts[] = {
    {"1", 1, 1},
    {"2", 2, 2},
    {"5", 5, 5},
    {"10", 10, 10},
    {"12", 12, 12},
    {"25", 25, 25},
    {"100", 100, 100},
    {"125", 125, 125},
    {"500", 500, 500},
    {"1000", 1000, 1000},
    {"1,000", 1000, 1000},
    {"1,250", 1250, 1250},
    {"10,000", 1e4, 1e4},
    {"50000", 5e4, 5e4},
    {"0.5", .5, .5},
    {".5", .5, .5},
    {"0.25", .25, .25},
    {"0.125", .125, .125},
    {"2.5", 2.5, 2.5},
    {"7.05", 7.05, 7.05},
    {"1.0", 1, 1},
    {"1,000.5", 1000.5, 1000.5},
    {"½", .5, .5},
    {"¼", .25, .25},
    {"1½", 1.5, 1.5},
    {"2 ½", 2.5, 2.5},
    {"1/2", .5, .5},
    {"3/4", .75, .75},
    {"1 1/2", 1.5, 1.5},
    {"2-1/2", 2.5, 2.5},
    {"1-2", 1, 2},
    {"1–2", 1, 2},
    {"1 – 2", 1, 2},
    {"0.5-1", .5, 1},
    {"10–20", 10, 20},
    {"5 to 10", 5, 10},
    {"100-1,000", 100, 1000},
    {"1.5 million", 1.5e6, 1.5e6},
    {"2 × 10⁶", 2e6, 2e6},
};

static const Notation units[] = {
    {"mg", "milligram"},
    {"MG", "milligram"},
    {"mcg", "microgram"},
    {"µg", "microgram"},
    {"μg", "microgram"},
    {"g", "gram"},
    {"kg", "kilogram"},
    {"mL", "milliliter"},
    {"ml", "milliliter"},
    {"IU", "international unit"},
    {"units", "unit"},
    {"mEq", "milliequivalent"},
    {"tsp", "teaspoon"},
    {"tablets", "tablet"},
    {"mg/kg", "milligram per kilogram"},
    {"mg/dL", "milligram per deciliter"},
    {"mcg/mL", "microgram per milliliter"},
    {"mg/kg/day", "milligram per kilogram per day"},
    {"mg/5 mL", "milligram per five milliliter"},
    {"mL/h", "milliliter per hour"},
};

static const Notation frequencies[] = {
    {"", ""},
    {" daily", "daily"},
    {" b.i.d.", "twice a day"},
    {" BID", "twice a day"},
    {" t.i.d.", "three times a day"},
    {" QID", "four times a day"},
    {" q4h", "every four hours"},
    {" q.6h.", "every six hours"},
    {" q 4-6 h", "every four to six hours"},
    {" every 8 hrs", "every eight hours"},
    {" 3x daily", "three times daily"},
};

static const char *const gaps[] = {"", " ", "\xC2\xA0"};

/* --- the reader ------------------------------------------------------------------------------- */

typedef struct {
    char **words;
    guint at;
} Listener;

static const char *hear(const Listener *listener)
{
    return listener->words[listener->at] ? listener->words[listener->at] : "";
}

static gboolean hear_words(Listener *listener, const char *phrase)
{
    g_auto(GStrv) expected = g_strsplit(phrase, " ", -1);
    guint at = listener->at;
    for (guint i = 0; expected[i]; i++)
        if (!listener->words[at] || strcmp(listener->words[at++], expected[i]) != 0)
            return FALSE;
    listener->at = at;
    return TRUE;
}

static const char *hear_comparator(Listener *listener)
{
    static const Notation phrases[] = {
        {"less than or equal to", "<="},
        {"greater than or equal to", ">="},
        {"less than", "<"},
        {"greater than", ">"},
        {"plus or minus", "+-"},
        {"about", "~"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++)
        if (hear_words(listener, phrases[i].written))
            return phrases[i].meaning;
    return "";
}

static int small_number(const char *word)
{
    static const char *const words[] = {"zero",    "one",     "two",       "three",    "four",
                                        "five",    "six",     "seven",     "eight",    "nine",
                                        "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const char *const tens[] = {"twenty", "thirty",  "forty",  "fifty",
                                       "sixty",  "seventy", "eighty", "ninety"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(word, words[i]) == 0)
            return (int)i;
    for (gsize i = 0; i < G_N_ELEMENTS(tens); i++)
        if (strcmp(word, tens[i]) == 0)
            return (int)(i + 2) * 10;
    return -1;
}

/* "half", "quarters": what part of one, 0 for another word. */
static double part_of_one(const char *word)
{
    if (g_str_has_prefix(word, "half") || g_str_has_prefix(word, "halves"))
        return 0.5;
    return g_str_has_prefix(word, "quarter") ? 0.25 : 0;
}

static double hear_decimals(Listener *listener)
{
    double value = 0, place = 0.1;
    for (int digit; (digit = small_number(hear(listener))) >= 0 && digit < 10; place /= 10) {
        value += digit * place;
        listener->at++;
    }
    return value;
}

/* A whole number in words, with what follows it: decimals, a fraction, millions. −1 if none. */
static double hear_number(Listener *listener)
{
    double total = 0, group = 0;
    gboolean any = FALSE;
    for (;;) {
        const char *word = hear(listener);
        int small = small_number(word);
        if (small >= 0)
            group += small;
        else if (any && strcmp(word, "hundred") == 0)
            group *= 100;
        else if (any && strcmp(word, "thousand") == 0) {
            total += group * 1000;
            group = 0;
        } else
            break;
        any = TRUE;
        listener->at++;
    }
    if (!any && strcmp(hear(listener), "a") != 0)
        return -1;
    double value = total + group;
    if (hear_words(listener, "point"))
        value += hear_decimals(listener);
    if (part_of_one(hear(listener)) > 0)
        value *= part_of_one(listener->words[listener->at++]);
    guint before = listener->at;
    if (hear_words(listener, "and")) {
        int above = strcmp(hear(listener), "a") == 0 ? 1 : small_number(hear(listener));
        listener->at++;
        double part = above > 0 ? part_of_one(hear(listener)) : 0;
        if (part > 0) {
            value += above * part;
            listener->at++;
        } else
            listener->at = before;
    }
    if (hear_words(listener, "million"))
        value *= 1e6;
    if (hear_words(listener, "times ten to the sixth"))
        value *= 1e6;
    return value;
}

/* The unit's name, without the plural's s; `expected` says what to hear. */
static gboolean hear_unit(Listener *listener, const char *expected)
{
    g_auto(GStrv) words = g_strsplit(expected, " ", -1);
    for (guint i = 0; words[i]; i++) {
        const char *word = hear(listener);
        gsize length = strlen(words[i]);
        if (strncmp(word, words[i], length) != 0 ||
            (word[length] && strcmp(word + length, "s") != 0))
            return FALSE;
        listener->at++;
    }
    return TRUE;
}

static gboolean is_same(double a, double b)
{
    return a - b < 1e-9 && b - a < 1e-9;
}

/* Whether the words say this dose and nothing else. */
static gboolean says(const char *said, const Notation *comparator, const Amount *amount,
                     const Notation *unit, const Notation *frequency)
{
    g_auto(GStrv) words = g_strsplit(said, " ", -1);
    Listener listener = {.words = words};
    if (!hear_words(&listener, "take") ||
        strcmp(hear_comparator(&listener), comparator->meaning) != 0)
        return FALSE;
    double from = hear_number(&listener), upto = from;
    if (hear_words(&listener, "to"))
        upto = hear_number(&listener);
    if (!is_same(from, amount->from) || !is_same(upto, amount->upto) ||
        !hear_unit(&listener, unit->meaning))
        return FALSE;
    return (!*frequency->meaning || hear_words(&listener, frequency->meaning)) &&
           hear_words(&listener, "now") && *hear(&listener) == '\0';
}

/* --- the property ----------------------------------------------------------------------------- */

static void test_every_dose_is_said(void)
{
    g_autoptr(Verbalizer) verbalizer = checks_verbalizer("voices", "en-US");
    guint doses = 0, wrong = 0;
    for (gsize c = 0; c < G_N_ELEMENTS(comparators); c++)
        for (gsize a = 0; a < G_N_ELEMENTS(amounts); a++)
            for (gsize u = 0; u < G_N_ELEMENTS(units); u++)
                for (gsize f = 0; f < G_N_ELEMENTS(frequencies); f++) {
                    const char *gap = gaps[doses++ % G_N_ELEMENTS(gaps)];
                    if (!*gap && (strlen(units[u].written) > 3 ||
                                  g_str_has_suffix(amounts[a].written, "million")))
                        gap = " "; /* nobody writes "5tablets" */
                    g_autofree char *text =
                        g_strconcat("Take ", comparators[c].written, amounts[a].written, gap,
                                    units[u].written, frequencies[f].written, " now", NULL);
                    g_autofree char *said = checks_said(verbalizer, text);
                    if (says(said, &comparators[c], &amounts[a], &units[u], &frequencies[f]))
                        continue;
                    if (wrong++ < 40)
                        g_test_message("%s: %s", text, said);
                }
    g_assert_cmpuint(doses, >, 5000);
    g_assert_cmpuint(wrong, ==, 0);
}

/* The listener itself can tell a right dose from a wrong one. */
static void test_listener_is_not_deaf(void)
{
    static const Notation none = {"", ""}, below = {"<", "<"}, mg = {"mg", "milligram"};
    static const Amount five = {"5", 5, 5};
    g_assert_true(says("take less than five milligrams now", &below, &five, &mg, &none));
    g_assert_false(says("take five milligrams now", &below, &five, &mg, &none));
    g_assert_false(says("take less than fifty milligrams now", &below, &five, &mg, &none));
    g_assert_false(says("take less than five micrograms now", &below, &five, &mg, &none));
    g_assert_false(says("take less than five M G now", &below, &five, &mg, &none));
    g_assert_false(says("take less than five milligrams daily now", &below, &five, &mg, &none));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/dose-safety/listener", test_listener_is_not_deaf);
    g_test_add_func("/script/dose-safety/every-dose", test_every_dose_is_said);
    return g_test_run();
}
