/* Finding cues; see cue.h. */
#include "article/cue.h"

#include "article/phrase.h"
#include "article/text.h"

#include <string.h>

struct CueIndex {
    PhraseIndex *phrases;
};

CueIndex *cue_index_new(void)
{
    CueIndex *index = g_new(CueIndex, 1);
    index->phrases = phrase_index_new();
    for (const Cue *cue = cue_list_page; cue->phrase; cue++)
        phrase_index_add(index->phrases, cue->phrase, strlen(cue->phrase), cue->kind);
    return index;
}

void cue_index_free(CueIndex *index)
{
    if (!index)
        return;
    phrase_index_free(index->phrases);
    g_free(index);
}

typedef struct {
    CueCount *count;
    guint busy_until[CUE_KINDS]; /* phrases of one kind that overlap count once */
} Counter;

static void count_found(guint kind, guint first, guint end, gpointer data)
{
    Counter *counter = data;
    if (counter->busy_until[kind] > first)
        return;
    counter->busy_until[kind] = end;
    if (counter->count->counts[kind] < G_MAXUINT8)
        counter->count->counts[kind]++;
}

void cue_count(const CueIndex *index, const char *text, CueCount *count)
{
    g_autofree char *folded = text_fold(text);
    g_autoptr(GArray) words = phrase_words(folded);
    Counter counter = {.count = count};
    memset(count, 0, sizeof *count);
    count->words = words->len;
    phrase_find(index->phrases, words, count_found, &counter);
}
