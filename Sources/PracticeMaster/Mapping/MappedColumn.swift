import Migration

/// One column with its confirmed rule, made ready for reading many rows.
final class MappedColumn: Sendable {
    let index: Int
    let header: String
    let canonical: String?
    /// The rule's target; a field of a lead stands here as that of a deal, since only the status tells leads apart.
    let target: MappingTarget
    /// The inferred type of the values in one word.
    let inferred: String
    /// As commands write it: `CMCLIENT.Desc`.
    let name: String
    /// The name for people: the vendor's label, else the header.
    let label: String
    /// What a record that shows the column tells to a sample.
    let trait: String
    /// What the vendor's dictionary says about the cells; nil for a column of the firm's own.
    let kind: FieldKind?
    /// The column that names the kind of this one's phone: `Phone2_Src` for `Phone2`; nil for all others.
    let phoneKindIndex: Int?
    let dateOrder: DateOrder
    let pivot: DateCell.Pivot

    init(rule: Rule, table: SourceTable, orders: DateOrders, today: CivilDate) {
        let known = rule.canonical.flatMap { FieldCatalogue.field($0, of: table.file) }
        let index = rule.column.index
        self.index = index
        header = rule.header
        canonical = rule.canonical
        inferred = rule.inferred
        name = rule.name
        label = known.flatMap { $0.label.isEmpty ? nil : $0.label } ?? rule.header
        trait = "rule:\(rule.name)"
        kind = known?.kind
        phoneKindIndex = rule.canonical.flatMap { table.index(of: "\($0)_Src") }
        if case .field("lead", let name, let part) = rule.target {
            target = .field(entity: "deal", name: name, part: part)
        } else {
            target = rule.target
        }
        let isBirth = rule.canonical == "DOB" || rule.target == .field(entity: "person", name: "birthday", part: nil)
        pivot = isBirth ? .notAfter(year: today.year) : .fifty
        dateOrder = orders[index]
    }

    /// Whether the cells of a rule's column are dates, so that the order of their parts matters.
    static func holdsDates(_ rule: Rule, in file: SourceFile) -> Bool {
        let known = rule.canonical.flatMap { FieldCatalogue.field($0, of: file) }
        if known?.kind == .date || rule.inferred == InferredType.date.rawValue { return true }
        return switch rule.target {
        case .custom(_, .date, _): true
        case .field(_, let name, _): name.contains("date") || ["birthday", "add_time", "done"].contains(name)
        default: false
        }
    }
}
