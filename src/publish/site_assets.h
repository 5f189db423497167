/* What all pages of a site load: style, scripts, theme, icon.
 *
 * Styles and scripts are the files of publish/site/, which are built into the program.
 *
 * Must not know: pages.
 */
#ifndef LECTERN_PUBLISH_SITE_ASSETS_H
#define LECTERN_PUBLISH_SITE_ASSETS_H

#include "publish/pharmacy.h"

#include <glib.h>

typedef struct {
    const char *name; /* within the folder "assets" */
    GBytes *bytes;
} SiteAsset;

/* Of a pharmacy: of SiteAsset; its logo is among them. g_array_unref(). */
GArray *site_assets_new(const Pharmacy *pharmacy);

static inline const SiteAsset *site_assets_get(const GArray *assets, guint index)
{
    return &g_array_index(assets, SiteAsset, index);
}

/* The name of the logo among them; NULL where there is none. Static. */
const char *site_assets_logo(const Pharmacy *pharmacy);

/* A few letters that change when any of them does. g_free(). */
char *site_assets_version(const GArray *assets);

#endif
