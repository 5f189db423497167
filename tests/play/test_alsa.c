/* The ALSA driver, without a card: ALSA's own file device writes down what would be heard, with the
 * null device behind it, which takes everything at once. */
#include "base/error.h"
#include "play/device.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 22050 };

/* "default" records; "picky" refuses linear samples, as hardware refuses a rate; there is no other.
 */
static const char configuration[] = "pcm.!default { type file slave.pcm { type null } "
                                    "file \"%s\" format raw }\n"
                                    "pcm.picky { type mulaw slave { pcm { type null } "
                                    "format S16_LE } }\n"
                                    "pcm.\"owner's\" { type mulaw slave { pcm { type null } "
                                    "format S16_LE } }\n"
                                    "ctl.!default { type hw card 0 }\n"
                                    "pcm.plug { @args [ SLAVE ] @args.SLAVE { type string } "
                                    "type plug slave.pcm $SLAVE }\n";

typedef struct {
    char *folder, *configuration, *recording;
} Sandbox;

static void sandbox_open(Sandbox *sandbox)
{
    sandbox->folder = g_dir_make_tmp("lectern-alsa-XXXXXX", NULL);
    g_assert_nonnull(sandbox->folder);
    sandbox->configuration = g_build_filename(sandbox->folder, "asound.conf", NULL);
    sandbox->recording = g_build_filename(sandbox->folder, "heard.raw", NULL);
    g_autofree char *text = g_strdup_printf(configuration, sandbox->recording);
    g_assert_true(g_file_set_contents(sandbox->configuration, text, -1, NULL));
    g_setenv("ALSA_CONFIG_PATH", sandbox->configuration, TRUE);
}

static void sandbox_close(Sandbox *sandbox)
{
    g_unlink(sandbox->recording);
    g_unlink(sandbox->configuration);
    g_rmdir(sandbox->folder);
    g_free(sandbox->recording);
    g_free(sandbox->configuration);
    g_free(sandbox->folder);
}

static gpointer open_device(const char *name)
{
    g_autoptr(GError) error = NULL;
    gpointer state = NULL;
    gboolean opened = alsa_device.open(&state, name, RATE, &error);
    g_assert_no_error(error);
    g_assert_true(opened);
    return state;
}

static void test_plays_every_frame(gconstpointer data)
{
    const Sandbox *sandbox = data;
    enum { FRAMES = RATE * 2 };
    g_autofree gint16 *frames = g_new(gint16, FRAMES);
    for (int i = 0; i < FRAMES; i++)
        frames[i] = (gint16)(i * 7919);
    gpointer device = open_device(NULL);
    for (gsize done = 0; done < FRAMES;) {
        gssize room = alsa_device.available(device);
        g_assert_cmpint(room, >, 0);
        gssize written = alsa_device.write(device, frames + done, MIN((gsize)room, FRAMES - done));
        g_assert_cmpint(written, >, 0);
        done += (gsize)written;
    }
    g_assert_cmpint(alsa_device.delay(device), ==, 0);
    alsa_device.close(device);

    g_autofree char *heard = NULL;
    gsize length;
    g_assert_true(g_file_get_contents(sandbox->recording, &heard, &length, NULL));
    g_assert_cmpmem(heard, length, frames, FRAMES * sizeof(gint16));
}

static void test_goes_on_after_drop(void)
{
    static const gint16 frames[1000];
    gpointer device = open_device(NULL);
    for (int i = 0; i < 3; i++) {
        g_assert_cmpint(alsa_device.write(device, frames, 1000), ==, 1000);
        alsa_device.drop(device);
        g_assert_cmpint(alsa_device.available(device), >=, 1000);
        g_assert_cmpint(alsa_device.delay(device), ==, 0);
    }
    alsa_device.close(device);
}

/* The file device cannot pause; whatever it answers, the device must go on afterwards. */
static void test_tolerates_pause(void)
{
    static const gint16 frames[1000];
    gpointer device = open_device(NULL);
    g_assert_cmpint(alsa_device.write(device, frames, 1000), ==, 1000);
    (void)alsa_device.pause(device, TRUE);
    (void)alsa_device.pause(device, FALSE);
    g_assert_cmpint(alsa_device.available(device), >=, 0);
    g_assert_cmpint(alsa_device.write(device, frames, 1000), >, 0);
    alsa_device.close(device);
}

static void test_converts_for_picky_device(void)
{
    static const gint16 frames[1000];
    gpointer device = open_device("picky");
    g_assert_cmpint(alsa_device.available(device), >, 0);
    g_assert_cmpint(alsa_device.write(device, frames, 1000), >, 0);
    alsa_device.close(device);
}

/* A name may have the quotation mark that would end it as an argument of the plug. */
static void test_name_with_quotation_mark(void)
{
    static const gint16 frames[1000];
    gpointer device = open_device("owner's");
    g_assert_cmpint(alsa_device.write(device, frames, 1000), >, 0);
    alsa_device.close(device);
}

static void test_no_device(void)
{
    g_autoptr(GError) error = NULL;
    gpointer state = NULL;
    g_assert_false(alsa_device.open(&state, "nowhere", RATE, &error));
    g_assert_error(error, LECTERN_ERROR, LECTERN_ERROR_NO_DEVICE);
    g_assert_nonnull(strstr(error->message, "nowhere"));
    g_assert_null(state);
}

static void test_driver_for_name(void)
{
    g_assert_true(device_driver_for(NULL) == &alsa_device);
    g_assert_true(device_driver_for("hw:0") == &alsa_device);
    g_assert_true(device_driver_for("null") == &null_device);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    Sandbox sandbox;
    sandbox_open(&sandbox);
    g_test_add_data_func("/play/alsa/every-frame", &sandbox, test_plays_every_frame);
    g_test_add_func("/play/alsa/drop", test_goes_on_after_drop);
    g_test_add_func("/play/alsa/pause", test_tolerates_pause);
    g_test_add_func("/play/alsa/picky", test_converts_for_picky_device);
    g_test_add_func("/play/alsa/quotation-mark", test_name_with_quotation_mark);
    g_test_add_func("/play/alsa/no-device", test_no_device);
    g_test_add_func("/play/alsa/driver", test_driver_for_name);
    int status = g_test_run();
    sandbox_close(&sandbox);
    return status;
}
