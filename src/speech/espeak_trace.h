/* What espeak-ng's trace of its translation tells about who decided.
 *
 * The trace names each word it translates, then for each letter the rules that fit, a line each, an
 * empty line behind: their points, the number of the line where the rules were compiled with it (as
 * ours are, and the library's are not), the rule, its sounds. "Found:" stands where the dictionary
 * has the word.
 *
 * Must not know: the library, files.
 */
#ifndef LECTERN_SPEECH_ESPEAK_TRACE_H
#define LECTERN_SPEECH_ESPEAK_TRACE_H

#include <glib.h>

/* The line of the rule of ours, for a family of words, that the word was said by; 0 for none. */
guint espeak_trace_rule(const char *trace);

#endif
