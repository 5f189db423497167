/* Remarks: what is said to who steers a reading, in the article's language and with its rules. */
#include "script/remark.h"

#include "script_checks.h"

typedef struct {
    VoiceStore *store;
    Article *article;
    Script *script;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer voice_name)
{
    const char *folders[] = {"voices", NULL};
    g_autoptr(GError) error = NULL;
    fixture->store = voice_store_new(folders);
    fixture->article = article_new();
    fixture->article->title = g_strdup("Eye drops");
    ScriptOptions options = {.voice = voice_store_get(fixture->store, voice_name, NULL, &error)};
    g_assert_no_error(error);
    fixture->script = script_new(fixture->article, &options, fixture->store, NULL, &error);
    g_assert_no_error(error);
}

static void tear_down(Fixture *fixture, gconstpointer voice_name)
{
    (void)voice_name;
    script_free(fixture->script);
    article_free(fixture->article);
    voice_store_free(fixture->store);
}

static Remark *begin(const Fixture *fixture)
{
    g_autoptr(GError) error = NULL;
    Remark *remark = remark_new(fixture->script, fixture->store, NULL, NULL, &error);
    g_assert_no_error(error);
    return remark;
}

static char *spoken(const Script *script)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (guint i = 0; i < script->utterances->len; i++) {
        checks_utterance(script, script_utterance(script, i));
        g_ptr_array_add(all, script_utterance(script, i)->spoken);
    }
    g_ptr_array_add(all, NULL);
    return g_strjoinv(" / ", (char **)all->pdata);
}

static void test_phrases_and_texts(Fixture *fixture, gconstpointer data)
{
    (void)data;
    Remark *remark = begin(fixture);
    remark_phrase(remark, "here_section", 3, 7, NULL);
    remark_text(remark, "Take <5 mg of it");
    remark_phrase(remark, "minutes_left", 4, 0, NULL);
    g_autofree char *display = remark_display(remark);
    g_assert_cmpstr(display, ==, "Section 3 of 7. Take <5 mg of it. 4 minutes left.");
    g_autoptr(Script) script = remark_finish(remark);
    g_autofree char *said = spoken(script);
    g_assert_cmpstr(
        said, ==,
        "Section three of seven. / Take less than five milligrams of it / four minutes left.");
    for (guint i = 0; i < script->utterances->len; i++)
        g_assert_cmpint(script_utterance(script, i)->pause_after_ms, >, 0);
}

static void test_plurals(Fixture *fixture, gconstpointer data)
{
    (void)data;
    Remark *remark = begin(fixture);
    remark_phrase(remark, "minutes_left", 0, 0, NULL);
    remark_phrase(remark, "minutes_left", 1, 0, NULL);
    remark_phrase(remark, "hours_left", 2, 1, NULL);
    remark_phrase(remark, "hours_left", 1, 0, NULL);
    g_autofree char *display = remark_display(remark);
    g_assert_cmpstr(
        display, ==,
        "Less than a minute left. 1 minute left. 2 hours and 1 minute left. 1 hour left.");
    remark_free(remark);
}

/* Each letter, digit and sign is said, and stands for its bytes; a lost sign is a lost dose. */
static void test_spelling(Fixture *fixture, gconstpointer data)
{
    (void)data;
    Remark *remark = begin(fixture);
    remark_spell(remark, "<5 mg, é");
    g_autoptr(Script) script = remark_finish(remark);
    g_assert_cmpuint(script->utterances->len, ==, 1);
    const Utterance *utterance = script_utterance(script, 0);
    g_autofree char *said = spoken(script);
    g_assert_cmpstr(utterance->display, ==, "<5 mg, é");
    g_assert_cmpstr(said, ==, "less than, five, M, G, comma, É");
    guint32 at = 0;
    for (guint i = 0; i < utterance->words->len; i++) {
        const SpokenWord *word = &g_array_index(utterance->words, SpokenWord, i);
        while (g_ascii_isspace(utterance->display[at]))
            at++;
        g_assert_cmpuint(word->display_start, ==, at);
        at = word->display_end;
    }
    g_assert_cmpuint(at, ==, strlen(utterance->display));
}

static void test_nothing_is_no_script(Fixture *fixture, gconstpointer data)
{
    (void)data;
    Remark *remark = begin(fixture);
    g_autofree char *display = remark_display(remark);
    g_assert_cmpstr(display, ==, "");
    g_assert_null(remark_finish(remark));
}

static void test_spanish(Fixture *fixture, gconstpointer data)
{
    (void)data;
    Remark *remark = begin(fixture);
    remark_phrase(remark, "here_section", 3, 7, NULL);
    remark_spell(remark, "ñ");
    g_autoptr(Script) script = remark_finish(remark);
    g_autofree char *said = spoken(script);
    g_assert_cmpstr(said, ==, "Sección tres de siete. / Ñ");
}

/* Signs have names in every language that is spoken, not Unicode's English ones. */
static void test_signs_in_all_languages(void)
{
    const char *folders[] = {"voices", NULL};
    g_autoptr(VoiceStore) store = voice_store_new(folders);
    g_auto(GStrv) names = voice_store_list(store);
    for (char **name = names; *name; name++) {
        if (g_str_has_prefix(*name, "en"))
            continue;
        Fixture fixture;
        set_up(&fixture, *name);
        Remark *remark = begin(&fixture);
        remark_spell(remark, ",.:;?!(\"");
        g_autoptr(Script) script = remark_finish(remark);
        g_autofree char *said = spoken(script);
        g_auto(GStrv) signs = g_strsplit(said, ", ", -1);
        g_assert_cmpuint(g_strv_length(signs), ==, 8);
        g_assert_null(strstr(said, "parenthesis"));
        g_assert_null(strstr(said, "mark"));
        g_assert_null(strstr(said, "semicolon"));
        tear_down(&fixture, NULL);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, voice, test) g_test_add("/remark/" name, Fixture, voice, set_up, test, tear_down)
    ADD("phrases-and-texts", "en-US", test_phrases_and_texts);
    ADD("plurals", "en-US", test_plurals);
    ADD("spelling", "en-US", test_spelling);
    ADD("nothing", "en-US", test_nothing_is_no_script);
    ADD("spanish", "es-419", test_spanish);
    g_test_add_func("/remark/signs", test_signs_in_all_languages);
    return g_test_run();
}
