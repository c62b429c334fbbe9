package import Migration

/// What a migration shall write, computed from rows and confirmed decisions alone.
///
/// Definitions, parties and deals are held; notes and activities are made one by one when they are asked for.
package struct MappedFirm: Sendable {
    /// Pipeline, stages, custom fields and activity types, in the order of creation.
    package let definitions: [DesiredRecord]
    /// Organizations, then persons: contacts in file order, clients, then those known by name only.
    package let parties: [DesiredRecord]
    /// Deals, then leads, in file order.
    package let deals: [DesiredRecord]
    /// How many records `forEachRecord` gives, by kind; kinds without any are missing.
    package let counts: [TargetEntity: Int]
    /// By file, then in file order.
    package let exclusions: [Exclusion]
    /// By file, then in file order.
    package let diagnostics: [Diagnostic]

    /// Notes that are made of many rows or hold what had no field.
    let heldNotes: [DesiredRecord]
    let journal: EntryPass<NoteBuilder>?
    let calendar: EntryPass<ActivityBuilder>?
    /// Documents that were found, in the order of their rows.
    let files: [DesiredRecord]

    /// Hands over the records of one kind, in the order of the export, without making those of other kinds.
    package func forEachRecord<E: Error>(
        of kind: TargetEntity,
        _ body: (DesiredRecord) throws(E) -> Void
    ) throws(E) {
        for record in definitions where record.reference.entity == kind { try body(record) }
        for record in parties where record.reference.entity == kind { try body(record) }
        for record in deals where record.reference.entity == kind { try body(record) }
        if kind == .note {
            if let journal { try journal.forEachRecord(of: .note, body) }
            for record in heldNotes { try body(record) }
        }
        if kind == .activity, let calendar { try calendar.forEachRecord(of: .activity, body) }
        if kind == .file { for record in files { try body(record) } }
    }

    /// Hands over every record, parents before children: by kind, then in the order of the export.
    package func forEachRecord<E: Error>(_ body: (DesiredRecord) throws(E) -> Void) throws(E) {
        for record in definitions { try body(record) }
        for record in parties { try body(record) }
        for record in deals { try body(record) }
        if let journal { try journal.forEachRecord(of: .note, body) }
        for record in heldNotes { try body(record) }
        if let calendar { try calendar.forEachRecord(of: .activity, body) }
        for record in files { try body(record) }
    }
}
