/* Input: the bytes of a file, of standard input or of an http(s) address, within bounds.
 *
 * Nothing is fetched but what the user named: an address is followed through at most
 * INPUT_MAX_REDIRECTS redirects, only http and https are spoken, and nothing a page refers to is
 * loaded.
 *
 * Must not know: what is in the bytes.
 */
#ifndef LECTERN_DOCUMENT_INPUT_H
#define LECTERN_DOCUMENT_INPUT_H

#include "document/document.h"
#include "document/page_validators.h"

#include <glib.h>

#define INPUT_MAX_BYTES (16 * 1024 * 1024) /* of a fetched page; files may be larger */
#define INPUT_MAX_FILE_BYTES (256 * 1024 * 1024)
enum { INPUT_MAX_REDIRECTS = 5, INPUT_TIMEOUT_S = 20 };

typedef struct {
    GBytes *bytes;
    char *name;         /* as the user gave it; "-" for standard input */
    char *url;          /* the address the bytes came from at last; NULL for files */
    char *content_type; /* what the server said; NULL for files */
    PageValidators validators;
    gboolean unchanged; /* see input_read_again(); then there are no bytes */
} Input;

/* Reads `name`: "-" for standard input, an http:// or https:// address, else a file. A partial
 * answer (too large, cut off, too slow, an HTTP error) is a failure, never a shorter page. */
Input *input_read(const char *name, GError **error);
/* The same of what was read before, when its validators were `known`: an address whose page is as
 * it was is not sent again. */
Input *input_read_again(const char *name, const PageValidators *known, GError **error);
void input_free(Input *input);

/* The input as document_parse() wants it; borrows from `input`. */
DocumentSource input_source(const Input *input);

/* Whether `name` is an address rather than a file. */
gboolean input_is_url(const char *name);
/* The name of a file as given, or out of a file:// address; LECTERN_ERROR_USAGE for an address of
 * another kind. Free with g_free(). */
char *input_file_name(const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Input, input_free)

#endif
