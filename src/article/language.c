/* Telling languages apart; see language.h. */
#include "article/language.h"

#include <string.h>

typedef struct {
    const char *tag;
    const char *words; /* frequent words, each between blanks, that few other languages have */
} FrequentWords;

static const FrequentWords frequent[] = {
    {"en", " the and of to is that for with was are this have from not they which "},
    {"es", " el los las una que por con para como pero más este está del fue son "},
    {"de", " der die und das ist nicht ein eine mit auf für von dem den sich auch "},
    {"fr", " le les des est une dans pour que qui sur avec pas sont plus aux cette "},
    {"it", " il che di una per con non sono della del anche come più gli nel alla "},
    {"pt", " o que uma para com não os mais como foi ao dos pelo são também seu "},
    {"nl", " het een van en dat niet voor met zijn op aan ook worden maar bij deze "},
    {"pl", " nie się na jest że do jak przez oraz dla który są był tym tego od "},
    {"sv", " och att det som en på är av för med den inte till har ett om "},
    {"da", " og det at en den til er som på de med af for ikke der var "},
    {"tr", " bir ve bu için da de ile olarak çok daha olan gibi kadar sonra en "},
    {"id", " yang dan di untuk dengan ini dari tidak pada adalah itu dalam akan "},
};

G_STATIC_ASSERT(G_N_ELEMENTS(frequent) <= 16);

static void add_script(LanguageEvidence *e, gunichar c)
{
    e->han += c >= 0x4E00 && c <= 0x9FFF;
    e->kana += c >= 0x3040 && c <= 0x30FF;
    e->hangul += c >= 0xAC00 && c <= 0xD7A3;
    e->cyrillic += c >= 0x0400 && c <= 0x04FF;
    e->greek += c >= 0x0370 && c <= 0x03FF;
    e->arabic += c >= 0x0600 && c <= 0x06FF;
    e->hebrew += c >= 0x0590 && c <= 0x05FF;
    e->thai += c >= 0x0E00 && c <= 0x0E7F;
    e->devanagari += c >= 0x0900 && c <= 0x097F;
}

static void add_word(LanguageEvidence *e, const char *word)
{
    e->words++;
    for (guint i = 0; i < G_N_ELEMENTS(frequent); i++)
        e->counts[i] += strstr(frequent[i].words, word) != NULL;
}

void language_add(LanguageEvidence *evidence, const char *text)
{
    char word[20] = " ";
    gsize length = 1;
    for (const char *p = text;; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c && g_unichar_isalpha(c)) {
            if (c >= 0x0370)
                add_script(evidence, c);
            char one[6];
            int n = g_unichar_to_utf8(g_unichar_tolower(c), one);
            if (length + (gsize)n + 2 < sizeof word)
                memcpy(word + length, one, (gsize)n);
            length += (gsize)n;
            continue;
        }
        if (length > 1 && length + 2 < sizeof word) {
            word[length] = ' ';
            word[length + 1] = '\0';
            add_word(evidence, word);
        } else {
            evidence->words += length > 1;
        }
        length = 1;
        if (!c)
            return;
    }
}

const char *language_guess(const LanguageEvidence *e)
{
    guint letters = e->han + e->kana + e->hangul + e->cyrillic + e->greek + e->arabic + e->hebrew +
                    e->thai + e->devanagari;
    if (letters > e->words) {
        if (e->kana * 10 > letters)
            return "ja";
        if (e->han * 2 > letters)
            return "zh";
        return e->hangul * 2 > letters       ? "ko"
               : e->cyrillic * 2 > letters   ? "ru"
               : e->greek * 2 > letters      ? "el"
               : e->arabic * 2 > letters     ? "ar"
               : e->hebrew * 2 > letters     ? "he"
               : e->thai * 2 > letters       ? "th"
               : e->devanagari * 2 > letters ? "hi"
                                             : NULL;
    }
    guint best = 0;
    for (guint i = 1; i < G_N_ELEMENTS(frequent); i++)
        if (e->counts[i] > e->counts[best])
            best = i;
    return e->counts[best] >= 3 && e->counts[best] * 12 > e->words ? frequent[best].tag : NULL;
}

char *language_tag(const char *declared)
{
    if (!declared || !g_ascii_isalpha(declared[0]) || !g_ascii_isalpha(declared[1]))
        return NULL;
    g_auto(GStrv) parts = g_strsplit_set(declared, "-_", 4);
    gsize primary = strlen(parts[0]);
    if (primary > 3)
        return NULL;
    GString *tag = g_string_new(NULL);
    for (guint i = 0; i < 3 && parts[i]; i++) {
        gsize length = strlen(parts[i]);
        gboolean region = i && length == 2, script = i && length == 4;
        for (gsize k = 0; k < length; k++)
            if (!g_ascii_isalnum(parts[i][k])) {
                length = 0;
                break;
            }
        if (!length || length > 8)
            break;
        if (i)
            g_string_append_c(tag, '-');
        for (gsize k = 0; k < length; k++)
            g_string_append_c(tag, region || (script && k == 0) ? g_ascii_toupper(parts[i][k])
                                                                : g_ascii_tolower(parts[i][k]));
    }
    return g_string_free(tag, FALSE);
}
