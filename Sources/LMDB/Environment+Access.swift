internal import CLMDB
internal import Glibc
internal import Synchronization

extension Environment {
    /// Runs `body` on one unchanging view of the environment; writers go on meanwhile.
    ///
    /// A long read keeps old pages from being reused: renew it now and then.
    package func read<R: ~Copyable, E: LMDBFailure>(
        _ body: (borrowing ReadTransaction) throws(E) -> R
    ) throws(E) -> R {
        let transaction: ReadTransaction
        do throws(LMDBError) {
            transaction = try ReadTransaction(self)
        } catch {
            throw E(lmdb: error)
        }
        return try body(transaction)
    }

    /// Runs `body` in the one write transaction and commits it durably; an error leaves everything as it was.
    ///
    /// When the map is full the transaction is dropped, the map doubled and `body` run again from the start,
    /// so `body` must not change anything outside that it cannot set a second time.
    package func write<R: ~Copyable, E: LMDBFailure>(
        _ body: (inout WriteTransaction) throws(E) -> R
    ) throws(E) -> R {
        guard mode != .read else { throw E(lmdb: .readOnly(path: path)) }
        while true {
            var transaction: WriteTransaction
            do throws(LMDBError) {
                transaction = try WriteTransaction(self)
            } catch {
                throw E(lmdb: error)
            }
            let result: R
            do throws(E) {
                result = try body(&transaction)
            } catch {
                guard transaction.isMapFull else { throw error }
                transaction.abort()
                do throws(LMDBError) { try growMap() } catch { throw E(lmdb: error) }
                continue
            }
            do throws(LMDBError) {
                try transaction.commit()
                return result
            } catch {
                guard case .mapFull = error else { throw E(lmdb: error) }
            }
            do throws(LMDBError) { try growMap() } catch { throw E(lmdb: error) }
        }
    }

    /// Counts a transaction in before it begins; growing the map waits until none is open.
    func enter() { sizes.withLock { $0.openTransactions += 1 } }

    func leave() { sizes.withLock { $0.openTransactions -= 1 } }

    /// Clears the places of readers whose process has died, which keep old pages from being reused; whether any did.
    func forgetDeadReaders() -> Bool {
        var dead: Int32 = 0
        return unsafe mdb_reader_check(handle, &dead) == 0 && dead > 0
    }

    /// Doubles the map once the read transactions of this process have ended; waits for them five seconds at most.
    ///
    /// Where only dead readers filled it, forgetting them makes room.
    func growMap() throws(LMDBError) {
        if forgetDeadReaders() { return }
        for _ in 0..<5_000 {
            let outcome = sizes.withLock { state -> Result<Bool, LMDBError> in
                guard state.openTransactions == 0 else { return .success(false) }
                let grown = state.mapBytes * 2
                guard grown <= largestMapBytes else {
                    return .failure(.mapFull(path: path, limitBytes: state.mapBytes))
                }
                let code = unsafe mdb_env_set_mapsize(handle, grown)
                guard code == 0 else { return .failure(LMDBError(code: code, path: path, doing: "enlarge the map")) }
                state.mapBytes = grown
                state.address = unsafe Environment.mapAddress(handle)
                return .success(true)
            }
            if try outcome.get() { return }
            usleep(1_000)
        }
        throw .mapFull(path: path, limitBytes: sizes.withLock { $0.mapBytes })
    }

    /// Takes over the larger map that another process has made.
    func adoptMap() -> Int32 {
        sizes.withLock { state in
            guard state.openTransactions <= 1 else { return MDB_MAP_RESIZED }
            let code = unsafe mdb_env_set_mapsize(handle, 0)
            state.address = unsafe Environment.mapAddress(handle)
            return code
        }
    }
}
