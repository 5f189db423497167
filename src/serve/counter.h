/* The counter: what those who work in the pharmacy ask of it, from a browser: read an article
 * through the speakers, steer it, add one. It answers what is asked for below COUNTER_PATH.
 *
 * Who sits at this machine needs nothing; all others the passphrase (access.h, sessions.h).
 *
 * Must not know: sockets, the library that speaks HTTP.
 */
#ifndef LECTERN_SERVE_COUNTER_H
#define LECTERN_SERVE_COUNTER_H

#include "library/shelf.h"
#include "publish/pharmacy.h"
#include "script/phrases.h"
#include "serve/access.h"
#include "serve/answer.h"
#include "serve/event_stream.h"
#include "serve/form.h"
#include "serve/pharmacy_file.h"

#include <glib.h>

/* What is asked. Borrowed; NULL where there is none. */
typedef struct {
    const char *method;
    const char *path;    /* below COUNTER_PATH: "", "do" */
    const char *query;   /* behind the "?" */
    const char *cookie;  /* the header */
    const char *address; /* of who asks, for counting tries */
    gboolean secure;     /* came by https */
    AccessRequest access;
    Form *form; /* of POST; NULL where the body is none */
} CounterRequest;

/* Texts and settings are borrowed until counter_free(). */
typedef struct {
    const char *program;        /* lectern's path */
    const char *shelf, *device; /* the device may be NULL */
    const Pharmacy *pharmacy;
    const Phrases *phrases;      /* the group [counter] */
    PharmacyFile *pharmacy_file; /* that the pharmacy was read from, and is read from again when it
                                  * changes; NULL: it stays as it is */
    VoiceStore *voices;          /* for the phrases of another language; with pharmacy_file */
    const char *passphrase_path; /* where it is kept; no file: only who sits at this machine may */
    gboolean always_ask;         /* who sits here gives the passphrase too */
    const SiteFolder *site;
} CounterSettings;

typedef struct Counter Counter;

Counter *counter_new(const CounterSettings *settings, GError **error);
/* Ends the streams; then, when no request is under way, counter_free(). */
void counter_end_streams(Counter *counter);
void counter_free(Counter *counter);

/* What of a request's target is below COUNTER_PATH, without the query: "", "do"; NULL where it is
 * not the counter's. Borrowed from `path`, which is as url_path_decode() gives it. */
const char *counter_path(const char *path);

/* How large a form the request may send, whose headers alone are there; 0 for none: then it is
 * answered without. */
gsize counter_form_limit(Counter *counter, const CounterRequest *request);

/* Answers; always something. From any thread. */
void counter_answer(Counter *counter, Answer *answer, const CounterRequest *request);

/* The streams of what happens where the request asks for one and may have it; else NULL: then
 * counter_answer() it. */
EventStreams *counter_streams(Counter *counter, const CounterRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Counter, counter_free)

#endif
