internal import CLMDB

/// The library's handle of an open transaction, and the part of the map that a value may lie in.
@safe
package struct TransactionAccess {
    let handle: OpaquePointer
    let path: String
    /// Where committed values lie; nil in a write transaction, whose changed pages lie elsewhere.
    let mapped: UnsafeRawBufferPointer?

    /// A value that reaches beyond the file is damage, found before it is touched.
    func checked(_ value: MDB_val) throws(LMDBError) -> UnsafeBufferPointer<UInt8> {
        guard let start = unsafe value.mv_data else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
        if let mapped = unsafe mapped, let base = mapped.baseAddress {
            let offset = unsafe UnsafeRawPointer(start) - base
            guard offset >= 0, unsafe value.mv_size <= mapped.count, unsafe offset <= mapped.count - value.mv_size
            else {
                throw .corrupted(path: path, reason: "a value reaches beyond the end of the file")
            }
        }
        return unsafe UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: value.mv_size)
    }
}
