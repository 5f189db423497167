/* An arena; see arena.h. Chunks are kept in a list, each as large as its largest object needs. */
#include "base/arena.h"

#include <string.h>

enum { CHUNK_SIZE = 64 * 1024, ALIGNMENT = 16 };

typedef struct Chunk Chunk;
struct Chunk {
    Chunk *next;
    gsize used, size;
    _Alignas(ALIGNMENT) char bytes[];
};

struct Arena {
    Chunk *chunks; /* the newest first; only the newest is filled */
};

Arena *arena_new(void)
{
    return g_new0(Arena, 1);
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (Chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        g_free(chunk);
    }
    g_free(arena);
}

gpointer arena_alloc(Arena *arena, gsize size)
{
    g_assert(size <= G_MAXSSIZE - CHUNK_SIZE);
    gsize rounded = (size + ALIGNMENT - 1) & ~(gsize)(ALIGNMENT - 1);
    Chunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < rounded) {
        gsize chunk_size = MAX(rounded, CHUNK_SIZE);
        chunk = g_malloc(sizeof(Chunk) + chunk_size);
        *chunk = (Chunk){.next = arena->chunks, .size = chunk_size};
        arena->chunks = chunk;
    }
    gpointer memory = chunk->bytes + chunk->used;
    chunk->used += rounded;
    return memset(memory, 0, rounded);
}

char *arena_strndup(Arena *arena, const char *text, gsize length)
{
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(Arena *arena, const char *text)
{
    return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}
