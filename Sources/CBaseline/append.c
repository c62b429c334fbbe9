#include "CBaseline.h"

#include <lmdb.h>
#include <stdlib.h>

struct baseline_store {
    MDB_env *environment;
    MDB_dbi events;
};

static int open_events(baseline_store *store)
{
    MDB_txn *transaction;
    int code = mdb_txn_begin(store->environment, NULL, 0, &transaction);
    if (code != 0)
        return code;
    code = mdb_dbi_open(transaction, "events", MDB_CREATE, &store->events);
    if (code != 0) {
        mdb_txn_abort(transaction);
        return code;
    }
    return mdb_txn_commit(transaction);
}

baseline_store *baseline_open(const char *folder, size_t map_bytes)
{
    baseline_store *store = calloc(1, sizeof *store);
    if (store == NULL || mdb_env_create(&store->environment) != 0) {
        free(store);
        return NULL;
    }
    if (mdb_env_set_maxdbs(store->environment, 1) != 0 || mdb_env_set_mapsize(store->environment, map_bytes) != 0 ||
        mdb_env_open(store->environment, folder, MDB_NOTLS, 0600) != 0 || open_events(store) != 0) {
        baseline_close(store);
        return NULL;
    }
    return store;
}

int baseline_append(baseline_store *store, const uint8_t *values, const uint32_t *lengths, size_t count,
                    uint64_t first)
{
    MDB_txn *transaction;
    int code = mdb_txn_begin(store->environment, NULL, 0, &transaction);
    if (code != 0)
        return code;
    for (size_t index = 0; index < count; index++) {
        uint64_t number = __builtin_bswap64(first + index);
        MDB_val key = {sizeof number, &number};
        MDB_val value = {lengths[index], (void *)values};
        code = mdb_put(transaction, store->events, &key, &value, MDB_APPEND);
        if (code != 0) {
            mdb_txn_abort(transaction);
            return code;
        }
        values += lengths[index];
    }
    return mdb_txn_commit(transaction);
}

void baseline_close(baseline_store *store)
{
    mdb_env_close(store->environment);
    free(store);
}
