/* IPA into the phoneme mnemonics of en-us; see espeak_mnemonics.h. */
#include "speech/espeak_mnemonics.h"

#include "base/error.h"

#include <string.h>

typedef struct {
    const char *ipa;
    const char *full;    /* stressed, or a consonant */
    const char *reduced; /* unstressed; NULL for the same */
    gboolean vowel;
} Sound;

/* The longest sign that fits is taken, so longer ones stand before their beginnings. A vowel with
 * an r behind it has a sound of its own; what follows it makes the r be heard. Unstressed vowels
 * have names that the library does not blur further. */
static const Sound sounds[] = {
    {"aɪɚ", "aI3", NULL, TRUE}, {"aɪəɹ", "aI3", NULL, TRUE}, {"aɪɹ", "aI3", NULL, TRUE},
    {"ɑɹ", "A@", NULL, TRUE},   {"ɔɹ", "O@", NULL, TRUE},    {"oʊɹ", "O@", NULL, TRUE},
    {"oɹ", "O@", NULL, TRUE},   {"ɛɹ", "e@", NULL, TRUE},    {"eəɹ", "e@", NULL, TRUE},
    {"ɪɹ", "i@3", NULL, TRUE},  {"iɹ", "i@3", NULL, TRUE},   {"ʊɹ", "U@", NULL, TRUE},
    {"ɝɹ", "3:", "3", TRUE},    {"ɚɹ", "3", NULL, TRUE},     {"əɹ", "3:", "3", TRUE},
    {"ɜɹ", "3:", "3", TRUE},    {"ʌɹ", "3:", "3", TRUE},     {"aɪ", "aI", NULL, TRUE},
    {"aʊ", "aU", NULL, TRUE},   {"eɪ", "eI", NULL, TRUE},    {"ɛɪ", "eI", NULL, TRUE},
    {"oʊ", "oU", NULL, TRUE},   {"əʊ", "oU", NULL, TRUE},    {"ɔɪ", "OI", NULL, TRUE},
    {"tʃ", "tS", NULL, FALSE},  {"dʒ", "dZ", NULL, FALSE},   {"i", "i:", "i", TRUE},
    {"ɪ", "I", "I2", TRUE},     {"ᵻ", "I", "I#", TRUE},      {"ɨ", "I", "I#", TRUE},
    {"e", "eI", NULL, TRUE},    {"ɛ", "E", "E2", TRUE},      {"æ", "a", "a2", TRUE},
    {"a", "a", "a2", TRUE},     {"ɑ", "A:", NULL, TRUE},     {"ɒ", "A:", NULL, TRUE},
    {"ɔ", "O:", NULL, TRUE},    {"o", "oU", NULL, TRUE},     {"ʊ", "U", NULL, TRUE},
    {"u", "u:", NULL, TRUE},    {"ʉ", "u:", NULL, TRUE},     {"y", "u:", NULL, TRUE},
    {"ʌ", "V", "@", TRUE},      {"ə", "V", "@", TRUE},       {"ɐ", "V", "@", TRUE},
    {"ɝ", "3:", "3", TRUE},     {"ɜ", "3:", "3", TRUE},      {"ɚ", "3:", "3", TRUE},
    {"ø", "3:", "3", TRUE},     {"œ", "3:", "3", TRUE},      {"p", "p", NULL, FALSE},
    {"b", "b", NULL, FALSE},    {"t", "t", NULL, FALSE},     {"d", "d", NULL, FALSE},
    {"ɾ", "t#", NULL, FALSE},   {"ʔ", "?", NULL, FALSE},     {"k", "k", NULL, FALSE},
    {"c", "k", NULL, FALSE},    {"q", "k", NULL, FALSE},     {"ɡ", "g", NULL, FALSE},
    {"f", "f", NULL, FALSE},    {"v", "v", NULL, FALSE},     {"β", "v", NULL, FALSE},
    {"θ", "T", NULL, FALSE},    {"ð", "D", NULL, FALSE},     {"s", "s", NULL, FALSE},
    {"z", "z", NULL, FALSE},    {"ʃ", "S", NULL, FALSE},     {"ʒ", "Z", NULL, FALSE},
    {"x", "x", NULL, FALSE},    {"χ", "x", NULL, FALSE},     {"h", "h", NULL, FALSE},
    {"ɦ", "h", NULL, FALSE},    {"m", "m", NULL, FALSE},     {"n", "n", NULL, FALSE},
    {"ɲ", "nj", NULL, FALSE},   {"ŋ", "N", NULL, FALSE},     {"l", "l", NULL, FALSE},
    {"ɫ", "l", NULL, FALSE},    {"ʎ", "lj", NULL, FALSE},    {"ɹ", "r", NULL, FALSE},
    {"ɻ", "r", NULL, FALSE},    {"ʁ", "r", NULL, FALSE},     {"j", "j", NULL, FALSE},
    {"w", "w", NULL, FALSE},    {"ʍ", "w", NULL, FALSE},     {"ʤ", "dZ", NULL, FALSE},
    {"ʧ", "tS", NULL, FALSE},
};

/* Signs that say nothing here, between sounds or within one: length, syllables, ties. Marks of fine
 * articulation are passed over too. */
static const char *const passed_over[] = {"ː", "ˑ", ".", "\u0361", "\u035c", "‿", "|", "‖", NULL};

enum { STRESS = 0x2c8, SECOND_STRESS = 0x2cc, RHOTIC = 0x2de };
enum { SYLLABIC = 0x329, SYLLABIC_ABOVE = 0x30d };

typedef struct {
    const Sound *sound;
    char stress; /* '\'', ',' or 0 */
} Segment;

/* --- reading --- */

/* Broad and in one way: decomposed, with one r, without what is passed over. */
static char *broad(const char *ipa)
{
    g_autofree char *decomposed = g_utf8_normalize(ipa, -1, G_NORMALIZE_NFD);
    GString *text = g_string_new(decomposed);
    for (guint i = 0; passed_over[i]; i++)
        g_string_replace(text, passed_over[i], "", 0);
    g_string_replace(text, "r", "ɹ", 0);
    g_string_replace(text, "g", "ɡ", 0);
    return g_strstrip(g_string_free(text, FALSE));
}

static const Sound *sound_at(const char *p)
{
    for (guint i = 0; i < G_N_ELEMENTS(sounds); i++)
        if (g_str_has_prefix(p, sounds[i].ipa))
            return &sounds[i];
    return NULL;
}

/* A consonant that is a syllable has a schwa before it. */
static void make_syllabic(GArray *segments, char *stress)
{
    const Segment *last = &g_array_index(segments, Segment, segments->len - 1);
    if (last->sound->vowel)
        return;
    Segment schwa = {sound_at("ə"), *stress};
    g_array_insert_val(segments, segments->len - 1, schwa);
    *stress = 0;
}

/* A sign that is no sound: stress, or a mark on the sound before it. FALSE when it is unknown. */
static gboolean take_mark(gunichar c, GArray *segments, char *stress)
{
    if (c == STRESS || c == '\'') {
        *stress = '\'';
    } else if (c == SECOND_STRESS || c == ',') {
        *stress = ',';
    } else if (c == RHOTIC && segments->len > 0) {
        Segment r = {sound_at("ɹ"), 0};
        g_array_append_val(segments, r);
    } else if ((c == SYLLABIC || c == SYLLABIC_ABOVE) && segments->len > 0) {
        make_syllabic(segments, stress);
    } else {
        GUnicodeType type = g_unichar_type(c);
        return type == G_UNICODE_MODIFIER_LETTER || g_unichar_ismark(c);
    }
    return TRUE;
}

/* The sounds of one word. */
static GArray *read_word(const char *word, GError **error)
{
    g_autoptr(GArray) segments = g_array_new(FALSE, FALSE, sizeof(Segment));
    char stress = 0;
    for (const char *p = word; *p;) {
        const Sound *sound = sound_at(p);
        if (sound) {
            Segment segment = {sound, sound->vowel ? stress : 0};
            stress = sound->vowel ? 0 : stress;
            g_array_append_val(segments, segment);
            p += strlen(sound->ipa);
            continue;
        }
        const char *next = g_utf8_next_char(p);
        if (!take_mark(g_utf8_get_char(p), segments, &stress)) {
            g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        "\"%.*s\" in \"%s\" is no sound of American English", (int)(next - p), p,
                        word);
            return NULL;
        }
        p = next;
    }
    return g_steal_pointer(&segments);
}

/* Every word has one syllable that is stressed most: where no mark tells which, the first that is
 * stressed at all, else the first. FALSE when it has no vowel. */
static gboolean settle_stress(GArray *segments)
{
    Segment *first = NULL, *second = NULL;
    for (guint i = 0; i < segments->len; i++) {
        Segment *segment = &g_array_index(segments, Segment, i);
        if (segment->stress == '\'')
            return TRUE;
        if (!second && segment->stress)
            second = segment;
        if (!first && segment->sound->vowel)
            first = segment;
    }
    if (second)
        second->stress = '\'';
    else if (first)
        first->stress = '\'';
    return first != NULL;
}

/* --- writing --- */

/* A bar keeps two mnemonics from being read as one ("t" and "S", "a" and "I2"). */
static void write_word(const GArray *segments, GString *out)
{
    for (guint i = 0; i < segments->len; i++) {
        const Segment *segment = &g_array_index(segments, Segment, i);
        const Sound *sound = segment->sound;
        if (segment->stress)
            g_string_append_c(out, segment->stress);
        else if (i > 0)
            g_string_append_c(out, '|');
        g_string_append(out, segment->stress || !sound->reduced ? sound->full : sound->reduced);
    }
}

static gboolean append_word(const char *word, GString *out, GError **error)
{
    g_autoptr(GArray) segments = read_word(word, error);
    if (!segments)
        return FALSE;
    if (!settle_stress(segments)) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "\"%s\" has no vowel", word);
        return FALSE;
    }
    if (out->len > 0)
        g_string_append(out, "||");
    write_word(segments, out);
    return TRUE;
}

char *espeak_mnemonics(const char *ipa, GError **error)
{
    g_return_val_if_fail(g_utf8_validate(ipa, -1, NULL), NULL);
    g_autofree char *text = broad(ipa);
    g_auto(GStrv) words = g_strsplit_set(text, " -\t\n", -1);
    g_autoptr(GString) out = g_string_new(NULL);
    for (char **word = words; *word; word++)
        if (**word && !append_word(*word, out, error))
            return NULL;
    if (out->len > 0)
        return g_string_free(g_steal_pointer(&out), FALSE);
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "it says nothing");
    return NULL;
}
