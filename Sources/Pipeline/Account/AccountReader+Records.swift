package import CanonicalJSON
package import Migration

extension AccountReader {
    /// Most ids that one list may be asked for.
    private static let idLimit = 100

    /// The live records of these ids, read in the way that costs the fewest tokens.
    ///
    /// Version 2 lists a hundred ids at the price of ten single readings; version 1 has no such list, but a page of
    /// everything may still be cheaper. `count` is how many records of that kind the account holds, about.
    package func records(of entity: TargetEntity, ids: [String], among count: Int) async throws(AccountFailure)
        -> [String: JSON]
    {
        let collection = WireForm.collection(of: RecordReference(entity, ""))
        let list = TokenPrice.tokens(of: ApiCall(.get, collection))
        let single = TokenPrice.tokens(of: WireForm.readCall(RecordReference(entity, ""), id: "1"))
        var found: [String: JSON] = [:]
        if WireForm.usesCursor(entity) {
            for start in stride(from: 0, to: ids.count, by: AccountReader.idLimit) {
                let some = ids[start..<min(start + AccountReader.idLimit, ids.count)]
                guard some.count * single > list else { continue }
                try await pacer.list(collection, filter: [.init("ids", some.joined(separator: ","))]) { record in
                    AccountReader.keep(record, entity, in: &found)
                }
            }
        } else if ids.count * single > list * max(1, ListPages.pageCount(of: count, collection)) {
            let wanted = Set(ids)
            try await pacer.list(collection) { record in
                guard let id = ReplyContent.id(in: record, entity: entity), wanted.contains(id) else { return }
                AccountReader.keep(record, entity, in: &found)
            }
        }
        // A list leaves out what is hidden or archived without a word: only its own reading tells.
        for id in ids where found[id] == nil {
            let answer = try await pacer.read(WireForm.readCall(RecordReference(entity, ""), id: id))
            if let data = answer?.data { AccountReader.keep(data, entity, in: &found) }
        }
        return found
    }

    private static func keep(_ record: JSON, _ entity: TargetEntity, in found: inout [String: JSON]) {
        guard ReplyContent.isLive(record), let id = ReplyContent.id(in: record, entity: entity) else { return }
        found[id] = record
    }
}
