/* Conditions; see condition.h. */
#include "serve/condition.h"

#include "serve/http_date.h"

#include <string.h>

/* Whether a list of entity tags has `etag` or is "*". A weak tag, W/"…", is the same for caches but
 * not for who puts parts together. */
static gboolean list_has(const char *list, const char *etag, gboolean weak_too)
{
    gsize length = strlen(etag);
    const char *at = list + strspn(list, " \t");
    if (*at == '*')
        return TRUE;
    while (*at) {
        at += strspn(at, " \t,");
        gboolean weak = strncmp(at, "W/", 2) == 0;
        if (weak)
            at += 2;
        const char *close = *at == '"' ? strchr(at + 1, '"') : NULL;
        if (!close)
            return FALSE;
        if ((gsize)(close + 1 - at) == length && memcmp(at, etag, length) == 0 &&
            (weak_too || !weak))
            return TRUE;
        at = close + 1;
    }
    return FALSE;
}

ConditionState condition_of(const Conditions *conditions, const Validators *validators)
{
    gint64 time_s;
    if (conditions->if_match) {
        if (!list_has(conditions->if_match, validators->etag, FALSE))
            return CONDITION_FAILED;
    } else if (conditions->if_unmodified_since &&
               http_date_parse(conditions->if_unmodified_since, validators->now_s, &time_s) &&
               validators->modified_s > time_s) {
        return CONDITION_FAILED;
    }
    if (conditions->if_none_match)
        return list_has(conditions->if_none_match, validators->etag, TRUE) ? CONDITION_NOT_MODIFIED
                                                                           : CONDITION_SEND;
    if (conditions->if_modified_since &&
        http_date_parse(conditions->if_modified_since, validators->now_s, &time_s) &&
        validators->modified_s <= time_s)
        return CONDITION_NOT_MODIFIED;
    return CONDITION_SEND;
}

gboolean condition_allows_part(const Conditions *conditions, const Validators *validators)
{
    const char *value = conditions->if_range;
    if (!value)
        return TRUE;
    if (*value == '"')
        return strcmp(value, validators->etag) == 0;
    /* What changed in the last second may change in it again. */
    gint64 time_s;
    return http_date_parse(value, validators->now_s, &time_s) && time_s == validators->modified_s &&
           time_s < validators->now_s - 1;
}
