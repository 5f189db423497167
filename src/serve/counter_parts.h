/* What the files of the counter share.
 *
 * Must not know: anything outside of the counter.
 */
#ifndef LECTERN_SERVE_COUNTER_PARTS_H
#define LECTERN_SERVE_COUNTER_PARTS_H

#include "serve/counter.h"
#include "serve/narrator.h"
#include "serve/passphrase.h"
#include "serve/sessions.h"
#include "serve/workshop.h"

#define COUNTER_COOKIE "lectern-counter"

struct Counter {
    CounterSettings settings; /* pharmacy and phrases under the lock */
    PassphraseFile *passphrase;
    Sessions *sessions;
    EventStreams *streams;
    Narrator *narrator;
    Workshop *workshop;
    GThread *watch; /* of passphrase and settings, and of what becomes of the articles */
    GMutex trying;  /* one passphrase at a time, which takes a while; who comes meanwhile is sent
                     * away, so that they hold up nobody else */
    GMutex lock;
    GCond wake;
    /* Under the lock: */
    Pharmacy *pharmacy; /* of the settings, where they were read again; NULL */
    Phrases *phrases;
    GArray *assets; /* of SiteAsset, that the pages load */
    char *version;  /* of them */
    Shelf *shelf;
    guint version_now; /* of what the page shows besides what is being said */
    char *seen;        /* what that depended on */
    gboolean closing;
};

/* Somebody who asks. */
typedef struct {
    const CounterRequest *request;
    char *token; /* of the session; NULL for none */
    char *hash;  /* of the passphrase; NULL where there is none */
    gboolean may;
    const char *form_owner; /* in whose name its forms are; NULL for a stranger */
    char *form_key;
} Visit;

/* A phrase as it stands. Under the lock. g_free(). */
char *counter_say(const Counter *counter, const char *key);

/* Tells all pages that are open how things are. */
void counter_tell(Counter *counter);

/* The page; the one that asks for the passphrase, or says that there is none; whichever of them,
 * with what was wrong: a phrase's key. */
void counter_show(Counter *counter, Answer *answer, const Visit *visit, guint status,
                  const char *message);
void counter_show_door(Counter *counter, Answer *answer, const Visit *visit, guint status,
                       const char *message);
void counter_show_fault(Counter *counter, Answer *answer, const Visit *visit, guint status,
                        const char *key);

/* Does what is posted to `path` by a form of ours, and answers. `open` tells that who has not given
 * the passphrase may post there. NULL where nothing can be posted. */
typedef struct {
    const char *path;
    gboolean open;
    void (*answer)(Counter *counter, Answer *answer, const Visit *visit);
} CounterOrder;
const CounterOrder *counter_order(const char *path);

#endif
