/* Plural forms by ICU; see plural.h. */
#include "script/plural.h"

#include "script/icu_text.h"

#include <string.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

struct PluralRules {
    UPluralRules *rules; /* NULL where ICU's data are not installed */
};

PluralRules *plural_rules_new(const char *language)
{
    g_autofree char *locale = icu_locale_from_language(language);
    UErrorCode status = U_ZERO_ERROR;
    PluralRules *rules = g_new0(PluralRules, 1);
    rules->rules = uplrules_open(locale, &status);
    if (U_FAILURE(status))
        rules->rules = NULL;
    return rules;
}

void plural_rules_free(PluralRules *rules)
{
    if (!rules)
        return;
    uplrules_close(rules->rules);
    g_free(rules);
}

PluralForm plural_form_named(const char *name, gsize length)
{
    static const char *const names[PLURAL_FORMS] = {"zero", "one", "two", "few", "many", "other"};
    for (PluralForm form = 0; form < PLURAL_FORMS; form++)
        if (strlen(names[form]) == length && strncmp(names[form], name, length) == 0)
            return form;
    return PLURAL_FORMS;
}

PluralForm plural_form(const PluralRules *rules, gint64 number)
{
    enum { MAX_NAME = 16 };
    UChar units[MAX_NAME];
    char name[MAX_NAME];
    UErrorCode status = U_ZERO_ERROR;
    if (!rules->rules)
        return PLURAL_OTHER;
    int32_t length = uplrules_select(rules->rules, (double)number, units, MAX_NAME, &status);
    if (U_FAILURE(status) || length >= MAX_NAME)
        return PLURAL_OTHER;
    u_UCharsToChars(units, name, length);
    PluralForm form = plural_form_named(name, (gsize)length);
    return form == PLURAL_FORMS ? PLURAL_OTHER : form;
}
