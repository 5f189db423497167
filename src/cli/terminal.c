/* The terminal as a keyboard; see terminal.h. */
#include "cli/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Written before `taken` is set and never while it is, so that a handler sees it whole. */
static struct termios as_it_was;
static int taken_fd;
static volatile sig_atomic_t taken;
static int screen_fd;
static volatile sig_atomic_t screen_taken;

/* xterm's private modes 1049 (alternate screen), 25 (cursor) and 7 (wrapping). It is left empty:
 * where its size changed, tmux would leave pieces of it. */
static const char screen_on[] = "\033[?1049h\033[?25l\033[?7l\033[2J";
static const char screen_off[] = "\033[0m\033[2J\033[?7h\033[?25h\033[?1049l";

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGQUIT};

/* The handler is gone after one call (SA_RESETHAND): the signal raised again ends the process as it
 * would have. */
static void on_crash(int signal_number)
{
    terminal_give_back();
    raise(signal_number);
}

static void handle_crashes(void)
{
    struct sigaction action = {.sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    for (guint i = 0; i < G_N_ELEMENTS(crashes); i++)
        sigaction(crashes[i], &action, NULL);
}

static gboolean in_foreground(int fd)
{
    return tcgetpgrp(fd) == getpgrp();
}

int terminal_keyboard(gboolean input_is_taken)
{
    if (isatty(STDIN_FILENO))
        return STDIN_FILENO;
    if (!input_is_taken || !isatty(STDOUT_FILENO))
        return -1;
    return open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
}

gboolean terminal_take(int fd)
{
    if (taken)
        return TRUE;
    struct termios now;
    if (fd < 0 || !in_foreground(fd) || tcgetattr(fd, &now) != 0)
        return FALSE;
    as_it_was = now;
    taken_fd = fd;
    taken = 1;
    handle_crashes();
    now.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    now.c_cc[VMIN] = 1;
    now.c_cc[VTIME] = 0;
    if (tcsetattr(fd, TCSANOW, &now) == 0)
        return TRUE;
    terminal_give_back();
    return FALSE;
}

gboolean terminal_take_screen(int fd)
{
    if (!isatty(fd) || !in_foreground(fd))
        return FALSE;
    screen_fd = fd;
    screen_taken = 1;
    handle_crashes();
    return write(fd, screen_on, sizeof screen_on - 1) > 0;
}

void terminal_forget_keys(int fd)
{
    tcflush(fd, TCIFLUSH);
}

/* A process in the background that sets the terminal or writes to it is stopped by SIGTTOU; it is
 * blocked, because what we put back is what everybody wants. */
static void give_back(gboolean keyboard, gboolean screen)
{
    if (!keyboard && !screen)
        return;
    int saved_errno = errno;
    sigset_t stop, before;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    sigprocmask(SIG_BLOCK, &stop, &before);
    if (screen) {
        (void)!write(screen_fd, screen_off, sizeof screen_off - 1);
        screen_taken = 0;
    }
    if (keyboard) {
        tcsetattr(taken_fd, TCSANOW, &as_it_was);
        taken = 0;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = saved_errno;
}

void terminal_give_back(void)
{
    give_back(taken, screen_taken);
}

void terminal_give_back_screen(void)
{
    give_back(FALSE, screen_taken);
}

/* --- keys --------------------------------------------------------------------------------------
 */

/* The key of "ESC [ number ~", as xterm, the Linux console and rxvt send them. */
static guint numbered_key(guint number)
{
    switch (number) {
    case 1:
    case 7:
        return KEY_HOME;
    case 2:
        return KEY_INSERT;
    case 3:
        return KEY_DELETE;
    case 11:
        return KEY_F1;
    case 4:
    case 8:
        return KEY_END;
    case 5:
        return KEY_PAGE_UP;
    case 6:
        return KEY_PAGE_DOWN;
    default:
        return KEY_UNKNOWN;
    }
}

/* The keypad's own sequences ("ESC O p" is 0), which a terminal sends in its application mode. */
static guint keypad_key(guint8 byte)
{
    static const char keys[] = "*+,-./0123456789"; /* of "ESC O j" to "ESC O y" */
    if (byte >= 'j' && byte < 'j' + strlen(keys))
        return (guint8)keys[byte - 'j'];
    return byte == 'M' ? '\r' : KEY_UNKNOWN;
}

/* The key of a sequence that ends in `byte`. */
static guint finished_key(guint number, guint8 byte)
{
    switch (byte) {
    case 'E':
        return KEY_BEGIN;
    case 'P':
        return KEY_F1;
    case 'A':
        return KEY_UP;
    case 'B':
        return KEY_DOWN;
    case 'C':
        return KEY_RIGHT;
    case 'D':
        return KEY_LEFT;
    case 'H':
        return KEY_HOME;
    case 'F':
        return KEY_END;
    case '~':
        return numbered_key(number);
    default:
        return keypad_key(byte);
    }
}

static guint decode_sequence(KeyDecoder *decoder, guint8 byte)
{
    if (g_ascii_isdigit(byte)) {
        if (!decoder->fixed && decoder->parameter < 100)
            decoder->parameter = decoder->parameter * 10 + (byte - '0');
        return KEY_NONE;
    }
    if (byte >= 0x20 && byte < 0x40) { /* ECMA-48 5.4: further parameters, intermediate bytes */
        decoder->fixed = TRUE;
        return KEY_NONE;
    }
    guint key = finished_key(decoder->parameter, byte);
    *decoder = (KeyDecoder){0};
    return key;
}

guint key_decode(KeyDecoder *decoder, guint8 byte)
{
    if (byte == 0x1b) {
        *decoder = (KeyDecoder){.state = KEYS_ESCAPE};
        return KEY_NONE;
    }
    if (decoder->state == KEYS_SEQUENCE)
        return decode_sequence(decoder, byte);
    gboolean begins = decoder->state == KEYS_ESCAPE && (byte == '[' || byte == 'O');
    decoder->state = begins ? KEYS_SEQUENCE : KEYS_PLAIN;
    return begins ? KEY_NONE : byte;
}

gboolean key_may_be_escape(const KeyDecoder *decoder)
{
    return decoder->state == KEYS_ESCAPE;
}
