/* The narrator; see narrator.h. */
#include "serve/narrator.h"

#include "serve/program.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* How long a reading that is left may take to let the device go. */
enum { GRACE_MS = 3000, MOST_TASKS = 50 };

/* What the narrator's thread is to do: read an article, or tell what is being read a line. */
typedef struct {
    char *id, *line; /* one of them */
} Task;

struct Narrator {
    NarratorOptions options;
    GThread *thread;  /* that starts, tells and ends the program: a device that hangs holds it up */
    Program *program; /* the thread's */
    GMutex lock;
    GCond wake;
    /* Under the lock: */
    GQueue tasks; /* of Task */
    gboolean closing;
    Narration now;
};

/* --- what is being read --------------------------------------------------------------------- */

static void heading_clear(gpointer heading)
{
    g_free(((NarratorHeading *)heading)->text);
}

static GArray *new_headings(void)
{
    GArray *headings = g_array_new(FALSE, TRUE, sizeof(NarratorHeading));
    g_array_set_clear_func(headings, heading_clear);
    return headings;
}

static void narration_clear(Narration *narration)
{
    g_free(narration->id);
    g_free(narration->title);
    g_free(narration->language);
    g_array_unref(narration->headings);
    g_free(narration->role);
    g_free(narration->text);
    g_free(narration->text_language);
    g_free(narration->remark);
    g_free(narration->error);
}

void narration_free(Narration *narration)
{
    if (!narration)
        return;
    narration_clear(narration);
    g_free(narration);
}

Narration *narrator_look(Narrator *narrator)
{
    Narration *copy = g_new(Narration, 1);
    g_mutex_lock(&narrator->lock);
    const Narration *now = &narrator->now;
    *copy = *now;
    copy->id = g_strdup(now->id);
    copy->title = g_strdup(now->title);
    copy->language = g_strdup(now->language);
    copy->headings = new_headings();
    for (guint i = 0; i < now->headings->len; i++) {
        NarratorHeading heading = g_array_index(now->headings, NarratorHeading, i);
        heading.text = g_strdup(heading.text);
        g_array_append_val(copy->headings, heading);
    }
    copy->role = g_strdup(now->role);
    copy->text = g_strdup(now->text);
    copy->text_language = g_strdup(now->text_language);
    copy->remark = g_strdup(now->remark);
    copy->error = g_strdup(now->error);
    g_mutex_unlock(&narrator->lock);
    return copy;
}

/* --- what the program tells ----------------------------------------------------------------- */

static const char *text_of(JsonObject *object, const char *name)
{
    return json_object_get_string_member_with_default(object, name, NULL);
}

static guint number_of(JsonObject *object, const char *name)
{
    gint64 number = json_object_get_int_member_with_default(object, name, 0);
    return (guint)CLAMP(number, 0, G_MAXINT);
}

static void replace(char **place, const char *text)
{
    g_free(*place);
    *place = g_strdup(text);
}

static void take_headings(GArray *headings, JsonArray *array)
{
    g_array_set_size(headings, 0);
    for (guint i = 0; array && i < json_array_get_length(array); i++) {
        JsonObject *object = json_array_get_object_element(array, i);
        const NarratorHeading heading = {number_of(object, "number"), number_of(object, "level"),
                                         g_strdup(text_of(object, "text"))};
        g_array_append_val(headings, heading);
    }
}

static void take_article(Narration *now, JsonObject *event)
{
    replace(&now->title, text_of(event, "title"));
    replace(&now->language, text_of(event, "language"));
    now->n_sentences = number_of(event, "sentences");
    now->has_disclaimer = json_object_get_boolean_member_with_default(event, "disclaimer", FALSE);
    JsonNode *headings = json_object_get_member(event, "headings");
    take_headings(now->headings, headings && JSON_NODE_HOLDS_ARRAY(headings)
                                     ? json_node_get_array(headings)
                                     : NULL);
}

static void take_sentence(Narration *now, JsonObject *event)
{
    if (now->state == NARRATOR_STARTING)
        now->state = NARRATOR_PLAYING;
    now->sentence = number_of(event, "number");
    now->heading = number_of(event, "heading");
    now->in_disclaimer = json_object_get_boolean_member_with_default(event, "disclaimer", FALSE);
    replace(&now->role, text_of(event, "role"));
    replace(&now->text, text_of(event, "text"));
    replace(&now->text_language, text_of(event, "language"));
    replace(&now->remark, NULL);
}

static void take_state(Narration *now, const char *state)
{
    static const struct {
        const char *name;
        NarratorState state;
    } states[] = {
        {"playing", NARRATOR_PLAYING}, {"paused", NARRATOR_PAUSED}, {"waiting", NARRATOR_WAITING}};
    for (guint i = 0; i < G_N_ELEMENTS(states); i++)
        if (g_strcmp0(state, states[i].name) == 0)
            now->state = states[i].state;
}

static void take_event(Narration *now, JsonObject *event)
{
    const char *kind = text_of(event, "event");
    if (g_strcmp0(kind, "article") == 0)
        take_article(now, event);
    else if (g_strcmp0(kind, "sentence") == 0)
        take_sentence(now, event);
    else if (g_strcmp0(kind, "state") == 0)
        take_state(now, text_of(event, "state"));
    else if (g_strcmp0(kind, "speed") == 0)
        now->speed = number_of(event, "percent");
    else if (g_strcmp0(kind, "volume") == 0)
        now->volume = number_of(event, "percent");
    else if (g_strcmp0(kind, "remark") == 0)
        replace(&now->remark, text_of(event, "text"));
    else if (g_strcmp0(kind, "end") == 0 && g_strcmp0(text_of(event, "reason"), "heard") == 0)
        now->state = NARRATOR_ENDED;
}

gboolean narrator_is_going(const Narration *now)
{
    return now->state == NARRATOR_STARTING || now->state == NARRATOR_PLAYING ||
           now->state == NARRATOR_PAUSED || now->state == NARRATOR_WAITING;
}

static void tell_changed(const Narrator *narrator)
{
    narrator->options.changed(narrator->options.data);
}

static void on_said(const char *line, gpointer data)
{
    Narrator *narrator = data;
    g_autoptr(JsonNode) root = json_from_string(line, NULL);
    if (!root || !JSON_NODE_HOLDS_OBJECT(root))
        return;
    g_mutex_lock(&narrator->lock);
    take_event(&narrator->now, json_node_get_object(root));
    g_mutex_unlock(&narrator->lock);
    tell_changed(narrator);
}

/* "lectern: NAME: what is wrong", of which the last line counts, should the program fail. */
static void on_complaint(const char *line, gpointer data)
{
    Narrator *narrator = data;
    const char *text = g_str_has_prefix(line, "lectern: ") ? line + strlen("lectern: ") : line;
    g_mutex_lock(&narrator->lock);
    replace(&narrator->now.error, text);
    g_mutex_unlock(&narrator->lock);
}

static void on_end(int exit_code, gpointer data)
{
    Narrator *narrator = data;
    g_mutex_lock(&narrator->lock);
    Narration *now = &narrator->now;
    if (exit_code != 0 && exit_code < 128)
        now->state = NARRATOR_FAILED;
    else if (now->state != NARRATOR_ENDED)
        now->state = NARRATOR_STOPPED;
    if (now->state != NARRATOR_FAILED)
        replace(&now->error, NULL);
    g_mutex_unlock(&narrator->lock);
    tell_changed(narrator);
}

/* --- starting, telling, ending -------------------------------------------------------------- */

static void task_free(gpointer data)
{
    Task *task = data;
    g_free(task->id);
    g_free(task->line);
    g_free(task);
}

static void end_program(Narrator *narrator)
{
    if (narrator->program)
        program_stop(narrator->program, GRACE_MS);
    g_clear_pointer(&narrator->program, program_free);
}

static Program *start_program(Narrator *narrator, const char *id, guint volume, GError **error)
{
    const NarratorOptions *options = &narrator->options;
    g_autofree char *percent = g_strdup_printf("%u", volume);
    const char *arguments[16] = {options->program, "read",      "--private",   "--format",
                                 "json",           "--control", "-",           "--volume",
                                 percent,          "--shelf",   options->shelf};
    guint n = 11;
    if (options->device) {
        arguments[n++] = "--device";
        arguments[n++] = options->device;
    }
    arguments[n++] = "--";
    arguments[n++] = id;
    const ProgramWatch watch = {on_said, on_complaint, on_end, narrator};
    return program_start(arguments, &watch, error);
}

/* Another article begins as loud and as fast as the last one was left. */
static void read_article(Narrator *narrator, const char *id)
{
    end_program(narrator);
    g_mutex_lock(&narrator->lock);
    const guint speed = narrator->now.speed, volume = narrator->now.volume;
    narration_clear(&narrator->now);
    narrator->now = (Narration){.state = NARRATOR_STARTING,
                                .id = g_strdup(id),
                                .headings = new_headings(),
                                .speed = speed,
                                .volume = volume};
    g_mutex_unlock(&narrator->lock);
    g_autoptr(GError) error = NULL;
    narrator->program = start_program(narrator, id, volume, &error);
    if (!narrator->program) {
        on_complaint(error->message, narrator);
        on_end(1, narrator);
        return;
    }
    g_autofree char *line = g_strdup_printf("speed %u\n", speed);
    if (speed != 100)
        program_tell(narrator->program, line, strlen(line));
    tell_changed(narrator);
}

static gpointer work(gpointer data)
{
    Narrator *narrator = data;
    g_mutex_lock(&narrator->lock);
    while (!narrator->closing) {
        Task *task = g_queue_pop_head(&narrator->tasks);
        if (!task) {
            g_cond_wait(&narrator->wake, &narrator->lock);
            continue;
        }
        g_mutex_unlock(&narrator->lock);
        if (task->id)
            read_article(narrator, task->id);
        else if (narrator->program)
            program_tell(narrator->program, task->line, strlen(task->line));
        task_free(task);
        g_mutex_lock(&narrator->lock);
    }
    g_mutex_unlock(&narrator->lock);
    end_program(narrator);
    return NULL;
}

Narrator *narrator_new(const NarratorOptions *options)
{
    g_return_val_if_fail(options && options->program && options->shelf && options->changed, NULL);
    Narrator *narrator = g_new0(Narrator, 1);
    narrator->options = *options;
    narrator->options.program = g_strdup(options->program);
    narrator->options.shelf = g_strdup(options->shelf);
    narrator->options.device = g_strdup(options->device);
    narrator->now = (Narration){.headings = new_headings(), .speed = 100, .volume = 100};
    g_mutex_init(&narrator->lock);
    g_cond_init(&narrator->wake);
    g_queue_init(&narrator->tasks);
    narrator->thread = g_thread_new("narrator", work, narrator);
    return narrator;
}

void narrator_free(Narrator *narrator)
{
    if (!narrator)
        return;
    g_mutex_lock(&narrator->lock);
    narrator->closing = TRUE;
    g_cond_signal(&narrator->wake);
    g_mutex_unlock(&narrator->lock);
    g_thread_join(narrator->thread);
    g_queue_clear_full(&narrator->tasks, task_free);
    narration_clear(&narrator->now);
    g_free((char *)narrator->options.program);
    g_free((char *)narrator->options.shelf);
    g_free((char *)narrator->options.device);
    g_mutex_clear(&narrator->lock);
    g_cond_clear(&narrator->wake);
    g_free(narrator);
}

/* Takes both; FALSE where the narrator is behind already. */
static gboolean push(Narrator *narrator, char *id, char *line)
{
    Task *task = g_new0(Task, 1);
    *task = (Task){id, line};
    g_mutex_lock(&narrator->lock);
    gboolean taken = narrator->tasks.length < MOST_TASKS;
    if (taken)
        g_queue_push_tail(&narrator->tasks, task);
    g_cond_signal(&narrator->wake);
    g_mutex_unlock(&narrator->lock);
    if (!taken)
        task_free(task);
    return taken;
}

gboolean narrator_read(Narrator *narrator, const char *id)
{
    g_return_val_if_fail(narrator && id, FALSE);
    return push(narrator, g_strdup(id), NULL);
}

gboolean narrator_tell(Narrator *narrator, const char *line)
{
    g_return_val_if_fail(narrator && line && !strchr(line, '\n'), FALSE);
    g_mutex_lock(&narrator->lock);
    gboolean going = narrator_is_going(&narrator->now) || narrator->tasks.length > 0;
    g_mutex_unlock(&narrator->lock);
    return going && push(narrator, NULL, g_strconcat(line, "\n", NULL));
}
