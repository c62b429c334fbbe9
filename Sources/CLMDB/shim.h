#include <lmdb.h>

/* Asks the processor to bring the line of an address near. Nothing happens where nothing lies: any address will do. */
static inline void clmdb_prefetch(const void *address) { __builtin_prefetch(address); }
