import CanonicalJSON
import Migration

/// Turns the cells of a custom field into the value that its type takes.
struct CustomValues {
    let context: MappingContext
    let owners: OwnerTable
    let contacts: ContactIndex
    /// The target of a contact, for fields of type person.
    let person: (Int) -> RecordReference?

    /// The longest text that Pipedrive takes in a short field.
    static let shortLimit = 255
    /// The longest text that Pipedrive takes in a long field, with some room.
    static let longLimit = 65_000

    /// Adds one custom field to a draft; what does not fit its type is kept as text.
    func add(
        _ type: CustomFieldType,
        _ name: String,
        of entity: TargetEntity,
        pieces: [Piece],
        rules: FileRules,
        to draft: inout Draft,
        _ registry: inout FieldRegistry
    ) {
        guard let first = pieces.first else { return }
        if isBlank(type, pieces, rules) { return }
        guard let value = value(type, name, of: entity, pieces: pieces, rules: rules, &registry),
            let field = registry.use(entity, name, type)
        else {
            pieces.forEach { draft.keep($0) }
            return
        }
        if type == .number || type == .money || type == .date || type == .time || type == .list {
            pieces.dropFirst().filter { $0.text != first.text }.forEach { draft.keep($0) }
            draft.setCustom(field, value, from: [first])
        } else {
            draft.setCustom(field, value, from: pieces)
        }
    }

    private func isBlank(_ type: CustomFieldType, _ pieces: [Piece], _ rules: FileRules) -> Bool {
        type == .date && pieces.allSatisfy { rules.isBlankDate($0) }
    }

    private func value(
        _ type: CustomFieldType,
        _ name: String,
        of entity: TargetEntity,
        pieces: [Piece],
        rules: FileRules,
        _ registry: inout FieldRegistry
    ) -> DesiredValue? {
        let first = pieces[0]
        switch type {
        case .text, .email, .url, .phone, .longtext, .address: return text(type, pieces)
        case .number: return Cell.number(first.text).map { .literal($0.json) }
        case .money: return Cell.money(first.text).map { money($0) }
        case .date: return rules.date(first).map { .literal(.string($0.isoText)) }
        case .time: return Cell.time(first.text).map { .literal(["value": .string($0.isoText)]) }
        case .list, .set, .yesno: return option(type, name, of: entity, pieces, &registry)
        case .user: return owners.assigned[OwnerTable.normalised(first.text)].map { .literal(.integer($0.userID)) }
        case .person: return contacts.link(first.text).index.flatMap { person($0) }.map { .record($0) }
        }
    }

    func money(_ amount: DecimalNumber) -> DesiredValue {
        .literal(["value": amount.json, "currency": .string(context.currency)])
    }

    private func text(_ type: CustomFieldType, _ pieces: [Piece]) -> DesiredValue? {
        var texts: [String] = []
        for piece in pieces where !texts.contains(piece.text) { texts.append(piece.text) }
        let joined = texts.joined(separator: type == .longtext ? "\n\n" : type == .phone ? "; " : ", ")
        if joined.count > (type == .longtext ? CustomValues.longLimit : CustomValues.shortLimit) { return nil }
        return .literal(type == .address ? ["value": .string(joined)] : .string(joined))
    }

    private func option(
        _ type: CustomFieldType,
        _ name: String,
        of entity: TargetEntity,
        _ pieces: [Piece],
        _ registry: inout FieldRegistry
    ) -> DesiredValue? {
        if type == .yesno {
            guard let isTrue = Cell.boolean(pieces[0].text), let field = registry.use(entity, name, type) else {
                return nil
            }
            return .option(field: field, label: isTrue ? "Yes" : "No")
        }
        var labels = pieces.map(\.text)
        if type == .set {
            labels = labels.flatMap { $0.split(whereSeparator: { ";|".contains($0) }).map { Cell.trimmed(String($0)) } }
        }
        labels = labels.filter { !$0.isEmpty }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        guard let first = labels.first, labels.allSatisfy({ $0.count <= CustomValues.shortLimit }) else { return nil }
        guard let field = registry.use(entity, name, type) else { return nil }
        if type == .list {
            registry.add(label: first, to: field)
            return .option(field: field, label: first)
        }
        labels.forEach { registry.add(label: $0, to: field) }
        return .options(field: field, labels: labels.sorted())
    }
}

extension DecimalNumber {
    /// The number as JSON, without zeros behind its last decimal.
    var json: JSON {
        let short = shortened
        if short.scale == 0, let whole = Int64(exactly: short.coefficient) { return .integer(whole) }
        return .decimal(short.text)
    }
}
