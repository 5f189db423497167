/* A program that is run beside the server: it is told lines on its standard input, and what it
 * says is handed on line by line.
 *
 * It ends when the server does, also when that is killed.
 *
 * Must not know: what the lines mean.
 */
#ifndef LECTERN_SERVE_PROGRAM_H
#define LECTERN_SERVE_PROGRAM_H

#include <glib.h>

typedef struct Program Program;

/* All are called from a thread of the program's, one after the other, and may not free it. Lines
 * are valid UTF-8, without their end; one that is longer than 4 MiB comes in pieces. */
typedef struct {
    void (*said)(const char *line, gpointer data);
    void (*complained)(const char *line, gpointer data); /* on its standard error */
    /* Nothing more comes. `exit_code` is 128 + N where signal N ended it. */
    void (*ended)(int exit_code, gpointer data);
    gpointer data;
} ProgramWatch;

/* Starts `arguments` (NULL-terminated; the first is the program's path). `watch` is copied. */
Program *program_start(const char *const *arguments, const ProgramWatch *watch, GError **error);

/* Tells it some bytes; FALSE where it does not listen any more. Waits until it took them. */
gboolean program_tell(Program *program, const char *bytes, gsize length);
/* There is nothing more to be told: the end of its standard input. */
void program_tell_end(Program *program);

/* Returns when `ended` was called. */
void program_wait(Program *program);
/* Asks it to end (SIGTERM), and does not wait. From any thread. */
void program_ask_to_end(Program *program);
/* The same; one that has not ended `grace_ms` later is killed. Returns when `ended` was called. */
void program_stop(Program *program, guint grace_ms);

/* Waits until it has ended by itself, then frees it. */
void program_free(Program *program);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Program, program_free)

#endif
