/* Counts what a program writes below one folder, and lets the write with a given number fail.
 *
 * Loaded by LD_PRELOAD. A program arms it through the functions below; until then it only passes
 * calls on. What is counted: write, pwrite, fsync, fdatasync, ftruncate, unlink, rename (and their
 * large-file names) on files whose path holds the folder. Linux only: paths come from /proc.
 *
 * It can also write down all that was done there, in order and with the bytes (fault_record), for
 * power.py, which makes from it what a disk may hold after the power fails. One entry is a struct
 * entry, two texts (path; second path of a rename) and the bytes. Copying inside of the kernel
 * (sendfile) is refused, so that copies are writes like others.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { NOTHING, KILL, TORN, IO_ERROR, FULL, ASLEEP };

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

static int record = -1;

struct entry {
    uint64_t file; /* number of the file or folder on its disk */
    int64_t place, size;
    uint32_t path, other; /* lengths of the two texts */
    char what, unused[7];
};

/* From now on all that is done is written down in the file `path`. */
void fault_record(const char *path) {
    record = (int)syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_APPEND | O_WRONLY, 0600);
}

static void note(char what, uint64_t file, int64_t place, const char *path, const char *other,
                 const void *bytes, int64_t size) {
    if (record < 0) return;
    struct entry entry = {file, place, size, 0, 0, what, {0}};
    entry.path = path ? (uint32_t)strlen(path) : 0;
    entry.other = other ? (uint32_t)strlen(other) : 0;
    struct iovec parts[] = {
        {&entry, sizeof entry},
        {(void *)path, entry.path},
        {(void *)other, entry.other},
        {(void *)bytes, bytes ? (size_t)size : 0},
    };
    int before = errno;
    (void)!syscall(SYS_writev, record, parts, 4);
    errno = before;
}

/* A line that the program says at this point. */
void fault_mark(const char *line) { note('m', 0, 0, line, NULL, NULL, 0); }

static uint64_t number_of(int file) {
    struct stat found;
    return fstat(file, &found) == 0 ? found.st_ino : 0;
}

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

/* What happens to this call: NOTHING (perhaps after a sleep), TORN (the caller writes half and
 * ends), or an error. */
static int turn(void) {
    long number = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    if (kind == NOTHING || number < at || (number > at && !always)) return NOTHING;
    if (kind == KILL) kill(getpid(), SIGKILL);
    if (kind == ASLEEP) {
        kill(getpid(), SIGSTOP); /* goes on here when it is woken */
        return NOTHING;
    }
    return kind;
}

static int refused(int what) {
    if (what == TORN) kill(getpid(), SIGKILL); /* nothing to tear here */
    errno = what == FULL ? ENOSPC : EIO;
    return -1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Where a plain write goes to; what has a place of its own goes there. */
static int64_t here(int file) {
    if (record < 0) return 0;
    struct stat found;
    if (fcntl(file, F_GETFL) & O_APPEND && fstat(file, &found) == 0) return found.st_size;
    return lseek(file, 0, SEEK_CUR);
}

#define WRITES(name, MORE, PASS, PLACE)                                                            \
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
            int64_t at_place = PLACE;                                                              \
            ssize_t done = real(file, from, size PASS);                                            \
            if (done > 0) note('w', number_of(file), at_place, NULL, NULL, from, done);            \
            return done;                                                                           \
        }                                                                                          \
        return real(file, from, size PASS);                                                        \
    }
#define COMMA_PLACE , off_t place
#define COMMA_PLACE_64 , off64_t place
#define PASS_PLACE , place
WRITES(write, , , here(file))
WRITES(pwrite, COMMA_PLACE, PASS_PLACE, place)
WRITES(pwrite64, COMMA_PLACE_64, PASS_PLACE, place)

#define ON_FILE(name, MORE, PASS, WHAT, SIZE)                                                      \
    int name(int file MORE) {                                                                      \
        static __typeof__(&name) real;                                                             \
        if (!real) real = REAL(name);                                                              \
        if (is_open_here(file)) {                                                                  \
            int what = turn();                                                                     \
            if (what != NOTHING) return refused(what);                                             \
            int done = real(file PASS);                                                            \
            if (done == 0) note(WHAT, number_of(file), SIZE, NULL, NULL, NULL, 0);                 \
            return done;                                                                           \
        }                                                                                          \
        return real(file PASS);                                                                    \
    }
#define COMMA_SIZE , off_t size
#define COMMA_SIZE_64 , off64_t size
#define PASS_SIZE , size
ON_FILE(fsync, , , 's', 0)
ON_FILE(fdatasync, , , 's', 0)
ON_FILE(ftruncate, COMMA_SIZE, PASS_SIZE, 't', size)
ON_FILE(ftruncate64, COMMA_SIZE_64, PASS_SIZE, 't', size)

int unlink(const char *path) {
    static __typeof__(&unlink) real;
    if (!real) real = REAL(unlink);
    if (!is_ours(path)) return real(path);
    int what = turn();
    if (what != NOTHING) return refused(what);
    int done = real(path);
    if (done == 0) note('u', 0, 0, path, NULL, NULL, 0);
    return done;
}

int rename(const char *from, const char *to) {
    static __typeof__(&rename) real;
    if (!real) real = REAL(rename);
    if (!is_ours(from) && !is_ours(to)) return real(from, to);
    int what = turn();
    if (what != NOTHING) return refused(what);
    int done = real(from, to);
    if (done == 0) note('r', 0, 0, from, to, NULL, 0);
    return done;
}

/* What follows is written down, but never fails. */

int mkdir(const char *path, mode_t mode) {
    static __typeof__(&mkdir) real;
    if (!real) real = REAL(mkdir);
    int done = real(path, mode);
    struct stat found;
    if (done == 0 && record >= 0 && is_ours(path) && stat(path, &found) == 0)
        note('d', found.st_ino, 0, path, NULL, NULL, 0);
    return done;
}

static int opened(int file, const char *path, int flags, int was_there) {
    if (file >= 0 && record >= 0 && is_ours(path)) {
        if (!was_there) note('c', number_of(file), 0, path, NULL, NULL, 0);
        else if (flags & O_TRUNC) note('t', number_of(file), 0, NULL, NULL, NULL, 0);
    }
    return file;
}

#define OPENS(name)                                                                                \
    int name(const char *path, int flags, ...) {                                                   \
        static int (*real)(const char *, int, ...);                                                \
        if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name);                \
        mode_t mode = 0;                                                                           \
        if (flags & (O_CREAT | O_TMPFILE)) {                                                       \
            va_list more;                                                                          \
            va_start(more, flags);                                                                 \
            mode = va_arg(more, mode_t);                                                           \
            va_end(more);                                                                          \
        }                                                                                          \
        int was_there = record < 0 || access(path, F_OK) == 0;                                     \
        return opened(real(path, flags, mode), path, flags, was_there);                            \
    }
OPENS(open)
OPENS(open64)

ssize_t sendfile64(int to, int from, off64_t *place, size_t size) {
    static __typeof__(&sendfile64) real;
    if (!real) real = REAL(sendfile64);
    if (is_open_here(to)) {
        errno = ENOTSOCK;
        return -1;
    }
    return real(to, from, place, size);
}

ssize_t sendfile(int to, int from, off_t *place, size_t size) {
    return sendfile64(to, from, (off64_t *)place, size);
}
