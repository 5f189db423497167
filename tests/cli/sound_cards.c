/* For programs that will not start on a machine without a sound card: preloaded, it gives them the
 * list of cards that SOUND_CARDS names for the kernel's. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef FILE *(*Open)(const char *path, const char *mode);

static FILE *open_with(const char *name, const char *path, const char *mode)
{
    Open next = (Open)dlsym(RTLD_NEXT, name);
    const char *cards = getenv("SOUND_CARDS");
    return next(cards && strcmp(path, "/proc/asound/cards") == 0 ? cards : path, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    return open_with("fopen", path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
    return open_with("fopen64", path, mode);
}
