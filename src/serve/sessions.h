/* Sessions: who has given the passphrase, and who may try it.
 *
 * A session is known by a token that its browser keeps; here is only the token's digest. It ends
 * when it was not used for twelve hours. An address has a few tries, and gets one more each half
 * minute.
 *
 * All functions may be called from any thread. Times are monotonic microseconds.
 *
 * Must not know: HTTP, passphrases.
 */
#ifndef LECTERN_SERVE_SESSIONS_H
#define LECTERN_SERVE_SESSIONS_H

#include <glib.h>

enum {
    SESSION_LIFE_S = 12 * 3600,
    SESSION_TRIES = 5,
    SESSION_TRY_AGAIN_S = 30,
};

typedef struct Sessions Sessions;

Sessions *sessions_new(void);
void sessions_free(Sessions *sessions);

/* Begins one. Returns its token, of letters, digits, "-" and "_". g_free(). */
char *sessions_begin(Sessions *sessions, gint64 now_us);
/* Whether the token (may be NULL) is one's that has not ended; it is used just now. */
gboolean sessions_know(Sessions *sessions, const char *token, gint64 now_us);
void sessions_end(Sessions *sessions, const char *token);
void sessions_end_all(Sessions *sessions);

/* Whether the address may try a passphrase now, which it then has. */
gboolean sessions_may_try(Sessions *sessions, const char *address, gint64 now_us);
/* It was the right one: its tries are as at first. */
void sessions_forgive(Sessions *sessions, const char *address);

/* What a form in the name of `owner` (a token or another name; NULL for a stranger) has to bring
 * along, so that no other site's form is taken for it. g_free(). */
char *sessions_form_key(const Sessions *sessions, const char *owner);
gboolean sessions_form_key_is(const Sessions *sessions, const char *owner, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sessions, sessions_free)

#endif
