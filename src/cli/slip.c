/* lectern slip: prints slips with a QR code, by which customers take articles of a site along. */
#include "publish/slip.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/site_place.h"
#include "cli/verb.h"
#include "publish/site_page.h"

#include <errno.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

/* What slips are made of. */
typedef struct {
    const Pharmacy *pharmacy;
    SitePhrases *phrases;
    char **words;       /* that a title has to have; NULL-terminated, may be NULL */
    GArray *slips;      /* of Slip */
    GPtrArray *strings; /* that they borrow */
} Work;

/* --- which articles ------------------------------------------------------------------------- */

/* Whether a title, without its accents and capitals, has all words that were given. */
static gboolean is_wanted(const Work *work, const char *title)
{
    for (char **word = work->words; word && *word; word++) {
        g_autofree char *folded_title = g_utf8_casefold(title, -1);
        g_autofree char *folded_word = g_utf8_casefold(*word, -1);
        if (!strstr(folded_title, folded_word) && !g_str_match_string(*word, title, TRUE))
            return FALSE;
    }
    return TRUE;
}

static const char *member(JsonObject *object, const char *name)
{
    JsonNode *node = json_object_get_member(object, name);
    return node && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node)
                                                                   : NULL;
}

static const char *keep(Work *work, char *text)
{
    g_ptr_array_add(work->strings, text);
    return text;
}

static void add_slip(JsonArray *array, guint i, JsonNode *node, gpointer data)
{
    (void)array, (void)i;
    Work *work = data;
    JsonObject *object = JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
    const char *title = object ? member(object, "title") : NULL;
    const char *link = object ? member(object, "link") : NULL;
    if (!title || !link || !is_wanted(work, title))
        return;
    const char *language = member(object, "language");
    const Phrases *phrases =
        site_phrases_in(work->phrases, language ? language : work->pharmacy->language);
    const Slip slip = {.title = keep(work, g_strdup(title)),
                       .byline = keep(work, g_strdup(member(object, "byline"))),
                       .language = keep(work, g_strdup(language)),
                       .length = keep(work, g_strdup(member(object, "length"))),
                       .invitation = keep(work, phrases_format(phrases, "listen", 0, 0, NULL)),
                       .address = keep(work, g_strconcat(work->pharmacy->base_url, link, NULL))};
    g_array_append_val(work->slips, slip);
}

/* NULL where it is no such list. */
static JsonArray *articles_of(JsonNode *root)
{
    JsonObject *list = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
    JsonNode *articles = list ? json_object_get_member(list, "articles") : NULL;
    return articles && JSON_NODE_HOLDS_ARRAY(articles) ? json_node_get_array(articles) : NULL;
}

/* All that are wanted, of the site's list for its search. */
static gboolean find_articles(Work *work, const char *site, GError **error)
{
    g_autofree char *path = g_build_filename(site, SITE_SEARCH_LIST, NULL);
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonArray *articles =
        g_file_test(path, G_FILE_TEST_IS_REGULAR) && json_parser_load_from_file(parser, path, NULL)
            ? articles_of(json_parser_get_root(parser))
            : NULL;
    if (!articles) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "is no site; give the folder that lectern publish wrote");
        return FALSE;
    }
    json_array_foreach_element(articles, add_slip, work);
    if (work->slips->len == 0) {
        g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "has no article with these words in its title");
        return FALSE;
    }
    return TRUE;
}

/* --- the page ------------------------------------------------------------------------------- */

static gboolean write_file(const char *path, const char *page, GError **error)
{
    g_autoptr(AtomicFile) file = atomic_file_open(path, error);
    if (!file)
        return FALSE;
    for (gsize left = strlen(page); left > 0;) {
        ssize_t n = write(atomic_file_fd(file), page, left);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            int number = errno;
            g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(number), "%s",
                        g_strerror(number));
            return FALSE;
        }
        page += n;
        left -= (gsize)n;
    }
    return atomic_file_commit(g_steal_pointer(&file), TRUE, error);
}

static int print_slips(Work *work, const char *site, const char *output)
{
    g_autoptr(GError) error = NULL;
    if (!find_articles(work, site, &error))
        return report_error(site, error);
    g_autofree char *page = slip_page(work->pharmacy, (const Slip *)(gpointer)work->slips->data,
                                      work->slips->len, &error);
    if (!page)
        return report_error(site, error);
    if (!output)
        return output_write(page, strlen(page)) ? EXIT_CODE_DONE : EXIT_CODE_FAILED;
    if (!write_file(output, page, &error))
        return report_error(output, error);
    return EXIT_CODE_DONE;
}

/* The settings of a shelf; NULL where it has none. */
static char *shelf_settings(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, PHARMACY_FILE, NULL);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&path) : NULL;
}

static int run_with(const Options *options, const char *settings, const char *output)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *site = site_place_find(options->inputs[0], &error);
    if (!site)
        return report_error(options->inputs[0], error);
    Diagnostics diagnostics = {.source = settings, .handler = report_diagnostic};
    g_autoptr(Pharmacy) pharmacy = pharmacy_load(settings, &diagnostics, &error);
    if (!pharmacy)
        return report_error(settings, error);
    if (!pharmacy->base_url) {
        g_set_error_literal(&error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                            "has no base_url, the address at which customers find the site");
        return report_error(settings, error);
    }
    g_autoptr(Pipeline) pipeline = pipeline_new(options);
    g_autoptr(SitePhrases) phrases =
        site_phrases_new(pipeline_store(pipeline), pharmacy->language, &error);
    if (!phrases)
        return report_error(NULL, error);
    g_autoptr(GArray) slips = g_array_new(FALSE, FALSE, sizeof(Slip));
    g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func(g_free);
    Work work = {pharmacy, phrases, options->inputs + 1, slips, strings};
    return print_slips(&work, site, output);
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    g_autofree char *settings = NULL, *output = NULL;
    const GOptionEntry own[] = {
        {"settings", 's', 0, G_OPTION_ARG_FILENAME, &settings,
         "the pharmacy's settings (pharmacy.ini of the shelf)", "FILE"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "write to a file", "FILE"},
        {NULL}};
    int status;
    if (!options_parse(&options, verb, OPTIONS_WORDS, own, argc, argv, &status))
        return status;
    if (!options.inputs || !options.inputs[0])
        return report_usage(verb, "give the folder that lectern publish wrote, or a shelf");
    if (!settings)
        settings = shelf_settings(options.inputs[0]);
    if (!settings)
        return report_usage(verb, "--settings: give the file that tells the address of the site");
    return run_with(&options, settings, output);
}

const Verb slip_verb = {
    .name = "slip",
    .arguments = "SITE|SHELF [WORD]...",
    .summary = "prints slips with a QR code for customers",
    .run = run,
};
