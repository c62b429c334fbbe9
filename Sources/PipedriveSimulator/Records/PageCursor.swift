import CanonicalJSON

/// The opaque text that names the first record of the next page.
struct PageCursor {
    let order: RecordOrder
    let key: RecordOrder.Key

    init(order: RecordOrder, key: RecordOrder.Key) {
        self.order = order
        self.key = key
    }

    /// Nil when there is no cursor, or garbage that this account takes for none.
    init?(_ text: String?, refusesGarbage: Bool) throws(Refusal) {
        guard let text else { return nil }
        guard let bytes = Base64URL.decode(text), let json = try? JSON(parsing: bytes),
            let member = json["field"]?.stringValue, let id = json["id"]?.integerValue,
            let direction = json["sortDirection"]?.stringValue
        else {
            if refusesGarbage { throw .validation("cursor: is not valid") }
            return nil
        }
        let value = json["fieldValue"]
        order = RecordOrder(member: member, isAscending: direction == "asc")
        key = RecordOrder.Key(
            number: member == "id" ? 0 : value?.integerValue ?? 0,
            text: value?.stringValue ?? "",
            id: id
        )
    }

    var text: String {
        let value: JSON
        if order.member == "id" {
            value = .integer(key.id)
        } else {
            value = key.text.isEmpty ? .integer(key.number) : .string(key.text)
        }
        let json: JSON = [
            "field": .string(order.member), "fieldValue": value,
            "sortDirection": .string(order.isAscending ? "asc" : "desc"), "id": .integer(key.id),
        ]
        return Base64URL.encode(json.canonicalBytes)
    }
}
