/* lectern serve: shows the site that `lectern publish` made to those who have a browser, and to
 * those who work in the pharmacy the counter's page. */
#include "serve/server.h"

#include "base/error.h"
#include "cli/new_passphrase.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/site_place.h"
#include "cli/verb.h"
#include "library/shelf.h"
#include "serve/listener.h"
#include "serve/passphrase.h"
#include "serve/pharmacy_file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define LISTEN "127.0.0.1:8080"

/* How long an answer that is on its way may take when the server is stopped. */
enum { GRACE_MS = 10000 };

/* The signals that end a server, but for those that are ignored (nohup). Blocked, for this thread
 * and for those that it starts, they wait to be asked for. */
static sigset_t block_signals(void)
{
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t set;
    sigemptyset(&set);
    for (guint i = 0; i < G_N_ELEMENTS(ending); i++) {
        struct sigaction action;
        if (sigaction(ending[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            sigaddset(&set, ending[i]);
    }
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    return set;
}

/* Serves until a signal comes. */
static int serve(const ServerSettings *settings, const char *address)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *url = NULL;
    int listener = listener_open(address, &url, &error);
    if (listener < 0)
        return report_error(address, error);
    sigset_t ending = block_signals();
    Server *server = server_start(settings, listener, &error);
    if (!server)
        return report_error(settings->folder, error);
    g_autofree char *line = g_strconcat(url, "\n", NULL);
    output_write(line, strlen(line));
    output_flush();
    if (settings->counter)
        report_note("the counter's page is %scounter", url);
    int signal_number;
    sigwait(&ending, &signal_number);
    /* A second one does not wait. */
    pthread_sigmask(SIG_UNBLOCK, &ending, NULL);
    server_stop(server, GRACE_MS);
    return EXIT_CODE_DONE;
}

/* --- the counter ---------------------------------------------------------------------------- */

typedef enum { COUNTER_LOCAL, COUNTER_PASSPHRASE, COUNTER_OFF } CounterMode;
static const char *const counter_modes[] = {"local", "passphrase", "off", NULL};

/* The verb's own options. */
typedef struct {
    char *address, *counter, *device;
    int connections, timeout_s;
    gboolean set_passphrase;
    CounterMode mode;
} Asked;

static void asked_clear(Asked *asked)
{
    g_free(asked->address);
    g_free(asked->counter);
    g_free(asked->device);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Asked, asked_clear)

static char *passphrase_path(const char *shelf)
{
    return g_build_filename(shelf, "counter.passphrase", NULL);
}

static int set_passphrase(const char *shelf)
{
    g_autoptr(GError) error = NULL;
    if (!shelf_is_there(shelf)) {
        g_set_error_literal(&error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "it is no shelf; only a shelf has a counter");
        return report_error(shelf, error);
    }
    g_autofree char *path = passphrase_path(shelf);
    g_autofree char *passphrase = new_passphrase_ask(&error);
    g_autofree char *hash = passphrase ? passphrase_hash(passphrase, &error) : NULL;
    if (!hash || !passphrase_store(path, hash, &error))
        return report_error(shelf, error);
    report_note(
        "%s: this is the counter's passphrase from now on; who gave another has to enter again",
        shelf);
    return EXIT_CODE_DONE;
}

/* Where the site of a shelf is, or will be. */
static char *site_of_shelf(const char *shelf, GError **error)
{
    char *site = site_place_find(shelf, NULL);
    if (site)
        return site;
    site = g_build_filename(shelf, SITE_OF_SHELF, NULL);
    if (g_mkdir_with_parents(site, 0777) == 0)
        return site;
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
                "cannot make the folder of the site: %s", g_strerror(errno));
    g_free(site);
    return NULL;
}

/* Serves a shelf: its site, and the counter. */
static int serve_shelf(ServerSettings *settings, const Asked *asked)
{
    g_autoptr(GError) error = NULL;
    const char *shelf = settings->folder;
    g_autofree char *site = site_of_shelf(shelf, &error);
    g_autofree char *passphrase = passphrase_path(shelf);
    g_autofree char *hash = site ? passphrase_load(passphrase, &error) : NULL;
    g_autofree char *settings_path = g_build_filename(shelf, PHARMACY_FILE, NULL);
    g_autoptr(PharmacyFile) file = pharmacy_file_new(settings_path, report_diagnostic, NULL);
    g_autoptr(Pharmacy) pharmacy = error ? NULL : pharmacy_file_load(file, &error);
    g_autofree char *program = pharmacy ? g_file_read_link("/proc/self/exe", &error) : NULL;
    if (!program)
        return report_error(shelf, error);
    if (asked->mode == COUNTER_PASSPHRASE && !hash) {
        g_set_error_literal(
            &error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
            "it has no passphrase: 'lectern serve --set-passphrase SHELF' sets one");
        return report_error(shelf, error);
    }
    g_auto(GStrv) folders = options_voice_folders();
    g_autoptr(VoiceStore) voices = voice_store_new((const char *const *)folders);
    g_autoptr(Phrases) phrases = phrases_load_counter(voices, pharmacy->language, &error);
    if (!phrases)
        return report_error(shelf, error);
    const CounterSettings counter = {.program = program,
                                     .shelf = shelf,
                                     .device = asked->device,
                                     .pharmacy = pharmacy,
                                     .phrases = phrases,
                                     .pharmacy_file = file,
                                     .voices = voices,
                                     .passphrase_path = passphrase,
                                     .always_ask = asked->mode == COUNTER_PASSPHRASE};
    settings->folder = site;
    settings->counter = &counter;
    return serve(settings, asked->address ? asked->address : LISTEN);
}

static int serve_site(ServerSettings *settings, const Asked *asked)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *site = site_place_find(settings->folder, &error);
    if (!site)
        return report_error(settings->folder, error);
    settings->folder = site;
    return serve(settings, asked->address ? asked->address : LISTEN);
}

/* --- the command line ----------------------------------------------------------------------- */

static gboolean check(const Verb *verb, const Options *options, Asked *asked)
{
    int mode = options_choose(verb, "--counter", asked->counter, counter_modes);
    if (mode < 0)
        return FALSE;
    asked->mode = (CounterMode)mode;
    if (!options->inputs || !options->inputs[0] || options->inputs[1])
        report_usage(verb,
                     "give one folder: a site that lectern publish wrote, or a shelf with one");
    else if (asked->connections < 1 || asked->connections > 100000)
        report_usage(verb, "--connections: a number from 1 to 100000");
    else if (asked->timeout_s < 1 || asked->timeout_s > 3600)
        report_usage(verb, "--timeout: seconds from 1 to 3600");
    else if (asked->counter && asked->mode != COUNTER_OFF && !shelf_is_there(options->inputs[0]))
        report_usage(verb, "--counter: only a shelf has one, and %s is none", options->inputs[0]);
    else
        return TRUE;
    return FALSE;
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    ServerSettings settings = SERVER_SETTINGS_DEFAULT;
    g_auto(Asked) asked = {.connections = (int)settings.most_connections,
                           .timeout_s = (int)settings.patience_s};
    const GOptionEntry own[] = {
        {"listen", 'l', 0, G_OPTION_ARG_FILENAME, &asked.address,
         "where to listen (" LISTEN "); :8080 is every address of this machine", "ADDRESS:PORT"},
        {"counter", 0, 0, G_OPTION_ARG_FILENAME, &asked.counter,
         "who may use the counter's page of a shelf: who sits at this machine, and others with "
         "the passphrase (local); all with the passphrase; nobody",
         "local|passphrase|off"},
        {"set-passphrase", 0, 0, G_OPTION_ARG_NONE, &asked.set_passphrase,
         "ask for the counter's passphrase, keep it, and end", NULL},
        {"device", 'd', 0, G_OPTION_ARG_FILENAME, &asked.device,
         "ALSA device that the counter speaks on", "NAME"},
        {"connections", 0, 0, G_OPTION_ARG_INT, &asked.connections,
         "how many there may be at once (2000)", "N"},
        {"timeout", 0, 0, G_OPTION_ARG_INT, &asked.timeout_s,
         "how long a client may take to ask, or stand still (30)", "SECONDS"},
        {NULL}};
    int status;
    if (!options_parse(&options, verb, OPTIONS_WORDS, own, argc, argv, &status))
        return status;
    if (!check(verb, &options, &asked))
        return EXIT_CODE_USAGE;
    settings.folder = options.inputs[0];
    settings.most_connections = (guint)asked.connections;
    settings.patience_s = (guint)asked.timeout_s;
    if (asked.set_passphrase)
        return set_passphrase(settings.folder);
    gboolean counter = asked.mode != COUNTER_OFF && shelf_is_there(settings.folder);
    return counter ? serve_shelf(&settings, &asked) : serve_site(&settings, &asked);
}

const Verb serve_verb = {
    .name = "serve",
    .arguments = "SITE|SHELF",
    .summary = "shows a published site over HTTP, and the counter's page of a shelf",
    .run = run,
};
