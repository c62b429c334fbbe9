import CanonicalJSON
package import Migration
package import PracticeMaster

/// What a run would still make in the account.
package struct PreflightWants: Sendable {
    /// A custom field that the account does not have yet.
    package struct NewField: Sendable, Hashable {
        package var key: FieldKey
        /// Records that have a value for it.
        package var filled = 0
        /// A column that gives it values.
        package var column = ""
    }

    package var fields: [NewField] = []
    package var pipelines: [String] = []
    package var activityTypes: [String] = []
    package var tokens = 0
    package var writes = 0
    package var deals = 0
    package var notes = 0
    /// Documents and the bytes of all of them.
    package var files = 0
    package var fileBytes: Int64 = 0
    /// Values of `visible_to` that records would be given.
    package var visibilities: Set<Int64> = []

    package init() {}

    /// Goes through every record once.
    package init(firm: MappedFirm, crosswalk: Crosswalk) {
        var fields: [RecordReference: NewField] = [:]
        firm.forEachRecord { record in
            let reference = record.reference
            if reference.entity >= .organization { PreflightWants.count(record, in: &fields) }
            guard crosswalk[reference] == nil else { return }
            writes += 1
            tokens += TokenPrice.tokens(of: WireForm.createCall(reference, body: ""))
            switch reference.entity {
            case .field:
                if let key = FieldKey(reference.key) { fields[reference] = NewField(key: key) }
            case .pipeline: pipelines += PreflightWants.text("name", of: record)
            case .activityType: activityTypes += PreflightWants.text("name", of: record)
            case .deal, .lead:
                deals += 1
                visibilities.formUnion(PreflightWants.numbers("visible_to", of: record))
            case .note: notes += 1
            case .file:
                files += 1
                fileBytes += PreflightWants.numbers("file_size", of: record).reduce(0, +)
            case .stage, .organization, .person, .activity: break
            }
        }
        self.fields = fields.values.sorted { ($0.filled, $0.key.reference) < ($1.filled, $1.key.reference) }
    }

    /// Definitions come before records, so that every new field is known here.
    private static func count(_ record: DesiredRecord, in fields: inout [RecordReference: NewField]) {
        for field in record.fields {
            guard case .custom(let definition) = field.place else { continue }
            fields[definition]?.filled += 1
            if !field.source.isEmpty { fields[definition]?.column = field.source }
        }
    }

    private static func text(_ member: String, of record: DesiredRecord) -> [String] {
        record.fields.compactMap { field in
            guard field.place == .standard(member), case .literal(let value) = field.value else { return nil }
            return value.stringValue
        }
    }

    private static func numbers(_ member: String, of record: DesiredRecord) -> [Int64] {
        record.fields.compactMap { field in
            guard field.place == .standard(member), case .literal(let value) = field.value else { return nil }
            return value.integerValue
        }
    }
}
