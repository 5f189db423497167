/* Fields of feeds; see feed_field.h. Sources: RSS 2.0, RSS 1.0, RFC 4287 (Atom), Atom 0.3, Dublin
 * Core, Apple's and Yahoo's namespaces. */
#include "document/feed_field.h"

#include <string.h>

typedef struct {
    const char *uri, *prefix; /* the prefix counts where it is bound to nothing */
    FeedSpace space;
} Namespace;

static const Namespace namespaces[] = {
    {"http://purl.org/rss/1.0/", NULL, SPACE_RSS},
    {"http://my.netscape.com/rdf/simple/0.9/", NULL, SPACE_RSS},
    {"http://channel.netscape.com/rdf/simple/0.9/", NULL, SPACE_RSS},
    {"http://backend.userland.com/rss2", NULL, SPACE_RSS},
    {"http://www.w3.org/2005/Atom", "atom", SPACE_ATOM},
    {"http://purl.org/atom/ns#", NULL, SPACE_ATOM},
    {"http://purl.org/rss/1.0/modules/content/", "content", SPACE_CONTENT},
    {"http://purl.org/dc/elements/1.1/", "dc", SPACE_DC},
    {"http://purl.org/dc/terms/", "dcterms", SPACE_TERMS},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes", SPACE_ITUNES},
    {"http://search.yahoo.com/mrss/", "media", SPACE_MEDIA},
    {"http://search.yahoo.com/mrss", NULL, SPACE_MEDIA},
    {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner", SPACE_BURNER},
    {"http://www.w3.org/1999/xhtml", "xhtml", SPACE_XHTML},
};

static const FeedMeaning meanings[] = {
    {"title", SPACE_RSS, FIELD_TITLE, 1},
    {"title", SPACE_ATOM, FIELD_TITLE, 1},
    {"title", SPACE_DC, FIELD_TITLE, 2},
    {"title", SPACE_ITUNES, FIELD_TITLE, 3},
    {"title", SPACE_MEDIA, FIELD_TITLE, 4},
    {"origLink", SPACE_BURNER, FIELD_LINK, 1},
    {"link", SPACE_RSS, FIELD_LINK, 2},
    {"link", SPACE_ATOM, FIELD_LINK, 2},
    {"guid", SPACE_RSS, FIELD_LINK, 3},
    {"id", SPACE_ATOM, FIELD_LINK, 4},
    {"creator", SPACE_DC, FIELD_AUTHOR, 1},
    {"author", SPACE_ATOM, FIELD_AUTHOR, 1},
    {"author", SPACE_RSS, FIELD_AUTHOR, 2},
    {"author", SPACE_ITUNES, FIELD_AUTHOR, 3},
    {"name", SPACE_ATOM, FIELD_NAME, 1},
    {"published", SPACE_ATOM, FIELD_PUBLISHED, 1},
    {"issued", SPACE_ATOM, FIELD_PUBLISHED, 1},
    {"pubDate", SPACE_RSS, FIELD_PUBLISHED, 1},
    {"issued", SPACE_TERMS, FIELD_PUBLISHED, 2},
    {"created", SPACE_TERMS, FIELD_PUBLISHED, 3},
    {"created", SPACE_ATOM, FIELD_PUBLISHED, 3},
    {"date", SPACE_DC, FIELD_PUBLISHED, 4},
    {"updated", SPACE_ATOM, FIELD_UPDATED, 1},
    {"modified", SPACE_ATOM, FIELD_UPDATED, 1},
    {"modified", SPACE_TERMS, FIELD_UPDATED, 2},
    {"language", SPACE_RSS, FIELD_LANGUAGE, 1},
    {"language", SPACE_DC, FIELD_LANGUAGE, 1},
    {"encoded", SPACE_CONTENT, FIELD_CONTENT, 1},
    {"content", SPACE_ATOM, FIELD_CONTENT, 2},
    {"body", SPACE_XHTML, FIELD_CONTENT, 3},
    {"description", SPACE_RSS, FIELD_SUMMARY, 1},
    {"summary", SPACE_ATOM, FIELD_SUMMARY, 1},
    {"summary", SPACE_ITUNES, FIELD_SUMMARY, 2},
    {"description", SPACE_DC, FIELD_SUMMARY, 3},
    {"description", SPACE_MEDIA, FIELD_SUMMARY, 4},
    {"image", SPACE_RSS, FIELD_ELSEWHERE, 0},
    {"textinput", SPACE_RSS, FIELD_ELSEWHERE, 0},
    {"textInput", SPACE_RSS, FIELD_ELSEWHERE, 0},
    {"source", SPACE_ATOM, FIELD_ELSEWHERE, 0},
    {"contributor", SPACE_ATOM, FIELD_ELSEWHERE, 0},
    {"owner", SPACE_ITUNES, FIELD_ELSEWHERE, 0},
};

FeedSpace feed_field_space(const char *uri, const char *prefix)
{
    for (gsize i = 0; i < G_N_ELEMENTS(namespaces); i++)
        if (uri ? g_ascii_strcasecmp(namespaces[i].uri, uri) == 0
                : prefix && namespaces[i].prefix && strcmp(namespaces[i].prefix, prefix) == 0)
            return namespaces[i].space;
    return uri || prefix ? SPACE_OTHER : SPACE_RSS;
}

const FeedMeaning *feed_field_find(const char *name, FeedSpace space)
{
    for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++)
        if (meanings[i].space == space && strcmp(meanings[i].name, name) == 0)
            return &meanings[i];
    return NULL;
}
