/* The silences of a reading; see pauses.h. voices/README.md says what each name means. */
#include "script/pauses.h"

#include "base/error.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* A name, and the numbers that it sets. */
typedef struct {
    const char *name;
    gsize offset;
    guint n_numbers;
    double share; /* of the number before it, where a later one is not given */
    int fallback_ms;
} PauseName;

#define OFFSET(field) offsetof(VoicePauses, field)

/* A name for several comes before the names for one of them, whose usual values hold. */
static const PauseName names[] = {
    {"sentence", OFFSET(sentence), 1, 1, 350},
    {"paragraph", OFFSET(paragraph), 1, 1, 700},
    {"item", OFFSET(item), 1, 1, 500},
    {"before_heading", OFFSET(before_heading), PAUSES_LEVELS, 0.8, 1200},
    {"after_heading", OFFSET(after_heading), PAUSES_LEVELS, 1, 700},
    {"after_title", OFFSET(after_title), 1, 1, 900},
    {"after_tone", OFFSET(after_tone), 1, 1, 150},
    {"disclaimer", OFFSET(disclaimer), 2, 1, 1500},
    {"before_disclaimer", OFFSET(disclaimer[0]), 1, 1, 1500},
    {"after_disclaimer", OFFSET(disclaimer[1]), 1, 1, 1200},
    {"end", OFFSET(end), 1, 1, 800},
};

static const PauseName *find_name(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_equal(names[i].name, name))
            return &names[i];
    return NULL;
}

static int *numbers_of(VoicePauses *pauses, const PauseName *name)
{
    return (int *)(gpointer)((char *)pauses + name->offset);
}

/* The numbers of a name from the `n_given` in front, which are set already. */
static void fill(int *numbers, const PauseName *name, guint n_given)
{
    double pause_ms = numbers[n_given - 1];
    for (guint i = n_given; i < name->n_numbers; i++) {
        pause_ms *= name->share;
        numbers[i] = (int)pause_ms;
    }
}

void pauses_set_defaults(VoicePauses *pauses)
{
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        int *numbers = numbers_of(pauses, &names[i]);
        numbers[0] = names[i].fallback_ms;
        fill(numbers, &names[i], 1);
    }
}

gboolean pauses_have(const char *name)
{
    return find_name(name) != NULL;
}

static void fail_no_name(const char *name, GError **error)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", names[i].name);
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                "there is no pause \"%s\"; there are: %s", name, list->str);
}

gboolean pauses_set(VoicePauses *pauses, const char *name, const char *const *values,
                    GError **error)
{
    g_return_val_if_fail(pauses && name && values, FALSE);
    const PauseName *found = find_name(name);
    if (!found) {
        fail_no_name(name, error);
        return FALSE;
    }
    int given[PAUSES_LEVELS];
    guint n_given = 0;
    for (; n_given < found->n_numbers && values[n_given]; n_given++) {
        guint64 pause_ms;
        if (!g_ascii_string_to_unsigned(values[n_given], 10, 0, PAUSES_MAX_MS, &pause_ms, NULL))
            break;
        given[n_given] = (int)pause_ms;
    }
    if (n_given == 0 || values[n_given]) {
        g_autofree char *count =
            found->n_numbers > 1 ? g_strdup_printf("1 to %u numbers", found->n_numbers) : NULL;
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "%s takes %s of milliseconds from 0 to %d", name, count ? count : "a number",
                    PAUSES_MAX_MS);
        return FALSE;
    }
    int *numbers = numbers_of(pauses, found);
    memcpy(numbers, given, n_given * sizeof *given);
    fill(numbers, found, n_given);
    return TRUE;
}

void pauses_scale(VoicePauses *pauses, double factor)
{
    g_return_if_fail(pauses && factor >= 0);
    int *numbers = (int *)(gpointer)pauses;
    for (guint i = 0; i < sizeof *pauses / sizeof *numbers; i++)
        numbers[i] = (int)lround(numbers[i] * factor);
}

/* --- what a listener asks --------------------------------------------------------------------- */

/* "0.5", "2" or "150%". */
static gboolean parse_factor(const char *text, double *factor)
{
    char *end;
    *factor = g_ascii_strtod(text, &end);
    if (end == text)
        return FALSE;
    if (strcmp(end, "%") == 0)
        *factor /= 100;
    else if (*end)
        return FALSE;
    return *factor >= 0 && *factor <= PAUSES_MAX_FACTOR;
}

/* One part of a request that names a pause: "NAME=MS" or "NAME=MS/MS". */
static gboolean change_named(VoicePauses *pauses, const char *part, GError **error)
{
    const char *equals = strchr(part, '=');
    g_autofree char *name = g_strndup(part, (gsize)(equals - part));
    g_auto(GStrv) values = g_strsplit(equals + 1, "/", -1);
    return pauses_set(pauses, name, (const char *const *)values, error);
}

/* Multiplies by the factor that the request has, if it has one. */
static gboolean change_all(VoicePauses *pauses, char **parts, GError **error)
{
    gboolean scaled = FALSE;
    for (guint i = 0; parts[i]; i++) {
        double factor;
        if (strchr(parts[i], '='))
            continue;
        if (scaled || !parse_factor(parts[i], &factor)) {
            g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                        "give one factor from 0 to %g (or 0%% to %g%%), and pauses by name as in "
                        "sentence=300",
                        PAUSES_MAX_FACTOR, PAUSES_MAX_FACTOR * 100);
            return FALSE;
        }
        pauses_scale(pauses, factor);
        scaled = TRUE;
    }
    return TRUE;
}

gboolean pauses_change(VoicePauses *pauses, const char *request, GError **error)
{
    g_return_val_if_fail(pauses && request, FALSE);
    VoicePauses changed = *pauses;
    g_auto(GStrv) parts = g_strsplit(*request ? request : " ", ",", -1);
    if (!change_all(&changed, parts, error))
        return FALSE;
    for (guint i = 0; parts[i]; i++)
        if (strchr(parts[i], '=') && !change_named(&changed, parts[i], error))
            return FALSE;
    *pauses = changed;
    return TRUE;
}

/* --- headings --------------------------------------------------------------------------------- */

static guint level_index(int level)
{
    return (guint)CLAMP(level - PAUSES_FIRST_LEVEL, 0, PAUSES_LEVELS - 1);
}

int pauses_before_heading(const VoicePauses *pauses, int level)
{
    return pauses->before_heading[level_index(level)];
}

int pauses_after_heading(const VoicePauses *pauses, int level)
{
    return pauses->after_heading[level_index(level)];
}
