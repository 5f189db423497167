/* Senses: what the words of a sentence have to do with a notice.
 *
 * Notices are worded in endless ways but from few ideas: the text points at itself, denies, names a
 * profession, an advice, a responsibility, a payment, a machine. Each idea is a sense; the words
 * and phrases of each language that carry it stand in sense_list_LANGUAGE.c, and a few senses are
 * made of two others that stand close together ("this" + "leaflet"). This module finds which
 * senses each sentence of a text holds; what follows from that is disclaimer.c's to say.
 *
 * Must not know: blocks, pages, which senses make a notice.
 */
#ifndef LECTERN_ARTICLE_SENSE_H
#define LECTERN_ARTICLE_SENSE_H

#include <glib.h>

typedef enum {
    SENSE_NONE,
    /* What is spoken of. */
    SENSE_THIS,     /* this, these, our */
    SENSE_WORK,     /* article, page, leaflet, information */
    SENSE_HERE,     /* here, above */
    SENSE_PROVIDED, /* provided, contained, shown */
    SENSE_WHAT,     /* what, anything */
    SENSE_TELL,     /* read, write, say */
    SENSE_SELF,     /* the text itself or where it stands: "this page", "information given here" */
    SENSE_NOTHING,  /* "nothing on this page" */
    SENSE_MENTION,  /* "the article": this one or another */
    SENSE_WE,       /* we, us */
    SENSE_I,
    SENSE_READER,  /* you */
    SENSE_READERS, /* readers, spoken of from outside */
    SENSE_SHOULD,
    SENSE_AUTHOR, /* who wrote it */
    SENSE_HOUSE,  /* who publishes it */
    SENSE_OPENS,  /* stands for the text as the understood subject: "Provided for…" */
    SENSE_CREDIT, /* opens a line that says who paid, or where it stood first */
    /* What is said of it. */
    SENSE_NOT,
    SENSE_WITHOUT,
    SENSE_REPLACE,  /* replace, stand in for */
    SENSE_MEANT,    /* intended, be taken as, constitute */
    SENSE_ADVICE,   /* advice, diagnosis, treatment */
    SENSE_FIELD,    /* medical, legal, personal: what advice is of */
    SENSE_COUNSEL,  /* advice of a field */
    SENSE_DENIED,   /* no advice, not a diagnosis */
    SENSE_PRO,      /* doctor, pharmacist, lawyer */
    SENSE_NO_PRO,   /* not a doctor */
    SENSE_RELATION, /* doctor-patient relationship */
    SENSE_CONSULT,  /* ask, consult */
    SENSE_BEFORE,   /* before starting any … */
    SENSE_RELY,     /* rely, act on */
    SENSE_KNOW,     /* judge, examine, know */
    SENSE_BLIND,    /* cannot judge, do not know */
    SENSE_UNSURE,   /* a reader who does not know */
    SENSE_VARY,     /* may differ for you */
    SENSE_INFO,     /* information, education, background */
    SENSE_ONLY,
    SENSE_PURPOSE, /* purposes */
    SENSE_GENERAL,
    SENSE_INFO_ONLY, /* for information only */
    SENSE_OVERVIEW,  /* a general guide */
    /* Who answers for it. */
    SENSE_LIABLE,
    SENSE_NOT_LIABLE,
    SENSE_ERROR, /* errors, damage, completeness */
    SENSE_USE,   /* use of, arising from */
    SENSE_ENDORSE,
    SENSE_NO_ENDORSEMENT,
    SENSE_OUTSIDE, /* other people's pages, products mentioned */
    SENSE_OWN_RISK,
    SENSE_EFFORT,   /* with every care */
    SENSE_CORRECT,  /* accurate, up to date */
    SENSE_AT_PRESS, /* at the time of writing */
    SENSE_OUTDATED, /* no longer updated, may have changed */
    /* Whose views. */
    SENSE_VIEWS,
    SENSE_OWN,      /* own, alone, expressed */
    SENSE_REFLECT,  /* reflect, represent */
    SENSE_CAPACITY, /* speaks for herself alone */
    /* Who paid. */
    SENSE_AFFILIATE,
    SENSE_LINK, /* links, buying through them */
    SENSE_EARN, /* commission */
    SENSE_SPONSOR,
    SENSE_FUNDED,    /* sponsored by */
    SENSE_INFLUENCE, /* say, part, choose */
    SENSE_NO_INFLUENCE,
    SENSE_SENT,
    SENSE_FREE,   /* at no cost */
    SENSE_SAMPLE, /* a gift, a review copy */
    SENSE_PAID,
    SENSE_INTERESTS, /* conflict of interest, disclosure */
    SENSE_HOLDS,
    SENSE_SHARES,
    SENSE_FEES,
    SENSE_TIES,        /* works for, is married to */
    SENSE_RISK,        /* what may become of an investment */
    SENSE_ADVERT,      /* promotional, commercial */
    SENSE_ADVERTORIAL, /* the label of one */
    /* How it was made. */
    SENSE_MACHINE,
    SENSE_MAKE,
    SENSE_NAMES,
    SENSE_CHANGED,
    SENSE_PRIVACY,
    SENSE_PSEUDONYM, /* not her real name */
    /* Whose it is. */
    SENSE_RIGHTS, /* all rights reserved */
    SENSE_COPY,   /* reproduce, share */
    SENSE_PERMISSION,
    SENSE_FORBIDDEN,
    SENSE_FORMATS, /* in large print, in other languages */
    SENSE_FIRST,   /* first appeared in */
    SENSE_UPDATED, /* brought up to date since */
    /* What law wants said. */
    SENSE_REGULATOR,
    SENSE_EVALUATE,
    SENSE_CLAIM,    /* to diagnose, treat, cure or prevent */
    SENSE_LEAFLET,  /* read the label */
    SENSE_DIRECTED, /* use as directed, if symptoms persist */
    SENSE_EMERGENCY,
    SENSE_IF_EMERGENCY, /* if you think you have an emergency */
    /* What a line is labelled. */
    SENSE_LABEL,
    SENSE_HINT,      /* a weak label: "Note:" */
    SENSE_COPYRIGHT, /* opens a copyright line */
    /* What speaks against a notice. */
    SENSE_SAY,
    SENSE_NEWS,
    SENSE_STUDY,
    SENSE_FORM, /* contracts, forms, comments */
    SENSES
} Sense;

/* A set of senses. */
typedef struct {
    guint64 bits[2];
} SenseSet;

G_STATIC_ASSERT(SENSES <= 128);

static inline void sense_add(SenseSet *set, Sense sense)
{
    set->bits[sense / 64] |= G_GUINT64_CONSTANT(1) << sense % 64;
}

static inline gboolean sense_in(const SenseSet *set, Sense sense)
{
    return set->bits[sense / 64] >> sense % 64 & 1;
}

/* Words and phrases that carry a sense, between "|"; phrase.h says how one is written. */
typedef struct {
    Sense sense;
    const char *phrases;
} SenseRow;

/* The lists; each ends with NULL phrases. */
extern const SenseRow sense_list_de[], sense_list_en[], sense_list_es[], sense_list_fr[],
    sense_list_it[], sense_list_others[], sense_list_pt[];

typedef struct {
    SenseSet senses;
    guint words;
} SenseSentence;

typedef struct SenseIndex SenseIndex;

SenseIndex *sense_index_new(void);
void sense_index_free(SenseIndex *index);

/* Adds a phrase that one page alone has, such as its site's name; it must outlive the index. */
void sense_index_add(SenseIndex *index, Sense sense, const char *phrase);

/* The sentences of `text`, of SenseSentence; owned by the caller. Time linear in its length. */
GArray *sense_read(const SenseIndex *index, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(SenseIndex, sense_index_free)

#endif
