/* Tags are read back by others' readers, the sound stays as it was, and a full disk is said. */
#include "audio/tags.h"

#include "base/error.h"
#include "sound_file.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

enum { RATE = 22050, N_FRAMES = RATE * 2 };

static const AudioTags tags = {.title = "Grippe & <Fieber>: 糖尿病 💊",
                               .artist = "Jane Doe",
                               .album = "Pitman Pharmacy",
                               .date = "2025-08-08",
                               .language = "en-US",
                               .language_iso639_2 = "eng",
                               .genre = "Speech",
                               .comment = "Ask your pharmacist.\nCopyright © 2025"};

static void encode(SoundFile *file, const AudioFormat *format)
{
    g_autofree gint16 *frames = signal_new(N_FRAMES, RATE);
    sound_file_encode(file, format, frames, N_FRAMES, RATE);
}

static void write_tags(SoundFile *file, const AudioFormat *format, const AudioTags *with)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(audio_tags_write(file->fd, format, with, &error));
    g_assert_no_error(error);
}

/* What ffprobe says of the file, one "key=value" a line; NULL where there is no ffprobe. */
static char *probe(const SoundFile *file)
{
    g_autofree char *program = g_find_program_in_path("ffprobe");
    if (!program)
        return NULL;
    const char *arguments[] = {program,
                               "-v",
                               "error",
                               "-of",
                               "default=noprint_wrappers=1",
                               "-show_entries",
                               "format_tags:stream_tags",
                               file->path,
                               NULL};
    char *out = NULL;
    g_autofree char *complaints = NULL;
    g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out,
                               &complaints, NULL, NULL));
    g_assert_cmpstr(complaints, ==, "");
    return out;
}

/* Keys are the formats' own, in upper or lower case. */
static void assert_probed(const char *found, const char *key, const char *value)
{
    g_autofree char *wanted = g_strdup_printf("tag:%s=%s\n", key, value);
    g_autofree char *found_folded = g_utf8_casefold(found, -1);
    g_autofree char *wanted_folded = g_utf8_casefold(wanted, -1);
    if (!strstr(found_folded, wanted_folded))
        g_error("no %s in:\n%s", wanted, found);
}

static void test_read_by_ffprobe(SoundFile *file, gconstpointer data)
{
    const AudioFormat *format = data;
    encode(file, format);
    write_tags(file, format, &tags);
    g_autofree char *found = probe(file);
    if (!found) {
        g_test_skip("ffprobe is not installed");
        return;
    }
    /* Of a WAV it reads the INFO chunk. */
    gboolean id3 = format->tagging == AUDIO_TAGGING_MPEG;
    assert_probed(found, "title", tags.title);
    assert_probed(found, "artist", tags.artist);
    assert_probed(found, "album", tags.album);
    assert_probed(found, "date", tags.date);
    assert_probed(found, "genre", tags.genre);
    assert_probed(found, "comment", tags.comment);
    assert_probed(found, "language", id3 ? "eng" : "en-US");
}

/* libsndfile's reader knows no ID3. */
static void test_read_by_sndfile(SoundFile *file, gconstpointer data)
{
    const AudioFormat *format = data;
    encode(file, format);
    write_tags(file, format, &tags);
    SF_INFO info = {0};
    SNDFILE *sndfile = sf_open(file->path, SFM_READ, &info);
    g_assert_nonnull(sndfile);
    g_assert_cmpstr(sf_get_string(sndfile, SF_STR_TITLE), ==, tags.title);
    g_assert_cmpstr(sf_get_string(sndfile, SF_STR_ARTIST), ==, tags.artist);
    g_assert_cmpstr(sf_get_string(sndfile, SF_STR_DATE), ==, tags.date);
    sf_close(sndfile);
}

/* The text of an ID3 frame: behind its name, four bytes of length, two of flags and one that says
 * Latin 1 or UTF-8. */
static void assert_frame(const char *id3, gsize length, const char *name, const char *text)
{
    const char *frame = memmem(id3, length, name, 4);
    g_assert_nonnull(frame);
    g_assert_cmpmem(frame + 11, strlen(text), text, strlen(text));
}

static void test_id3_is_version_2_4(SoundFile *file, gconstpointer data)
{
    encode(file, data);
    write_tags(file, data, &tags);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_assert_true(g_file_get_contents(file->path, &bytes, &length, NULL));
    const char *id3 = memmem(bytes, length, "ID3\4", 4);
    g_assert_nonnull(id3);
    gsize left = length - (gsize)(id3 - bytes);
    assert_frame(id3, left, "TLAN", "eng");
    assert_frame(id3, left, "TDRC", "2025-08-08");
    assert_frame(id3, left, "TIT2", tags.title);
    assert_frame(id3, left, "TPE1", tags.artist);
}

static void test_sound_stays(SoundFile *file, gconstpointer data)
{
    encode(file, data);
    int rate = 0;
    g_autoptr(GArray) before = sound_file_decode(file, &rate);
    /* Larger than any padding and than a page of Ogg, so that everything has to move. */
    g_autofree char *comment = g_strnfill(200000, 'x');
    AudioTags large = tags;
    large.comment = comment;
    write_tags(file, data, &large);
    g_autoptr(GArray) after = sound_file_decode(file, &rate);
    g_assert_cmpmem(before->data, before->len * 2, after->data, after->len * 2);
    /* And back again. */
    write_tags(file, data, &tags);
    g_autoptr(GArray) small = sound_file_decode(file, &rate);
    g_assert_cmpmem(before->data, before->len * 2, small->data, small->len * 2);
}

static void test_again_replaces(SoundFile *file, gconstpointer data)
{
    encode(file, data);
    write_tags(file, data, &tags);
    AudioTags other = {.title = "Second", .artist = "Roe"};
    write_tags(file, data, &other);
    g_autofree char *found = probe(file);
    if (!found) {
        g_test_skip("ffprobe is not installed");
        return;
    }
    assert_probed(found, "title", "Second");
    g_assert_null(strstr(found, "Grippe"));
    g_assert_null(strstr(found, "Jane"));
}

static void test_nothing_known(SoundFile *file, gconstpointer data)
{
    encode(file, data);
    write_tags(file, data, &(AudioTags){.title = NULL});
    int rate = 0;
    g_autoptr(GArray) frames = sound_file_decode(file, &rate);
    g_assert_cmpuint(frames->len, >, 0);
}

static void test_disk_full(SoundFile *file, gconstpointer data)
{
    encode(file, data);
    struct stat status;
    g_assert_cmpint(fstat(file->fd, &status), ==, 0);
    g_autofree char *comment = g_strnfill(200000, 'x');
    AudioTags large = tags;
    large.comment = comment;
    struct rlimit before;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
    struct rlimit limit = {(rlim_t)status.st_size + 5000, before.rlim_max};
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    g_autoptr(GError) error = NULL;
    gboolean written = audio_tags_write(file->fd, data, &large, &error);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
    g_assert_false(written);
    g_assert_nonnull(error);
    g_assert_true(error->domain == G_FILE_ERROR);
    g_assert_nonnull(strstr(error->message, g_strerror(EFBIG)));
}

/* A WAV that is as long as it may be, but for a little; nearly all of it a hole. */
static void test_wav_without_room(SoundFile *file, gconstpointer data)
{
    enum { SIZE_OF_RIFF = 4, SIZE_OF_DATA = 40, HEADER = 44, ROOM = 100000 };
    encode(file, data);
    guint32 length = G_MAXUINT32 - 1 - ROOM;
    guint32 riff_bytes = GUINT32_TO_LE(length - 8), data_bytes = GUINT32_TO_LE(length - HEADER);
    g_assert_cmpint(pwrite(file->fd, &riff_bytes, 4, SIZE_OF_RIFF), ==, 4);
    g_assert_cmpint(pwrite(file->fd, &data_bytes, 4, SIZE_OF_DATA), ==, 4);
    if (ftruncate(file->fd, length) != 0) {
        g_test_skip("no file of 4 GiB can be made here");
        return;
    }
    g_autoptr(GError) error = NULL;
    g_assert_true(audio_tags_write(file->fd, data, &tags, &error));
    g_assert_no_error(error);
    g_autofree char *comment = g_strnfill(ROOM, 'x');
    AudioTags large = tags;
    large.comment = comment;
    g_assert_false(audio_tags_write(file->fd, data, &large, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, "4 GiB"));
}

/* Something else than what its format says: TagLib sees it where a format begins with a signature
 * that it looks for. */
static void test_not_such_a_file(SoundFile *file, gconstpointer data)
{
    const AudioFormat *format = data;
    g_assert_cmpint(write(file->fd, "no sound at all, and long enough\n", 33), ==, 33);
    g_autoptr(GError) error = NULL;
    g_assert_false(audio_tags_write(file->fd, format, &tags, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED);
}

static void test_identifier(SoundFile *file, gconstpointer data)
{
    const AudioFormat *format = data;
    encode(file, format);
    g_autofree char *untagged = audio_tags_identifier(file->path, format);
    g_assert_null(untagged);
    AudioTags with = tags;
    with.identifier = "0123456789abcdef";
    write_tags(file, format, &with);
    g_autofree char *found = audio_tags_identifier(file->path, format);
    g_assert_cmpstr(found, ==, "0123456789abcdef");
    write_tags(file, format, &tags);
    g_autofree char *without = audio_tags_identifier(file->path, format);
    g_assert_null(without);
}

static void test_no_identifier(SoundFile *file, gconstpointer data)
{
    g_assert_cmpint(write(file->fd, "no sound at all, and long enough\n", 33), ==, 33);
    g_assert_null(audio_tags_identifier(file->path, data));
    g_assert_null(audio_tags_identifier("no/such/file", data));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    signal(SIGXFSZ, SIG_IGN);
    static const struct {
        const char *name;
        void (*test)(SoundFile *, gconstpointer);
        gboolean not_mp3, not_wav;
    } each[] = {{"ffprobe", test_read_by_ffprobe, FALSE},
                {"sndfile", test_read_by_sndfile, TRUE},
                {"sound-stays", test_sound_stays, FALSE},
                {"again", test_again_replaces, FALSE},
                {"nothing-known", test_nothing_known, FALSE},
                {"identifier", test_identifier, FALSE},
                {"no-identifier", test_no_identifier, FALSE},
                {"disk-full", test_disk_full, FALSE},
                {"not-such-a-file", test_not_such_a_file, TRUE, TRUE}};
    for (const AudioFormat *const *format = audio_format_list(); *format; format++)
        for (gsize i = 0; i < G_N_ELEMENTS(each); i++) {
            if ((each[i].not_mp3 && (*format)->tagging == AUDIO_TAGGING_MPEG) ||
                (each[i].not_wav && (*format)->tagging == AUDIO_TAGGING_WAV))
                continue;
            g_autofree char *name =
                g_strdup_printf("/audio/tags/%s/%s", (*format)->name, each[i].name);
            g_test_add(name, SoundFile, *format, sound_file_set_up, each[i].test,
                       sound_file_tear_down);
        }
    g_test_add("/audio/tags/mp3/id3-version", SoundFile, audio_format_find("mp3"),
               sound_file_set_up, test_id3_is_version_2_4, sound_file_tear_down);
    g_test_add("/audio/tags/wav/id3-version", SoundFile, audio_format_find("wav"),
               sound_file_set_up, test_id3_is_version_2_4, sound_file_tear_down);
    g_test_add("/audio/tags/wav/no-room", SoundFile, audio_format_find("wav"), sound_file_set_up,
               test_wav_without_room, sound_file_tear_down);
    return g_test_run();
}
