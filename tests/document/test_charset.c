/* Whatever the bytes were written in, clean UTF-8 comes out. */
#include "document/charset.h"
#include "document/charset_label.h"

#include <string.h>

typedef struct {
    const char *what;
    const char *bytes;
    gsize length;
    const char *content_type, *charset, *text;
} Case;

#define BYTES(literal) literal, sizeof(literal) - 1

static const Case cases[] = {
    {"ascii", BYTES("plain"), NULL, "UTF-8", "plain"},
    {"utf-8", BYTES("caf\xc3\xa9"), NULL, "UTF-8", "café"},
    {"utf-8 mark",
     BYTES("\xef\xbb\xbf"
           "caf\xc3\xa9"),
     "text/html; charset=latin1", "UTF-8", "café"},
    {"utf-8 declared wrongly", BYTES("caf\xc3\xa9"), "text/html; charset=ISO-8859-1", "UTF-8",
     "café"},
    {"utf-16 mark", BYTES("\xff\xfeh\0i\0\xac\x20"), NULL, "UTF-16LE", "hi€"},
    {"utf-16 big-endian mark", BYTES("\xfe\xff\0h\0i"), NULL, "UTF-16BE", "hi"},
    {"utf-16 without a mark", BYTES("s\0o\0m\0e\0 \0w\0o\0r\0d\0s\0"), NULL, "UTF-16LE",
     "some words"},
    {"utf-16 cut off", BYTES("\xff\xfeh\0i"), NULL, "UTF-16LE", "h\xef\xbf\xbd"},
    {"latin-1 is windows-1252", BYTES("\x93quoted\x94"), "text/plain; charset=iso-8859-1",
     "WINDOWS-1252", "“quoted”"},
    {"quoted in the header", BYTES("\xe9"), "text/html; x=y; Charset=\"Windows-1252\"",
     "WINDOWS-1252", "é"},
    {"meta charset", BYTES("<!-- <meta charset=koi8-r> --><meta charset='windows-1251'>\xcf"), NULL,
     "WINDOWS-1251", "<!-- <meta charset=koi8-r> --><meta charset='windows-1251'>П"},
    {"meta http-equiv",
     BYTES("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>\xb1"), NULL,
     "ISO-8859-2", "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>ą"},
    {"xml declaration", BYTES("<?xml version='1.0' encoding='Shift_JIS'?>\x83\x65"), NULL, "CP932",
     "<?xml version='1.0' encoding='Shift_JIS'?>テ"},
    {"the server before the page", BYTES("<meta charset=koi8-r>\xe9"), "text/html;charset=latin1",
     "WINDOWS-1252", "<meta charset=koi8-r>é"},
    {"utf-16 in a meta means utf-8", BYTES("<meta charset=utf-16>\xc3\xa9\xff"), NULL, "UTF-8",
     "<meta charset=utf-16>é\xef\xbf\xbd"},
    {"the last letter", BYTES("ng\xe0y h\xf4m na"), "text/plain; charset=windows-1258",
     "WINDOWS-1258", "ngày hôm na"},
    {"gbk", BYTES("\xc4\xe3\xba\xc3"), "text/html; charset=gb2312", "GB18030", "你好"},
    {"iso-2022-jp", BYTES("\x1b$B$\"\x1b(B"), "text/plain; charset=iso-2022-jp", "ISO-2022-JP",
     "あ"},
    {"few broken bytes", BYTES("éééééééééé \xff ok"), NULL, "UTF-8", "éééééééééé \xef\xbf\xbd ok"},
    {"controls",
     BYTES("a\0b\x01"
           "c\x7f\tq\xc2\x80.\n"),
     NULL, "UTF-8", "abc\tq.\n"},
    {"cut in a character", BYTES("ééééééééééé\xe2\x82"), NULL, "UTF-8",
     "ééééééééééé\xef\xbf\xbd\xef\xbf\xbd"},
};

static void test_case(gconstpointer data)
{
    const Case *c = data;
    g_auto(CharsetText) text = {0};
    charset_decode(c->bytes, c->length, c->content_type, NULL, &text);
    g_assert_cmpstr(text.charset, ==, c->charset);
    g_assert_cmpmem(text.text, text.length, c->text, strlen(c->text));
}

/* Nothing is declared: the language's letters tell. */
static void test_detected(void)
{
    static const char cyrillic[] =
        "\xcc\xe5\xe4\xe8\xf6\xe8\xed\xe0 \xef\xee\xec\xee\xe3\xe0\xe5\xf2 \xeb\xfe\xe4\xff\xec "
        "\xe6\xe8\xf2\xfc \xe4\xee\xeb\xfc\xf8\xe5, \xe8 \xe2\xf0\xe0\xf7\xe8 \xe7\xed\xe0\xfe\xf2 "
        "\xfd\xf2\xee \xf5\xee\xf0\xee\xf8\xee.";
    g_auto(CharsetText) text = {0};
    charset_decode(cyrillic, sizeof cyrillic - 1, NULL, NULL, &text);
    g_assert_cmpstr(text.charset, ==, "WINDOWS-1251");
    g_assert_true(g_str_has_prefix(text.text, "Медицина помогает"));
}

static void count(const Diagnostic *diagnostic, gpointer data)
{
    GString *messages = data;
    g_string_append_printf(messages, "%s\n", diagnostic->message);
}

/* Old Macintoshes and DOS, which detectors take for something else. */
static void test_latin(void)
{
    static const Case latin[] = {
        {"mac, Spanish",
         BYTES("El ni\x96o que no dorm\x92"
               "a, \xc0qu\x8e pas\x97 despu\x8es?"),
         NULL, "MACINTOSH", "El niño que no dormía, ¿qué pasó después?"},
        {"mac, English",
         BYTES("The doctor\xd5s \xd2"
               "caf\x8e\xd3 isn\xd5t far \xd0 he can\xd5t sit."),
         NULL, "MACINTOSH", "The doctor’s “café” isn’t far – he can’t sit."},
        {"dos",
         BYTES("El ni\xa4o que no dorm\xa1"
               "a, que pas\xa2 despu\x82s."),
         NULL, "IBM850", "El niño que no dormía, que pasó después."},
        {"windows",
         BYTES("The doctor\x92s \x93"
               "caf\xe9\x94 isn\x92t far \x96 below 25 \xb0"
               "C."),
         NULL, "WINDOWS-1252", "The doctor’s “café” isn’t far – below 25 °C."},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(latin); i++)
        test_case(&latin[i]);
}

static void test_diagnostics(void)
{
    g_autoptr(GString) messages = g_string_new(NULL);
    Diagnostics diagnostics = {.handler = count, .data = messages};
    g_auto(CharsetText) bad = {0}, unknown = {0}, clean = {0};
    charset_decode("\xff\xfe\xff\xd8", 4, NULL, &diagnostics, &bad);
    g_assert_nonnull(strstr(messages->str, "replaced by U+FFFD"));
    charset_decode("\xe9", 1, "text/html; charset=klingon", &diagnostics, &unknown);
    g_assert_nonnull(strstr(messages->str, "the declared charset KLINGON is unknown"));
    guint n = diagnostics.counts[DIAGNOSTIC_WARNING];
    charset_decode("fine", 4, "text/html; charset=utf-8", &diagnostics, &clean);
    g_assert_cmpuint(diagnostics.counts[DIAGNOSTIC_WARNING], ==, n);
    g_assert_null(clean.owned);
}

/* Found by fuzzing: iconv takes "UTF-╦8" for a UTF-8 of its own, with numbers beyond Unicode's. */
static void test_beyond_unicode(void)
{
    static const char page[] = "<meta charset=\"utf-\xe2\x95\xa6"
                               "8\">a\xf8\x89\x89\x89\x89z";
    g_auto(CharsetText) text = {0};
    charset_decode(page, strlen(page), NULL, NULL, &text);
    g_assert_true(g_utf8_validate(text.text, (gssize)text.length, NULL));
    g_assert_nonnull(strstr(text.text, "a\ufffd"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/charset/beyond-unicode", test_beyond_unicode);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/document/charset/", cases[i].what, NULL);
        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/document/charset/detected", test_detected);
    g_test_add_func("/document/charset/latin", test_latin);
    g_test_add_func("/document/charset/diagnostics", test_diagnostics);
    return g_test_run();
}
