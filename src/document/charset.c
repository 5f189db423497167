/* Charset; see charset.h. */
#include "document/charset.h"
#include "document/charset_label.h"
#include "document/charset_latin.h"

#include <errno.h>
#include <string.h>
#include <uchardet/uchardet.h>

#define REPLACEMENT "\xef\xbf\xbd"
enum { DETECTION_BYTES = 256 * 1024, UTF16_SAMPLE_BYTES = 4096, MOSTLY_VALID = 8 };

void charset_text_clear(CharsetText *text)
{
    g_clear_pointer(&text->owned, g_free);
    g_clear_pointer(&text->charset, g_free);
}

/* A byte that is a control character by itself; C1 controls are two bytes in UTF-8. */
static gboolean is_control(const char *at, const char *end)
{
    guchar c = (guchar)*at;
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\f' && c != '\r';
    if (c == 0xc2 && at + 1 < end)
        return (guchar)at[1] < 0xa0 && (guchar)at[1] != 0x85;
    return c == 0x7f;
}

static const char *find_control(const char *at, const char *end)
{
    while (at < end && !is_control(at, end))
        at++;
    return at;
}

/* Bytes of the valid UTF-8 at the start, embedded NULs included. */
static gsize valid_prefix(const char *text, gsize length)
{
    const char *at = text, *end = text + length;
    while (!g_utf8_validate_len(at, (gsize)(end - at), &at) && *at == '\0')
        at++;
    return (gsize)(at - text);
}

static GString *repair(const char *text, gsize length, gsize *n_bad)
{
    GString *out = g_string_sized_new(length + 16);
    *n_bad = 0;
    for (const char *end = text + length; text < end;) {
        gsize valid = valid_prefix(text, (gsize)(end - text));
        g_string_append_len(out, text, (gssize)valid);
        text += valid;
        if (text == end)
            break;
        g_string_append(out, REPLACEMENT);
        (*n_bad)++;
        text++;
    }
    return out;
}

/* Takes out control characters; the bytes given are left alone when there are none. */
static void clean(CharsetText *out, Diagnostics *diagnostics)
{
    const char *at = out->text, *end = at + out->length;
    const char *control = find_control(at, end);
    if (control == end)
        return;
    GString *kept = g_string_sized_new(out->length);
    gsize n_controls = 0;
    for (; at < end; control = find_control(at, end)) {
        g_string_append_len(kept, at, control - at);
        at = control;
        if (at == end)
            break;
        at += (guchar)*at == 0xc2 ? 2 : 1;
        n_controls++;
    }
    diagnostic_report(diagnostics, DIAGNOSTIC_NOTE, 0,
                      "%" G_GSIZE_FORMAT " control characters in the text; left out", n_controls);
    g_free(out->owned);
    out->length = kept->len;
    out->text = out->owned = g_string_free(kept, FALSE);
}

/* Lets go of the letter that the converter keeps until it knows whether a mark follows, as those of
 * windows-1255, windows-1258 and Big5 do. */
static void flush(GIConv converter, GString *out)
{
    char buffer[64], *to = buffer;
    gsize room = sizeof buffer;
    (void)g_iconv(converter, NULL, NULL, &to, &room);
    g_string_append_len(out, buffer, to - buffer);
}

/* Converts by iconv; what it cannot read becomes U+FFFD. NULL when it does not know the name. */
static GString *convert(const char *bytes, gsize length, const char *charset, gsize *n_bad)
{
    GIConv converter = g_iconv_open("UTF-8", charset);
    if (converter == (GIConv)-1)
        return NULL;
    GString *out = g_string_sized_new(length + length / 2 + 16);
    char buffer[8192];
    char *in = (char *)bytes;
    *n_bad = 0;
    while (length) {
        char *to = buffer;
        gsize room = sizeof buffer;
        gsize status = g_iconv(converter, &in, &length, &to, &room);
        int reason = errno;
        g_string_append_len(out, buffer, to - buffer);
        if (status != (gsize)-1 || reason == E2BIG)
            continue;
        flush(converter, out);
        g_string_append(out, REPLACEMENT);
        (*n_bad)++;
        in++;
        length--;
    }
    flush(converter, out);
    g_iconv_close(converter);
    if (valid_prefix(out->str, out->len) == out->len)
        return out;
    /* Some converters let numbers through that Unicode has not. */
    gsize n_beyond;
    GString *repaired = repair(out->str, out->len, &n_beyond);
    *n_bad += n_beyond;
    g_string_free(out, TRUE);
    return repaired;
}

static void report_bad(Diagnostics *diagnostics, gsize n_bad, const char *charset)
{
    if (n_bad)
        diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, 0,
                          "%" G_GSIZE_FORMAT " bytes are not %s; each replaced by U+FFFD", n_bad,
                          charset);
}

static void take(CharsetText *out, GString *text, const char *charset)
{
    out->length = text->len;
    out->text = out->owned = g_string_free(text, FALSE);
    out->charset = g_strdup(charset);
}

static void decode_utf8(const char *bytes, gsize length, Diagnostics *diagnostics, CharsetText *out)
{
    if (valid_prefix(bytes, length) == length) {
        *out = (CharsetText){.text = bytes, .length = length, .charset = g_strdup("UTF-8")};
        return;
    }
    gsize n_bad;
    take(out, repair(bytes, length, &n_bad), "UTF-8");
    report_bad(diagnostics, n_bad, "UTF-8");
}

static gboolean decode_as(const char *bytes, gsize length, const char *charset,
                          Diagnostics *diagnostics, CharsetText *out)
{
    if (strcmp(charset, "UTF-8") == 0) {
        decode_utf8(bytes, length, diagnostics, out);
        return TRUE;
    }
    gsize n_bad;
    GString *text = convert(bytes, length, charset, &n_bad);
    if (!text)
        return FALSE;
    take(out, text, charset);
    report_bad(diagnostics, n_bad, charset);
    return TRUE;
}

typedef struct {
    const char *bytes;
    gsize length;
    const char *charset;
} ByteOrderMark;

static const char *charset_of_mark(const char *bytes, gsize length, gsize *mark_length)
{
    static const ByteOrderMark marks[] = {
        {"\xef\xbb\xbf", 3, "UTF-8"},
        {"\xff\xfe\0\0", 4, "UTF-32LE"},
        {"\xff\xfe", 2, "UTF-16LE"},
        {"\xfe\xff", 2, "UTF-16BE"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0) {
            *mark_length = marks[i].length;
            return marks[i].charset;
        }
    return NULL;
}

/* UTF-16 without a mark: every other byte of Latin text is NUL. */
static const char *guess_utf16(const char *bytes, gsize length)
{
    gsize n[2] = {0, 0}, sample = MIN(length, UTF16_SAMPLE_BYTES) & ~(gsize)1;
    for (gsize i = 0; i < sample; i++)
        n[i & 1] += bytes[i] == '\0';
    if (sample < 8 || n[0] + n[1] < sample / 5)
        return NULL;
    if (n[1] > 8 * n[0])
        return "UTF-16LE";
    return n[0] > 8 * n[1] ? "UTF-16BE" : NULL;
}

typedef enum { BYTES_ASCII, BYTES_UTF8, BYTES_MOSTLY_UTF8, BYTES_OTHER } ByteKind;

/* How far the bytes are UTF-8: all, but for a few broken ones, or not. */
static ByteKind judge_utf8(const char *bytes, gsize length)
{
    gsize n_sequences = 0, n_bad = 0;
    for (const char *at = bytes, *end = bytes + length; at < end;) {
        if ((guchar)*at < 0x80) {
            at++;
            continue;
        }
        gunichar c = g_utf8_get_char_validated(at, end - at);
        gboolean bad = c == (gunichar)-1 || c == (gunichar)-2;
        n_bad += bad;
        n_sequences += !bad;
        at = bad ? at + 1 : g_utf8_next_char(at);
    }
    if (n_bad)
        return n_sequences > MOSTLY_VALID * n_bad ? BYTES_MOSTLY_UTF8 : BYTES_OTHER;
    return n_sequences ? BYTES_UTF8 : BYTES_ASCII;
}

static char *detect(const char *bytes, gsize length)
{
    uchardet_t detector = uchardet_new();
    gboolean failed = uchardet_handle_data(detector, bytes, MIN(length, DETECTION_BYTES)) != 0;
    uchardet_data_end(detector);
    const char *name = failed ? "" : uchardet_get_charset(detector);
    char *charset = *name ? charset_from_label(name, strlen(name)) : NULL;
    uchardet_delete(detector);
    return charset;
}

/* The declared charset, from the server first. */
static char *declared(const char *bytes, gsize length, const char *content_type)
{
    char *charset = charset_from_content_type(content_type);
    return charset ? charset : charset_from_markup(bytes, length);
}

static void decode_unmarked(const char *bytes, gsize length, const char *content_type,
                            Diagnostics *diagnostics, CharsetText *out)
{
    const char *utf16 = guess_utf16(bytes, length);
    if (utf16 && decode_as(bytes, length, utf16, diagnostics, out))
        return;
    g_autofree char *said = declared(bytes, length, content_type);
    ByteKind kind = judge_utf8(bytes, length);
    gboolean shifts = said && memchr(bytes, '\x1b', length); /* ISO-2022-JP is ASCII bytes */
    if ((kind == BYTES_ASCII && !shifts) || kind == BYTES_UTF8) {
        decode_utf8(bytes, length, diagnostics, out);
        if (kind == BYTES_UTF8 && said && strcmp(said, "UTF-8") != 0)
            diagnostic_report(diagnostics, DIAGNOSTIC_NOTE, 0,
                              "declared as %s but is UTF-8; read as UTF-8", said);
        return;
    }
    if (said && decode_as(bytes, length, said, diagnostics, out))
        return;
    if (said)
        diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, 0,
                          "the declared charset %s is unknown; it was guessed", said);
    if (kind == BYTES_MOSTLY_UTF8) {
        decode_utf8(bytes, length, diagnostics, out);
        return;
    }
    g_autofree char *detected = detect(bytes, length);
    const char *guessed = charset_latin_choose(bytes, length, detected);
    if (guessed && decode_as(bytes, length, guessed, diagnostics, out))
        return;
    decode_as(bytes, length, "WINDOWS-1252", diagnostics, out);
}

void charset_decode(const char *bytes, gsize length, const char *content_type,
                    Diagnostics *diagnostics, CharsetText *out)
{
    *out = (CharsetText){.text = ""};
    gsize mark_length = 0;
    const char *charset = length ? charset_of_mark(bytes, length, &mark_length) : "UTF-8";
    if (!charset ||
        !decode_as(bytes + mark_length, length - mark_length, charset, diagnostics, out))
        decode_unmarked(bytes, length, content_type, diagnostics, out);
    clean(out, diagnostics);
}
