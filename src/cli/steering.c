/* Steering; see steering.h. */
#include "cli/steering.h"

#include "cli/find_words.h"
#include "cli/report.h"
#include "cli/teller.h"
#include "cli/terminal.h"

#include <math.h>
#include <string.h>

enum {
    BACK_S = 10,
    DIGITS_END_MS = 1200, /* in which the next digit of a number comes */
    LATE_DIGIT_MS = 500,  /* the same, of a number that no heading can have */
    LIST_END_MS = 10000,  /* for how long a number may follow the list */
    MAX_TYPED_BYTES = 200,
    MAX_DIGITS = 6,
};

/* What is being typed. */
typedef enum { TYPING_NOTHING, TYPING_NUMBER, TYPING_WORDS } Typing;

struct Steering {
    SteeringOptions options;
    Teller *teller;
    Player *player;
    guint *headings; /* the first utterance of each heading; n_headings of them */
    guint n_headings;
    Typing typing;
    GString *typed;
    char *prompt;                 /* that words are typed behind */
    GSource *typing_end;          /* takes the number when no further digit comes; NULL for none */
    guint left;                   /* the utterance that a number led away from */
    gboolean was_playing;         /* before words were typed */
    gboolean pauses_for_words;    /* what the player has not told of yet */
    TransportCommandKind nowhere; /* is being told to lead nowhere; COMMAND_KINDS for none */
};

/* --- what leads nowhere -----------------------------------------------------------------------
 */

void steering_say(Steering *steering, const char *phrase, double number, const char *text)
{
    teller_phrase(steering->teller, phrase, number, text);
}

void steering_tell_nowhere(Steering *steering, TransportCommandKind command)
{
    static const char *const phrases[COMMAND_KINDS] = {
        [COMMAND_NEXT_HEADING] = "no_next_heading",
        [COMMAND_PREVIOUS_HEADING] = "no_previous_heading",
        [COMMAND_NEXT_SAME_LEVEL] = "no_same_level",
        [COMMAND_PREVIOUS_SAME_LEVEL] = "no_same_level",
        [COMMAND_NEXT_BLOCK] = "last_paragraph",
        [COMMAND_PREVIOUS_BLOCK] = "first_paragraph",
        [COMMAND_NEXT_SENTENCE] = "last_sentence",
        [COMMAND_PREVIOUS_SENTENCE] = "first_sentence",
        [COMMAND_DISCLAIMER] = "no_disclaimer",
        [COMMAND_FASTER] = "fastest",
        [COMMAND_SLOWER] = "slowest",
        [COMMAND_LOUDER] = "loudest",
        [COMMAND_SOFTER] = "softest",
    };
    if (!phrases[command] || steering->nowhere == command)
        return;
    steering->nowhere = command;
    steering_say(steering, phrases[command], 0, NULL);
}

/* --- headings ---------------------------------------------------------------------------------
 */

static const ArticleSection *section_of(const Steering *steering, guint utterance)
{
    int section = script_utterance(steering->options.script, utterance)->section;
    return section < 0 ? NULL : g_ptr_array_index(steering->options.article->sections, section);
}

/* The first utterance of each section that has a heading. */
static void find_headings(Steering *steering)
{
    const Script *script = steering->options.script;
    steering->headings = g_new(guint, script->utterances->len);
    int before = SECTION_FRAME;
    for (guint i = 0; i < script->utterances->len; i++) {
        int section = script_utterance(script, i)->section;
        if (section >= 0 && section != before && section_of(steering, i)->heading)
            steering->headings[steering->n_headings++] = i;
        before = section;
    }
}

guint steering_headings_until(const Steering *steering, guint utterance)
{
    guint n = 0;
    while (n < steering->n_headings && steering->headings[n] <= utterance)
        n++;
    return n;
}

guint steering_n_headings(const Steering *steering)
{
    return steering->n_headings;
}

const ArticleSection *steering_heading(const Steering *steering, guint number)
{
    g_return_val_if_fail(number >= 1 && number <= steering->n_headings, NULL);
    return section_of(steering, steering->headings[number - 1]);
}

/* How many of the first `n` headings are sections, as they are announced. */
static guint sections_among(const Steering *steering, guint n)
{
    enum { SECTION_LEVEL = 2 };
    guint n_sections = 0;
    for (guint i = 0; i < n; i++)
        n_sections += section_of(steering, steering->headings[i])->level <= SECTION_LEVEL;
    return n_sections;
}

static void send_command(const Steering *steering, TransportCommandKind kind, guint utterance,
                         double value)
{
    TransportCommand command = {.kind = kind, .utterance = utterance, .value = value};
    player_send(steering->player, &command);
}

/* --- typing: begin and end --------------------------------------------------------------------
 */

static void forget_typing_end(Steering *steering)
{
    if (!steering->typing_end)
        return;
    g_source_destroy(steering->typing_end);
    g_clear_pointer(&steering->typing_end, g_source_unref);
}

static void end_typing(Steering *steering)
{
    forget_typing_end(steering);
    steering->typing = TYPING_NOTHING;
}

static void begin_typing(Steering *steering, Typing typing)
{
    end_typing(steering);
    steering->typing = typing;
    g_string_truncate(steering->typed, 0);
}

/* Whether no heading's number goes on behind these digits. */
static gboolean may_be_all(const Steering *steering, const char *digits)
{
    return g_ascii_strtoull(digits, NULL, 10) * 10 > steering->n_headings;
}

static void list_headings(Steering *steering)
{
    Remark *remark = teller_begin(steering->teller);
    if (!remark)
        return;
    remark_phrase(remark, "headings", steering->n_headings, 0, NULL);
    if (steering->n_headings == 0) {
        teller_tell(steering->teller, remark);
        return;
    }
    for (guint i = 0; i < steering->n_headings; i++) {
        const char *heading = section_of(steering, steering->headings[i])->heading;
        report_note("%u. %s", i + 1, heading);
        remark_phrase(remark, "heading_number", i + 1, 0, NULL);
        remark_text(remark, heading);
    }
    remark_phrase(remark, "choose_number", 0, 0, NULL);
    begin_typing(steering, TYPING_NUMBER);
    teller_say(steering->teller, remark);
}

static gboolean go_to_heading(Steering *steering, const char *number)
{
    guint64 n;
    if (!g_ascii_string_to_unsigned(number, 10, 0, G_MAXUINT, &n, NULL))
        return FALSE;
    if (n >= 1 && n <= steering->n_headings)
        send_command(steering, COMMAND_GO_TO, steering->headings[n - 1], 0);
    else
        steering_say(steering, "no_such_number", (double)n, NULL);
    return TRUE;
}

static void tell_time_left(const Steering *steering, Remark *remark)
{
    enum { MINUTES_IN_WORDS = 90 };
    PlayerTime time = player_time(steering->player);
    double left_s =
        (time.length_s - time.position_s) / player_settled_status(steering->player).speed;
    guint minutes = (guint)lround(left_s / 60);
    if (minutes <= MINUTES_IN_WORDS)
        remark_phrase(remark, "minutes_left", minutes, 0, NULL);
    else
        remark_phrase(remark, "hours_left", minutes / 60, minutes % 60, NULL);
}

static void tell_where(Steering *steering)
{
    Remark *remark = teller_begin(steering->teller);
    if (!remark)
        return;
    PlayerStatus status = player_settled_status(steering->player);
    int section = script_utterance(steering->options.script, status.utterance)->section;
    guint n = steering_headings_until(steering, status.utterance);
    if (status.state == TRANSPORT_ENDED || section == SECTION_END) {
        remark_phrase(remark, "here_end", 0, 0, NULL);
    } else if (section == SECTION_DISCLAIMER) {
        remark_phrase(remark, "here_disclaimer", 0, 0, NULL);
    } else if (n == 0) {
        remark_phrase(remark, "here_opening", 0, 0, NULL);
    } else {
        remark_phrase(remark, "here_section", sections_among(steering, n),
                      sections_among(steering, steering->n_headings), NULL);
        remark_text(remark, section_of(steering, steering->headings[n - 1])->heading);
    }
    tell_time_left(steering, remark);
    teller_tell(steering->teller, remark);
}

/* --- spelling ---------------------------------------------------------------------------------
 */

/* The text that a word of the utterance stands for; NULL where it stands for none. */
static char *word_text(const Utterance *utterance, guint index)
{
    const SpokenWord *word = &g_array_index(utterance->words, SpokenWord, index);
    gsize length = word->display_end - word->display_start;
    return length ? g_strndup(utterance->display + word->display_start, length) : NULL;
}

/* The text of the word that was heard last: in the silence before a sentence that of the sentence
 * before, and before the first word of all that one. NULL where there is none. */
static char *last_word(const Steering *steering, const PlayerStatus *status)
{
    const Script *script = steering->options.script;
    const Utterance *utterance = script_utterance(script, status->utterance);
    int word = status->word;
    if (word < 0 && status->frame < 0 && status->utterance > 0) {
        utterance = script_utterance(script, status->utterance - 1);
        word = (int)utterance->words->len - 1;
    }
    word = MIN(MAX(word, 0), (int)utterance->words->len - 1);
    char *text = NULL;
    for (; word >= 0 && !text; word--)
        text = word_text(utterance, (guint)word);
    return text;
}

static void spell(Steering *steering, gboolean whole)
{
    PlayerStatus status = player_settled_status(steering->player);
    const Utterance *utterance = script_utterance(steering->options.script, status.utterance);
    g_autofree char *word = whole ? NULL : last_word(steering, &status);
    Remark *remark = teller_begin(steering->teller);
    if (!remark)
        return;
    if (word)
        remark_text(remark, word);
    remark_spell(remark, word ? word : utterance->display);
    teller_tell_as(steering->teller, remark, word ? word : utterance->display);
}

/* --- finding ----------------------------------------------------------------------------------
 */

/* The next sentence with the words, from the one behind ours and round to ours, which is told. */
static gboolean find_next(Steering *steering)
{
    if (!*steering->options.found)
        return FALSE;
    guint here = player_settled_status(steering->player).utterance;
    gint64 at = find_words(steering->options.script, *steering->options.found, here);
    if (at < 0) {
        steering_say(steering, "not_found", 0, *steering->options.found);
        return TRUE;
    }
    send_command(steering, COMMAND_GO_TO, (guint)at, 0);
    if (at <= here)
        steering_say(steering, "from_beginning", 0, NULL);
    return TRUE;
}

static gboolean find(Steering *steering, const char *words)
{
    if (!words[strspn(words, " ")] || !g_utf8_validate(words, -1, NULL))
        return FALSE;
    g_free(*steering->options.found);
    *steering->options.found = g_strdup(words);
    return find_next(steering);
}

static void echo(const Steering *steering, const char *bytes)
{
    report_typing(steering->prompt, steering->typed->str, bytes);
}

/* While words are typed nothing is read. */
static void begin_words(Steering *steering)
{
    Remark *remark = teller_begin(steering->teller);
    if (!remark)
        return;
    steering->was_playing = player_settled_status(steering->player).state == TRANSPORT_PLAYING;
    steering->pauses_for_words = steering->was_playing;
    send_command(steering, COMMAND_PAUSE, 0, 0);
    remark_phrase(remark, "find", 0, 0, NULL);
    g_free(steering->prompt);
    steering->prompt = remark_display(remark);
    teller_tell(steering->teller, remark);
    begin_typing(steering, TYPING_WORDS);
}

/* --- what is typed ----------------------------------------------------------------------------
 */

static gboolean take_number(gpointer data)
{
    Steering *steering = data;
    end_typing(steering);
    go_to_heading(steering, steering->typed->str);
    return G_SOURCE_REMOVE;
}

static gboolean on_typing_end(gpointer data)
{
    end_typing(data);
    return G_SOURCE_REMOVE;
}

static void end_typing_in(Steering *steering, guint interval_ms, GSourceFunc callback)
{
    forget_typing_end(steering);
    steering->typing_end = g_timeout_source_new(interval_ms);
    g_source_set_callback(steering->typing_end, callback, steering, NULL);
    g_source_attach(steering->typing_end, g_main_context_get_thread_default());
}

/* Also ends the list, which has been heard far enough. */
static void say_typed(Steering *steering)
{
    Remark *remark = teller_begin(steering->teller);
    if (!remark)
        return;
    remark_text(remark, steering->typed->str);
    teller_tell(steering->teller, remark);
}

/* A digit of a number. The number is taken when no heading has one of more digits, or no more of
 * them follow. Where one follows all the same, the number was another: back to where it led from.
 */
static void type_digit(Steering *steering, char digit)
{
    const char *typed = steering->typed->str;
    gboolean was_taken = *typed && may_be_all(steering, typed);
    if (steering->typed->len < MAX_DIGITS)
        g_string_append_c(steering->typed, digit);
    typed = steering->typed->str;
    if (!may_be_all(steering, typed)) {
        say_typed(steering);
        end_typing_in(steering, DIGITS_END_MS, take_number);
        return;
    }
    if (was_taken)
        send_command(steering, COMMAND_GO_TO, steering->left, 0);
    else
        steering->left = player_settled_status(steering->player).utterance;
    go_to_heading(steering, typed);
    end_typing_in(steering, LATE_DIGIT_MS, on_typing_end);
}

/* FALSE when the key is none of a number's: then it is a command. */
static gboolean type_number(Steering *steering, guint key)
{
    if (key < 0x80 && g_ascii_isdigit((gchar)key)) {
        type_digit(steering, (char)key);
        return TRUE;
    }
    gboolean is_enter = key == '\r' || key == '\n';
    gboolean has_digits = steering->typed->len > 0;
    gboolean was_taken = has_digits && may_be_all(steering, steering->typed->str);
    end_typing(steering);
    if (is_enter && has_digits && !was_taken)
        take_number(steering);
    return is_enter && has_digits;
}

static void go_on_without_words(const Steering *steering)
{
    if (steering->was_playing)
        send_command(steering, COMMAND_RESUME, 0, 0);
}

static void end_words(Steering *steering)
{
    end_typing(steering);
    echo(steering, "\n");
    if (!find(steering, steering->typed->str))
        go_on_without_words(steering);
}

/* Takes back the last character, which may fill two columns of the terminal or none. */
static void erase_character(Steering *steering)
{
    GString *typed = steering->typed;
    const char *last = g_utf8_find_prev_char(typed->str, typed->str + typed->len);
    if (!last)
        return;
    gunichar character = g_utf8_get_char_validated(last, -1);
    g_string_truncate(typed, (gsize)(last - typed->str));
    static const char columns[] = "\b \b\b \b";
    echo(steering, columns + (g_unichar_iszerowidth(character) ? 6
                              : g_unichar_iswide(character)    ? 0
                                                               : 3));
}

/* Also what a key tells. */
static void cancel(Steering *steering)
{
    Typing typing = steering->typing;
    end_typing(steering);
    if (typing == TYPING_WORDS) {
        echo(steering, "\n");
        go_on_without_words(steering);
    }
    if (steering->player)
        player_end_remark(steering->player);
}

static void type_words(Steering *steering, guint key)
{
    GString *typed = steering->typed;
    if (key == '\r' || key == '\n') {
        end_words(steering);
    } else if (key == KEY_ESCAPE) {
        cancel(steering);
    } else if (key == 0x7f || key == 0x08) {
        erase_character(steering);
    } else if (key >= ' ' && key < 0x100 && typed->len < MAX_TYPED_BYTES) {
        char byte[] = {(char)key, '\0'};
        g_string_append(typed, byte);
        echo(steering, byte);
    }
}

/* --- from outside -----------------------------------------------------------------------------
 */

static void tell_help(Steering *steering)
{
    Remark *remark = teller_begin(steering->teller);
    if (!remark)
        return;
    for (Action action = ACTION_NONE + 1; action < ACTIONS; action++) {
        const ActionInfo *info = action_info(action);
        if (!info->keys)
            continue;
        g_autofree char *line = g_strdup_printf("%s: %s.", info->keys, info->does);
        report_note("%s", line);
        remark_english(remark, line);
    }
    teller_say(steering->teller, remark);
}

/* What is one command of the player's; COMMAND_KINDS for all others. */
static TransportCommandKind command_of(Action action)
{
    static const struct {
        Action action;
        TransportCommandKind command;
    } commands[] = {
        {ACTION_PAUSE, COMMAND_TOGGLE_PAUSE},
        {ACTION_NEXT_SENTENCE, COMMAND_NEXT_SENTENCE},
        {ACTION_PREVIOUS_SENTENCE, COMMAND_PREVIOUS_SENTENCE},
        {ACTION_NEXT_PARAGRAPH, COMMAND_NEXT_BLOCK},
        {ACTION_PREVIOUS_PARAGRAPH, COMMAND_PREVIOUS_BLOCK},
        {ACTION_NEXT_HEADING, COMMAND_NEXT_HEADING},
        {ACTION_PREVIOUS_HEADING, COMMAND_PREVIOUS_HEADING},
        {ACTION_NEXT_SAME_LEVEL, COMMAND_NEXT_SAME_LEVEL},
        {ACTION_PREVIOUS_SAME_LEVEL, COMMAND_PREVIOUS_SAME_LEVEL},
        {ACTION_AGAIN, COMMAND_REPEAT},
        {ACTION_AGAIN_SLOWLY, COMMAND_REPEAT_SLOWLY},
        {ACTION_BEGINNING, COMMAND_START},
        {ACTION_DISCLAIMER, COMMAND_DISCLAIMER},
        {ACTION_FASTER, COMMAND_FASTER},
        {ACTION_SLOWER, COMMAND_SLOWER},
        {ACTION_LOUDER, COMMAND_LOUDER},
        {ACTION_SOFTER, COMMAND_SOFTER},
    };
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++)
        if (commands[i].action == action)
            return commands[i].command;
    return COMMAND_KINDS;
}

/* "150", "150 %": a factor of 1.5. */
static gboolean set_percent(const Steering *steering, TransportCommandKind kind, const char *text)
{
    char *end;
    double percent = g_ascii_strtod(text, &end);
    if (end == text || !isfinite(percent) || percent <= 0 || end[strspn(end, " %")])
        return FALSE;
    send_command(steering, kind, 0, percent / 100);
    return TRUE;
}

gboolean steering_do(Steering *steering, Action action, const char *argument)
{
    const char *text = argument ? argument : "";
    if (action == ACTION_QUIT || action == ACTION_NEXT_ARTICLE || action == ACTION_VOICE) {
        steering->options.leave(action, text, steering->options.data);
        return TRUE;
    }
    steering->options.stay(steering->options.data);
    if (command_of(action) != steering->nowhere)
        steering->nowhere = COMMAND_KINDS;
    if (action == ACTION_CANCEL) {
        cancel(steering);
        return TRUE;
    }
    if (action == ACTION_HELP) {
        tell_help(steering);
        return TRUE;
    }
    if (!steering->player)
        return TRUE;
    TransportCommandKind command = command_of(action);
    if (command != COMMAND_KINDS) {
        send_command(steering, command, 0, 0);
        return TRUE;
    }
    switch (action) {
    case ACTION_BACK:
        player_skip(steering->player, -BACK_S);
        return TRUE;
    case ACTION_SPELL_WORD:
    case ACTION_SPELL_SENTENCE:
        spell(steering, action == ACTION_SPELL_SENTENCE);
        return TRUE;
    case ACTION_WHERE:
        tell_where(steering);
        return TRUE;
    case ACTION_HEADINGS:
        list_headings(steering);
        return TRUE;
    case ACTION_GO:
        return go_to_heading(steering, text);
    case ACTION_SPEED:
        return set_percent(steering, COMMAND_SET_SPEED, text);
    case ACTION_VOLUME:
        return set_percent(steering, COMMAND_SET_VOLUME, text);
    case ACTION_FIND:
        if (argument)
            return find(steering, text);
        begin_words(steering);
        return TRUE;
    case ACTION_FIND_NEXT:
        return find_next(steering);
    default:
        g_return_val_if_reached(FALSE);
    }
}

void steering_key(Steering *steering, guint key)
{
    if (steering->typing == TYPING_WORDS) {
        type_words(steering, key);
        return;
    }
    if (steering->typing == TYPING_NUMBER && type_number(steering, key))
        return;
    Action action = action_of_key(key);
    if (action == ACTION_FIND_NEXT && !*steering->options.found)
        action = ACTION_FIND; /* there is nothing yet to find again */
    if (action != ACTION_NONE)
        steering_do(steering, action, NULL);
}

gboolean steering_paused(Steering *steering)
{
    gboolean is_for_words = steering->pauses_for_words;
    steering->pauses_for_words = FALSE;
    return !is_for_words;
}

/* Who has heard the list has some time to choose: digits that are pressed much later are keys
 * again.
 */
void steering_remarked(Steering *steering)
{
    steering->nowhere = COMMAND_KINDS;
    if (steering->typing == TYPING_NUMBER && !steering->typing_end)
        end_typing_in(steering, LIST_END_MS, on_typing_end);
}

void steering_use(Steering *steering, Player *player)
{
    steering->player = player;
    teller_use(steering->teller, player);
    if (player)
        return;
    end_typing(steering);
    steering->nowhere = COMMAND_KINDS;
}

Steering *steering_new(const SteeringOptions *options)
{
    Steering *steering = g_new0(Steering, 1);
    steering->options = *options;
    steering->teller = teller_new(options->pipeline, options->script, options->source_name);
    steering->typed = g_string_new(NULL);
    steering->nowhere = COMMAND_KINDS;
    find_headings(steering);
    return steering;
}

void steering_free(Steering *steering)
{
    if (!steering)
        return;
    forget_typing_end(steering);
    g_string_free(steering->typed, TRUE);
    g_free(steering->prompt);
    g_free(steering->headings);
    teller_free(steering->teller);
    g_free(steering);
}
