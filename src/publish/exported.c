/* Reading what exports left; see exported.h. */
#include "publish/exported.h"

#include "audio/tags.h"
#include "publish/text_identity.h"

#include <string.h>

ExportedOwner exported_owner(const char *path, const Format *format, const char *identifier)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return EXPORTED_ABSENT;
    gboolean is_own = FALSE;
    if (format_is_book(format)) {
        gboolean tells = format->book->tells_article(path, identifier, &is_own);
        return !tells ? EXPORTED_UNKNOWN : is_own ? EXPORTED_OWN : EXPORTED_ANOTHERS;
    }
    const AudioFormat *audio = format_audio(format);
    g_autofree char *told = audio ? audio_tags_identifier(path, audio) : text_identity(path);
    is_own = g_strcmp0(told, identifier) == 0;
    return !told ? EXPORTED_UNKNOWN : is_own ? EXPORTED_OWN : EXPORTED_ANOTHERS;
}

#define PLAYLIST_ENDING ".m3u8"

/* --- parts ------------------------------------------------------------------------------------ */

typedef struct {
    char *name;
    const Format *format; /* of its parts; NULL where it is none of ours */
    GPtrArray *parts;     /* of char *: their names */
} Playlist;

static void playlist_free(gpointer data)
{
    Playlist *playlist = data;
    g_free(playlist->name);
    g_ptr_array_unref(playlist->parts);
    g_free(playlist);
}

static const Format *format_of(const char *name)
{
    for (const Format *const *format = format_list(); *format; format++) {
        g_autofree char *ending = g_strconcat(".", (*format)->extension, NULL);
        if (g_str_has_suffix(name, ending))
            return *format;
    }
    return NULL;
}

static Playlist *playlist_read(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return NULL;
    Playlist *playlist = g_new0(Playlist, 1);
    playlist->name = g_strdup(name);
    playlist->parts = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        if (**line && **line != '#' && !strchr(*line, G_DIR_SEPARATOR))
            g_ptr_array_add(playlist->parts, g_strdup(*line));
    if (playlist->parts->len > 0)
        playlist->format = format_of(g_ptr_array_index(playlist->parts, 0));
    return playlist;
}

/* "STEM.m3u8", "STEM.mp3.m3u8" in the folder STEM: see split.h. */
static gboolean is_playlist(const char *name, const char *stem)
{
    return g_str_has_suffix(name, PLAYLIST_ENDING) && g_str_has_prefix(name, stem) &&
           name[strlen(stem)] == '.';
}

static gboolean is_among(const Format *format, const Format *const *formats)
{
    while (*formats && *formats != format)
        formats++;
    return *formats != NULL;
}

/* The CUE sheet beside a playlist, which may be there. Free with g_free(). */
static char *cue_sheet_name(const char *playlist)
{
    g_autofree char *stem = g_strndup(playlist, strlen(playlist) - strlen(PLAYLIST_ENDING));
    return g_strconcat(stem, ".cue", NULL);
}

/* The name of a part's text: "02-1-Use.lrc" beside "02-1-Use.mp3". Free with g_free(). */
static char *text_name(const char *sound, const Format *text)
{
    const char *dot = strrchr(sound, '.');
    g_autofree char *stem = dot ? g_strndup(sound, (gsize)(dot - sound)) : g_strdup(sound);
    return g_strconcat(stem, ".", text->extension, NULL);
}

/* Adds the names of the texts that a part can have, but for those in the formats `but`. */
static void add_text_names(GHashTable *names, const char *sound, const Format *const *but)
{
    for (const Format *const *text = format_list(); *text; text++)
        if ((*text)->write && (*text)->of_parts && !is_among(*text, but))
            g_hash_table_add(names, text_name(sound, *text));
}

/* Adds the names of a playlist, of its CUE sheet, of its parts and of their texts, but for those in
 * the formats `but`. */
static void add_names(GHashTable *names, const Playlist *playlist, const Format *const *but)
{
    g_hash_table_add(names, g_strdup(playlist->name));
    g_hash_table_add(names, cue_sheet_name(playlist->name));
    for (guint part = 0; part < playlist->parts->len; part++) {
        const char *sound = g_ptr_array_index(playlist->parts, part);
        g_hash_table_add(names, g_strdup(sound));
        if (playlist->format)
            add_text_names(names, sound, but);
    }
}

static GHashTable *name_set_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* Of Playlist. */
static GPtrArray *playlists_in(const char *path)
{
    GPtrArray *playlists = g_ptr_array_new_with_free_func(playlist_free);
    g_autofree char *stem = g_path_get_basename(path);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        Playlist *playlist = is_playlist(name, stem) ? playlist_read(path, name) : NULL;
        if (playlist)
            g_ptr_array_add(playlists, playlist);
    }
    return playlists;
}

gboolean exported_parts_are_anothers(const char *path, const char *identifier)
{
    g_autoptr(GPtrArray) playlists = playlists_in(path);
    for (guint i = 0; i < playlists->len; i++) {
        const Playlist *playlist = g_ptr_array_index(playlists, i);
        if (!playlist->format)
            continue;
        g_autofree char *part = g_build_filename(path, g_ptr_array_index(playlist->parts, 0), NULL);
        if (exported_owner(part, playlist->format, identifier) == EXPORTED_ANOTHERS)
            return TRUE;
    }
    return FALSE;
}

gboolean exported_parts_only(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    if (!dir)
        return FALSE;
    static const Format *const none[] = {NULL};
    g_autoptr(GHashTable) names = name_set_new();
    g_autoptr(GPtrArray) playlists = playlists_in(path);
    for (guint i = 0; i < playlists->len; i++)
        add_names(names, g_ptr_array_index(playlists, i), none);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (!g_hash_table_contains(names, name))
            return FALSE;
    return TRUE;
}

static gboolean has_name(const char *path, const char *name)
{
    g_autofree char *file = g_build_filename(path, name, NULL);
    return g_file_test(file, G_FILE_TEST_EXISTS);
}

/* Whether the parts of the playlist have that text: the first of them has. */
static gboolean has_text(const char *path, const Playlist *playlist, const Format *text)
{
    if (!playlist->format || !text->write)
        return FALSE;
    g_autofree char *name = text_name(g_ptr_array_index(playlist->parts, 0), text);
    return has_name(path, name);
}

gboolean exported_parts_have(const char *path, const Format *format)
{
    g_autoptr(GPtrArray) playlists = playlists_in(path);
    for (guint i = 0; i < playlists->len; i++) {
        const Playlist *playlist = g_ptr_array_index(playlists, i);
        if (playlist->format == format || has_text(path, playlist, format))
            return TRUE;
    }
    return FALSE;
}

char **exported_parts_besides(const char *path, const Format *const *formats)
{
    g_autoptr(GStrvBuilder) found = g_strv_builder_new();
    g_autoptr(GHashTable) names = name_set_new();
    g_autoptr(GPtrArray) playlists = playlists_in(path);
    for (guint i = 0; i < playlists->len; i++) {
        const Playlist *playlist = g_ptr_array_index(playlists, i);
        if (playlist->format && !is_among(playlist->format, formats))
            add_names(names, playlist, formats);
    }
    GHashTableIter iter;
    gpointer name;
    g_hash_table_iter_init(&iter, names);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        if (has_name(path, name))
            g_strv_builder_add(found, name);
    return g_strv_builder_end(found);
}
