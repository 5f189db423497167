/* The event printer: what happens in a reading, as a line of JSON each on stdout, for programs that
 * show a reading or steer it (`read --format json`).
 *
 *     {"event":"article","title":"…","language":"en","sentences":31,"disclaimer":true,
 *      "headings":[{"number":1,"level":2,"text":"…"}, …]}
 *     {"event":"sentence","number":5,"heading":1,"disclaimer":false,"role":"paragraph",
 *      "language":"en","text":"…"}
 *     {"event":"state","state":"playing"}     also "paused", and "waiting" for a device
 *     {"event":"speed","percent":110}         also "volume"
 *     {"event":"remark","text":"…"}           what the reader itself says
 *     {"event":"end","reason":"heard"}        also "next", "quit", "failed"; the article comes
 *                                             again behind "voice" and "mute"
 *
 * The numbers of headings are those that `go` takes; 0 is before the first. All functions print
 * nothing unless event_printer_on() was called. FALSE when nobody reads any more.
 *
 * Must not know: players, keys.
 */
#ifndef LECTERN_CLI_EVENT_PRINTER_H
#define LECTERN_CLI_EVENT_PRINTER_H

#include "article/article.h"
#include "cli/steering.h"
#include "script/script.h"

#include <glib.h>

void event_printer_on(void);
gboolean event_printer_is_on(void);

gboolean event_print_article(const Article *article, const Script *script,
                             const Steering *steering);
gboolean event_print_sentence(const Script *script, guint utterance, const Steering *steering);
gboolean event_print_state(const char *state);
/* `kind` is "speed" or "volume"; a factor of 1.1 is 110 percent. */
gboolean event_print_factor(const char *kind, double factor);
gboolean event_print_remark(const char *text);
gboolean event_print_end(const char *reason);

#endif
