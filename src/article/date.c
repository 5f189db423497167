/* Reading calendar days; see date.h. */
#include "article/date.h"

#include <string.h>

typedef struct {
    const char *word; /* in lower case */
    gint8 month;
} MonthName;

/* Of the languages that are read most, as dates are written in them; in full and as they are cut.
 */
static const MonthName months[] = {
    {"jan", 1},         {"january", 1},       {"januar", 1},      {"januari", 1},
    {"janvier", 1},     {"janeiro", 1},       {"jänner", 1},      {"gennaio", 1},
    {"gen", 1},         {"enero", 1},         {"ene", 1},         {"janv", 1},
    {"stycznia", 1},    {"sty", 1},           {"ledna", 1},       {"ocak", 1},
    {"ianuarie", 1},    {"gener", 1},         {"január", 1},      {"января", 1},
    {"янв", 1},         {"січня", 1},         {"tammikuuta", 1},  {"ιανουαρίου", 1},
    {"feb", 2},         {"february", 2},      {"februar", 2},     {"februari", 2},
    {"février", 2},     {"fevrier", 2},       {"fév", 2},         {"févr", 2},
    {"febrero", 2},     {"febbraio", 2},      {"fevereiro", 2},   {"fev", 2},
    {"lutego", 2},      {"lut", 2},           {"února", 2},       {"şubat", 2},
    {"februarie", 2},   {"febrer", 2},        {"február", 2},     {"февраля", 2},
    {"фев", 2},         {"лютого", 2},        {"helmikuuta", 2},  {"φεβρουαρίου", 2},
    {"mar", 3},         {"march", 3},         {"märz", 3},        {"mär", 3},
    {"maart", 3},       {"mars", 3},          {"marzo", 3},       {"março", 3},
    {"mrt", 3},         {"marts", 3},         {"marca", 3},       {"března", 3},
    {"mart", 3},        {"martie", 3},        {"març", 3},        {"maret", 3},
    {"március", 3},     {"марта", 3},         {"мар", 3},         {"березня", 3},
    {"maaliskuuta", 3}, {"μαρτίου", 3},       {"apr", 4},         {"april", 4},
    {"avril", 4},       {"avr", 4},           {"abril", 4},       {"abr", 4},
    {"aprile", 4},      {"kwietnia", 4},      {"kwi", 4},         {"dubna", 4},
    {"nisan", 4},       {"aprilie", 4},       {"április", 4},     {"апреля", 4},
    {"апр", 4},         {"квітня", 4},        {"huhtikuuta", 4},  {"απριλίου", 4},
    {"may", 5},         {"mai", 5},           {"mei", 5},         {"mayo", 5},
    {"maggio", 5},      {"mag", 5},           {"maio", 5},        {"maj", 5},
    {"maja", 5},        {"května", 5},        {"mayıs", 5},       {"maig", 5},
    {"május", 5},       {"мая", 5},           {"травня", 5},      {"toukokuuta", 5},
    {"μαΐου", 5},       {"jun", 6},           {"june", 6},        {"juni", 6},
    {"juin", 6},        {"junio", 6},         {"giugno", 6},      {"giu", 6},
    {"junho", 6},       {"czerwca", 6},       {"cze", 6},         {"června", 6},
    {"haziran", 6},     {"iunie", 6},         {"juny", 6},        {"június", 6},
    {"июня", 6},        {"июн", 6},           {"червня", 6},      {"kesäkuuta", 6},
    {"ιουνίου", 6},     {"jul", 7},           {"july", 7},        {"juli", 7},
    {"juillet", 7},     {"juil", 7},          {"julio", 7},       {"luglio", 7},
    {"lug", 7},         {"julho", 7},         {"lipca", 7},       {"lip", 7},
    {"července", 7},    {"temmuz", 7},        {"iulie", 7},       {"juliol", 7},
    {"július", 7},      {"июля", 7},          {"июл", 7},         {"липня", 7},
    {"heinäkuuta", 7},  {"ιουλίου", 7},       {"aug", 8},         {"august", 8},
    {"augustus", 8},    {"août", 8},          {"aout", 8},        {"agosto", 8},
    {"ago", 8},         {"sierpnia", 8},      {"sie", 8},         {"augusti", 8},
    {"srpna", 8},       {"ağustos", 8},       {"agost", 8},       {"agustus", 8},
    {"augusztus", 8},   {"августа", 8},       {"авг", 8},         {"серпня", 8},
    {"elokuuta", 8},    {"αυγούστου", 8},     {"sep", 9},         {"sept", 9},
    {"september", 9},   {"septembre", 9},     {"septiembre", 9},  {"setiembre", 9},
    {"settembre", 9},   {"set", 9},           {"setembro", 9},    {"września", 9},
    {"wrz", 9},         {"září", 9},          {"eylül", 9},       {"septembrie", 9},
    {"setembre", 9},    {"szeptember", 9},    {"сентября", 9},    {"сен", 9},
    {"вересня", 9},     {"syyskuuta", 9},     {"σεπτεμβρίου", 9}, {"oct", 10},
    {"october", 10},    {"oktober", 10},      {"okt", 10},        {"octobre", 10},
    {"octubre", 10},    {"ottobre", 10},      {"ott", 10},        {"outubro", 10},
    {"out", 10},        {"października", 10}, {"paź", 10},        {"října", 10},
    {"ekim", 10},       {"octombrie", 10},    {"október", 10},    {"октября", 10},
    {"окт", 10},        {"жовтня", 10},       {"lokakuuta", 10},  {"οκτωβρίου", 10},
    {"nov", 11},        {"november", 11},     {"novembre", 11},   {"noviembre", 11},
    {"novembro", 11},   {"listopada", 11},    {"lis", 11},        {"listopadu", 11},
    {"kasım", 11},      {"noiembrie", 11},    {"ноября", 11},     {"ноя", 11},
    {"листопада", 11},  {"marraskuuta", 11},  {"νοεμβρίου", 11},  {"dec", 12},
    {"december", 12},   {"dezember", 12},     {"dez", 12},        {"décembre", 12},
    {"decembre", 12},   {"déc", 12},          {"diciembre", 12},  {"dic", 12},
    {"dicembre", 12},   {"dezembro", 12},     {"grudnia", 12},    {"gru", 12},
    {"prosince", 12},   {"aralık", 12},       {"decembrie", 12},  {"desembre", 12},
    {"desember", 12},   {"des", 12},          {"декабря", 12},    {"дек", 12},
    {"грудня", 12},     {"joulukuuta", 12},   {"δεκεμβρίου", 12},
};

static int month_of(const char *word)
{
    for (guint i = 0; i < G_N_ELEMENTS(months); i++)
        if (months[i].word[0] == word[0] && strcmp(word, months[i].word) == 0)
            return months[i].month;
    return 0;
}

gboolean date_is_month(const char *word, gsize length)
{
    g_autofree char *lower = g_utf8_strdown(word, (gssize)length);
    gsize end = strlen(lower);
    if (end && lower[end - 1] == '.')
        lower[end - 1] = '\0';
    return month_of(lower) != 0;
}

static Date make(int year, int month, int day)
{
    Date none = {0};
    if (year < 1970 || year > 2100 || month < 1 || month > 12 || day < 1)
        return none;
    if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return none;
    return (Date){.year = (gint16)year, .month = (gint8)month, .day = (gint8)day};
}

/* --- a text as numbers, words and what stands between them ---------------------------------- */

typedef enum { PIECE_NUMBER, PIECE_MONTH, PIECE_OTHER } PieceKind;

typedef struct {
    PieceKind kind;
    int value; /* NUMBER, MONTH */
    guint digits;
    char
        before; /* the sign directly before the piece: '-', '/', '.', ',', ' ', …; 0 at the start */
    gboolean joined; /* nothing but that one sign stands between this and the piece before */
    const char *end;
} Piece;

/* What a word that is no month may be. */
enum {
    INSIDE = -1,  /* may stand inside a date: "of", "de", "th" */
    CJK_SIGN = -2 /* 年 and 月 and their kin: stand where others write a hyphen */
};

/* A year that a page glued to the time behind it: "20243:04 PM". */
static gboolean is_year_and_hour(const char *digits, gsize length)
{
    return (length == 5 || length == 6) && digits[length] == ':' &&
           (g_str_has_prefix(digits, "19") || g_str_has_prefix(digits, "20"));
}

static const char *take_number(const char *p, Piece *piece)
{
    enum { MOST_DIGITS = 8, YEAR_DIGITS = 4 };
    gsize length = strspn(p, "0123456789");
    if (is_year_and_hour(p, length))
        length = YEAR_DIGITS;
    for (gsize i = 0; i < MIN(length, MOST_DIGITS); i++)
        piece->value = piece->value * 10 + (p[i] - '0');
    piece->kind = PIECE_NUMBER;
    piece->digits = (guint)length;
    return p + length;
}

static gboolean is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return TRUE;
    return FALSE;
}

static void read_word(const char *word, Piece *piece)
{
    static const char *const inside[] = {"de", "of", "del", "st", "nd", "rd",
                                         "th", "er", "do",  "º",  NULL};
    static const char *const signs[] = {"年", "月", "년", "월", "tháng", "năm", NULL};
    int month = month_of(word);
    if (month) {
        piece->kind = PIECE_MONTH;
        piece->value = month;
    } else if (is_one_of(word, inside)) {
        piece->value = INSIDE;
    } else if (is_one_of(word, signs)) {
        piece->value = CJK_SIGN;
    }
}

/* Ends where a capital follows a small letter: two elements of a page that touch. */
static const char *take_word(const char *p, Piece *piece)
{
    enum { IDEOGRAPHS = 0x3000 }; /* 年 月 日 stand one by one */
    char word[32];
    gsize length = 0;
    gboolean after_small = FALSE;
    for (; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalpha(c) || (after_small && g_unichar_isupper(c)))
            break;
        after_small = g_unichar_islower(c);
        char one[6];
        int n = g_unichar_to_utf8(g_unichar_tolower(c), one);
        if (length + (gsize)n < sizeof word) {
            memcpy(word + length, one, (gsize)n);
            length += (gsize)n;
        } else {
            length = sizeof word; /* too long to be a month */
        }
        if (c >= IDEOGRAPHS) {
            p = g_utf8_next_char(p);
            break;
        }
    }
    if (length < sizeof word) {
        word[length] = '\0';
        read_word(word, piece);
    }
    return p;
}

static const char *next_piece(const char *p, Piece *piece)
{
    char before = 0;
    guint signs = 0;
    while (*p) {
        gunichar c = g_utf8_get_char(p);
        if (g_ascii_isdigit(*p) || g_unichar_isalpha(c))
            break;
        before = c < 0x80 ? (char)c : '~';
        signs++;
        p = g_utf8_next_char(p);
    }
    if (!*p)
        return NULL;
    *piece = (Piece){.kind = PIECE_OTHER, .before = before, .joined = signs <= 1};
    piece->end = g_ascii_isdigit(*p) ? take_number(p, piece) : take_word(p, piece);
    return piece->end;
}

static gboolean is_day(const Piece *p)
{
    return p->kind == PIECE_NUMBER && p->digits <= 2 && p->value >= 1 && p->value <= 31;
}

static gboolean is_year(const Piece *p)
{
    return p->kind == PIECE_NUMBER && p->digits == 4;
}

static gboolean is_date_sign(char c)
{
    return c == '-' || c == '/' || c == '.' || c == ' ' || c == '~';
}

static Date from_numbers(const Piece *w, DateOrder order)
{
    Date none = {0};
    if (!w[1].joined || !w[2].joined || !is_date_sign(w[1].before) || w[1].before == ' ' ||
        w[1].before != w[2].before)
        return none;
    if (is_year(&w[0]) && w[1].digits <= 2 && w[2].digits <= 2)
        return make(w[0].value, w[1].value, w[2].value);
    int year = is_year(&w[2]) ? w[2].value : 0;
    if (w[2].digits == 2 && w[1].before != '-' && w[0].digits == 2 && w[1].digits == 2)
        year = 2000 + w[2].value;
    if (!year || year > 2060 || w[0].digits > 2 || w[1].digits > 2)
        return none;
    gboolean day_first = order == DATE_DAY_FIRST || w[1].before == '.' || w[0].value > 12;
    if (w[1].value > 12)
        day_first = FALSE;
    return day_first ? make(year, w[1].value, w[0].value) : make(year, w[0].value, w[1].value);
}

/* The date that the first three of `w` make. */
static Date from_pieces(const Piece *w, DateOrder order)
{
    Date none = {0};
    if (w[0].kind == PIECE_MONTH && is_day(&w[1]) && is_year(&w[2]) && w[2].before != '.')
        return make(w[2].value, w[0].value, w[1].value);
    if (is_day(&w[0]) && w[1].kind == PIECE_MONTH && is_year(&w[2]))
        return make(w[2].value, w[1].value, w[0].value);
    if (is_year(&w[0]) && w[1].kind == PIECE_MONTH && is_day(&w[2]))
        return make(w[0].value, w[1].value, w[2].value);
    if (w[0].kind == PIECE_NUMBER && w[1].kind == PIECE_NUMBER && w[2].kind == PIECE_NUMBER)
        return from_numbers(w, order);
    return none;
}

/* Takes "20250808" when it stands alone or before a T. */
static Date from_compact(const Piece *p)
{
    if (p->kind != PIECE_NUMBER || p->digits != 8)
        return (Date){0};
    return make(p->value / 10000, p->value / 100 % 100, p->value % 100);
}

Date date_find(const char *text, DateOrder order, const char **end)
{
    Piece window[3];
    guint n = 0;
    const char *p = text;
    gboolean after_cjk_sign = FALSE;
    Piece piece;
    while ((p = next_piece(p, &piece)) != NULL) {
        if (piece.kind == PIECE_OTHER && n && (piece.value == INSIDE || piece.value == CJK_SIGN)) {
            after_cjk_sign = piece.value == CJK_SIGN;
            continue;
        }
        if (after_cjk_sign)
            piece.before = '-';
        after_cjk_sign = FALSE;
        if (n == 3) {
            window[0] = window[1];
            window[1] = window[2];
            n = 2;
        }
        window[n++] = piece;
        Date date = from_compact(&piece);
        if (!date_is_known(date) && n == 3)
            date = from_pieces(window, order);
        if (date_is_known(date)) {
            if (end)
                *end = piece.end;
            return date;
        }
    }
    return (Date){0};
}

DateOrder date_order_of(const char *language)
{
    if (!language || g_ascii_strncasecmp(language, "en", 2) != 0)
        return language ? DATE_DAY_FIRST : DATE_MONTH_FIRST;
    const char *region = strpbrk(language, "-_");
    if (!region || g_ascii_strcasecmp(region + 1, "US") == 0 ||
        g_ascii_strcasecmp(region + 1, "PH") == 0)
        return DATE_MONTH_FIRST;
    return DATE_DAY_FIRST;
}

char *date_to_iso(Date date)
{
    if (!date_is_known(date))
        return NULL;
    return g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day);
}

Date date_from_url(const char *url)
{
    for (const char *p = url; *p; p++) {
        if ((*p != '/' && *p != '-' && *p != '_') || !g_ascii_isdigit(p[1]))
            continue;
        Piece w[3];
        const char *q = p;
        guint n = 0;
        while (n < 3 && (q = next_piece(q, &w[n])) != NULL && w[n].kind == PIECE_NUMBER &&
               w[n].joined)
            n++;
        if (n == 3 && is_year(&w[0]) && w[1].digits == 2 && w[2].digits == 2 &&
            w[1].before == w[2].before)
            return make(w[0].value, w[1].value, w[2].value);
    }
    return (Date){0};
}
