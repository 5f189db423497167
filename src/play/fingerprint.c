/* Fingerprints; see fingerprint.h. */
#include "play/fingerprint.h"

#include <string.h>

enum { SHA256_BYTES = 32 };

static guint64 digest(const char *bytes, gsize length)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)bytes, (gssize)length);
    guint8 sum[SHA256_BYTES];
    gsize sum_bytes = sizeof sum;
    g_checksum_get_digest(checksum, sum, &sum_bytes);
    guint64 first = 0;
    for (gsize i = 0; i < sizeof first; i++)
        first = first << 8 | sum[i];
    return first;
}

/* Vowel signs and accents that stand alone belong to their letters. */
static gboolean is_said(gunichar letter)
{
    return g_unichar_isalnum(letter) || g_unichar_ismark(letter);
}

guint64 fingerprint_text(const char *text)
{
    g_autoptr(GString) said = g_string_sized_new(strlen(text) + 1);
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (is_said(letter))
            g_string_append_unichar(said, g_unichar_tolower(letter));
    }
    return said->len > 0 ? digest(said->str, said->len) : digest(text, strlen(text));
}

guint64 fingerprint_utterance(const Utterance *utterance)
{
    return fingerprint_text(utterance->display + utterance->marker_bytes);
}

static gboolean is_of_the_article(const Utterance *utterance)
{
    return utterance->section >= 0 && utterance->role != ROLE_ANNOUNCEMENT;
}

/* Puts a sentence where it belongs among the least, which drop their greatest when they are full.
 */
static void add(Fingerprint *fingerprint, guint64 sentence)
{
    guint64 *sentences = fingerprint->sentences;
    guint place = fingerprint->n_sentences;
    while (place > 0 && sentences[place - 1] > sentence)
        place--;
    if (place == FINGERPRINT_SENTENCES || (place > 0 && sentences[place - 1] == sentence))
        return;
    if (fingerprint->n_sentences < FINGERPRINT_SENTENCES)
        fingerprint->n_sentences++;
    memmove(sentences + place + 1, sentences + place,
            (fingerprint->n_sentences - 1 - place) * sizeof *sentences);
    sentences[place] = sentence;
}

Fingerprint fingerprint_of(const Script *script)
{
    Fingerprint fingerprint = {.title = script->title ? fingerprint_text(script->title) : 0};
    for (guint i = 0; i < script->utterances->len; i++) {
        const Utterance *utterance = script_utterance(script, i);
        if (is_of_the_article(utterance))
            add(&fingerprint, fingerprint_utterance(utterance));
    }
    return fingerprint;
}

/* The least of all that stand in one or the other are a fair sample of both together. */
double fingerprint_likeness(const Fingerprint *one, const Fingerprint *other)
{
    guint i = 0, j = 0, in_either = 0, in_both = 0;
    while (in_either < FINGERPRINT_SENTENCES && (i < one->n_sentences || j < other->n_sentences)) {
        gboolean in_one = j == other->n_sentences ||
                          (i < one->n_sentences && one->sentences[i] <= other->sentences[j]);
        gboolean in_other = i == one->n_sentences ||
                            (j < other->n_sentences && other->sentences[j] <= one->sentences[i]);
        in_either++;
        in_both += in_one && in_other;
        i += in_one;
        j += in_other;
    }
    return in_either > 0 ? (double)in_both / in_either : 1.0;
}
