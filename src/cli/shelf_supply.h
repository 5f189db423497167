/* The supply of a shelf: all articles in its catalogue, in which is noted what becomes of them.
 *
 * Must not know: how they are made.
 */
#ifndef LECTERN_CLI_SHELF_SUPPLY_H
#define LECTERN_CLI_SHELF_SUPPLY_H

#include "cli/site_supply.h"

#include <glib.h>

/* Whether the folder is a shelf with a catalogue. */
gboolean shelf_supply_is_shelf(const char *folder);

/* The articles of the shelf in `folder`, the newest first. What a run that is gone was making waits
 * again. `pipeline` is borrowed. */
SiteSupply *shelf_supply_new(Pipeline *pipeline, const char *folder, GError **error);

#endif
