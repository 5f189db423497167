/* Loading modules; see module.h. */
#include "base/module.h"

#include "base/error.h"

#include <dlfcn.h>

gpointer module_symbol(const char *module, const char *symbol, GError **error)
{
    /* Opened again it is the same one; it is never closed. It is bound at once, because workers
     * speak in copies of themselves (speech/speaker.h), each of which would bind what it calls. */
    void *handle = dlopen(module, RTLD_NOW | RTLD_LOCAL);
    void *found = handle ? dlsym(handle, symbol) : NULL;
    if (!found)
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "a part of lectern cannot be loaded (%s): install it again", dlerror());
    return found;
}
