/* Respellings to IPA; see respelling.h. A syllable is read from left to right: the longest group of
 * letters that fits wins. */
#include "script/respelling.h"

#include "base/error.h"

#include <string.h>

/* A group of letters and its sound in a stressed and an unstressed syllable. */
typedef struct {
    const char *letters;
    const char *stressed, *unstressed; /* the latter NULL where it is the same */
} Group;

static const Group vowels[] = {
    {"augh", "ɔ", NULL},  {"ough", "ɔ", NULL},  {"eye", "aɪ", NULL}, {"igh", "aɪ", NULL},
    {"aye", "aɪ", NULL},  {"air", "ɛɹ", NULL},  {"are", "ɛɹ", NULL}, {"ayr", "ɛɹ", NULL},
    {"ehr", "ɛɹ", NULL},  {"eer", "ɪɹ", NULL},  {"ear", "ɪɹ", NULL}, {"ier", "ɪɹ", NULL},
    {"yoo", "ju", NULL},  {"you", "ju", NULL},  {"yue", "ju", NULL}, {"iel", "il", NULL},
    {"yre", "aɪɚ", NULL}, {"ihr", "ɪɹ", NULL},  {"oor", "ʊɹ", NULL}, {"oar", "ɔɹ", NULL},
    {"ore", "ɔɹ", NULL},  {"our", "aʊɚ", NULL}, {"eur", "ʊɹ", NULL}, {"ahr", "ɑɹ", NULL},
    {"awr", "ɔɹ", NULL},  {"uhr", "ɝ", "ɚ"},    {"ure", "ʊɹ", NULL}, {"ire", "aɪɚ", NULL},
    {"yer", "aɪɚ", NULL}, {"ar", "ɑɹ", NULL},   {"or", "ɔɹ", NULL},  {"er", "ɝ", "ɚ"},
    {"ir", "ɪɹ", NULL},   {"ur", "ɝ", "ɚ"},     {"yr", "ɪɹ", NULL},  {"oo", "u", NULL},
    {"ee", "i", NULL},    {"ea", "i", NULL},    {"ie", "aɪ", NULL},  {"ei", "aɪ", NULL},
    {"ey", "i", NULL},    {"ay", "eɪ", NULL},   {"ai", "eɪ", NULL},  {"ah", "ɑ", "ə"},
    {"aw", "ɔ", NULL},    {"au", "ɔ", NULL},    {"ow", "aʊ", NULL},  {"ou", "aʊ", NULL},
    {"oy", "ɔɪ", NULL},   {"oi", "ɔɪ", NULL},   {"oh", "oʊ", NULL},  {"oe", "oʊ", NULL},
    {"oa", "oʊ", NULL},   {"uh", "ʌ", "ə"},     {"ue", "u", NULL},   {"ui", "u", NULL},
    {"eh", "ɛ", NULL},    {"ih", "ɪ", NULL},    {"ew", "ju", NULL},  {"eu", "ju", NULL},
    {"ye", "aɪ", NULL},
};

static const Group consonants[] = {
    {"tch", "tʃ", NULL}, {"dge", "dʒ", NULL}, {"ch", "tʃ", NULL}, {"sh", "ʃ", NULL},
    {"th", "θ", NULL},   {"zh", "ʒ", NULL},   {"ng", "ŋ", NULL},  {"ph", "f", NULL},
    {"kh", "k", NULL},   {"gh", "ɡ", NULL},   {"ck", "k", NULL},  {"qu", "kw", NULL},
    {"wh", "w", NULL},   {"wr", "ɹ", NULL},   {"kn", "n", NULL},  {"ss", "s", NULL},
    {"ll", "l", NULL},   {"ff", "f", NULL},   {"tt", "t", NULL},  {"nn", "n", NULL},
    {"mm", "m", NULL},   {"zz", "z", NULL},   {"dd", "d", NULL},  {"bb", "b", NULL},
    {"pp", "p", NULL},   {"rr", "ɹ", NULL},   {"b", "b", NULL},   {"d", "d", NULL},
    {"f", "f", NULL},    {"g", "ɡ", NULL},    {"h", "h", NULL},   {"j", "dʒ", NULL},
    {"k", "k", NULL},    {"l", "l", NULL},    {"m", "m", NULL},   {"n", "n", NULL},
    {"p", "p", NULL},    {"q", "k", NULL},    {"r", "ɹ", NULL},   {"s", "s", NULL},
    {"t", "t", NULL},    {"v", "v", NULL},    {"w", "w", NULL},   {"x", "ks", NULL},
    {"y", "j", NULL},    {"z", "z", NULL},
};

/* One vowel letter alone: in a closed syllable, in an open one, before a consonant and a silent
 * "e". */
typedef struct {
    char letter;
    Group closed, open;
    const char *before_silent_e;
} SingleVowel;

static const SingleVowel single_vowels[] = {
    {'a', {"a", "æ", NULL}, {"a", "æ", "ə"}, "eɪ"},
    {'e', {"e", "ɛ", NULL}, {"e", "ɛ", "ə"}, "i"},
    {'i', {"i", "ɪ", NULL}, {"i", "ɪ", NULL}, "aɪ"},
    {'o', {"o", "ɑ", NULL}, {"o", "oʊ", NULL}, "oʊ"},
    {'u', {"u", "ʌ", "ə"}, {"u", "u", NULL}, "u"},
    {'y', {"y", "ɪ", NULL}, {"y", "aɪ", NULL}, "aɪ"},
};

typedef enum { UNSTRESSED, SECONDARY, PRIMARY } Stress;

typedef struct {
    char *letters; /* small */
    gboolean stressed;
} Syllable;

static void syllable_clear(gpointer data)
{
    g_free(((Syllable *)data)->letters);
}

/* --- one syllable --- */

static gboolean is_vowel_letter(char c)
{
    return c != '\0' && strchr("aeiou", c) != NULL;
}

static const Group *find_group(const Group *groups, gsize n_groups, const char *text)
{
    for (gsize i = 0; i < n_groups; i++)
        if (g_str_has_prefix(text, groups[i].letters))
            return &groups[i];
    return NULL;
}

static const SingleVowel *find_single(char letter)
{
    for (gsize i = 0; i < G_N_ELEMENTS(single_vowels); i++)
        if (single_vowels[i].letter == letter)
            return &single_vowels[i];
    return NULL;
}

/* Whether the vowel at `text` stands before one consonant and an "e" that ends the syllable: "ole",
 * "ide", "athe". */
static gboolean is_before_silent_e(const char *text)
{
    if (!text[1] || is_vowel_letter(text[1]))
        return FALSE;
    const Group *consonant = find_group(consonants, G_N_ELEMENTS(consonants), text + 1);
    return consonant && strcmp(text + 1 + strlen(consonant->letters), "e") == 0;
}

/* "c" is said as s before e, i and y. */
static const char *sound_of_c(char next)
{
    return next != '\0' && strchr("eiy", next) ? "s" : "k";
}

static const char *sound_of(const Group *group, gboolean stressed)
{
    return stressed || !group->unstressed ? group->stressed : group->unstressed;
}

/* Appends the vowel at `text`; its letters, 0 where none stands there. */
static gsize append_vowel(const char *text, gboolean stressed, GString *ipa)
{
    gboolean glide = text[0] == 'y' && is_vowel_letter(text[1]) && ipa->len == 0;
    const Group *group = find_group(vowels, G_N_ELEMENTS(vowels), text);
    gboolean after_w = g_str_has_suffix(ipa->str, "w"); /* "WAR far in" */
    if (group && !(glide && strncmp(group->letters, "y", 1) == 0 && group->stressed[0] != 'j')) {
        g_string_append(
            ipa, after_w && strcmp(group->letters, "ar") == 0 ? "ɔɹ" : sound_of(group, stressed));
        return strlen(group->letters);
    }
    const SingleVowel *single = glide ? NULL : find_single(text[0]);
    if (!single)
        return 0;
    if (is_before_silent_e(text))
        g_string_append(ipa, single->before_silent_e);
    else
        g_string_append(ipa, sound_of(text[1] ? &single->closed : &single->open, stressed));
    return 1;
}

/* FALSE where a letter has no sound, or there is no vowel or more than one. */
static gboolean append_syllable(const Syllable *syllable, GString *out)
{
    g_autoptr(GString) ipa = g_string_new(NULL);
    gboolean has_vowel = FALSE;
    for (const char *c = syllable->letters; *c;) {
        gsize taken = has_vowel ? 0 : append_vowel(c, syllable->stressed, ipa);
        has_vowel |= taken > 0;
        if (!taken && *c == 'c' && c[1] != 'h' && c[1] != 'k') {
            g_string_append(ipa, sound_of_c(c[1]));
            taken = 1;
        } else if (!taken && has_vowel && strcmp(c, "e") == 0) {
            taken = 1; /* silent */
        } else if (!taken) {
            const Group *group = find_group(consonants, G_N_ELEMENTS(consonants), c);
            if (!group)
                return FALSE;
            g_string_append(ipa, group->stressed);
            taken = strlen(group->letters);
        }
        c += taken;
    }
    g_string_append(out, ipa->str);
    return has_vowel;
}

/* "PER" before a vowel is the first of "perish", not of "person": "ris PER i done". */
static void open_er(const Syllable *syllable, const Syllable *next, GString *ipa)
{
    static const char er[] = "ɝ";
    if (!syllable->stressed || !is_vowel_letter(next->letters[0]) ||
        !g_str_has_suffix(syllable->letters, "er") || !g_str_has_suffix(ipa->str, er))
        return;
    g_string_truncate(ipa, ipa->len - strlen(er));
    g_string_append(ipa, "ɛɹ");
}

/* --- the word --- */

static gboolean has_capital(const char *text)
{
    for (const char *c = text; *c; c++)
        if (g_ascii_isupper(*c))
            return TRUE;
    return FALSE;
}

/* The syllables, or NULL with the error. */
static GArray *split(const char *respelling, GError **error)
{
    g_autoptr(GArray) syllables = g_array_new(FALSE, FALSE, sizeof(Syllable));
    g_array_set_clear_func(syllables, syllable_clear);
    g_auto(GStrv) parts = g_strsplit_set(respelling, " -·.\t", -1);
    for (char **part = parts; *part; part++) {
        if (!**part)
            continue;
        gsize length = strlen(*part);
        gboolean accent = (*part)[length - 1] == '\'';
        if (accent)
            (*part)[length - 1] = '\0';
        Syllable syllable = {g_ascii_strdown(*part, -1), accent || has_capital(*part)};
        g_array_append_val(syllables, syllable);
    }
    if (syllables->len == 0 || strlen(respelling) > RESPELLING_MAX_BYTES) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "\"%.40s\" is no respelling: write syllables, such as \"me TOE proe lol\"",
                    respelling);
        return NULL;
    }
    return g_steal_pointer(&syllables);
}

/* Fills `stress` for each syllable; FALSE where the main stress is not told. */
static gboolean find_stress(const GArray *syllables, Stress *stress)
{
    guint n_stressed = 0, last = 0;
    for (guint i = 0; i < syllables->len; i++) {
        gboolean stressed = g_array_index(syllables, Syllable, i).stressed;
        stress[i] = stressed ? SECONDARY : UNSTRESSED;
        n_stressed += stressed;
        last = stressed ? i : last;
    }
    if (syllables->len > 1 && (n_stressed == 0 || n_stressed == syllables->len))
        return FALSE;
    stress[last] = PRIMARY;
    return TRUE;
}

char *respelling_to_ipa(const char *respelling, GError **error)
{
    g_autoptr(GArray) syllables = split(respelling, error);
    if (!syllables)
        return NULL;
    g_autofree Stress *stress = g_new0(Stress, syllables->len);
    if (!find_stress(syllables, stress)) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "\"%s\" does not tell the stress: write the stressed syllable in capitals, "
                    "as in \"me TOE proe lol\"",
                    respelling);
        return NULL;
    }
    g_autoptr(GString) ipa = g_string_new(NULL);
    for (guint i = 0; i < syllables->len; i++) {
        Syllable *syllable = &g_array_index(syllables, Syllable, i);
        if (syllables->len > 1 && stress[i] != UNSTRESSED)
            g_string_append(ipa, stress[i] == PRIMARY ? "ˈ" : "ˌ");
        if (syllables->len == 1)
            syllable->stressed = TRUE;
        if (append_syllable(syllable, ipa)) {
            if (i + 1 < syllables->len)
                open_er(syllable, &g_array_index(syllables, Syllable, i + 1), ipa);
            continue;
        }
        g_set_error(
            error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
            "the syllable \"%s\" of \"%s\" cannot be read: each needs one vowel (a, ay, ee, "
            "eye, oe, oo, …) among letters from a to z",
            syllable->letters, respelling);
        return NULL;
    }
    return g_string_free(g_steal_pointer(&ipa), FALSE);
}
