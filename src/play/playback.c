/* Playback; see playback.h.
 *
 * Frames of an utterance count from the start of its sound: the silence before it is negative. The
 * cursor is what will be written next; the stretches are what was written and is still of interest,
 * the one that is heard first. After a drop the count of written frames begins again at zero. */
#include "play/playback.h"

enum { SILENCE_FRAMES = 1024 };

typedef struct {
    guint utterance;    /* n_utterances: there is nothing more to write */
    SpokenSound *sound; /* NULL: not fetched yet */
    gint64 frame;       /* while there is no sound: 0, or < 0 for "with the silence before it" */
    gboolean began;     /* has been reported */
} Place;

typedef struct {
    Place place;       /* where it starts */
    gint64 written_at; /* count of frames written before it */
} Stretch;

struct Playback {
    const DeviceDriver *driver;
    gpointer device;
    guint n_utterances;
    PlaybackClient client;
    Place cursor;
    GArray *stretches; /* of Stretch */
    gint64 written, heard;
    gboolean paused;
    gboolean speed_changed;
};

static void place_clear(Place *place)
{
    g_clear_pointer(&place->sound, spoken_sound_unref);
}

static void stretch_clear(gpointer data)
{
    place_clear(&((Stretch *)data)->place);
}

static Stretch *stretch_at(const Playback *playback, guint index)
{
    return &g_array_index(playback->stretches, Stretch, index);
}

Playback *playback_new(const DeviceDriver *driver, gpointer device_state, guint n_utterances,
                       const PlaybackClient *client)
{
    Playback *playback = g_new0(Playback, 1);
    playback->driver = driver;
    playback->device = device_state;
    playback->n_utterances = n_utterances;
    playback->client = *client;
    playback->stretches = g_array_new(FALSE, FALSE, sizeof(Stretch));
    g_array_set_clear_func(playback->stretches, stretch_clear);
    playback->cursor.frame = -1;
    return playback;
}

void playback_free(Playback *playback)
{
    if (!playback)
        return;
    playback->driver->close(playback->device);
    place_clear(&playback->cursor);
    g_array_unref(playback->stretches);
    g_free(playback);
}

static gint64 end_frame(const SpokenSound *sound)
{
    return (gint64)sound->sound.n_frames + sound->after_frames;
}

/* --- what is heard -----------------------------------------------------------------------------
 */

static void follow_device(Playback *playback)
{
    gint64 heard = playback->written - playback->driver->delay(playback->device);
    playback->heard = CLAMP(heard, playback->heard, playback->written);
}

/* The place that is heard; a new reference to its sound. */
static Place heard_place(const Playback *playback)
{
    Place place = playback->cursor;
    if (playback->stretches->len > 0) {
        const Stretch *stretch = stretch_at(playback, 0);
        place = stretch->place;
        place.frame += playback->heard - stretch->written_at;
    }
    if (place.sound)
        spoken_sound_ref(place.sound);
    return place;
}

/* An utterance begins with its first frame; one without any, when all before it is heard. */
static gboolean has_begun(const Playback *playback, guint index)
{
    const Stretch *stretch = stretch_at(playback, index);
    gint64 start = stretch->written_at - MIN(stretch->place.frame, 0);
    gboolean is_last = index + 1 == playback->stretches->len;
    gint64 end = is_last ? playback->written : stretch_at(playback, index + 1)->written_at;
    return playback->heard > start || (playback->heard == start && end == start);
}

/* Reports what began and forgets stretches that are over. */
static void report_heard(Playback *playback)
{
    for (guint i = 0; i < playback->stretches->len && has_begun(playback, i); i++) {
        Place *place = &stretch_at(playback, i)->place;
        if (!place->began)
            playback->client.began(place->utterance, playback->client.data);
        place->began = TRUE;
    }
    guint n_over = 0;
    while (n_over + 1 < playback->stretches->len &&
           stretch_at(playback, n_over + 1)->written_at <= playback->heard)
        n_over++;
    if (n_over > 0)
        g_array_remove_range(playback->stretches, 0, n_over);
}

void playback_place(const Playback *playback, guint *utterance, gint64 *frame)
{
    Place place = heard_place(playback);
    *utterance = MIN(place.utterance, playback->n_utterances - 1);
    *frame = place.frame;
    place_clear(&place);
}

/* --- what is written ---------------------------------------------------------------------------
 */

/* Makes the device silent at once; `place`, whose reference is taken, is what will be written next.
 */
static void continue_at(Playback *playback, Place place)
{
    playback->driver->drop(playback->device);
    g_array_set_size(playback->stretches, 0);
    playback->written = playback->heard = 0;
    place_clear(&playback->cursor);
    playback->cursor = place;
}

static void begin_stretch(Playback *playback)
{
    Stretch stretch = {playback->cursor, playback->written};
    spoken_sound_ref(stretch.place.sound);
    g_array_append_val(playback->stretches, stretch);
}

/* Goes on with the whole sound behind its beginning; FALSE while it is being made. */
static gboolean fetch_rest(Playback *playback, GError **error)
{
    Place *cursor = &playback->cursor;
    SpokenSound *whole = playback->client.sound(cursor->utterance, playback->client.data, error);
    if (!whole)
        return FALSE;
    if (whole->is_beginning || whole->speed != cursor->sound->speed) {
        spoken_sound_unref(whole);
        return FALSE;
    }
    place_clear(cursor);
    cursor->sound = whole;
    return TRUE;
}

/* Has the cursor's sound at hand; FALSE while there is none. */
static gboolean fetch_sound(Playback *playback, GError **error)
{
    Place *cursor = &playback->cursor;
    if (cursor->sound) {
        /* Fed again after a drop: the sound is at hand, its stretch was forgotten. */
        if (playback->stretches->len == 0)
            begin_stretch(playback);
        gboolean wants_rest =
            cursor->sound->is_beginning && cursor->frame >= end_frame(cursor->sound);
        return !wants_rest || fetch_rest(playback, error);
    }
    /* Asking for this one could keep the sound from being made that the new speed waits for. */
    if (playback->speed_changed && playback->stretches->len > 0)
        return FALSE;
    cursor->sound = playback->client.sound(cursor->utterance, playback->client.data, error);
    if (!cursor->sound)
        return FALSE;
    if (cursor->frame < 0)
        cursor->frame = -cursor->sound->before_frames;
    begin_stretch(playback);
    return TRUE;
}

/* Writes from the cursor up to `room` frames of one kind; how many, −1 when the device is lost. */
static gssize write_some(Playback *playback, gsize room)
{
    static const gint16 silence[SILENCE_FRAMES];
    Place *cursor = &playback->cursor;
    gint64 n_sound = (gint64)cursor->sound->sound.n_frames;
    const gint16 *frames = silence;
    gint64 n_frames = SILENCE_FRAMES;
    if (cursor->frame < 0) {
        n_frames = MIN(n_frames, -cursor->frame);
    } else if (cursor->frame < n_sound) {
        frames = cursor->sound->sound.frames + cursor->frame;
        n_frames = n_sound - cursor->frame;
    } else {
        n_frames = MIN(n_frames, end_frame(cursor->sound) - cursor->frame);
    }
    gssize written = playback->driver->write(playback->device, frames, MIN((gsize)n_frames, room));
    if (written > 0) {
        cursor->frame += written;
        playback->written += written;
    }
    return written;
}

/* Fills the room there is in the device. */
static PlaybackStatus fill(Playback *playback, gsize room, GError **error)
{
    Place *cursor = &playback->cursor;
    while (room > 0 && cursor->utterance < playback->n_utterances) {
        GError *fault = NULL;
        if (!fetch_sound(playback, &fault)) {
            if (!fault)
                return PLAYBACK_GOES_ON;
            g_propagate_error(error, fault);
            return PLAYBACK_FAILED;
        }
        if (cursor->frame >= end_frame(cursor->sound)) {
            place_clear(cursor);
            *cursor = (Place){.utterance = cursor->utterance + 1, .frame = -1};
            continue;
        }
        gssize written = write_some(playback, room);
        if (written < 0)
            return PLAYBACK_LOST;
        if (written == 0)
            return PLAYBACK_GOES_ON;
        room -= (gsize)written;
    }
    return PLAYBACK_GOES_ON;
}

/* Goes on with the new speed's sound where the old one is heard, once it is there. */
static gboolean take_new_speed(Playback *playback, GError **error)
{
    Place place = heard_place(playback);
    if (!place.sound) {
        playback->speed_changed = FALSE;
        return TRUE;
    }
    GError *fault = NULL;
    SpokenSound *sound = playback->client.sound(place.utterance, playback->client.data, &fault);
    if (sound && sound->is_beginning && place.frame >= place.sound->sound.speech_frame)
        g_clear_pointer(&sound, spoken_sound_unref); /* its words are being made */
    if (sound) {
        place.frame = spoken_sound_map(place.sound, place.frame, sound);
        spoken_sound_unref(place.sound);
        place.sound = sound;
        continue_at(playback, place);
        playback->speed_changed = FALSE;
        return TRUE;
    }
    place_clear(&place);
    if (!fault)
        return TRUE;
    g_propagate_error(error, fault);
    return FALSE;
}

PlaybackStatus playback_feed(Playback *playback, GError **error)
{
    gssize room = playback->driver->available(playback->device);
    if (room < 0)
        return PLAYBACK_LOST;
    if (playback->paused)
        return PLAYBACK_GOES_ON;
    follow_device(playback);
    report_heard(playback);
    if (playback->cursor.utterance == playback->n_utterances &&
        playback->heard == playback->written)
        return PLAYBACK_ENDED;
    if (playback->speed_changed) {
        if (!take_new_speed(playback, error))
            return PLAYBACK_FAILED;
        room = playback->driver->available(playback->device);
        if (room < 0)
            return PLAYBACK_LOST;
    }
    return fill(playback, (gsize)room, error);
}

void playback_seek(Playback *playback, guint utterance)
{
    continue_at(playback, (Place){.utterance = utterance});
    playback->paused = FALSE;
    playback->speed_changed = FALSE;
}

void playback_pause(Playback *playback, gboolean paused)
{
    if (paused == playback->paused)
        return;
    playback->paused = paused;
    if (!paused) {
        if (!playback->driver->pause(playback->device, FALSE))
            continue_at(playback, heard_place(playback));
        return;
    }
    gboolean holds = playback->driver->pause(playback->device, TRUE);
    follow_device(playback);
    report_heard(playback);
    if (!holds)
        continue_at(playback, heard_place(playback));
}

void playback_change_speed(Playback *playback)
{
    playback->speed_changed = TRUE;
}
