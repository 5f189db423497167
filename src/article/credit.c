/* Credits at the end of captions; see credit.h. */
#include "article/credit.h"

#include <string.h>

enum { MOST_CREDIT_BYTES = 90, MOST_ENDS = 12 };

/* "Photo: …", "Image by …": words that open a credit when a colon or a name follows. */
static gboolean opens_credit(const CueIndex *cues, const char *text)
{
    static const char *const words[] = {
        "photo",   "photos",   "photograph", "photography", "image", "images",
        "picture", "pictures", "credit",     "credits",     "foto",  "fotos",
        "bild",    "source",   "via",        "courtesy",    "crédit"};
    while (*text == '(' || *text == '[' || *text == ' ')
        text++;
    if (g_str_has_prefix(text, "©"))
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize length = strlen(words[i]);
        if (g_ascii_strncasecmp(text, words[i], length) == 0 &&
            (text[length] == ':' || text[length] == '/' ||
             g_ascii_strncasecmp(text + length, " by ", 4) == 0))
            return TRUE;
    }
    CueCount count;
    cue_count(cues, text, &count);
    return count.counts[CUE_CREDIT] > 0;
}

/* Whether a new sentence, line or bracket begins at `p`. */
static gboolean is_break(const char *text, const char *p)
{
    if (p == text || *p == '(' || *p == '[')
        return TRUE;
    if (p[-1] == '\n')
        return TRUE;
    return p - text >= 2 && p[-1] == ' ' && strchr(".!?|\")", p[-2]) != NULL;
}

gsize credit_start(const CueIndex *cues, const char *text, gsize length)
{
    const char *from = text + (length > MOST_CREDIT_BYTES ? length - MOST_CREDIT_BYTES : 0);
    guint tried = 0;
    for (const char *p = text + length; p-- > from && tried < MOST_ENDS;) {
        if (!is_break(text, p))
            continue;
        tried++;
        if (!opens_credit(cues, p))
            continue;
        while (p > text && (p[-1] == ' ' || p[-1] == '\n' || p[-1] == '|'))
            p--;
        return (gsize)(p - text);
    }
    return length;
}
