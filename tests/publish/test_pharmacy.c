/* The pharmacy's settings: what is read, and what is told of a file that people edit. */
#include "publish/pharmacy.h"

#include "base/error.h"
#include "publish/contrast.h"
#include "publish/site_cover.h"

#include <glib/gstdio.h>
#include <string.h>

/* Settings on disk, and what was told of them: "error 3: [site] …" a line. */
typedef struct {
    char *path;
    GString *told;
    GError *error;
} Settings;

static void note(const Diagnostic *diagnostic, gpointer data)
{
    GString *told = data;
    g_string_append_printf(told, "%s %u: %s\n", diagnostic_severity_name(diagnostic->severity),
                           diagnostic->line, diagnostic->message);
}

static void settings_clear(Settings *settings)
{
    g_remove(settings->path);
    g_free(settings->path);
    g_string_free(settings->told, TRUE);
    g_clear_error(&settings->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Settings, settings_clear)

static Pharmacy *load(Settings *settings, const char *text, gssize length)
{
    int fd = g_file_open_tmp("lectern-pharmacy-XXXXXX", &settings->path, NULL);
    g_assert_cmpint(fd, >=, 0);
    g_close(fd, NULL);
    g_assert_true(g_file_set_contents(settings->path, text, length, NULL));
    settings->told = g_string_new(NULL);
    Diagnostics diagnostics = {settings->path, note, settings->told, {0}};
    return pharmacy_load(settings->path, &diagnostics, &settings->error);
}

static void assert_told(const Settings *settings, const char *part)
{
    if (!strstr(settings->told->str, part))
        g_error("not told: %s\ntold: %s", part, settings->told->str);
}

/* --- what is read ---------------------------------------------------------------------------- */

static void test_all_is_read(void)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy =
        load(&settings,
             "[pharmacy]\nname = Mill & Co\naddress = 12 Mill Street; Millbrook;\n"
             "telephone=555\nhours = Mon, 9 to 5;Tue, 9 to 1\r\n[site]\n"
             "base_url = https://mill.example/listen\nlanguage = pt-BR\n"
             "[sound]\nvoice=pt-BR\nformats = opus;epub; opus\n"
             "[colours]\nbackground=#fff\ntext=#000000\n[feed]\ncategory = Education\n",
             -1);
    g_assert_no_error(settings.error);
    g_assert_cmpstr(settings.told->str, ==, "");
    g_assert_cmpstr(pharmacy->name, ==, "Mill & Co");
    g_assert_cmpstr(pharmacy->address[1], ==, "Millbrook");
    g_assert_cmpuint(g_strv_length(pharmacy->address), ==, 2);
    g_assert_cmpstr(pharmacy->hours[1], ==, "Tue, 9 to 1");
    g_assert_cmpstr(pharmacy->base_url, ==, "https://mill.example/listen/");
    g_assert_cmpstr(pharmacy->language, ==, "pt-BR");
    g_assert_cmpstr(pharmacy->formats[0]->name, ==, "opus");
    g_assert_cmpstr(pharmacy->formats[1]->name, ==, "epub");
    g_assert_null(pharmacy->formats[2]);
    g_assert_cmpuint(pharmacy->colours[THEME_LIGHT].background.blue, ==, 255);
    g_assert_cmpstr(pharmacy->feed.title, ==, "Mill & Co");
    g_assert_cmpstr(pharmacy->feed.category, ==, "Education");
    g_assert_null(pharmacy->feed.subcategory);
}

/* The sample, with nothing taken out of its comments, says what holds without it. */
static void test_sample_is_the_usual(void)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy = load(&settings, pharmacy_sample(), -1);
    g_autoptr(Pharmacy) usual = pharmacy_new();
    g_assert_no_error(settings.error);
    g_assert_cmpstr(settings.told->str, ==, "");
    g_assert_cmpstr(pharmacy->name, ==, usual->name);
    g_assert_cmpmem(pharmacy->colours, sizeof pharmacy->colours, usual->colours,
                    sizeof usual->colours);
    g_assert_null(pharmacy->base_url);
}

/* With all of it taken out of its comments it is right too, but for the pictures. */
static void test_sample_uncommented(void)
{
    g_autoptr(GString) text = g_string_new(pharmacy_sample());
    g_string_replace(text, "\n#", "\n", 0);
    g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);
    g_autoptr(GString) edited = g_string_new(NULL);
    for (guint i = 0; lines[i]; i++)
        if (*lines[i] == '[' ||
            (strstr(lines[i], " = ") && *lines[i] != ' ' && !strstr(lines[i], ".png")))
            g_string_append_printf(edited, "%s\n", lines[i]);
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy = load(&settings, edited->str, -1);
    g_assert_no_error(settings.error);
    g_assert_cmpstr(settings.told->str, ==, "");
    g_assert_cmpstr(pharmacy->voice, ==, "en-US");
    g_assert_cmpstr(pharmacy->feed.subcategory, ==, "Medicine");
}

static void test_mark_of_an_editor(void)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy = load(&settings, "\xef\xbb\xbf[pharmacy]\r\nname = Mill\r\n", -1);
    g_assert_no_error(settings.error);
    g_assert_cmpstr(pharmacy->name, ==, "Mill");
}

/* --- what is told ---------------------------------------------------------------------------- */

static void test_every_fault_with_its_line(void)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy =
        load(&settings,
             "# hello\n[site]\nbase_url = listen.example\nlanguage = English!\n[sound]\n"
             "formats = mp4;daisy\n[pharmacy]\nlogo = no-such.png\nemail = nobody\n[feed]\n"
             "category = A; B; C\n[colours]\ntext = red\n",
             -1);
    g_assert_null(pharmacy);
    g_assert_error(settings.error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    assert_told(&settings, "error 3: [site] base_url: \"listen.example\" is no address");
    assert_told(&settings, "error 4: [site] language: \"English!\"");
    assert_told(&settings, "error 6: [sound] formats: there is no \"mp4\"; give some of mp3, opus");
    assert_told(&settings, "error 6: [sound] formats: \"daisy\" is a folder");
    assert_told(&settings, "error 6: [sound] formats: none of them can be played");
    assert_told(&settings, "error 8: [pharmacy] logo: ");
    assert_told(&settings, "error 9: [pharmacy] email: \"nobody\"");
    assert_told(&settings, "error 11: [feed] category: ");
    assert_told(&settings, "error 13: [colours] text: \"red\" is no colour");
    g_assert_nonnull(strstr(settings.error->message, "9 faults"));
}

static void test_one_fault_is_in_the_error(void)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy = load(&settings, "[site]\n\nbase_url = ftp://x.example/\n", -1);
    g_assert_null(pharmacy);
    g_assert_nonnull(strstr(settings.error->message, "line 3: [site] base_url"));
}

static void test_unknown_and_double_are_told(void)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy =
        load(&settings, "[pharmacy]\nnmae = Mill\nname = A\nname = B\n[farmacy]\nname = C\n", -1);
    g_assert_no_error(settings.error);
    g_assert_cmpstr(pharmacy->name, ==, "B");
    assert_told(&settings, "warning 2: [pharmacy] has no setting \"nmae\"");
    assert_told(&settings, "warning 4: [pharmacy] name is there twice");
    assert_told(&settings, "warning 5: there are no settings [farmacy]");
}

static void assert_refused(const char *text, gssize length, const char *part)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy = load(&settings, text, length);
    g_assert_null(pharmacy);
    if (!strstr(settings.error->message, part))
        g_error("%s is not in %s", part, settings.error->message);
}

static void test_no_settings_at_all(void)
{
    assert_refused("[pharmacy]\nthis is no setting\n", -1, "line 2: is none of");
    assert_refused("name = Mill\n", -1, "line 1: stands before the first [group]");
    assert_refused("[pharmacy]\nname = caf\xe9\n", -1, "line 2: is not UTF-8");
    assert_refused("[pharmacy]\nname = a\0b\n", 21, "UTF-8");
    g_autofree char *large = g_strnfill(300 * 1024, '#');
    assert_refused(large, -1, "larger than settings are");
}

static void test_a_missing_file(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(pharmacy_load("/nowhere/pharmacy.ini", NULL, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* --- pictures -------------------------------------------------------------------------------- */

static void test_an_image_is_found_beside_the_settings(void)
{
    g_autofree char *image = NULL;
    int fd = g_file_open_tmp("lectern-pharmacy-XXXXXX", &image, NULL);
    g_assert_cmpint(fd, >=, 0);
    g_close(fd, NULL);
    gsize size;
    g_autoptr(GBytes) cover = site_cover_new((Colour){0, 0, 0}, (Colour){255, 255, 255});
    const char *bytes = g_bytes_get_data(cover, &size);
    g_assert_true(g_file_set_contents(image, bytes, (gssize)size, NULL));
    g_autofree char *name = g_path_get_basename(image);
    g_autofree char *text = g_strdup_printf("[feed]\nimage = %s\n", name);
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy = load(&settings, text, -1);
    g_remove(image);
    g_assert_no_error(settings.error);
    g_assert_cmpuint(pharmacy->feed.image->width, ==, SITE_COVER_PIXELS);
}

/* --- colours --------------------------------------------------------------------------------- */

static void test_contrast_is_that_of_wcag(void)
{
    static const Colour black = {0, 0, 0}, white = {255, 255, 255}, grey = {0x76, 0x76, 0x76};
    g_assert_cmpfloat_with_epsilon(contrast_ratio(black, white), 21, 1e-9);
    g_assert_cmpfloat_with_epsilon(contrast_ratio(white, black), 21, 1e-9);
    g_assert_cmpfloat_with_epsilon(contrast_ratio(grey, grey), 1, 1e-9);
    /* #767676 is the lightest grey that passes on white, as is known. */
    g_assert_cmpfloat_with_epsilon(contrast_ratio(grey, white), 4.54, 0.005);
}

static void test_poor_contrast_is_refused_and_mended(void)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy = load(&settings, "[colours]\naccent = #7fbf3f\n", -1);
    g_assert_null(pharmacy);
    const char *told = strstr(settings.told->str, "4.5:1; #");
    g_assert_nonnull(told);
    g_autofree char *would_do = g_strndup(told + strlen("4.5:1; "), 7);
    Colour colour;
    g_assert_true(colour_parse(would_do, &colour));
    g_assert_cmpfloat(contrast_ratio(colour, (Colour){255, 255, 255}), >=, CONTRAST_AA);

    g_auto(Settings) again = {0};
    g_autofree char *mended = g_strdup_printf("[colours]\naccent = %s\n", would_do);
    g_autoptr(Pharmacy) second = load(&again, mended, -1);
    g_assert_no_error(again.error);
    assert_told(&again, "warning 2: [colours] accent: stands out from the background by 4.");
}

/* A dark background by day gets the light text and links that nobody set. */
static void test_inks_follow_the_background(void)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy = load(&settings, "[colours]\nbackground = #002b36\n", -1);
    g_assert_no_error(settings.error);
    const ThemeColours *colours = &pharmacy->colours[THEME_LIGHT];
    g_assert_cmpfloat(contrast_ratio(colours->text, colours->background), >=, CONTRAST_AAA);
    g_assert_cmpfloat(contrast_ratio(colours->accent, colours->background), >=, CONTRAST_AAA);
}

static void test_a_background_on_which_nothing_can_be_read_well(void)
{
    g_auto(Settings) settings = {0};
    g_autoptr(Pharmacy) pharmacy = load(&settings, "[colours]\nbackground = #777777\n", -1);
    g_assert_null(pharmacy);
    assert_told(&settings, "no colour can be read");
}

static void test_colours_are_parsed_strictly(void)
{
    Colour colour;
    static const char *const wrong[] = {"", "#", "#12", "#1234", "#12345g", "123456", "#1234567"};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++)
        g_assert_false(colour_parse(wrong[i], &colour));
    g_assert_true(colour_parse("#0aF", &colour));
    g_autofree char *text = colour_text(colour);
    g_assert_cmpstr(text, ==, "#00aaff");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pharmacy/all-is-read", test_all_is_read);
    g_test_add_func("/pharmacy/sample-is-the-usual", test_sample_is_the_usual);
    g_test_add_func("/pharmacy/sample-uncommented", test_sample_uncommented);
    g_test_add_func("/pharmacy/mark-of-an-editor", test_mark_of_an_editor);
    g_test_add_func("/pharmacy/every-fault-with-its-line", test_every_fault_with_its_line);
    g_test_add_func("/pharmacy/one-fault-is-in-the-error", test_one_fault_is_in_the_error);
    g_test_add_func("/pharmacy/unknown-and-double-are-told", test_unknown_and_double_are_told);
    g_test_add_func("/pharmacy/no-settings-at-all", test_no_settings_at_all);
    g_test_add_func("/pharmacy/a-missing-file", test_a_missing_file);
    g_test_add_func("/pharmacy/an-image-is-found-beside-the-settings",
                    test_an_image_is_found_beside_the_settings);
    g_test_add_func("/contrast/that-of-wcag", test_contrast_is_that_of_wcag);
    g_test_add_func("/contrast/poor-is-refused-and-mended",
                    test_poor_contrast_is_refused_and_mended);
    g_test_add_func("/contrast/inks-follow-the-background", test_inks_follow_the_background);
    g_test_add_func("/contrast/nothing-can-be-read-well",
                    test_a_background_on_which_nothing_can_be_read_well);
    g_test_add_func("/contrast/parsed-strictly", test_colours_are_parsed_strictly);
    return g_test_run();
}
