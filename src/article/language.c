/* Telling languages apart; see language.h. */
#include "article/language.h"

#include <string.h>

enum {
    ENOUGH_WORDS = 600,
    LONGEST_WORD = 20, /* bytes, with a blank at either end */
    CLEAR_WORDS = 60   /* fewer contradict nobody */
};

typedef struct {
    const char *tag;
    const char *words; /* the most frequent, each between blanks */
} FrequentWords;

/* Lists of nearly one length, so that their counts compare. */
static const FrequentWords frequent[] = {
    {"en", " the of and to in a is that for it was on are as with be by this from or have not you "
           "they which "},
    {"es",
     " de la que el en y a los se del las un por con no una su para es al lo como más o pero "},
    {"de", " der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch "
           "es an werden aus "},
    {"fr",
     " de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il "},
    {"it",
     " di e il la che in a per un del è non una con i della si da le sono al come anche dei nel "},
    {"pt", " de a o que e do da em um para é com não uma os no se na por mais as dos como mas ao "},
    {"nl", " de van het een en in is dat op te zijn voor met die niet aan er om ook als bij door "
           "maar of wordt "},
    {"pl",
     " w i na z do się nie że to jest o a jak po od za przez dla są który oraz tym co tego może "},
    {"sv", " och i att det som en på är av för med till den har de inte om ett men var kan ska "
           "eller från så "},
    {"da", " og i at det er en til på som med af for den de ikke har der et om men var kan fra "
           "eller blev "},
    {"nb",
     " og i det er på en som å for med til av at har ikke den de et om men var kan fra eller ble "},
    {"fi", " ja on ei se että oli ovat mutta kun niin myös tai joka mukaan hän kuin ole voi sen "
           "olla jos vain sekä ne "},
    {"cs", " a se v na je že o s z do i to pro jsou by ale jako za ve které po od podle jsem si "},
    {"sk", " a sa v na je že o s z do aj to pre sú by ale ako za vo ktoré po od podľa som si "},
    {"hu", " a az és hogy nem is egy ez volt de van meg csak már mint még ha el vagy azt lehet "
           "kell ki után szerint "},
    {"ro",
     " de și în a la cu pe nu o din că un care se mai este sunt pentru sau ca fi prin dar au le "},
    {"tr", " ve bir bu için da de ile olarak çok daha olan gibi kadar sonra en ne o var ama olduğu "
           "her mi ise değil göre "},
    {"id", " yang dan di untuk dengan ini dari tidak pada adalah itu dalam akan ke oleh juga bisa "
           "atau dapat karena sebagai ada lebih telah mereka "},
    {"ms", " yang dan di untuk dengan ini dari tidak pada adalah itu dalam akan ke oleh juga boleh "
           "atau dapat kerana sebagai ada lebih telah mereka "},
    {"vi", " và của là có trong cho các được không với một những người này khi đã để từ về đến "
           "nhiều như năm ra cũng "},
    {"ca",
     " de la i el que a en els les per un del amb una és no es als al més com ha o però són "},
    {"hr", " i u je na se da za su od s o što kao koji ne a iz do ili bi nije to će ali biti "},
    {"sl", " in je v na da se za so ki z s pa ne o po tudi od kot bi ali iz ni še lahko pri "},
    {"lt", " ir yra kad į su iš tai bei ne kaip per nuo dėl apie o jo bet po gali taip už buvo "
           "arba tik ar "},
    {"lv", " un ir ar no par kas uz ka lai arī bet vai kā tas pie nav var pēc līdz jo gan tā tika "
           "to bija "},
    {"et", " ja on ei see et ka oli mis kui aga või ning oma nii ta kes veel selle seda olla siis "
           "välja pole tema ole "},
    {"eu", " eta da ez bat du dira izan dute ere zen egin duen dela baina egiten edo zuen hau den "
           "horrek bere baten dituzte beste gabe "},
    {"gl",
     " de a o que e do da en un para é con non unha os no se na por máis as dos como mais ao "},
    {"af", " die van en in is het dat nie te vir wat met op ’n om sy was aan as hy ook word kan "
           "deur nog "},
    {"sw", " ya na wa kwa ni katika za la kuwa cha hii kama hiyo huo yake watu alisema pia au "
           "lakini wake hayo baada kutoka hilo "},
    {"tl", " ang ng sa na mga ay at si ito para hindi ni kung may ako rin lang siya isang kanyang "
           "nang din mo po kay "},
    {"cy", " y yn a i o ar yr mae ei ac am wedi bod eu gan oedd ond fel mewn hefyd nid ni neu cael "
           "gyda "},
    {"ga",
     " an na a agus i ar go le is do sé bhí ag mar nó tá atá bhfuil sin leis seo de ach don ó "},
    {"is", " og að í á sem er til við um en var með af ekki fyrir það því hann frá þar eru eftir "
           "hafa verið ég "},
    {"sq",
     " të e në dhe një për me nga që i është se si do më ka nuk u edhe janë ky këtë por kjo "},
};

G_STATIC_ASSERT(G_N_ELEMENTS(frequent) <= LANGUAGE_LISTS);

/* Scripts that tell the language, or at least the one that most of its readers write. */
typedef struct {
    const char *tag;
    gunichar first, last;
} Script;

enum { SCRIPT_HAN, SCRIPT_KANA, SCRIPT_HANGUL, SCRIPT_CYRILLIC, SCRIPT_ARABIC };

static const Script scripts[] = {
    [SCRIPT_HAN] = {"zh", 0x4E00, 0x9FFF},
    [SCRIPT_KANA] = {"ja", 0x3040, 0x30FF},
    [SCRIPT_HANGUL] = {"ko", 0xAC00, 0xD7A3},
    [SCRIPT_CYRILLIC] = {"ru", 0x0400, 0x04FF},
    [SCRIPT_ARABIC] = {"ar", 0x0600, 0x06FF},
    {"he", 0x0590, 0x05FF},
    {"hy", 0x0530, 0x058F},
    {"th", 0x0E00, 0x0E7F},
    {"ka", 0x10A0, 0x10FF},
    {"am", 0x1200, 0x137F},
    {"bn", 0x0980, 0x09FF},
    {"pa", 0x0A00, 0x0A7F},
    {"gu", 0x0A80, 0x0AFF},
    {"ta", 0x0B80, 0x0BFF},
    {"te", 0x0C00, 0x0C7F},
    {"kn", 0x0C80, 0x0CFF},
    {"ml", 0x0D00, 0x0D7F},
    {"si", 0x0D80, 0x0DFF},
    {"my", 0x1000, 0x109F},
    {"km", 0x1780, 0x17FF},
    {"hi", 0x0900, 0x097F},
    {"el", 0x0370, 0x03FF},
};

G_STATIC_ASSERT(G_N_ELEMENTS(scripts) <= LANGUAGE_SCRIPTS);

/* Letters that one language of a script has and its neighbours have not. */
typedef struct {
    guint script;
    const char *tag;
    const char *letters;
} TellingLetters;

static const TellingLetters telling[] = {
    {SCRIPT_CYRILLIC, "ru", "ыэё"}, {SCRIPT_CYRILLIC, "uk", "іїєґ"},
    {SCRIPT_CYRILLIC, "be", "ў"},   {SCRIPT_CYRILLIC, "sr", "ђјљњћџ"},
    {SCRIPT_CYRILLIC, "bg", "ъщ"},  {SCRIPT_ARABIC, "fa", "پچژگک"},
    {SCRIPT_ARABIC, "ur", "ٹڈڑںے"},
};

G_STATIC_ASSERT(G_N_ELEMENTS(telling) <= 8);

/* Languages so near to each other that frequent words do not decide between them. */
static const char *const families[] = {
    " nb nn no da ", " hr bs sr sh ", " id ms ", " cs sk ", " gl pt es ca ", " nl af ", " tl fil ",
};

/* --- counting -------------------------------------------------------------------------------- */

static void add_script(LanguageEvidence *e, gunichar c, const char *letter)
{
    for (guint i = 0; i < G_N_ELEMENTS(scripts); i++)
        e->scripts[i] += c >= scripts[i].first && c <= scripts[i].last;
    for (guint i = 0; i < G_N_ELEMENTS(telling); i++)
        e->telling[i] += strstr(telling[i].letters, letter) != NULL;
}

static void add_word(LanguageEvidence *e, const char *word)
{
    e->words++;
    for (guint i = 0; i < G_N_ELEMENTS(frequent); i++)
        e->counts[i] += strstr(frequent[i].words, word) != NULL;
}

void language_add(LanguageEvidence *evidence, const char *text)
{
    char word[LONGEST_WORD] = " ";
    gsize length = 1;
    for (const char *p = text; evidence->words < ENOUGH_WORDS; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c && (g_unichar_isalpha(c) || g_unichar_ismark(c))) {
            char one[7] = "";
            int n = g_unichar_to_utf8(g_unichar_tolower(c), one);
            if (c >= 0x0370)
                add_script(evidence, c, one);
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

/* --- judging --------------------------------------------------------------------------------- */

/* The language of a script that several share, by the letters that only one has. */
static const char *language_of_script(const LanguageEvidence *e, guint script)
{
    enum { RARE = 200 }; /* one such letter in so many would be a name in another language */
    const char *tag = scripts[script].tag;
    guint most = e->scripts[script] / RARE;
    for (guint i = 0; i < G_N_ELEMENTS(telling); i++)
        if (telling[i].script == script && e->telling[i] > most) {
            most = e->telling[i];
            tag = telling[i].tag;
        }
    return tag;
}

static const char *guess_by_script(const LanguageEvidence *e)
{
    guint letters = 0, best = 0;
    for (guint i = 0; i < G_N_ELEMENTS(scripts); i++) {
        letters += e->scripts[i];
        if (e->scripts[i] > e->scripts[best])
            best = i;
    }
    if (letters <= e->words)
        return NULL;
    if (e->scripts[SCRIPT_KANA] * 10 > letters)
        return scripts[SCRIPT_KANA].tag;
    return e->scripts[best] * 2 > letters ? language_of_script(e, best) : NULL;
}

static guint best_list(const LanguageEvidence *e)
{
    guint best = 0;
    for (guint i = 1; i < G_N_ELEMENTS(frequent); i++)
        if (e->counts[i] > e->counts[best])
            best = i;
    return best;
}

const char *language_guess(const LanguageEvidence *e)
{
    enum { FEWEST = 3, SHARE = 8 }; /* a text of sentences has more than one in eight */
    const char *by_script = guess_by_script(e);
    if (by_script)
        return by_script;
    guint best = best_list(e);
    return e->counts[best] >= FEWEST && e->counts[best] * SHARE > e->words ? frequent[best].tag
                                                                           : NULL;
}

static gboolean are_near(const char *a, const char *b)
{
    g_autofree char *wa = g_strdup_printf(" %s ", a), *wb = g_strdup_printf(" %s ", b);
    for (guint i = 0; i < G_N_ELEMENTS(families); i++)
        if (strstr(families[i], wa) && strstr(families[i], wb))
            return TRUE;
    return strcmp(a, b) == 0;
}

gboolean language_contradicts(const LanguageEvidence *e, const char *declared)
{
    const char *guess = language_guess(e);
    g_autofree char *primary = g_ascii_strdown(declared, (gssize)strcspn(declared, "-_"));
    if (!guess || are_near(primary, guess))
        return FALSE;
    if (guess_by_script(e)) { /* many languages are written in these */
        gboolean shared = strcmp(guess, "ru") == 0 || strcmp(guess, "ar") == 0 ||
                          strcmp(guess, "hi") == 0 || strcmp(guess, "zh") == 0;
        for (guint i = 0; i < G_N_ELEMENTS(frequent) && shared; i++)
            if (strcmp(frequent[i].tag, primary) == 0)
                return TRUE;
        return !shared;
    }
    guint best = best_list(e);
    for (guint i = 0; i < G_N_ELEMENTS(frequent); i++)
        if (strcmp(frequent[i].tag, primary) == 0)
            return e->words > CLEAR_WORDS && e->counts[best] > e->counts[i] * 2;
    return e->words > CLEAR_WORDS && e->counts[best] * 4 > e->words;
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
