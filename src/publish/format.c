/* The table of formats; see format.h. The names of texts are the extensions by which players and
 * podcast apps know them. */
#include "publish/format.h"

#include "publish/chapters_json.h"
#include "publish/daisy.h"
#include "publish/epub.h"
#include "publish/labels.h"
#include "publish/lrc.h"
#include "publish/page.h"
#include "publish/srt.h"
#include "publish/transcript.h"
#include "publish/webvtt.h"

#include <string.h>

/* Those without a writer are the encoder's (audio/encoder.h), under the same names, or have sound
 * of the encoder's in them. */
static const Format formats[] = {
    {"mp3", "mp3", NULL, TRUE},
    {"opus", "opus", NULL, TRUE},
    {"ogg", "ogg", NULL, TRUE},
    {"flac", "flac", NULL, TRUE},
    {"wav", "wav", NULL, TRUE},
    {"epub", "epub", NULL, FALSE, &epub_format},
    {"daisy", "daisy", NULL, FALSE, &daisy_folder_format},
    {"daisy.zip", "daisy.zip", NULL, FALSE, &daisy_zip_format},
    {"vtt", "vtt", webvtt_text, TRUE},
    {"srt", "srt", srt_text, TRUE},
    {"lrc", "lrc", lrc_text, TRUE},
    {"txt", "txt", transcript_text, FALSE},
    {"html", "html", page_text, FALSE},
    {"chapters.vtt", "chapters.vtt", webvtt_chapters_text, FALSE},
    {"chapters.json", "chapters.json", chapters_json_text, FALSE},
    {"labels", "labels.txt", labels_text, TRUE},
    {"chapters.labels", "chapters.labels.txt", labels_chapters_text, FALSE},
};

static const Format *const list[] = {
    &formats[0],  &formats[1],  &formats[2],  &formats[3],  &formats[4],  &formats[5],
    &formats[6],  &formats[7],  &formats[8],  &formats[9],  &formats[10], &formats[11],
    &formats[12], &formats[13], &formats[14], &formats[15], &formats[16], NULL};
G_STATIC_ASSERT(G_N_ELEMENTS(list) == G_N_ELEMENTS(formats) + 1);

const Format *const *format_list(void)
{
    return list;
}

const Format *format_find(const char *name)
{
    g_return_val_if_fail(name, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

const AudioFormat *format_audio(const Format *format)
{
    return format->write ? NULL
                         : audio_format_find(format->book ? format->book->sound : format->name);
}

gboolean format_is_book(const Format *format)
{
    return format->book != NULL;
}

gboolean format_is_folder(const Format *format)
{
    return format->book && format->book->of_files;
}

guint format_sound_index(const Format *const *asked, guint index)
{
    const AudioFormat *sound = format_audio(asked[index]);
    guint lender = index;
    for (guint i = 0; asked[i]; i++) {
        if (format_audio(asked[i]) != sound)
            continue;
        if (!format_is_book(asked[i]))
            return i;
        lender = MIN(lender, i);
    }
    return lender;
}

guint format_count_sound(const Format *const *asked)
{
    guint n = 0;
    for (; *asked; asked++)
        n += format_audio(*asked) != NULL;
    return n;
}
