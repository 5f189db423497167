/* Languages told apart by their words and letters, and against what a page declares. */
#include "article/language.h"

typedef struct {
    const char *language, *text;
} Sample;

/* Written for this test: what a label or leaflet might say. */
static const Sample samples[] = {
    {"en", "Take the tablet with a glass of water in the morning, and do not lie down for half an "
           "hour, as it may hurt the throat."},
    {"es", "Tome la tableta con un vaso de agua por la mañana y no se acueste en media hora, pues "
           "puede irritar la garganta."},
    {"de", "Nehmen Sie die Tablette am Morgen mit einem Glas Wasser ein und legen Sie sich eine "
           "halbe Stunde nicht hin, da sie den Hals reizen kann."},
    {"fr", "Prenez le comprimé le matin avec un verre d'eau et ne vous allongez pas pendant une "
           "demi-heure, car il peut irriter la gorge."},
    {"it", "Prenda la compressa al mattino con un bicchiere di acqua e non si corichi per "
           "mezz'ora, perché può irritare la gola."},
    {"pt", "Tome o comprimido de manhã com um copo de água e não se deite durante meia hora, pois "
           "pode irritar a garganta."},
    {"nl", "Neem de tablet in de ochtend met een glas water in en ga niet liggen, want het kan de "
           "keel prikkelen."},
    {"pl", "Tabletkę należy przyjąć rano i popić szklanką wody, a przez pół godziny nie kłaść "
           "się, bo może to podrażnić gardło, co jest bolesne."},
    {"sv", "Ta tabletten på morgonen med ett glas vatten och ligg inte ned på en halvtimme, för "
           "att den kan reta halsen som är känslig."},
    {"fi", "Ota tabletti aamulla ja juo lasi vettä, mutta älä mene makuulle, jos et ole varma, "
           "sillä se voi ärsyttää kurkkua niin että se on kipeä."},
    {"cs", "Tabletu vezměte ráno a zapijte ji vodou, ale půl hodiny si nelehejte, protože by se "
           "mohl krk podráždit, a to je na škodu."},
    {"hu", "A tablettát reggel vegye be egy pohár vízzel, és ne feküdjön le, mert az irritálhatja "
           "a torkot, ha nem vigyáz."},
    {"ro", "Luați comprimatul dimineața cu un pahar de apă și nu vă culcați o jumătate de oră, că "
           "se poate irita gâtul, care este sensibil."},
    {"tr", "Tableti sabah bir bardak su ile alın ve yarım saat kadar yatmayın, bu boğaz için "
           "zararlı olabilir."},
    {"id", "Minum tablet ini pada pagi hari dengan segelas air dan tidak boleh berbaring, karena "
           "dapat mengganggu tenggorokan yang peka."},
    {"vi", "Uống thuốc vào buổi sáng với một ly nước và không nằm trong nửa giờ, để cho thuốc "
           "này không làm đau họng của bạn."},
    {"ca", "Preneu la pastilla al matí amb un got de aigua i no us ajagueu durant mitja hora, per "
           "què pot irritar els teixits del coll més que no es pensa."},
    {"ru", "Примите таблетку утром, запив её стаканом воды, и не ложитесь полчаса."},
    {"uk", "Прийміть таблетку вранці, запивши її склянкою води, і не лягайте півгодини."},
    {"bg", "Вземете таблетката сутрин с чаша вода и не лягайте половин час, за да не ви "
           "заболи гърлото."},
    {"el", "Πάρτε το δισκίο το πρωί με ένα ποτήρι νερό και μην ξαπλώσετε για μισή ώρα."},
    {"ar", "تناول القرص في الصباح مع كوب من الماء ولا تستلق لمدة نصف ساعة."},
    {"fa", "قرص را صبح با یک لیوان آب بخورید و تا نیم ساعت دراز نکشید که گلو پر درد "
           "می‌شود."},
    {"he", "קח את הטבליה בבוקר עם כוס מים ואל תשכב חצי שעה."},
    {"hi", "गोली सुबह एक गिलास पानी के साथ लें और आधे घंटे तक न लेटें।"},
    {"ja", "朝、コップ一杯の水で錠剤を飲み、三十分は横にならないでください。"},
    {"zh", "早上用一杯水送服药片，半小时内不要躺下。"},
    {"ko", "아침에 물 한 잔과 함께 알약을 드시고 삼십 분 동안 눕지 마십시오."},
    {"th", "รับประทานยาในตอนเช้าพร้อมน้ำหนึ่งแก้ว และอย่านอนลงเป็นเวลาครึ่งชั่วโมง"},
};

static void test_each(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
        LanguageEvidence evidence = {0};
        language_add(&evidence, samples[i].text);
        g_assert_cmpstr(language_guess(&evidence), ==, samples[i].language);
    }
}

static void test_too_little(void)
{
    LanguageEvidence evidence = {0};
    g_assert_null(language_guess(&evidence));
    language_add(&evidence, "Paracetamol 500 mg");
    g_assert_null(language_guess(&evidence));
}

/* The evidence of a sample as a page of several such paragraphs gives it. */
static LanguageEvidence page_of(const char *language)
{
    LanguageEvidence evidence = {0};
    for (gsize i = 0; i < G_N_ELEMENTS(samples); i++)
        for (guint n = 0; n < 5 && g_str_equal(samples[i].language, language); n++)
            language_add(&evidence, samples[i].text);
    return evidence;
}

static void test_against_declared(void)
{
    LanguageEvidence spanish = page_of("es"), english = page_of("en"), russian = page_of("ru");
    LanguageEvidence japanese = page_of("ja"), few = {0};
    language_add(&few, samples[1].text);
    g_assert_true(language_contradicts(&spanish, "en-US"));
    g_assert_false(language_contradicts(&spanish, "es-MX"));
    g_assert_false(language_contradicts(&spanish, "gl"));
    g_assert_true(language_contradicts(&english, "ru"));
    g_assert_true(language_contradicts(&russian, "en"));
    g_assert_false(language_contradicts(&russian, "mk"));
    g_assert_true(language_contradicts(&japanese, "en"));
    g_assert_false(language_contradicts(&few, "en"));
}

static void test_tags(void)
{
    static const char *const cases[][2] = {
        {"en_us", "en-US"},   {"EN", "en"},      {"zh-hant-tw", "zh-Hant-TW"},
        {"es-419", "es-419"}, {"english", NULL}, {"", NULL},
        {"x", NULL},          {"de-", "de"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *tag = language_tag(cases[i][0]);
        g_assert_cmpstr(tag, ==, cases[i][1]);
    }
}

/* A line of many megabytes costs no more than its first words. */
static void test_long_line(void)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint i = 0; i < 1000000; i++)
        g_string_append(line, "the tablet and ");
    LanguageEvidence evidence = {0};
    language_add(&evidence, line->str);
    g_assert_cmpuint(evidence.words, <, 1000);
    g_assert_cmpstr(language_guess(&evidence), ==, "en");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/article/language/each", test_each);
    g_test_add_func("/article/language/too-little", test_too_little);
    g_test_add_func("/article/language/against-declared", test_against_declared);
    g_test_add_func("/article/language/tags", test_tags);
    g_test_add_func("/article/language/long-line", test_long_line);
    return g_test_run();
}
