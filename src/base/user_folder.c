/* A user's folders; see user_folder.h. */
#include "base/user_folder.h"

static const struct {
    const char *variable, *below_home;
} folders[] = {
    [USER_FOLDER_DATA] = {"XDG_DATA_HOME", ".local/share"},
    [USER_FOLDER_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
    [USER_FOLDER_CACHE] = {"XDG_CACHE_HOME", ".cache"},
    [USER_FOLDER_STATE] = {"XDG_STATE_HOME", ".local/state"},
};

static gboolean is_usable(const char *path)
{
    return path && g_path_is_absolute(path);
}

char *user_folder(UserFolder folder)
{
    const char *named = g_getenv(folders[folder].variable);
    if (is_usable(named))
        return g_strdup(named);
    const char *home = g_getenv("HOME");
    if (!home)
        home = g_get_home_dir(); /* the system's user database has it */
    return is_usable(home) ? g_build_filename(home, folders[folder].below_home, NULL) : NULL;
}
