/* Letters in bare text; see plain_mail.h. */
#include "article/plain_mail.h"

#include <string.h>

enum {
    FORWARD_WORDS = 60, /* of the words that somebody puts before what he forwards */
    ANNOUNCE_WORDS = 5
};

static const struct {
    const char *name;
    PlainMailField field;
} fields[] = {
    {"from", PLAIN_MAIL_FROM},
    {"von", PLAIN_MAIL_FROM},
    {"de", PLAIN_MAIL_FROM},
    {"da", PLAIN_MAIL_FROM},
    {"subject", PLAIN_MAIL_SUBJECT},
    {"betreff", PLAIN_MAIL_SUBJECT},
    {"asunto", PLAIN_MAIL_SUBJECT},
    {"objet", PLAIN_MAIL_SUBJECT},
    {"oggetto", PLAIN_MAIL_SUBJECT},
    {"assunto", PLAIN_MAIL_SUBJECT},
    {"date", PLAIN_MAIL_DATE},
    {"sent", PLAIN_MAIL_DATE},
    {"datum", PLAIN_MAIL_DATE},
    {"gesendet", PLAIN_MAIL_DATE},
    {"fecha", PLAIN_MAIL_DATE},
    {"enviado", PLAIN_MAIL_DATE},
    {"envoyé", PLAIN_MAIL_DATE},
    {"data", PLAIN_MAIL_DATE},
    {"title", PLAIN_MAIL_SUBJECT},
    {"titel", PLAIN_MAIL_SUBJECT},
    {"título", PLAIN_MAIL_SUBJECT},
    {"author", PLAIN_MAIL_FROM},
    {"autor", PLAIN_MAIL_FROM},
    {"published", PLAIN_MAIL_DATE},
    {"to", PLAIN_MAIL_OTHER},
    {"cc", PLAIN_MAIL_OTHER},
    {"bcc", PLAIN_MAIL_OTHER},
    {"reply-to", PLAIN_MAIL_OTHER},
    {"an", PLAIN_MAIL_OTHER},
    {"kopie", PLAIN_MAIL_OTHER},
    {"para", PLAIN_MAIL_OTHER},
    {"à", PLAIN_MAIL_OTHER},
    {"list-unsubscribe", PLAIN_MAIL_OTHER},
    {"message-id", PLAIN_MAIL_OTHER},
    {"mime-version", PLAIN_MAIL_OTHER},
    {"content-type", PLAIN_MAIL_OTHER},
    {"content-transfer-encoding", PLAIN_MAIL_OTHER},
    {"importance", PLAIN_MAIL_OTHER},
    {"attachments", PLAIN_MAIL_OTHER},
};

/* What stands behind the name of a header line; NULL where there is none. */
static const char *value_of(const char *line, PlainMailField *field)
{
    const char *name = line + strspn(line, "*");
    gsize length = strcspn(name, ":* ");
    const char *colon = name + length + strspn(name + length, "*");
    if (*colon != ':')
        return NULL;
    g_autofree char *folded = g_utf8_strdown(name, (gssize)length);
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        if (strcmp(folded, fields[i].name) == 0) {
            *field = fields[i].field;
            return colon + 1 + strspn(colon + 1, "* \t");
        }
    return NULL;
}

/* --- rows ----------------------------------------------------------------------------------------
 */

/* "-------- Forwarded message --------", "Begin forwarded message:" */
static gboolean announces(const PlainRow *row)
{
    TextMeasure size = text_measure(row->text, strlen(row->text));
    if (size.words > ANNOUNCE_WORDS)
        return FALSE;
    if (g_str_has_prefix(row->text, "--") && g_str_has_suffix(row->text, "-"))
        return TRUE;
    return g_ascii_strcasecmp(row->text, "begin forwarded message:") == 0;
}

/* The row behind the lines with a name that begin at `first`; `*is_header` if they are more than a
 * line or two that happen to begin with such a word. */
static guint end_of_fields(GArray *rows, guint first, gboolean *is_header)
{
    guint end = first, names = 0;
    gboolean tells = FALSE;
    for (; end < rows->len; end++) {
        PlainRow *row = plain_row(rows, end);
        if (end > first && row->blank_before)
            break;
        PlainMailField field = PLAIN_MAIL_NONE;
        if (value_of(row->text, &field)) {
            names++;
            tells |= field == PLAIN_MAIL_FROM || field == PLAIN_MAIL_SUBJECT;
        } else if (end == first || !row->indent) {
            break;
        }
    }
    *is_header = names >= 2 && tells;
    return end;
}

static void mark_header(GArray *rows, guint first, guint end)
{
    if (first && announces(plain_row(rows, first - 1)))
        plain_row(rows, first - 1)->mail = PLAIN_MAIL_OTHER;
    for (guint i = first; i < end; i++) {
        PlainRow *row = plain_row(rows, i);
        row->mail = PLAIN_MAIL_CONTINUES;
        value_of(row->text, &row->mail);
    }
}

void plain_mail_mark(GArray *rows)
{
    for (guint i = 0; i < rows->len;) {
        gboolean is_header;
        guint end = end_of_fields(rows, i, &is_header);
        if (is_header)
            mark_header(rows, i, end);
        i = MAX(end, i + 1);
    }
}

/* --- lines ---------------------------------------------------------------------------------------
 */

static guint next_header(const PlainText *text, guint i)
{
    while (i < text->lines->len && !plain_at(text, i)->mail)
        i++;
    return i;
}

static guint end_of_lines(const PlainText *text, guint i)
{
    while (i < text->lines->len && plain_at(text, i)->mail)
        i++;
    return i;
}

static guint count_words(const PlainText *text, guint from, guint to)
{
    guint words = 0;
    for (guint i = from; i < to; i++)
        words += plain_at(text, i)->size.words;
    return words;
}

static gboolean has_subject(const PlainText *text, guint i)
{
    for (; i < text->lines->len && plain_at(text, i)->mail; i++)
        if (plain_at(text, i)->mail == PLAIN_MAIL_SUBJECT)
            return TRUE;
    return FALSE;
}

/* "Re: Fwd: AW: The pump" */
static const char *skip_prefixes(const char *subject)
{
    static const char *const prefixes[] = {"re:", "fwd:", "fw:", "aw:", "wg:", "rv:", "tr:"};
    for (gboolean again = TRUE; again;) {
        again = FALSE;
        for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++) {
            gsize length = strlen(prefixes[i]);
            if (g_ascii_strncasecmp(subject, prefixes[i], length) != 0)
                continue;
            subject += length + strspn(subject + length, " ");
            again = TRUE;
        }
    }
    return subject;
}

static void take_subject(PlainText *text, guint i)
{
    PlainLine *line = plain_at(text, i);
    PlainMailField field;
    const char *value = value_of(line->text, &field);
    const char *subject = value ? skip_prefixes(value) : "";
    if (!*subject)
        return;
    char *alone = g_strdup(subject);
    g_free(line->text);
    line->text = alone;
    text->title = i;
}

gboolean plain_mail_find(PlainText *text)
{
    text->letter = next_header(text, 0);
    if (text->letter == text->lines->len)
        return FALSE;
    guint body = end_of_lines(text, text->letter), next = next_header(text, body);
    gboolean first = count_words(text, 0, text->letter) < FORWARD_WORDS;
    guint between = count_words(text, body, next);
    if (first && next < text->lines->len && between < FORWARD_WORDS && has_subject(text, next))
        text->letter = next;
    else if (!first) /* an article that quotes a letter */
        return FALSE;
    text->title = G_MAXUINT;
    for (guint i = text->letter; i < end_of_lines(text, text->letter); i++)
        if (plain_at(text, i)->mail == PLAIN_MAIL_SUBJECT)
            take_subject(text, i);
    text->is_letter = TRUE;
    return text->title != G_MAXUINT;
}

static const char *find_value(const PlainText *text, PlainMailField wanted)
{
    for (guint i = text->letter; i < text->lines->len && plain_at(text, i)->mail; i++) {
        PlainMailField field;
        if (plain_at(text, i)->mail == wanted)
            return value_of(plain_at(text, i)->text, &field);
    }
    return NULL;
}

char *plain_mail_sender(const PlainText *text)
{
    const char *value = text->is_letter ? find_value(text, PLAIN_MAIL_FROM) : NULL;
    if (!value)
        return NULL;
    g_autofree char *name = g_strndup(value, strcspn(value, "<[("));
    char *start = name + strspn(name, "\"' ");
    gsize length = strlen(start);
    while (length && strchr("\"' ", start[length - 1]))
        start[--length] = '\0';
    return length && !strchr(start, '@') ? g_strdup(start) : NULL;
}

Date plain_mail_date(const PlainText *text)
{
    const char *value = text->is_letter ? find_value(text, PLAIN_MAIL_DATE) : NULL;
    return value ? date_find(value, text->order, NULL) : (Date){0};
}
