/* References that libxml2's HTML 4 does not know; see entity.h. */
#include "document/entity.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name, *text;
} Entity;

/* Sorted by name, for bsearch. */
static const Entity entities[] = {
    {"AMP", "&"},
    {"COPY", "©"},
    {"Cacute", "Ć"},
    {"Ccaron", "Č"},
    {"CenterDot", "·"},
    {"CloseCurlyDoubleQuote", "”"},
    {"CloseCurlyQuote", "’"},
    {"Dstrok", "Đ"},
    {"GT", ">"},
    {"Idot", "İ"},
    {"LT", "<"},
    {"Lstrok", "Ł"},
    {"NewLine", "\n"},
    {"NoBreak", "\u2060"},
    {"NonBreakingSpace", "\xc2\xa0"},
    {"OpenCurlyDoubleQuote", "“"},
    {"OpenCurlyQuote", "‘"},
    {"QUOT", "\""},
    {"REG", "®"},
    {"Rcaron", "Ř"},
    {"Sacute", "Ś"},
    {"Scedil", "Ş"},
    {"TRADE", "™"},
    {"Tab", "\t"},
    {"ThinSpace", "\u2009"},
    {"Zcaron", "Ž"},
    {"Zdot", "Ż"},
    {"ZeroWidthSpace", "\u200b"},
    {"abreve", "ă"},
    {"amacr", "ā"},
    {"angst", "Å"},
    {"aogon", "ą"},
    {"ap", "≈"},
    {"apos", "'"},
    {"approx", "≈"},
    {"ast", "*"},
    {"breve", "˘"},
    {"bsol", "\\"},
    {"bullet", "•"},
    {"cacute", "ć"},
    {"caron", "ˇ"},
    {"ccaron", "č"},
    {"centerdot", "·"},
    {"check", "✓"},
    {"checkmark", "✓"},
    {"colon", ":"},
    {"comma", ","},
    {"commat", "@"},
    {"copysr", "℗"},
    {"cross", "✗"},
    {"dash", "‐"},
    {"dcaron", "ď"},
    {"deg", "°"},
    {"div", "÷"},
    {"dollar", "$"},
    {"downarrow", "↓"},
    {"dstrok", "đ"},
    {"ecaron", "ě"},
    {"ell", "ℓ"},
    {"emacr", "ē"},
    {"emsp13", "\u2004"},
    {"emsp14", "\u2005"},
    {"eogon", "ę"},
    {"equals", "="},
    {"excl", "!"},
    {"female", "♀"},
    {"ffilig", "ﬃ"},
    {"fflig", "ﬀ"},
    {"filig", "ﬁ"},
    {"fllig", "ﬂ"},
    {"frac13", "⅓"},
    {"frac15", "⅕"},
    {"frac16", "⅙"},
    {"frac18", "⅛"},
    {"frac23", "⅔"},
    {"frac25", "⅖"},
    {"frac35", "⅗"},
    {"frac38", "⅜"},
    {"frac45", "⅘"},
    {"frac56", "⅚"},
    {"frac58", "⅝"},
    {"frac78", "⅞"},
    {"gbreve", "ğ"},
    {"geq", "≥"},
    {"grave", "`"},
    {"hairsp", "\u200a"},
    {"half", "½"},
    {"horbar", "―"},
    {"hyphen", "‐"},
    {"ic", "\u2063"},
    {"imacr", "ī"},
    {"imath", "ı"},
    {"incare", "℅"},
    {"inodot", "ı"},
    {"lbrace", "{"},
    {"lbrack", "["},
    {"lcub", "{"},
    {"ldquor", "„"},
    {"leftarrow", "←"},
    {"leq", "≤"},
    {"lowbar", "_"},
    {"lpar", "("},
    {"lsqb", "["},
    {"lsquor", "‚"},
    {"lstrok", "ł"},
    {"male", "♂"},
    {"micro", "µ"},
    {"midast", "*"},
    {"mldr", "…"},
    {"mp", "∓"},
    {"nacute", "ń"},
    {"nbsp", "\xc2\xa0"},
    {"ncaron", "ň"},
    {"nldr", "‥"},
    {"num", "#"},
    {"numero", "№"},
    {"numsp", "\u2007"},
    {"odblac", "ő"},
    {"ohm", "Ω"},
    {"omacr", "ō"},
    {"percnt", "%"},
    {"period", "."},
    {"phone", "☎"},
    {"plus", "+"},
    {"pm", "±"},
    {"puncsp", "\u2008"},
    {"quest", "?"},
    {"rbrace", "}"},
    {"rbrack", "]"},
    {"rcaron", "ř"},
    {"rcub", "}"},
    {"rdquor", "”"},
    {"rightarrow", "→"},
    {"rpar", ")"},
    {"rsqb", "]"},
    {"rsquor", "’"},
    {"sacute", "ś"},
    {"scedil", "ş"},
    {"semi", ";"},
    {"sol", "/"},
    {"star", "☆"},
    {"starf", "★"},
    {"tcaron", "ť"},
    {"tcedil", "ţ"},
    {"thickapprox", "≈"},
    {"times", "×"},
    {"udblac", "ű"},
    {"umacr", "ū"},
    {"uparrow", "↑"},
    {"uring", "ů"},
    {"verbar", "|"},
    {"vert", "|"},
    {"zacute", "ź"},
    {"zcaron", "ž"},
    {"zdot", "ż"},
};

static int compare_name(const void *name, const void *entity)
{
    return strcmp(name, ((const Entity *)entity)->name);
}

const char *entity_find(const char *name)
{
    const Entity *entity =
        bsearch(name, entities, G_N_ELEMENTS(entities), sizeof entities[0], compare_name);
    return entity ? entity->text : NULL;
}

const char *entity_of_control(gunichar control)
{
    static const char *const texts[] = {
        "€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
        "",  "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
    };
    return control >= 0x80 && control < 0xa0 ? texts[control - 0x80] : NULL;
}

/* The next C1 control, which in UTF-8 is C2 and a byte below A0; NULL where there is none. */
static const char *find_control(const char *text)
{
    const char *at = text;
    while ((at = strchr(at, 0xc2)) && (guchar)at[1] >= 0xa0)
        at++;
    return at;
}

const char *entity_repair(const char *text, Arena *arena)
{
    const char *control = find_control(text);
    if (!control)
        return text;
    g_autoptr(GString) out = g_string_new(NULL);
    for (; control; control = find_control(text)) {
        g_string_append_len(out, text, control - text);
        g_string_append(out, entity_of_control((guchar)control[1]));
        text = control + 2;
    }
    g_string_append(out, text);
    return arena_strndup(arena, out->str, out->len);
}
