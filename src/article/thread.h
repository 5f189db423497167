/* Thread: the replies of a forum's thread, which are not the article that its first post is.
 *
 * Must not know: which box the article is.
 */
#ifndef LECTERN_ARTICLE_THREAD_H
#define LECTERN_ARTICLE_THREAD_H

#include "article/page.h"

/* Marks the posts after the first as comments, once the boxes' classes are known. */
void thread_mark_replies(Page *page);

#endif
