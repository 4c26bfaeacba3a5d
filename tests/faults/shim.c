/* Stands between a program and the C library's calls that change files, below one folder: it counts them, kills the
   program in one, lets one fail, or writes all of them down. Loaded by LD_PRELOAD; switched on by shim_start. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, SYNC, NAME, OPEN, UNLINK, MKDIR, TRUNCATE, KINDS };
enum { OFF, KILL, FAIL, SHORT };
enum { L_OPEN = 1, L_WRITE, L_SYNC, L_TRUNCATE, L_RENAME, L_LINK, L_UNLINK, L_MKDIR, L_TELL };
enum { FDS = 4096 };

static char below[4096];
static int mode, wanted, error_number, for_ever, log_to = -1;
static long at, seen[KINDS], all;
static char tracked[FDS];
static __thread int inside;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Begins: of the calls of a kind (0: of all) the at-th is killed in, fails, or is cut short. */
void shim_start(const char *folder, int what, int kind, long number, int error, int ever, int log) {
    snprintf(below, sizeof below, "%s/", folder);
    memset(seen, 0, sizeof seen);
    memset(tracked, 0, sizeof tracked);
    all = 0;
    mode = what; wanted = kind; at = number; error_number = error; for_ever = ever; log_to = log;
}
/* From now on, with all files known that are open already. */
void shim_arm(int what, int kind, long number, int error, int ever) {
    memset(seen, 0, sizeof seen);
    all = 0;
    wanted = kind; at = number; error_number = error; for_ever = ever; mode = what;
}
void shim_stop(void) { below[0] = 0; mode = OFF; log_to = -1; }
long shim_seen(int kind) { return kind ? seen[kind] : all; }

static void note(int32_t what, int32_t fd, int64_t place, const char *a, size_t a_size, const char *b, size_t b_size) {
    if (log_to < 0) return;
    int kept = errno;
    struct { int32_t what, fd; int64_t place; uint32_t a, b; } head = {what, fd, place, a_size, b_size};
    static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&one);
    syscall(SYS_write, log_to, &head, sizeof head);
    if (a_size) syscall(SYS_write, log_to, a, a_size);
    if (b_size) syscall(SYS_write, log_to, b, b_size);
    pthread_mutex_unlock(&one);
    errno = kept;
}
void shim_tell(void) { note(L_TELL, 0, 0, "", 0, "", 0); }

/* Whether this call is the one; where the program is to be killed in it, it ends here. */
static int is_hit(int kind, int may_halve) {
    if (mode == OFF) { seen[kind]++; all++; return 0; }
    long number = wanted ? ++seen[kind] : (seen[kind]++, ++all);
    if (wanted && wanted != kind) return 0;
    if (number != at && !(for_ever && number > at)) return 0;
    if (mode == KILL && !(may_halve && error_number)) kill(getpid(), SIGKILL);
    return 1;
}
static int is_failing(int kind) {
    if (!is_hit(kind, 0) || mode != FAIL) return 0;
    errno = error_number;
    return 1;
}

static const char *whole(int folder, const char *path, char *room) {
    if (path[0] == '/') return path;
    char link[64];
    if (folder == AT_FDCWD) { if (!getcwd(room, 4096)) return path; }
    else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t size = readlink(link, room, 2000);
        if (size < 0) return path;
        room[size] = 0;
    }
    size_t used = strlen(room);
    snprintf(room + used, 4096 - used, "/%s", path);
    return room;
}
static int is_below(const char *path) {
    size_t size = strlen(below);
    return size && !inside && (!strncmp(path, below, size) || (strlen(path) == size - 1 && !strncmp(path, below, size - 1)));
}
static int is_ours(int fd) { return below[0] && fd >= 0 && fd < FDS && tracked[fd]; }

static int opening(int folder, const char *path, int flags, mode_t rights) {
    char room[4096];
    const char *name = whole(folder, path, room);
    static int (*real)(int, const char *, int, ...);
    if (!real) real = (int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, "openat");
    if (!is_below(name)) {
        int fd = real(folder, path, flags, rights);
        if (fd >= 0 && fd < FDS) tracked[fd] = 0;
        return fd;
    }
    struct stat found;
    int was_there = !stat(name, &found);
    int may_fail = mode != FAIL || error_number != ENOSPC || (!was_there && flags & O_CREAT); /* only what is made takes room */
    if (may_fail && is_failing(OPEN)) return -1;
    int fd = real(folder, path, flags, rights);
    if (fd >= 0 && fd < FDS) {
        tracked[fd] = 1;
        note(L_OPEN, fd, (was_there ? 0 : 1) | (flags & O_TRUNC && (flags & O_ACCMODE) != O_RDONLY ? 2 : 0), name, strlen(name), "", 0);
    }
    return fd;
}
#define RIGHTS(flags) mode_t rights = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list more; va_start(more, flags); rights = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { RIGHTS(flags) return opening(AT_FDCWD, path, flags, rights); }
int open64(const char *path, int flags, ...) { RIGHTS(flags) return opening(AT_FDCWD, path, flags | O_LARGEFILE, rights); }
int openat(int folder, const char *path, int flags, ...) { RIGHTS(flags) return opening(folder, path, flags, rights); }
int openat64(int folder, const char *path, int flags, ...) { RIGHTS(flags) return opening(folder, path, flags | O_LARGEFILE, rights); }
int __open_2(const char *path, int flags) { return opening(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opening(AT_FDCWD, path, flags | O_LARGEFILE, 0); }

static ssize_t written(int fd, const void *data, size_t size, off_t place, int is_placed) {
    if (!is_ours(fd)) return is_placed ? syscall(SYS_pwrite64, fd, data, size, place) : syscall(SYS_write, fd, data, size);
    int is_cut = is_hit(WRITE, 1);
    if (is_cut && mode == FAIL) { errno = error_number; return -1; }
    if (is_cut) size = size > 1 ? size / 2 : size;
    off_t start = place;
    if (!is_placed) start = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t done = is_placed ? syscall(SYS_pwrite64, fd, data, size, place) : syscall(SYS_write, fd, data, size);
    if (is_cut && mode == KILL) kill(getpid(), SIGKILL);
    if (done > 0) note(L_WRITE, fd, start, "", 0, data, done);
    return done;
}
ssize_t write(int fd, const void *data, size_t size) { return written(fd, data, size, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) { return written(fd, data, size, place, 1); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) { return written(fd, data, size, place, 1); }
ssize_t sendfile64(int to, int from, off64_t *place, size_t size) { (void)to; (void)from; (void)place; (void)size; errno = ENOTSOCK; return -1; }
ssize_t sendfile(int to, int from, off_t *place, size_t size) { (void)to; (void)from; (void)place; (void)size; errno = ENOTSOCK; return -1; }

#define SYNCING(name) int name(int fd) { \
    if (is_ours(fd) && is_failing(SYNC)) return -1; \
    int done = REAL(name)(fd); \
    if (!done && is_ours(fd)) note(L_SYNC, fd, 0, "", 0, "", 0); \
    return done; }
SYNCING(fsync)
SYNCING(fdatasync)

static int cut(int fd, off_t size) {
    if (is_ours(fd) && is_failing(TRUNCATE)) return -1;
    int done = syscall(SYS_ftruncate, fd, size);
    if (!done && is_ours(fd)) note(L_TRUNCATE, fd, size, "", 0, "", 0);
    return done;
}
int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

static int named(int what, int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char room[4096], other[4096];
    const char *a = whole(from_folder, from, room), *b = whole(to_folder, to, other);
    int is_watched = is_below(a) || is_below(b);
    if (is_watched && is_failing(NAME)) return -1;
    int done = what == L_LINK ? syscall(SYS_linkat, from_folder, from, to_folder, to, flags)
                              : syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (!done && is_watched) note(what, 0, 0, a, strlen(a), b, strlen(b));
    return done;
}
int rename(const char *a, const char *b) { return named(L_RENAME, AT_FDCWD, a, AT_FDCWD, b, 0); }
int renameat(int f, const char *a, int t, const char *b) { return named(L_RENAME, f, a, t, b, 0); }
int link(const char *a, const char *b) { return named(L_LINK, AT_FDCWD, a, AT_FDCWD, b, 0); }
int linkat(int f, const char *a, int t, const char *b, int flags) { return named(L_LINK, f, a, t, b, flags); }

static int gone(int folder, const char *path, int flags) {
    char room[4096];
    const char *name = whole(folder, path, room);
    if (is_below(name) && is_failing(UNLINK)) return -1;
    int done = syscall(SYS_unlinkat, folder, path, flags);
    if (!done && is_below(name)) note(L_UNLINK, 0, 0, name, strlen(name), "", 0);
    return done;
}
int unlink(const char *path) { return gone(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return gone(folder, path, flags); }
int rmdir(const char *path) { return gone(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) { return gone(AT_FDCWD, path, 0); }

static int made(int folder, const char *path, mode_t rights) {
    char room[4096];
    const char *name = whole(folder, path, room);
    if (is_below(name) && is_failing(MKDIR)) return -1;
    int done = syscall(SYS_mkdirat, folder, path, rights);
    if (!done && is_below(name)) note(L_MKDIR, 0, 0, name, strlen(name), "", 0);
    return done;
}
int mkdir(const char *path, mode_t rights) { return made(AT_FDCWD, path, rights); }
int mkdirat(int folder, const char *path, mode_t rights) { return made(folder, path, rights); }
