/* What the files of the catalogue share.
 *
 * Must not know: anything outside of the catalogue.
 */
#ifndef LECTERN_LIBRARY_CATALOGUE_PARTS_H
#define LECTERN_LIBRARY_CATALOGUE_PARTS_H

#include "library/catalogue.h"
#include "library/sql.h"

struct Catalogue {
    Sql *sql;
};

/* The row of an article; 0 where there is none of that id. */
gint64 catalogue_row(Catalogue *catalogue, const char *id, GError **error);

/* The first column of all rows; NULL with an error. g_strfreev(). */
char **catalogue_texts(SqlRows *rows, GError **error);

#endif
