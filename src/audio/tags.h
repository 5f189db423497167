/* Tags and chapters: what a player shows of a file and where it can jump to, written by TagLib (so
 * in C++): ID3v2 in MP3 and WAV (there RIFF's INFO, cue points and labels too, which more programs
 * read), Vorbis comments in the others. The sound is not touched.
 *
 * Texts are UTF-8 of any length. Control characters are left out; the ends of lines stay in comment
 * and lyrics, and are blanks in the others.
 *
 * Must not know: articles.
 */
#ifndef LECTERN_AUDIO_TAGS_H
#define LECTERN_AUDIO_TAGS_H

#include "audio/encoder.h"
#include "audio/picture.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
    AUDIO_ID3_2_4, /* UTF-8, whole dates */
    AUDIO_ID3_2_3  /* UTF-16, year and day apart: for players that know no newer one */
} AudioId3Version;

/* Half-open, in frames at AudioTags.chapter_rate; times in files are rounded to milliseconds, in
 * WAV to the frames of the file. */
typedef struct {
    gint64 start_frame, end_frame;
    const char *title;
} AudioChapter;

/* NULL or 0 where unknown. Borrowed. */
typedef struct {
    const char *title;
    const char *artist;
    const char *album;
    const char *date;              /* YYYY-MM-DD, or a front part of it */
    const char *language;          /* BCP 47, for Vorbis comments */
    const char *language_iso639_2; /* three letters, for ID3: "eng" */
    const char *genre;
    const char *publisher;
    const char *copyright;
    const char *comment;
    const char *lyrics;     /* all that is said */
    const char *encoder;    /* the program */
    const char *identifier; /* tells what this is from what has the same title; at most 64 bytes */
    guint track, tracks;    /* from 1, and of how many */
    const AudioPicture *cover;
    AudioId3Version id3;
    const AudioChapter *chapters; /* in order, contiguous; n_chapters ≤ 999 */
    guint n_chapters;
    int chapter_rate; /* Hz; needed where there are chapters */
} AudioTags;

/* Writes `tags` into the finished file of `format` that is open at `fd` for reading and writing.
 * Tags, chapters and pictures that are there already are replaced. G_FILE_ERROR when the disk is
 * full or the like: then the file is worth nothing.
 *
 * Tags stand in front of the sound in all formats but WAV: where they do not fit into what is
 * there, the rest of the file is moved. */
gboolean audio_tags_write(int fd, const AudioFormat *format, const AudioTags *tags, GError **error);

/* The identifier that the file `path` of `format` was tagged with, NULL when it has none or cannot
 * be read. g_free(). */
char *audio_tags_identifier(const char *path, const AudioFormat *format);

G_END_DECLS

#endif
