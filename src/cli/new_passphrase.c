/* A new passphrase; see new_passphrase.h. */
#include "cli/new_passphrase.h"

#include "base/error.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* A line of standard input without its end; NULL at the end. */
static char *read_line(void)
{
    GString *line = g_string_new(NULL);
    int c;
    while ((c = getchar()) != EOF && c != '\n')
        g_string_append_c(line, (char)c);
    return g_string_free(line, c == EOF && line->len == 0);
}

/* Asks on stderr, and shows nothing of what is typed. */
static char *ask_unseen(const char *question)
{
    struct termios seen, unseen;
    fputs(question, stderr);
    if (tcgetattr(STDIN_FILENO, &seen) != 0)
        return read_line();
    unseen = seen;
    unseen.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    char *line = read_line();
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &seen);
    fputc('\n', stderr);
    return line;
}

char *new_passphrase_ask(GError **error)
{
    gboolean terminal = isatty(STDIN_FILENO);
    g_autofree char *passphrase = terminal ? ask_unseen("New passphrase: ") : read_line();
    g_autofree char *again = terminal ? ask_unseen("The same again: ") : g_strdup(passphrase);
    if (passphrase && g_strcmp0(passphrase, again) == 0)
        return g_steal_pointer(&passphrase);
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        passphrase ? "the two are not the same; the passphrase is as it was"
                                   : "no passphrase was given");
    return NULL;
}
