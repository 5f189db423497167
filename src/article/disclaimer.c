/* Recognising disclaimers by what they mean; see disclaimer.h. */
#include "article/disclaimer.h"

enum {
    MOST_WORDS = 400, /* nobody's disclaimer of one paragraph is longer */
    LABEL_WORDS = 5,
    COPYRIGHT_WORDS = 45
};

/* What one sign of each kind weighs, and how much all signs of that kind together may. */
typedef struct {
    CueKind kind;
    double weight, most;
} Weight;

static const Weight weights[] = {
    {CUE_LABEL, 1.5, 1.5},       {CUE_SELF, 1.0, 1.5},      {CUE_LIMIT, 1.5, 3.0},
    {CUE_PURPOSE, 2.0, 2.0},     {CUE_ADVICE, 0.75, 1.5},   {CUE_CONSULT, 1.0, 1.5},
    {CUE_VIEWS, 1.25, 2.5},      {CUE_MONEY, 1.25, 3.0},    {CUE_MACHINE, 1.5, 1.5},
    {CUE_MAKING, 1.0, 1.0},      {CUE_COPYRIGHT, 0.5, 1.0}, {CUE_PAID, 1.5, 1.5},
    {CUE_RISK, 1.0, 3.0},        {CUE_DENIAL, 2.5, 2.5},    {CUE_CARE, 0.5, 0.5},
    {CUE_NOT_NOTICE, -1.5, 4.5},
};

enum { THRESHOLD_HALVES = 7 }; /* 3.5: two strong kinds, or three weak ones */

static gboolean has(const CueCount *cues, CueKind kind)
{
    return cues->counts[kind] != 0;
}

enum { MOST_DENIAL_WORDS = 70 };
static const double denial_weight = 2.0;

/* However it is worded: a text that points at itself, denies something, and names a profession.
 * Articles open that way too, but do not end so. */
static gboolean denies_care(const CueCount *cues, const DisclaimerPlace *place)
{
    return place->at_end && has(cues, CUE_DEIXIS) && has(cues, CUE_NEGATION) &&
           has(cues, CUE_CARE) && cues->words <= MOST_DENIAL_WORDS;
}

/* Whether the kinds found make sense together; weight alone is not enough. */
static gboolean is_coherent(const CueCount *cues)
{
    if (has(cues, CUE_MONEY))
        return has(cues, CUE_SELF) || has(cues, CUE_LABEL) || has(cues, CUE_LIMIT) ||
               cues->counts[CUE_MONEY] >= 2;
    if (has(cues, CUE_MACHINE) && has(cues, CUE_MAKING))
        return has(cues, CUE_SELF) || has(cues, CUE_LABEL);
    if (has(cues, CUE_VIEWS) && (has(cues, CUE_SELF) || has(cues, CUE_LIMIT)))
        return TRUE;
    if (has(cues, CUE_DENIAL))
        return TRUE;
    gboolean refuses = has(cues, CUE_LIMIT) || has(cues, CUE_PURPOSE) || has(cues, CUE_RISK);
    gboolean speaks_of = has(cues, CUE_SELF) || has(cues, CUE_LABEL) || has(cues, CUE_PURPOSE);
    return refuses && (speaks_of || cues->counts[CUE_RISK] >= 2);
}

double disclaimer_score(const CueCount *cues, const DisclaimerPlace *place)
{
    if (!cues->words || cues->words > MOST_WORDS ||
        !(is_coherent(cues) || denies_care(cues, place)))
        return 0.0;
    double sum = denies_care(cues, place) ? denial_weight : 0.0;
    for (guint i = 0; i < G_N_ELEMENTS(weights); i++) {
        const Weight *w = &weights[i];
        double signs = w->weight * cues->counts[w->kind];
        sum += CLAMP(signs, -w->most, w->most);
    }
    /* Long paragraphs gather signs by chance. */
    sum -= cues->words > 80 ? (cues->words - 80) / 60.0 : 0.0;
    sum += place->small_print ? 1.0 : 0.0;
    sum += place->under_label ? 2.0 : 0.0;
    sum += place->at_edge ? 0.0 : -1.0;
    return sum * 2 / THRESHOLD_HALVES;
}

gboolean disclaimer_is_copyright(const CueCount *cues)
{
    return has(cues, CUE_COPYRIGHT) && cues->words <= COPYRIGHT_WORDS && cues->words >= 2;
}

gboolean disclaimer_is_label(const CueCount *cues)
{
    return has(cues, CUE_LABEL) && cues->words <= LABEL_WORDS;
}
