import CanonicalJSON
import Migration

/// Makes the files that go to Pipedrive of the documents that were found for the rows of CMDOCMGT.
struct DocumentBuilder {
    let sources: Sources
    private let table: SourceTable
    private let rules: FileRules
    private let links: EntryLinks
    private let paths: [MappedColumn]

    /// Nil where no column names the path of a document: a reviewer may decide that documents stay behind.
    init?(sources: Sources, leads: Set<String>) {
        guard let table = sources.tables[.document], let rules = sources.rules[.document] else { return nil }
        paths = rules.columns(for: .filePath)
        guard !paths.isEmpty else { return nil }
        self.sources = sources
        self.table = table
        self.rules = rules
        links = EntryLinks(sources: sources, rules: rules, leads: leads)
    }

    /// In the order of the rows; rows without a document are on the list of documents that stay where they are.
    func records(_ findings: inout Findings) -> [DesiredRecord] {
        var records: [DesiredRecord] = []
        var names: Set<String> = []
        var keys = RowKeys(file: .document, columns: table.columns)
        for row in table.rows {
            let key = keys.key(of: row)
            guard let file = sources.context.documents[row.sequence] else { continue }
            switch links.answer(for: row) {
            case .excluded(let cause, let reason): findings.exclude(cause, .document, row.line, key, reason)
            case .home(let home):
                guard let (member, parent) = DocumentBuilder.parent(home) else {
                    findings.exclude(.orphan, .document, row.line, key, "names no matter and no contact")
                    continue
                }
                var draft = Draft(.file, key)
                draft.set(member, parent, from: rules.first(parent.isMatter ? "link:matter" : "link:contact", in: row))
                let name = DocumentBuilder.unused(file.name, of: parent, in: &names)
                draft.set("name", .string(name), from: rules.pieces(paths, in: row).first)
                draft.set("file_size", .integer(Int64(file.bytes)))
                draft.set("path", .string(file.path))
                draft.set("sha256", .string(file.sha256))
                draft.add(rows: [row.sequence])
                draft.add(trait: "type:document")
                records.append(draft.record)
            }
        }
        return records
    }

    /// A file has one parent, and the matter says more than the contact.
    private static func parent(_ home: EntryHome) -> (member: String, parent: RecordReference)? {
        if let matter = home.matter { return (matter.entity == .lead ? "lead_id" : "deal_id", matter) }
        guard let party = home.contact else { return nil }
        return (party.isOrganization ? "org_id" : "person_id", party.reference)
    }

    /// Names are unique below a parent, so that a file is known again by its name: `Letter.pdf`, `Letter (2).pdf`.
    private static func unused(_ name: String, of parent: RecordReference, in names: inout Set<String>) -> String {
        let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil } ?? name.endIndex
        var candidate = name
        var number = 1
        while !names.insert("\(parent.entity.rawValue) \(parent.key) \(candidate.lowercased())").inserted {
            number += 1
            candidate = "\(name[..<dot]) (\(number))\(name[dot...])"
        }
        return candidate
    }
}

extension RecordReference {
    fileprivate var isMatter: Bool { entity == .deal || entity == .lead }
}
