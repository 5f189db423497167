/* The command line of export; see export_options.h. */
#include "cli/export_options.h"

#include "cli/report.h"

#include <string.h>

enum { NOT_GIVEN = G_MININT };

/* Files go into a folder: here, unless another is named. */
static gboolean check_folder(const Verb *verb, ExportAsked *asked)
{
    const char *folder = asked->folder;
    if (!folder)
        asked->folder = g_strdup(".");
    if (!folder || (*folder && strcmp(folder, "-") != 0))
        return TRUE;
    report_usage(verb, *folder ? "--output -: files go into a folder, not to standard output"
                               : "--output: give the name of a folder");
    return FALSE;
}

/* A list of formats as the command line names it; NULL with a usage report for an unknown one. */
static GPtrArray *parse_formats(const Verb *verb, const char *list)
{
    g_autoptr(GPtrArray) formats = g_ptr_array_new_null_terminated(8, NULL, TRUE);
    /* An empty list is one empty name, not none. */
    g_auto(GStrv) names = g_strsplit(*list ? list : ",", ",", -1);
    for (char **name = names; *name; name++) {
        const Format *format = format_find(g_strstrip(*name));
        if (!format) {
            g_autoptr(GString) known = g_string_new(NULL);
            for (const Format *const *each = format_list(); *each; each++)
                g_string_append_printf(known, "%s%s", known->len ? ", " : "", (*each)->name);
            report_usage(verb, "--format %s: give one or more of %s", *name, known->str);
            return NULL;
        }
        if (!g_ptr_array_find(formats, format, NULL))
            g_ptr_array_add(formats, (gpointer)format);
    }
    return g_steal_pointer(&formats);
}

gboolean export_options_are_for_acx(const ExportAsked *asked)
{
    return asked->level && asked->level->unit == LEVEL_RMS_DB;
}

/* The level that a word on the command line means; FALSE after a usage report. What ACX asks of the
 * files is taken over where nothing else was said. */
static gboolean parse_level(const Verb *verb, const char *name, ExportAsked *asked)
{
    enum { ACX_KBPS = 192, ACX_RATE = 44100 };
    const LevelTarget *const *known = level_target_list();
    asked->level = name ? level_target_find(name) : known[0];
    if (name && !asked->level && strcmp(name, "off") != 0) {
        g_autoptr(GString) names = g_string_new(NULL);
        for (; *known; known++)
            g_string_append_printf(names, "%s, ", (*known)->name);
        report_usage(verb, "--loudness %s: give one of %soff", name, names->str);
        return FALSE;
    }
    if (export_options_are_for_acx(asked)) {
        AudioEncoding *encoding = &asked->encoding;
        encoding->bitrate_kbps = encoding->bitrate_kbps ? encoding->bitrate_kbps : ACX_KBPS;
        encoding->or_next = encoding->sample_rate == 0;
        encoding->sample_rate = encoding->sample_rate ? encoding->sample_rate : ACX_RATE;
    }
    return TRUE;
}

/* Says what is wrong with --bitrate and --sample-rate before there is an article. */
static gboolean check_rates(const Verb *verb, const GPtrArray *formats,
                            const AudioEncoding *encoding)
{
    enum { VOICES_RATE = 22050 }; /* of nearly all; the encoder checks again */
    g_autoptr(GError) error = NULL;
    for (guint i = 0; i < formats->len; i++) {
        const AudioFormat *format = format_audio(g_ptr_array_index(formats, i));
        if (format && !audio_format_check(format, VOICES_RATE, encoding, &error)) {
            report_usage(verb, "%s", error->message);
            return FALSE;
        }
    }
    return TRUE;
}

/* Takes over a number that was given; FALSE after a usage report. */
static gboolean parse_positive(const Verb *verb, const char *option, int given, int *value)
{
    if (given == NOT_GIVEN)
        return TRUE;
    *value = given;
    if (given <= 0)
        report_usage(verb, "%s %d: give a number above 0", option, given);
    return given > 0;
}

/* Parts are files of sound, with texts beside them. */
static gboolean check_split(const Verb *verb, const ExportAsked *asked)
{
    const GPtrArray *formats = asked->formats;
    if (asked->cue && !asked->split) {
        report_usage(verb, "--cue: a CUE sheet is of parts; give --split too");
        return FALSE;
    }
    if (asked->split && format_count_sound((const Format *const *)formats->pdata) == 0) {
        report_usage(verb, "--split: parts are sound; give a format of sound too");
        return FALSE;
    }
    for (guint i = 0; asked->split && i < formats->len; i++) {
        const Format *format = g_ptr_array_index(formats, i);
        if (format->of_parts)
            continue;
        report_usage(verb, "--split: %s is of the whole article; ask for it in a run of its own",
                     format->name);
        return FALSE;
    }
    return TRUE;
}

/* A title has something to be seen: blanks of every kind, controls and signs without width are not.
 */
static gboolean is_title(const char *text)
{
    if (!g_utf8_validate(text, -1, NULL))
        return FALSE;
    while (*text && !g_unichar_isgraph(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return *text != '\0';
}

/* A book of all articles: takes its format out of those that each article has files of. FALSE after
 * a usage report. */
static gboolean parse_book(const Verb *verb, ExportAsked *asked)
{
    GPtrArray *formats = asked->formats, *books = asked->book_formats;
    for (guint i = 0; asked->book_title && i < formats->len;)
        if (format_is_book(g_ptr_array_index(formats, i)))
            g_ptr_array_add(books, g_ptr_array_steal_index(formats, i));
        else
            i++;
    if (!asked->book_title || (books->len > 0 && is_title(asked->book_title)))
        return TRUE;
    report_usage(verb, books->len > 0
                           ? "--book: give the book a title, in UTF-8"
                           : "--book: give the format of a book too: --format epub, or daisy");
    return FALSE;
}

/* What is asked of books that not all formats can. */
static gboolean check_books(const Verb *verb, const ExportAsked *asked)
{
    const GPtrArray *formats = asked->formats;
    gboolean any = FALSE;
    for (guint i = 0; i < formats->len; i++) {
        const Format *format = g_ptr_array_index(formats, i);
        any = any || (format->book && format->book->can_lack_text);
        const int *rate = format->book ? format->book->sample_rates : NULL;
        while (rate && *rate && *rate != asked->encoding.sample_rate)
            rate++;
        if (!rate || *rate || asked->encoding.sample_rate == 0)
            continue;
        report_usage(verb, "--sample-rate %d: the players of %s know %d and %d",
                     asked->encoding.sample_rate, format->name, format->book->sample_rates[0],
                     format->book->sample_rates[1]);
        return FALSE;
    }
    if (asked->without_text && !any)
        report_usage(verb, "--ncc-only: give a format that can be without text: daisy, daisy.zip");
    return any || !asked->without_text;
}

gboolean export_options_parse(Options *options, ExportAsked *asked, const Verb *verb, int argc,
                              char **argv, int *status)
{
    TagOptions *tags = &asked->tags;
    g_autofree char *format_list = NULL, *loudness = NULL;
    int bitrate = NOT_GIVEN, sample_rate = NOT_GIVEN;
    const GOptionEntry own[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &asked->folder,
         "write into DIR (made if missing; default: here)", "DIR"},
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &format_list,
         "mp3 (default), opus, ogg, flac, wav, epub, daisy, daisy.zip, vtt, srt, lrc, txt, html, "
         "labels, "
         "chapters.{vtt,json,labels}; several with commas",
         "LIST"},
        {"words", 0, 0, G_OPTION_ARG_NONE, &asked->text.words,
         "vtt, lrc and epub tell when each word is said", NULL},
        {"bitrate", 0, 0, G_OPTION_ARG_INT, &bitrate,
         "kbit/s of mp3 (default 64) and opus (default 32)", "KBPS"},
        {"sample-rate", 0, 0, G_OPTION_ARG_INT, &sample_rate,
         "of the files (default: the voice's, 22050; of opus 24000)", "HZ"},
        {"loudness", 0, 0, G_OPTION_ARG_FILENAME, &loudness,
         "-19 (LUFS, default), -16, -23, acx (for audiobooks), or off", "LEVEL"},
        {"split", 0, 0, G_OPTION_ARG_NONE, &asked->split,
         "a folder for each article, with a file for each chapter and a playlist", NULL},
        {"cue", 0, 0, G_OPTION_ARG_NONE, &asked->cue,
         "with --split: a CUE sheet beside each playlist", NULL},
        {"book", 0, 0, G_OPTION_ARG_FILENAME, &asked->book_title,
         "one book of all the articles (epub, daisy), with that title", "TITLE"},
        {"ncc-only", 0, 0, G_OPTION_ARG_NONE, &asked->without_text,
         "daisy: headings and sound alone, without the text", NULL},
        {"force", 0, 0, G_OPTION_ARG_NONE, &asked->force, "replace files that are there already",
         NULL},
        {"album", 0, 0, G_OPTION_ARG_FILENAME, &tags->album,
         "the album that the tags name (default: the site)", "NAME"},
        {"cover", 0, 0, G_OPTION_ARG_FILENAME, &tags->cover,
         "the picture that players show: JPEG or PNG", "FILE"},
        {"lyrics", 0, 0, G_OPTION_ARG_NONE, &tags->lyrics, "put the article's text into the tags",
         NULL},
        {"id3", 0, 0, G_OPTION_ARG_FILENAME, &tags->id3,
         "2.4 (default), or 2.3 for older players: the tags of MP3 and WAV", "VERSION"},
        {NULL}};
    OptionsSet set =
        OPTIONS_ARTICLES | OPTIONS_VOICE | OPTIONS_SCRIPT | OPTIONS_JOBS | OPTIONS_CACHE;
    if (!options_parse(options, verb, set, own, argc, argv, status))
        return FALSE;
    *status = EXIT_CODE_USAGE;
    if (!check_folder(verb, asked) ||
        !parse_positive(verb, "--bitrate", bitrate, &asked->encoding.bitrate_kbps) ||
        !parse_positive(verb, "--sample-rate", sample_rate, &asked->encoding.sample_rate))
        return FALSE;
    asked->formats = parse_formats(verb, format_list ? format_list : "mp3");
    asked->book_formats = g_ptr_array_new_null_terminated(2, NULL, TRUE);
    if (!asked->formats || !parse_level(verb, loudness, asked) ||
        !check_rates(verb, asked->formats, &asked->encoding) || !check_split(verb, asked) ||
        !check_books(verb, asked) || !parse_book(verb, asked))
        return FALSE;
    *status = tag_options_read(tags, verb, &asked->tagging);
    return *status == EXIT_CODE_DONE;
}

void export_asked_clear(ExportAsked *asked)
{
    g_clear_pointer(&asked->folder, g_free);
    g_clear_pointer(&asked->book_title, g_free);
    g_clear_pointer(&asked->formats, g_ptr_array_unref);
    g_clear_pointer(&asked->book_formats, g_ptr_array_unref);
    tag_options_clear(&asked->tags);
}
