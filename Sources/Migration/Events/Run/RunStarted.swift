package import CanonicalJSON

/// A run begins; the fingerprint is the account before it.
package struct RunStarted: EventPayload {
    package static let type = "run.started"

    package var kind: String
    package var companyID: Int64
    package var mapping: String
    package var fingerprint: String
    /// How many live records of each kind, by its raw name, the account held before the run, whoever made them;
    /// the kinds are those that the fingerprint covers, and what the run will write is not among them.
    package var records: [String: Int]
    /// Fields, pipelines, stages and activity types that the account had already, as `field:ID`, sorted.
    package var existing: [String]

    package init(
        kind: String,
        companyID: Int64,
        mapping: String,
        fingerprint: String,
        records: [String: Int],
        existing: [String]
    ) {
        self.kind = kind
        self.companyID = companyID
        self.mapping = mapping
        self.fingerprint = fingerprint
        self.records = records
        self.existing = existing
    }

    package var json: JSON {
        [
            "kind": .string(kind),
            "company": .integer(companyID),
            "mapping": .string(mapping),
            "fingerprint": .string(fingerprint),
            "records": .counts(records),
            "existing": .strings(existing),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        kind = try reader.string("kind")
        companyID = try reader.integer("company")
        mapping = try reader.string("mapping")
        fingerprint = try reader.string("fingerprint")
        records = try reader.counts("records")
        existing = try reader.strings("existing")
    }
}
