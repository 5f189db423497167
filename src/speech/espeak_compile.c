/* espeak-ng's dictionary compiler, in a process of its own; see espeak_compile.h. */
#include "speech/espeak_compile.h"

#include "base/error.h"

#include <errno.h>
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DICTIONARY "en_dict"
#define VOICES "voices"
#define LOG "log"

/* Seconds after which the compiler is given up. */
enum { PATIENCE_S = 60 };

/* --- folders --- */

char *espeak_installed_data(void)
{
    const char *path = NULL;
    espeak_ng_InitializePath(NULL);
    espeak_Info(&path);
    return g_strdup(path);
}

char *espeak_identity(const char *data)
{
    g_autofree char *sounds = g_build_filename(data, "phontab", NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_file_get_contents(sounds, &bytes, &length, NULL);
    g_autofree char *sum =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
    const char *unused;
    return g_strdup_printf("espeak-ng-%s-%.16s", espeak_Info(&unused), sum);
}

static gboolean fail_errno(GError **error, const char *what, const char *path)
{
    int code = errno;
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code), "cannot %s %s: %s", what,
                path, g_strerror(code));
    return FALSE;
}

static gboolean link_in(const char *folder, const char *name, const char *target, GError **error)
{
    g_autofree char *link = g_build_filename(folder, name, NULL);
    return symlink(target, link) == 0 || errno == EEXIST ||
           fail_errno(error, "make the link", link);
}

/* Links to all that is in `data`, but for the name `except`. */
static gboolean link_all(const char *data, const char *folder, const char *except, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(data, 0, error);
    if (!dir)
        return FALSE;
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *target = g_build_filename(data, name, NULL);
        if (!g_str_equal(name, except) && !link_in(folder, name, target, error))
            return FALSE;
    }
    return TRUE;
}

/* Links from small letters to the voices of one family whose files have capitals ("en-US"). */
static gboolean link_capitals(const char *family, const char *folder, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(family, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *small = g_ascii_strdown(name, -1);
        g_autofree char *target = g_build_filename(family, name, NULL);
        if (!g_str_equal(small, name) && !link_in(folder, small, target, error))
            return FALSE;
    }
    return TRUE;
}

/* The library looks for a voice's file by its name in small letters, first among its voices. When
 * there is none it reads all voices there are, which takes three times as long as all else before
 * the first word. So the voices that it would not find are linked. */
static gboolean link_voices(const char *data, const char *folder, GError **error)
{
    g_autofree char *voices = g_build_filename(data, VOICES, NULL);
    g_autofree char *own = g_build_filename(folder, VOICES, NULL);
    g_autofree char *languages = g_build_filename(data, "lang", NULL);
    if (g_mkdir(own, 0700) != 0)
        return fail_errno(error, "make the folder", own);
    g_autoptr(GDir) families = g_dir_open(languages, 0, error);
    if (!families || !link_all(voices, own, "", error))
        return FALSE;
    for (const char *name; (name = g_dir_read_name(families));) {
        g_autofree char *family = g_build_filename(languages, name, NULL);
        if (!link_capitals(family, own, error))
            return FALSE;
    }
    return TRUE;
}

gboolean espeak_link_data(const char *data, const char *folder, GError **error)
{
    return link_voices(data, folder, error) && link_all(data, folder, DICTIONARY, error);
}

char *espeak_temporary_folder(const char *parent, GError **error)
{
    g_autofree char *folder =
        g_build_filename(parent ? parent : g_get_tmp_dir(), ".lectern-XXXXXX", NULL);
    if (!g_mkdtemp(folder)) {
        fail_errno(error, "make the folder", folder);
        return NULL;
    }
    return g_steal_pointer(&folder);
}

static void empty_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
}

void espeak_remove_folder(const char *folder)
{
    if (!folder)
        return;
    g_autofree char *voices = g_build_filename(folder, VOICES, NULL);
    GStatBuf status;
    if (g_lstat(voices, &status) == 0 && S_ISDIR(status.st_mode)) {
        empty_folder(voices);
        g_rmdir(voices);
    }
    empty_folder(folder);
    g_rmdir(folder);
}

/* --- the process --- */

/* The compiler's file names are as long as its buffers, so it works in the folder itself. */
G_NORETURN static void compile_and_exit(const char *folder)
{
    alarm(PATIENCE_S);
    if (chdir(folder) != 0 || !freopen(LOG, "we", stderr))
        _exit(1);
    espeak_ng_InitializePath(".");
    if (espeak_ng_Initialize(NULL) != ENS_OK || espeak_ng_SetVoiceByName("en-us") != ENS_OK)
        _exit(1);
    enum { WITH_LINE_NUMBERS = 1 }; /* so that a trace tells which rule was ours */
    espeak_ng_STATUS status =
        espeak_ng_CompileDictionary("./", "en", stderr, WITH_LINE_NUMBERS, NULL);
    fflush(stderr);
    _exit(status == ENS_OK ? 0 : 1);
}

static gboolean run_compiler(const char *folder, GError **error)
{
    pid_t pid = fork();
    if (pid == 0)
        compile_and_exit(folder);
    int status = 0;
    if (pid < 0)
        return fail_errno(error, "start", "espeak-ng's compiler");
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return TRUE;
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "espeak-ng cannot compile it");
    return FALSE;
}

/* --- files --- */

static gboolean put_file(const char *folder, const char *name, const char *text, GError **error)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, error);
}

/* The voice that the compiler sets wants a dictionary, and the result is written over it. */
static gboolean copy_dictionary(const char *data, const char *folder, GError **error)
{
    g_autofree char *from = g_build_filename(data, DICTIONARY, NULL);
    g_autofree char *to = g_build_filename(folder, DICTIONARY, NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    return g_file_get_contents(from, &bytes, &length, error) &&
           g_file_set_contents_full(to, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0644,
                                    error);
}

/* The compiler's complaints begin with the line's number. */
static void report_log(const char *folder, Diagnostics *diagnostics)
{
    g_autofree char *path = g_build_filename(folder, LOG, NULL);
    g_autofree char *log = NULL;
    if (!g_file_get_contents(path, &log, NULL, NULL))
        return;
    g_autofree char *text = g_utf8_make_valid(log, -1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        char *end;
        guint64 number = g_ascii_strtoull(g_strstrip(*line), &end, 10);
        if (end > *line && *end == ':')
            diagnostic_report(diagnostics, DIAGNOSTIC_WARNING, (guint)number,
                              "espeak-ng does not understand:%s", end + 1);
    }
}

static gboolean compile_in(const char *folder, const char *data, const char *list,
                           const char *rules, Diagnostics *diagnostics, GError **error)
{
    if (!espeak_link_data(data, folder, error) || !copy_dictionary(data, folder, error) ||
        !put_file(folder, "en_list", list, error) || !put_file(folder, "en_rules", rules, error))
        return FALSE;
    gboolean done = run_compiler(folder, error);
    report_log(folder, diagnostics);
    return done;
}

GBytes *espeak_compile(const char *data, const char *list, const char *rules,
                       Diagnostics *diagnostics, GError **error)
{
    g_autofree char *folder = espeak_temporary_folder(NULL, error);
    if (!folder)
        return NULL;
    GBytes *compiled = NULL;
    if (compile_in(folder, data, list, rules, diagnostics, error)) {
        g_autofree char *path = g_build_filename(folder, DICTIONARY, NULL);
        char *bytes;
        gsize length;
        if (g_file_get_contents(path, &bytes, &length, error))
            compiled = g_bytes_new_take(bytes, length);
    }
    espeak_remove_folder(folder);
    return compiled;
}
