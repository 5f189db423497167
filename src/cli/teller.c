/* The teller; see teller.h. */
#include "cli/teller.h"

#include "cli/event_printer.h"
#include "cli/report.h"

struct Teller {
    Pipeline *pipeline;
    const Script *script;
    Player *player;
    Diagnostics diagnostics; /* remarks borrow it until they end */
};

Teller *teller_new(Pipeline *pipeline, const Script *script, const char *source_name)
{
    Teller *teller = g_new0(Teller, 1);
    teller->pipeline = pipeline;
    teller->script = script;
    teller->diagnostics = (Diagnostics){.source = source_name, .handler = report_diagnostic_once};
    return teller;
}

void teller_free(Teller *teller)
{
    g_free(teller);
}

void teller_use(Teller *teller, Player *player)
{
    teller->player = player;
}

Remark *teller_begin(Teller *teller)
{
    g_autoptr(GError) error = NULL;
    const LexiconSet *lexicons = pipeline_lexicons(teller->pipeline, teller->script->voice, NULL);
    Remark *remark = remark_new(teller->script, pipeline_store(teller->pipeline), lexicons,
                                &teller->diagnostics, &error);
    if (!remark)
        report_error(teller->diagnostics.source, error);
    return remark;
}

void teller_say(Teller *teller, Remark *remark)
{
    Script *script = remark_finish(remark);
    if (!script)
        return;
    if (teller->player)
        player_remark(teller->player, script);
    else
        script_free(script);
}

void teller_tell_as(Teller *teller, Remark *remark, const char *text)
{
    report_note("%s", text);
    event_print_remark(text);
    teller_say(teller, remark);
}

void teller_tell(Teller *teller, Remark *remark)
{
    g_autofree char *text = remark_display(remark);
    teller_tell_as(teller, remark, text);
}

void teller_phrase(Teller *teller, const char *phrase, double number, const char *text)
{
    Remark *remark = teller_begin(teller);
    if (!remark)
        return;
    remark_phrase(remark, phrase, number, 0, text);
    teller_tell(teller, remark);
}
