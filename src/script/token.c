/* Tokens: see token.h. One pass over the text with one pass over the marks beside it. */
#include "script/token.h"

#include "script/word_break.h"

#include <string.h>

/* Superscript and subscript digits and signs, by value. */
int token_script_value(gunichar character)
{
    switch (character) {
    case 0xB2:
        return 2;
    case 0xB3:
        return 3;
    case 0xB9:
        return 1;
    case 0x207A:
    case 0x208A:
        return '+';
    case 0x207B:
    case 0x208B:
        return '-';
    default:
        break;
    }
    if (character == 0x2070 || (character >= 0x2074 && character <= 0x2079))
        return (int)(character - 0x2070);
    if (character >= 0x2080 && character <= 0x2089)
        return (int)(character - 0x2080);
    return -1;
}

gboolean token_is_invisible(gunichar character)
{
    return character == 0xAD || (character >= 0x200B && character <= 0x200F) ||
           (character >= 0x202A && character <= 0x202E) || character == 0x61C ||
           (character >= 0x2060 && character <= 0x206F) || character == 0xFEFF ||
           (character >= 0xFE00 && character <= 0xFE0F) ||
           (character >= 0xE0000 && character <= 0xE01EF);
}

static gboolean is_blank(gunichar c)
{
    return c == ' ' || c == '\n' || c == '\t' || g_unichar_isspace(c) || g_unichar_iscntrl(c);
}

static gboolean is_greek(gunichar c)
{
    return c >= 0x370 && c <= 0x3FF;
}

/* Scripts that share a word: letters with capitals (Latin, Greek, Cyrillic, …), Hangul, and all
 * others. Signs, digits and combining marks go with any. */
typedef enum { SCRIPT_ANY, SCRIPT_CASED, SCRIPT_HANGUL, SCRIPT_OTHER } ScriptGroup;

static ScriptGroup script_group(gunichar c)
{
    if (c < 0x300)
        return SCRIPT_CASED;
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
        return SCRIPT_ANY;
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARMENIAN:
    case G_UNICODE_SCRIPT_GEORGIAN:
        return SCRIPT_CASED;
    case G_UNICODE_SCRIPT_HANGUL:
        return SCRIPT_HANGUL;
    default:
        return SCRIPT_OTHER;
    }
}

/* Whether two tokens are apart without a blank between them: "每天5毫克", "5시간". */
static gboolean sets_no_blanks(ScriptGroup a, ScriptGroup b)
{
    return a != b && (a >= SCRIPT_HANGUL || b >= SCRIPT_HANGUL);
}

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC;
}

typedef enum {
    CLASS_BLANK,
    CLASS_WORD,
    CLASS_NUMBER,
    CLASS_RAISED,
    CLASS_LOWERED,
    CLASS_SIGN
} Class;

static Class class_of(gunichar c)
{
    if (c < 0x80) {
        if (g_ascii_isalpha((char)c))
            return CLASS_WORD;
        if (g_ascii_isdigit((char)c))
            return CLASS_NUMBER;
        return c <= ' ' || c == 0x7F ? CLASS_BLANK : CLASS_SIGN;
    }
    if (token_script_value(c) >= 0)
        return c >= 0x2080 && c <= 0x208B ? CLASS_LOWERED : CLASS_RAISED;
    if (g_unichar_isdigit(c))
        return CLASS_NUMBER;
    if (g_unichar_isalpha(c) || g_unichar_ismark(c))
        return CLASS_WORD;
    return is_blank(c) ? CLASS_BLANK : CLASS_SIGN;
}

/* The character at `at` and its length in bytes; U+FFFD of one byte where it is no UTF-8. */
static gunichar character_at(const char *text, gsize length, gsize at, gsize *bytes)
{
    guchar first = (guchar)text[at];
    if (first < 0x80) {
        *bytes = 1;
        return first;
    }
    gunichar c = g_utf8_get_char_validated(text + at, (gssize)(length - at));
    if (c == (gunichar)-1 || c == (gunichar)-2 || c == 0) {
        *bytes = 1;
        return 0xFFFD;
    }
    *bytes = (gsize)(g_utf8_next_char(text + at) - (text + at));
    return c;
}

/* What the marks say of one byte; moves with the text, so that all marks cost one pass. */
typedef struct {
    const Mark *marks;
    guint n_marks, next;
    gsize until[MARK_KINDS]; /* end of the last mark begun, by kind */
} MarkWalk;

static void mark_walk_to(MarkWalk *walk, gsize at)
{
    while (walk->next < walk->n_marks && walk->marks[walk->next].start <= at) {
        const Mark *mark = &walk->marks[walk->next++];
        if (mark->kind < MARK_KINDS && mark->end > walk->until[mark->kind])
            walk->until[mark->kind] = mark->end;
    }
}

static Class marked_class(const MarkWalk *walk, Class class, gsize at)
{
    if (class != CLASS_NUMBER)
        return class;
    if (at < walk->until[MARK_SUPERSCRIPT])
        return CLASS_RAISED;
    return at < walk->until[MARK_SUBSCRIPT] ? CLASS_LOWERED : class;
}

static TokenKind kind_of(Class class)
{
    switch (class) {
    case CLASS_WORD:
        return TOKEN_WORD;
    case CLASS_NUMBER:
        return TOKEN_NUMBER;
    case CLASS_RAISED:
        return TOKEN_RAISED;
    case CLASS_LOWERED:
        return TOKEN_LOWERED;
    default:
        return TOKEN_SIGN;
    }
}

/* An apostrophe inside a word, or an invisible character there, does not end it. */
static gboolean continues_word(const char *text, gsize length, gsize at, gunichar c, gsize bytes)
{
    if (!is_apostrophe(c) && !(token_is_invisible(c) && c != 0x200B))
        return FALSE;
    if (at + bytes >= length)
        return FALSE;
    gsize next_bytes;
    return class_of(character_at(text, length, at + bytes, &next_bytes)) == CLASS_WORD;
}

/* Cuts the words of scripts that set no blanks between them: Chinese, Japanese, Thai, … */
static GArray *split_solid_words(GArray *tokens, const char *text)
{
    g_autoptr(WordBreaks) breaks = word_breaks_new();
    GArray *split = g_array_sized_new(FALSE, FALSE, sizeof(Token), tokens->len * 2);
    for (guint i = 0; i < tokens->len; i++) {
        Token token = g_array_index(tokens, Token, i);
        guint32 end = token.end;
        gboolean solid = token.kind == TOKEN_WORD &&
                         script_group(g_utf8_get_char(text + token.start)) == SCRIPT_OTHER;
        gsize place = end;
        if (solid)
            word_breaks_set(breaks, text + token.start, end - token.start);
        for (gsize start = token.start; solid && word_breaks_next(breaks, &place);) {
            token.end = (guint32)(start + place);
            if (token.end >= end)
                break;
            g_array_append_val(split, token);
            token.start = token.end;
            token.blank = FALSE;
        }
        token.end = end;
        g_array_append_val(split, token);
    }
    g_array_unref(tokens);
    return split;
}

GArray *tokenize(const char *text, gsize length, const Mark *marks, guint n_marks)
{
    GArray *tokens = g_array_sized_new(FALSE, FALSE, sizeof(Token), (guint)(length / 5 + 4));
    MarkWalk walk = {.marks = marks, .n_marks = marks ? n_marks : 0};
    gboolean blank = TRUE, open = FALSE; /* open: the last token may grow */
    gboolean greek_before = FALSE, micro_before = FALSE, solid = FALSE;
    ScriptGroup group_before = SCRIPT_ANY, last_group = SCRIPT_ANY; /* of the last token */
    for (gsize at = 0, bytes; at < length; at += bytes) {
        gunichar c = character_at(text, length, at, &bytes);
        mark_walk_to(&walk, at);
        Class class = marked_class(&walk, class_of(c), at);
        if (class == CLASS_BLANK) {
            blank = TRUE;
            open = FALSE;
            continue;
        }
        gboolean note = at < walk.until[MARK_NOTE_REFERENCE];
        gboolean deleted = at < walk.until[MARK_DELETED];
        gboolean greek = is_greek(c);
        if (class == CLASS_WORD && open && greek != greek_before && !micro_before)
            open = FALSE; /* "TNFα" and "κB" are two words, "μg" is one */
        ScriptGroup group = class == CLASS_WORD ? script_group(c) : SCRIPT_ANY;
        if (open && group != SCRIPT_ANY && group_before != SCRIPT_ANY && group != group_before)
            open = FALSE; /* "mg을" and "5mg片" */
        group_before = group != SCRIPT_ANY || class != CLASS_WORD ? group : group_before;
        solid |= group == SCRIPT_OTHER;
        greek_before = greek;
        micro_before = c == 0x3BC;
        Token *last = open ? &g_array_index(tokens, Token, tokens->len - 1) : NULL;
        if (last && last->note == note && last->deleted == deleted &&
            (last->kind == kind_of(class) ||
             (last->kind == TOKEN_WORD && continues_word(text, length, at, c, bytes)))) {
            last->end = (guint32)(at + bytes);
            continue;
        }
        gboolean stands_apart = class != CLASS_SIGN && sets_no_blanks(group, last_group);
        last_group = group;
        Token token = {.start = (guint32)at,
                       .end = (guint32)(at + bytes),
                       .kind = (guint8)kind_of(class),
                       .blank = blank || stands_apart,
                       .note = note,
                       .deleted = deleted,
                       .sign = class == CLASS_SIGN ? c : 0};
        g_array_append_val(tokens, token);
        blank = FALSE;
        open = class != CLASS_SIGN;
    }
    return solid ? split_solid_words(tokens, text) : tokens;
}
