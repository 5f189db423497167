/* Marks of text formats that were left in a text: emphasis of Markdown, tags of HTML, the marks of
 * quoted lines. They are no words and no comparisons, and are left out by name. */
#include "script/verbalize.h"

/* "<b>", "</sup>", "<br/>": the tokens of a tag that the table knows. */
static gsize read_tag(const Speech *speech, gsize at)
{
    if (!is_sign(speech, at, '<'))
        return 0;
    gsize next = at + 1;
    if (is_sign(speech, next, '/') && is_joined(speech, next))
        next++;
    if (!is_joined(speech, next) || !in_context(speech, next, "markup-tag"))
        return 0;
    next++;
    if (is_sign(speech, next, '/') && is_joined(speech, next))
        next++;
    return is_sign(speech, next, '>') && is_joined(speech, next) ? next + 1 - at : 0;
}

static gboolean is_emphasis_sign(gunichar sign)
{
    return sign == '*' || sign == '_' || sign == '~' || sign == '`';
}

/* A run of one sign ("**", "__", "~~") beside a word, or one underscore at a word's edge:
 * "_Never_". */
static gsize read_emphasis(const Speech *speech, gsize at)
{
    enum { LONGEST = 3 };
    gunichar sign = look(speech, at)->sign;
    gsize count = 1;
    if (!is_emphasis_sign(sign))
        return 0;
    while (count < LONGEST && is_sign(speech, at + count, sign) && is_joined(speech, at + count))
        count++;
    gboolean word_before =
        at > 0 && is_joined(speech, at) && !is_kind(speech, at - 1, TOKEN_NUMBER);
    gboolean word_after =
        is_joined(speech, at + count) && !is_kind(speech, at + count, TOKEN_NUMBER);
    if (count > 1)
        return word_before || word_after ? count : 0;
    return sign == '_' && word_before != word_after ? 1 : 0;
}

/* ">>> Read more", "> he wrote", "<< Back": at the start of a line. */
static gsize read_line_mark(const Speech *speech, gsize at)
{
    enum { LONGEST = 4 };
    gunichar sign = look(speech, at)->sign;
    gsize count = 0;
    if (at != 0 || (sign != '>' && sign != '<'))
        return 0;
    while (count < LONGEST && is_sign(speech, count, sign))
        count++;
    return is_kind(speech, count, TOKEN_WORD) && (sign == '>' || count > 1) ? count : 0;
}

gsize verbalize_markup(Speech *speech, gsize at)
{
    if (!is_kind(speech, at, TOKEN_SIGN))
        return 0;
    gsize count = read_tag(speech, at);
    if (!count)
        count = read_emphasis(speech, at);
    if (!count)
        count = read_line_mark(speech, at);
    if (count)
        leave_out_tokens(speech, at, count, "markup");
    return count;
}
