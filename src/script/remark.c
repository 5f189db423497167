/* A remark; see remark.h. */
#include "script/remark.h"

#include "script/phrases.h"
#include "script/script_writer.h"
#include "script/tongue.h"

#include <string.h>

struct Remark {
    Script *script;
    ScriptOptions options;
    Phrases *reading; /* whose rules of sentences the tongue borrows */
    Phrases *steering;
    Tongues *tongues;
    ScriptWriter writer;
};

static Script *script_like(const Script *article)
{
    Script *script = g_new0(Script, 1);
    script->language = g_strdup(article->language);
    script->voice = voice_copy_at_rate(article->voice, 1);
    script->other_voices = g_ptr_array_new_with_free_func((GDestroyNotify)voice_free);
    script->utterances = g_ptr_array_new_with_free_func((GDestroyNotify)utterance_free);
    return script;
}

Remark *remark_new(const Script *article, VoiceStore *store, const LexiconSet *lexicons,
                   Diagnostics *diagnostics, GError **error)
{
    g_autoptr(Remark) remark = g_new0(Remark, 1);
    Script *script = remark->script = script_like(article);
    remark->reading = phrases_load(store, script->voice->phrases, error);
    if (!remark->reading)
        return NULL;
    remark->steering = phrases_load_steering(store, script->voice->phrases, error);
    if (!remark->steering)
        return NULL;
    remark->tongues = tongues_new(store, script->voice, script->language, NULL, remark->reading,
                                  script->other_voices, diagnostics, error);
    if (!remark->tongues)
        return NULL;
    verbalizer_use_lexicons(tongues_own(remark->tongues)->verbalizer, lexicons);
    remark->options = (ScriptOptions){.voice = script->voice, .lexicons = lexicons};
    remark->writer = (ScriptWriter){.script = script,
                                    .options = &remark->options,
                                    .phrases = remark->steering,
                                    .tongues = remark->tongues,
                                    .diagnostics = diagnostics,
                                    .section = SECTION_FRAME,
                                    .block = -1,
                                    .place = -1};
    return g_steal_pointer(&remark);
}

void remark_free(Remark *remark)
{
    if (!remark)
        return;
    g_clear_pointer(&remark->tongues, tongues_free);
    phrases_free(remark->steering);
    phrases_free(remark->reading);
    script_free(remark->script);
    g_free(remark);
}

static void say(Remark *remark, VoiceStyle style, const char *text, const char *language)
{
    Passage passage = {ROLE_ANNOUNCEMENT,    style,           .text = text, .length = strlen(text),
                       .language = language, .composed = TRUE};
    script_writer_say(&remark->writer, &passage);
    script_writer_wish_after(&remark->writer, script_writer_pauses(&remark->writer)->sentence);
}

void remark_phrase(Remark *remark, const char *key, double number0, double number1,
                   const char *text2)
{
    g_autofree char *text = phrases_format(remark->steering, key, number0, number1, text2);
    if (text)
        say(remark, VOICE_ANNOUNCEMENT, text, phrases_language(remark->steering));
}

void remark_text(Remark *remark, const char *text)
{
    say(remark, VOICE_BODY, text, NULL);
}

void remark_english(Remark *remark, const char *text)
{
    say(remark, VOICE_ANNOUNCEMENT, text, "en");
}

/* --- spelling --------------------------------------------------------------------------------- */

/* One character, as it is called. */
static void append_name(Remark *remark, Utterance *utterance, GString *spoken, const char *c)
{
    g_autofree char *name = verbalizer_name_character(tongues_own(remark->tongues)->verbalizer, c);
    SpokenWord word = {.spoken_start = (guint32)spoken->len,
                       .display_start = (guint32)(c - utterance->display),
                       .display_end = (guint32)(g_utf8_next_char(c) - utterance->display),
                       .letter = name == NULL};
    if (name)
        g_string_append(spoken, name);
    else
        g_string_append_unichar(spoken, g_unichar_toupper(g_utf8_get_char(c)));
    word.spoken_end = (guint32)spoken->len;
    g_array_append_val(utterance->words, word);
}

void remark_spell(Remark *remark, const char *text)
{
    Utterance *utterance = g_new0(Utterance, 1);
    utterance->role = ROLE_ANNOUNCEMENT;
    utterance->style = VOICE_BODY;
    utterance->voice = remark->script->voice;
    utterance->section = SECTION_FRAME;
    utterance->block = -1;
    utterance->display = g_strdup(text);
    utterance->words = g_array_new(FALSE, FALSE, sizeof(SpokenWord));
    g_autoptr(GString) spoken = g_string_new(NULL);
    for (const char *c = utterance->display; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_isspace(letter) || g_unichar_iscntrl(letter) || g_unichar_ismark(letter))
            continue;
        if (spoken->len > 0)
            g_string_append(spoken, ", ");
        append_name(remark, utterance, spoken, c);
    }
    utterance->spoken = g_string_free(g_steal_pointer(&spoken), FALSE);
    utterance->pause_after_ms = remark->script->voice->pauses.sentence;
    g_ptr_array_add(remark->script->utterances, utterance);
    remark->writer.last = utterance;
}

/* What parts a sentence from the next one: a heading has no full stop of its own. */
static const char *gap_after(const GString *line)
{
    if (line->len == 0)
        return "";
    const char *last = g_utf8_find_prev_char(line->str, line->str + line->len);
    return last && !g_unichar_ispunct(g_utf8_get_char(last)) ? ". " : " ";
}

char *remark_display(const Remark *remark)
{
    GString *line = g_string_new(NULL);
    for (guint i = 0; i < remark->script->utterances->len; i++) {
        const char *text = script_utterance(remark->script, i)->display;
        g_string_append_printf(line, "%s%s", gap_after(line), text);
    }
    return g_string_free(line, FALSE);
}

Script *remark_finish(Remark *remark)
{
    script_writer_finish(&remark->writer);
    Script *script = g_steal_pointer(&remark->script);
    remark_free(remark);
    if (script->utterances->len > 0)
        return script;
    script_free(script);
    return NULL;
}
