/* The devices that there are; see device_list.h. */
#include "play/device_list.h"

#include <alsa/asoundlib.h>
#include <string.h>

static void device_info_free(gpointer data)
{
    DeviceInfo *info = data;
    g_free(info->name);
    g_free(info->description);
    g_free(info);
}

/* A hint's value; NULL where it has none. g_free(). */
static char *hint_value(const void *hint, const char *key)
{
    char *value = snd_device_name_get_hint(hint, key);
    char *copy = value ? g_utf8_make_valid(value, -1) : NULL;
    free(value);
    return copy;
}

/* NULL for one that only records, and for the one that discards all. */
static DeviceInfo *info_of(const void *hint)
{
    g_autofree char *direction = hint_value(hint, "IOID");
    g_autofree char *name = hint_value(hint, "NAME");
    if (!name || strcmp(name, "null") == 0 || g_strcmp0(direction, "Input") == 0)
        return NULL;
    DeviceInfo *info = g_new0(DeviceInfo, 1);
    char *description = hint_value(hint, "DESC");
    info->name = g_steal_pointer(&name);
    info->description = description ? g_strdelimit(description, "\n\t", ' ') : g_strdup("");
    return info;
}

static void ignore_message(G_GNUC_UNUSED const char *file, G_GNUC_UNUSED int line,
                           G_GNUC_UNUSED const char *function, G_GNUC_UNUSED int code,
                           G_GNUC_UNUSED const char *format, ...)
{
}

GPtrArray *device_list(void)
{
    GPtrArray *devices = g_ptr_array_new_with_free_func(device_info_free);
    void **hints = NULL;
    snd_lib_error_set_handler(ignore_message);
    if (snd_device_name_hint(-1, "pcm", &hints) < 0)
        return devices;
    for (void **hint = hints; *hint; hint++) {
        DeviceInfo *info = info_of(*hint);
        if (info)
            g_ptr_array_insert(devices, strcmp(info->name, "default") == 0 ? 0 : -1, info);
    }
    snd_device_name_free_hint(hints);
    return devices;
}
