/* Cutting the sound at the chapters; see split.h. */
#include "publish/split.h"

#include "publish/caption.h"
#include "publish/chapters.h"
#include "publish/cue_sheet.h"
#include "publish/export_file.h"
#include "publish/filename.h"
#include "publish/playlist.h"

#include <string.h>

struct Split {
    const Article *article;
    const SpeechPool *pool;
    const ExportOptions *options;
    const char *folder, *stem;
    gboolean several_formats; /* in the folder */
    Tagging *tagging;         /* of the article; each part's are made of it */
    GArray *chapters;         /* of Chapter: the parts, without frames */
    const Reading *reading;   /* NULL until the first frames come */

    guint part;         /* under way */
    GPtrArray *files;   /* of ExportFile, its; one for each format */
    GPtrArray *before;  /* of the part before it, whose encoders may be at work still */
    gint64 n_frames;    /* pushed so far */
    gint64 start_frame; /* of the part */
    GArray *lengths;    /* of gint64: the frames of each part that is whole */
    GStrvBuilder *names;
};

Split *split_new(const Article *article, const Script *script, const SpeechPool *pool,
                 const char *folder, const char *stem, gboolean several_formats,
                 const ExportOptions *options)
{
    g_return_val_if_fail(article && script && pool && folder && stem && options, NULL);
    Split *split = g_new0(Split, 1);
    split->article = article;
    split->pool = pool;
    split->options = options;
    split->folder = folder;
    split->stem = stem;
    split->several_formats = several_formats;
    split->tagging = tagging_new(article, script, NULL, &options->tagging);
    split->chapters = chapters_plan(article, script, CHAPTERS_LEVEL);
    split->files = g_ptr_array_new_with_free_func(export_file_free);
    split->before = g_ptr_array_new_with_free_func(export_file_free);
    split->lengths = g_array_new(FALSE, FALSE, sizeof(gint64));
    split->names = g_strv_builder_new();
    return split;
}

void split_free(Split *split)
{
    if (!split)
        return;
    g_ptr_array_unref(split->files);
    g_ptr_array_unref(split->before);
    tagging_free(split->tagging);
    g_array_unref(split->chapters);
    g_array_unref(split->lengths);
    g_strv_builder_unref(split->names);
    g_free(split);
}

/* --- a part --------------------------------------------------------------------------------- */

/* "03-2-How-is-it-used.mp3": sorts as it is read. */
static char *part_name(const Split *split, guint part, const Format *format)
{
    int width = split->chapters->len < 100 ? 2 : 3;
    g_autofree char *words = filename_words(chapters_get(split->chapters, part)->title);
    return g_strdup_printf("%0*u%s%s.%s", width, part + 1, *words ? "-" : "", words,
                           format->extension);
}

/* What a part says of the article's, a line for each block. g_free(). */
static char *part_text(const Split *split, guint part)
{
    const Chapter *chapter = chapters_get(split->chapters, part);
    GString *text = g_string_new(NULL);
    g_auto(Unsaid) unsaid = unsaid_open(split->article);
    const Utterance *before = NULL;
    for (guint i = chapter->first_utterance; i < chapter->end_utterance; i++) {
        const Utterance *utterance = script_utterance(split->reading->script, i);
        if (utterance->role == ROLE_ANNOUNCEMENT)
            continue;
        gboolean goes_on = before && before->role == utterance->role &&
                           before->section == utterance->section &&
                           before->block == utterance->block;
        if (before)
            g_string_append_c(text, goes_on ? ' ' : '\n');
        g_autofree char *line = caption_line(&unsaid, utterance);
        g_string_append(text, line);
        before = utterance;
    }
    return g_string_free(text, FALSE);
}

/* A part is a track of the album that the article is, where no other album was asked for. */
static AudioTags part_tags(const Split *split, guint part)
{
    AudioTags tags = split->tagging->tags;
    const char *title = chapters_get(split->chapters, part)->title;
    if (!split->options->tagging.album)
        tags.album = tags.title;
    tags.title = *title ? title : tags.title;
    tags.track = part + 1;
    tags.tracks = split->chapters->len;
    tags.lyrics = NULL; /* the whole article's: see part_text() */
    return tags;
}

static gboolean open_part(Split *split, GError **error)
{
    for (const Format *const *format = split->options->formats; *format; format++) {
        if (!format_audio(*format))
            continue;
        g_autofree char *name = part_name(split, split->part, *format);
        g_autofree char *path = g_build_filename(split->folder, name, NULL);
        ExportFile *file =
            export_file_open(path, format_audio(*format), speech_pool_sample_rate(split->pool),
                             &split->options->encoding, error);
        if (!file)
            return FALSE;
        g_ptr_array_add(split->files, file);
    }
    return TRUE;
}

/* Completes the part before the one under way. */
static gboolean complete_before(Split *split, GError **error)
{
    if (split->before->len == 0)
        return TRUE;
    guint part = split->lengths->len - 1;
    AudioTags tags = part_tags(split, part);
    g_autofree char *lyrics = split->tagging->lyrics ? part_text(split, part) : NULL;
    tags.lyrics = lyrics;
    for (guint i = 0; i < split->before->len; i++) {
        ExportFile *file = g_ptr_array_index(split->before, i);
        if (!export_file_complete(file, &tags, error) || !export_file_commit(file, FALSE, error))
            return FALSE;
        g_autofree char *name = g_path_get_basename(export_file_path(file));
        g_strv_builder_add(split->names, name);
    }
    g_ptr_array_set_size(split->before, 0);
    return TRUE;
}

/* Ends the part under way, which its encoders finish while the next one comes. */
static gboolean end_part(Split *split, GError **error)
{
    if (!complete_before(split, error) || (split->files->len == 0 && !open_part(split, error)))
        return FALSE;
    gint64 length = split->n_frames - split->start_frame;
    g_array_append_val(split->lengths, length);
    split->start_frame = split->n_frames;
    GPtrArray *done = split->files;
    split->files = split->before;
    split->before = done;
    return TRUE;
}

/* --- the sound ------------------------------------------------------------------------------ */

/* How many frames the part under way still has, as far as it is known. */
static gint64 frames_left(const Split *split)
{
    guint next = split->part + 1;
    if (next >= split->chapters->len)
        return G_MAXINT64;
    const Reading *reading = split->reading;
    guint utterance = chapters_get(split->chapters, next)->first_utterance;
    if (utterance > reading->entries->len)
        return G_MAXINT64; /* the last of this part has not begun */
    const Utterance *last = script_utterance(reading->script, utterance - 1);
    const Utterance *first = script_utterance(reading->script, utterance);
    gint64 start = reading_entry(reading, utterance - 1)->end_frame +
                   reading_pause_frames(reading, last->pause_after_ms) +
                   reading_pause_frames(reading, first->pause_before_ms);
    int lead_ms = MIN(split->options->lead_ms, first->pause_before_ms);
    return start - reading_pause_frames(reading, lead_ms) - split->n_frames;
}

static gboolean push_part(Split *split, const gint16 *frames, gsize n_frames, GError **error)
{
    g_autoptr(GBytes) block = g_bytes_new(frames, n_frames * sizeof *frames);
    if (split->files->len == 0 && !open_part(split, error))
        return FALSE;
    for (guint i = 0; i < split->files->len; i++)
        if (!export_file_push(g_ptr_array_index(split->files, i), block, error))
            return FALSE;
    split->n_frames += (gint64)n_frames;
    return TRUE;
}

gboolean split_push(const gint16 *frames, gsize n_frames, gpointer data, GError **error)
{
    Split *split = data;
    if (!split->reading)
        split->reading = speech_pool_reading(split->pool);
    while (n_frames > 0) {
        if (frames_left(split) <= 0) {
            if (!end_part(split, error))
                return FALSE;
            split->part++;
            continue;
        }
        gsize n = (gsize)MIN((gint64)n_frames, frames_left(split));
        if (!push_part(split, frames, n, error))
            return FALSE;
        frames += n;
        n_frames -= n;
    }
    return TRUE;
}

/* --- the end -------------------------------------------------------------------------------- */

static gboolean write_file(Split *split, const char *name, const char *text, GError **error)
{
    g_autofree char *path = g_build_filename(split->folder, name, NULL);
    g_strv_builder_add(split->names, name);
    return g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

/* A text of each part, beside its sound. */
static gboolean write_texts(Split *split, const Format *format, GError **error)
{
    gint64 start_frame = 0;
    for (guint i = 0; i < split->lengths->len; i++) {
        const Chapter *chapter = chapters_get(split->chapters, i);
        gint64 end_frame = start_frame + g_array_index(split->lengths, gint64, i);
        const TextPart part = {chapter->title, chapter->first_utterance, chapter->end_utterance,
                               start_frame, end_frame};
        const TextOptions options = {.words = split->options->text.words, .part = &part};
        g_autofree char *name = part_name(split, i, format);
        g_autofree char *text = format->write(split->article, split->reading, &options);
        if (!write_file(split, name, text, error))
            return FALSE;
        start_frame = end_frame;
    }
    return TRUE;
}

/* "STEM.m3u8"; "STEM.mp3.m3u8" where the folder is to have several formats. */
static gboolean write_list(Split *split, const Format *format, const char *extension,
                           const char *text, GError **error)
{
    g_autofree char *name = split->several_formats
                                ? g_strconcat(split->stem, ".", format->name, ".", extension, NULL)
                                : g_strconcat(split->stem, ".", extension, NULL);
    return write_file(split, name, text, error);
}

static gboolean write_playlist(Split *split, const Format *format, char *const *names,
                               GError **error)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(PlaylistEntry));
    for (guint i = 0; i < split->lengths->len; i++) {
        double seconds =
            (double)g_array_index(split->lengths, gint64, i) / split->reading->sample_rate;
        PlaylistEntry entry = {names[i], chapters_get(split->chapters, i)->title, seconds};
        g_array_append_val(entries, entry);
    }
    g_autofree char *text = playlist_text(
        split->tagging->tags.title, (const PlaylistEntry *)(gpointer)entries->data, entries->len);
    return write_list(split, format, "m3u8", text, error);
}

static gboolean write_cue_sheet(Split *split, const Format *format, char *const *names,
                                GError **error)
{
    const AudioTags *tags = &split->tagging->tags;
    g_autoptr(GArray) tracks = g_array_new(FALSE, FALSE, sizeof(CueTrack));
    for (guint i = 0; i < split->lengths->len; i++) {
        CueTrack track = {names[i], chapters_get(split->chapters, i)->title};
        g_array_append_val(tracks, track);
    }
    g_autofree char *text = cue_sheet_text(tags->title, tags->artist,
                                           (const CueTrack *)(gpointer)tracks->data, tracks->len);
    return write_list(split, format, "cue", text, error);
}

/* What leads through the parts of a format. */
static gboolean write_lists(Split *split, const Format *format, GError **error)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (guint i = 0; i < split->lengths->len; i++) {
        g_autofree char *name = part_name(split, i, format);
        g_strv_builder_add(builder, name);
    }
    g_auto(GStrv) names = g_strv_builder_end(builder);
    return write_playlist(split, format, names, error) &&
           (!split->options->cue || write_cue_sheet(split, format, names, error));
}

char **split_finish(Split *split, GError **error)
{
    if (!end_part(split, error) || !complete_before(split, error))
        return NULL;
    for (const Format *const *format = split->options->formats; *format; format++)
        if (!((*format)->write ? write_texts : write_lists)(split, *format, error))
            return NULL;
    return g_strv_builder_end(split->names);
}
