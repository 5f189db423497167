/* A program of the build, not installed: compiles a lexicon, or rules, that ships.
 *
 *     compile-lexicon voices/lexicons/NAME.pls build/lexicons/NAME.pls.dict
 */
#include "speech/espeak_data.h"

#include <stdio.h>
#include <stdlib.h>

static void print_fault(const Diagnostic *diagnostic, G_GNUC_UNUSED gpointer data)
{
    fprintf(stderr, "%s:%u: %s\n", diagnostic->source, diagnostic->line, diagnostic->message);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: compile-lexicon FILE TARGET\n", stderr);
        return EXIT_FAILURE;
    }
    Diagnostics diagnostics = {.source = argv[1], .handler = print_fault};
    g_autoptr(GError) error = NULL;
    if (espeak_data_compile_file(argv[1], argv[2], &diagnostics, &error))
        return EXIT_SUCCESS;
    fprintf(stderr, "%s: %s\n", argv[1], error->message);
    return EXIT_FAILURE;
}
