/* lectern serve: shows the site that `lectern publish` made to those who have a browser. */
#include "serve/server.h"

#include "cli/options.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/site_place.h"
#include "cli/verb.h"
#include "serve/listener.h"

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

static int serve(ServerSettings *settings, const char *address)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *site = site_place_find(settings->folder, &error);
    if (!site)
        return report_error(settings->folder, error);
    settings->folder = site;
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
    int signal_number;
    sigwait(&ending, &signal_number);
    /* A second one does not wait. */
    pthread_sigmask(SIG_UNBLOCK, &ending, NULL);
    server_stop(server, GRACE_MS);
    return EXIT_CODE_DONE;
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_autofree char *address = NULL;
    ServerSettings settings = SERVER_SETTINGS_DEFAULT;
    int connections = (int)settings.most_connections, timeout_s = (int)settings.patience_s;
    const GOptionEntry own[] = {
        {"listen", 'l', 0, G_OPTION_ARG_FILENAME, &address,
         "where to listen (" LISTEN "); :8080 is every address of this machine", "ADDRESS:PORT"},
        {"connections", 0, 0, G_OPTION_ARG_INT, &connections,
         "how many there may be at once (2000)", "N"},
        {"timeout", 0, 0, G_OPTION_ARG_INT, &timeout_s,
         "how long a client may take to ask, or stand still (30)", "SECONDS"},
        {NULL}};
    int status;
    if (!options_parse(&options, verb, OPTIONS_WORDS, own, argc, argv, &status))
        return status;
    if (!options.inputs || !options.inputs[0] || options.inputs[1])
        return report_usage(
            verb, "give one folder: a site that lectern publish wrote, or a shelf with one");
    if (connections < 1 || connections > 100000)
        return report_usage(verb, "--connections: a number from 1 to 100000");
    if (timeout_s < 1 || timeout_s > 3600)
        return report_usage(verb, "--timeout: seconds from 1 to 3600");
    settings.folder = options.inputs[0];
    settings.most_connections = (guint)connections;
    settings.patience_s = (guint)timeout_s;
    return serve(&settings, address ? address : LISTEN);
}

const Verb serve_verb = {
    .name = "serve",
    .arguments = "SITE|SHELF",
    .summary = "shows a published site over HTTP",
    .run = run,
};
