/* Replies in a thread; see thread.h. */
#include "article/thread.h"

#include "article/box_name.h"

#include <string.h>

enum { MOST_ANCESTORS = 8 };

/* Class words of a list of posts by several people. */
static gboolean is_thread_name(const char *names)
{
    static const char *const words[] = {"forum",      "thread",       "topic",
                                        "viewtopic",  "postlist",     "post-list",
                                        "discussion", "message-list", "post-stream"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(names, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_post_name(const char *names)
{
    static const char *const words[] = {"post", "message", "postbit", "reply", "topic-post"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (box_name_has_part(names, words[i]))
            return TRUE;
    return FALSE;
}

static gboolean is_writer_name(const char *names)
{
    static const char *const words[] = {"author", "user",   "poster",   "profile",
                                        "member", "avatar", "username", "creator"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strstr(names, words[i]))
            return TRUE;
    return FALSE;
}

/* A box called a post that names who wrote it. */
static gboolean is_post(const Page *page, guint i)
{
    const Box *box = page_box(page, i);
    if (!box->words || !is_post_name(box->block->names))
        return FALSE;
    for (guint k = i + 1; k < box->end_box; k++)
        if (is_writer_name(page_box(page, k)->block->names))
            return TRUE;
    for (guint k = box->first; k < box->end; k++)
        if (is_writer_name(page_leaf(page, k)->block->names))
            return TRUE;
    return FALSE;
}

/* "Re: …" */
static gboolean begins_as_reply(const Page *page, const Box *box)
{
    for (guint k = box->first; k < box->end; k++) {
        const Block *block = page_leaf(page, k)->block;
        if (block->kind == BLOCK_HEADING)
            return g_ascii_strncasecmp(block->text, "re: ", 4) == 0;
    }
    return FALSE;
}

static gboolean is_in_thread(const Page *page, guint i)
{
    guint up = 0;
    for (guint at = page_box(page, i)->parent; at && up < MOST_ANCESTORS; up++) {
        if (is_thread_name(page_box(page, at)->block->names))
            return TRUE;
        at = page_box(page, at)->parent;
    }
    return strstr(page_box(page, i)->block->itemtype, "DiscussionForumPosting") != NULL;
}

static gboolean has_text_of_its_own(const Page *page, const Box *box)
{
    for (guint k = box->first; k < box->end; k++)
        if (page_leaf(page, k)->prose)
            return TRUE;
    return FALSE;
}

/* The posts within one box: all but the first are replies, where something says so. */
static void mark_posts(Page *page, guint parent)
{
    const Box *around = page_box(page, parent);
    guint first = 0;
    gboolean thread = FALSE;
    for (guint i = parent + 1; i < around->end_box; i = page_box(page, i)->end_box) {
        Box *box = page_box(page, i);
        if (box->chrome != CHROME_NONE || !is_post(page, i))
            continue;
        if (!first) {
            first = i;
            thread = is_in_thread(page, i);
            if (!has_text_of_its_own(page, box))
                return;
        } else if (thread || begins_as_reply(page, box)) {
            for (guint k = i; k < box->end_box; k++)
                page_box(page, k)->chrome = CHROME_COMMENTS;
        }
    }
}

void thread_mark_replies(Page *page)
{
    g_autofree guint *posts = g_new0(guint, page->boxes->len);
    for (guint i = 1; i < page->boxes->len; i++)
        posts[page_box(page, i)->parent] += is_post_name(page_box(page, i)->block->names);
    for (guint i = 0; i < page->boxes->len; i++)
        if (posts[i] > 1 && page_box(page, i)->chrome == CHROME_NONE)
            mark_posts(page, i);
}
