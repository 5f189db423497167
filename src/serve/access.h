/* Access: whether a request may drive the counter, by where it comes from and by what its headers
 * say of the page that sent it.
 *
 * Who sits at this machine may, without more: the connection is from this machine, the address that
 * was typed is this machine's own name for itself (so that no page from elsewhere whose name is
 * made to lead here passes for it), and no other server passed the request on. All others need a
 * session. What changes something has to come from a page of ours.
 *
 * Must not know: sessions, what is asked for.
 */
#ifndef LECTERN_SERVE_ACCESS_H
#define LECTERN_SERVE_ACCESS_H

#include <glib.h>

/* Values of headers; NULL where there is none. */
typedef struct {
    const char *host;       /* Host */
    const char *origin;     /* Origin */
    const char *fetch_site; /* Sec-Fetch-Site */
    gboolean forwarded;     /* by another server: Forwarded, X-Forwarded-…, X-Real-IP, Via */
    gboolean loopback;      /* the connection is from this machine */
} AccessRequest;

/* Whether it comes from who sits at this machine. */
gboolean access_is_local(const AccessRequest *request);

/* Whether it comes from a page of the same site, as far as its browser says. One that says nothing
 * (text browsers, programs) may pass: forms have a key of their own besides. */
gboolean access_is_same_origin(const AccessRequest *request);

/* The value of a cookie, in a header of several (RFC 6265, 4.2.1; NULL is none); NULL where it is
 * not among them. g_free(). */
char *access_cookie(const char *cookies, const char *name);

#endif
