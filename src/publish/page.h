/* A page: the article as one HTML document that stands alone, for who reads, enlarges or prints it.
 *
 * Valid as HTML 5 and as XML; with a style of its own (large type, light or dark as the reader has
 * it, and for print), no script, and nothing that is fetched.
 *
 * Must not know: times.
 */
#ifndef LECTERN_PUBLISH_PAGE_H
#define LECTERN_PUBLISH_PAGE_H

#include "publish/text_writer.h"

/* A TextWriter. Free with g_free(). */
char *page_text(const Article *article, const Reading *reading, const TextOptions *options);

#endif
