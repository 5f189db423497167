/* Guests; see guests.h. */
#include "serve/guests.h"

#include <netinet/in.h>
#include <string.h>

/* What counts as one address. */
typedef struct {
    guint8 bytes[8];
} Origin;

struct Guest {
    Origin origin;
    gboolean local; /* from this machine */
    int fd;
    gboolean busy;     /* asked, and not yet answered */
    gint64 waiting_us; /* since when we wait for a request; monotonic */
    GList link;        /* in `all` */
};

struct Guests {
    guint most_per_address;
    gint64 patience_us;
    GThread *porter;
    GMutex lock;
    GCond closing, idle;
    /* Under the lock: */
    gboolean closed;
    GQueue all;         /* of Guest */
    GHashTable *counts; /* Origin → how many of it are here */
    guint n_busy;
};

/* --- addresses ------------------------------------------------------------------------------ */

static guint origin_hash(gconstpointer key)
{
    guint32 words[2];
    memcpy(words, key, sizeof words);
    return words[0] * 2654435761u ^ words[1];
}

static gboolean origin_equal(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(Origin)) == 0;
}

/* TRUE when it is this machine. */
static gboolean origin_of(const struct sockaddr *address, Origin *origin)
{
    memset(origin, 0, sizeof *origin);
    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *four = (const struct sockaddr_in *)address;
        memcpy(origin->bytes, &four->sin_addr, 4);
        return origin->bytes[0] == 127;
    }
    if (address->sa_family != AF_INET6)
        return TRUE;
    const struct in6_addr *six = &((const struct sockaddr_in6 *)address)->sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(six)) {
        memcpy(origin->bytes, six->s6_addr + 12, 4);
        return origin->bytes[0] == 127;
    }
    memcpy(origin->bytes, six->s6_addr, 8);
    return IN6_IS_ADDR_LOOPBACK(six);
}

static guint count_of(Guests *guests, const Origin *origin)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(guests->counts, origin));
}

static void set_count(Guests *guests, const Origin *origin, guint count)
{
    if (count == 0)
        g_hash_table_remove(guests->counts, origin);
    else
        g_hash_table_insert(guests->counts, g_memdup2(origin, sizeof *origin),
                            GUINT_TO_POINTER(count));
}

/* --- the porter ----------------------------------------------------------------------------- */

/* Whoever serves the connection finds it ended, and clears it away. */
static void show_out(Guests *guests, gint64 now_us)
{
    for (GList *link = guests->all.head; link; link = link->next) {
        const Guest *guest = link->data;
        if (!guest->busy && now_us - guest->waiting_us > guests->patience_us)
            shutdown(guest->fd, SHUT_RDWR);
    }
}

static gpointer watch(gpointer data)
{
    Guests *guests = data;
    gint64 step_us = CLAMP(guests->patience_us / 8, 10000, G_USEC_PER_SEC);
    g_mutex_lock(&guests->lock);
    while (!guests->closed) {
        gint64 now_us = g_get_monotonic_time();
        show_out(guests, now_us);
        while (!guests->closed &&
               g_cond_wait_until(&guests->closing, &guests->lock, now_us + step_us))
            continue;
    }
    g_mutex_unlock(&guests->lock);
    return NULL;
}

Guests *guests_new(guint most_per_address, guint patience_s)
{
    Guests *guests = g_new0(Guests, 1);
    guests->most_per_address = most_per_address;
    guests->patience_us = (gint64)patience_s * G_USEC_PER_SEC;
    guests->counts = g_hash_table_new_full(origin_hash, origin_equal, g_free, NULL);
    g_queue_init(&guests->all);
    g_mutex_init(&guests->lock);
    g_cond_init(&guests->closing);
    g_cond_init(&guests->idle);
    guests->porter = g_thread_new("porter", watch, guests);
    return guests;
}

void guests_free(Guests *guests)
{
    g_mutex_lock(&guests->lock);
    guests->closed = TRUE;
    g_cond_signal(&guests->closing);
    g_mutex_unlock(&guests->lock);
    g_thread_join(guests->porter);
    g_hash_table_unref(guests->counts);
    g_cond_clear(&guests->closing);
    g_cond_clear(&guests->idle);
    g_mutex_clear(&guests->lock);
    g_free(guests);
}

/* --- coming and going ----------------------------------------------------------------------- */

gboolean guests_admit(Guests *guests, const struct sockaddr *address)
{
    Origin origin;
    if (origin_of(address, &origin))
        return TRUE;
    g_mutex_lock(&guests->lock);
    gboolean admitted = count_of(guests, &origin) < guests->most_per_address;
    g_mutex_unlock(&guests->lock);
    return admitted;
}

Guest *guest_enter(Guests *guests, const struct sockaddr *address, int fd)
{
    Guest *guest = g_new0(Guest, 1);
    guest->local = origin_of(address, &guest->origin);
    guest->fd = fd;
    guest->waiting_us = g_get_monotonic_time();
    guest->link.data = guest;
    g_mutex_lock(&guests->lock);
    g_queue_push_tail_link(&guests->all, &guest->link);
    if (!guest->local)
        set_count(guests, &guest->origin, count_of(guests, &guest->origin) + 1);
    g_mutex_unlock(&guests->lock);
    return guest;
}

gboolean guest_is_local(const Guest *guest)
{
    return guest->local;
}

char *guest_address(const Guest *guest)
{
    GString *address = g_string_new(NULL);
    for (guint i = 0; i < sizeof guest->origin.bytes; i++)
        g_string_append_printf(address, "%02x", guest->origin.bytes[i]);
    return g_string_free(address, FALSE);
}

/* Under the lock. */
static void set_busy(Guests *guests, Guest *guest, gboolean busy)
{
    if (guest->busy == busy)
        return;
    guest->busy = busy;
    if (busy)
        guests->n_busy++;
    else if (--guests->n_busy == 0)
        g_cond_broadcast(&guests->idle);
}

void guest_leave(Guests *guests, Guest *guest)
{
    g_mutex_lock(&guests->lock);
    set_busy(guests, guest, FALSE);
    g_queue_unlink(&guests->all, &guest->link);
    if (!guest->local)
        set_count(guests, &guest->origin, count_of(guests, &guest->origin) - 1);
    g_mutex_unlock(&guests->lock);
    g_free(guest);
}

void guest_asked(Guests *guests, Guest *guest)
{
    g_mutex_lock(&guests->lock);
    set_busy(guests, guest, TRUE);
    g_mutex_unlock(&guests->lock);
}

void guest_answered(Guests *guests, Guest *guest)
{
    gint64 now_us = g_get_monotonic_time();
    g_mutex_lock(&guests->lock);
    set_busy(guests, guest, FALSE);
    guest->waiting_us = now_us;
    g_mutex_unlock(&guests->lock);
}

void guests_wait(Guests *guests, guint most_ms)
{
    gint64 until_us = g_get_monotonic_time() + (gint64)most_ms * 1000;
    g_mutex_lock(&guests->lock);
    while (guests->n_busy > 0 && g_cond_wait_until(&guests->idle, &guests->lock, until_us))
        continue;
    g_mutex_unlock(&guests->lock);
}
