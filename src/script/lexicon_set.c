/* The lexicons of a voice; see lexicon_set.h. */
#include "script/lexicon_set.h"

#include "base/error.h"

#include <string.h>

typedef struct {
    LexiconFile file;
    gboolean is_read; /* or was tried */
    Lexicon *lexicon;
    GHashTable *words; /* as `decided`, of all entries; made when first needed */
} Member;

struct LexiconSet {
    GPtrArray *members;  /* of Member */
    GHashTable *decided; /* folded grapheme → GPtrArray of LexiconEntry, the strongest first */
    Diagnostics diagnostics;
};

static void member_free(gpointer data)
{
    Member *member = data;
    g_free(member->file.path);
    lexicon_free(member->lexicon);
    g_clear_pointer(&member->words, g_hash_table_unref);
    g_free(member);
}

void lexicon_set_free(LexiconSet *set)
{
    if (!set)
        return;
    g_ptr_array_unref(set->members);
    g_hash_table_unref(set->decided);
    g_free(set);
}

static Member *member_at(const LexiconSet *set, guint index)
{
    return g_ptr_array_index(set->members, index);
}

static Member *add_file(LexiconSet *set, const char *path, LexiconOrigin origin)
{
    Member *member = g_new0(Member, 1);
    member->file = (LexiconFile){g_strdup(path), origin};
    g_ptr_array_add(set->members, member);
    return member;
}

/* FALSE, with the error, when it cannot be read. */
static gboolean read_member(LexiconSet *set, Member *member, GError **error)
{
    member->is_read = TRUE;
    Diagnostics diagnostics = set->diagnostics;
    diagnostics.source = member->file.path;
    member->lexicon = lexicon_read(member->file.path, &diagnostics, error);
    return member->lexicon != NULL;
}

/* --- which files --- */

/* "en-US" and "en" are languages of a voice in "en-US"; "en-GB" is none. */
static gboolean is_for_language(const char *of_lexicon, const char *of_voice)
{
    gsize length = strlen(of_lexicon);
    return g_ascii_strncasecmp(of_lexicon, of_voice, length) == 0 &&
           (of_voice[length] == '\0' || of_voice[length] == '-');
}

/* In whatever region. */
static gboolean is_same_language(const char *a, const char *b)
{
    gsize length = strcspn(a, "-_");
    return strcspn(b, "-_") == length && g_ascii_strncasecmp(a, b, length) == 0;
}

static gboolean add_named(LexiconSet *set, const char *const *named, const char *language,
                          GError **error)
{
    for (; named && *named; named++) {
        Member *member = add_file(set, *named, LEXICON_NAMED);
        if (!read_member(set, member, error))
            return FALSE;
        if (is_same_language(member->lexicon->language, language))
            continue;
        diagnostic_report(&set->diagnostics, DIAGNOSTIC_WARNING, 0,
                          "%s is for the language '%s': read in '%s' without it", *named,
                          member->lexicon->language, language);
        g_ptr_array_remove_index(set->members, set->members->len - 1);
    }
    return TRUE;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The files of the folder that are lexicons, in the order of their names. */
static GPtrArray *list_folder(const char *folder)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    GDir *directory = folder ? g_dir_open(folder, 0, NULL) : NULL;
    for (const char *name; directory && (name = g_dir_read_name(directory));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        gboolean named = g_str_has_suffix(name, ".pls") && name[0] != '.';
        if (named && g_file_test(path, G_FILE_TEST_IS_REGULAR)) /* a pipe would never end */
            g_ptr_array_add(paths, g_steal_pointer(&path));
    }
    g_clear_pointer(&directory, g_dir_close);
    g_ptr_array_sort(paths, by_name);
    return paths;
}

static void add_users(LexiconSet *set, const char *folder, const char *language)
{
    g_autoptr(GPtrArray) paths = list_folder(folder);
    for (guint i = 0; i < paths->len; i++) {
        g_autoptr(GError) error = NULL;
        Member *member = add_file(set, g_ptr_array_index(paths, i), LEXICON_USERS);
        gboolean is_read = read_member(set, member, &error);
        if (!is_read)
            diagnostic_report(&set->diagnostics, DIAGNOSTIC_WARNING, 0,
                              "%s: read without this lexicon", error->message);
        if (!is_read || !is_for_language(member->lexicon->language, language))
            g_ptr_array_remove_index(set->members, set->members->len - 1);
    }
}

static void add_voices(LexiconSet *set, VoiceStore *store, const Voice *voice)
{
    for (char **name = voice->lexicons; name && *name; name++) {
        g_autofree char *relative = g_strdup_printf("lexicons/%s.pls", *name);
        g_autofree char *path = voice_store_find_file(store, relative);
        if (path)
            add_file(set, path, LEXICON_OF_VOICE);
        else
            diagnostic_report(&set->diagnostics, DIAGNOSTIC_WARNING, 0,
                              "the voice %s names a lexicon %s that is not there: read without it",
                              voice->name, *name);
    }
}

/* --- entries by their words --- */

static GHashTable *index_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify)g_ptr_array_unref);
}

/* Adds the entries without a role that `applies` to. */
static void index_entries(GHashTable *index, const Lexicon *lexicon, LexiconFilter applies,
                          gpointer data)
{
    for (guint i = 0; i < lexicon->entries->len; i++) {
        const LexiconEntry *entry = lexicon_entry(lexicon, i);
        if (entry->role || (applies && !applies(entry, data)))
            continue;
        g_autofree char *folded = g_utf8_casefold(entry->grapheme, -1);
        GPtrArray *list = g_hash_table_lookup(index, folded);
        if (!list) {
            list = g_ptr_array_new();
            g_hash_table_insert(index, g_steal_pointer(&folded), list);
        }
        g_ptr_array_add(list, (gpointer)entry);
    }
}

/* The first entry that fits the word as it is written, and `applies` to; or NULL. */
static const LexiconEntry *look_up(GHashTable *index, const char *word, LexiconFilter applies,
                                   gpointer data)
{
    g_autofree char *folded = g_utf8_casefold(word, -1);
    const GPtrArray *list = g_hash_table_lookup(index, folded);
    for (guint i = 0; list && i < list->len; i++) {
        const LexiconEntry *entry = g_ptr_array_index(list, i);
        if (lexicon_fits(entry->grapheme, word) && (!applies || applies(entry, data)))
            return entry;
    }
    return NULL;
}

enum { ALIAS_BLOCK = 4096 };

/* Whether "<a" begins in a block, which has a byte behind it; in vectors, since the files are large
 * and it is rare. */
static gboolean may_have_alias(const char *block)
{
    guint8 found = 0;
    for (gsize i = 0; i < ALIAS_BLOCK; i++)
        found |= (guint8)((block[i] == '<') & (block[i + 1] == 'a'));
    return found != 0;
}

/* Whether the file has an alias at all: looking for one is much cheaper than parsing it. */
static gboolean mentions_alias(const char *path)
{
    static const char tag[] = "<alias";
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    const char *text = file ? g_mapped_file_get_contents(file) : NULL;
    gsize left = text ? g_mapped_file_get_length(file) : 0;
    while (left > ALIAS_BLOCK && !may_have_alias(text)) {
        text += ALIAS_BLOCK;
        left -= ALIAS_BLOCK;
    }
    return text && memmem(text, left, tag, strlen(tag)) != NULL;
}

/* What an entry is asked for lexicon_set_decide(). */
typedef struct {
    gboolean own; /* the lexicon is named, or the user's */
    Diagnostics diagnostics;
} Decider;

static gboolean decides(const LexiconEntry *entry, gpointer data)
{
    Decider *decider = data;
    if (!entry->alias)
        return decider->own;
    if (!lexicon_is_number(entry->grapheme))
        return TRUE;
    diagnostic_report(&decider->diagnostics, DIAGNOSTIC_WARNING, entry->line,
                      "an alias of the number %s could change a dose: left out", entry->grapheme);
    return FALSE;
}

static void find_decided(LexiconSet *set)
{
    for (guint i = 0; i < set->members->len; i++) {
        const Member *member = member_at(set, i);
        if (!member->is_read && !mentions_alias(member->file.path))
            continue;
        Decider decider = {member->file.origin != LEXICON_OF_VOICE, set->diagnostics};
        decider.diagnostics.source = member->file.path;
        const Lexicon *lexicon = lexicon_set_lexicon(set, i);
        if (lexicon)
            index_entries(set->decided, lexicon, decides, &decider);
    }
}

gboolean lexicon_set_decides(const LexiconSet *set)
{
    return g_hash_table_size(set->decided) > 0;
}

const LexiconEntry *lexicon_set_decide(const LexiconSet *set, const char *text)
{
    return look_up(set->decided, text, NULL, NULL);
}

/* --- the set --- */

LexiconSet *lexicon_set_new(VoiceStore *store, const Voice *voice, const char *const *named,
                            const char *user_folder, Diagnostics *diagnostics, GError **error)
{
    g_autoptr(LexiconSet) set = g_new0(LexiconSet, 1);
    set->members = g_ptr_array_new_with_free_func(member_free);
    set->decided = index_new();
    if (diagnostics)
        set->diagnostics = *diagnostics;
    if (!add_named(set, named, voice->language, error))
        return NULL;
    add_users(set, user_folder, voice->language);
    add_voices(set, store, voice);
    find_decided(set);
    return g_steal_pointer(&set);
}

guint lexicon_set_size(const LexiconSet *set)
{
    return set->members->len;
}

const LexiconFile *lexicon_set_file(const LexiconSet *set, guint index)
{
    return &member_at(set, index)->file;
}

const Lexicon *lexicon_set_lexicon(LexiconSet *set, guint index)
{
    Member *member = member_at(set, index);
    g_autoptr(GError) error = NULL;
    if (!member->is_read && !read_member(set, member, &error))
        diagnostic_report(&set->diagnostics, DIAGNOSTIC_WARNING, 0, "%s: read without this lexicon",
                          error->message);
    return member->lexicon;
}

const LexiconEntry *lexicon_set_find(LexiconSet *set, const char *word, LexiconFilter applies,
                                     gpointer data, const Lexicon **lexicon)
{
    for (guint i = 0; i < set->members->len; i++) {
        Member *member = member_at(set, i);
        if (!lexicon_set_lexicon(set, i))
            continue;
        if (!member->words) {
            member->words = index_new();
            index_entries(member->words, member->lexicon, NULL, NULL);
        }
        const LexiconEntry *entry = look_up(member->words, word, applies, data);
        if (!entry)
            continue;
        *lexicon = member->lexicon;
        return entry;
    }
    return NULL;
}
