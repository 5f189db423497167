/* Modules: parts of the program that are loaded when they are first needed.
 *
 * What reads the network, makes sound or plays it brings some seventy libraries with it, which take
 * several times as long to load as a page takes to read. So those rooms are linked as modules
 * (Makefile: `modules`), and who needs one asks for its symbol by name. A module uses the rooms
 * that the program itself is linked with.
 *
 * Must not know: what is in a module.
 */
#ifndef LECTERN_BASE_MODULE_H
#define LECTERN_BASE_MODULE_H

#include <glib.h>

/* A function or an object of a module, which stays loaded until the process ends. `module` is its
 * file's name; it is searched where the program was linked to search. LECTERN_ERROR_FAILED when it
 * is not there, or has no such symbol. */
gpointer module_symbol(const char *module, const char *symbol, GError **error);

#endif
