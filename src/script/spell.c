/* Spelling: see spell.h. ICU opens a format in half a millisecond and uses it in less than one
 * microsecond, so one is kept open and told which of its rule sets is wanted; a lock makes it safe
 * to share. */
#include "script/spell.h"

#include "base/error.h"

#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { MAX_NAME_UNITS = 64 };

struct Spell {
    UNumberFormat *format;
    UChar rule_set[SPELL_KINDS][MAX_NAME_UNITS];
    GMutex lock;
    SpellKind current; /* whose rule set the format is set to */
};

enum { MAX_UNITS = 512 }; /* of UTF-16; the longest 64-bit number in words is half of it */

static UNumberFormat *open_by_rules(const char *locale, const char *rules, UErrorCode *status)
{
    g_autofree gunichar2 *units = g_utf8_to_utf16(rules, -1, NULL, NULL, NULL);
    if (!units) {
        *status = U_INVALID_CHAR_FOUND;
        return NULL;
    }
    UParseError place;
    return unum_open(UNUM_PATTERN_RULEBASED, (const UChar *)units, -1, locale, &place, status);
}

static UNumberFormat *open_format(const char *locale, const char *rules, UErrorCode *status)
{
    return rules ? open_by_rules(locale, rules, status)
                 : unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, status);
}

static void set_kind(Spell *spell, SpellKind kind, UErrorCode *status)
{
    unum_setTextAttribute(spell->format, UNUM_DEFAULT_RULESET, spell->rule_set[kind], -1, status);
    spell->current = kind;
}

Spell *spell_new(const char *locale, const SpellRules *rules, GError **error)
{
    g_autoptr(Spell) spell = g_new0(Spell, 1);
    g_mutex_init(&spell->lock);
    UErrorCode status = U_ZERO_ERROR;
    spell->format = open_format(locale, rules->rules, &status);
    for (SpellKind kind = 0; kind < SPELL_KINDS; kind++) {
        if (U_SUCCESS(status)) {
            u_uastrncpy(spell->rule_set[kind], rules->rule_set[kind], MAX_NAME_UNITS);
            set_kind(spell, kind, &status);
        }
        if (U_FAILURE(status)) {
            g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        "ICU cannot spell numbers by %s in \"%s\": %s", rules->rule_set[kind],
                        locale, u_errorName(status));
            return NULL;
        }
    }
    return g_steal_pointer(&spell);
}

void spell_free(Spell *spell)
{
    if (!spell)
        return;
    if (spell->format)
        unum_close(spell->format);
    g_mutex_clear(&spell->lock);
    g_free(spell);
}

void spell_number(Spell *spell, SpellKind kind, gint64 value, GString *out)
{
    UChar units[MAX_UNITS];
    char text[MAX_UNITS * 3];
    int32_t bytes = 0;
    UErrorCode status = U_ZERO_ERROR;
    g_mutex_lock(&spell->lock);
    if (kind != spell->current)
        set_kind(spell, kind, &status);
    int32_t n = unum_formatInt64(spell->format, value, units, MAX_UNITS, NULL, &status);
    g_mutex_unlock(&spell->lock);
    u_strToUTF8(text, sizeof text, &bytes, units, n, &status);
    if (U_FAILURE(status)) { /* cannot happen with a buffer of this size; digits are still right */
        g_string_append_printf(out, "%" G_GINT64_FORMAT, value);
        return;
    }
    for (int32_t i = 0; i < bytes; i++) {
        if ((guchar)text[i] == 0xC2 && i + 1 < bytes && (guchar)text[i + 1] == 0xAD)
            i++; /* CLDR's soft hyphen */
        else
            g_string_append_c(out, text[i] == '-' ? ' ' : text[i]);
    }
}
