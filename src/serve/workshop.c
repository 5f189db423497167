/* The workshop; see workshop.h. */
#include "serve/workshop.h"

#include "serve/program.h"

#include <string.h>

enum { MOST_WORKS = 20, GRACE_MS = 5000 };

/* What is to be added, and what came of it. */
typedef struct {
    Work public; /* under the workshop's lock */
    GBytes *bytes;
    char *content_type;
    gint holders;
} OwnWork;

struct Workshop {
    char *program, *shelf;
    void (*changed)(gpointer data);
    gpointer data;
    GThread *adder, *publisher;
    GMutex lock;
    GCond wake;
    /* Under the lock: */
    gboolean closing;
    GPtrArray *works; /* of OwnWork, newest last */
    gboolean stale;   /* the shelf has what the site has not */
    gboolean publishing;
    char *fault;         /* of the last publishing; NULL */
    Program *running[2]; /* of the adder and the publisher */
};

/* --- works ---------------------------------------------------------------------------------- */

static void work_clear(Work *work)
{
    g_free(work->name);
    g_free(work->id);
    g_free(work->title);
    g_free(work->message);
}

static void work_free(gpointer data)
{
    work_clear(data);
    g_free(data);
}

static void own_work_unref(gpointer data)
{
    OwnWork *work = data;
    if (!g_atomic_int_dec_and_test(&work->holders))
        return;
    work_clear(&work->public);
    g_clear_pointer(&work->bytes, g_bytes_unref);
    g_free(work->content_type);
    g_free(work);
}

GPtrArray *workshop_list(Workshop *workshop)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(work_free);
    g_mutex_lock(&workshop->lock);
    for (guint i = workshop->works->len; i-- > 0;) {
        const Work *work = &((OwnWork *)g_ptr_array_index(workshop->works, i))->public;
        Work *copy = g_memdup2(work, sizeof *work);
        copy->name = g_strdup(work->name);
        copy->id = g_strdup(work->id);
        copy->title = g_strdup(work->title);
        copy->message = g_strdup(work->message);
        g_ptr_array_add(list, copy);
    }
    g_mutex_unlock(&workshop->lock);
    return list;
}

gboolean workshop_is_publishing(Workshop *workshop)
{
    g_mutex_lock(&workshop->lock);
    gboolean publishing = workshop->publishing || workshop->stale;
    g_mutex_unlock(&workshop->lock);
    return publishing;
}

char *workshop_fault(Workshop *workshop)
{
    g_mutex_lock(&workshop->lock);
    char *fault = g_strdup(workshop->fault);
    g_mutex_unlock(&workshop->lock);
    return fault;
}

/* --- running programs ----------------------------------------------------------------------- */

typedef enum { ADDER, PUBLISHER } Role;

/* A program on its way. */
typedef struct {
    Workshop *workshop;
    OwnWork *work;   /* NULL for the publisher's */
    char *complaint; /* the last line that it complained with */
    int exit_code;
} Run;

static void keep_complaint(const char *line, gpointer data)
{
    static const char *const prefixes[] = {"lectern: ", "standard input: "};
    Run *run = data;
    const char *text = line;
    for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(text, prefixes[i]))
            text += strlen(prefixes[i]);
    g_free(run->complaint);
    run->complaint = g_strdup(text);
}

static void keep_exit_code(int exit_code, gpointer data)
{
    ((Run *)data)->exit_code = exit_code;
}

/* Runs a program to its end, told `bytes` (NULL for none). */
static void run_program(Run *run, Role role, const char *const *arguments,
                        void (*said)(const char *line, gpointer data), GBytes *bytes)
{
    Workshop *workshop = run->workshop;
    const ProgramWatch watch = {said, keep_complaint, keep_exit_code, run};
    g_autoptr(GError) error = NULL;
    Program *program = program_start(arguments, &watch, &error);
    if (!program) {
        run->exit_code = 1;
        keep_complaint(error->message, run);
        return;
    }
    g_mutex_lock(&workshop->lock);
    workshop->running[role] = program;
    gboolean closing = workshop->closing;
    g_mutex_unlock(&workshop->lock);
    if (closing)
        program_stop(program, GRACE_MS);
    gsize length = 0;
    const char *data = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    if (length > 0)
        program_tell(program, data, length);
    program_tell_end(program);
    program_wait(program);
    g_mutex_lock(&workshop->lock);
    workshop->running[role] = NULL;
    g_mutex_unlock(&workshop->lock);
    program_free(program);
}

/* --- adding --------------------------------------------------------------------------------- */

/* "ID\tadded\tTITLE" */
static void take_added(const char *line, gpointer data)
{
    Run *run = data;
    g_auto(GStrv) parts = g_strsplit(line, "\t", 3);
    if (g_strv_length(parts) < 3)
        return;
    g_mutex_lock(&run->workshop->lock);
    Work *work = &run->work->public;
    if (!work->id) {
        work->id = g_strdup(parts[0]);
        work->title = g_strdup(parts[2]);
    }
    work->n_articles++;
    g_mutex_unlock(&run->workshop->lock);
}

static void add(Workshop *workshop, OwnWork *work)
{
    const char *arguments[9] = {workshop->program, "shelf", "add"};
    guint n = 3;
    if (work->content_type) {
        arguments[n++] = "--type";
        arguments[n++] = work->content_type;
    }
    arguments[n++] = "--";
    arguments[n++] = workshop->shelf;
    arguments[n++] = work->bytes ? "-" : work->public.name;
    Run run = {.workshop = workshop, .work = work};
    run_program(&run, ADDER, arguments, take_added, work->bytes);
    g_mutex_lock(&workshop->lock);
    gboolean added = work->public.n_articles > 0;
    work->public.state = added ? WORK_ADDED : run.exit_code == 0 ? WORK_SAME : WORK_FAILED;
    work->public.message = run.complaint;
    workshop->stale = workshop->stale || added;
    g_cond_broadcast(&workshop->wake);
    g_mutex_unlock(&workshop->lock);
    workshop->changed(workshop->data);
}

/* Under the lock; with a hold on it. */
static OwnWork *next_work(const Workshop *workshop)
{
    for (guint i = 0; i < workshop->works->len; i++) {
        OwnWork *work = g_ptr_array_index(workshop->works, i);
        if (work->public.state == WORK_WAITING) {
            g_atomic_int_inc(&work->holders);
            return work;
        }
    }
    return NULL;
}

static gpointer add_all(gpointer data)
{
    Workshop *workshop = data;
    g_mutex_lock(&workshop->lock);
    while (!workshop->closing) {
        OwnWork *work = next_work(workshop);
        if (!work) {
            g_cond_wait(&workshop->wake, &workshop->lock);
            continue;
        }
        g_mutex_unlock(&workshop->lock);
        add(workshop, work);
        own_work_unref(work);
        g_mutex_lock(&workshop->lock);
    }
    g_mutex_unlock(&workshop->lock);
    return NULL;
}

gboolean workshop_add(Workshop *workshop, const WorkOrder *order)
{
    g_return_val_if_fail(workshop && order && order->name, FALSE);
    OwnWork *work = g_new0(OwnWork, 1);
    work->holders = 1;
    work->public.name = g_strdup(order->name);
    work->bytes = order->bytes ? g_bytes_ref(order->bytes) : NULL;
    work->content_type = g_strdup(order->content_type);
    g_mutex_lock(&workshop->lock);
    GPtrArray *works = workshop->works;
    const OwnWork *oldest = works->len == MOST_WORKS ? g_ptr_array_index(works, 0) : NULL;
    gboolean taken = !oldest || oldest->public.state != WORK_WAITING;
    if (taken && oldest)
        g_ptr_array_remove_index(works, 0);
    if (taken)
        g_ptr_array_add(works, work);
    g_cond_broadcast(&workshop->wake);
    g_mutex_unlock(&workshop->lock);
    if (taken)
        workshop->changed(workshop->data);
    else
        own_work_unref(work);
    return taken;
}

/* --- publishing ----------------------------------------------------------------------------- */

void workshop_publish(Workshop *workshop)
{
    g_mutex_lock(&workshop->lock);
    workshop->stale = TRUE;
    g_cond_broadcast(&workshop->wake);
    g_mutex_unlock(&workshop->lock);
}

static void publish(Workshop *workshop)
{
    const char *const arguments[] = {workshop->program, "publish", "--quiet", "--wait", "--",
                                     workshop->shelf,   NULL};
    Run run = {.workshop = workshop};
    workshop->changed(workshop->data);
    run_program(&run, PUBLISHER, arguments, NULL, NULL);
    g_mutex_lock(&workshop->lock);
    workshop->publishing = FALSE;
    g_free(workshop->fault);
    workshop->fault = run.exit_code != 0 && run.exit_code < 128 ? run.complaint : NULL;
    if (!workshop->fault)
        g_free(run.complaint);
    g_mutex_unlock(&workshop->lock);
    workshop->changed(workshop->data);
}

static gpointer publish_all(gpointer data)
{
    Workshop *workshop = data;
    g_mutex_lock(&workshop->lock);
    while (!workshop->closing) {
        if (!workshop->stale) {
            g_cond_wait(&workshop->wake, &workshop->lock);
            continue;
        }
        workshop->stale = FALSE;
        workshop->publishing = TRUE;
        g_mutex_unlock(&workshop->lock);
        publish(workshop);
        g_mutex_lock(&workshop->lock);
    }
    g_mutex_unlock(&workshop->lock);
    return NULL;
}

/* --- life ----------------------------------------------------------------------------------- */

Workshop *workshop_new(const WorkshopOptions *options)
{
    g_return_val_if_fail(options && options->program && options->shelf && options->changed, NULL);
    Workshop *workshop = g_new0(Workshop, 1);
    workshop->program = g_strdup(options->program);
    workshop->shelf = g_strdup(options->shelf);
    workshop->changed = options->changed;
    workshop->data = options->data;
    workshop->stale = options->stale;
    workshop->works = g_ptr_array_new_with_free_func(own_work_unref);
    g_mutex_init(&workshop->lock);
    g_cond_init(&workshop->wake);
    workshop->adder = g_thread_new("adder", add_all, workshop);
    workshop->publisher = g_thread_new("publisher", publish_all, workshop);
    return workshop;
}

void workshop_free(Workshop *workshop)
{
    if (!workshop)
        return;
    g_mutex_lock(&workshop->lock);
    workshop->closing = TRUE;
    g_cond_broadcast(&workshop->wake);
    for (guint i = 0; i < G_N_ELEMENTS(workshop->running); i++)
        if (workshop->running[i])
            program_ask_to_end(workshop->running[i]);
    g_mutex_unlock(&workshop->lock);
    g_thread_join(workshop->adder);
    g_thread_join(workshop->publisher);
    g_ptr_array_unref(workshop->works);
    g_mutex_clear(&workshop->lock);
    g_cond_clear(&workshop->wake);
    g_free(workshop->fault);
    g_free(workshop->program);
    g_free(workshop->shelf);
    g_free(workshop);
}
