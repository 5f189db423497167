/* Words by ICU; see word_break.h. */
#include "script/word_break.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct WordBreaks {
    UBreakIterator *iterator; /* NULL where ICU's data are not installed */
    UText text;
    gboolean set; /* the iterator stands in a text */
};

WordBreaks *word_breaks_new(void)
{
    static const UText closed = UTEXT_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    WordBreaks *breaks = g_new0(WordBreaks, 1);
    breaks->text = closed;
    breaks->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (U_FAILURE(status))
        breaks->iterator = NULL;
    return breaks;
}

void word_breaks_free(WordBreaks *breaks)
{
    if (!breaks)
        return;
    ubrk_close(breaks->iterator);
    utext_close(&breaks->text);
    g_free(breaks);
}

void word_breaks_set(WordBreaks *breaks, const char *text, gsize length)
{
    UErrorCode status = U_ZERO_ERROR;
    breaks->set = FALSE;
    utext_openUTF8(&breaks->text, text, (int64_t)length, &status);
    if (!breaks->iterator || U_FAILURE(status))
        return;
    ubrk_setUText(breaks->iterator, &breaks->text, &status);
    breaks->set = U_SUCCESS(status) && ubrk_first(breaks->iterator) != UBRK_DONE;
}

gboolean word_breaks_next(WordBreaks *breaks, gsize *place)
{
    int32_t at = breaks->set ? ubrk_next(breaks->iterator) : UBRK_DONE;
    if (at == UBRK_DONE)
        return FALSE;
    *place = (gsize)at;
    return TRUE;
}
