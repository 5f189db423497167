/* Passages in another language: which become parts of their own, and that nothing is lost. */
#include "script/language_part.h"

#include <string.h>

typedef struct {
    VoiceStore *store;
    Phrases *phrases;
    GPtrArray *voices;
    Tongues *tongues;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
    (void)data;
    static const char *const folders[] = {"voices", NULL};
    g_autoptr(GError) error = NULL;
    fixture->store = voice_store_new(folders);
    const Voice *voice = voice_store_get(fixture->store, "en-US", NULL, &error);
    g_assert_no_error(error);
    fixture->phrases = phrases_load(fixture->store, "en", &error);
    g_assert_no_error(error);
    fixture->voices = g_ptr_array_new_with_free_func((GDestroyNotify)voice_free);
    fixture->tongues = tongues_new(fixture->store, voice, "en-US", "en", fixture->phrases,
                                   fixture->voices, NULL, &error);
    g_assert_no_error(error);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    (void)data;
    tongues_free(fixture->tongues);
    g_ptr_array_unref(fixture->voices);
    phrases_free(fixture->phrases);
    voice_store_free(fixture->store);
}

/* The parts of a sentence in which [passage] is marked: "en-US:She said |es-419:…". */
static char *parts_of(const Fixture *fixture, const char *text, const char *passage,
                      const char *language)
{
    const char *found = strstr(text, passage);
    g_assert_nonnull(found);
    gsize start = (gsize)(found - text);
    Mark mark = {MARK_LANGUAGE, start, start + strlen(passage), language};
    LanguageParts parts = {fixture->tongues, tongues_own(fixture->tongues), text, &mark, 1};
    g_autoptr(GArray) list = language_parts_of(&parts, 0, strlen(text));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < list->len; i++) {
        const LanguagePart *part = &g_array_index(list, LanguagePart, i);
        g_string_append_printf(out, "%s%s:%.*s", i ? "|" : "", part->tongue->voice->name,
                               (int)(part->end - part->start), text + part->start);
    }
    return g_string_free(out, FALSE);
}

static void test_passages(Fixture *fixture, gconstpointer data)
{
    (void)data;
    static const char *const cases[][4] = {
        {"Say “¿Puede ayudarme?” and wait.", "¿Puede ayudarme?", "es",
         "en-US:Say “¿Puede ayudarme?” and wait."},
        {"Say “¿Me puede ayudar?” and wait.", "¿Me puede ayudar?", "es",
         "en-US:Say|es-419:“¿Me puede ayudar?”|en-US:and wait."},
        {"A Doktor smiled.", "Doktor", "de", "en-US:A Doktor smiled."},
        {"The sign reads 中文.", "中文", "zh", "en-US:The sign reads|zh:中文."},
        {"Guten Tag.", "Guten Tag", "de", "de:Guten Tag."},
        {"(Guten Tag!)", "Guten Tag!", "de", "de:(Guten Tag!)"},
        {"Say hej på dig du now.", "hej på dig du", "sv", "en-US:Say hej på dig du now."},
        {"Say colour and flavour to them.", "colour and flavour", "en-GB",
         "en-US:Say colour and flavour to them."},
        {"Marked by mistake: only plain words.", "only plain words", "zh",
         "en-US:Marked by mistake: only plain words."},
        {"— … ?", "…", "fr", "en-US:— … ?"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *parts = parts_of(fixture, cases[i][0], cases[i][1], cases[i][2]);
        g_assert_cmpstr(parts, ==, cases[i][3]);
    }
}

static void test_passage_over_sentences(Fixture *fixture, gconstpointer data)
{
    (void)data;
    const char *text = "He said: Bonjour à tous. Entrez donc. Then he left.";
    const char *begin = strstr(text, "Bonjour"), *end = strstr(text, " Then");
    Mark mark = {MARK_LANGUAGE, (gsize)(begin - text), (gsize)(end - text), "fr"};
    LanguageParts parts = {fixture->tongues, tongues_own(fixture->tongues), text, &mark, 1};
    const gsize ends[] = {(gsize)(strstr(text, " Entrez") - text), (gsize)(end - text),
                          strlen(text)};
    const char *const expected[] = {"en-US fr", "fr", "en-US"};
    gsize start = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autoptr(GArray) list = language_parts_of(&parts, start, ends[i]);
        g_autoptr(GString) voices = g_string_new(NULL);
        for (guint k = 0; k < list->len; k++)
            g_string_append_printf(voices, "%s%s", k ? " " : "",
                                   g_array_index(list, LanguagePart, k).tongue->voice->name);
        g_assert_cmpstr(voices->str, ==, expected[i]);
        start = ends[i];
    }
}

static void test_speed_is_shared(Fixture *fixture, gconstpointer data)
{
    (void)data;
    const Voice *own = voice_store_get(fixture->store, "en-US", NULL, NULL);
    g_autoptr(Voice) fast = voice_copy_at_rate(own, 2);
    g_autoptr(Tongues) tongues = tongues_new(fixture->store, fast, "en-US", "en", fixture->phrases,
                                             fixture->voices, NULL, NULL);
    const Voice *french = voice_store_get(fixture->store, "fr", NULL, NULL);
    g_assert_cmpfloat(tongues_find(tongues, "fr-CA")->voice->styles[VOICE_BODY].rate_wpm, ==,
                      2 * french->styles[VOICE_BODY].rate_wpm);
    g_assert_cmpstr(tongues_find(tongues, "fr-CA")->language, ==, "fr-CA");
}

#define ADD(name, function)                                                                        \
    g_test_add("/script/language-part/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("passages", test_passages);
    ADD("over-sentences", test_passage_over_sentences);
    ADD("speed", test_speed_is_shared);
    return g_test_run();
}
