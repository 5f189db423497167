/* Where links lead; see address.h. */
#include "article/address.h"

#include <string.h>

/* The host in an address, without "www."; `length` 0 where there is none. */
static const char *host_of(const char *address, gsize *length)
{
    const char *host = address ? strstr(address, "://") : NULL;
    *length = 0;
    if (!host)
        return NULL;
    host += 3;
    if (g_str_has_prefix(host, "www."))
        host += 4;
    *length = strcspn(host, "/?#:");
    return host;
}

const char *address_of_page(const Document *document)
{
    const char *address = document->url;
    for (guint i = 0; i < document->n_meta && !address; i++)
        if (document->meta[i].name && (strcmp(document->meta[i].name, "link:canonical") == 0 ||
                                       strcmp(document->meta[i].name, "og:url") == 0))
            address = document->meta[i].value;
    return address;
}

gboolean address_leads_away(const char *own, const Block *block)
{
    gsize own_length, length;
    const char *own_host = host_of(own, &own_length);
    for (guint i = 0; i < block->n_marks; i++) {
        const Mark *mark = &block->marks[i];
        if (mark->kind != MARK_LINK || !mark->value)
            continue;
        const char *host = host_of(mark->value, &length);
        gboolean same = length == own_length && own_host && strncmp(host, own_host, length) == 0;
        return own_length && length && !same;
    }
    return FALSE;
}
