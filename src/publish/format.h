/* Formats: what can be written of an article, sound and texts, by the names that people ask for.
 *
 * Must not know: how any of them is written.
 */
#ifndef LECTERN_PUBLISH_FORMAT_H
#define LECTERN_PUBLISH_FORMAT_H

#include "audio/encoder.h"
#include "publish/book.h"
#include "publish/text_writer.h"

#include <glib.h>

typedef struct {
    const char *name;       /* "mp3", "chapters.vtt": the word on the command line */
    const char *extension;  /* of its files, without the first dot */
    TextWriter write;       /* NULL for sound, and for books */
    gboolean of_parts;      /* a part of a reading can have it (split.h) */
    const BookFormat *book; /* NULL for what is no book */
} Format;

/* All formats, sound first; NULL-terminated. */
const Format *const *format_list(void);
const Format *format_find(const char *name);

/* How its sound is encoded, or that in a book; NULL for a text. */
const AudioFormat *format_audio(const Format *format);

/* Whether it is a folder of files. */
gboolean format_is_folder(const Format *format);

/* Which of `formats`, NULL-terminated, has the sound that is in the book `formats[index]`: another
 * format where one is asked for, else the first of the books; may be `index` itself. */
guint format_sound_index(const Format *const *formats, guint index);

/* How many of `formats`, NULL-terminated, are sound, or have some in them. */
guint format_count_sound(const Format *const *formats);

/* Whether it is a book: sound and text in one. */
gboolean format_is_book(const Format *format);

#endif
