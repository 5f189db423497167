/* What others' readers find in the tags: every chapter, text and picture, in every format. The
 * readers are behind read_tags.py; where one is not installed its tests are left out. */
#include "audio/tags.h"

#include "sound_file.h"

#include <string.h>

enum { RATE = 22050, SECONDS = 12, N_FRAMES = RATE * SECONDS, READER_MISSING = 3 };

typedef struct {
    const AudioFormat *format;
    const char *reader;
} Case;

/* --- writing and reading -------------------------------------------------------------------- */

static void write_tagged(SoundFile *file, const AudioFormat *format, const AudioTags *tags)
{
    g_autoptr(GError) error = NULL;
    g_autofree gint16 *frames = g_new0(gint16, N_FRAMES);
    sound_file_encode(file, format, frames, N_FRAMES, RATE);
    g_assert_true(audio_tags_write(file->fd, format, tags, &error));
    g_assert_no_error(error);
}

/* What the reader prints; NULL, with the test skipped, where it is not installed. */
static char *read_back(const SoundFile *file, const char *reader)
{
    const char *arguments[] = {"tests/audio/read_tags.py", reader, file->path, NULL};
    g_autoptr(GError) error = NULL;
    g_autofree char *out = NULL, *complaints = NULL;
    int status;
    g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out,
                               &complaints, &status, NULL));
    if (!g_spawn_check_wait_status(status, &error)) {
        if (!g_error_matches(error, G_SPAWN_EXIT_ERROR, READER_MISSING))
            g_error("%s: %s", reader, complaints);
        g_test_skip("the reader is not installed");
        return NULL;
    }
    return g_steal_pointer(&out);
}

static void assert_tag(const char *found, const char *name, const char *value)
{
    g_autofree char *wanted = g_strdup_printf("\ntag\t%s\t%s\n", name, value);
    g_autofree char *whole = g_strconcat("\n", found, NULL);
    if (!strstr(whole, wanted))
        g_error("no %s in:\n%s", wanted, found);
}

static gboolean has_id3(const AudioFormat *format)
{
    return format->tagging == AUDIO_TAGGING_MPEG || format->tagging == AUDIO_TAGGING_WAV;
}

static gboolean is_id3(const Case *c)
{
    return !strcmp(c->reader, "mutagen") && has_id3(c->format);
}

/* --- chapters ------------------------------------------------------------------------------- */

/* Contiguous, at times that are no whole milliseconds, the last to the end. Free with g_free(). */
static AudioChapter *chapters_of(const char *const *titles, guint n)
{
    AudioChapter *chapters = g_new0(AudioChapter, n);
    for (guint i = 0; i < n; i++) {
        chapters[i].start_frame = (gint64)i * (N_FRAMES - 7) / n;
        chapters[i].end_frame = i + 1 < n ? (gint64)(i + 1) * (N_FRAMES - 7) / n : N_FRAMES;
        chapters[i].title = titles[i];
    }
    return chapters;
}

static void assert_near(const char *seconds, gint64 frame)
{
    double difference = g_ascii_strtod(seconds, NULL) - (double)frame / RATE;
    g_assert_cmpfloat(ABS(difference), <, 0.01);
}

/* Ends may be unknown, and the last is that of the sound, which an encoder may lengthen a little.
 */
static void assert_chapters(const char *found, const AudioChapter *chapters, guint n)
{
    g_auto(GStrv) lines = g_strsplit(found, "\n", -1);
    guint i = 0;
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) fields = g_strsplit(*line, "\t", -1);
        if (!fields[0] || strcmp(fields[0], "chapter") != 0)
            continue;
        g_assert_cmpuint(i, <, n);
        g_assert_cmpstr(fields[3], ==, chapters[i].title);
        assert_near(fields[1], chapters[i].start_frame);
        if (*fields[2] != '-' && i + 1 < n)
            assert_near(fields[2], chapters[i].end_frame);
        i++;
    }
    g_assert_cmpuint(i, ==, n);
}

static void check_chapters(SoundFile *file, const Case *c, const AudioTags *tags)
{
    write_tagged(file, c->format, tags);
    g_autofree char *found = read_back(file, c->reader);
    if (found)
        assert_chapters(found, tags->chapters, tags->n_chapters);
}

static void check_titles(SoundFile *file, const Case *c, const char *const *titles, guint n)
{
    g_autofree AudioChapter *chapters = chapters_of(titles, n);
    AudioTags tags = {
        .title = "Title", .chapters = chapters, .n_chapters = n, .chapter_rate = RATE};
    check_chapters(file, c, &tags);
    if (!has_id3(c->format))
        return;
    tags.id3 = AUDIO_ID3_2_3;
    g_assert_cmpint(ftruncate(file->fd, 0), ==, 0);
    g_assert_cmpint(lseek(file->fd, 0, SEEK_SET), ==, 0);
    check_chapters(file, c, &tags);
}

static void test_awkward_titles(SoundFile *file, gconstpointer data)
{
    g_autofree char *letters = g_strnfill(300, 'x');
    const char *const titles[] = {"How is CAR-T used?",
                                  "\"Quoted\", 'both' ways",
                                  "a=b; c=d # e \\ f / g",
                                  "CHAPTER001NAME=x",
                                  "💊 糖尿病 👩‍👧",
                                  "ما هو السكري؟",
                                  "e\u0301 ñ",
                                  "0",
                                  letters,
                                  "Disclaimer"};
    check_titles(file, data, titles, G_N_ELEMENTS(titles));
}

static void test_one_chapter(SoundFile *file, gconstpointer data)
{
    check_titles(file, data, (const char *const[]){"Alone"}, 1);
}

/* FFmpeg misreads the size of a title of 127 bytes or more. */
static void test_titles_of_any_length(SoundFile *file, gconstpointer data)
{
    static const guint lengths[] = {1,   125, 126, 127,   128,   129,  254,
                                    255, 256, 300, 16382, 16384, 20000};
    g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
        g_ptr_array_add(titles, g_strnfill(lengths[i], (char)('a' + i)));
    check_titles(file, data, (const char *const *)titles->pdata, titles->len);
}

/* More than a table of contents counts in its one byte. */
static void check_many(SoundFile *file, const Case *c, guint n)
{
    g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(titles, g_strdup_printf("%u. Section", i + 1));
    check_titles(file, c, (const char *const *)titles->pdata, n);
}

static void test_300_chapters(SoundFile *file, gconstpointer data)
{
    check_many(file, data, 300);
}

static void test_999_chapters(SoundFile *file, gconstpointer data)
{
    check_many(file, data, 999);
}

static void test_255_and_256_chapters(SoundFile *file, gconstpointer data)
{
    check_many(file, data, 255);
    g_assert_cmpint(ftruncate(file->fd, 0), ==, 0);
    g_assert_cmpint(lseek(file->fd, 0, SEEK_SET), ==, 0);
    check_many(file, data, 256);
}

/* A chapter's title is one line; what cannot be shown is not there. */
static void test_control_characters(SoundFile *file, gconstpointer data)
{
    const Case *c = data;
    const AudioChapter chapter = {0, N_FRAMES,
                                  "A\nB\tC\x01\x1b[1m\xc2\x85"
                                  "D\u2028E\x7f"};
    const AudioChapter shown = {0, N_FRAMES, "A B C[1mD E"};
    const AudioTags tags = {.title = "T\r\nU\x02",
                            .comment = "one\n\ntwo\x03\r\nthree",
                            .chapters = &chapter,
                            .n_chapters = 1,
                            .chapter_rate = RATE};
    write_tagged(file, c->format, &tags);
    g_autofree char *found = read_back(file, c->reader);
    if (!found)
        return;
    assert_chapters(found, &shown, 1);
    if (!strcmp(c->reader, "riff"))
        return;
    assert_tag(found, is_id3(c) ? "TIT2" : "title", "T U");
    assert_tag(found, is_id3(c) ? "COMM" : "comment",
               is_id3(c) ? "XXX: one\\n\\ntwo\\nthree" : "one\\n\\ntwo\\nthree");
}

/* Written again, chapters are replaced, not added. */
static void test_again(SoundFile *file, gconstpointer data)
{
    const Case *c = data;
    g_autoptr(GError) error = NULL;
    g_autofree AudioChapter *chapters =
        chapters_of((const char *const[]){"One", "Two", "Three"}, 3);
    AudioTags tags = {
        .title = "Title", .chapters = chapters, .n_chapters = 3, .chapter_rate = RATE};
    write_tagged(file, c->format, &tags);
    chapters[0].title = "First";
    tags.n_chapters = 2;
    g_assert_true(audio_tags_write(file->fd, c->format, &tags, &error));
    g_assert_no_error(error);
    g_autofree char *found = read_back(file, c->reader);
    if (found)
        assert_chapters(found, chapters, 2);
    tags.n_chapters = 0;
    g_assert_true(audio_tags_write(file->fd, c->format, &tags, &error));
    g_assert_no_error(error);
    g_autofree char *none = read_back(file, c->reader);
    g_assert_true(!none || !strstr(none, "chapter\t"));
}

/* --- tags ----------------------------------------------------------------------------------- */

/* One black pixel. */
static const guint8 png[] = {0x89, 'P', 'N', 'G',  '\r', '\n', 0x1a, '\n', 0,    0, 0, 13,
                             'I',  'H', 'D', 'R',  0,    0,    0,    1,    0,    0, 0, 1,
                             8,    0,   0,   0,    0,    0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0,
                             10,   'I', 'D', 'A',  'T',  0x78, 0x9c, 0x63, 0x60, 0, 0, 0,
                             2,    0,   1,   0x48, 0xaf, 0xa4, 0x71, 0,    0,    0, 0, 'I',
                             'E',  'N', 'D', 0xae, 0x42, 0x60, 0x82};

static const AudioTags full = {.title = "Grippe & <Fieber>: 糖尿病 💊",
                               .artist = "Jane Doe",
                               .album = "Pitman Pharmacy",
                               .date = "2025-08-09",
                               .language = "en-US",
                               .language_iso639_2 = "eng",
                               .genre = "Speech",
                               .publisher = "The Publisher",
                               .copyright = "Copyright © 2025 The Publisher",
                               .comment = "Ask your pharmacist.\n\nReally.",
                               .lyrics = "Title\n\n• ½ tablet",
                               .encoder = "Lectern x",
                               .track = 3,
                               .tracks = 12};

typedef struct {
    const char *name, *value;
} Tag;

static const Tag id3_tags[] = {{"TIT2", "Grippe & <Fieber>: 糖尿病 💊"},
                               {"TPE1", "Jane Doe"},
                               {"TALB", "Pitman Pharmacy"},
                               {"TLAN", "eng"},
                               {"TCON", "Speech"},
                               {"TPUB", "The Publisher"},
                               {"TCOP", "Copyright © 2025 The Publisher"},
                               {"COMM", "eng: Ask your pharmacist.\\n\\nReally."},
                               {"USLT", "eng: Title\\n\\n• ½ tablet"},
                               {"TSSE", "Lectern x"},
                               {"TRCK", "3/12"},
                               {"APIC", "image/png 3 67"},
                               {NULL, NULL}};

static const Tag xiph_tags[] = {{"title", "Grippe & <Fieber>: 糖尿病 💊"},
                                {"artist", "Jane Doe"},
                                {"album", "Pitman Pharmacy"},
                                {"date", "2025-08-09"},
                                {"language", "en-US"},
                                {"genre", "Speech"},
                                {"organization", "The Publisher"},
                                {"copyright", "Copyright © 2025 The Publisher"},
                                {"comment", "Ask your pharmacist.\\n\\nReally."},
                                {"lyrics", "Title\\n\\n• ½ tablet"},
                                {"encoder", "Lectern x"},
                                {"tracknumber", "3"},
                                {"tracktotal", "12"},
                                {"picture", "image/png 3 1x1 67"},
                                {NULL, NULL}};

static void check_full(SoundFile *file, const AudioFormat *format, AudioId3Version id3,
                       const Tag *expected, const Tag *more)
{
    g_autoptr(GBytes) data = g_bytes_new_static(png, sizeof png);
    const AudioPicture cover = {data, "image/png", 1, 1, 8};
    AudioTags tags = full;
    tags.cover = &cover;
    tags.id3 = id3;
    write_tagged(file, format, &tags);
    g_autofree char *found = read_back(file, "mutagen");
    for (; found && expected->name; expected++)
        assert_tag(found, expected->name, expected->value);
    for (; found && more->name; more++)
        assert_tag(found, more->name, more->value);
}

static void test_id3_2_4(SoundFile *file, gconstpointer data)
{
    static const Tag more[] = {{"version", "2.4.0"}, {"TDRC", "2025-08-09"}, {NULL, NULL}};
    check_full(file, data, AUDIO_ID3_2_4, id3_tags, more);
}

/* Day and month stand apart from the year. In a WAV mutagen joins them again. */
static void test_id3_2_3(SoundFile *file, gconstpointer data)
{
    const AudioFormat *format = data;
    static const Tag mpeg[] = {{"version", "2.3.0"}, {"TYER", "2025"}, {"TDAT", "0908"}, {NULL}};
    static const Tag wav[] = {{"version", "2.3.0"}, {"TDRC", "2025-08-09"}, {NULL}};
    check_full(file, format, AUDIO_ID3_2_3, id3_tags,
               format->tagging == AUDIO_TAGGING_MPEG ? mpeg : wav);
}

static void test_xiph(SoundFile *file, gconstpointer data)
{
    static const Tag none[] = {{NULL, NULL}};
    check_full(file, data, AUDIO_ID3_2_4, xiph_tags, none);
}

/* --- the list ------------------------------------------------------------------------------- */

typedef void Test(SoundFile *, gconstpointer);

static void add(const AudioFormat *format, const char *reader, const char *name, Test *test,
                gconstpointer data)
{
    g_autofree char *path =
        g_strdup_printf("/audio/tags-read-back/%s/%s/%s", format->name, reader, name);
    g_test_add(path, SoundFile, data, sound_file_set_up, test, sound_file_tear_down);
}

static void add_chapter_tests(const AudioFormat *format, const char *reader, GPtrArray *cases)
{
    static const struct {
        const char *name;
        Test *test;
    } tests[] = {{"awkward-titles", test_awkward_titles},
                 {"one-chapter", test_one_chapter},
                 {"titles-of-any-length", test_titles_of_any_length},
                 {"255-and-256-chapters", test_255_and_256_chapters},
                 {"300-chapters", test_300_chapters},
                 {"999-chapters", test_999_chapters},
                 {"control-characters", test_control_characters},
                 {"again", test_again}};
    Case *c = g_new(Case, 1);
    *c = (Case){format, reader};
    g_ptr_array_add(cases, c);
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
        add(format, reader, tests[i].name, tests[i].test, c);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(g_free);
    for (const AudioFormat *const *format = audio_format_list(); *format; format++) {
        gboolean wav = (*format)->tagging == AUDIO_TAGGING_WAV;
        add_chapter_tests(*format, "ffprobe", cases);
        add_chapter_tests(*format, "mutagen", cases);
        if (wav)
            add_chapter_tests(*format, "riff", cases);
        if (has_id3(*format)) {
            add(*format, "mutagen", "id3-2.4", test_id3_2_4, *format);
            add(*format, "mutagen", "id3-2.3", test_id3_2_3, *format);
        } else {
            add(*format, "mutagen", "comments", test_xiph, *format);
        }
    }
    return g_test_run();
}
