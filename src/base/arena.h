/* An arena: memory for a tree whose nodes all die together.
 *
 * Allocation is a pointer step, and one call frees everything; a page of 50 MB becomes hundreds
 * of thousands of nodes and strings, which one by one would cost more than parsing them.
 *
 * Must not know: what is stored in it. One owner; not safe across threads.
 */
#ifndef LECTERN_BASE_ARENA_H
#define LECTERN_BASE_ARENA_H

#include <glib.h>

typedef struct Arena Arena;

Arena *arena_new(void);
void arena_free(Arena *arena);

/* `size` bytes of zeroed memory, aligned for any object. Never NULL (GLib aborts without memory).
 */
gpointer arena_alloc(Arena *arena, gsize size) G_GNUC_MALLOC;
#define arena_new_object(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))

/* A NUL-terminated copy of `length` bytes. `arena_strdup(arena, NULL)` is NULL. */
char *arena_strndup(Arena *arena, const char *text, gsize length);
char *arena_strdup(Arena *arena, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arena, arena_free)

#endif
