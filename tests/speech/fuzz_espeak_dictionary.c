/* Fuzzes joining dictionaries: a file of any bytes is refused, or gives one that can be joined
 * again. */
#include "speech/espeak_dictionary.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Most bytes are buckets: what is fuzzed are the first of them and the rules, behind a header that
 * fits. */
static GBytes *whole_file(const uint8_t *data, size_t size)
{
    enum { BUCKETS = 1024 };
    size_t in_bucket = size > 0 ? MIN(data[0], size - 1) : 0;
    guint32 header[2] = {GUINT32_TO_LE(BUCKETS), GUINT32_TO_LE(8 + in_bucket + BUCKETS)};
    static const guint8 zeros[BUCKETS] = {0};
    GByteArray *file = g_byte_array_new();
    g_byte_array_append(file, (const guint8 *)header, sizeof header);
    g_byte_array_append(file, data + MIN(1, size), (guint)in_bucket);
    g_byte_array_append(file, zeros, sizeof zeros);
    size_t used = MIN(1 + in_bucket, size);
    g_byte_array_append(file, data + used, (guint)(size - used));
    return g_byte_array_free_to_bytes(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) file = whole_file(data, size);
    g_autoptr(GBytes) bare = g_bytes_new(data, size);
    GBytes *unlikely = espeak_dictionary_join(bare, &file, 1, NULL);
    g_clear_pointer(&unlikely, g_bytes_unref);
    g_autoptr(GBytes) joined = espeak_dictionary_join(file, &file, 1, NULL);
    if (!joined)
        return 0;
    g_autoptr(GBytes) again = espeak_dictionary_join(joined, NULL, 0, NULL);
    if (!again)
        abort();
    return 0;
}
