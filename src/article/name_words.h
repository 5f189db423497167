/* Name words: what a word beside a name says: a degree, a job, a house; what a name
 * looks like.
 *
 * Must not know: bylines, pages.
 */
#ifndef LECTERN_ARTICLE_NAME_WORDS_H
#define LECTERN_ARTICLE_NAME_WORDS_H

#include <glib.h>

/* Letters behind a name: "MD", "M.D. FACLM", "PharmD", "R.D.N.". */
gboolean name_words_is_degree(const char *text);

/* Whether a word of `text` is that of a job: "Staff Writer", "Professor of Medicine". */
gboolean name_words_has_job(const char *text);

/* Whether `text` ends in a word for several who sign as one: "Larder Staff", "The Team". */
gboolean name_words_is_collective(const char *text);

/* Whether a word of `text` is that of a house: "Mayo Clinic", "University of Ohio". */
gboolean name_words_has_house(const char *text);

/* Whether `text` looks like a person's name: two to six words that nearly all begin with a capital,
 * none of which is a house's or a job's. Degrees and particles aside. */
gboolean name_words_is_name(const char *text);

/* Small words within names: "de", "van". */
gboolean name_words_is_particle(const char *word);

/* What programs write where nobody signed: "admin", "Unknown". */
gboolean name_words_is_placeholder(const char *text);

#endif
