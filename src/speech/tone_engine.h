/* The tone engine's arithmetic, for tests that count frames.
 *
 * Each word is a square wave: its first frame is +amplitude and no frame of it is silent. Words are
 * apart by silence. At 175 words per minute a character lasts 20 ms and the silence between words
 * as long; other rates in proportion.
 */
#ifndef LECTERN_SPEECH_TONE_ENGINE_H
#define LECTERN_SPEECH_TONE_ENGINE_H

#include <glib.h>

enum {
    TONE_ENGINE_RATE_HZ = 22050,
    TONE_ENGINE_AMPLITUDE = 6000,          /* of 32767: −14.7 dB, peak and RMS alike */
    TONE_ENGINE_FRAMES_PER_CHARACTER = 441 /* at 175 words per minute */
};

/* Frames of one character, and of the silence between two words, at that rate. */
gsize tone_engine_character_frames(double rate_wpm);

/* Frames of the whole of `text`: words are what blanks part, characters are Unicode's. */
gsize tone_engine_frames(const char *text, double rate_wpm);

#endif
