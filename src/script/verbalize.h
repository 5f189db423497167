/* The inside of the verbalizer: one sentence on its way into words, and the recognizers.
 *
 * A recognizer looks at the tokens from `at` on. If they begin something it knows, it says that
 * thing and returns how many tokens it took; else it returns 0 and has said nothing. The
 * recognizers are tried in the order of verbalizer.c, the last of which takes any token. To stay
 * linear, none looks further than a fixed number of tokens.
 *
 * For the files verbaliz*.c alone; everybody else includes script/verbalizer.h.
 */
#ifndef LECTERN_SCRIPT_VERBALIZE_H
#define LECTERN_SCRIPT_VERBALIZE_H

#include "script/lexicon_set.h"
#include "script/plural.h"
#include "script/spell.h"
#include "script/token.h"
#include "script/verbalizer.h"
#include "script/word_table.h"

#include <glib.h>

/* What the page marked about dates, as far as the text was read (verbalize_order.c). */
typedef struct {
    guint next;          /* of the marks */
    const Mark *open[4]; /* languages, the innermost last */
    guint n_open;
    const Mark *time; /* NULL for none */
} DateMarks;

typedef struct {
    const Tables *tables;
    Spell *spell;               /* NULL: numbers are left to the engine */
    const PluralRules *plurals; /* NULL: a noun has one plural */
    const Verbalizer *verbalizer;
    const LexiconSet *lexicons; /* whose aliases are said; NULL for none */
    gboolean footnotes;         /* say note references */
    gboolean decimal_comma;     /* "1.500,5" rather than "1,500.5" */
    const char *text;
    gsize length;
    const Token *tokens;
    gsize n_tokens;
    const Mark *marks;
    guint n_marks;
    DateMarks date_marks;
    GArray *breaths; /* of gsize: tokens before which to breathe, in order */
    GArray *decided; /* what lexicons decide: verbalize_alias.c's, in order */
    guint next_decided;
    gboolean capitals; /* the sentence is written in capitals throughout */

    /* the emitter's */
    GString *spoken;
    GArray *words, *omissions;
    char pending; /* punctuation that waits for the next word: "", ',', ';', ':', '.', '?', '!' */
    gsize skip_breaks_until; /* bytes */
    PluralForm counted;      /* what the number said last asks of a noun behind it */
} Speech;

typedef gsize (*Recognizer)(Speech *speech, gsize at);

gsize verbalize_alias(Speech *speech, gsize at);
gsize verbalize_note(Speech *speech, gsize at);
gsize verbalize_markup(Speech *speech, gsize at);
gsize verbalize_electronic(Speech *speech, gsize at);
gsize verbalize_telephone(Speech *speech, gsize at);
gsize verbalize_date(Speech *speech, gsize at);
gsize verbalize_year(Speech *speech, gsize at);
gsize verbalize_time(Speech *speech, gsize at);
gsize verbalize_money(Speech *speech, gsize at);
gsize verbalize_latin(Speech *speech, gsize at);
gsize verbalize_dosage(Speech *speech, gsize at);
gsize verbalize_strength(Speech *speech, gsize at);
gsize verbalize_range(Speech *speech, gsize at);
gsize verbalize_fraction(Speech *speech, gsize at);
gsize verbalize_quantity(Speech *speech, gsize at);
gsize verbalize_ordinal(Speech *speech, gsize at);
gsize verbalize_unit(Speech *speech, gsize at);
gsize verbalize_roman(Speech *speech, gsize at);
gsize verbalize_abbreviation(Speech *speech, gsize at);
gsize verbalize_product(Speech *speech, gsize at);
gsize verbalize_biologic(Speech *speech, gsize at);
gsize verbalize_particle(Speech *speech, gsize at);
gsize verbalize_word(Speech *speech, gsize at);
gsize verbalize_symbol(Speech *speech, gsize at);

/* --- looking at tokens (verbalize_look.c) ----------------------------------------------------- */

/* The token at `at`, or NULL past either end. */
static inline const Token *look(const Speech *speech, gsize at)
{
    return at < speech->n_tokens ? &speech->tokens[at] : NULL;
}
gboolean is_kind(const Speech *speech, gsize at, TokenKind kind);
gboolean is_sign(const Speech *speech, gsize at, gunichar sign);
gboolean is_joined(const Speech *speech, gsize at); /* there, and no blank before it */
gboolean is_any_dash(const Speech *speech, gsize at);
gboolean is_charge(const Speech *speech, gsize at); /* raised with a sign: "²⁺", "⁻", "⁻¹" */
/* Digits that were a raised note before the text was copied: "10 mg1". Nothing else follows a unit
 * of mass or volume directly. */
gboolean is_flattened_note(const Speech *speech, gsize at);
gboolean is_text(const Speech *speech, gsize at, const char *text); /* ASCII letters of any case */
gsize token_length(const Speech *speech, gsize at);
const char *token_text(const Speech *speech, gsize at);
/* Decimal digits only in one token: its value; -1 where it is no number or longer than 18 digits.
 */
gint64 token_value(const Speech *speech, gsize at);
guint token_digits(const Speech *speech, gsize at); /* how many, 0 where it is no number */
/* Whether the word begins with a capital; whether all its letters are capitals. */
gboolean is_capitalized(const Speech *speech, gsize at);
gboolean is_all_capitals(const Speech *speech, gsize at);
gboolean is_lower(const Speech *speech, gsize at);
/* The bytes of `count` tokens from `at`. */
gsize range_start(const Speech *speech, gsize at);
gsize range_end(const Speech *speech, gsize at, gsize count);

/* A table's line for the word at `at`, in any case; NULL past the end. */
const TableRow *find_token(const Speech *speech, TableKind kind, gsize at);
/* Whether TABLE_CONTEXTS has the word (in lower case) in `class`: "phase" in "roman". */
gboolean in_context(const Speech *speech, gsize at, const char *class);
gboolean is_word_in_context(const Speech *speech, const char *word, gsize length,
                            const char *class);
/* The line for the longest run of at most `max` tokens from `at` that is a key, written without
 * blanks or with single ones; how many tokens in `*count`. NULL if none. */
const TableRow *find_run(const Speech *speech, TableKind kind, gsize at, gsize max, gsize *count);
const char *grammar_word(const Speech *speech, const char *key); /* never NULL: "" if not there */

/* --- saying (verbalize_emit.c) ---------------------------------------------------------------- */

/* Says `words` (apart by blanks or hyphens), all standing for the bytes [start, end). */
void say(Speech *speech, const char *words, gsize start, gsize end);
/* Puts another text into words, aliases aside, and says them for the bytes. */
void say_text(Speech *speech, const char *text, gsize start, gsize end);
/* Says `words` for `count` tokens from `at`. */
void say_tokens(Speech *speech, const char *words, gsize at, gsize count);
/* Says a word of the grammar ("minus") for the tokens. */
void say_grammar(Speech *speech, const char *key, gsize at, gsize count);
/* Says the letters of the text in [start, end) by name; other characters there are skipped. */
void say_letters(Speech *speech, gsize start, gsize end);
/* Makes the last word said end in `suffix` ("s" of "CDs"), which stands up to byte `end`. */
void say_suffix(Speech *speech, const char *suffix, gsize end);
/* A pause for the melody: the strongest of those between two words is written. */
void say_break(Speech *speech, char mark);
void leave_out(Speech *speech, gsize start, gsize end, const char *rule);
void leave_out_tokens(Speech *speech, gsize at, gsize count, const char *rule);

/* Says up to three signs by the name that the table has for them; the tokens taken. */
gsize say_symbol(Speech *speech, gsize at);
/* Footnote marks, left out unless asked for (verbalize_note.c). */
void say_note(Speech *speech, gsize at, gsize count);
/* A sign that marks a note or a list's item rather than standing for itself; FALSE for others. */
gboolean say_as_mark(Speech *speech, gsize at);
/* Raised digits that nothing else took: a power, a charge or a note. */
void say_raised(Speech *speech, gsize at);
/* Says a charge sign by sign ("two plus"); FALSE where none stands. */
gboolean say_charge(Speech *speech, gsize at);
void say_number(Speech *speech, SpellKind kind, gint64 value, gsize start, gsize end);
/* Digit by digit, for as many digits as stand in [start, end) of the text. */
void say_digits(Speech *speech, gsize start, gsize end);
/* Fills {0} … {3} of the grammar's pattern `key` with texts and says it for the bytes. */
void say_pattern(Speech *speech, const char *key, const char *const args[4], gsize start,
                 gsize end);
char *number_words(const Speech *speech, SpellKind kind, gint64 value); /* free with g_free() */
char *year_words(const Speech *speech, gint64 year);                    /* the same */
char *digit_words(const Speech *speech, gsize start, gsize end);        /* the same */
char *plural_words(const char *words); /* "sixty" → "sixties"; the same */

/* --- numbers as written (verbalize_numeral.c) ------------------------------------------------- */

enum { NUMERAL_MAX_DIGITS = 18 };

typedef struct {
    gsize count;          /* tokens it takes */
    gsize start, end;     /* bytes */
    gint64 value;         /* of the whole part; -1 where too long for one */
    gsize whole_end;      /* byte after the whole part */
    guint n_whole;        /* digits of the whole part; 0 in ".5" */
    gsize fraction_start; /* byte of the first decimal; == end where none */
    guint n_decimals;
    gboolean grouped;      /* thousands were set apart */
    gboolean leading_zero; /* "007" */
} Numeral;

/* Reads a number without its sign: "1,204.50", ".5". FALSE if none begins at `at`. */
gboolean read_numeral(const Speech *speech, gsize at, Numeral *numeral);
double numeral_number(const Speech *speech, const Numeral *numeral); /* for comparing */
/* Its words; free with g_free(). */
char *numeral_words(const Speech *speech, const Numeral *numeral, SpellKind kind);
void say_numeral(Speech *speech, const Numeral *numeral);
/* Keeps in `counted` what the number asks of a noun behind it. */
void count_numeral(Speech *speech, const Numeral *numeral);
void count_number(Speech *speech, gint64 number);
/* How a number is spelled before what stands at `after`: es "veintiún miligramos", "veintiuna
 * personas", but "uno de cada diez". */
SpellKind count_kind(const Speech *speech, gsize after);
/* The name of a thing counted by `counted`, of its two columns: one thing, and many. Where a
 * language has several plurals, the second holds them by "plural-forms". Free with g_free(). */
char *counted_name(const Speech *speech, const char *one, const char *many, gboolean singular);
/* Whether a minus or plus at `at` is the sign of the number right after it. */
gboolean is_number_sign(const Speech *speech, gsize at);
/* A fraction of one character, "½": its line of symbols.tsv, or NULL. */
const TableRow *vulgar_fraction(const Speech *speech, gsize at);
/* Whether a dash stands at `at` between two numbers that bound a range; `*count` its tokens. */
gboolean is_range_dash(const Speech *speech, gsize at);

/* --- powers (verbalize_power.c) --------------------------------------------------------------- */

/* "^6", "^-5", "⁻³" or a number marked as raised: how many tokens, and the exponent. */
gsize read_exponent(const Speech *speech, gsize at, int *exponent);
void say_exponent(Speech *speech, int exponent, gboolean of_ten, gsize at, gsize count);
/* "× 10⁹" or "x 10^9" after a number (with decimals or not), or "e-5"; the tokens taken. */
gsize say_power_of_ten(Speech *speech, gsize at, gboolean decimal);

/* --- units (verbalize_unit.c) ----------------------------------------------------------------- */

typedef struct {
    const TableRow *row;
    const TableRow *many; /* whose plural is said, of "tablet(s)"; NULL: that of `row` */
    gsize count;          /* tokens, with the hyphen before it */
    gsize unit_at;        /* the first token of the unit itself */
    int power;            /* 2, 3, or 1 */
    gboolean hyphen;      /* "65-mg": then it is singular */
    gboolean dotted;      /* its last token is an abbreviation's stop */
} Unit;

/* The unit that follows a number, at `at`. */
gboolean read_unit(const Speech *speech, gsize at, Unit *unit);
/* The same behind a number, or behind the second of "7-10 days". */
gboolean read_unit_of_range(const Speech *speech, gsize at, Unit *unit);
/* A mass that medicines are given in: no kilograms, no pounds. */
gboolean unit_is_dose(const Unit *unit);
/* How a number before it is spelled. */
SpellKind unit_count_kind(const Unit *unit);
/* Says it and what it is divided by ("/mL", "/5 mL", "/day"); the tokens taken in all. */
gsize say_unit(Speech *speech, gsize at, const Unit *unit, gboolean singular);
/* What a value is divided by, at a "/"; the tokens taken, 0 if nothing. */
gsize say_per(Speech *speech, gsize at);

/* Parts words that cling to a dose, "5mgBID" (verbalize_glue.c). Takes the tokens and gives them
 * back, or others. */
GArray *split_directions(GArray *tokens, const char *text, const Tables *tables);

/* Whether 2/3 at `at` is the second of March: as the page's own time stamp tells, as the region of
 * a marked passage writes it, as the language does (verbalize_order.c). Asked in the order of the
 * text. */
gboolean is_day_first(Speech *speech, gsize at);

/* Fills `decided`; the token that a recognizer at `at` must not reach (verbalize_alias.c). */
GArray *decided_new(void);
void find_decided(Speech *speech);
gsize decided_fence(Speech *speech, gsize at);

/* Fills `breaths` (verbalize_breath.c). */
void find_breaths(Speech *speech);

/* The role in which a word of several sounds stands here ("verb"), interned; NULL for other words
 * (verbalize_heteronym.c). */
const char *heteronym_role(const Speech *speech, gsize at);

/* --- shared by recognizers -------------------------------------------------------------------- */

/* The word "million", "K" or "bn" after a number; `*count` its tokens. NULL if none. */
const char *read_magnitude(const Speech *speech, gsize at, gboolean money, gsize *count);
/* Says what stands after a number: unit and divisors, "x", "+"; the tokens taken. */
gsize say_measure(Speech *speech, gsize at, gboolean singular);
/* "875 mg-125 mg": whether a dash joins the numeral at `at` with a smaller one of the same unit of
 * mass. No range goes down, so they are the substances of a strength. */
gboolean is_descending_mass(const Speech *speech, gsize at, gsize dash);
/* Whether one of the `words` tokens before `at` is in the class of TABLE_CONTEXTS. */
gboolean has_context_before(const Speech *speech, gsize at, gsize words, const char *class);
/* The value of a Roman numeral in small letters, "iv"; 0 for other words. */
int small_roman(const Speech *speech, gsize at);
/* "ii tabs", "i po bid": whether such a numeral is a prescription's count. */
gboolean is_prescribed(const Speech *speech, gsize at);
/* Whether a noun in the plural follows, so that a number before it counts: "1200 adults". */
gboolean is_counted(const Speech *speech, gsize at);
/* Whether a number begins a name that the verbalizer of products says: "25(OH)D", "1095-A". */
gboolean is_numbered_name(const Speech *speech, gsize at);
/* A year by its look: four digits from 1100 to 2099, without a comma. */
gboolean is_year(const Speech *speech, gsize at);
/* Says a run of letters as readers do: a word, its letters, or as the table has it. */
void say_acronym(Speech *speech, gsize at);
/* The same for letters anywhere in the text: parts of addresses and products. */
void say_letter_run(Speech *speech, gsize start, gsize end);
/* A group of digits in a product name: "19" nineteen, "321" digit by digit, "4050" forty fifty. */
void say_product_number(Speech *speech, gsize at);
/* Ends at the sentence's last full stop, or before a new sentence. */
gboolean ends_sentence(const Speech *speech, gsize stop_at);

#endif
