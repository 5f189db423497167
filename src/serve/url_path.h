/* The path of a request's target: from what was sent to a name below the site's folder.
 *
 * Names are taken as they are or not at all: nothing is made of "..", of an empty part or of a
 * backslash, so that two programs in a row cannot mean different files by the same path.
 *
 * Must not know: what is in the folder.
 */
#ifndef LECTERN_SERVE_URL_PATH_H
#define LECTERN_SERVE_URL_PATH_H

#include <glib.h>

typedef enum {
    URL_PATH_GOOD,
    URL_PATH_BAD,     /* no path that a client may send: 400 */
    URL_PATH_REFUSED, /* a path, but of nothing that is served: 404 */
} UrlPathState;

/* Decodes the target of a request: "/articles/a%20b.html?x" or with "http://host" in front. On
 * URL_PATH_GOOD, `path` is relative, "articles/a b.html", without a slash at either end; "" is the
 * root; `folder` tells that the target ended in a slash. g_free() it. */
UrlPathState url_path_decode(const char *target, char **path, gboolean *folder);

/* The target for a path, encoded: "/articles/a%20b.html", with a slash behind where it is of a
 * folder. g_free(). */
char *url_path_encode(const char *path, gboolean folder);

#endif
