/* Latin charsets; see charset_latin.h. */
#include "document/charset_latin.h"

#include <string.h>

enum { SAMPLE_BYTES = 64 * 1024, HIGH_BYTES = 128, MARGIN = 2 };

/* What the bytes from 0x80 on are in one charset; 0 where they are nothing. */
typedef struct {
    gunichar letters[HIGH_BYTES];
} HighHalf;

static gboolean read_high_half(const char *charset, HighHalf *half)
{
    GIConv converter = g_iconv_open("UTF-8", charset);
    if (converter == (GIConv)-1)
        return FALSE;
    for (guint i = 0; i < HIGH_BYTES; i++) {
        char byte = (char)(0x80 + i), *in = &byte, buffer[8] = "", *out = buffer;
        gsize left = 1, room = sizeof buffer - 1;
        gsize status = g_iconv(converter, &in, &left, &out, &room);
        half->letters[i] = status == (gsize)-1 || left ? 0 : g_utf8_get_char(buffer);
        (void)g_iconv(converter, NULL, NULL, NULL, NULL);
    }
    g_iconv_close(converter);
    return TRUE;
}

static gunichar letter_at(const HighHalf *half, const char *bytes, gsize length, gsize i)
{
    if (i >= length) /* before the first byte too */
        return ' ';
    guchar byte = (guchar)bytes[i];
    return byte < 0x80 ? byte : half->letters[byte - 0x80];
}

/* Signs that prose has beside its words. */
static gboolean is_common_sign(gunichar c)
{
    return c == 0xA0 || g_utf8_strchr("‘’“”„‚«»–—…€£©°·•¿¡®™½¼²³", -1, c);
}

/* How well one character fits between its neighbours. */
static int fit(gunichar before, gunichar c, gunichar after)
{
    if (!c || (c >= 0x80 && c < 0xA0))
        return -3;
    gboolean lower_before = g_unichar_islower(before), letter_after = g_unichar_isalpha(after);
    if (g_unichar_islower(c)) /* "25 °C" is no "25 íC" */
        return g_unichar_isupper(after) ? -1 : g_unichar_isalpha(before) || letter_after ? 1 : 0;
    if (g_unichar_isalpha(c))
        return lower_before ? -2 : letter_after ? 1 : 0;
    if (c == 0x2019)
        return 1;
    if (g_unichar_isalpha(before) && letter_after)
        return -2;
    return is_common_sign(c) ? 1 : -1;
}

static int score(const char *charset, const char *bytes, gsize length)
{
    HighHalf half;
    if (!read_high_half(charset, &half))
        return G_MININT;
    int sum = 0;
    for (gsize i = 0; i < length; i++)
        if ((guchar)bytes[i] >= 0x80)
            sum += fit(letter_at(&half, bytes, length, i - 1), letter_at(&half, bytes, length, i),
                       letter_at(&half, bytes, length, i + 1));
    return sum;
}

static gboolean is_latin(const char *charset)
{
    static const char *const families[] = {
        "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",        "ISO-8859-4",   "ISO-8859-9",
        "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-14",       "ISO-8859-15",  "ISO-8859-16",
        "WINDOWS-1250", "WINDOWS-1252", "WINDOWS-1254",      "WINDOWS-1257", "WINDOWS-1258",
        "IBM852",       "IBM865",       "MAC-CENTRALEUROPE", "UTF-8",
    };
    for (guint i = 0; i < G_N_ELEMENTS(families); i++)
        if (g_ascii_strcasecmp(charset, families[i]) == 0)
            return TRUE;
    return FALSE;
}

/* Whether more letters beyond ASCII are whole than broken. */
static gboolean is_mostly_utf8(const char *bytes, gsize length)
{
    gsize whole = 0, broken = 0;
    for (const char *at = bytes, *end = bytes + length; at < end;) {
        if ((guchar)*at < 0x80) {
            at++;
            continue;
        }
        gunichar c = g_utf8_get_char_validated(at, end - at);
        gboolean bad = c == (gunichar)-1 || c == (gunichar)-2;
        *(bad ? &broken : &whole) += 1;
        at = bad ? at + 1 : g_utf8_next_char(at);
    }
    return whole > broken;
}

const char *charset_latin_choose(const char *bytes, gsize length, const char *guess)
{
    static const char *const others[] = {"WINDOWS-1252", "MACINTOSH", "IBM850"};
    if (guess && !is_latin(guess))
        return guess;
    length = MIN(length, (gsize)SAMPLE_BYTES);
    gboolean utf8 = guess && g_ascii_strcasecmp(guess, "UTF-8") == 0, known = guess && !utf8;
    if (utf8 && is_mostly_utf8(bytes, length))
        return guess;
    int best = known ? score(guess, bytes, length) : G_MININT;
    best = MIN(best, G_MAXINT - MARGIN) + (known ? MARGIN : 0);
    const char *chosen = known ? guess : NULL;
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        int fits = score(others[i], bytes, length);
        if (fits > best) {
            best = fits;
            chosen = others[i];
        }
    }
    return chosen;
}
