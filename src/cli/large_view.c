/* The large view; see large_view.h. */
#include "cli/large_view.h"

#include "base/module.h"
#include "cli/large_screen.h"
#include "cli/report.h"
#include "cli/terminal.h"

#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { FOLLOW_MS = 50, DEFAULT_COLUMNS = 80, DEFAULT_ROWS = 24 };

struct LargeView {
    const LargeScreenFunctions *functions;
    LargeScreen *screen;
    const Article *article;
    const Script *script;
    Player *const *player;
    GSource *timer;
    gboolean is_on;
    gboolean is_over; /* there are no letters; it is not entered again */
    gint64 utterance; /* that is shown; −1 before the first */
    int word;         /* of it, that is marked; −1 for none */
};

/* --- the terminal -----------------------------------------------------------------------------
 */

/* A terminal that is gone is noticed where its keys are read. */
static void write_all(const char *bytes, gsize length)
{
    while (length > 0) {
        gssize n = write(STDOUT_FILENO, bytes, length);
        if (n < 0 && errno == EAGAIN) {
            GPollFD room = {.fd = STDOUT_FILENO, .events = G_IO_OUT};
            g_poll(&room, 1, -1);
        } else if (n < 0 && errno != EINTR) {
            return;
        }
        bytes += MAX(n, 0);
        length -= (gsize)MAX(n, 0);
    }
}

static void draw(LargeView *view)
{
    if (!view->is_on)
        return;
    g_autoptr(GString) bytes = g_string_new(NULL);
    view->functions->draw(view->screen, bytes);
    write_all(bytes->str, bytes->len);
}

static gboolean is_set(const char *variable)
{
    const char *value = g_getenv(variable);
    return value && *value;
}

/* NO_COLOR: no-color.org. Terminals of 256 colours say so in their name. */
static LargeColours colours_of_terminal(void)
{
    if (is_set("NO_COLOR"))
        return LARGE_COLOURS_NONE;
    const char *terminal = g_getenv("TERM");
    gboolean has_cube = is_set("COLORTERM") || (terminal && strstr(terminal, "256"));
    return has_cube ? LARGE_COLOURS_CUBE : LARGE_COLOURS_PLAIN;
}

static gboolean can_be_drawn_on(void)
{
    const char *terminal = g_getenv("TERM");
    return isatty(STDOUT_FILENO) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
}

static void measure(LargeView *view)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        size = (struct winsize){.ws_col = DEFAULT_COLUMNS, .ws_row = DEFAULT_ROWS};
    view->functions->resize(view->screen, size.ws_col, size.ws_row);
}

/* --- what is shown ----------------------------------------------------------------------------
 */

static void tell(const char *line, gpointer data)
{
    LargeView *view = data;
    static const char prefix[] = "lectern: ";
    view->functions->tell(view->screen,
                          g_str_has_prefix(line, prefix) ? line + strlen(prefix) : line);
    draw(view);
}

/* Where we are: the heading, or the title before the first. */
static const char *heading_of(const LargeView *view, const Utterance *utterance)
{
    const char *heading = NULL;
    if (utterance->section >= 0) {
        const ArticleSection *section =
            g_ptr_array_index(view->article->sections, utterance->section);
        heading = section->heading;
    } else if (utterance->section == SECTION_DISCLAIMER) {
        heading = view->script->disclaimer_title;
    }
    if (!heading)
        heading = view->article->title;
    return heading ? heading : "";
}

static gboolean follow(gpointer data)
{
    LargeView *view = data;
    if (!view->is_on || view->utterance < 0 || !*view->player)
        return G_SOURCE_CONTINUE;
    PlayerStatus status = player_status(*view->player);
    if (status.utterance != view->utterance || status.word == view->word)
        return G_SOURCE_CONTINUE;
    view->word = status.word;
    const Utterance *utterance = script_utterance(view->script, status.utterance);
    SpokenWord none = {0};
    const SpokenWord *word = status.word >= 0 && (guint)status.word < utterance->words->len
                                 ? &g_array_index(utterance->words, SpokenWord, status.word)
                                 : &none;
    view->functions->mark(view->screen, word->display_start, word->display_end);
    draw(view);
    return G_SOURCE_CONTINUE;
}

gboolean large_view_show(LargeView *view, guint utterance)
{
    if (!view || !view->is_on)
        return FALSE;
    const Utterance *shown = script_utterance(view->script, utterance);
    view->utterance = utterance;
    view->word = -1;
    const char *language = shown->voice ? shown->voice->language : view->script->language;
    if (!view->functions->show(view->screen, shown->display, language)) {
        view->is_over = TRUE;
        large_view_leave(view);
        report_note("--large: no font here has these letters (Debian: fonts-dejavu-core, and "
                    "fonts-wqy-microhei for Chinese); plain lines instead");
        return FALSE;
    }
    view->functions->tell(view->screen, heading_of(view, shown));
    draw(view);
    return TRUE;
}

void large_view_resize(LargeView *view)
{
    if (!view || !view->is_on)
        return;
    measure(view);
    draw(view);
}

/* --- the whole --------------------------------------------------------------------------------
 */

void large_view_enter(LargeView *view)
{
    if (!view || view->is_on || view->is_over || !terminal_take_screen(STDOUT_FILENO))
        return;
    view->is_on = TRUE;
    report_divert(tell, view);
    large_view_resize(view);
}

void large_view_leave(LargeView *view)
{
    if (!view || !view->is_on)
        return;
    view->is_on = FALSE;
    report_divert(NULL, NULL);
    terminal_give_back_screen();
}

LargeView *large_view_new(GMainContext *context, const Article *article, const Script *script,
                          Player *const *player)
{
    if (!can_be_drawn_on()) {
        report_note("--large: the output is no terminal that can show it; plain lines instead");
        return NULL;
    }
    g_autoptr(GError) error = NULL;
    const LargeScreenFunctions *functions =
        module_symbol(LARGE_SCREEN_MODULE, LARGE_SCREEN_SYMBOL, &error);
    if (!functions) {
        report_note("--large: %s; plain lines instead", error->message);
        return NULL;
    }
    LargeView *view = g_new0(LargeView, 1);
    *view = (LargeView){.functions = functions,
                        .screen = functions->create(colours_of_terminal()),
                        .article = article,
                        .script = script,
                        .player = player,
                        .utterance = -1,
                        .word = -1};
    view->timer = g_timeout_source_new(FOLLOW_MS);
    g_source_set_callback(view->timer, follow, view, NULL);
    g_source_attach(view->timer, context);
    return view;
}

void large_view_free(LargeView *view)
{
    if (!view)
        return;
    large_view_leave(view);
    g_source_destroy(view->timer);
    g_source_unref(view->timer);
    view->functions->destroy(view->screen);
    g_free(view);
}
