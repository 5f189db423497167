/* Texts that were asked for before; see text_store.h. */
#include "serve/text_store.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

typedef struct {
    char *path;
    struct stat status; /* of the file that it was */
    GBytes *plain;
    GBytes *packed; /* NULL when it is no smaller */
    gsize size;     /* of both */
    GList link;     /* in `recent` */
} Text;

struct TextStore {
    GMutex lock;
    GHashTable *texts; /* path → Text, which it owns */
    GQueue recent;     /* of Text: those asked for last in front */
    gsize size, limit;
};

static void text_free(gpointer data)
{
    Text *text = data;
    g_free(text->path);
    g_bytes_unref(text->plain);
    g_clear_pointer(&text->packed, g_bytes_unref);
    g_free(text);
}

TextStore *text_store_new(gsize limit)
{
    TextStore *store = g_new0(TextStore, 1);
    g_mutex_init(&store->lock);
    store->texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, text_free);
    g_queue_init(&store->recent);
    store->limit = limit;
    return store;
}

void text_store_free(TextStore *store)
{
    if (!store)
        return;
    g_hash_table_unref(store->texts);
    g_mutex_clear(&store->lock);
    g_free(store);
}

/* --- making --------------------------------------------------------------------------------- */

static gboolean same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* All of the file, if it still is what `status` told. */
static GBytes *read_whole(int fd, const struct stat *status)
{
    gsize size = (gsize)status->st_size, at = 0;
    g_autofree char *bytes = g_malloc(size + 1);
    while (at < size) {
        ssize_t n = pread(fd, bytes + at, size - at, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return NULL;
        at += (gsize)n;
    }
    struct stat now;
    if (fstat(fd, &now) != 0 || !same_file(&now, status))
        return NULL;
    return g_bytes_new_take(g_steal_pointer(&bytes), size);
}

/* NULL when a tenth is not saved: then it is not worth the client's work. */
static GBytes *pack(GBytes *plain)
{
    enum { GZIP_WINDOW = 15 + 16, LEVEL = 6, MEMORY = 8 };
    gsize size;
    const guint8 *bytes = g_bytes_get_data(plain, &size);
    gsize room = size - size / 10;
    g_autofree guint8 *packed = g_malloc(room + 1);
    z_stream stream = {.next_in = (Bytef *)bytes,
                       .avail_in = (uInt)size,
                       .next_out = packed,
                       .avail_out = (uInt)room};
    if (deflateInit2(&stream, LEVEL, Z_DEFLATED, GZIP_WINDOW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
        return NULL;
    gboolean all = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    gsize length = stream.total_out;
    deflateEnd(&stream);
    return all ? g_bytes_new(packed, length) : NULL;
}

static Text *text_read(const char *path, int fd, const struct stat *status)
{
    GBytes *plain = read_whole(fd, status);
    if (!plain)
        return NULL;
    Text *text = g_new0(Text, 1);
    text->path = g_strdup(path);
    text->status = *status;
    text->plain = plain;
    text->packed = pack(plain);
    text->size = g_bytes_get_size(plain) + (text->packed ? g_bytes_get_size(text->packed) : 0);
    text->link.data = text;
    return text;
}

/* --- keeping (under the lock) ------------------------------------------------------------------
 */

static void forget(TextStore *store, Text *text)
{
    store->size -= text->size;
    g_queue_unlink(&store->recent, &text->link);
    g_hash_table_remove(store->texts, text->path);
}

static void keep(TextStore *store, Text *text)
{
    Text *old = g_hash_table_lookup(store->texts, text->path);
    if (old)
        forget(store, old);
    store->size += text->size;
    g_hash_table_insert(store->texts, text->path, text);
    g_queue_push_head_link(&store->recent, &text->link);
    while (store->size > store->limit)
        forget(store, g_queue_peek_tail(&store->recent));
}

static Text *find(TextStore *store, const char *path, const struct stat *status)
{
    Text *text = g_hash_table_lookup(store->texts, path);
    if (!text || !same_file(&text->status, status))
        return NULL;
    g_queue_unlink(&store->recent, &text->link);
    g_queue_push_head_link(&store->recent, &text->link);
    return text;
}

static GBytes *bytes_of(const Text *text, gboolean gzip)
{
    GBytes *bytes = gzip ? text->packed : text->plain;
    return bytes ? g_bytes_ref(bytes) : NULL;
}

GBytes *text_store_get(TextStore *store, const char *path, int fd, const struct stat *status,
                       gboolean gzip)
{
    if (status->st_size > TEXT_STORE_LARGEST)
        return NULL;
    g_mutex_lock(&store->lock);
    Text *text = find(store, path, status);
    GBytes *bytes = text ? bytes_of(text, gzip) : NULL;
    g_mutex_unlock(&store->lock);
    if (text)
        return bytes;
    text = text_read(path, fd, status);
    if (!text)
        return NULL;
    bytes = bytes_of(text, gzip);
    g_mutex_lock(&store->lock);
    keep(store, text);
    g_mutex_unlock(&store->lock);
    return bytes;
}
