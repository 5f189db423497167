/* Plural forms: which one a number takes, by CLDR's rules for the language.
 *
 * Must not know: words.
 */
#ifndef LECTERN_SCRIPT_PLURAL_H
#define LECTERN_SCRIPT_PLURAL_H

#include <glib.h>

typedef enum {
    PLURAL_ZERO,
    PLURAL_ONE,
    PLURAL_TWO,
    PLURAL_FEW,
    PLURAL_MANY,
    PLURAL_OTHER,
    PLURAL_FORMS
} PluralForm;

typedef struct PluralRules PluralRules;

/* The rules of a BCP 47 language. Never NULL: without ICU's data every number takes OTHER. */
PluralRules *plural_rules_new(const char *language);
void plural_rules_free(PluralRules *rules);

/* The form for a whole number. Safe to call from any thread. */
PluralForm plural_form(const PluralRules *rules, gint64 number);

/* "one", "few", …: CLDR's names; PLURAL_FORMS for a word that is none (up to `length` bytes). */
PluralForm plural_form_named(const char *name, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PluralRules, plural_rules_free)

#endif
