/* Signs: those that are said by name and those that shape the melody. The last recognizer: it takes
 * every token that is left. */
#include "script/verbalize.h"

#include <string.h>
#include <unicode/uchar.h>

/* --- signs with names --------------------------------------------------------------------------
 */

/* A name from Unicode's own list, for pictures that the table does not have: "PILL". Operators and
 * currencies must be in the table: their names there are no words for a sentence. */
static gboolean say_character_name(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (!grammar_word(speech, "character-names")[0] ||
        u_charType((UChar32)token->sign) != U_OTHER_SYMBOL)
        return FALSE;
    char name[128];
    UErrorCode status = U_ZERO_ERROR;
    u_charName((UChar32)token->sign, U_UNICODE_CHAR_NAME, name, sizeof name, &status);
    if (U_FAILURE(status) || !*name)
        return FALSE;
    g_autofree char *words = g_ascii_strdown(name, -1);
    say_tokens(speech, words, at, 1);
    return TRUE;
}

/* "③" is a number. */
static gboolean say_enclosed_number(Speech *speech, gsize at)
{
    gunichar sign = look(speech, at)->sign;
    gboolean enclosed = (sign >= 0x2460 && sign <= 0x249B) || (sign >= 0x24F5 && sign <= 0x24FE) ||
                        (sign >= 0x2776 && sign <= 0x2793);
    if (!enclosed)
        return FALSE;
    say_number(speech, SPELL_CARDINAL, (gint64)u_getNumericValue((UChar32)sign),
               range_start(speech, at), range_end(speech, at, 1));
    return TRUE;
}

/* The line of symbols.tsv for up to three signs together: "<=", "+/-". */
static const TableRow *find_symbol(const Speech *speech, gsize at, gsize *count)
{
    if (is_sign(speech, at, '&')) /* "&lt;", escaped once too often */
        return find_run(speech, TABLE_SYMBOLS, at, 3, count);
    gsize max = 1;
    while (max < 3 && is_kind(speech, at + max, TOKEN_SIGN) && is_joined(speech, at + max))
        max++;
    return find_run(speech, TABLE_SYMBOLS, at, max, count);
}

/* "less than <5 mg": the words before the sign say what it says. */
static gboolean repeats_words_before(const Speech *speech, gsize at, const char *words)
{
    gsize length = strlen(words), said = speech->spoken->len;
    return at > 0 && is_kind(speech, at - 1, TOKEN_WORD) && !speech->pending && length > 0 &&
           strchr(words, ' ') && said >= length &&
           g_ascii_strcasecmp(speech->spoken->str + said - length, words) == 0 &&
           (said == length || speech->spoken->str[said - length - 1] == ' ');
}

/* "<5 mg" in a language that says its comparators behind: ko "5밀리그램 미만". The tokens taken; 0
 * where no quantity follows. */
static gsize say_behind_quantity(Speech *speech, const char *words, gsize at, gsize count)
{
    static const Recognizer quantities[] = {verbalize_strength, verbalize_fraction,
                                            verbalize_quantity};
    gsize next = at + count, taken = 0;
    if (!is_kind(speech, next, TOKEN_NUMBER) && !vulgar_fraction(speech, next))
        return 0;
    Unit unit;
    const Token *noun = look(speech, next + 1);
    if (noun && noun->kind == TOKEN_WORD && noun->start == look(speech, next)->end &&
        !read_unit(speech, next + 1, &unit))
        return 0; /* the number's noun clings to it: nothing may come between */
    guint omissions = speech->omissions->len;
    leave_out_tokens(speech, at, count, "sign-said-behind-its-quantity");
    for (gsize i = 0; i < G_N_ELEMENTS(quantities) && !taken; i++)
        taken = quantities[i](speech, next);
    if (!taken) { /* nothing was said */
        g_array_set_size(speech->omissions, omissions);
        return 0;
    }
    say_tokens(speech, words, next, taken);
    return count + taken;
}

gsize say_symbol(Speech *speech, gsize at)
{
    gsize count = 1;
    const TableRow *row = find_symbol(speech, at, &count);
    if (!row)
        return say_enclosed_number(speech, at) || say_character_name(speech, at) ? 1 : 0;
    if (strcmp(row->column[1], "omit") == 0) {
        leave_out_tokens(speech, at, count, "typographic-mark");
    } else if (strcmp(row->column[1], "bullet") == 0) {
        leave_out_tokens(speech, at, count, "bullet");
        say_break(speech, ',');
    } else if (strcmp(row->column[1], "behind") == 0) {
        gsize taken = say_behind_quantity(speech, row->column[0], at, count);
        if (taken)
            return taken;
        say_tokens(speech, row->column[0], at, count);
    } else if (repeats_words_before(speech, at, row->column[0])) {
        leave_out_tokens(speech, at, count, "sign-said-in-words-before");
    } else {
        say_tokens(speech, row->column[0], at, count);
    }
    return count;
}

/* --- dashes and slashes ----------------------------------------------------------------------- */

static gboolean is_wide(const Token *token)
{
    return token->sign >= 0x2012 && token->sign <= 0x2015;
}

/* "an A- grade", "O− blood", "ER-/PR-" */
static gboolean is_minus_of_grade(const Speech *speech, gsize at)
{
    gboolean ends = !is_joined(speech, at + 1) || is_sign(speech, at + 1, '/') ||
                    is_sign(speech, at + 1, ',') || is_sign(speech, at + 1, ')');
    gboolean blood = in_context(speech, at + 1, "blood-type"); /* "A– blood" */
    return at > 0 && is_joined(speech, at) && ends && is_all_capitals(speech, at - 1) &&
           (token_length(speech, at - 1) == 1 || is_text(speech, at - 1, "ab") ||
            (in_context(speech, at - 1, "status") && !in_context(speech, at + 1, "joins"))) &&
           (blood || !is_wide(look(speech, at)));
}

/* "2 - 1 = 1", "1-2=5", "x − y" */
static gboolean is_subtraction(const Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (token->sign == 0x2212)
        return at > 0 && look(speech, at + 1) != NULL;
    if (at > 0 && token->blank && token_digits(speech, at - 1) && is_number_sign(speech, at + 1))
        return TRUE; /* "2 - -3" */
    if (at == 0 || !token_digits(speech, at - 1) || !token_digits(speech, at + 1))
        return FALSE;
    return is_sign(speech, at + 2, '=') || token->blank != look(speech, at + 1)->blank;
}

/* "(-)": the result was negative. */
static gboolean is_bracketed_alone(const Speech *speech, gsize at)
{
    return at > 0 && is_sign(speech, at - 1, '(') && is_joined(speech, at) &&
           is_sign(speech, at + 1, ')') && is_joined(speech, at + 1) && !is_wide(look(speech, at));
}

static void say_dash(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    gboolean joins = at > 0 && !token->blank && is_joined(speech, at + 1);
    if (is_subtraction(speech, at) || is_minus_of_grade(speech, at) ||
        is_bracketed_alone(speech, at)) {
        say_grammar(speech, "minus", at, 1);
    } else if (joins && !is_wide(token)) {
        if (speech->spell && token_digits(speech, at - 1) && is_kind(speech, at + 1, TOKEN_SIGN) &&
            is_number_sign(speech, at + 1))
            say_grammar(speech, "minus", at, 1);
        else
            leave_out_tokens(speech, at, 1, "hyphen");
    } else {
        leave_out_tokens(speech, at, 1, "dash");
        if (token->blank || is_wide(token))
            say_break(speech, ',');
    }
}

/* --- signs with names ------------------------------------------------------------------------- */

/* "USP <797>": brackets, no comparison. */
static gboolean say_angle_bracket(Speech *speech, gsize at)
{
    gsize number = is_sign(speech, at, '<') ? at + 1 : at - 1;
    if (number == 0 || number > at + 1 || !is_kind(speech, number, TOKEN_NUMBER) ||
        !is_sign(speech, number - 1, '<') || !is_sign(speech, number + 1, '>') ||
        !is_joined(speech, number) || !is_joined(speech, number + 1))
        return FALSE;
    leave_out_tokens(speech, at, 1, "angle-bracket");
    return TRUE;
}

/* "#3", "Lot #A12" */
static gboolean say_number_sign(Speech *speech, gsize at)
{
    if (!is_kind(speech, at + 1, TOKEN_NUMBER) && !(at > 0 && in_context(speech, at - 1, "code")))
        return FALSE;
    say_grammar(speech, "number", at, 1);
    return TRUE;
}

/* "x^2" */
static gsize say_caret(Speech *speech, gsize at)
{
    gint64 power = token_value(speech, at + 1);
    if (!is_joined(speech, at + 1) || (power != 2 && power != 3) ||
        (is_joined(speech, at + 2) && !is_kind(speech, at + 2, TOKEN_SIGN)))
        return 0;
    say_grammar(speech, power == 2 ? "squared" : "cubed", at, 2);
    return 2;
}

/* "deaths/yr." are so many per year; any other slash between words is said. */
static gsize say_slash(Speech *speech, gsize at)
{
    Unit unit;
    gsize taken = 0;
    if (at > 0 && is_kind(speech, at - 1, TOKEN_WORD) && is_joined(speech, at) &&
        is_joined(speech, at + 1) && token_length(speech, at - 1) > 2 && is_lower(speech, at - 1) &&
        ((read_unit(speech, at + 1, &unit) && !unit.hyphen) || /* "2 sprays/nostril" */
         (at > 1 && token_digits(speech, at - 2) && in_context(speech, at + 1, "per"))))
        taken = say_per(speech, at);
    if (!taken)
        say_grammar(speech, "slash", at, 1);
    return taken ? taken : 1;
}

/* "★★★★☆" */
static gsize say_rating(Speech *speech, gsize at)
{
    enum { MOST_STARS = 10 };
    gint64 full = 0, all = 0;
    while (all < MOST_STARS && (all == 0 || is_joined(speech, at + (gsize)all)) &&
           (is_sign(speech, at + (gsize)all, 0x2605) || is_sign(speech, at + (gsize)all, 0x2606)))
        full += is_sign(speech, at + (gsize)all++, 0x2605);
    if (all < 3 || !grammar_word(speech, "rating")[0])
        return 0;
    g_autofree char *given = number_words(speech, SPELL_CARDINAL, full);
    g_autofree char *most = number_words(speech, SPELL_CARDINAL, all);
    const char *const args[4] = {given, most};
    say_pattern(speech, "rating", args, range_start(speech, at), range_end(speech, at, (gsize)all));
    return (gsize)all;
}

/* "an .xlsx file" */
static gsize say_dot_of_extension(Speech *speech, gsize at)
{
    if (at == 0 || is_joined(speech, at) || !is_joined(speech, at + 1) ||
        !in_context(speech, at + 1, "file-extension"))
        return 0;
    say_grammar(speech, "dot", at, 1);
    return 1;
}

/* The last dot of "dose...5 mg" is no decimal point. */
static gboolean say_dot_of_ellipsis(Speech *speech, gsize at)
{
    if (at == 0 || !is_joined(speech, at) || !is_sign(speech, at - 1, '.') ||
        !is_joined(speech, at + 1) || !token_digits(speech, at + 1))
        return FALSE;
    leave_out_tokens(speech, at, 1, "dot-of-an-ellipsis");
    return TRUE;
}

/* "=>60 mg" is a slip for ">="; between two doses the same is an arrow. */
static gsize say_arrow(Speech *speech, gsize at)
{
    Numeral numeral;
    const TableRow *row = tables_find(speech->tables, TABLE_SYMBOLS, "≥", strlen("≥"));
    gboolean compared = is_sign(speech, at + 1, '>') && is_joined(speech, at + 1) && row &&
                        read_numeral(speech, at + 2, &numeral);
    for (gsize back = 1; back <= 3 && back <= at; back++)
        compared = compared && !is_kind(speech, at - back, TOKEN_NUMBER);
    if (!compared)
        return 0;
    say_tokens(speech, row->column[0], at, 2);
    return 2;
}

/* A sign said otherwise when it stands for something else; the tokens taken. */
static gsize say_special(Speech *speech, gsize at)
{
    switch (look(speech, at)->sign) {
    case 0x2020:
    case 0x2021:
    case 0x2016:
        return say_as_mark(speech, at) ? 1 : 0;
    case 0xA7:
    case 0xB6: /* "risk§", but "§ 5" */
        return at > 0 && is_joined(speech, at) && say_as_mark(speech, at) ? 1 : 0;
    case '*':
        return say_as_mark(speech, at) ? 1 : 0;
    case '.':
        return say_dot_of_ellipsis(speech, at) ? 1 : say_dot_of_extension(speech, at);
    case 0x2605:
    case 0x2606:
        return say_rating(speech, at);
    case '<':
    case '>':
        return say_angle_bracket(speech, at) ? 1 : 0;
    case '=':
        return say_arrow(speech, at);
    case '#':
        return say_number_sign(speech, at) ? 1 : 0;
    case '^':
        return say_caret(speech, at);
    case 0xA9:
        if (at == 0 || !is_text(speech, at - 1, "copyright"))
            return 0;
        leave_out_tokens(speech, at, 1, "copyright-sign-after-its-word");
        return 1;
    case '/':
        return say_slash(speech, at);
    default:
        return 0;
    }
}

/* --- punctuation ------------------------------------------------------------------------------ */

static char break_of(gunichar sign)
{
    switch (sign) {
    case '.':
    case 0x2026:
    case 0x3002: /* 。 */
    case 0xFF0E:
    case 0x964: /* the danda of Hindi, and its double */
    case 0x965:
    case 0x6D4: /* Urdu's stop */
        return '.';
    case '?':
    case 0x203D:
    case 0x61F: /* ؟ */
    case 0xFF1F:
        return '?';
    case '!':
    case 0xFF01:
        return '!';
    case ';':
    case 0x61B: /* ؛ */
    case 0xFF1B:
        return ';';
    case ':':
    case 0xFF1A:
        return ':';
    case ',':
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}':
    case 0x60C:  /* ، */
    case 0x3001: /* 、 */
    case 0xFF0C: /* ， */
    case 0xFF08: /* （ ） */
    case 0xFF09:
        return ',';
    default:
        return '\0';
    }
}

/* "1,5" and "1,25-diol": a point or comma that the numbers beside it did not take as theirs. */
static gboolean is_between_digits(const Speech *speech, gsize at)
{
    return at > 0 && token_digits(speech, at - 1) && is_joined(speech, at) &&
           is_joined(speech, at + 1) && token_digits(speech, at + 1) &&
           (is_sign(speech, at, ',') || is_sign(speech, at, '.') || is_sign(speech, at, ':'));
}

static void say_between_digits(Speech *speech, gsize at)
{
    if (is_kind(speech, at - 1, TOKEN_RAISED) && is_kind(speech, at + 1, TOKEN_RAISED)) {
        say_note(speech, at, 1); /* "results¹,²" */
        return;
    }
    if (is_sign(speech, at, ':')) {
        leave_out_tokens(speech, at, 1, "colon-between-numbers");
        say_break(speech, ',');
        return;
    }
    const char *key = is_sign(speech, at, ',') ? "comma" : "point";
    if (grammar_word(speech, key)[0])
        say_grammar(speech, key, at, 1);
    else
        leave_out_tokens(speech, at, 1, "punctuation-left-to-the-engine");
}

gsize verbalize_symbol(Speech *speech, gsize at)
{
    const Token *token = look(speech, at);
    if (token->kind == TOKEN_RAISED) {
        say_raised(speech, at);
        return 1;
    }
    if (token->kind == TOKEN_LOWERED && at > 0 && is_text(speech, at - 1, "log")) { /* "log₁₀" */
        int base = 0;
        for (const char *c = token_text(speech, at); c < speech->text + token->end && base < 100;
             c = g_utf8_next_char(c))
            base = base * 10 + MAX(0, token_script_value(g_utf8_get_char(c)));
        say_number(speech, SPELL_CARDINAL, base, token->start, token->end);
        return 1;
    }
    if (token->kind != TOKEN_SIGN) { /* digits that no other recognizer took */
        say_digits(speech, token->start, token->end);
        return 1;
    }
    if (token_is_invisible(token->sign)) {
        leave_out_tokens(speech, at, 1, "invisible-character");
        return 1;
    }
    if (token->sign >= 0x1F3FB && token->sign <= 0x1F3FF) {
        leave_out_tokens(speech, at, 1, "emoji-modifier");
        return 1;
    }
    gsize count = say_special(speech, at);
    if (!count)
        count = say_symbol(speech, at);
    if (count)
        return count;
    if (is_any_dash(speech, at))
        say_dash(speech, at);
    else if (is_between_digits(speech, at))
        say_between_digits(speech, at);
    else
        say_break(speech, break_of(token->sign));
    return 1;
}
