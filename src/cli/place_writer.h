/* The writer of places: a thread that writes to the folder of places, so that nobody who reads
 * aloud waits for a disk. Of several texts under one name that wait, only the newest is written.
 *
 * Must not know: what is in a text, what is told to the user.
 */
#ifndef LECTERN_CLI_PLACE_WRITER_H
#define LECTERN_CLI_PLACE_WRITER_H

#include <glib.h>

typedef struct PlaceWriter PlaceWriter;

/* Touches no disk yet. */
PlaceWriter *place_writer_new(const char *folder);

/* Has `text` kept under `name`; NULL has the file removed. Never waits. */
void place_writer_put(PlaceWriter *writer, const char *name, const char *text);

/* Waits until all is done that was asked for, at most a second: a disk may hang. */
void place_writer_drain(PlaceWriter *writer);

/* Why something could not be done, once; NULL when all could. g_free(). */
char *place_writer_take_fault(PlaceWriter *writer);

/* Does not wait: the thread, which has nothing of the caller's, does what was asked for and ends.
 */
void place_writer_free(PlaceWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PlaceWriter, place_writer_free)

#endif
