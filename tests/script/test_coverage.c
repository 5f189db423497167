/* The audit notices what is missing: by hand-made results, and by taking lines out of the tables.
 */
#include "script/coverage.h"

#include "verbalizer_checks.h"

#include <glib/gstdio.h>

/* A result that says `words` for the ranges given: "0-1 less" lines. */
static void result_init(Verbalization *result, const char *const *words)
{
    g_autoptr(GString) spoken = g_string_new(NULL);
    result->words = g_array_new(FALSE, FALSE, sizeof(SpokenWord));
    result->omissions = g_array_new(FALSE, FALSE, sizeof(Omission));
    for (; words && *words; words++) {
        char *rest;
        SpokenWord word = {.display_start = (guint32)g_ascii_strtoull(*words, &rest, 10)};
        word.display_end = (guint32)g_ascii_strtoull(rest + 1, &rest, 10);
        word.spoken_start = (guint32)spoken->len;
        g_string_append(spoken, rest + 1);
        word.spoken_end = (guint32)spoken->len;
        g_string_append_c(spoken, ' ');
        g_array_append_val(result->words, word);
    }
    result->spoken = g_string_free(g_steal_pointer(&spoken), FALSE);
}

static char *gaps_of(const char *text, const Verbalization *result)
{
    g_autoptr(GArray) gaps = coverage_audit(text, strlen(text), result);
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < gaps->len; i++) {
        const CoverageGap *gap = &g_array_index(gaps, CoverageGap, i);
        g_string_append_printf(out, "[%.*s]", (int)(gap->end - gap->start), text + gap->start);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void test_finds_what_is_unsaid(void)
{
    static const struct {
        const char *text;
        const char *words[5];
        const char *gaps;
    } cases[] = {
        {"<5 mg", {"0-1 less", "0-1 than", "1-2 five", "3-5 milligrams"}, ""},
        {"<5 mg", {"1-2 five", "3-5 milligrams"}, "[<]"},
        {"<5 mg", {"0-2 five", "3-5 milligrams"}, "[<]"},  /* it hides in the number's word */
        {"<5 mg", {"0-1 <", "1-2 five", "3-5 mg"}, "[<]"}, /* no engine says the sign itself */
        {"5 mg now", {"0-1 five", "5-8 now"}, "[mg]"},     /* the unit */
        {"1-2 pills", {"0-1 one", "2-3 two", "4-9 pills"}, "[-]"},
        {"-5", {"1-2 five"}, "[-]"},
        {".5", {"1-2 five"}, "[.]"},
        {"1,5", {"0-1 one", "2-3 five"}, "[,]"},
        {"50%", {"0-2 fifty"}, "[%]"},
        {"½ cup", {"3-6 cup"}, "[½]"},
        {"10²", {"0-2 ten"}, "[²]"},
        {"5 €", {"0-1 five"}, "[€]"},
        {"a — b.", {"0-1 a", "6-7 b"}, ""}, /* punctuation alone is melody */
        {"well-known", {"0-4 well", "5-10 known"}, ""},
        {"", {NULL}, ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Verbalization) result = {0};
        result_init(&result, cases[i].words);
        g_autofree char *gaps = gaps_of(cases[i].text, &result);
        g_assert_cmpstr(gaps, ==, cases[i].gaps);
    }
}

static void test_omissions_need_a_name(void)
{
    static const char *const words[] = {"0-4 risk", NULL};
    g_auto(Verbalization) result = {0};
    result_init(&result, words);
    Omission named = {.start = 4, .end = 5, .rule = "footnote-mark"};
    Omission nameless = {.start = 5, .end = 6, .rule = ""};
    g_array_append_val(result.omissions, named);
    g_array_append_val(result.omissions, nameless);
    g_autofree char *gaps = gaps_of("risk12", &result);
    g_assert_cmpstr(gaps, ==, "[2]");
}

/* A unit that was spelled by its letters was not understood. */
static void test_spelled_unit(void)
{
    static const char *const words[] = {"0-1 five", "2-3 M", "3-4 G", NULL};
    g_auto(Verbalization) result = {0};
    result_init(&result, words);
    g_array_index(result.words, SpokenWord, 1).letter = TRUE;
    g_array_index(result.words, SpokenWord, 2).letter = TRUE;
    g_autofree char *gaps = gaps_of("5 mg", &result);
    g_assert_cmpstr(gaps, ==, "[m]");
}

/* --- mutation --------------------------------------------------------------------------------- */

/* A copy of the tables in which one line is missing. */
static void copy_without(const char *folder, const char *table, const char *key)
{
    static const char *const languages[] = {"und", "en"};
    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autofree char *from = g_build_filename("voices/tables", languages[i], NULL);
        g_autofree char *to = g_build_filename(folder, "tables", languages[i], NULL);
        g_assert_cmpint(g_mkdir_with_parents(to, 0700), ==, 0);
        g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
        for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
            g_autofree char *source = g_build_filename(from, name, NULL);
            g_autofree char *target = g_build_filename(to, name, NULL);
            g_autofree char *text = NULL;
            g_assert_true(g_file_get_contents(source, &text, NULL, NULL));
            g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
            g_autoptr(GString) kept = g_string_new(NULL);
            g_autofree char *prefix = g_strconcat(key, "\t", NULL);
            for (guint line = 0; lines[line]; line++)
                if (!g_str_equal(name, table) || !g_str_has_prefix(lines[line], prefix))
                    g_string_append_printf(kept, "%s\n", lines[line]);
            g_assert_true(g_file_set_contents(target, kept->str, (gssize)kept->len, NULL));
        }
    }
}

static void remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_tree(child);
    }
    g_remove(path);
}

static guint gaps_with(const Verbalizer *verbalizer, const char *text)
{
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, text, strlen(text), NULL, 0, FALSE, &result);
    g_autoptr(GArray) gaps = coverage_audit(text, strlen(text), &result);
    return gaps->len;
}

/* Whoever takes a line away is told: what it said is now uncovered. */
static void test_missing_lines_are_noticed(void)
{
    static const struct {
        const char *table, *key, *text;
    } cases[] = {
        {"symbols.tsv", "<", "Take <5 mg."},
        {"symbols.tsv", "≥", "aged ≥65"},
        {"symbols.tsv", "±", "4.6 ± 1.2"},
        {"symbols.tsv", "=", "n = 12"},
        {"symbols.tsv", "+", "A + B"},
        {"symbols.tsv", "½", "½ cup"},
        {"symbols.tsv", "&", "Smith & Co"},
        {"symbols.tsv", "×", "a × b"},
        {"symbols.tsv", "~", "~40 people"},
        {"symbols.tsv", "†", "a † b"},
        {"units.tsv", "mg", "Take 5 mg now."},
        {"units.tsv", "kg", "weighs 70 kg"},
        {"units.tsv", "ml", "5 ml twice"},
        {"symbols.tsv", "→", "5 → 10"},
        {"words.tsv", "minus", "−5 degrees"},
        {"words.tsv", "to", "1–2 tablets"},
        {"words.tsv", "per", "5 mg/kg"},
        {"words.tsv", "over", "pressure of 120/80"},
        {"words.tsv", "slash", "yes/no"},
        {"words.tsv", "number", "pill #3"},
        {"words.tsv", "times", "3 × 10⁸"},
        {"words.tsv", "power", "10⁶ cells"},
        {"words.tsv", "dot", "v2.3.1 and BA.2.86"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *folder = g_dir_make_tmp("lectern-tables-XXXXXX", NULL);
        copy_without(folder, "none", "none");
        g_autoptr(Verbalizer) whole = checks_verbalizer(folder, "en-US");
        g_assert_cmpuint(gaps_with(whole, cases[i].text), ==, 0);
        copy_without(folder, cases[i].table, cases[i].key);
        g_autoptr(Verbalizer) mutilated = checks_verbalizer(folder, "en-US");
        if (gaps_with(mutilated, cases[i].text) == 0)
            g_test_message("%s without %s is not noticed in: %s", cases[i].table, cases[i].key,
                           cases[i].text);
        g_assert_cmpuint(gaps_with(mutilated, cases[i].text), >, 0);
        remove_tree(folder);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/coverage/unsaid", test_finds_what_is_unsaid);
    g_test_add_func("/script/coverage/named-omissions", test_omissions_need_a_name);
    g_test_add_func("/script/coverage/spelled-unit", test_spelled_unit);
    g_test_add_func("/script/coverage/mutation", test_missing_lines_are_noticed);
    return g_test_run();
}
