import CanonicalJSON
import Migration

@testable import PracticeMaster

/// A hand-made export of a few rows, and what mapping makes of it.
struct SmallFirm {
    var tables: [SourceFile: SourceTable] = [:]
    var owners = OwnerTable(
        assigned: [
            "1": OwnerTable.Entry(userID: 11, email: "gwb@firm.example"),
            "GWB": OwnerTable.Entry(userID: 11, email: "gwb@firm.example"),
            "JKL": OwnerTable.Entry(userID: 12, email: "jkl@firm.example"),
        ],
        fallback: OwnerTable.Entry(userID: 99, email: "office@firm.example")
    )
    /// Changes to the proposal before it is confirmed.
    var amendments: [String: String] = [:]
    var valueMaps: [ValueMap.Kind: [String: String]] = [:]

    static let today: CivilDate = {
        guard let date = CivilDate(iso: "2024-06-01") else { preconditionFailure("a date of this file") }
        return date
    }()

    /// Adds a file: cells are separated by `|`, the first line is the header.
    mutating func add(_ file: SourceFile, _ lines: String...) { add(file, lines: lines) }

    mutating func add(_ file: SourceFile, lines: [String]) {
        let header = lines[0].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let columns = header.enumerated().map { index, name in
            SourceColumn(index: index, header: name, canonical: FieldCatalogue.field(name, of: file)?.fieldID)
        }
        let start = UInt64(tables.values.map(\.rows.count).reduce(0, +)) * 10
        let rows = lines.dropFirst().enumerated().map { index, line in
            SourceRow(
                sequence: start + UInt64(index),
                line: index + 2,
                cells: line.split(separator: "|", omittingEmptySubsequences: false).map {
                    String($0).replacing("¶", with: "\n").replacing("¦", with: "|")
                }
            )
        }
        tables[file] = SourceTable(file: file, columns: columns, rows: rows)
    }

    var proposal: Proposal { Proposer.propose(tables: tables, today: SmallFirm.today) }

    var decisions: MappingDecisions {
        var decisions = proposal.decisions(owners: owners)
        for (name, target) in amendments {
            for (column, rule) in decisions.rules where rule.name == name {
                decisions.rules[column]?.target = MappingTarget(target) ?? .skip
            }
        }
        for (kind, targets) in valueMaps {
            let entries = decisions.valueMaps[kind]?.entries ?? []
            decisions.valueMaps[kind]?.entries = entries.map { entry in
                var entry = entry
                entry.target = targets[entry.value] ?? entry.target
                return entry
            }
        }
        return decisions
    }

    /// The document that is found for every row of CMDOCMGT whose path does not say `gone`.
    private var documents: [UInt64: DocumentFile] {
        guard let table = tables[.document], let path = table.index(of: "Assemb_Doc") else { return [:] }
        var found: [UInt64: DocumentFile] = [:]
        for row in table.rows where !row.cells[path].contains("gone") {
            let below = row.cells[path].replacing("\\", with: "/")
            found[row.sequence] = DocumentFile(path: below, bytes: 30, sha256: "ab")
        }
        return found
    }

    func mapped(zone: ZoneRules = .utc) -> MappedFirm {
        let context = MappingContext(currency: "USD", zone: zone, today: SmallFirm.today, documents: documents)
        return RecordMapper.map(tables: tables, decisions: decisions, context: context)
    }

    func records(zone: ZoneRules = .utc) -> [DesiredRecord] {
        var records: [DesiredRecord] = []
        mapped(zone: zone).forEachRecord { records.append($0) }
        return records
    }

    func rule(_ name: String) -> Rule? { proposal.rules.first { $0.name == name } }
}

extension [DesiredRecord] {
    func one(_ entity: TargetEntity, _ key: String) -> DesiredRecord? {
        first { $0.reference == RecordReference(entity, key) }
    }

    func keys(_ entity: TargetEntity) -> [String] { filter { $0.reference.entity == entity }.map(\.reference.key) }
}

extension DesiredRecord {
    /// A member's value.
    subscript(name: String) -> DesiredValue? { fields.first { $0.place == .standard(name) }?.value }

    /// A literal member.
    func json(_ name: String) -> JSON? {
        guard case .literal(let json)? = self[name] else { return nil }
        return json
    }

    func text(_ name: String) -> String { json(name)?.stringValue ?? "" }

    func parent(_ name: String) -> String? {
        guard case .record(let reference)? = self[name] else { return nil }
        return reference.key
    }

    /// A custom field's value by the name of the field.
    func custom(_ name: String) -> DesiredValue? {
        fields.first { field in
            guard case .custom(let reference) = field.place else { return false }
            return reference.key.hasSuffix("/\(name)")
        }?.value
    }
}
