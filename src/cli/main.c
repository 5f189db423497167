/* lectern: finds the verb and hands it the rest of the command line.
 *
 * Must not know: what any verb does.
 */
#include "base/module.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/verb.h"

#include <glib.h>
#include <signal.h>
#include <string.h>

#define SOUND "lectern-sound.so"
#define ENCODE "lectern-encode.so"
#define PUBLISH "lectern-publish.so"
#define LIBRARY "lectern-library.so"
#define SERVE "lectern-serve.so"

/* In the order of the help. */
static const struct {
    const char *name;
    const Verb *verb;   /* NULL: in a module, */
    const char *module; /* … this one, */
    const char *symbol; /* … by this name */
} verbs[] = {
    {"read", NULL, SOUND, "read_verb"},           {"export", NULL, ENCODE, "export_verb"},
    {"publish", NULL, PUBLISH, "publish_verb"},   {"serve", NULL, SERVE, "serve_verb"},
    {"outline", &outline_verb, NULL, NULL},       {"script", &script_verb, NULL, NULL},
    {"timeline", NULL, SOUND, "timeline_verb"},   {"words", &words_verb, NULL, NULL},
    {"pronounce", NULL, SOUND, "pronounce_verb"}, {"voices", &voices_verb, NULL, NULL},
    {"lexicon", NULL, SOUND, "lexicon_verb"},     {"keys", NULL, SOUND, "keys_verb"},
    {"devices", NULL, SOUND, "devices_verb"},     {"shelf", NULL, LIBRARY, "shelf_verb"},
    {"slip", NULL, ENCODE, "slip_verb"},
};

/* The verb at `i`; NULL, and an error reported, when its module cannot be loaded. */
static const Verb *get_verb(guint i)
{
    if (verbs[i].verb)
        return verbs[i].verb;
    g_autoptr(GError) error = NULL;
    const Verb *verb = module_symbol(verbs[i].module, verbs[i].symbol, &error);
    if (!verb)
        report_error(verbs[i].name, error);
    return verb;
}

/* How many letters have to be put in, taken out or replaced to make `b` of `a`; both short. */
static guint edit_distance(const char *a, const char *b)
{
    gsize width = strlen(b) + 1;
    g_autofree guint *row = g_new(guint, width);
    for (gsize j = 0; j < width; j++)
        row[j] = (guint)j;
    for (guint i = 0; a[i]; i++) {
        guint diagonal = row[0];
        row[0] = i + 1;
        for (gsize j = 1; j < width; j++) {
            guint replaced = diagonal + (a[i] != b[j - 1]);
            diagonal = row[j];
            row[j] = MIN(replaced, MIN(row[j], row[j - 1]) + 1);
        }
    }
    return row[width - 1];
}

/* The verb that was probably meant, or NULL. */
static const char *nearest_verb(const char *name)
{
    const char *nearest = NULL;
    guint best = 3;
    for (guint i = 0; i < G_N_ELEMENTS(verbs) && strlen(name) < 32; i++) {
        guint distance = edit_distance(name, verbs[i].name);
        gboolean begun = *name && g_str_has_prefix(verbs[i].name, name);
        if (begun || distance < best) {
            nearest = verbs[i].name;
            best = begun ? 0 : distance;
        }
    }
    return nearest;
}

static int print_help(void)
{
    g_autoptr(GString) help =
        g_string_new("Usage: lectern VERB [OPTION...] [FILE|URL|-]...\n"
                     "\n"
                     "Reads articles aloud: finds the article in a page, speaks it, writes audio.\n"
                     "\n"
                     "Verbs:\n");
    for (guint i = 0; i < G_N_ELEMENTS(verbs); i++) {
        const Verb *verb = get_verb(i);
        if (!verb)
            return EXIT_CODE_FAILED;
        g_string_append_printf(help, "  %-10s %s\n", verb->name, verb->summary);
    }
    g_string_append(help, "\n"
                          "Options:\n"
                          "  --help     print this; 'lectern VERB --help' tells of one verb\n"
                          "  --version  print the version\n"
                          "\n"
                          "Exit codes: 0 done, 1 could not do it, 2 wrong usage, 3 no article in "
                          "the input,\n"
                          "4 no sound device. 'man lectern' tells the rest.\n");
    output_write(help->str, help->len);
    return EXIT_CODE_DONE;
}

static int run_verb(int argc, char **argv)
{
    for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (strcmp(verbs[i].name, argv[0]) == 0) {
            const Verb *verb = get_verb(i);
            return verb ? verb->run(verb, argc, argv) : EXIT_CODE_FAILED;
        }
    if (*argv[0] == '-')
        return report_usage(NULL, "unknown option '%s' before the verb", argv[0]);
    const char *nearest = nearest_verb(argv[0]);
    if (nearest)
        return report_usage(NULL, "no verb '%s'; did you mean '%s'?", argv[0], nearest);
    return report_usage(NULL, "no verb '%s'", argv[0]);
}

static int run(int argc, char **argv)
{
    if (argc < 2)
        return report_usage(NULL, "no verb given");
    const char *first = argv[1];
    gboolean help = strcmp(first, "help") == 0;
    if (help && argc > 2) {
        char option[] = "--help", *asked[] = {argv[2], option, NULL};
        return run_verb(2, asked);
    }
    if (help || strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0)
        return print_help();
    if (strcmp(first, "--version") == 0) {
        static const char version[] = "lectern " LECTERN_VERSION "\n";
        output_write(version, strlen(version));
        return EXIT_CODE_DONE;
    }
    return run_verb(argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
    /* A write to a reader that went away is an error like any other; output_finish() settles it. */
    signal(SIGPIPE, SIG_IGN);
    g_set_prgname("lectern");
    return output_finish(run(argc, argv));
}
