/* Snippets; see snippet.h. */
#include "library/snippet.h"

#include <glib.h>
#include <sqlite3.h>

enum { SNIPPET_TOKENS = 16, TOKENS_BEFORE = 4 };

/* Something that is found: a phrase, at a token of a column. */
typedef struct {
    int phrase, column, token;
} Hit;

/* What is being written. */
typedef struct {
    const Fts5ExtensionApi *api;
    Fts5Context *context;
    GString *out;
    const char *text;
    int n_bytes;
    int n_written;  /* bytes of the text that are written, or left out */
    int token;      /* the next one */
    int begin, end; /* tokens of the snippet */
    int next_hit;   /* its number */
    Hit hit;        /* that one */
    int open_until; /* the token before which a bracket is closed; 0 for none */
} Snippet;

static Hit hit_of(const Fts5ExtensionApi *api, Fts5Context *context, int number)
{
    Hit hit = {0, -1, 0};
    if (api->xInst(context, number, &hit.phrase, &hit.column, &hit.token) != SQLITE_OK)
        hit.column = -1;
    return hit;
}

/* The number of the first hit of those that stand together; −1 where there is none. Hits come in
 * the order of the text. */
static int find_densest(const Fts5ExtensionApi *api, Fts5Context *context)
{
    int n_hits = 0, most = 0, best = -1, first = 0, column = -1;
    if (api->xInstCount(context, &n_hits) != SQLITE_OK)
        return -1;
    for (int i = 0; i < n_hits; i++) {
        Hit hit = hit_of(api, context, i);
        if (hit.column != column) {
            column = hit.column;
            first = i;
            most = 0;
        }
        while (hit.token - hit_of(api, context, first).token >= SNIPPET_TOKENS - TOKENS_BEFORE)
            first++;
        if (i - first + 1 > most) {
            most = i - first + 1;
            best = first;
        }
    }
    return best;
}

static void write_to(Snippet *snippet, int end)
{
    if (end > snippet->n_written)
        g_string_append_len(snippet->out, snippet->text + snippet->n_written,
                            end - snippet->n_written);
    snippet->n_written = MAX(snippet->n_written, end);
}

/* Puts a bracket before the token, where anything is found there. */
static void begin_hits(Snippet *snippet, int start)
{
    int column = snippet->hit.column;
    for (; column >= 0 && snippet->hit.column == column && snippet->hit.token <= snippet->token;
         snippet->hit = hit_of(snippet->api, snippet->context, ++snippet->next_hit)) {
        if (snippet->hit.token < snippet->token)
            continue;
        write_to(snippet, start);
        if (snippet->open_until == 0)
            g_string_append_c(snippet->out, '[');
        int size = snippet->api->xPhraseSize(snippet->context, snippet->hit.phrase);
        snippet->open_until = MAX(snippet->open_until, snippet->token + MAX(size, 1));
    }
    if (snippet->hit.column != column)
        snippet->hit.column = -1;
}

/* FTS5's callback for each token of the text. */
static int take_token(void *data, int flags, G_GNUC_UNUSED const char *token,
                      G_GNUC_UNUSED int n_token, int start, int end)
{
    Snippet *snippet = data;
    if (flags & FTS5_TOKEN_COLOCATED)
        return SQLITE_OK;
    if (snippet->token == snippet->end)
        return SQLITE_DONE;
    if (snippet->token == snippet->begin && snippet->begin > 0)
        snippet->n_written = start;
    if (snippet->token >= snippet->begin) {
        begin_hits(snippet, start);
        write_to(snippet, end);
        if (snippet->open_until == snippet->token + 1 ||
            (snippet->open_until > 0 && snippet->token + 1 == snippet->end)) {
            g_string_append_c(snippet->out, ']');
            snippet->open_until = 0;
        }
    }
    snippet->token++;
    return SQLITE_OK;
}

/* Goes back to the first hit that begins in the snippet. */
static void find_first_hit(Snippet *snippet)
{
    while (snippet->next_hit > 0) {
        Hit before = hit_of(snippet->api, snippet->context, snippet->next_hit - 1);
        if (before.column != snippet->hit.column || before.token < snippet->begin)
            break;
        snippet->hit = before;
        snippet->next_hit--;
    }
}

static void few_words(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result,
                      G_GNUC_UNUSED int n_values, G_GNUC_UNUSED sqlite3_value **values)
{
    int number = find_densest(api, context);
    if (number < 0)
        return;
    Snippet snippet = {
        .api = api, .context = context, .next_hit = number, .hit = hit_of(api, context, number)};
    snippet.begin = MAX(snippet.hit.token - TOKENS_BEFORE, 0);
    snippet.end = snippet.begin + SNIPPET_TOKENS;
    int code = api->xColumnText(context, snippet.hit.column, &snippet.text, &snippet.n_bytes);
    if (code != SQLITE_OK) {
        sqlite3_result_error_code(result, code);
        return;
    }
    find_first_hit(&snippet);
    g_autoptr(GString) out = g_string_new(snippet.begin > 0 ? "…" : NULL);
    snippet.out = out;
    code = api->xTokenize(context, snippet.text, snippet.n_bytes, &snippet, take_token);
    if (code != SQLITE_OK && code != SQLITE_DONE) {
        sqlite3_result_error_code(result, code);
        return;
    }
    if (snippet.token < snippet.end)
        write_to(&snippet, snippet.n_bytes);
    else if (snippet.n_written < snippet.n_bytes)
        g_string_append(out, "…");
    sqlite3_result_text(result, out->str, (int)out->len, SQLITE_TRANSIENT);
}

int snippet_register(sqlite3 *database)
{
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
    if (code == SQLITE_OK)
        sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (code != SQLITE_OK || !api)
        return code == SQLITE_OK ? SQLITE_ERROR : code;
    return api->xCreateFunction(api, "few_words", NULL, few_words, NULL);
}
