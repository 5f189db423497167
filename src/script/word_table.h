/* Tables: what the verbalizer knows about a language, as lines of tab-separated data.
 *
 * `voices/tables/README.md` documents each table's columns. A language's tables are those of "und",
 * with those of the language, then of each longer tag laid over them: a key given again replaces
 * all lines of that key.
 *
 * Must not know: what the columns mean. Immutable once loaded.
 */
#ifndef LECTERN_SCRIPT_WORD_TABLE_H
#define LECTERN_SCRIPT_WORD_TABLE_H

#include "base/diagnostic.h"
#include "script/voice.h"

#include <glib.h>

typedef enum {
    TABLE_WORDS,         /* the grammar's own words and conventions */
    TABLE_UNITS,         /* mg → milligram, milligrams */
    TABLE_MAGNITUDES,    /* K, bn → thousand, billion */
    TABLE_CURRENCIES,    /* $ → dollar, dollars, cent, cents */
    TABLE_SYMBOLS,       /* < → less than */
    TABLE_ABBREVIATIONS, /* Dr. → doctor, by context */
    TABLE_ACRONYMS,      /* NASA → a word, FDA → letters, HIPAA → respelled */
    TABLE_LATIN,         /* b.i.d. → twice a day */
    TABLE_CALENDAR,      /* months and weekdays */
    TABLE_CONTEXTS,      /* words that tell what stands beside them */
    TABLE_STATES,        /* NJ → New Jersey, before a ZIP code */
    TABLE_HETERONYMS,    /* lead → which of its sounds, by the words around it */
    TABLE_CHARACTERS,    /* ( → left bracket, where a text is spelled */
    TABLE_KINDS
} TableKind;

enum { TABLE_MAX_COLUMNS = 6 };

typedef struct TableRow TableRow;
struct TableRow {
    const char *column[TABLE_MAX_COLUMNS]; /* after the key; "" where a line has fewer */
    const TableRow *next;                  /* the next line of the same key, or NULL */
};

typedef struct Tables Tables;

/* The tables for a BCP 47 tag. Fails only where there is no table at all, not even of "und". A line
 * that cannot be read is a diagnostic and is left out. */
Tables *tables_load(VoiceStore *store, const char *language, Diagnostics *diagnostics,
                    GError **error);
void tables_free(Tables *tables);

/* The first line of `key`, exactly as written, or NULL. `length` is that of the key. */
const TableRow *tables_find(const Tables *tables, TableKind kind, const char *key, gsize length);
/* The same, and where that finds none, of the key in lower case. */
const TableRow *tables_find_folded(const Tables *tables, TableKind kind, const char *key,
                                   gsize length);
/* FALSE when no key begins like `text` (in any case): a look that is much cheaper than a search. A
 * blank in a key stands for any character. */
gboolean tables_may_begin(const Tables *tables, TableKind kind, const char *text, gsize length);
/* The word of the grammar: column 0 of `key` in TABLE_WORDS, or NULL. */
const char *tables_word(const Tables *tables, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Tables, tables_free)

#endif
