/* Names as one text; see names.h. */
#include "document/names.h"

char *names_join(const GPtrArray *names)
{
    if (!names->len)
        return NULL;
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *before = i == 0 ? "" : i + 1 < names->len ? ", " : " and ";
        g_string_append_printf(joined, "%s%s", before, (char *)names->pdata[i]);
    }
    return g_string_free(joined, FALSE);
}
