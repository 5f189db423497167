/* Contrast; see contrast.h. */
#include "publish/contrast.h"

#include <math.h>
#include <string.h>

static const Colour black = {0, 0, 0}, white = {255, 255, 255};

static gboolean parse_channel(const char *digits, gboolean one_digit, guint8 *channel)
{
    int high = g_ascii_xdigit_value(digits[0]);
    int low = one_digit ? high : g_ascii_xdigit_value(digits[1]);
    if (high < 0 || low < 0)
        return FALSE;
    *channel = (guint8)(high * 16 + low);
    return TRUE;
}

gboolean colour_parse(const char *text, Colour *colour)
{
    g_return_val_if_fail(text && colour, FALSE);
    gsize length = strlen(text);
    if (*text != '#' || (length != 4 && length != 7))
        return FALSE;
    gboolean one_digit = length == 4;
    gsize step = one_digit ? 1 : 2;
    Colour read;
    if (!parse_channel(text + 1, one_digit, &read.red) ||
        !parse_channel(text + 1 + step, one_digit, &read.green) ||
        !parse_channel(text + 1 + 2 * step, one_digit, &read.blue))
        return FALSE;
    *colour = read;
    return TRUE;
}

char *colour_text(Colour colour)
{
    return g_strdup_printf("#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

/* WCAG 2.2, "relative luminance". */
static double channel_luminance(guint8 channel)
{
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(Colour colour)
{
    return 0.2126 * channel_luminance(colour.red) + 0.7152 * channel_luminance(colour.green) +
           0.0722 * channel_luminance(colour.blue);
}

double contrast_ratio(Colour a, Colour b)
{
    double of_a = luminance(a), of_b = luminance(b);
    return (MAX(of_a, of_b) + 0.05) / (MIN(of_a, of_b) + 0.05);
}

static guint8 mixed_channel(guint8 from, guint8 to, int percent)
{
    return (guint8)(from + (to - from) * percent / 100);
}

Colour colour_mix(Colour from, Colour to, int percent)
{
    return (Colour){mixed_channel(from.red, to.red, percent),
                    mixed_channel(from.green, to.green, percent),
                    mixed_channel(from.blue, to.blue, percent)};
}

Colour contrast_nearest(Colour colour, Colour background, double ratio)
{
    Colour end =
        contrast_ratio(white, background) > contrast_ratio(black, background) ? white : black;
    for (int percent = 0; percent < 100; percent++) {
        Colour mixed = colour_mix(colour, end, percent);
        if (contrast_ratio(mixed, background) >= ratio)
            return mixed;
    }
    return end;
}
