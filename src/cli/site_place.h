/* Where a published site lies: in the folder that is named, or, where that is a shelf, in the
 * folder `site` of it.
 *
 * Must not know: what is done with the site.
 */
#ifndef LECTERN_CLI_SITE_PLACE_H
#define LECTERN_CLI_SITE_PLACE_H

#include <glib.h>

#define SITE_OF_SHELF "site"

/* The site's own folder, one with an index.html. NULL with LECTERN_ERROR_FAILED when there is none:
 * who names another folder by mistake must not show its files to everybody. g_free(). */
char *site_place_find(const char *folder, GError **error);

#endif
