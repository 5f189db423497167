/* The title of a bare text; see plain_title.h. */
#include "article/plain_title.h"

enum {
    TITLE_WORDS = 30,
    TITLE_WORDS_THAT_COUNT = 9,
    WORDS_OF_MOST_TITLES = 16,
    LONG_TITLE_WORDS = 5, /* under such a line a longer one is its subtitle */
    STATEMENT_WORDS = 7,
    NAME_WORDS = 4,
    MENU_WORDS = 3,
    MENU_LINES = 3,
    FACTS_NEAR = 4, /* lines beside a title in which its facts stand */
    OWNER_WORDS = 3,
    DISTANCE_THAT_COUNTS = 12,
    FAR_DISTANCE_THAT_COUNTS = 40
};

/* Points of evidence against those of a word of length. */
static const double least_points = 0.5, for_first_line = 2.0, for_facts_below = 4.0,
                    for_time_below = 3.0, for_facts_near = 2.0, for_facts_above = 1.5,
                    against_facts_of_another = 2.5, against_full_stop = 7.0, against_call = 3.0,
                    against_distance = 0.35, against_far_distance = 0.05,
                    against_statement_before = 4.0, against_subtitle = 4.5, against_length = 0.3;

static gboolean may_be_title(const PlainLine *line)
{
    gunichar last = text_last_sign(line->text);
    return !(line->item && !line->number) && line->size.words >= 1 &&
           line->size.words <= TITLE_WORDS && !line->site && !line->parts && !line->fact &&
           !line->offer && !line->mail && last != ',' && last != ';' && last != ':';
}

/* A sentence, however short: the article has begun. */
static gboolean is_statement(const PlainLine *line)
{
    return text_last_sign(line->text) == '.' && line->size.words >= STATEMENT_WORDS &&
           !line->fact && !line->site && !line->offer && !line->item;
}

/* A byline or a date; a reading time alone stands beside many a link. */
static gboolean is_strong_fact(const PlainLine *line)
{
    return line && line->fact && !plain_has_cue(line, CUE_READING_TIME);
}

/* A short line between a title and its date: the author's name. */
static gboolean is_name_above_date(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i);
    return line && !line->size.closed && line->size.words <= NAME_WORDS &&
           is_strong_fact(plain_at(text, i + 1));
}

/* Whether the facts above line `i` stand below a line that they belong to. */
static gboolean have_owner(const PlainText *text, guint i)
{
    for (guint k = i; k-- > 0 && i - k <= FACTS_NEAR;) {
        const PlainLine *line = plain_at(text, k);
        if (!line->fact)
            return may_be_title(line) && line->size.words >= OWNER_WORDS;
    }
    return FALSE;
}

static double points_of_facts(const PlainText *text, guint i)
{
    const PlainLine *next = plain_at(text, i + 1);
    if (is_strong_fact(next) || is_name_above_date(text, i + 1))
        return for_facts_below;
    if (next && next->fact)
        return for_time_below;
    for (guint k = i + 2; k <= i + FACTS_NEAR && k < text->prose; k++)
        if (is_strong_fact(plain_at(text, k)))
            return for_facts_near;
    if (!i || !is_strong_fact(plain_at(text, i - 1)))
        return 0.0;
    return have_owner(text, i) ? -against_facts_of_another : for_facts_above;
}

static double points_against_distance(guint lines)
{
    guint far = lines > DISTANCE_THAT_COUNTS ? lines - DISTANCE_THAT_COUNTS : 0;
    return against_distance * MIN(lines, (guint)DISTANCE_THAT_COUNTS) +
           against_far_distance * MIN(far, (guint)FAR_DISTANCE_THAT_COUNTS);
}

/* A line longer than the title above it says more of the same. */
static gboolean is_subtitle(const PlainText *text, guint i)
{
    const PlainLine *line = plain_at(text, i), *before = i ? plain_at(text, i - 1) : NULL;
    return before && may_be_title(before) && before->size.words >= LONG_TITLE_WORDS &&
           line->size.words > before->size.words && line->size.words <= before->size.words * 5 / 2;
}

/* How much line `i` looks like the title, `distance` lines of words before the prose. */
static double points_of(const PlainText *text, guint i, guint distance)
{
    const PlainLine *line = plain_at(text, i);
    if (!may_be_title(line))
        return 0.0;
    gunichar last = text_last_sign(line->text);
    guint words = line->size.words;
    double points = MIN(words, (guint)TITLE_WORDS_THAT_COUNT);
    points -= words > WORDS_OF_MOST_TITLES ? against_length * (words - WORDS_OF_MOST_TITLES) : 0.0;
    points -= last == '.' ? against_full_stop : last == '!' ? against_call : 0.0;
    points -= points_against_distance(distance);
    points += points_of_facts(text, i);
    points += i == 0 ? for_first_line : 0.0;
    points -= is_subtitle(text, i) ? against_subtitle : 0.0;
    return points;
}

/* The first statement before the prose, `prose` if there is none. */
static guint first_statement(const PlainText *text)
{
    guint i = 0;
    while (i < text->prose && !is_statement(plain_at(text, i)))
        i++;
    return i;
}

/* Whether the first prose is a banner above the menu: short lines stand below it, and then a line
 * with facts below. Then the prose begins behind those. */
static gboolean skip_banner(PlainText *text)
{
    guint menu = 0, i = text->prose + 1;
    gboolean titled = FALSE;
    for (; i < text->lines->len && !plain_at(text, i)->prose; i++) {
        const PlainLine *line = plain_at(text, i);
        if (!titled && !line->size.closed && line->size.words <= MENU_WORDS)
            menu++;
        titled |= may_be_title(line) && is_strong_fact(plain_at(text, i + 1));
    }
    if (menu < MENU_LINES || !titled || i == text->lines->len)
        return FALSE;
    text->prose = i;
    return TRUE;
}

static void find_best(PlainText *text)
{
    guint statement = first_statement(text), distance = 0;
    double best = least_points;
    text->title = G_MAXUINT;
    for (guint i = text->prose; i-- > 0;) {
        distance += plain_at(text, i)->size.words > 1 || i + 1 == text->prose;
        double points = points_of(text, i, distance);
        points -= i > statement ? against_statement_before : 0.0;
        if (points >= best) {
            best = points;
            text->title = i;
        }
    }
}

void plain_title_find(PlainText *text)
{
    find_best(text);
    if (text->title == G_MAXUINT && skip_banner(text))
        find_best(text);
}
