/* The script of an article; see script.h.
 *
 * This file knows the order in which an article is said; frame.c, list_writer.c and table_writer.c
 * know how their parts are.
 */
#include "script/script.h"
#include "script/frame.h"
#include "script/list_writer.h"
#include "script/phrases.h"
#include "script/script_writer.h"
#include "script/sentence.h"
#include "script/table_writer.h"
#include "script/verbalizer.h"

#include <string.h>

enum {
    SECTION_LEVEL = 2, /* the headings that are counted as sections */
    TONE_MS = 180      /* about as long as a tone sounds */
};

/* What is kept from one section to the next. */
typedef struct {
    ScriptWriter *writer;
    guint numbers[7]; /* headings so far, by level, since the last of a level above */
} Sections;

const char *utterance_role_name(UtteranceRole role)
{
    static const char *const names[ROLES] = {"title",     "byline",  "date",       "heading",
                                             "paragraph", "item",    "quote",      "table",
                                             "code",      "caption", "disclaimer", "announcement"};
    g_return_val_if_fail(role < ROLES, "announcement");
    return names[role];
}

/* --- headings --------------------------------------------------------------------------------- */

/* "Section 2." before a section, "Part 1, level 3." before what is below it. */
static void announce_heading(ScriptWriter *writer, int level, guint number)
{
    if (level == SECTION_LEVEL)
        script_writer_announce(writer, "section", number, 0, NULL);
    else
        script_writer_announce(writer, "deeper_section", number, level, NULL);
}

static void say_plain_heading(ScriptWriter *writer, Passage *heading)
{
    heading->style = VOICE_BODY;
    script_writer_wish_before(writer, script_writer_pauses(writer)->paragraph);
    script_writer_say(writer, heading);
    script_writer_wish_after(writer, script_writer_pauses(writer)->paragraph);
}

static void say_heading(Sections *sections, const ArticleSection *section)
{
    ScriptWriter *writer = sections->writer;
    const VoicePauses *pauses = script_writer_pauses(writer);
    HeadingAnnouncement announcement = writer->script->voice->headings;
    int level = CLAMP(section->level, SECTION_LEVEL, (int)G_N_ELEMENTS(sections->numbers) - 1);
    Passage heading = {ROLE_HEADING, VOICE_HEADING, .level = level, .text = section->heading,
                       .length = strlen(section->heading)};
    sections->numbers[level]++;
    for (guint below = (guint)level + 1; below < G_N_ELEMENTS(sections->numbers); below++)
        sections->numbers[below] = 0;
    if (announcement == HEADINGS_OFF) {
        say_plain_heading(writer, &heading);
        return;
    }
    script_writer_wish_before(writer, pauses_before_heading(pauses, level));
    if (announcement == HEADINGS_BOTH || announcement == HEADINGS_TONE)
        writer->tone_level = level;
    if (announcement == HEADINGS_BOTH || announcement == HEADINGS_WORDS)
        announce_heading(writer, level, sections->numbers[level]);
    script_writer_say(writer, &heading);
    script_writer_wish_after(writer, pauses_after_heading(pauses, level));
}

/* --- blocks ----------------------------------------------------------------------------------- */

static Passage block_passage(const ArticleBlock *block, UtteranceRole role)
{
    return (Passage){role,
                     VOICE_BODY,
                     .text = block->text,
                     .length = strlen(block->text),
                     .marks = block->marks,
                     .n_marks = block->n_marks,
                     .language = block->language};
}

static const ArticleBlock *block_at(const ArticleSection *section, guint index)
{
    return index < section->blocks->len ? g_ptr_array_index(section->blocks, index) : NULL;
}

static gboolean is_kind(const ArticleBlock *block, ArticleBlockKind kind)
{
    return block && block->kind == kind;
}

/* A quotation or a listing: announced before its first block; after more than one its end is
 * announced, if something follows in the section. */
static void say_run(ScriptWriter *writer, const ArticleSection *section, guint index,
                    UtteranceRole role, const char *begin, const char *end)
{
    const VoicePauses *pauses = script_writer_pauses(writer);
    const ArticleBlock *block = block_at(section, index);
    const ArticleBlock *before = index > 0 ? block_at(section, index - 1) : NULL;
    const ArticleBlock *next = block_at(section, index + 1);
    gboolean first = !is_kind(before, block->kind), last = !is_kind(next, block->kind);
    Passage passage = block_passage(block, role);
    if (first)
        script_writer_announce(writer, begin, 0, 0, NULL);
    script_writer_say(writer, &passage);
    if (last && !first && next) {
        script_writer_wish_after(writer, pauses->sentence);
        script_writer_announce(writer, end, 0, 0, NULL);
    }
    script_writer_wish_after(writer, pauses->paragraph);
}

static void say_paragraph(ScriptWriter *writer, const ArticleBlock *block)
{
    Passage passage = block_passage(block, ROLE_PARAGRAPH);
    script_writer_say(writer, &passage);
    script_writer_wish_after(writer, script_writer_pauses(writer)->paragraph);
}

static void say_caption(ScriptWriter *writer, const ArticleBlock *block)
{
    Passage passage = block_passage(block, ROLE_CAPTION);
    script_writer_announce(writer, "caption", 0, 0, NULL);
    script_writer_say(writer, &passage);
    script_writer_wish_after(writer, script_writer_pauses(writer)->paragraph);
}

static void say_block(ScriptWriter *writer, ListWriter *lists, const ArticleSection *section,
                      guint index)
{
    const ArticleBlock *block = block_at(section, index);
    if (block->kind != ARTICLE_ITEM)
        list_writer_end(lists, writer, TRUE);
    writer->block = (int)index;
    writer->line = block->line;
    switch (block->kind) {
    case ARTICLE_ITEM:
        list_writer_item(lists, writer, block);
        break;
    case ARTICLE_QUOTE:
        say_run(writer, section, index, ROLE_QUOTE, "quote", "quote_end");
        break;
    case ARTICLE_CODE:
        say_run(writer, section, index, ROLE_CODE, "code", "code_end");
        break;
    case ARTICLE_TABLE:
        if (block->table)
            table_writer_say(writer, block, index + 1 < section->blocks->len);
        else
            say_paragraph(writer, block);
        break;
    case ARTICLE_CAPTION:
        say_caption(writer, block);
        break;
    case ARTICLE_PARAGRAPH:
    case ARTICLE_BLOCK_KINDS:
        say_paragraph(writer, block);
        break;
    }
}

static void say_section(Sections *sections, const Article *article, guint index)
{
    ScriptWriter *writer = sections->writer;
    const ArticleSection *section = g_ptr_array_index(article->sections, index);
    g_autoptr(ListWriter) lists = list_writer_new();
    writer->section = (int)index;
    writer->block = -1;
    writer->line = section->line;
    if (section->heading)
        say_heading(sections, section);
    for (guint i = 0; i < section->blocks->len; i++)
        say_block(writer, lists, section, i);
    list_writer_end(lists, writer, FALSE);
}

/* --- the whole -------------------------------------------------------------------------------- */

static guint count_sections(const Article *article)
{
    guint n = 0;
    for (guint i = 0; i < article->sections->len; i++) {
        const ArticleSection *section = g_ptr_array_index(article->sections, i);
        n += section->heading && section->level <= SECTION_LEVEL;
    }
    return n;
}

/* The article's own language where the voice speaks it, for its region's dates and units ("en-GB"
 * in an American voice); else the voice's. */
static const char *spoken_language(const Article *article, const Voice *voice)
{
    gsize primary = strcspn(voice->language, "-_");
    gboolean same = article->language && strcspn(article->language, "-_") == primary &&
                    !g_ascii_strncasecmp(article->language, voice->language, primary);
    return same && article->language[primary] ? article->language : voice->language;
}

static Script *script_empty(const Article *article, const ScriptOptions *options)
{
    Script *script = g_new0(Script, 1);
    script->title = g_strdup(article->title);
    script->language = g_strdup(spoken_language(article, options->voice));
    script->voice = voice_copy_at_rate(options->voice, 1);
    if (options->headings_set)
        script->voice->headings = options->headings;
    script->other_voices = g_ptr_array_new_with_free_func((GDestroyNotify)voice_free);
    script->utterances = g_ptr_array_new_with_free_func((GDestroyNotify)utterance_free);
    return script;
}

/* Everything, and then, where the listener wants to know it, how long everything is. */
static void write_article(ScriptWriter *writer, const Article *article)
{
    Sections sections = {writer};
    frame_open(writer, article);
    gint place = (gint)writer->script->utterances->len;
    for (guint i = 0; i < article->sections->len; i++)
        say_section(&sections, article, i);
    frame_close(writer, article);
    writer->place = place;
    writer->line = 0;
    frame_contents(writer, count_sections(article), script_writer_estimate_s(writer));
    script_writer_finish(writer);
}

/* The titles of the parts that the article gives none. */
static void write_titles(Script *script, const Phrases *phrases)
{
    script->opening_title = script->title ? g_strdup(script->title)
                                          : phrases_format(phrases, "opening_title", 0, 0, NULL);
    script->disclaimer_title = phrases_format(phrases, "disclaimer_title", 0, 0, NULL);
}

Script *script_new(const Article *article, const ScriptOptions *options, VoiceStore *store,
                   Diagnostics *diagnostics, GError **error)
{
    g_return_val_if_fail(article && options && options->voice && store, NULL);
    g_autoptr(Script) script = script_empty(article, options);
    g_autoptr(Phrases) phrases = phrases_load(store, script->voice->phrases, error);
    if (!phrases)
        return NULL;
    g_autoptr(Tongues) tongues =
        tongues_new(store, script->voice, script->language, article->language, phrases,
                    script->other_voices, diagnostics, error);
    if (!tongues)
        return NULL;
    verbalizer_use_lexicons(tongues_own(tongues)->verbalizer, options->lexicons);
    tongues_use_lexicons(tongues, options->passage_lexicons, options->passage_data);
    ScriptWriter writer = {.script = script,
                           .options = options,
                           .phrases = phrases,
                           .tongues = tongues,
                           .diagnostics = diagnostics,
                           .place = -1};
    write_article(&writer, article);
    write_titles(script, phrases);
    return g_steal_pointer(&script);
}

double script_estimate_s(const Script *script, guint start, guint end)
{
    gint64 n_words = 0, silence_ms = 0;
    for (guint i = start; i < end; i++) {
        const Utterance *utterance = script_utterance(script, i);
        n_words += utterance->words->len;
        silence_ms += utterance->pause_before_ms + utterance->pause_after_ms;
        if (utterance->tone_level > 0)
            silence_ms += TONE_MS + script->voice->pauses.after_tone;
    }
    return (double)n_words * 60 / script->voice->spoken_wpm + (double)silence_ms / 1000;
}

void utterance_free(Utterance *utterance)
{
    if (!utterance)
        return;
    g_free(utterance->display);
    g_free(utterance->spoken);
    if (utterance->words)
        g_array_unref(utterance->words);
    g_free(utterance);
}

void script_free(Script *script)
{
    if (!script)
        return;
    g_free(script->title);
    g_free(script->opening_title);
    g_free(script->disclaimer_title);
    g_free(script->language);
    g_ptr_array_unref(script->utterances);
    g_clear_pointer(&script->other_voices, g_ptr_array_unref);
    voice_free(script->voice);
    g_free(script);
}
