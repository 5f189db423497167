/* Chapters as podcast apps take them: JSON, "application/json+chapters" 1.2.0 of the podcast
 * namespace.
 *
 * Must not know: how chapters are found.
 */
#ifndef LECTERN_PUBLISH_CHAPTERS_JSON_H
#define LECTERN_PUBLISH_CHAPTERS_JSON_H

#include "publish/text_writer.h"

/* A TextWriter. */
char *chapters_json_text(const Article *article, const Reading *reading,
                         const TextOptions *options);

#endif
