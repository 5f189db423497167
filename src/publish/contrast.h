/* Contrast: whether a colour can be read on another, by the measure of WCAG 2.2 (1.4.3, 1.4.6), and
 * which colour near it could.
 *
 * Must not know: what the colours are for.
 */
#ifndef LECTERN_PUBLISH_CONTRAST_H
#define LECTERN_PUBLISH_CONTRAST_H

#include <glib.h>

/* What WCAG asks of text that is not large: to be readable (AA), and by most who see poorly (AAA).
 */
#define CONTRAST_AA 4.5
#define CONTRAST_AAA 7.0

typedef struct {
    guint8 red, green, blue; /* sRGB */
} Colour;

/* Reads "#0a5" or "#00aa55"; FALSE for all else. */
gboolean colour_parse(const char *text, Colour *colour);

/* "#00aa55". Free with g_free(). */
char *colour_text(Colour colour);

/* `percent` of `to` in `from`. */
Colour colour_mix(Colour from, Colour to, int percent);

/* From 1 (the same) to 21 (black on white); the order does not matter. */
double contrast_ratio(Colour a, Colour b);

/* `colour` made darker or lighter, as little as may be, until it has `ratio` with `background`;
 * black or white, whichever is the better, where nothing has. */
Colour contrast_nearest(Colour colour, Colour background, double ratio);

#endif
