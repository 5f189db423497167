/* Money: the sign comes first and is said last, so all words of an amount stand for all its bytes.
 */
#include "script/verbalize.h"

#include <string.h>

enum { MONEY_ONE, MONEY_MANY, CENT_ONE, CENT_MANY }; /* columns of currencies.tsv */

typedef struct {
    const TableRow *currency;
    Numeral amount, upto; /* upto: of "$5–10" */
    gboolean ranged, attributive;
    const char *magnitude;
    gsize count; /* tokens */
} Money;

/* "$", "EUR", "C$" */
static const TableRow *read_currency(const Speech *speech, gsize at, gsize *count)
{
    return look(speech, at) ? find_run(speech, TABLE_CURRENCIES, at, 2, count) : NULL;
}

/* "26,50 €", where a language writes the sign behind. */
static gboolean read_money_before_sign(const Speech *speech, gsize at, Money *money)
{
    gsize signs;
    if (!grammar_word(speech, "currency-after")[0] || !read_numeral(speech, at, &money->amount) ||
        money->amount.value < 0)
        return FALSE;
    gsize after = at + money->amount.count;
    money->currency = read_currency(speech, after, &signs);
    money->count = money->amount.count + signs;
    return money->currency && !is_kind(speech, after + signs, TOKEN_NUMBER);
}

/* "€3,50": behind a currency two digits after a comma are cents, whatever else the comma is. */
static void take_cents(const Speech *speech, gsize comma, Numeral *amount)
{
    gsize cents = comma + 1;
    if (amount->n_decimals || amount->grouped || !is_sign(speech, comma, ',') ||
        !is_joined(speech, comma) || !is_kind(speech, cents, TOKEN_NUMBER) ||
        !is_joined(speech, cents) || token_digits(speech, cents) != 2 ||
        (is_joined(speech, cents + 1) && is_joined(speech, cents + 2)))
        return;
    amount->fraction_start = range_start(speech, cents);
    amount->n_decimals = 2;
    amount->end = range_end(speech, cents, 1);
    amount->count += 2;
}

static gboolean read_money(const Speech *speech, gsize at, Money *money)
{
    gsize signs, count;
    if (is_kind(speech, at, TOKEN_NUMBER)) {
        *money = (Money){0};
        return read_money_before_sign(speech, at, money);
    }
    *money = (Money){.currency = read_currency(speech, at, &signs)};
    gsize amount = at + signs;
    if (!money->currency || !read_numeral(speech, amount, &money->amount) ||
        money->amount.value < 0)
        return FALSE;
    if (is_kind(speech, amount - 1, TOKEN_WORD) && look(speech, amount)->kind != TOKEN_NUMBER)
        return FALSE;
    take_cents(speech, amount + money->amount.count, &money->amount);
    gsize next = amount + money->amount.count;
    if (is_range_dash(speech, next) && !read_currency(speech, next + 1, &count) &&
        read_numeral(speech, next + 1, &money->upto) && money->upto.value >= 0) {
        money->ranged = TRUE;
        next += 1 + money->upto.count;
    }
    gsize hyphen =
        is_sign(speech, next, '-') && is_joined(speech, next) && is_joined(speech, next + 1);
    money->magnitude = read_magnitude(speech, next + hyphen, TRUE, &count);
    money->attributive = money->magnitude && hyphen; /* "a $1-million prize" */
    if (money->magnitude)
        next += hyphen;
    money->count = next + (money->magnitude ? count : 0) - at;
    return TRUE;
}

static gboolean is_one(const Numeral *numeral)
{
    return numeral->value == 1 && numeral->n_decimals == 0;
}

/* Hundredths as written in at most two decimals; -1 where there are more. */
static int cents_of(const Speech *speech, const Numeral *numeral)
{
    const char *decimals = speech->text + numeral->fraction_start;
    if (numeral->n_decimals > 2 || numeral->end - numeral->fraction_start != numeral->n_decimals)
        return -1;
    int cents = 0;
    for (guint i = 0; i < 2; i++)
        cents = cents * 10 + (i < numeral->n_decimals ? decimals[i] - '0' : 0);
    return cents;
}

static char *minor_words(Speech *speech, const Money *money, int cents)
{
    const char *const *column = money->currency->column;
    count_number(speech, cents);
    g_autofree char *name = counted_name(speech, column[CENT_ONE], column[CENT_MANY], cents == 1);
    g_autofree char *number =
        number_words(speech, cents == 1 ? SPELL_COUNT : SPELL_CARDINAL, cents);
    return g_strconcat(number, " ", name, NULL);
}

/* "of" before the currency after a bare million, where a language says so: es "un millón de". */
static const char *after_magnitude(const Speech *speech, const Money *money)
{
    return money->magnitude ? grammar_word(speech, "after-magnitude") : "";
}

static char *amount_words(Speech *speech, const Money *money, gboolean singular)
{
    g_autofree char *first =
        numeral_words(speech, &money->amount,
                      is_one(&money->amount) && !money->ranged ? SPELL_COUNT : SPELL_CARDINAL);
    g_autoptr(GString) words = g_string_new(first);
    if (money->ranged) {
        g_autofree char *upto = numeral_words(speech, &money->upto, SPELL_CARDINAL);
        g_string_append_printf(words, " %s %s", grammar_word(speech, "to"), upto);
    }
    if (money->magnitude)
        g_string_append_printf(words, " %s", money->magnitude);
    gboolean one = singular || (is_one(&money->amount) && !money->magnitude && !money->ranged);
    count_numeral(speech, money->ranged ? &money->upto : &money->amount);
    if (money->magnitude)
        speech->counted = PLURAL_MANY;
    g_autofree char *name = counted_name(speech, money->currency->column[MONEY_ONE],
                                         money->currency->column[MONEY_MANY], one);
    g_string_append_printf(words, " %s %s", after_magnitude(speech, money), name);
    return g_string_free(g_steal_pointer(&words), FALSE);
}

static char *money_words(Speech *speech, const Money *money, gboolean singular)
{
    int cents = cents_of(speech, &money->amount);
    gboolean has_cents = money->currency->column[CENT_ONE][0] != '\0';
    if (money->magnitude || money->ranged || cents < 0 || !money->amount.n_decimals || !has_cents)
        return amount_words(speech, money, singular);
    g_autofree char *minor = minor_words(speech, money, cents);
    if (money->amount.value == 0)
        return g_steal_pointer(&minor);
    g_autofree char *whole = number_words(
        speech, money->amount.value == 1 ? SPELL_COUNT : SPELL_CARDINAL, money->amount.value);
    count_number(speech, money->amount.value);
    g_autofree char *name =
        counted_name(speech, money->currency->column[MONEY_ONE],
                     money->currency->column[MONEY_MANY], singular || money->amount.value == 1);
    if (cents == 0)
        return g_strconcat(whole, " ", name, NULL);
    return g_strconcat(whole, " ", name, " ", grammar_word(speech, "and"), " ", minor, NULL);
}

static gsize say_amount(Speech *speech, gsize at)
{
    Money money;
    if (!read_money(speech, at, &money))
        return 0;
    gsize next = at + money.count;
    gboolean hyphen = is_sign(speech, next, '-') && is_joined(speech, next) &&
                      is_kind(speech, next + 1, TOKEN_WORD) && is_joined(speech, next + 1);
    gboolean singular = hyphen || (money.attributive && is_kind(speech, next, TOKEN_WORD)) ||
                        in_context(speech, next, "priced") ||
                        is_counted(speech, next); /* "$4 generics" */
    g_autofree char *words = money_words(speech, &money, singular);
    say_tokens(speech, words, at, money.count);
    if (is_sign(speech, next, '+') && is_joined(speech, next) && !is_joined(speech, next + 1)) {
        say_grammar(speech, "plus", next, 1);
        next++;
    }
    return next - at + say_per(speech, next);
}

gsize verbalize_money(Speech *speech, gsize at)
{
    gsize sign = is_number_sign(speech, at) ? 1 : 0;
    Money money;
    if (!read_money(speech, at + sign, &money))
        return 0;
    if (sign)
        say_grammar(speech, is_sign(speech, at, '+') ? "plus" : "minus", at, 1);
    gsize next = at + sign + say_amount(speech, at + sign);
    if (is_range_dash(speech, next) && read_money(speech, next + 1, &money)) {
        say_grammar(speech, "to", next, 1);
        next += 1 + say_amount(speech, next + 1);
    }
    return next - at;
}
