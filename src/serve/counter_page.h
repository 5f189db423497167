/* The counter's page: what is being read and the buttons that steer it, the articles, and the forms
 * that add one. It works without a script; counter.js keeps it as things are.
 *
 * Must not know: HTTP, where what it shows comes from.
 */
#ifndef LECTERN_SERVE_COUNTER_PAGE_H
#define LECTERN_SERVE_COUNTER_PAGE_H

#include "library/catalogue.h"
#include "publish/pharmacy.h"
#include "script/phrases.h"
#include "serve/narrator.h"
#include "serve/workshop.h"

#include <glib.h>

#define COUNTER_PATH "/counter"

/* All pages of the counter. Borrowed. */
typedef struct {
    const Pharmacy *pharmacy;
    const Phrases *phrases;
    const char *version;  /* of what the pages load */
    const char *form_key; /* that each form brings along */
    const char *message;  /* what was wrong with what was asked; NULL */
    gboolean has_site;    /* there are pages for customers */
    gboolean can_leave;   /* there is a session to be ended */
} CounterFrame;

typedef struct {
    CounterFrame frame;
    const Narration *now;
    const char *page;       /* for customers, of what is being read: its path; NULL for none */
    const GPtrArray *works; /* of Work, newest first */
    gboolean publishing;
    const char *fault;        /* of the last publishing; NULL */
    const char *query;        /* what was looked for; "" for nothing */
    const GPtrArray *entries; /* of CatalogueEntry: what was found, or the newest */
} CounterView;

/* The whole page. g_free(). */
char *counter_page(const CounterView *view);
/* The page that asks for the passphrase; the one for who cannot have one. g_free(). */
char *counter_enter_page(const CounterFrame *frame);
char *counter_refusal_page(const CounterFrame *frame);

/* What changes while the page is open, on one line, as counter.js takes it. g_free(). */
char *counter_event(const CounterFrame *frame, const Narration *now, guint version);

#endif
