/* Attributes of a start tag; see html_attributes.h. */
#include "document/html_attributes.h"
#include "document/entity.h"

#include <stddef.h>
#include <string.h>

void interner_init(Interner *interner, Arena *arena)
{
    *interner = (Interner){.arena = arena, .strings = g_hash_table_new(g_str_hash, g_str_equal)};
}

void interner_clear(Interner *interner)
{
    g_hash_table_unref(interner->strings);
}

const char *interner_keep(Interner *interner, const char *text)
{
    if (!text || !*text)
        return "";
    const char *kept = g_hash_table_lookup(interner->strings, text);
    if (!kept) {
        kept = arena_strdup(interner->arena, text);
        g_hash_table_add(interner->strings, (gpointer)kept);
    }
    return kept;
}

typedef struct {
    const char *name;
    gsize offset; /* of the value in HtmlAttributes */
} AttributeSlot;

#define SLOT(name, field)                                                                          \
    {                                                                                              \
        name, offsetof(HtmlAttributes, field)                                                      \
    }

static const AttributeSlot value_slots[] = {
    SLOT("class", class),
    SLOT("id", id),
    SLOT("href", href),
    SLOT("style", style),
    SLOT("role", role),
    SLOT("itemprop", itemprop),
    SLOT("itemtype", itemtype),
    SLOT("property", property),
    SLOT("typeof", typeof_),
    SLOT("aria-label", label),
    SLOT("lang", language),
    SLOT("xml:lang", language),
    SLOT("rel", rel),
    SLOT("alt", alt),
    SLOT("title", title),
    SLOT("datetime", datetime),
    SLOT("name", name),
    SLOT("content", content),
    SLOT("http-equiv", http_equiv),
    SLOT("type", type),
    SLOT("start", start),
    SLOT("value", value),
    SLOT("colspan", colspan),
    SLOT("rowspan", rowspan),
    SLOT("alttext", alttext),
    SLOT("aria-level", aria_level),
    SLOT("aria-hidden", aria_hidden),
};

void html_attributes_read(const char **pairs, Arena *arena, HtmlAttributes *out)
{
    *out = (HtmlAttributes){0};
    for (; pairs && pairs[0]; pairs += 2) {
        const char *name = pairs[0], *value = pairs[1] ? pairs[1] : "";
        if (strcmp(name, "hidden") == 0)
            out->hidden = g_ascii_strcasecmp(value, "until-found") != 0;
        else if (strcmp(name, "reversed") == 0)
            out->reversed = TRUE;
        else if (strcmp(name, "open") == 0)
            out->open = TRUE;
        else if (strcmp(name, "aria-expanded") == 0 || strcmp(name, "aria-controls") == 0)
            out->opens = TRUE;
        else if (strcmp(name, "shadowrootmode") == 0)
            out->shadow_root = TRUE;
        for (gsize i = 0; i < G_N_ELEMENTS(value_slots); i++) {
            const char **slot = (const char **)((char *)out + value_slots[i].offset);
            if (*name == *value_slots[i].name && strcmp(name, value_slots[i].name) == 0 && !*slot)
                *slot = entity_repair(value, arena);
        }
    }
}

/* Whether a style declares `property: value`, however it is spaced. */
static gboolean style_declares(const char *style, const char *property, const char *value)
{
    for (const char *at = style; *at; at++) {
        if (g_ascii_strncasecmp(at, property, strlen(property)) != 0)
            continue;
        if (at > style && (g_ascii_isalnum(at[-1]) || at[-1] == '-'))
            continue;
        const char *p = at + strlen(property);
        while (g_ascii_isspace(*p))
            p++;
        if (*p != ':')
            continue;
        for (p++; g_ascii_isspace(*p);)
            p++;
        if (g_ascii_strncasecmp(p, value, strlen(value)) == 0)
            return TRUE;
    }
    return FALSE;
}

gboolean html_attributes_hide(const HtmlAttributes *attributes)
{
    if (attributes->hidden)
        return TRUE;
    if (attributes->aria_hidden && g_ascii_strcasecmp(attributes->aria_hidden, "true") == 0)
        return TRUE;
    const char *style = attributes->style;
    return style && (style_declares(style, "display", "none") ||
                     style_declares(style, "visibility", "hidden"));
}

const char *html_attributes_names(const HtmlAttributes *attributes, Interner *interner)
{
    const char *class = attributes->class ? attributes->class : "";
    const char *id = attributes->id ? attributes->id : "";
    if (!*class && !*id)
        return "";
    g_autofree char *joined = g_strconcat(class, " ", id, NULL);
    char *to = joined;
    for (const char *c = joined; *c; c++)
        if (!g_ascii_isspace(*c))
            *to++ = g_ascii_tolower(*c);
        else if (to > joined && to[-1] != ' ')
            *to++ = ' ';
    if (to > joined && to[-1] == ' ')
        to--;
    *to = '\0';
    return interner_keep(interner, joined);
}

int html_attribute_number(const char *text, int fallback, int maximum)
{
    if (!text)
        return fallback;
    while (g_ascii_isspace(*text))
        text++;
    if (!g_ascii_isdigit(*text))
        return fallback;
    guint64 number = g_ascii_strtoull(text, NULL, 10);
    return number > (guint64)maximum ? maximum : (int)number;
}
