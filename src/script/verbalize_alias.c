/* What lexicons decide about the text itself: aliases, which are said for a word or a run of words,
 * and words of the user's own with a phoneme, which are left as they are written for the engine.
 *
 * They are found before anything else is said, in whole tokens of the text, and no other recognizer
 * reaches over one: "mg" with an alias is said so in "5 mg", too. An alias is put into words as any
 * text is, but for aliases, so that none leads to itself.
 */
#include "script/verbalize.h"

#include <string.h>

/* A run of tokens that an entry decides. */
typedef struct {
    gsize at, count;
    const LexiconEntry *entry;
    gboolean possessive;
    gsize fence; /* the next token, from `at` on, that the recognizers before must not reach */
} Decided;

static Decided *decided_at(const Speech *speech, guint index)
{
    return &g_array_index(speech->decided, Decided, index);
}

/* The entry of `run`, or of what it is the possessive of; then `*possessive` is set. */
static const LexiconEntry *find_entry(const Speech *speech, const GString *run,
                                      gboolean *possessive)
{
    static const char *const endings[] = {"'s", "\u2019s"};
    const LexiconEntry *entry = lexicon_set_decide(speech->lexicons, run->str);
    *possessive = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(endings) && !entry; i++) {
        if (!g_str_has_suffix(run->str, endings[i]))
            continue;
        g_autofree char *owner = g_strndup(run->str, run->len - strlen(endings[i]));
        entry = lexicon_set_decide(speech->lexicons, owner);
        *possessive = entry != NULL;
    }
    return entry;
}

/* --- whole tokens ----------------------------------------------------------------------------- */

static gboolean is_one_of(const Speech *speech, gsize at, const char *signs)
{
    const Token *token = look(speech, at);
    return token && token->kind == TOKEN_SIGN && g_utf8_strchr(signs, -1, token->sign) != NULL;
}

/* A number must not be a part of one, nor have a sign or a comparator before it: "2.5 mg", "<5 mg",
 * "1-5 mg". Letters may follow a number directly, as units do. */
static gboolean begins_whole(const Speech *speech, gsize at)
{
    if (at == 0)
        return TRUE;
    if (is_kind(speech, at, TOKEN_NUMBER))
        return is_one_of(speech, at - 1, "([{\"\u201c\u2018\u00ab") ||
               (!is_joined(speech, at) &&
                (is_kind(speech, at - 1, TOKEN_WORD) || is_one_of(speech, at - 1, ".,;:!?)]}")));
    return !is_joined(speech, at) || is_kind(speech, at - 1, TOKEN_SIGN) ||
           is_kind(speech, at - 1, TOKEN_NUMBER);
}

/* `after` is behind the run's last token. */
static gboolean ends_whole(const Speech *speech, gsize after)
{
    if (!is_joined(speech, after))
        return TRUE;
    if (!is_kind(speech, after, TOKEN_SIGN))
        return FALSE;
    return !is_kind(speech, after - 1, TOKEN_NUMBER) ||
           (is_one_of(speech, after, ".,;:!?)]}\"\u201d\u2019\u00bb/-\u2013") &&
            !(is_joined(speech, after + 1) && is_kind(speech, after + 1, TOKEN_NUMBER)));
}

/* The longest run from `at` on that an entry decides. */
static gboolean find_run_at(const Speech *speech, gsize at, Decided *found)
{
    enum { MOST_TOKENS = 8 };
    g_autoptr(GString) run = g_string_new(NULL);
    found->count = 0;
    for (gsize i = 0; i < MOST_TOKENS && look(speech, at + i); i++) {
        if (i > 0 && !is_joined(speech, at + i))
            g_string_append_c(run, ' ');
        g_string_append_len(run, token_text(speech, at + i), (gssize)token_length(speech, at + i));
        gboolean possessive = FALSE;
        const LexiconEntry *entry =
            ends_whole(speech, at + i + 1) ? find_entry(speech, run, &possessive) : NULL;
        if (entry)
            *found = (Decided){at, i + 1, entry, possessive, 0};
    }
    return found->count > 0;
}

GArray *decided_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(Decided));
}

void find_decided(Speech *speech)
{
    Decided found;
    if (!speech->lexicons || !lexicon_set_decides(speech->lexicons))
        return;
    for (gsize at = 0; at < speech->n_tokens;) {
        gboolean is_there = begins_whole(speech, at) && find_run_at(speech, at, &found);
        if (is_there)
            g_array_append_val(speech->decided, found);
        at += is_there ? found.count : 1;
    }
    /* Behind a word and a blank nothing is fenced: the word looks at what follows ("a", "Dr."). */
    gsize fence = speech->n_tokens;
    for (guint i = speech->decided->len; i > 0; i--) {
        Decided *decided = decided_at(speech, i - 1);
        gboolean apart = decided->at > 0 && !is_joined(speech, decided->at) &&
                         is_kind(speech, decided->at - 1, TOKEN_WORD);
        fence = apart ? fence : decided->at;
        decided->fence = fence;
    }
}

gsize decided_fence(Speech *speech, gsize at)
{
    while (speech->next_decided < speech->decided->len &&
           decided_at(speech, speech->next_decided)->at < at)
        speech->next_decided++;
    if (speech->next_decided >= speech->decided->len)
        return speech->n_tokens;
    const Decided *next = decided_at(speech, speech->next_decided);
    return next->at == at ? speech->n_tokens : next->fence;
}

/* --- saying ----------------------------------------------------------------------------------- */

/* The text as it is written; in small letters where the entry is, so that capitals are no
 * acronym. */
static void say_as_written(Speech *speech, const Decided *decided)
{
    gsize start = range_start(speech, decided->at);
    gsize end = range_end(speech, decided->at, decided->count);
    g_autofree char *small = g_utf8_strdown(decided->entry->grapheme, -1);
    gboolean in_small = strcmp(small, decided->entry->grapheme) == 0;
    g_autofree char *text = in_small ? g_utf8_strdown(speech->text + start, (gssize)(end - start))
                                     : g_strndup(speech->text + start, end - start);
    g_autoptr(GString) plain = g_string_new(text);
    g_string_replace(plain, "\u2019", "'", 0);
    say(speech, plain->str, start, end);
}

static void say_alias(Speech *speech, const Decided *decided)
{
    gsize end = range_end(speech, decided->at, decided->count);
    say_text(speech, decided->entry->alias, range_start(speech, decided->at), end);
    if (decided->possessive)
        say_suffix(speech, "'s", end);
}

/* What a unit is divided by, where the run at `at` is one: "5 mg/kg/day"; the tokens taken. */
static gsize say_divisors(Speech *speech, gsize at, gsize after)
{
    gsize taken = 0, divisor = at > 0 && is_kind(speech, at - 1, TOKEN_NUMBER) ? 1 : 0;
    while (divisor > 0) {
        divisor = is_sign(speech, after + taken, '/') ? say_per(speech, after + taken) : 0;
        taken += divisor;
    }
    return taken;
}

gsize verbalize_alias(Speech *speech, gsize at)
{
    if (speech->next_decided >= speech->decided->len)
        return 0;
    const Decided *decided = decided_at(speech, speech->next_decided);
    if (decided->at != at)
        return 0;
    if (decided->entry->alias)
        say_alias(speech, decided);
    else
        say_as_written(speech, decided);
    return decided->count + say_divisors(speech, at, at + decided->count);
}
