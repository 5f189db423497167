/* Files of the sources that are built into the program: styles, scripts.
 *
 *     EMBED(site_style, "publish/site/site.css");
 *     GBytes *bytes = embedded_bytes(site_style_start, site_style_end);
 *
 * The Makefile has to say on which files the object depends.
 */
#ifndef LECTERN_BASE_EMBED_H
#define LECTERN_BASE_EMBED_H

#include <glib.h>

/* The bytes of a file, found by -Isrc, between two symbols. */
#define EMBED(symbol, path)                                                                        \
    __asm__(".pushsection .rodata\n.balign 8\n" #symbol "_start:\n.incbin \"" path "\"\n" #symbol  \
            "_end:\n.byte 0\n.popsection\n");                                                      \
    extern const char symbol##_start[] __attribute__((visibility("hidden")));                      \
    extern const char symbol##_end[] __attribute__((visibility("hidden")))

/* Free with g_bytes_unref(). */
static inline GBytes *embedded_bytes(const char *start, const char *end)
{
    return g_bytes_new_static(start, (gsize)(end - start));
}

#endif
