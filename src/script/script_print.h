/* The script printed: text for people and golden tests, JSON for programs, SSML 1.1 for other
 * engines. */
#ifndef LECTERN_SCRIPT_SCRIPT_PRINT_H
#define LECTERN_SCRIPT_SCRIPT_PRINT_H

#include "script/script.h"

void script_print_text(const Script *script, GString *out);
void script_print_json(const Script *script, GString *out);
/* Validates against the W3C's schema. No mark-up that only one engine understands. */
void script_print_ssml(const Script *script, GString *out);

#endif
