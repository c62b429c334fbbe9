#ifndef CBASELINE_H
#define CBASELINE_H

#include <stddef.h>
#include <stdint.h>

/* What the ledger's append is measured against: LMDB driven by the shortest loop that stores the same bytes. */
typedef struct baseline_store baseline_store;

/* Opens an empty environment in a folder that exists, with the library's default sync; NULL when that fails. */
baseline_store *baseline_open(const char *folder, size_t map_bytes);

/* Appends count values that lie one after the other, under the numbers from first on, and commits them durably. */
int baseline_append(baseline_store *store, const uint8_t *values, const uint32_t *lengths, size_t count,
                    uint64_t first);

void baseline_close(baseline_store *store);

/* What the ledger's verify is measured against: SHA-256 of the same bytes, times over, and nothing besides. */
void baseline_hash(const uint8_t *bytes, size_t count, size_t times);

#endif
