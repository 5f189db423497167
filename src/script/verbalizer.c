/* The verbalizer: see verbalizer.h. Walks over a sentence's tokens and lets each recognizer try, in
 * the order below. What a recognizer takes, no later one sees. */
#include "script/verbalizer.h"

#include "script/verbalize.h"
#include "script/verbalize_fold.h"

#include <string.h>
#include <unicode/uchar.h>

struct Verbalizer {
    Tables *tables;
    Spell *spell;         /* NULL: numbers are left to the engine */
    PluralRules *plurals; /* NULL: a noun has one plural */
    gboolean decimal_comma;
    const LexiconSet *lexicons; /* whose aliases are said; NULL for none */
};

/* What a user wants said before all else; footnotes before what they could be mistaken for;
 * addresses before the words in them; the more special kinds of number before plain quantities;
 * names before words. */
static const Recognizer recognizers[] = {
    verbalize_alias,        verbalize_biologic, verbalize_note,      verbalize_markup,
    verbalize_electronic,   verbalize_dosage,   verbalize_telephone, verbalize_date,
    verbalize_latin,        verbalize_time,     verbalize_money,     verbalize_range,
    verbalize_strength,     verbalize_fraction, verbalize_ordinal,   verbalize_year,
    verbalize_abbreviation, verbalize_unit,     verbalize_roman,     verbalize_quantity,
    verbalize_product,      verbalize_particle, verbalize_word,      verbalize_symbol,
};

/* The rules in the file numbers.rbnf of the language, its comments left out; NULL if there is none.
 * Free with g_free(). */
static char *read_number_rules(VoiceStore *store, const char *language)
{
    g_autofree char *primary = g_ascii_strdown(language, (gssize)strcspn(language, "-_"));
    g_autofree char *relative = g_strdup_printf("tables/%s/numbers.rbnf", primary);
    g_autofree char *path = voice_store_find_file(store, relative);
    g_autofree char *text = NULL;
    if (!path || !g_file_get_contents(path, &text, NULL, NULL))
        return NULL;
    GString *rules = g_string_new(NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++)
        if (!g_str_has_prefix(*line, "# "))
            g_string_append_printf(rules, "%s\n", *line);
    return g_string_free(rules, FALSE);
}

static Spell *open_spell(const Tables *tables, VoiceStore *store, const char *language,
                         GError **error)
{
    static const char *const keys[SPELL_KINDS] = {
        [SPELL_CARDINAL] = "spell-cardinal", [SPELL_COUNT] = "spell-count",
        [SPELL_FEMININE] = "spell-feminine", [SPELL_ORDINAL] = "spell-ordinal",
        [SPELL_YEAR] = "spell-year",         [SPELL_GENITIVE] = "spell-genitive"};
    g_autofree char *number_rules = read_number_rules(store, language);
    SpellRules rules = {.rules = number_rules};
    for (SpellKind kind = 0; kind < SPELL_KINDS; kind++) {
        rules.rule_set[kind] = tables_word(tables, keys[kind]);
        if (!rules.rule_set[kind] && kind == SPELL_GENITIVE)
            rules.rule_set[kind] = rules.rule_set[SPELL_COUNT];
        if (!rules.rule_set[kind])
            return NULL;
    }
    g_autofree char *locale = g_strdelimit(g_strdup(language), "-", '_');
    return spell_new(locale, &rules, error);
}

Verbalizer *verbalizer_new(VoiceStore *store, const char *language, Diagnostics *diagnostics,
                           GError **error)
{
    g_autoptr(Verbalizer) verbalizer = g_new0(Verbalizer, 1);
    verbalizer->tables = tables_load(store, language, diagnostics, error);
    if (!verbalizer->tables)
        return NULL;
    g_autoptr(GError) spell_error = NULL;
    verbalizer->spell = open_spell(verbalizer->tables, store, language, &spell_error);
    if (spell_error) {
        g_propagate_error(error, g_steal_pointer(&spell_error));
        return NULL;
    }
    if (tables_word(verbalizer->tables, "plural-forms"))
        verbalizer->plurals = plural_rules_new(language);
    const char *decimal = tables_word(verbalizer->tables, "decimal-separator");
    verbalizer->decimal_comma = decimal && strcmp(decimal, ",") == 0;
    return g_steal_pointer(&verbalizer);
}

void verbalizer_free(Verbalizer *verbalizer)
{
    if (!verbalizer)
        return;
    tables_free(verbalizer->tables);
    spell_free(verbalizer->spell);
    plural_rules_free(verbalizer->plurals);
    g_free(verbalizer);
}

/* A headline in capitals: at least three words of two letters, none of them in small letters. */
static gboolean is_in_capitals(const Token *tokens, gsize n_tokens, const char *text)
{
    guint words = 0;
    for (gsize i = 0; i < n_tokens; i++) {
        if (tokens[i].kind != TOKEN_WORD)
            continue;
        for (const char *c = text + tokens[i].start; c < text + tokens[i].end;
             c = g_utf8_next_char(c))
            if (g_unichar_islower(g_utf8_get_char(c)))
                return FALSE;
        words += tokens[i].end - tokens[i].start > 1;
    }
    return words >= 3;
}

/* "160/4.5 2 puffs": two numbers with nothing but a blank between them would be heard as one. */
static gboolean is_number_behind_number(const Speech *speech, gsize at)
{
    return at > 0 && is_kind(speech, at, TOKEN_NUMBER) && look(speech, at)->blank &&
           !look(speech, at)->note && token_digits(speech, at - 1);
}

static void recognize_all(Speech *speech)
{
    guint breath = 0;
    const gsize n_tokens = speech->n_tokens;
    for (gsize at = 0, taken; at < n_tokens; at += taken) {
        while (breath < speech->breaths->len && g_array_index(speech->breaths, gsize, breath) < at)
            breath++;
        if (breath < speech->breaths->len && g_array_index(speech->breaths, gsize, breath) == at)
            say_break(speech, ',');
        if (is_number_behind_number(speech, at))
            say_break(speech, ',');
        taken = 0;
        speech->n_tokens = n_tokens;
        speech->n_tokens = decided_fence(speech, at);
        for (gsize i = 0; i < G_N_ELEMENTS(recognizers) && !taken; i++)
            taken = recognizers[i](speech, at);
    }
    if (speech->pending)
        g_string_append_c(speech->spoken, speech->pending);
}

void verbalizer_use_lexicons(Verbalizer *verbalizer, const LexiconSet *lexicons)
{
    verbalizer->lexicons = lexicons;
}

static void verbalize_with(const Verbalizer *verbalizer, const LexiconSet *lexicons,
                           const char *text, gsize length, const Mark *marks, guint n_marks,
                           gboolean footnotes, Verbalization *out)
{
    g_autofree char *valid = NULL;
    if (!g_utf8_validate(text, (gssize)length, NULL)) {
        /* Bytes that are no UTF-8 become blanks of the same length, so that ranges stay true. */
        valid = g_strndup("", length);
        memcpy(valid, text, length);
        for (char *c = valid; c < valid + length;) {
            const char *end;
            if (g_utf8_validate(c, (gssize)(valid + length - c), &end))
                break;
            c = valid + (end - valid);
            *c++ = ' ';
        }
        text = valid;
    }
    g_auto(WideFold) fold = wide_fold(text, length, marks, n_marks);
    if (fold.text) {
        text = fold.text;
        length = fold.length;
        marks = (const Mark *)(gpointer)fold.marks->data;
        n_marks = fold.marks->len;
    }
    g_autoptr(GArray) tokens =
        split_directions(tokenize(text, length, marks, n_marks), text, verbalizer->tables);
    Speech speech = {
        .tables = verbalizer->tables,
        .spell = verbalizer->spell,
        .verbalizer = verbalizer,
        .lexicons = lexicons,
        .plurals = verbalizer->plurals,
        .counted = PLURAL_MANY,
        .footnotes = footnotes,
        .decimal_comma = verbalizer->decimal_comma,
        .text = text,
        .length = length,
        .tokens = (const Token *)(gpointer)tokens->data,
        .n_tokens = tokens->len,
        .marks = marks,
        .n_marks = marks ? n_marks : 0,
        .spoken = g_string_sized_new(length * 2 + 16),
        .words = g_array_sized_new(FALSE, FALSE, sizeof(SpokenWord), tokens->len * 2 + 4),
        .omissions = g_array_new(FALSE, FALSE, sizeof(Omission)),
    };
    g_autoptr(GArray) breaths = g_array_new(FALSE, FALSE, sizeof(gsize));
    speech.breaths = breaths;
    g_autoptr(GArray) decided = decided_new();
    speech.decided = decided;
    find_breaths(&speech);
    find_decided(&speech);
    speech.capitals = is_in_capitals(speech.tokens, speech.n_tokens, text);
    recognize_all(&speech);
    if (fold.text)
        wide_fold_restore(&fold, speech.words, speech.omissions);
    out->spoken = g_string_free(speech.spoken, FALSE);
    out->words = speech.words;
    out->omissions = speech.omissions;
}

void verbalize(const Verbalizer *verbalizer, const char *text, gsize length, const Mark *marks,
               guint n_marks, gboolean footnotes, Verbalization *out)
{
    verbalize_with(verbalizer, verbalizer->lexicons, text, length, marks, n_marks, footnotes, out);
}

void verbalize_plainly(const Verbalizer *verbalizer, const char *text, gsize length,
                       Verbalization *out)
{
    verbalize_with(verbalizer, NULL, text, length, NULL, 0, FALSE, out);
}

void verbalization_clear(Verbalization *verbalization)
{
    g_clear_pointer(&verbalization->spoken, g_free);
    g_clear_pointer(&verbalization->words, g_array_unref);
    g_clear_pointer(&verbalization->omissions, g_array_unref);
}

/* Unicode's own name, "LEFT-POINTING ANGLE BRACKET", in small letters: better in English than not
 * at all. */
static char *unicode_name(gunichar character)
{
    char name[128] = "";
    UErrorCode status = U_ZERO_ERROR;
    u_charName((UChar32)character, U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
    return g_ascii_strdown(U_SUCCESS(status) ? name : "sign", -1);
}

char *verbalizer_name_character(const Verbalizer *verbalizer, const char *character)
{
    gunichar code = g_utf8_get_char(character);
    gsize length = (gsize)(g_utf8_next_char(character) - character);
    if (g_unichar_isalpha(code))
        return NULL;
    const TableRow *row = tables_find(verbalizer->tables, TABLE_CHARACTERS, character, length);
    if (row)
        return g_strdup(row->column[0]);
    g_auto(Verbalization) words = {0};
    verbalize_plainly(verbalizer, character, length, &words);
    return words.words->len > 0 ? g_strdup(words.spoken) : unicode_name(code);
}
