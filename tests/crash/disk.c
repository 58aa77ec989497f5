/* SPDX-FileCopyrightText: 2026 The Desktop B2B authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A disk that fails: loaded before libc (LD_PRELOAD), it counts the writes, truncations, removals and
 * syncs of all files under one folder, and at the chosen call ends the process, loses what was not
 * synchronised, or refuses from then on. Linux only.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COUNT, BEFORE, TEAR, POWER, SHUFFLE, FULL, BROKEN };
enum { WRITE, SHORTEN, REMOVE };

struct change { /* not synchronised yet; the newest first */
    struct change *older;
    char path[PATH_MAX];
    int kind;
    off_t offset, size; /* where, and how long the file was */
    size_t was_length, length;
    char *was, *now;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct change *changes;
static char folder[PATH_MAX];
static int mode, armed, removed;
static long calls, doomed;
static unsigned seed;

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void find(void) {
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
}

/* Whether a handle is one of the folder's files (or the folder); its path. */
static int is_ours(int handle, char *path) {
    char link[64];
    if (!armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

/* The wal-index is shared memory: no power loss keeps it, no power loss needs it. */
static int is_index(const char *path) {
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

static void remember(int kind, const char *path, int handle, off_t offset, const void *now, size_t length) {
    struct stat state = {0};
    struct change *made = calloc(1, sizeof *made);
    strcpy(made->path, path);
    made->kind = kind;
    made->offset = offset;
    made->length = length;
    if (handle >= 0) {
        fstat(handle, &state);
        made->size = state.st_size;
        size_t wanted = kind == WRITE ? length : state.st_size > offset ? (size_t)(state.st_size - offset) : 0;
        made->was = malloc(wanted + 1);
        ssize_t got = wanted ? pread(handle, made->was, wanted, offset) : 0;
        made->was_length = got > 0 ? got : 0;
    }
    if (now) {
        made->now = malloc(length + 1);
        memcpy(made->now, now, length);
    }
    made->older = changes;
    changes = made;
}

/* A file, or the folder with its removals, is on the disk. */
static void forget(const char *path, int is_folder) {
    struct change **place = &changes;
    while (*place) {
        struct change *item = *place;
        if (is_folder ? item->kind == REMOVE : strcmp(item->path, path) == 0 && item->kind != REMOVE) {
            if (item->kind == REMOVE) real_unlink(item->now);
            *place = item->older;
            free(item->was);
            free(item->now);
            free(item);
        } else
            place = &item->older;
    }
}

/* What a power loss leaves: the state of the last sync, and (shuffled) any part of what came after it. */
static void lose(void) {
    struct change *item, *oldest_first = NULL;
    for (item = changes; item; item = item->older) {
        if (item->kind == REMOVE) {
            if (mode != SHUFFLE || rand_r(&seed) % 2) rename(item->now, item->path);
            continue;
        }
        int handle = open(item->path, O_RDWR);
        if (handle < 0) continue;
        if (item->was_length) real_pwrite(handle, item->was, item->was_length, item->offset);
        real_ftruncate(handle, item->size);
        close(handle);
    }
    if (mode != SHUFFLE) return;
    for (item = changes; item;) {
        struct change *next = item->older;
        item->older = oldest_first;
        oldest_first = item;
        item = next;
    }
    for (item = oldest_first; item; item = item->older) {
        int fate = rand_r(&seed) % 3; /* lost, torn, there */
        if (item->kind != WRITE || fate == 0) continue;
        int handle = open(item->path, O_RDWR);
        if (handle < 0) continue;
        real_pwrite(handle, item->now, fate == 1 ? item->length / 2 : item->length, item->offset);
        close(handle);
    }
}

/* Called before each call on one of the files; whether it is refused, with errno set. */
static int is_refused(int needs_no_room, int handle, const void *now, size_t length, off_t offset) {
    calls++;
    if (mode == COUNT || calls < doomed) return 0;
    if (mode == FULL || mode == BROKEN) {
        errno = mode == FULL ? ENOSPC : EIO;
        return mode == BROKEN || !needs_no_room;
    }
    if (mode == TEAR && now) real_pwrite(handle, now, length / 2, offset);
    if (mode == POWER || mode == SHUFFLE) lose();
    _exit(137);
}

/* From now on: what shall happen to the files under a folder, at which call. */
void disk_arm(const char *under, int what, long when, unsigned chance) {
    pthread_mutex_lock(&lock);
    strcpy(folder, under);
    mode = what;
    doomed = when;
    seed = chance;
    calls = 0;
    armed = 1;
    pthread_mutex_unlock(&lock);
}

/* All is well again; what was remembered stays so. Returns the number of calls. */
long disk_mend(void) {
    pthread_mutex_lock(&lock);
    mode = COUNT;
    pthread_mutex_unlock(&lock);
    return calls;
}

/* The power is lost now. */
void disk_lose(unsigned chance) {
    pthread_mutex_lock(&lock);
    seed = chance;
    mode = chance ? SHUFFLE : POWER;
    lose();
    _exit(137);
}

static ssize_t put(int handle, const void *data, size_t length, off_t offset, int moves) {
    char path[PATH_MAX];
    ssize_t done = -1;
    if (!is_ours(handle, path)) return moves ? real_write(handle, data, length) : real_pwrite(handle, data, length, offset);
    pthread_mutex_lock(&lock);
    if (!is_refused(0, handle, data, length, offset)) {
        if (!is_index(path)) remember(WRITE, path, handle, offset, data, length);
        done = moves ? real_write(handle, data, length) : real_pwrite(handle, data, length, offset);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite64(int handle, const void *data, size_t length, off_t offset) {
    return put(handle, data, length, offset, 0);
}

ssize_t pwrite(int handle, const void *data, size_t length, off_t offset) {
    return put(handle, data, length, offset, 0);
}

ssize_t write(int handle, const void *data, size_t length) {
    return armed ? put(handle, data, length, lseek(handle, 0, SEEK_CUR), 1) : real_write(handle, data, length);
}

static int sync_with(int (*real)(int), int handle) {
    char path[PATH_MAX];
    struct stat state;
    int done = -1;
    if (!is_ours(handle, path)) return real(handle);
    pthread_mutex_lock(&lock);
    if (!is_refused(1, handle, NULL, 0, 0)) {
        done = 0; /* the files lie in memory, or on a disk that has other things to do */
        fstat(handle, &state);
        forget(path, S_ISDIR(state.st_mode));
    }
    pthread_mutex_unlock(&lock);
    return done;
}

int fsync(int handle) { return sync_with(real_fsync, handle); }

int fdatasync(int handle) { return sync_with(real_fdatasync, handle); }

int ftruncate64(int handle, off_t size) {
    char path[PATH_MAX];
    int done = -1;
    if (!is_ours(handle, path)) return real_ftruncate(handle, size);
    pthread_mutex_lock(&lock);
    if (!is_refused(0, handle, NULL, 0, 0)) {
        if (!is_index(path)) remember(SHORTEN, path, handle, size, NULL, 0);
        done = real_ftruncate(handle, size);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

int ftruncate(int handle, off_t size) { return ftruncate64(handle, size); }

/* A removal is on the disk when the folder is; until then it may come back. */
int unlink(const char *path) {
    char kept[PATH_MAX + 32];
    int done = -1;
    if (!armed || strncmp(path, folder, strlen(folder)) != 0 || is_index(path)) return real_unlink(path);
    pthread_mutex_lock(&lock);
    if (!is_refused(1, -1, NULL, 0, 0)) {
        snprintf(kept, sizeof kept, "%s.removed-%d", path, ++removed);
        done = rename(path, kept);
        if (!done) remember(REMOVE, path, -1, 0, kept, strlen(kept) + 1);
    }
    pthread_mutex_unlock(&lock);
    return done;
}
