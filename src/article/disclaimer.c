/* Recognising disclaimers by what they mean; see disclaimer.h. */
#include "article/disclaimer.h"

#include <string.h>

enum {
    MOST_WORDS = 400, /* nobody's disclaimer of one paragraph is longer */
    LABEL_WORDS = 5,
    HINT_WORDS = 3,
    COPYRIGHT_WORDS = 45,
    MOST_ALL = 5,
    MOST_ANY = 8,
    MOST_NONE = 3
};

static const double enough = 3.0;

/* Senses that make a notice of a sentence when they stand in it together: each of `all`, one of
 * `any`, none of `none`. */
typedef struct {
    double weight;
    guint most_words; /* of the sentence; 0 for any number */
    Sense all[MOST_ALL], any[MOST_ANY], none[MOST_NONE];
} Rule;

static const Rule rules[] = {
    /* --- beyond doubt, wherever it stands --- */
    {4.5, 0, {SENSE_SELF, SENSE_NOT, SENSE_REPLACE}, .any = {SENSE_COUNSEL, SENSE_PRO}},
    {4.5, 0, {SENSE_SELF, SENSE_DENIED, SENSE_COUNSEL}},
    {4.5, 0, {SENSE_SELF, SENSE_INFO_ONLY, SENSE_PURPOSE}},
    {4.5, 0, {SENSE_SELF, SENSE_NOT_LIABLE}},
    {4.5, 0, {SENSE_SELF, SENSE_NOT, SENSE_LIABLE}},
    {4.5, 0, {SENSE_VIEWS, SENSE_REFLECT, SENSE_NOT}, .any = {SENSE_AUTHOR, SENSE_SELF}},
    {4.5, 0, {SENSE_AFFILIATE}, .any = {SENSE_SELF, SENSE_WE, SENSE_I}},
    {4.5, 0, {SENSE_EARN, SENSE_LINK, SENSE_WE, SENSE_SELF}},
    {4.5, 0, {SENSE_SELF, SENSE_FUNDED, SENSE_NO_INFLUENCE}},
    {4.5, 0, {SENSE_REGULATOR, SENSE_EVALUATE, SENSE_NOT, SENSE_CLAIM}},
    /* --- it is no advice --- */
    {3.0, 0, {SENSE_SELF, SENSE_DENIED}, .any = {SENSE_MEANT, SENSE_COUNSEL, SENSE_REPLACE}},
    {3.0, 0, {SENSE_SELF, SENSE_NOT, SENSE_REPLACE}},
    {3.0,
     0,
     {SENSE_SELF, SENSE_NOT, SENSE_MEANT},
     .any = {SENSE_ADVICE, SENSE_PRO, SENSE_COUNSEL, SENSE_RELATION}},
    {2.5, 0, {SENSE_SELF, SENSE_NOT, SENSE_PRO}},
    {3.0, 0, {SENSE_MENTION, SENSE_DENIED}},
    {3.0, 0, {SENSE_MENTION, SENSE_NOT, SENSE_REPLACE}, .any = {SENSE_COUNSEL, SENSE_PRO}},
    {3.0, 0, {SENSE_MENTION, SENSE_PRO, SENSE_RELY}},
    {2.5, 0, {SENSE_MENTION, SENSE_NOT, SENSE_MEANT, SENSE_ADVICE}},
    {2.5, 15, {SENSE_DENIED, SENSE_MEANT}},
    {2.5, 0, {SENSE_NOT, SENSE_REPLACE, SENSE_ADVICE, SENSE_WE}},
    {2.0, 0, {SENSE_BLIND, SENSE_PRO}},
    {3.0, 0, {SENSE_BLIND, SENSE_CONSULT, SENSE_PRO}, .none = {SENSE_UNSURE}},
    {2.5, 0, {SENSE_WORK, SENSE_GENERAL, SENSE_NOT, SENSE_MEANT}},
    {2.5, 0, {SENSE_CONSULT, SENSE_COUNSEL, SENSE_OWN}},
    {3.0, 0, {SENSE_BLIND, SENSE_EMERGENCY}},
    {4.5,
     0,
     {SENSE_NOTHING},
     .any = {SENSE_ADVICE, SENSE_COUNSEL, SENSE_MEANT, SENSE_PRO, SENSE_RELATION}},
    {3.0,
     0,
     {SENSE_READERS, SENSE_SHOULD},
     .any = {SENSE_CONSULT, SENSE_NOT_LIABLE, SENSE_RELY, SENSE_BEFORE}},
    {2.0, 0, {SENSE_VARY, SENSE_CONSULT, SENSE_PRO}},
    {1.5, 0, {SENSE_SELF, SENSE_NOT, SENSE_ADVICE}},
    {3.0, 0, {SENSE_NOT, SENSE_REPLACE, SENSE_COUNSEL, SENSE_PRO}},
    {2.0, 0, {SENSE_NOT, SENSE_REPLACE}, .any = {SENSE_COUNSEL}},
    {3.0, 0, {SENSE_DENIED, SENSE_COUNSEL}, .any = {SENSE_WE, SENSE_I, SENSE_SELF}},
    {2.5, 12, {SENSE_DENIED, SENSE_COUNSEL}},
    {3.0, 0, {SENSE_OPENS, SENSE_DENIED}, .any = {SENSE_COUNSEL}},
    {3.0, 0, {SENSE_OPENS, SENSE_NOT, SENSE_REPLACE}},
    {2.0, 0, {SENSE_NO_PRO}, .any = {SENSE_WE, SENSE_I}},
    {3.0, 0, {SENSE_NO_PRO, SENSE_SELF}},
    {3.0, 0, {SENSE_SELF, SENSE_NOT, SENSE_RELATION}},
    {2.5, 0, {SENSE_WE, SENSE_NOT, SENSE_RELATION}},
    {2.5, 0, {SENSE_SELF, SENSE_BLIND}},
    {2.5, 0, {SENSE_WE, SENSE_BLIND, SENSE_READER}},
    {2.5, 0, {SENSE_SELF, SENSE_VARY}},
    {2.0, 0, {SENSE_SELF, SENSE_NOT, SENSE_RELY}},
    {2.5,
     0,
     {SENSE_SELF, SENSE_NOT},
     .any = {SENSE_CORRECT, SENSE_KNOW, SENSE_EVALUATE, SENSE_COUNSEL, SENSE_LIABLE, SENSE_PRIVACY,
             SENSE_OUTSIDE}},
    {2.5, 0, {SENSE_AUTHOR, SENSE_NOT}, .any = {SENSE_COUNSEL, SENSE_NO_PRO, SENSE_DENIED}},
    {1.5, 0, {SENSE_SELF, SENSE_NOT}},
    {1.5, 0, {SENSE_AUTHOR, SENSE_NOT}},
    {0.75, 0, {SENSE_SELF}},
    {1.5, 0, {SENSE_DENIED}},
    /* --- what alone it is for --- */
    {3.0, 0, {SENSE_INFO_ONLY}, .any = {SENSE_SELF}},
    {3.0, 15, {SENSE_INFO_ONLY, SENSE_PURPOSE}},
    {2.5, 0, {SENSE_INFO_ONLY}, .any = {SENSE_OPENS, SENSE_PROVIDED}},
    {2.5, 0, {SENSE_OVERVIEW}, .any = {SENSE_SELF, SENSE_READERS, SENSE_VARY}},
    /* --- whom to ask instead --- */
    {2.5, 0, {SENSE_SELF, SENSE_CONSULT, SENSE_PRO}},
    {2.5, 0, {SENSE_SELF, SENSE_BEFORE}, .any = {SENSE_PRO, SENSE_COUNSEL}},
    {1.0, 0, {SENSE_CONSULT, SENSE_PRO}},
    {2.5, 0, {SENSE_OWN_RISK}},
    /* --- who answers for it --- */
    {3.0, 0, {SENSE_NOT_LIABLE}, .any = {SENSE_SELF, SENSE_WE, SENSE_HOUSE, SENSE_AUTHOR}},
    {3.0, 0, {SENSE_NOT_LIABLE}, .any = {SENSE_ERROR, SENSE_USE, SENSE_OUTSIDE}},
    {3.0, 0, {SENSE_SELF, SENSE_NOT, SENSE_LIABLE}},
    {1.0, 0, {SENSE_NOT_LIABLE}},
    {2.5, 0, {SENSE_EFFORT, SENSE_NOT}, .any = {SENSE_SELF, SENSE_WE, SENSE_MENTION, SENSE_HOUSE}},
    {2.5, 0, {SENSE_EFFORT}, .any = {SENSE_ERROR}},
    {3.0, 0, {SENSE_MENTION, SENSE_NOT_LIABLE}},
    {3.0, 0, {SENSE_LIABLE, SENSE_AUTHOR, SENSE_OWN}},
    {2.0, 0, {SENSE_SELF, SENSE_NOT, SENSE_ERROR}},
    {2.5, 0, {SENSE_OUTSIDE, SENSE_NO_ENDORSEMENT}},
    {2.0, 0, {SENSE_SELF, SENSE_NO_ENDORSEMENT}},
    {2.0, 0, {SENSE_WE, SENSE_NO_ENDORSEMENT}},
    {3.0, 0, {SENSE_SELF, SENSE_CORRECT, SENSE_AT_PRESS}},
    {2.5, 0, {SENSE_CORRECT, SENSE_AT_PRESS}},
    {3.0, 0, {SENSE_SELF, SENSE_OUTDATED}},
    {2.0, 0, {SENSE_CORRECT, SENSE_OUTDATED}},
    /* --- whose views --- */
    {3.0, 0, {SENSE_VIEWS, SENSE_OWN}, .any = {SENSE_AUTHOR, SENSE_I, SENSE_SELF}},
    {3.0, 0, {SENSE_VIEWS, SENSE_REFLECT}, .any = {SENSE_NOT, SENSE_AUTHOR, SENSE_HOUSE}},
    {2.5, 0, {SENSE_SELF, SENSE_NOT, SENSE_REFLECT}},
    {3.0, 0, {SENSE_CAPACITY}, .any = {SENSE_AUTHOR, SENSE_I, SENSE_SELF, SENSE_VIEWS}},
    /* --- who paid --- */
    {3.0, 0, {SENSE_AFFILIATE}, .any = {SENSE_SELF, SENSE_WE, SENSE_I, SENSE_LINK, SENSE_EARN}},
    {3.0, 0, {SENSE_EARN, SENSE_LINK}, .any = {SENSE_SELF, SENSE_WE}},
    {3.0, 0, {SENSE_EARN, SENSE_LINK, SENSE_I, SENSE_READER}},
    {3.5, 0, {SENSE_SELF, SENSE_FUNDED}},
    {1.5, 0, {SENSE_SELF, SENSE_SPONSOR}},
    {3.0, 0, {SENSE_CREDIT}},
    {2.0, 0, {SENSE_WE, SENSE_FUNDED}},
    {2.5, 0, {SENSE_WE, SENSE_NOT, SENSE_FUNDED}},
    {3.0, 0, {SENSE_SPONSOR, SENSE_NO_INFLUENCE}, .any = {SENSE_SELF, SENSE_WE}},
    {2.0, 0, {SENSE_SPONSOR, SENSE_NO_INFLUENCE}},
    {2.5, 0, {SENSE_SELF, SENSE_NO_INFLUENCE}},
    {2.5,
     0,
     {SENSE_HOUSE, SENSE_NO_INFLUENCE},
     .any = {SENSE_SELF, SENSE_SPONSOR, SENSE_FUNDED, SENSE_ADVERT}},
    {3.0, 0, {SENSE_FUNDED, SENSE_NO_INFLUENCE}},
    {2.5, 0, {SENSE_SELF, SENSE_ADVERT}, .none = {SENSE_READER}},
    {3.0, 0, {SENSE_SELF, SENSE_NOT, SENSE_MAKE, SENSE_HOUSE}},
    {2.5, 0, {SENSE_NOT, SENSE_PAID}, .any = {SENSE_SENT, SENSE_FREE, SENSE_SAMPLE}},
    {2.5, 0, {SENSE_SENT, SENSE_FREE}, .any = {SENSE_WE, SENSE_I, SENSE_SELF}},
    {3.0,
     0,
     {SENSE_SAMPLE},
     .any = {SENSE_WE, SENSE_I, SENSE_SELF, SENSE_SENT, SENSE_HINT, SENSE_FREE, SENSE_AUTHOR,
             SENSE_PAID}},
    {2.5, 0, {SENSE_SELF, SENSE_TIES}},
    {2.5, 0, {SENSE_SELF, SENSE_PAID}},
    {3.0, 0, {SENSE_RISK}, .any = {SENSE_NOT, SENSE_SELF}, .none = {SENSE_BEFORE}},
    {2.5, 0, {SENSE_NOT, SENSE_PAID}, .any = {SENSE_WE, SENSE_I, SENSE_SELF}},
    {3.0, 0, {SENSE_INTERESTS}, .any = {SENSE_AUTHOR, SENSE_SELF, SENSE_WE, SENSE_I, SENSE_LABEL}},
    {2.5, 12, {SENSE_INTERESTS}},
    {3.0, 0, {SENSE_FEES}, .any = {SENSE_AUTHOR, SENSE_LABEL}},
    {3.0,
     0,
     {SENSE_HOLDS, SENSE_SHARES},
     .any = {SENSE_AUTHOR, SENSE_WE, SENSE_I, SENSE_HOUSE, SENSE_LABEL}},
    {3.0, 0, {SENSE_ADVERTORIAL}},
    /* --- how it was made --- */
    {3.5, 0, {SENSE_SELF, SENSE_MACHINE, SENSE_MAKE}},
    {2.5, 14, {SENSE_WORK, SENSE_MACHINE, SENSE_MAKE}, .none = {SENSE_READER}},
    {2.5, 6, {SENSE_MACHINE, SENSE_MAKE}, .none = {SENSE_READER}},
    {2.5, 0, {SENSE_MACHINE, SENSE_MAKE}, .any = {SENSE_HOUSE, SENSE_WE}},
    {3.0, 0, {SENSE_NAMES, SENSE_CHANGED, SENSE_PRIVACY}},
    {2.5, 0, {SENSE_NAMES, SENSE_CHANGED}},
    {3.0, 12, {SENSE_PSEUDONYM}},
    {2.0, 0, {SENSE_PSEUDONYM}},
    /* --- whose it is --- */
    {3.0, 0, {SENSE_RIGHTS}, .any = {SENSE_SELF, SENSE_FIRST}},
    {3.0, 0, {SENSE_SELF, SENSE_COPY, SENSE_PERMISSION}},
    {2.5, 0, {SENSE_COPY, SENSE_PERMISSION, SENSE_NOT}},
    {2.5, 0, {SENSE_COPY, SENSE_FORBIDDEN}},
    {3.0, 0, {SENSE_SELF, SENSE_COPY, SENSE_FORBIDDEN}},
    {3.0, 0, {SENSE_FORMATS}, .any = {SENSE_SELF, SENSE_MENTION}},
    {3.0, 0, {SENSE_FIRST}, .any = {SENSE_SELF, SENSE_RIGHTS}, .none = {SENSE_UPDATED}},
    /* --- what law wants said --- */
    {3.0,
     0,
     {SENSE_REGULATOR, SENSE_EVALUATE, SENSE_NOT},
     .any = {SENSE_SELF, SENSE_CLAIM, SENSE_WE, SENSE_HERE}},
    {3.0, 0, {SENSE_CLAIM, SENSE_NOT}},
    {2.5, 8, {SENSE_LEAFLET}},
    {3.0, 0, {SENSE_LEAFLET, SENSE_DIRECTED}},
    {3.0, 0, {SENSE_SELF, SENSE_NOT, SENSE_EMERGENCY}},
    {3.0, 0, {SENSE_IF_EMERGENCY}},
};

/* What speaks for and against a notice beside the rules. */
typedef struct {
    Sense sense;
    double weight;
} Bias;

static const Bias biases[] = {
    {SENSE_HINT, 1.0},   {SENSE_SAY, -1.0},  {SENSE_NEWS, -1.0},
    {SENSE_STUDY, -1.0}, {SENSE_FORM, -3.0},
};

/* What a paragraph speaks of it may still speak of, as "it", in its next sentence. */
static const struct {
    Sense said, later;
} topics[] = {
    {SENSE_SELF, SENSE_MENTION},      {SENSE_MENTION, SENSE_MENTION},
    {SENSE_LABEL, SENSE_LABEL},       {SENSE_SPONSOR, SENSE_SPONSOR},
    {SENSE_FUNDED, SENSE_FUNDED},     {SENSE_LEAFLET, SENSE_LEAFLET},
    {SENSE_DIRECTED, SENSE_DIRECTED}, {SENSE_WE, SENSE_WE},
};

static gboolean holds_all(const SenseSet *set, const Sense *senses, guint most)
{
    for (guint i = 0; i < most && senses[i]; i++)
        if (!sense_in(set, senses[i]))
            return FALSE;
    return TRUE;
}

static gboolean holds_any(const SenseSet *set, const Sense *senses, guint most)
{
    for (guint i = 0; i < most && senses[i]; i++)
        if (sense_in(set, senses[i]))
            return TRUE;
    return FALSE;
}

static gboolean rule_fits(const Rule *rule, const SenseSet *set, guint words)
{
    if (rule->most_words && words > rule->most_words)
        return FALSE;
    return holds_all(set, rule->all, MOST_ALL) &&
           (!rule->any[0] || holds_any(set, rule->any, MOST_ANY)) &&
           !holds_any(set, rule->none, MOST_NONE);
}

static double strongest_rule(const SenseSet *set, guint words)
{
    double best = 0.0;
    for (guint i = 0; i < G_N_ELEMENTS(rules); i++)
        if (rules[i].weight > best && rule_fits(&rules[i], set, words))
            best = rules[i].weight;
    return best;
}

static void join(SenseSet *into, const SenseSet *set)
{
    into->bits[0] |= set->bits[0];
    into->bits[1] |= set->bits[1];
}

static gboolean is_quoted(const char *text)
{
    static const char *const quotes[] = {"\"", "“", "«", "„"};
    for (guint i = 0; i < G_N_ELEMENTS(quotes); i++)
        if (strstr(text, quotes[i]))
            return TRUE;
    return FALSE;
}

static void read_opening(const SenseSentence *first, guint sentences, DisclaimerSigns *signs)
{
    signs->points = sense_in(&first->senses, SENSE_SELF) || sense_in(&first->senses, SENSE_NOTHING);
    signs->labelled = signs->label && sentences > 1 && first->words <= LABEL_WORDS;
}

void disclaimer_read(const SenseIndex *index, const char *text, DisclaimerSigns *signs)
{
    g_autoptr(GArray) sentences = sense_read(index, text);
    SenseSet whole = {0}, topic = {0};
    double best = 0.0, sum = 0.0;
    *signs = (DisclaimerSigns){0};
    for (guint i = 0; i < sentences->len; i++) {
        const SenseSentence *sentence = &g_array_index(sentences, SenseSentence, i);
        SenseSet set = sentence->senses;
        join(&whole, &set);
        join(&set, &topic);
        for (guint t = 0; t < G_N_ELEMENTS(topics); t++)
            if (sense_in(&set, topics[t].said))
                sense_add(&topic, topics[t].later);
        double weight = strongest_rule(&set, sentence->words);
        best = MAX(best, weight);
        sum += weight;
        signs->words += sentence->words;
    }
    signs->weight = best + MIN((sum - best) / 4, 1.5);
    for (guint i = 0; best > 0.0 && i < G_N_ELEMENTS(biases); i++)
        if (sense_in(&whole, biases[i].sense))
            signs->weight += biases[i].weight;
    if (sense_in(&whole, SENSE_SAY) && is_quoted(text))
        signs->weight = 0.0;
    signs->label = sense_in(&whole, SENSE_LABEL);
    signs->hint = sense_in(&whole, SENSE_HINT);
    signs->copyright = sense_in(&whole, SENSE_COPYRIGHT);
    if (sentences->len)
        read_opening(&g_array_index(sentences, SenseSentence, 0), sentences->len, signs);
}

double disclaimer_score(const DisclaimerSigns *signs, const DisclaimerPlace *place)
{
    gboolean named = signs->labelled || place->under_label;
    if (!signs->words || signs->words > MOST_WORDS || (signs->weight <= 0.0 && !named))
        return 0.0;
    double sum = signs->weight;
    sum += signs->labelled ? 3.0 : signs->label ? 1.5 : 0.0;
    /* Long paragraphs gather signs by chance. */
    sum -= signs->words > 120 ? MIN((signs->words - 120) / 120.0, 1.0) : 0.0;
    sum += place->small_print ? 1.25 : 0.0;
    sum += place->named ? 1.5 : 0.0;
    sum += place->after_notice ? 1.5 : 0.0;
    sum += place->under_label ? 3.0 : place->under_hint ? 1.0 : 0.0;
    sum += place->at_end ? 0.5 : -0.5;
    sum -= place->at_edge ? 0.0 : 1.0;
    return sum / enough;
}

gboolean disclaimer_is_copyright(const DisclaimerSigns *signs)
{
    return signs->copyright && signs->words <= COPYRIGHT_WORDS && signs->words >= 2;
}

gboolean disclaimer_is_label(const DisclaimerSigns *signs)
{
    return signs->label && signs->words <= LABEL_WORDS;
}

gboolean disclaimer_is_hint(const DisclaimerSigns *signs)
{
    return signs->hint && signs->words <= HINT_WORDS;
}
