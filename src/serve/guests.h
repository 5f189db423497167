/* Guests: who is connected. So that nobody keeps others out: one address has so many connections
 * and no more, and who takes too long to say what he wants is shown out.
 *
 * A connection that is given a byte now and then is never idle; so the time that counts is from the
 * moment when a guest may speak to the moment when all of his request has come.
 *
 * Must not know: what is said.
 */
#ifndef LECTERN_SERVE_GUESTS_H
#define LECTERN_SERVE_GUESTS_H

#include <glib.h>
#include <sys/socket.h>

typedef struct Guests Guests;
typedef struct Guest Guest;

/* At most `most_per_address` connections from one address (of IPv6: from one network of 64 bits,
 * which is one household); from this machine itself any number, for then they come through another
 * server. A request has `patience_s` seconds. Starts a thread. */
Guests *guests_new(guint most_per_address, guint patience_s);

/* All have left. */
void guests_free(Guests *guests);

/* Whether one more of this address may come. */
gboolean guests_admit(Guests *guests, const struct sockaddr *address);

/* A connection began, on the socket `fd`, which stays open until guest_leave(). */
Guest *guest_enter(Guests *guests, const struct sockaddr *address, int fd);
void guest_leave(Guests *guests, Guest *guest);

/* Whether the guest is on this machine; what counts as his address, for those who count: g_free().
 */
gboolean guest_is_local(const Guest *guest);
char *guest_address(const Guest *guest);

/* All of a request has come; its answer is sent, and the next may come. */
void guest_asked(Guests *guests, Guest *guest);
void guest_answered(Guests *guests, Guest *guest);

/* Waits until nobody is being answered, at most `most_ms`. */
void guests_wait(Guests *guests, guint most_ms);

#endif
