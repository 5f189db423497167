/* Changing lexicon files; see lexicon_edit.h. */
#include "script/lexicon_edit.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define PLS_NAMESPACE "http://www.w3.org/2005/01/pronunciation-lexicon"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

/* Always FALSE, so that callers return it. */
static gboolean fail(GError **error, const char *path, const char *what)
{
    g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_FAILED, "%s: %s", path, what);
    return FALSE;
}

/* --- the file --- */

/* Holds the folder of the file, so that who else changes it waits; −1 with the error. */
static int lock_folder(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    int fd = g_mkdir_with_parents(folder, 0700) == 0
                 ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                 : -1;
    if (fd < 0 || flock(fd, LOCK_EX) != 0) {
        fail(error, folder, g_strerror(errno));
        if (fd >= 0)
            close(fd);
        return -1;
    }
    return fd;
}

static xmlDoc *new_document(const char *language)
{
    xmlDoc *document = xmlNewDoc((const xmlChar *)"1.0");
    xmlNode *root = xmlNewDocNode(document, NULL, (const xmlChar *)"lexicon", NULL);
    xmlDocSetRootElement(document, root);
    xmlSetNs(root, xmlNewNs(root, (const xmlChar *)PLS_NAMESPACE, NULL));
    xmlNewProp(root, (const xmlChar *)"version", (const xmlChar *)"1.0");
    xmlNewProp(root, (const xmlChar *)"alphabet", (const xmlChar *)"ipa");
    xmlNodeSetLang(root, (const xmlChar *)language);
    xmlNodeAddContent(root, (const xmlChar *)"\n");
    return document;
}

/* The file as a tree; NULL with the error where it is no lexicon. */
static xmlDoc *read_document(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    gsize length;
    if (!lexicon_load(path, &text, &length, error))
        return NULL;
    g_autoptr(Lexicon) lexicon = lexicon_parse(text, length, path, NULL, error);
    if (!lexicon)
        return NULL;
    xmlDoc *document = xmlReadMemory(text, (int)length, path, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!document)
        fail(error, path, "it cannot be read as XML");
    return document;
}

static gboolean write_all(int fd, const char *bytes, gsize length)
{
    while (length > 0) {
        gssize written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return FALSE;
        bytes += written;
        length -= (gsize)written;
    }
    return TRUE;
}

static gboolean write_document(const char *path, xmlDoc *document, GError **error)
{
    xmlChar *text = NULL;
    int length = 0;
    xmlDocDumpMemoryEnc(document, &text, &length, "UTF-8");
    g_autoptr(GError) fault = NULL;
    g_autofree char *folder = g_path_get_dirname(path);
    temporary_sweep(folder);
    g_autoptr(AtomicFile) file = atomic_file_open(path, &fault);
    gboolean written = file && write_all(atomic_file_fd(file), (const char *)text, (gsize)length);
    int code = errno;
    xmlFree(text);
    if (written && atomic_file_commit(g_steal_pointer(&file), TRUE, &fault))
        return TRUE;
    return fail(error, path, fault ? fault->message : g_strerror(code));
}

/* --- lexemes --- */

static gboolean is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* Whether `node` is a <grapheme> of that text. */
static gboolean is_grapheme(xmlNode *node, const char *grapheme)
{
    if (!is_named(node, "grapheme"))
        return FALSE;
    xmlChar *content = xmlNodeGetContent(node);
    g_autofree char *text = lexicon_text((const char *)content);
    xmlFree(content);
    return g_strcmp0(text, grapheme) == 0;
}

static void drop(xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

/* Takes the grapheme out of the lexeme, and the lexeme with its line break where it had no other;
 * TRUE when it was there. */
static gboolean remove_from_lexeme(xmlNode *lexeme, const char *grapheme)
{
    gboolean removed = FALSE;
    guint others = 0;
    for (xmlNode *node = lexeme->children, *next; node; node = next) {
        next = node->next;
        if (is_grapheme(node, grapheme)) {
            drop(node);
            removed = TRUE;
        } else {
            others += is_named(node, "grapheme");
        }
    }
    if (!removed || others > 0)
        return removed;
    xmlNode *blank = lexeme->prev;
    if (blank && blank->type == XML_TEXT_NODE && xmlIsBlankNode(blank) && lexeme->next)
        drop(blank);
    drop(lexeme);
    return TRUE;
}

static gboolean has_role(xmlNode *lexeme)
{
    return xmlHasNsProp(lexeme, (const xmlChar *)"role", NULL) != NULL;
}

static guint remove_grapheme(xmlDoc *document, const char *grapheme, gboolean with_roles)
{
    guint removed = 0;
    for (xmlNode *node = xmlDocGetRootElement(document)->children, *next; node; node = next) {
        next = node->next;
        if (is_named(node, "lexeme") && (with_roles || !has_role(node)))
            removed += remove_from_lexeme(node, grapheme);
    }
    return removed;
}

static void append_lexeme(xmlDoc *document, const LexiconEntry *entry)
{
    xmlNode *root = xmlDocGetRootElement(document);
    xmlNodeAddContent(root, (const xmlChar *)"  ");
    xmlNode *lexeme = xmlNewChild(root, root->ns, (const xmlChar *)"lexeme", NULL);
    xmlNewTextChild(lexeme, root->ns, (const xmlChar *)"grapheme",
                    (const xmlChar *)entry->grapheme);
    xmlNewTextChild(lexeme, root->ns, (const xmlChar *)(entry->alias ? "alias" : "phoneme"),
                    (const xmlChar *)(entry->alias ? entry->alias : entry->phoneme));
    xmlNodeAddContent(root, (const xmlChar *)"\n");
}

/* --- what is offered --- */

/* The text as a file keeps it; NULL with the error, which says what it is, where it cannot. */
static char *text_of(const char *raw, const char *what, GError **error)
{
    char *text = lexicon_text(raw);
    if (!text)
        g_set_error(error, LECTERN_ERROR, LECTERN_ERROR_USAGE,
                    "%s cannot be kept: write 1 to %d bytes of UTF-8, without control characters",
                    what, LEXICON_MAX_TEXT_BYTES);
    return text;
}

/* The file that is written: what `path` is a link to, if it is one, whether or not that is there.
 * g_free(). */
static char *target_of(const char *path)
{
    enum { MOST_LINKS = 40 }; /* as the kernel's */
    g_autofree char *target = g_strdup(path);
    for (guint i = 0; i < MOST_LINKS; i++) {
        g_autofree char *link = g_file_read_link(target, NULL);
        if (!link)
            break;
        g_autofree char *folder = g_path_get_dirname(target);
        g_free(target);
        target = g_canonicalize_filename(link, folder);
    }
    return g_steal_pointer(&target);
}

/* Adds what text_of() made of an entry. */
static gboolean add_checked(const char *path, const char *language, const LexiconEntry *entry,
                            GError **error)
{
    int lock = lock_folder(path, error);
    if (lock < 0)
        return FALSE;
    g_autoptr(xmlDoc) document =
        g_file_test(path, G_FILE_TEST_EXISTS) ? read_document(path, error) : new_document(language);
    gboolean done = FALSE;
    if (document) {
        remove_grapheme(document, entry->grapheme, FALSE);
        append_lexeme(document, entry);
        done = write_document(path, document, error);
    }
    close(lock);
    return done;
}

gboolean lexicon_edit_add(const char *path, const char *language, const LexiconEntry *entry,
                          GError **error)
{
    g_autofree char *grapheme = text_of(entry->grapheme, "the word", error);
    g_autofree char *said = !grapheme
                                ? NULL
                                : text_of(entry->alias ? entry->alias : entry->phoneme,
                                          entry->alias ? "the alias" : "the pronunciation", error);
    if (!said)
        return FALSE;
    LexiconEntry checked = {.grapheme = grapheme,
                            .phoneme = entry->alias ? NULL : said,
                            .alias = entry->alias ? said : NULL};
    g_autofree char *target = target_of(path);
    return add_checked(target, language, &checked, error);
}

gboolean lexicon_edit_remove(const char *path, const char *grapheme, guint *n_removed,
                             GError **error)
{
    guint removed = 0;
    gboolean done = TRUE;
    g_autofree char *text = lexicon_text(grapheme); /* where NULL, no file can have it */
    g_autofree char *target = target_of(path);
    if (text && g_file_test(target, G_FILE_TEST_EXISTS)) {
        int lock = lock_folder(target, error);
        if (lock < 0)
            return FALSE;
        g_autoptr(xmlDoc) document = read_document(target, error);
        removed = document ? remove_grapheme(document, text, TRUE) : 0;
        done = document && (removed == 0 || write_document(target, document, error));
        close(lock);
    }
    if (done)
        *n_removed = removed;
    return done;
}
