/* QR codes: an address that a telephone's camera reads (ISO/IEC 18004).
 *
 * Must not know: what the address is of.
 */
#ifndef LECTERN_PUBLISH_QR_CODE_H
#define LECTERN_PUBLISH_QR_CODE_H

#include <glib.h>

/* The code of `text` as an SVG element, black on white with the quiet border that readers need, to
 * be any size; `label` is what it says to who does not see it. It can be read with a seventh of it
 * hidden. NULL with LECTERN_ERROR_FAILED for a text that is too long for one (about 2300 bytes).
 * g_free(). */
char *qr_code_svg(const char *text, const char *label, GError **error);

#endif
