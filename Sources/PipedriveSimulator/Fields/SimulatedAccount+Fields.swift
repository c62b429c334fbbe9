import CanonicalJSON
import Migration

extension SimulatedAccount {
    private static let optionLimit = 10_000

    mutating func fields(_ call: IncomingCall, _ owner: FieldOwner) throws(Refusal) -> ApiReply {
        if call.segments.count == 3 { return try options(call, owner) }
        if call.segments.count == 2 { return try field(call, owner, code: call.segments[1]) }
        if call.method == .get { return try page(catalogues[owner]?.fields ?? [], call) }
        return try createField(call, owner)
    }

    func activityFields(_ call: IncomingCall) throws(Refusal) -> ApiReply {
        let fields = activityFieldList
        guard call.segments.count == 2 else { return try page(fields, call) }
        guard let field = fields.first(where: { $0.code == call.segments[1] }) else {
            throw .notFound("The field is not found")
        }
        return SimulatedAccount.success(field.json)
    }

    var activityFieldList: [SimulatedField] {
        (SimulatedAccount.shownMembers[.activities] ?? []).map {
            SimulatedField(code: $0, name: $0, type: "varchar", options: [], isCustom: false)
        }
    }

    /// Leads inherit the fields of deals, as far as they have one of the types that are described for them.
    func leadFields() -> ApiReply {
        let types = SimulatedField.creatableTypes + ["visible_to"]
        return listOfFields((catalogues[.deal]?.fields ?? []).filter { types.contains($0.type) })
    }

    /// All fields in one page, in the form of v1.
    func listOfFields(_ fields: [SimulatedField]) -> ApiReply {
        let rows = fields.enumerated().map { index, field -> JSON in
            var row: [String: JSON] = [
                "id": .integer(Int64(index + 1)), "key": .string(field.code), "name": .string(field.name),
                "field_type": .string(field.type), "edit_flag": .bool(field.isCustom), "active_flag": true,
            ]
            if field.hasOptions { row["options"] = .array(field.options.map(\.shortJSON)) }
            return .object(row)
        }
        return SimulatedAccount.success(
            .array(rows),
            additional: [
                "pagination": [
                    "start": 0, "limit": .integer(Int64(max(100, rows.count))), "more_items_in_collection": false,
                ]
            ]
        )
    }

    private func page(_ fields: [SimulatedField], _ call: IncomingCall) throws(Refusal) -> ApiReply {
        let limit = try pageLimit(call)
        let cursor = try PageCursor(call.query["cursor"], refusesGarbage: behaviours.refusesGarbageCursor)
        let start = cursor.map { Int(clamping: max(0, $0.key.id)) } ?? 0
        let rows = fields.dropFirst(start).prefix(limit)
        let end = start + rows.count
        let next = PageCursor(order: RecordOrder(), key: RecordOrder.Key(number: 0, text: "", id: Int64(end))).text
        return SimulatedAccount.success(
            .array(rows.map(\.json)),
            additional: ["next_cursor": end < fields.count ? .string(next) : .null]
        )
    }

    private mutating func createField(_ call: IncomingCall, _ owner: FieldOwner) throws(Refusal) -> ApiReply {
        try checkAdmin(call)
        let members = try call.members()
        guard let name = members["field_name"]?.stringValue, (1...255).contains(name.unicodeScalars.count) else {
            throw .validation("field_name: must have 1 to 255 characters")
        }
        guard let type = members["field_type"]?.stringValue, SimulatedField.creatableTypes.contains(type) else {
            throw .validation("field_type: is not a known type")
        }
        let count = FieldOwner.allCases.reduce(0) { $0 + (catalogues[$1]?.customCodes.count ?? 0) }
        guard !configuration.enforcesPlanCaps || count < configuration.plan.customFieldLimit else {
            throw .forbidden("Custom fields limit reached.", code: "feature_capping_custom_fields_limit")
        }
        var field = SimulatedField(
            code: generator.hexDigits(40),
            name: name,
            type: type,
            options: [],
            isCustom: true,
            description: members["description"]?.stringValue
        )
        let labels = try optionLabels(members["options"] ?? [])
        guard field.hasOptions == !labels.isEmpty else {
            throw .validation("options: must be given for enum and set, and for nothing else")
        }
        field.options = labels.map { SimulatedField.Option(id: takeOptionId(), label: $0) }
        catalogues[owner]?.append(field)
        counters.created[call.collection, default: 0] += 1
        return SimulatedAccount.success(field.json)
    }

    private mutating func field(_ call: IncomingCall, _ owner: FieldOwner, code: String) throws(Refusal) -> ApiReply {
        guard var field = catalogues[owner]?[code] else { throw .notFound("The field is not found") }
        switch call.method {
        case .get: return SimulatedAccount.success(field.json)
        case .patch:
            try checkAdmin(call)
            let members = try call.members()
            guard !members.isEmpty else { throw .validation("at least one property is needed") }
            guard members["field_type"] == nil else { throw .validation("Unknown key 'field_type'") }
            if let name = members["field_name"]?.stringValue { field.name = name }
            if let description = members["description"] { field.description = description.stringValue }
            catalogues[owner]?.replace(field)
            counters.updated[call.collection, default: 0] += 1
            return SimulatedAccount.success(field.json)
        default:
            try checkAdmin(call)
            guard field.isCustom else { throw .forbidden("A built-in field cannot be deleted.") }
            catalogues[owner]?.remove(code: code)
            counters.deleted[call.collection, default: 0] += 1
            return SimulatedAccount.success(field.json)
        }
    }

    /// Options change all together or not at all; the answer names only those that were touched.
    private mutating func options(_ call: IncomingCall, _ owner: FieldOwner) throws(Refusal) -> ApiReply {
        try checkAdmin(call)
        guard var field = catalogues[owner]?[call.segments[1]] else { throw .notFound("The field is not found") }
        guard field.hasOptions else { throw .validation("the field has no options") }
        let body = try call.body()
        var touched: [SimulatedField.Option] = []
        if call.method == .post {
            let labels = try optionLabels(body)
            guard !labels.isEmpty else { throw .validation("options: must not be empty") }
            guard field.options.count + labels.count <= SimulatedAccount.optionLimit else {
                throw .validation("options: at most \(SimulatedAccount.optionLimit) options fit a field")
            }
            touched = labels.map { SimulatedField.Option(id: takeOptionId(), label: $0) }
            field.options += touched
        } else {
            guard let elements = body.arrayValue, !elements.isEmpty else {
                throw .validation("options: must be a list")
            }
            for element in elements {
                guard let position = field.options.firstIndex(where: { .integer($0.id) == element["id"] }) else {
                    throw .validation("options: unknown option id")
                }
                if call.method == .patch {
                    guard let label = element["label"]?.stringValue, (1...255).contains(label.unicodeScalars.count)
                    else { throw .validation("options: label must have 1 to 255 characters") }
                    field.options[position].label = label
                    touched.append(field.options[position])
                } else {
                    touched.append(field.options.remove(at: position))
                }
            }
        }
        catalogues[owner]?.replace(field)
        counters.updated[call.collection, default: 0] += 1
        return SimulatedAccount.success(.array(touched.map(\.shortJSON)))
    }

    private func optionLabels(_ value: JSON) throws(Refusal) -> [String] {
        guard let elements = value.arrayValue else { throw .validation("options: must be a list") }
        var labels: [String] = []
        for element in elements {
            guard let label = element["label"]?.stringValue, (1...255).contains(label.unicodeScalars.count) else {
                throw .validation("options: label must have 1 to 255 characters")
            }
            labels.append(label)
        }
        return labels
    }

    /// Option ids are one series for the whole account, with gaps.
    mutating func takeOptionId() -> Int64 {
        defer { nextOptionId += 1 + Int64(generator.below(3)) }
        return nextOptionId
    }
}
