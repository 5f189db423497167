/* Answers: what a request for a file of the site gets, before anything is sent.
 *
 * Must not know: sockets, the library that speaks HTTP.
 */
#ifndef LECTERN_SERVE_ANSWER_H
#define LECTERN_SERVE_ANSWER_H

#include "serve/condition.h"
#include "serve/http_date.h"
#include "serve/site_folder.h"
#include "serve/text_store.h"

#include <glib.h>

/* As it was sent; the strings are borrowed. Values of headers are NULL where there is none. */
typedef struct {
    const char *method, *target;
    const char *range, *accept_encoding;
    Conditions conditions;
} Request;

/* The body is `bytes`, or `size` bytes of `fd` from `start` on, or nothing. */
typedef struct {
    guint status;
    GBytes *bytes;
    int fd; /* −1 for none */
    guint64 start, size;

    const char *type;                                           /* Content-Type; NULL for none */
    const char *cache;                                          /* Cache-Control; NULL for none */
    char etag[48], modified[HTTP_DATE_SIZE], content_range[72]; /* "" for none */
    char *location;                                             /* NULL for none */
    char *cookie;                                               /* Set-Cookie; NULL for none */
    gboolean gzip;                                              /* Content-Encoding */
    gboolean vary;   /* it would be another body for who takes no gzip */
    gboolean ranges; /* parts of it can be had */
    gboolean shared; /* scripts of other sites may read it */
} Answer;

/* What is answered from. */
typedef struct {
    const SiteFolder *folder;
    TextStore *texts;
} AnswerSource;

/* Answers a request; always something. From any thread. `now_s` is Unix time. */
void answer_make(Answer *answer, const AnswerSource *source, const Request *request, gint64 now_s);

/* An answer that only says what went wrong, as a page. */
void answer_fault(Answer *answer, guint status);

/* Calls `call` for each header but those that belong to the connection (Date, Content-Length). */
typedef void (*AnswerHeader)(const char *name, const char *value, gpointer data);
void answer_headers(const Answer *answer, AnswerHeader call, gpointer data);

void answer_clear(Answer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Answer, answer_clear)

#endif
