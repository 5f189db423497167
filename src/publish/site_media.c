/* What the formats are called; see site_media.h. */
#include "publish/site_media.h"

#include <string.h>

typedef struct {
    const char *format, *type, *name, *phrase;
} Media;

static const Media table[] = {
    {"mp3", "audio/mpeg", "MP3", "file_sound"},
    {"opus", "audio/ogg; codecs=opus", "Opus", "file_sound"},
    {"ogg", "audio/ogg", "Ogg Vorbis", "file_sound"},
    {"flac", "audio/flac", "FLAC", "file_sound"},
    {"wav", "audio/wav", "WAV", "file_sound"},
    {"epub", "application/epub+zip", "EPUB", "file_book"},
    {"daisy.zip", "application/zip", "DAISY", "file_book"},
    {"vtt", "text/vtt", "WebVTT", "file_captions"},
    {"srt", "application/x-subrip", "SubRip", "file_captions"},
    {"lrc", "text/plain", "LRC", "file_captions"},
    {"txt", "text/plain", "TXT", "file_text"},
    {"html", "text/html", "HTML", "file_text"},
    {"chapters.vtt", "text/vtt", "WebVTT", "file_chapters"},
    {"chapters.json", "application/json+chapters", "JSON", "file_chapters"},
    {"labels", "text/plain", "Audacity", "file_captions"},
    {"chapters.labels", "text/plain", "Audacity", "file_chapters"},
};

static const Media *find(const char *format)
{
    static const Media unknown = {"", "application/octet-stream", "", "file_text"};
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
        if (strcmp(table[i].format, format) == 0)
            return &table[i];
    return &unknown;
}

const char *const *site_media_sounds(void)
{
    static const char *const formats[] = {"mp3", "opus", "ogg", "flac", "wav", NULL};
    return formats;
}

const char *site_media_type(const char *format)
{
    return find(format)->type;
}

const char *site_media_name(const char *format)
{
    return find(format)->name;
}

const char *site_media_phrase(const char *format)
{
    return find(format)->phrase;
}
