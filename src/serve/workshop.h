/* The workshop: puts articles on the shelf and makes of them what customers get, one after the
 * other, by `lectern shelf add` and `lectern publish` in processes of their own, so that no page
 * from elsewhere is read in the server.
 *
 * Must not know: who asks, how it is shown.
 */
#ifndef LECTERN_SERVE_WORKSHOP_H
#define LECTERN_SERVE_WORKSHOP_H

#include <glib.h>

typedef enum {
    WORK_WAITING, /* to be put on the shelf */
    WORK_ADDED,   /* `id` and `title` tell what */
    WORK_SAME,    /* was there already */
    WORK_FAILED,  /* `message` tells why */
} WorkState;

/* What became of something that was to be added. */
typedef struct {
    WorkState state;
    char *name;       /* as people know it: an address, a file's name */
    char *id, *title; /* of the first article of it; NULL */
    char *message;    /* NULL */
    guint n_articles; /* of a feed there may be several */
} Work;

typedef struct Workshop Workshop;

/* Texts are copied. `stale`: there is something to be published already. `changed` is called from
 * threads of the workshop's. */
typedef struct {
    const char *program, *shelf;
    gboolean stale;
    void (*changed)(gpointer data);
    gpointer data;
} WorkshopOptions;
Workshop *workshop_new(const WorkshopOptions *options);
/* What is under way is stopped; it can be gone on with. */
void workshop_free(Workshop *workshop);

/* What is to be added: what is at the address `name`, or `bytes` of that name, of the type
 * `content_type` (NULL: they tell it themselves). Borrowed. */
typedef struct {
    const char *name;
    GBytes *bytes; /* NULL for an address */
    const char *content_type;
} WorkOrder;

/* FALSE where too much waits. */
gboolean workshop_add(Workshop *workshop, const WorkOrder *order);

/* What is on the site is not what it should be: it is published again. */
void workshop_publish(Workshop *workshop);

/* The last of them, newest first; of Work. Free with g_ptr_array_unref(). */
GPtrArray *workshop_list(Workshop *workshop);
/* Whether the site is being made just now; and why it could not be made the last time: g_free(). */
gboolean workshop_is_publishing(Workshop *workshop);
char *workshop_fault(Workshop *workshop);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Workshop, workshop_free)

#endif
