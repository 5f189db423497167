/* Finding senses; see sense.h. */
#include "article/sense.h"

#include "article/phrase.h"
#include "article/text.h"

#include <string.h>

struct SenseIndex {
    PhraseIndex *phrases;
};

/* `first` and, after at most `gap` other words, `second` make `whole`. A pair may be made of
 * wholes that stand further up. */
typedef struct {
    Sense whole, first;
    guint gap;
    Sense second;
} Pair;

static const Pair pairs[] = {
    {SENSE_SELF, SENSE_THIS, 3, SENSE_WORK},
    {SENSE_SELF, SENSE_WORK, 1, SENSE_HERE},
    {SENSE_SELF, SENSE_WHAT, 3, SENSE_TELL},
    {SENSE_SELF, SENSE_TELL, 1, SENSE_HERE},
    {SENSE_SELF, SENSE_MENTION, 2, SENSE_PROVIDED},
    {SENSE_SELF, SENSE_PROVIDED, 2, SENSE_HERE},
    {SENSE_SELF, SENSE_HERE, 1, SENSE_PROVIDED},
    {SENSE_SELF, SENSE_HERE, 0, SENSE_WORK},
    {SENSE_COUNSEL, SENSE_FIELD, 2, SENSE_ADVICE},
    {SENSE_COUNSEL, SENSE_ADVICE, 1, SENSE_FIELD},
    {SENSE_COUNSEL, SENSE_ADVICE, 3, SENSE_PRO},
    {SENSE_DENIED, SENSE_NOT, 3, SENSE_COUNSEL},
    {SENSE_DENIED, SENSE_NOT, 2, SENSE_ADVICE},
    {SENSE_NO_PRO, SENSE_NOT, 2, SENSE_PRO},
    {SENSE_BLIND, SENSE_NOT, 1, SENSE_KNOW},
    {SENSE_INFO_ONLY, SENSE_INFO, 3, SENSE_ONLY},
    {SENSE_INFO_ONLY, SENSE_ONLY, 4, SENSE_INFO},
    {SENSE_INFO_ONLY, SENSE_INFO, 2, SENSE_PURPOSE},
    {SENSE_INFO_ONLY, SENSE_PURPOSE, 2, SENSE_INFO},
    {SENSE_OVERVIEW, SENSE_GENERAL, 1, SENSE_INFO},
    {SENSE_OVERVIEW, SENSE_INFO, 1, SENSE_GENERAL},
    {SENSE_NOT_LIABLE, SENSE_NOT, 5, SENSE_LIABLE},
    {SENSE_NOT_LIABLE, SENSE_WITHOUT, 2, SENSE_LIABLE},
    {SENSE_NO_ENDORSEMENT, SENSE_NOT, 4, SENSE_ENDORSE},
    {SENSE_NO_INFLUENCE, SENSE_NOT, 3, SENSE_INFLUENCE},
};

static void add_row(SenseIndex *index, const SenseRow *row)
{
    for (const char *phrase = row->phrases; *phrase;) {
        gsize length = strcspn(phrase, "|");
        phrase_index_add(index->phrases, phrase, length, row->sense);
        phrase += length;
        phrase += *phrase == '|';
    }
}

SenseIndex *sense_index_new(void)
{
    static const SenseRow *const lists[] = {sense_list_de, sense_list_en, sense_list_es,
                                            sense_list_fr, sense_list_it, sense_list_others,
                                            sense_list_pt};
    SenseIndex *index = g_new0(SenseIndex, 1);
    index->phrases = phrase_index_new();
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        for (const SenseRow *row = lists[i]; row->phrases; row++)
            add_row(index, row);
    return index;
}

void sense_index_free(SenseIndex *index)
{
    if (!index)
        return;
    phrase_index_free(index->phrases);
    g_free(index);
}

void sense_index_add(SenseIndex *index, Sense sense, const char *phrase)
{
    phrase_index_add(index->phrases, phrase, strlen(phrase), sense);
}

/* A sense at the words [first, end). */
typedef struct {
    Sense sense;
    guint first, end;
} Found;

static void add_found(guint kind, guint first, guint end, gpointer data)
{
    Found found = {.sense = kind, .first = first, .end = end};
    g_array_append_val((GArray *)data, found);
}

/* Where each sense was last seen in the sentence. */
typedef struct {
    SenseSet senses;
    Found last[SENSES];
} Reading;

static void note(Reading *reading, const Found *found)
{
    sense_add(&reading->senses, found->sense);
    reading->last[found->sense] = *found;
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        const Pair *pair = &pairs[i];
        if (pair->second != found->sense || !sense_in(&reading->senses, pair->first))
            continue;
        const Found *before = &reading->last[pair->first];
        if (before->end > found->first || before->end + pair->gap < found->first)
            continue;
        note(reading, &(Found){pair->whole, before->first, found->end});
    }
}

enum { LABEL_WORDS = 5 };

/* Whether a sentence, or the label before the first, ends with the word `at`. */
static gboolean ends_part(const GArray *words, guint at)
{
    const PhraseWord *word = &g_array_index(words, PhraseWord, at);
    return word->ends_sentence || (word->ends_label && at < LABEL_WORDS);
}

GArray *sense_read(const SenseIndex *index, const char *text)
{
    GArray *sentences = g_array_new(FALSE, TRUE, sizeof(SenseSentence));
    g_autofree char *folded = text_fold(text);
    g_autoptr(GArray) words = phrase_words(folded);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Found));
    phrase_find(index->phrases, words, add_found, found);
    for (guint start = 0, at = 0; start < words->len;) {
        guint end = start;
        while (end < words->len && !ends_part(words, end))
            end++;
        end = MIN(end + 1, words->len);
        Reading reading = {0};
        for (; at < found->len && g_array_index(found, Found, at).first < end; at++)
            note(&reading, &g_array_index(found, Found, at));
        SenseSentence sentence = {.senses = reading.senses, .words = end - start};
        g_array_append_val(sentences, sentence);
        start = end;
    }
    return sentences;
}
