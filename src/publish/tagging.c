/* Tagging; see tagging.h. */
#include "publish/tagging.h"

#include "article/disclaimer.h"
#include "article/identity.h"
#include "publish/chapters.h"
#include "publish/transcript.h"
#include "script/language_code.h"

#include <string.h>

/* --- texts ---------------------------------------------------------------------------------- */

static void append_paragraph(GString *text, const char *marker, const char *paragraph)
{
    g_string_append_printf(text, "%s%s%s", text->len > 0 ? "\n\n" : "", marker, paragraph);
}

static void append_disclaimers(GString *text, const Article *article)
{
    for (guint i = 0; i < article->disclaimers->len; i++) {
        const ArticleBlock *block = g_ptr_array_index(article->disclaimers, i);
        append_paragraph(text, "", block->text);
    }
}

/* The text, or NULL for "". Takes it. */
static char *text_or_null(GString *text)
{
    return g_string_free(text, text->len == 0);
}

static char *disclaimer_text(const Article *article)
{
    GString *text = g_string_new(NULL);
    append_disclaimers(text, article);
    return text_or_null(text);
}

/* All that is read, as it can be shown without mark-up; NULL for "". */
static char *lyrics_text(const Article *article, const Script *script)
{
    g_autofree char *text = g_strchomp(transcript_new(article, script));
    return *text ? g_steal_pointer(&text) : NULL;
}

/* Those of the disclaimers that are copyright notices. */
static char *copyright_text(const Article *article)
{
    g_autoptr(SenseIndex) senses = sense_index_new();
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < article->disclaimers->len; i++) {
        const ArticleBlock *block = g_ptr_array_index(article->disclaimers, i);
        DisclaimerSigns signs;
        disclaimer_read(senses, block->text, &signs);
        if (signs.copyright)
            append_paragraph(text, "", block->text);
    }
    return text_or_null(text);
}

/* --- chapters ------------------------------------------------------------------------------- */

static void add_chapters(Tagging *tagging, const Article *article, const Reading *reading)
{
    tagging->chapters = chapters_new(article, reading, CHAPTERS_LEVEL);
    tagging->audio_chapters = g_array_new(FALSE, FALSE, sizeof(AudioChapter));
    for (guint i = 0; i < tagging->chapters->len; i++) {
        const Chapter *chapter = chapters_get(tagging->chapters, i);
        AudioChapter audio = {chapter->start_frame, chapter->end_frame, chapter->title};
        g_array_append_val(tagging->audio_chapters, audio);
    }
    tagging->tags.chapters = (const AudioChapter *)(void *)tagging->audio_chapters->data;
    tagging->tags.n_chapters = tagging->audio_chapters->len;
    tagging->tags.chapter_rate = reading->sample_rate;
}

/* --- the whole ------------------------------------------------------------------------------ */

Tagging *tagging_new(const Article *article, const Script *script, const Reading *reading,
                     const TaggingOptions *options)
{
    g_return_val_if_fail(article && script && options, NULL);
    const char *language = article->language ? article->language : script->language;
    Tagging *tagging = g_new0(Tagging, 1);
    tagging->language_iso639_2 = language_code_iso639_2(language);
    tagging->copyright = copyright_text(article);
    tagging->comment = disclaimer_text(article);
    tagging->lyrics = options->lyrics ? lyrics_text(article, script) : NULL;
    tagging->identifier = article_identifier(article);
    tagging->tags = (AudioTags){.title = article->title ? article->title : script->title,
                                .artist = article->byline ? article->byline : article->site,
                                .album = options->album ? options->album : article->site,
                                .date = article->date,
                                .language = language,
                                .language_iso639_2 = tagging->language_iso639_2,
                                .genre = "Speech",
                                .publisher = article->site,
                                .copyright = tagging->copyright,
                                .comment = tagging->comment,
                                .lyrics = tagging->lyrics,
                                .encoder = "Lectern " LECTERN_VERSION,
                                .identifier = tagging->identifier,
                                .track = options->track,
                                .tracks = options->tracks,
                                .cover = options->cover,
                                .id3 = options->id3};
    if (reading)
        add_chapters(tagging, article, reading);
    return tagging;
}

void tagging_free(Tagging *tagging)
{
    if (!tagging)
        return;
    g_free(tagging->language_iso639_2);
    g_free(tagging->copyright);
    g_free(tagging->comment);
    g_free(tagging->lyrics);
    g_free(tagging->identifier);
    g_clear_pointer(&tagging->chapters, g_array_unref);
    g_clear_pointer(&tagging->audio_chapters, g_array_unref);
    g_free(tagging);
}
