/* Loaded before libc (LD_PRELOAD): what a process changes below one folder is recorded, counted, refused or cut off.
 *
 * Recording writes one record per change to a file, in the order of the calls: opname.py reads them, schijf.py makes disks
 * of them. Refusing gives ENOSPC or EIO at the n-th change, once or from then on. Cutting off is SIGKILL at the n-th change,
 * before it or halfway a write. Nothing happens until Python calls opname_begin. The shared memory beside a database (-shm)
 * is not recorded, because SQLite makes it anew, but its calls can be refused like all others. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAX_FD 4096
#define PAD 1024
#define DOOD (-1)        /* SIGKILL before the call */
#define HALF_DOOD (-2)   /* half of a write, then SIGKILL */

enum { MAAK = 1, SCHRIJF, KORT_IN, SYNC, HERNOEM, WEG, MAP, MAP_WEG, SYNC_MAP, MERK };

struct kop { uint8_t soort; uint8_t leeg[3]; uint32_t pad, inhoud; uint64_t nummer; int64_t plek; } __attribute__((packed));

static char wortel[PAD];
static size_t wortel_lengte;
static int uit = -1;
static int aan;
static long teller, breuk_bij, breuk_duur;
static int breuk_soort;
static char laatste[64];
static char *van_fd[MAX_FD];
static pthread_mutex_t slot = PTHREAD_MUTEX_INITIALIZER;

#define ECHT(naam, type, ...) \
    static type (*echt)(__VA_ARGS__); \
    if (!echt) echt = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, naam)

/* ------------------------------------------------------------------ what is watched */

static int binnen(const char *pad) {
    return aan && wortel_lengte && !strncmp(pad, wortel, wortel_lengte) && (pad[wortel_lengte] == '/' || !pad[wortel_lengte]);
}

static int volg(int map, const char *pad, char *heel) { /* the whole path; 0 when it is not ours */
    if (!aan || !pad) return 0;
    if (pad[0] == '/') snprintf(heel, PAD, "%s", pad);
    else if (map >= 0 && map < MAX_FD && van_fd[map]) snprintf(heel, PAD, "%s/%s", van_fd[map], pad);
    else return 0;
    return binnen(heel);
}

static int is_geheugen(const char *pad) {
    size_t n = strlen(pad);
    return n > 4 && !strcmp(pad + n - 4, "-shm");
}

static const char *pad_van(int fd) { return aan && fd >= 0 && fd < MAX_FD ? van_fd[fd] : NULL; }

static void onthoud(int fd, const char *pad) {
    if (fd < 0 || fd >= MAX_FD) return;
    free(van_fd[fd]);
    van_fd[fd] = pad ? strdup(pad) : NULL;
}

static uint64_t nummer_van(int fd) {
    struct stat s;
    return fstat(fd, &s) ? 0 : (uint64_t)s.st_ino;
}

/* ------------------------------------------------------------------ recording, refusing, cutting off */

static void noteer(int soort, const char *pad, const void *inhoud, size_t lengte, uint64_t nummer, int64_t plek) {
    if (uit < 0 || (pad && is_geheugen(pad))) return;
    struct kop kop = {.soort = (uint8_t)soort, .pad = pad ? (uint32_t)strlen(pad) : 0, .inhoud = (uint32_t)lengte,
                      .nummer = nummer, .plek = plek};
    struct iovec delen[3] = {{&kop, sizeof kop}, {(void *)pad, kop.pad}, {(void *)inhoud, lengte}};
    syscall(SYS_writev, uit, delen, 3);
}

static int stoor(const char *wat, const char *pad, int schrijft) { /* 0, an errno, or HALF_DOOD */
    teller++;
    if (!breuk_soort || teller < breuk_bij || (!breuk_duur && teller > breuk_bij)) return 0;
    if (teller == breuk_bij) {
        const char *naam = strrchr(pad, '/');
        snprintf(laatste, sizeof laatste, "%s %.40s", wat, naam ? naam + 1 : pad);
    }
    if (breuk_soort == DOOD || (breuk_soort == HALF_DOOD && !schrijft)) kill(getpid(), SIGKILL);
    return breuk_soort;
}

void opname_begin(const char *map, int fd) {
    snprintf(wortel, sizeof wortel, "%s", map);
    wortel_lengte = strlen(wortel);
    uit = fd;
    teller = 0;
    breuk_soort = 0;
    laatste[0] = 0;
    aan = 1;
}

void opname_einde(void) { aan = 0; uit = -1; breuk_soort = 0; }
void opname_breuk(long bij, int soort, int duur) { breuk_bij = teller + bij; breuk_duur = duur; breuk_soort = soort; }
void opname_heel(void) { breuk_soort = 0; }
long opname_teller(void) { return teller; }
const char *opname_plek(void) { return laatste; }

void opname_merk(const char *tekst) {
    pthread_mutex_lock(&slot);
    noteer(MERK, NULL, tekst, strlen(tekst), 0, 0);
    pthread_mutex_unlock(&slot);
}

/* ------------------------------------------------------------------ the calls */

static int doe_open(int map, const char *pad, int vlaggen, mode_t mode) {
    ECHT("openat64", int, int, const char *, int, ...);
    char heel[PAD];
    if (!volg(map, pad, heel)) return echt(map, pad, vlaggen, mode);
    pthread_mutex_lock(&slot);
    struct stat s;
    int er = !stat(heel, &s), maakt = (vlaggen & O_CREAT) && !er;
    int kapt = (vlaggen & O_TRUNC) && er && S_ISREG(s.st_mode) && s.st_size, fout = 0, fd = -1;
    if (maakt || kapt) fout = stoor(maakt ? "create" : "truncate", heel, 0);
    if (fout) errno = fout;
    else fd = echt(map, pad, vlaggen, mode);
    if (fd >= 0) {
        onthoud(fd, heel);
        if (maakt) noteer(MAAK, heel, NULL, 0, nummer_van(fd), 0);
        if (kapt) noteer(KORT_IN, heel, NULL, 0, nummer_van(fd), 0);
    }
    pthread_mutex_unlock(&slot);
    return fd;
}

#define MODE mode_t mode = 0; if (vlaggen & (O_CREAT | O_TMPFILE)) { va_list l; va_start(l, vlaggen); mode = va_arg(l, mode_t); va_end(l); }
int open(const char *pad, int vlaggen, ...) { MODE return doe_open(AT_FDCWD, pad, vlaggen, mode); }
int open64(const char *pad, int vlaggen, ...) { MODE return doe_open(AT_FDCWD, pad, vlaggen, mode); }
int openat(int map, const char *pad, int vlaggen, ...) { MODE return doe_open(map, pad, vlaggen, mode); }
int openat64(int map, const char *pad, int vlaggen, ...) { MODE return doe_open(map, pad, vlaggen, mode); }

int close(int fd) {
    ECHT("close", int, int);
    if (fd >= 0 && fd < MAX_FD && van_fd[fd]) {
        pthread_mutex_lock(&slot);
        onthoud(fd, NULL);
        pthread_mutex_unlock(&slot);
    }
    return echt(fd);
}

static ssize_t doe_schrijf(int fd, const void *buf, size_t n, off64_t plek, int met_plek) {
    ECHT("write", ssize_t, int, const void *, size_t);
    static ssize_t (*echt_p)(int, const void *, size_t, off64_t);
    if (!echt_p) echt_p = (ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    const char *pad = pad_van(fd);
    if (!pad) return met_plek ? echt_p(fd, buf, n, plek) : echt(fd, buf, n);
    pthread_mutex_lock(&slot);
    if (!met_plek) plek = lseek64(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
    int fout = stoor("write", pad, 1);
    ssize_t r = -1;
    if (fout == HALF_DOOD) {
        echt_p(fd, buf, n / 2, plek);
        kill(getpid(), SIGKILL);
    }
    if (fout == ENOSPC && n > 512 && teller == breuk_bij) { /* a disk that fills up takes the first part */
        r = met_plek ? echt_p(fd, buf, n / 2, plek) : echt(fd, buf, n / 2);
        breuk_bij++; /* and refuses the rest */
    } else if (fout) errno = fout;
    else r = met_plek ? echt_p(fd, buf, n, plek) : echt(fd, buf, n);
    if (r > 0) noteer(SCHRIJF, pad, buf, (size_t)r, nummer_van(fd), plek);
    pthread_mutex_unlock(&slot);
    return r;
}

ssize_t write(int fd, const void *buf, size_t n) { return doe_schrijf(fd, buf, n, 0, 0); }
ssize_t pwrite(int fd, const void *buf, size_t n, off_t plek) { return doe_schrijf(fd, buf, n, plek, 1); }
ssize_t pwrite64(int fd, const void *buf, size_t n, off64_t plek) { return doe_schrijf(fd, buf, n, plek, 1); }

/* Copies inside the kernel are not offered: the caller then reads and writes. */
ssize_t sendfile64(int naar, int van, off64_t *plek, size_t n) {
    ECHT("sendfile64", ssize_t, int, int, off64_t *, size_t);
    if (pad_van(naar)) { errno = ENOTSOCK; return -1; }
    return echt(naar, van, plek, n);
}
ssize_t sendfile(int naar, int van, off_t *plek, size_t n) { return sendfile64(naar, van, plek, n); }
ssize_t copy_file_range(int van, off64_t *p, int naar, off64_t *q, size_t n, unsigned v) {
    ECHT("copy_file_range", ssize_t, int, off64_t *, int, off64_t *, size_t, unsigned);
    if (pad_van(naar)) { errno = EXDEV; return -1; }
    return echt(van, p, naar, q, n, v);
}

static int doe_kort(int fd, off64_t n) {
    ECHT("ftruncate64", int, int, off64_t);
    const char *pad = pad_van(fd);
    if (!pad) return echt(fd, n);
    pthread_mutex_lock(&slot);
    int r = -1, fout = stoor("ftruncate", pad, 0);
    if (fout) errno = fout;
    else if (!(r = echt(fd, n))) noteer(KORT_IN, pad, NULL, 0, nummer_van(fd), n);
    pthread_mutex_unlock(&slot);
    return r;
}
int ftruncate(int fd, off_t n) { return doe_kort(fd, n); }
int ftruncate64(int fd, off64_t n) { return doe_kort(fd, n); }

static int doe_sync(int fd, int alles) {
    static int (*echt_f)(int), (*echt_d)(int);
    if (!echt_f) echt_f = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    if (!echt_d) echt_d = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    const char *pad = pad_van(fd);
    if (!pad) return alles ? echt_f(fd) : echt_d(fd);
    pthread_mutex_lock(&slot);
    int r = 0, fout = stoor("fsync", pad, 0);
    struct stat s;
    int map = !fstat(fd, &s) && S_ISDIR(s.st_mode);
    if (fout) { errno = fout; r = -1; }
    else noteer(map ? SYNC_MAP : SYNC, pad, NULL, 0, (uint64_t)s.st_ino, 0); /* in memory there is nothing to wait for */
    pthread_mutex_unlock(&slot);
    return r;
}
int fsync(int fd) { return doe_sync(fd, 1); }
int fdatasync(int fd) { return doe_sync(fd, 0); }

static int doe_hernoem(int map_a, const char *a, int map_b, const char *b) {
    ECHT("renameat", int, int, const char *, int, const char *);
    char van[PAD], naar[PAD];
    int ons = volg(map_a, a, van) & volg(map_b, b, naar);
    if (!ons) return echt(map_a, a, map_b, b);
    pthread_mutex_lock(&slot);
    int r = -1, fout = stoor("rename", naar, 0);
    if (fout) errno = fout;
    else if (!(r = echt(map_a, a, map_b, b))) noteer(HERNOEM, van, naar, strlen(naar), 0, 0);
    pthread_mutex_unlock(&slot);
    return r;
}
int rename(const char *a, const char *b) { return doe_hernoem(AT_FDCWD, a, AT_FDCWD, b); }
int renameat(int ma, const char *a, int mb, const char *b) { return doe_hernoem(ma, a, mb, b); }

static int doe_weg(int map, const char *pad, int vlaggen) {
    ECHT("unlinkat", int, int, const char *, int);
    char heel[PAD];
    if (!volg(map, pad, heel)) return echt(map, pad, vlaggen);
    pthread_mutex_lock(&slot);
    struct stat s;
    int r = -1, fout = lstat(heel, &s) ? 0 : stoor("unlink", heel, 0);
    if (fout) errno = fout;
    else if (!(r = echt(map, pad, vlaggen))) noteer(vlaggen & AT_REMOVEDIR ? MAP_WEG : WEG, heel, NULL, 0, 0, 0);
    pthread_mutex_unlock(&slot);
    return r;
}
int unlink(const char *pad) { return doe_weg(AT_FDCWD, pad, 0); }
int rmdir(const char *pad) { return doe_weg(AT_FDCWD, pad, AT_REMOVEDIR); }
int unlinkat(int map, const char *pad, int vlaggen) { return doe_weg(map, pad, vlaggen); }

int mkdir(const char *pad, mode_t mode) {
    ECHT("mkdir", int, const char *, mode_t);
    char heel[PAD];
    if (!volg(AT_FDCWD, pad, heel)) return echt(pad, mode);
    pthread_mutex_lock(&slot);
    struct stat s;
    int r = -1, fout = lstat(heel, &s) ? stoor("mkdir", heel, 0) : 0;
    if (fout) errno = fout;
    else if (!(r = echt(pad, mode))) noteer(MAP, heel, NULL, 0, 0, 0);
    pthread_mutex_unlock(&slot);
    return r;
}
