/* Filters of lines; see lines.h. */
#include "cli/lines.h"

#include "cli/output.h"
#include "cli/report.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK_BYTES = 64 * 1024 };

/* Lines being read from one file. */
typedef struct {
    int fd;
    GString *pending; /* read and not yet answered; whole lines first */
    gsize scanned;    /* bytes of `pending` that hold no line end */
    GString *out;     /* the answer under way */
    LineAnswer answer;
    gpointer data;
} LineFilter;

static gboolean answer_line(LineFilter *filter, char *line, gsize length, GError **error)
{
    if (length > 0 && line[length - 1] == '\r')
        length--;
    line[length] = '\0';
    g_string_truncate(filter->out, 0);
    g_autofree char *mended = NULL;
    if (!g_utf8_validate_len(line, length, NULL)) {
        mended = g_utf8_make_valid(line, (gssize)length);
        line = mended;
        length = strlen(mended);
    }
    if (!filter->answer(line, length, filter->out, filter->data, error))
        return FALSE;
    g_strdelimit(filter->out->str, "\r\n", ' ');
    g_string_append_c(filter->out, '\n');
    output_write(filter->out->str, filter->out->len);
    return TRUE;
}

/* Answers the whole lines that are there and keeps the rest. */
static gboolean answer_pending(LineFilter *filter, GError **error)
{
    char *start = filter->pending->str, *end = start + filter->pending->len;
    char *from = start + filter->scanned, *line_end;
    while ((line_end = memchr(from, '\n', (gsize)(end - from)))) {
        if (!answer_line(filter, start, (gsize)(line_end - start), error))
            return FALSE;
        start = from = line_end + 1;
    }
    g_string_erase(filter->pending, 0, start - filter->pending->str);
    filter->scanned = filter->pending->len;
    return TRUE;
}

static gboolean filter_file(LineFilter *filter, GError **error)
{
    g_autofree char *chunk = g_malloc(CHUNK_BYTES);
    gssize got;
    /* Before a read that may wait, whoever reads us gets what there is. */
    while (output_flush() && (got = read(filter->fd, chunk, CHUNK_BYTES)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot read it: %s",
                        g_strerror(errno));
            return FALSE;
        }
        g_string_append_len(filter->pending, chunk, got);
        if (!answer_pending(filter, error))
            return FALSE;
    }
    if (filter->pending->len == 0)
        return TRUE;
    return answer_line(filter, filter->pending->str, filter->pending->len, error);
}

static gboolean filter_name(const char *name, LineAnswer answer, gpointer data, GError **error)
{
    gboolean standard_input = strcmp(name, "-") == 0;
    int fd = standard_input ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "cannot open it: %s",
                    g_strerror(errno));
        return FALSE;
    }
    LineFilter filter = {
        .fd = fd,
        .pending = g_string_new(NULL),
        .out = g_string_new(NULL),
        .answer = answer,
        .data = data,
    };
    gboolean done = filter_file(&filter, error);
    g_string_free(filter.pending, TRUE);
    g_string_free(filter.out, TRUE);
    if (!standard_input)
        close(fd);
    return done;
}

int lines_filter(char *const *names, LineAnswer answer, gpointer data)
{
    int status = EXIT_CODE_DONE;
    for (; *names && output_flush(); names++) {
        g_autoptr(GError) error = NULL;
        if (!filter_name(*names, answer, data, &error)) {
            int failed = report_error(*names, error);
            status = status == EXIT_CODE_DONE ? failed : status;
        }
    }
    return status;
}
