/* lectern devices: lists the sound devices that --device takes. */
#include "play/device_list.h"

#include "base/error.h"
#include "base/json_members.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/verb.h"

/* A line for each: the name, a tab, what it is. */
static void print_lines(const GPtrArray *devices, GString *out)
{
    for (guint i = 0; i < devices->len; i++) {
        const DeviceInfo *device = g_ptr_array_index(devices, i);
        g_string_append_printf(out, "%s\t%s\n", device->name, device->description);
    }
}

static void print_json(const GPtrArray *devices, GString *out)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_array(builder);
    for (guint i = 0; i < devices->len; i++) {
        const DeviceInfo *device = g_ptr_array_index(devices, i);
        json_builder_begin_object(builder);
        json_add_text(builder, "name", device->name);
        json_add_text(builder, "description", device->description);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
    g_autofree char *text = json_text(builder, TRUE);
    g_string_append_printf(out, "%s\n", text);
}

static int run(const Verb *verb, int argc, char **argv)
{
    g_auto(Options) options = {0};
    gboolean json = FALSE;
    const GOptionEntry own[] = {
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, "print JSON for programs", NULL}, {NULL}};
    int status;
    if (!options_parse(&options, verb, 0, own, argc, argv, &status))
        return status;
    g_autoptr(GPtrArray) devices = device_list();
    if (devices->len == 0) {
        g_autoptr(GError) error = g_error_new_literal(
            LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE,
            "there is no sound device; connect one, or start PulseAudio or PipeWire");
        return report_error(NULL, error);
    }
    g_autoptr(GString) out = g_string_new(NULL);
    if (json)
        print_json(devices, out);
    else
        print_lines(devices, out);
    output_write(out->str, out->len);
    return EXIT_CODE_DONE;
}

const Verb devices_verb = {
    .name = "devices",
    .arguments = "",
    .summary = "lists the sound devices that --device takes",
    .run = run,
};
