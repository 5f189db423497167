/* A file of an export: one file on its way, with no name until it is complete. Sound is encoded on
 * a thread of its own; a text comes at the end, and so does a book, which may take the place of the
 * sound that is in it.
 *
 * Must not know: articles, chapters.
 */
#ifndef LECTERN_PUBLISH_EXPORT_FILE_H
#define LECTERN_PUBLISH_EXPORT_FILE_H

#include "audio/encoder.h"
#include "audio/tags.h"
#include "publish/bundle.h"

#include <glib.h>

typedef struct ExportFile ExportFile;

/* Begins the sound file `path`, whose folder must exist. */
ExportFile *export_file_open(const char *path, const AudioFormat *format, int sample_rate,
                             const AudioEncoding *encoding, GError **error);

/* Begins the text file `path`, whose folder must exist; or a book without sound of its own. */
ExportFile *export_file_open_text(const char *path, GError **error);

/* Hands over mono gint16 frames; waits while the encoder is behind. A text file needs none. */
gboolean export_file_push(ExportFile *file, GBytes *frames, GError **error);

/* Completes sound and tags, and brings the file to the disk. Nothing may be pushed after it. */
gboolean export_file_complete(ExportFile *file, const AudioTags *tags, GError **error);

/* Completes a text file with its text, lets it say whose it is (text_identity.h), and brings it to
 * the disk. */
gboolean export_file_complete_text(ExportFile *file, const char *text, const char *identifier,
                                   GError **error);

/* Where the sound is that was completed, until the file has its name. */
const char *export_file_sound_path(const ExportFile *file);

/* Completes the file as that book, which is taken. */
void export_file_complete_book(ExportFile *file, Bundle *book);

/* Gives the completed file its name. Where `replace` is FALSE and the name is taken, fails with
 * G_FILE_ERROR_EXIST. */
gboolean export_file_commit(ExportFile *file, gboolean replace, GError **error);

/* Removes what was given its name. */
void export_file_take_back(const ExportFile *file);

const char *export_file_path(const ExportFile *file);

/* Frees; a file without a name is gone. NULL is allowed. A GDestroyNotify. */
void export_file_free(gpointer file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ExportFile, export_file_free)

#endif
