/// What one request costs of the company's daily token budget, by Pipedrive's published table.
package enum TokenPrice {
    /// What the write of an intent costs, if it has left.
    package static func tokens(of intent: OpenIntent) -> Int {
        switch (intent.operation, intent.id) {
        case (.update, let id?): tokens(of: WireForm.updateCall(intent.reference, id: id, body: ""))
        case (.delete, let id?): tokens(of: WireForm.deleteCall(intent.reference, id: id))
        default: tokens(of: WireForm.createCall(intent.reference, body: ""))
        }
    }

    package static func tokens(of call: ApiCall) -> Int {
        let pieces = call.path.split(separator: "/").map(String.init)
        let isVersion2 = pieces.contains("v2")
        let rest = Array(pieces.drop { $0 == "api" || $0 == "v1" || $0 == "v2" })
        let collection = rest.first ?? ""
        let isCollection = rest.count == 1
        let isCheap = collection == "pipelines" || collection == "stages"
        switch (call.method, isVersion2) {
        case (.get, _) where rest.last == "archived": return isVersion2 ? 20 : 40
        case (.get, true): return isCollection ? (isCheap ? 5 : 10) : 1
        case (.get, false):
            return isCollection ? (collection == "leadLabels" ? 10 : 20) : 2
        case (.post, let second), (.put, let second), (.patch, let second): return second ? 5 : 10
        case (.delete, let second): return second ? 3 : 6
        }
    }
}
