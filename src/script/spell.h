/* Spelling numbers out: ICU's rule-based formats of one language.
 *
 * Must not know: sentences, tables, what a number counts.
 */
#ifndef LECTERN_SCRIPT_SPELL_H
#define LECTERN_SCRIPT_SPELL_H

#include <glib.h>

typedef enum {
    SPELL_CARDINAL, /* twenty one */
    SPELL_COUNT,    /* before a noun, where a language has a form of its own: es "un" */
    SPELL_FEMININE, /* the same before a noun of feminine gender: es "una" */
    SPELL_ORDINAL,  /* twenty first */
    SPELL_YEAR,     /* nineteen eighty four */
    SPELL_GENITIVE, /* where a language declines numbers: ru "менее пяти"; else as COUNT */
    SPELL_KINDS
} SpellKind;

/* Rule set names of CLDR ("%spellout-cardinal-verbose"), by kind. */
typedef struct {
    const char *rule_set[SPELL_KINDS];
    const char *rules; /* the rules themselves, for a language that CLDR has none of; else NULL */
} SpellRules;

typedef struct Spell Spell;

/* Opens the formats of `locale`. Fails where ICU lacks one of the rule sets. */
Spell *spell_new(const char *locale, const SpellRules *rules, GError **error);
void spell_free(Spell *spell);

/* Appends the words of `value`, apart by single blanks. Safe to call from any thread. */
void spell_number(Spell *spell, SpellKind kind, gint64 value, GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Spell, spell_free)

#endif
