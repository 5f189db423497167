/* Slips; see slip.h. */
#include "publish/slip.h"

#include "base/xml_text.h"
#include "publish/qr_code.h"
#include "publish/site_page.h"

#include <string.h>

/* A slip is as wide as the paper of a receipt printer, and two lie beside each other on a sheet.
 * What is read is large; it is black on white whatever the device is set to, since it is printed.
 */
#define STYLE                                                                                      \
    "@page{margin:10mm}"                                                                           \
    "body{margin:0;background:#fff;color:#000;font:14pt/1.4 \"Atkinson Hyperlegible\",Verdana,"    \
    "sans-serif}"                                                                                  \
    "main{display:flex;flex-wrap:wrap;gap:6mm}"                                                    \
    "section{box-sizing:border-box;width:80mm;max-width:100%;padding:4mm;border:1px dashed #000;"  \
    "break-inside:avoid;text-align:center}"                                                        \
    "h1{width:100%;margin:0;font-size:14pt}"                                                       \
    "@media print{h1{display:none}}"                                                               \
    "h2{margin:0;font-size:18pt;line-height:1.25}"                                                 \
    "p{margin:2mm 0 0}"                                                                            \
    "svg{display:block;width:48mm;max-width:100%;margin:3mm auto 0}"                               \
    "a{color:#000;overflow-wrap:anywhere}"

/* As it can be typed: browsers take "Antibióticos" for "Antibi%C3%B3ticos". What means something
 * else without its escape, or is not seen, keeps all of them. g_free(). */
static char *typed_address(const char *address)
{
    g_autofree char *plain = g_uri_unescape_string(address, "/?#%&+=\\");
    for (const char *p = plain; p && *p; p = g_utf8_next_char(p))
        if (!g_unichar_isgraph(g_utf8_get_char_validated(p, -1)))
            return g_strdup(address);
    return plain ? g_steal_pointer(&plain) : g_strdup(address);
}

/* An address may be broken behind a slash or a hyphen, where nobody takes the break for a blank. */
static void append_address(GString *out, const char *address)
{
    g_string_append(out, "<p dir=\"ltr\"><a");
    xml_text_append_attribute(out, "href", address);
    g_string_append_c(out, '>');
    g_autofree char *typed = typed_address(address);
    for (const char *p = typed; *p;) {
        gsize length = strcspn(p, "/-");
        length += strspn(p + length, "/-");
        xml_text_append(out, p, (gssize)length);
        g_string_append(out, "<wbr>");
        p += length;
    }
    g_string_append(out, "</a></p>\n");
}

static void append_line(GString *out, const char *text)
{
    if (!text)
        return;
    g_string_append(out, "<p>");
    xml_text_append(out, text, -1);
    g_string_append(out, "</p>\n");
}

/* Who gives it. */
static void append_sender(GString *out, const Pharmacy *pharmacy)
{
    append_line(out, pharmacy->name);
    if (!pharmacy->telephone)
        return;
    g_string_append(out, "<p><bdi dir=\"ltr\">");
    xml_text_append(out, pharmacy->telephone, -1);
    g_string_append(out, "</bdi></p>\n");
}

static gboolean append_slip(GString *out, const Pharmacy *pharmacy, const Slip *slip,
                            GError **error)
{
    g_autofree char *code = qr_code_svg(slip->address, "QR", error);
    if (!code)
        return FALSE;
    g_string_append(out, "<section>\n<div");
    site_append_language(out, slip->language ? slip->language : pharmacy->language,
                         pharmacy->language);
    g_string_append(out, ">\n");
    site_append_element(out, "h2", NULL, slip->title);
    append_line(out, slip->byline);
    append_line(out, slip->invitation);
    g_string_append(out, "</div>\n");
    append_line(out, slip->length);
    g_string_append_printf(out, "%s\n", code);
    append_address(out, slip->address);
    append_sender(out, pharmacy);
    g_string_append(out, "</section>\n");
    return TRUE;
}

char *slip_page(const Pharmacy *pharmacy, const Slip *slips, guint n_slips, GError **error)
{
    g_autoptr(GString) out = g_string_new("<!DOCTYPE html>\n<html");
    site_append_language(out, pharmacy->language, "");
    g_string_append(out,
                    ">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<title>");
    xml_text_append(out, pharmacy->name, -1);
    g_string_append(out, "</title>\n<style>" STYLE "</style>\n</head>\n<body>\n<main>\n");
    site_append_element(out, "h1", NULL, pharmacy->name);
    for (guint i = 0; i < n_slips; i++)
        if (!append_slip(out, pharmacy, &slips[i], error))
            return NULL;
    g_string_append(out, "</main>\n</body>\n</html>\n");
    return g_string_free(g_steal_pointer(&out), FALSE);
}
