/* What holds for every verbalization, checked, and a verbalizer from this tree's tables. */
#ifndef LECTERN_TESTS_SCRIPT_VERBALIZER_CHECKS_H
#define LECTERN_TESTS_SCRIPT_VERBALIZER_CHECKS_H

#include "script/coverage.h"
#include "script/verbalizer.h"

#include <string.h>

static inline Verbalizer *checks_verbalizer(const char *folder, const char *language)
{
    const char *folders[] = {folder, NULL};
    g_autoptr(VoiceStore) store = voice_store_new(folders);
    g_autoptr(GError) error = NULL;
    Diagnostics diagnostics = {.source = "tables"};
    Verbalizer *verbalizer = verbalizer_new(store, language, &diagnostics, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(diagnostics.counts[DIAGNOSTIC_WARNING], ==, 0);
    return verbalizer;
}

/* Whether `at` is the start of a character or the end of the text. */
static inline gboolean checks_boundary(const char *text, gsize length, gsize at)
{
    return at == length || ((guchar)text[at] & 0xC0) != 0x80;
}

/* Ranges in order, inside, on characters; words apart and not empty. */
static inline void checks_verbalization(const char *text, gsize length, const Verbalization *result)
{
    gboolean valid = g_utf8_validate(text, (gssize)length, NULL);
    guint32 spoken_at = 0, start_at = 0, end_at = 0;
    gsize spoken_length = strlen(result->spoken);
    g_assert_true(g_utf8_validate(result->spoken, (gssize)spoken_length, NULL));
    for (guint i = 0; i < result->words->len; i++) {
        const SpokenWord *word = &g_array_index(result->words, SpokenWord, i);
        g_assert_cmpuint(word->spoken_start, >=, spoken_at);
        g_assert_cmpuint(word->spoken_start, <, word->spoken_end);
        g_assert_cmpuint(word->spoken_end, <=, spoken_length);
        g_assert_true(checks_boundary(result->spoken, spoken_length, word->spoken_start));
        g_assert_true(checks_boundary(result->spoken, spoken_length, word->spoken_end));
        g_assert_cmpuint(word->display_start, >=, start_at);
        g_assert_cmpuint(word->display_end, >=, end_at);
        g_assert_cmpuint(word->display_start, <, word->display_end);
        g_assert_cmpuint(word->display_end, <=, length);
        g_assert_true(!valid || (checks_boundary(text, length, word->display_start) &&
                                 checks_boundary(text, length, word->display_end)));
        spoken_at = word->spoken_end;
        start_at = word->display_start;
        end_at = word->display_end;
    }
    gsize omitted_at = 0;
    for (guint i = 0; i < result->omissions->len; i++) {
        const Omission *omission = &g_array_index(result->omissions, Omission, i);
        g_assert_cmpuint(omission->start, >=, omitted_at);
        g_assert_cmpuint(omission->start, <, omission->end);
        g_assert_cmpuint(omission->end, <=, length);
        g_assert_nonnull(omission->rule);
        omitted_at = omission->start;
    }
}

/* The spoken words alone, in small letters, apart by single blanks; free with g_free(). */
static inline char *checks_words_of(const Verbalization *result)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < result->words->len; i++) {
        const SpokenWord *word = &g_array_index(result->words, SpokenWord, i);
        g_autofree char *small = g_utf8_strdown(result->spoken + word->spoken_start,
                                                word->spoken_end - word->spoken_start);
        g_string_append_printf(words, "%s%s", i ? " " : "", small);
    }
    return g_string_free(g_steal_pointer(&words), FALSE);
}

static inline char *checks_said(const Verbalizer *verbalizer, const char *text)
{
    g_auto(Verbalization) result = {0};
    verbalize(verbalizer, text, strlen(text), NULL, 0, FALSE, &result);
    checks_verbalization(text, strlen(text), &result);
    g_autoptr(GArray) gaps = coverage_audit(text, strlen(text), &result);
    if (gaps->len)
        g_test_message("uncovered in: %s", text);
    g_assert_cmpuint(gaps->len, ==, 0);
    return checks_words_of(&result);
}

#endif
