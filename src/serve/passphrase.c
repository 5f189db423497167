/* The passphrase; see passphrase.h. */
#include "serve/passphrase.h"

#include "base/error.h"
#include "base/file_version.h"

#include <crypt.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define YESCRYPT "$y$"

static gboolean check(const char *passphrase, GError **error)
{
    if (!g_utf8_validate(passphrase, -1, NULL) || strlen(passphrase) > PASSPHRASE_MOST ||
        g_utf8_strlen(passphrase, -1) < PASSPHRASE_LEAST) {
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "a passphrase has at least %d characters; some words in a row are good",
                    PASSPHRASE_LEAST);
        return FALSE;
    }
    return TRUE;
}

/* What crypt() makes of it by the setting, which is a hash too; NULL where it knows no such
 * setting. */
static char *hash_by(const char *setting, const char *passphrase)
{
    struct crypt_data *work = g_new0(struct crypt_data, 1);
    char *hash = g_strdup(crypt_rn(passphrase, setting, work, sizeof *work));
    explicit_bzero(work, sizeof *work);
    g_free(work);
    return hash;
}

char *passphrase_hash(const char *passphrase, GError **error)
{
    if (!check(passphrase, error))
        return NULL;
    char setting[CRYPT_GENSALT_OUTPUT_SIZE];
    char *hash = crypt_gensalt_rn(YESCRYPT, 0, NULL, 0, setting, sizeof setting)
                     ? hash_by(setting, passphrase)
                     : NULL;
    if (!hash)
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                    "the passphrase cannot be hashed: %s", g_strerror(errno));
    return hash;
}

gboolean passphrase_is(const char *hash, const char *passphrase)
{
    if (strlen(passphrase) > PASSPHRASE_MOST)
        return FALSE;
    g_autofree char *made = hash_by(hash, passphrase);
    gsize length = strlen(hash);
    guint8 different = !made || strlen(made) != length;
    for (gsize i = 0; made && i < MIN(length, strlen(made)); i++)
        different |= (guint8)(made[i] ^ hash[i]);
    return !different;
}

gboolean passphrase_store(const char *path, const char *hash, GError **error)
{
    g_autofree char *line = g_strconcat(hash, "\n", NULL);
    return g_file_set_contents_full(
        path, line, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

char *passphrase_load(const char *path, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return NULL;
    char *hash;
    if (!g_file_get_contents(path, &hash, NULL, error))
        return NULL;
    g_strstrip(hash);
    if (g_str_has_prefix(hash, "$"))
        return hash;
    g_free(hash);
    g_set_error_literal(error, LECTERN_ERROR, LECTERN_ERROR_FAILED,
                        "it holds no passphrase: 'lectern serve --set-passphrase SHELF' sets one");
    return NULL;
}

/* --- the file as it is ---------------------------------------------------------------------- */

struct PassphraseFile {
    char *path;
    GMutex lock;
    /* Under the lock: */
    FileVersion seen;
    char *hash;
};

PassphraseFile *passphrase_file_new(const char *path)
{
    PassphraseFile *file = g_new0(PassphraseFile, 1);
    file->path = g_strdup(path);
    g_mutex_init(&file->lock);
    return file;
}

void passphrase_file_free(PassphraseFile *file)
{
    if (!file)
        return;
    g_mutex_clear(&file->lock);
    g_free(file->hash);
    g_free(file->path);
    g_free(file);
}

char *passphrase_file_hash(PassphraseFile *file, gboolean *changed)
{
    *changed = FALSE;
    g_mutex_lock(&file->lock);
    FileVersion now = file_version_of(file->path);
    if (!file_version_equal(&now, &file->seen)) {
        char *hash = passphrase_load(file->path, NULL);
        *changed = g_strcmp0(hash, file->hash) != 0;
        g_free(file->hash);
        file->hash = hash;
        file->seen = now;
    }
    char *copy = g_strdup(file->hash);
    g_mutex_unlock(&file->lock);
    return copy;
}
