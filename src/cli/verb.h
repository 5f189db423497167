/* Verbs: the second word of the command line. One `const` struct and one file for each.
 *
 * Adding one: a file `src/cli/NAME.c` that defines `const Verb NAME_verb`, its declaration below, a
 * line in the array of main.c, its name in the Makefile's `cli` or, when it needs the rooms of
 * sound, `cli_sound`, its part of lectern.1.
 *
 * A verb parses its own command line (options.h), takes the article through the stages
 * (pipeline.h), prints results on stdout through output.h alone, and says what went wrong on stderr
 * through report.h alone. It never calls exit().
 */
#ifndef LECTERN_CLI_VERB_H
#define LECTERN_CLI_VERB_H

typedef struct Verb Verb;
struct Verb {
    const char *name;      /* "outline" */
    const char *arguments; /* what follows the options: "[FILE|URL|-]..." */
    const char *summary;   /* one line, lower case, no final stop: "prints the article as found" */

    /* Does the work and returns the exit code. argv[0] is the verb's own name; `verb` this struct.
     */
    int (*run)(const Verb *verb, int argc, char **argv);
};

/* The exit codes that are promised; they equal the codes of LECTERN_ERROR. */
enum {
    EXIT_CODE_DONE = 0,
    EXIT_CODE_FAILED = 1,
    EXIT_CODE_USAGE = 2,
    EXIT_CODE_NO_ARTICLE = 3,
    EXIT_CODE_NO_DEVICE = 4,
};

extern const Verb read_verb;
extern const Verb export_verb;
extern const Verb publish_verb;
extern const Verb serve_verb;
extern const Verb slip_verb;
extern const Verb outline_verb;
extern const Verb script_verb;
extern const Verb timeline_verb;
extern const Verb words_verb;
extern const Verb pronounce_verb;
extern const Verb voices_verb;
extern const Verb lexicon_verb;
extern const Verb keys_verb;
extern const Verb devices_verb;
extern const Verb shelf_verb;

#endif
