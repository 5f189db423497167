/* The script printed: text for people and golden tests, JSON for programs, SSML 1.1 for other
 * engines. */
#ifndef LECTERN_SCRIPT_SCRIPT_PRINT_H
#define LECTERN_SCRIPT_SCRIPT_PRINT_H

#include "script/script.h"

/* A line for each utterance: the silence before it in ms, its role with level and tone, what is
 * displayed; below it what is said, where that differs. */
void script_print_text(const Script *script, GString *out);

/* One object: title, language, voice, estimated_s and utterances, a line each, with the members of
 * Utterance by their names. `range` is [block_start, block_end]; each of `words` is [spoken_start,
 * spoken_end, display_start, display_end]; `letters` are the indexes of the words that are
 * letters. */
void script_print_json(const Script *script, GString *out);

/* Validates against the W3C's schema. No mark-up that only one engine understands. */
void script_print_ssml(const Script *script, GString *out);

#endif
