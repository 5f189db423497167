/* Sessions; see sessions.h. */
#include "serve/sessions.h"

#include <string.h>
#include <sys/random.h>

enum { SECRET_BYTES = 32, MOST_SESSIONS = 100, MOST_ADDRESSES = 10000 };

/* What an address has tried: as if it had begun with all its tries `since_us`. */
typedef struct {
    gint64 spent_until_us; /* when all of its tries are there again */
} Tries;

struct Sessions {
    guint8 secret[SECRET_BYTES]; /* of the form keys */
    GMutex lock;
    GHashTable *ends;  /* digest of a token → gint64 *, when it ends */
    GHashTable *tries; /* address → Tries */
};

/* --- tokens --------------------------------------------------------------------------------- */

static void fill_randomly(guint8 *bytes, gsize n)
{
    for (gsize done = 0; done < n;) {
        ssize_t got = getrandom(bytes + done, n - done, 0);
        if (got > 0)
            done += (gsize)got;
    }
}

/* Base64 without "=", fit for cookies and addresses. */
static char *letters_of(const guint8 *bytes, gsize n)
{
    char *letters = g_base64_encode(bytes, n);
    g_strdelimit(letters, "+", '-');
    g_strdelimit(letters, "/", '_');
    letters[strcspn(letters, "=")] = '\0';
    return letters;
}

static char *digest_of(const char *token)
{
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, token, -1);
}

Sessions *sessions_new(void)
{
    Sessions *sessions = g_new0(Sessions, 1);
    fill_randomly(sessions->secret, sizeof sessions->secret);
    sessions->ends = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    sessions->tries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_mutex_init(&sessions->lock);
    return sessions;
}

void sessions_free(Sessions *sessions)
{
    if (!sessions)
        return;
    g_hash_table_unref(sessions->ends);
    g_hash_table_unref(sessions->tries);
    g_mutex_clear(&sessions->lock);
    explicit_bzero(sessions->secret, sizeof sessions->secret);
    g_free(sessions);
}

/* --- sessions ------------------------------------------------------------------------------- */

static gboolean has_ended(gpointer key, gpointer value, gpointer data)
{
    (void)key;
    return *(const gint64 *)value <= *(const gint64 *)data;
}

/* Makes room for one more; the one that was not used for longest goes where there is none. */
static void make_room(GHashTable *ends, gint64 now_us)
{
    g_hash_table_foreach_remove(ends, has_ended, &now_us);
    if (g_hash_table_size(ends) < MOST_SESSIONS)
        return;
    GHashTableIter iter;
    gpointer key, value, oldest = NULL;
    gint64 first_us = G_MAXINT64;
    g_hash_table_iter_init(&iter, ends);
    while (g_hash_table_iter_next(&iter, &key, &value))
        if (*(gint64 *)value < first_us) {
            first_us = *(gint64 *)value;
            oldest = key;
        }
    g_hash_table_remove(ends, oldest);
}

static gint64 *end_from(gint64 now_us)
{
    gint64 end_us = now_us + (gint64)SESSION_LIFE_S * G_USEC_PER_SEC;
    return g_memdup2(&end_us, sizeof end_us);
}

char *sessions_begin(Sessions *sessions, gint64 now_us)
{
    guint8 bytes[SECRET_BYTES];
    fill_randomly(bytes, sizeof bytes);
    char *token = letters_of(bytes, sizeof bytes);
    g_mutex_lock(&sessions->lock);
    make_room(sessions->ends, now_us);
    g_hash_table_insert(sessions->ends, digest_of(token), end_from(now_us));
    g_mutex_unlock(&sessions->lock);
    return token;
}

gboolean sessions_know(Sessions *sessions, const char *token, gint64 now_us)
{
    if (!token || !*token)
        return FALSE;
    char *digest = digest_of(token);
    g_mutex_lock(&sessions->lock);
    const gint64 *end_us = g_hash_table_lookup(sessions->ends, digest);
    gboolean known = end_us && *end_us > now_us;
    if (known)
        g_hash_table_replace(sessions->ends, digest, end_from(now_us));
    else
        g_free(digest);
    g_mutex_unlock(&sessions->lock);
    return known;
}

void sessions_end(Sessions *sessions, const char *token)
{
    g_autofree char *digest = digest_of(token ? token : "");
    g_mutex_lock(&sessions->lock);
    g_hash_table_remove(sessions->ends, digest);
    g_mutex_unlock(&sessions->lock);
}

void sessions_end_all(Sessions *sessions)
{
    g_mutex_lock(&sessions->lock);
    g_hash_table_remove_all(sessions->ends);
    g_mutex_unlock(&sessions->lock);
}

/* --- tries ---------------------------------------------------------------------------------- */

static gboolean is_whole(gpointer key, gpointer value, gpointer data)
{
    (void)key;
    return ((const Tries *)value)->spent_until_us <= *(const gint64 *)data;
}

gboolean sessions_may_try(Sessions *sessions, const char *address, gint64 now_us)
{
    const gint64 step_us = (gint64)SESSION_TRY_AGAIN_S * G_USEC_PER_SEC;
    g_mutex_lock(&sessions->lock);
    if (g_hash_table_size(sessions->tries) >= MOST_ADDRESSES)
        g_hash_table_foreach_remove(sessions->tries, is_whole, &now_us);
    Tries *tries = g_hash_table_lookup(sessions->tries, address);
    if (!tries && g_hash_table_size(sessions->tries) < MOST_ADDRESSES) {
        tries = g_new0(Tries, 1);
        g_hash_table_insert(sessions->tries, g_strdup(address), tries);
    }
    gint64 from_us = tries ? MAX(tries->spent_until_us, now_us) : G_MAXINT64;
    gboolean may = tries && from_us + step_us <= now_us + SESSION_TRIES * step_us;
    if (may)
        tries->spent_until_us = from_us + step_us;
    g_mutex_unlock(&sessions->lock);
    return may;
}

void sessions_forgive(Sessions *sessions, const char *address)
{
    g_mutex_lock(&sessions->lock);
    g_hash_table_remove(sessions->tries, address);
    g_mutex_unlock(&sessions->lock);
}

/* --- forms ---------------------------------------------------------------------------------- */

char *sessions_form_key(const Sessions *sessions, const char *owner)
{
    return g_compute_hmac_for_string(G_CHECKSUM_SHA256, sessions->secret, sizeof sessions->secret,
                                     owner ? owner : "", -1);
}

gboolean sessions_form_key_is(const Sessions *sessions, const char *owner, const char *key)
{
    g_autofree char *right = sessions_form_key(sessions, owner);
    guint8 different = !key || strlen(key) != strlen(right);
    for (gsize i = 0; !different && right[i]; i++)
        different |= (guint8)(key[i] ^ right[i]);
    return !different;
}
