/* QR codes; see qr_code.h. */
#include "publish/qr_code.h"

#include "base/error.h"
#include "base/xml_text.h"

#include <errno.h>
#include <qrencode.h>

enum { QUIET = 4 /* modules on each side: ISO/IEC 18004, 9.1 */ };

/* One path of all dark modules; those beside each other in a row are one piece of it. */
static void append_path(GString *out, const QRcode *code)
{
    g_string_append(out, "<path d=\"");
    for (int y = 0; y < code->width; y++) {
        const guint8 *row = code->data + (gsize)y * (gsize)code->width;
        for (int x = 0; x < code->width; x++) {
            int first = x;
            while (x < code->width && row[x] & 1)
                x++;
            if (x > first)
                g_string_append_printf(out, "M%d %dh%dv1h-%dz", first + QUIET, y + QUIET, x - first,
                                       x - first);
        }
    }
    g_string_append(out, "\" fill=\"#000\"/>");
}

char *qr_code_svg(const char *text, const char *label, GError **error)
{
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (!code) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            errno == ERANGE ? "the address is too long for a QR code"
                                            : "no QR code can be made of the address");
        return NULL;
    }
    int size = code->width + 2 * QUIET;
    GString *out = g_string_new("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    xml_text_append_attribute(out, "aria-label", label);
    g_string_append_printf(out,
                           " viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
                           "<path d=\"M0 0h%dv%dh-%dz\" fill=\"#fff\"/>",
                           size, size, size, size, size);
    append_path(out, code);
    g_string_append(out, "</svg>");
    QRcode_free(code);
    return g_string_free(out, FALSE);
}
