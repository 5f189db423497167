/* An article of a shelf; see shelf_article.h. */
#include "cli/shelf_article.h"

#include "base/error.h"
#include "cli/report.h"
#include "library/shelf.h"

Article *shelf_article_find(const char *folder, const char *id, GError **error)
{
    g_autoptr(Shelf) shelf = shelf_open(folder, FALSE, error);
    if (!shelf) {
        g_prefix_error(error, "%s: ", folder);
        return NULL;
    }
    g_autoptr(GError) fault = NULL;
    g_autoptr(CatalogueEntry) entry = catalogue_find(shelf_catalogue(shelf), id, &fault);
    if (fault) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return NULL;
    }
    if (!entry) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "there is no such article: 'lectern shelf list %s' tells which there are",
                    folder);
        return NULL;
    }
    Diagnostics diagnostics = {.source = id, .handler = report_diagnostic};
    return shelf_article(shelf, entry, &diagnostics, error);
}
