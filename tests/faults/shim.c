/* Counts what a program writes below one folder, and lets the write with a given number fail.
 *
 * Loaded by LD_PRELOAD. A program arms it through the functions below; until then it only passes
 * calls on. What is counted: write, pwrite, fsync, fdatasync, ftruncate, unlink, rename (and their
 * large-file names) on files whose path holds the folder. Linux only: paths come from /proc.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { NOTHING, KILL, TORN, IO_ERROR, FULL };

static char within[PATH_MAX];
static long count, at;
static int kind, always;

/* From now on the call with `number` (1 is the first) meets `what`; `for_ever`: all after it too. */
void fault_arm(const char *folder, long number, int what, int for_ever) {
    snprintf(within, sizeof within, "%s", folder);
    count = 0;
    at = number;
    kind = what;
    always = for_ever;
}

void fault_disarm(void) { kind = NOTHING; }

/* Calls since fault_arm. */
long fault_count(void) { return count; }

static int is_ours(const char *path) { return within[0] && strstr(path, within) != NULL; }

static int is_open_here(int file) {
    char link[64], path[PATH_MAX];
    if (!within[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_ours(path);
}

/* What happens to this call: NOTHING, TORN (the caller writes half and ends), or an error. */
static int turn(void) {
    long number = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    if (kind == NOTHING || number < at || (number > at && !always)) return NOTHING;
    if (kind == KILL) kill(getpid(), SIGKILL);
    return kind;
}

static int refused(int what) {
    if (what == TORN) kill(getpid(), SIGKILL); /* nothing to tear here */
    errno = what == FULL ? ENOSPC : EIO;
    return -1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRITES(name, MORE, PASS)                                                                   \
    ssize_t name(int file, const void *from, size_t size MORE) {                                   \
        static __typeof__(&name) real;                                                             \
        if (!real) real = REAL(name);                                                              \
        if (is_open_here(file)) {                                                                  \
            int what = turn();                                                                     \
            if (what == TORN) {                                                                    \
                size_t whole = size;                                                               \
                size = whole / 2;                                                                  \
                (void)!real(file, from, size PASS);                                                \
                kill(getpid(), SIGKILL);                                                           \
            }                                                                                      \
            if (what != NOTHING) return refused(what);                                             \
        }                                                                                          \
        return real(file, from, size PASS);                                                        \
    }
#define COMMA_PLACE , off_t place
#define COMMA_PLACE_64 , off64_t place
#define PASS_PLACE , place
WRITES(write, , )
WRITES(pwrite, COMMA_PLACE, PASS_PLACE)
WRITES(pwrite64, COMMA_PLACE_64, PASS_PLACE)

#define ON_FILE(name, MORE, PASS)                                                                  \
    int name(int file MORE) {                                                                      \
        static __typeof__(&name) real;                                                             \
        if (!real) real = REAL(name);                                                              \
        if (is_open_here(file)) {                                                                  \
            int what = turn();                                                                     \
            if (what != NOTHING) return refused(what);                                             \
        }                                                                                          \
        return real(file PASS);                                                                    \
    }
#define COMMA_SIZE , off_t size
#define COMMA_SIZE_64 , off64_t size
#define PASS_SIZE , size
ON_FILE(fsync, , )
ON_FILE(fdatasync, , )
ON_FILE(ftruncate, COMMA_SIZE, PASS_SIZE)
ON_FILE(ftruncate64, COMMA_SIZE_64, PASS_SIZE)

int unlink(const char *path) {
    static __typeof__(&unlink) real;
    if (!real) real = REAL(unlink);
    if (is_ours(path)) {
        int what = turn();
        if (what != NOTHING) return refused(what);
    }
    return real(path);
}

int rename(const char *from, const char *to) {
    static __typeof__(&rename) real;
    if (!real) real = REAL(rename);
    if (is_ours(from) || is_ours(to)) {
        int what = turn();
        if (what != NOTHING) return refused(what);
    }
    return real(from, to);
}
