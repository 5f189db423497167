/* Where a published site lies; see site_place.h. */
#include "cli/site_place.h"

#include "base/error.h"

#define INDEX "index.html"

char *site_place_find(const char *folder, GError **error)
{
    const char *const places[] = {"", SITE_OF_SHELF};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *index = g_build_filename(folder, places[i], INDEX, NULL);
        if (g_file_test(index, G_FILE_TEST_IS_REGULAR))
            return g_path_get_dirname(index);
    }
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        g_file_test(folder, G_FILE_TEST_IS_DIR)
                            ? "has no index.html; give the folder that lectern publish wrote, or a "
                              "shelf with the site in its folder 'site'"
                            : "there is no such folder");
    return NULL;
}
