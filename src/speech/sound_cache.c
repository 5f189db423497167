/* Sounds that are kept from one run to the next; see sound_cache.h.
 *
 * An entry is the SHA-256 of what follows, and then the sound as the wire has it. Nothing is
 * flushed to the disk: what a power cut leaves half written, its sum gives away.
 */
#include "speech/sound_cache.h"

#include "speech/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* To be changed with whatever makes old entries wrong: the entries' form, or how sound.c finishes
 * an engine's sound. */
static const char FORM[] = "lectern sound 1";

#define TEMPORARY_PREFIX ".new-"
#define TEMPORARY_NAME TEMPORARY_PREFIX "XXXXXX"

enum {
    SUM_BYTES = 32,
    KEY_CHARACTERS = 2 * SUM_BYTES,
    STALE_S = 3600 /* after which a temporary file is a dead process's */
};

/* How much of the limit is left when old entries have gone: so the next going is far. */
static const double kept_share = 0.9;

struct SoundCache {
    char *folder;
    guint64 max_bytes;
    gint64 *bytes; /* atomic, shared with forked processes: about what all entries take */
};

/* --- trimming --- */

typedef struct {
    char *name;
    gint64 bytes;
    gint64 used_ns; /* since the epoch */
} Entry;

static void entry_clear(gpointer data)
{
    g_free(((Entry *)data)->name);
}

static gint compare_age(gconstpointer a, gconstpointer b)
{
    gint64 one = ((const Entry *)a)->used_ns, other = ((const Entry *)b)->used_ns;
    return (one > other) - (one < other);
}

/* Removes a temporary file that nobody writes any more. */
static void sweep(int folder, const char *name, const struct stat *status)
{
    if (g_str_has_prefix(name, TEMPORARY_PREFIX) &&
        g_get_real_time() / G_USEC_PER_SEC - status->st_mtime > STALE_S)
        (void)unlinkat(folder, name, 0);
}

/* All entries there are, and the bytes they take. */
static GArray *list_entries(const char *path, int folder, gint64 *bytes)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_array_set_clear_func(entries, entry_clear);
    *bytes = 0;
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        struct stat status;
        if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode))
            continue;
        sweep(folder, name, &status);
        if (strlen(name) != KEY_CHARACTERS || strspn(name, "0123456789abcdef") != KEY_CHARACTERS)
            continue;
        gint64 used_ns = (gint64)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
        Entry entry = {g_strdup(name), status.st_size, used_ns};
        g_array_append_val(entries, entry);
        *bytes += entry.bytes;
    }
    return entries;
}

/* Lets the oldest entries go when they are too many. Returns the bytes of those that stay. */
static gint64 drop_oldest(const SoundCache *cache, int folder)
{
    gint64 bytes;
    g_autoptr(GArray) entries = list_entries(cache->folder, folder, &bytes);
    if (bytes <= (gint64)cache->max_bytes)
        return bytes;
    g_array_sort(entries, compare_age);
    gint64 kept_bytes = (gint64)((double)cache->max_bytes * kept_share);
    for (guint i = 0; i < entries->len && bytes > kept_bytes; i++) {
        const Entry *entry = &g_array_index(entries, Entry, i);
        if (unlinkat(folder, entry->name, 0) == 0)
            bytes -= entry->bytes;
    }
    return bytes;
}

/* FALSE where nothing went, or another process is at it. */
static gboolean trim_once(const SoundCache *cache)
{
    gint64 dropped = 0;
    int folder = open(cache->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return FALSE;
    if (flock(folder, LOCK_EX | LOCK_NB) == 0) {
        gint64 counted = __atomic_load_n(cache->bytes, __ATOMIC_RELAXED);
        dropped = counted - drop_oldest(cache, folder);
        __atomic_sub_fetch(cache->bytes, dropped, __ATOMIC_RELAXED);
    }
    close(folder);
    return dropped > 0;
}

/* Counts the entries, and lets the oldest go. One process at a time does it; the others need not
 * wait, and what they put there meanwhile stays counted: once more where that was too much. */
static void trim(const SoundCache *cache)
{
    while (trim_once(cache) &&
           __atomic_load_n(cache->bytes, __ATOMIC_RELAXED) > (gint64)cache->max_bytes)
        continue;
}

/* --- the cache --- */

SoundCache *sound_cache_open(const char *folder, guint64 max_bytes, Diagnostics *diagnostics)
{
    g_return_val_if_fail(folder && max_bytes <= G_MAXINT64, NULL);
    if (g_mkdir_with_parents(folder, 0700) != 0 || g_access(folder, R_OK | W_OK | X_OK) != 0) {
        diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, 0,
                          "the sounds of sentences cannot be kept in %s: %s", folder,
                          g_strerror(errno));
        return NULL;
    }
    gint64 *bytes =
        mmap(NULL, sizeof *bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED)
        return NULL;
    SoundCache *cache = g_new(SoundCache, 1);
    *cache = (SoundCache){g_strdup(folder), max_bytes, bytes};
    trim(cache);
    return cache;
}

void sound_cache_free(SoundCache *cache)
{
    if (!cache)
        return;
    munmap(cache->bytes, sizeof *cache->bytes);
    g_free(cache->folder);
    g_free(cache);
}

/* --- keys --- */

static void add(GChecksum *sum, gconstpointer bytes, gsize size)
{
    g_checksum_update(sum, bytes, (gssize)size);
}

/* With its NUL, so that two texts are not one. */
static void add_text(GChecksum *sum, const char *text)
{
    add(sum, text ? text : "", text ? strlen(text) + 1 : 1);
}

static void add_settings(GChecksum *sum, const VoiceStyleSettings *settings)
{
    const double numbers[] = {settings->rate_wpm, settings->pitch, settings->pitch_range,
                              settings->gain_db};
    add_text(sum, settings->engine_voice);
    add(sum, numbers, sizeof numbers);
}

char *sound_cache_key(const EngineDriver *engine, const char *identity, int sample_rate,
                      const SoundRequest *request)
{
    g_return_val_if_fail(engine && identity && request, NULL);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    const int numbers[] = {sample_rate, request->tone_level, request->after_tone_ms,
                           (int)request->n_words};
    add_text(sum, FORM);
    add_text(sum, engine->name);
    add_text(sum, identity);
    add(sum, numbers, sizeof numbers);
    add_settings(sum, request->settings);
    add_text(sum, request->spoken);
    for (guint i = 0; i < request->n_words; i++) {
        const SpokenWord *word = &request->words[i];
        const guint32 range[] = {word->spoken_start, word->spoken_end, word->letter ? 1 : 0};
        add(sum, range, sizeof range);
        add_text(sum, word->role);
    }
    return g_strdup(g_checksum_get_string(sum));
}

/* --- entries --- */

/* The sum of a sound's head and frames. */
static void sum_up(const guint8 *head, gsize head_length, const guint8 *frames, gsize frames_length,
                   guint8 sum[SUM_BYTES])
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    gsize length = SUM_BYTES;
    add(checksum, head, head_length);
    add(checksum, frames, frames_length);
    g_checksum_get_digest(checksum, sum, &length);
}

/* The sound that an entry's bytes are. */
static gboolean parse_entry(const guint8 *bytes, gsize length, Sound *sound)
{
    guint8 sum[SUM_BYTES];
    WireHeader header;
    if (length < SUM_BYTES + sizeof header)
        return FALSE;
    const guint8 *message = bytes + SUM_BYTES;
    memcpy(&header, message, sizeof header);
    gsize body_length = length - SUM_BYTES - sizeof header;
    if (!wire_header_is_valid(&header) || header.kind != WIRE_SOUND || header.length != body_length)
        return FALSE;
    sum_up(message, length - SUM_BYTES, NULL, 0, sum);
    return memcmp(sum, bytes, SUM_BYTES) == 0 &&
           wire_get_sound(message + sizeof header, body_length, sound);
}

gboolean sound_cache_get(const SoundCache *cache, const char *key, Sound *sound)
{
    g_return_val_if_fail(cache && key && sound, FALSE);
    g_autofree char *path = g_build_filename(cache->folder, key, NULL);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return FALSE;
    g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd(fd, FALSE, NULL);
    gboolean found = file && parse_entry((const guint8 *)g_mapped_file_get_contents(file),
                                         g_mapped_file_get_length(file), sound);
    if (found)
        (void)futimens(fd, NULL);
    close(fd);
    return found;
}

static gboolean write_all(int fd, gconstpointer bytes, gsize size)
{
    for (const guint8 *next = bytes; size > 0;) {
        gssize n = write(fd, next, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return FALSE;
        next += n;
        size -= (gsize)n;
    }
    return TRUE;
}

static gboolean write_entry(int fd, const GByteArray *head, const Sound *sound)
{
    guint8 sum[SUM_BYTES];
    gsize frames_length = sound->n_frames * sizeof *sound->frames;
    sum_up(head->data, head->len, (const guint8 *)sound->frames, frames_length, sum);
    return write_all(fd, sum, sizeof sum) && write_all(fd, head->data, head->len) &&
           write_all(fd, sound->frames, frames_length);
}

void sound_cache_put(const SoundCache *cache, const char *key, const Sound *sound)
{
    g_return_if_fail(cache && key && sound);
    g_autoptr(GByteArray) head = g_byte_array_new();
    wire_put_sound_head(head, sound);
    gint64 bytes = (gint64)(SUM_BYTES + head->len + sound->n_frames * sizeof *sound->frames);
    if (bytes > (gint64)cache->max_bytes)
        return;
    g_autofree char *temporary = g_build_filename(cache->folder, TEMPORARY_NAME, NULL);
    g_autofree char *path = g_build_filename(cache->folder, key, NULL);
    int fd = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return;
    gboolean written = write_entry(fd, head, sound);
    if (close(fd) != 0 || !written || g_rename(temporary, path) != 0) {
        (void)g_unlink(temporary);
        return;
    }
    if (__atomic_add_fetch(cache->bytes, bytes, __ATOMIC_RELAXED) > (gint64)cache->max_bytes)
        trim(cache);
}
