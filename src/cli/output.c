/* Output on stdout; see output.h. */
#include "cli/output.h"

#include "cli/report.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>

static int first_errno; /* of the first failed write; 0 while all is well */

gboolean output_write(const char *bytes, gsize length)
{
    if (!first_errno && fwrite(bytes, 1, length, stdout) != length)
        first_errno = errno;
    return !first_errno;
}

gboolean output_flush(void)
{
    if (!first_errno && fflush(stdout) != 0)
        first_errno = errno;
    return !first_errno;
}

int output_finish(int status)
{
    output_flush();
    /* Some file systems tell of a full disk only at the close. */
    if (!first_errno && fclose(stdout) != 0)
        first_errno = errno;
    if (!first_errno || first_errno == EBADF)
        return status;
    if (first_errno == EPIPE) {
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    g_autoptr(GError) error = g_error_new(G_FILE_ERROR, g_file_error_from_errno(first_errno),
                                          "cannot write the result: %s", g_strerror(first_errno));
    return report_error("standard output", error);
}
