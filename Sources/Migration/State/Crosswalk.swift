/// Which Pipedrive record stands for which source key.
package struct Crosswalk: Sendable, Equatable {
    package private(set) var records: [RecordReference: LandedRecord] = [:]
    private var highestIDs = EntityTable<Int64>()

    package init() {}

    package subscript(reference: RecordReference) -> LandedRecord? { records[reference] }

    package func id(of reference: RecordReference) -> String? { records[reference]?.id }

    package func option(_ label: String, of field: RecordReference) -> Int64? {
        records[field]?.options.first { $0.label == label }?.id
    }

    /// The highest number that any record of that kind got so far; 0 before the first.
    package func highestID(of entity: TargetEntity) -> Int64 { highestIDs[entity] ?? 0 }

    /// Makes room for that many records more.
    mutating func reserve(_ more: Int) { records.reserveCapacity(records.count + more) }

    package mutating func add(_ reference: RecordReference, _ record: consuming LandedRecord) {
        let number = Int64(record.id)
        records[reference] = record
        if let number {
            highestIDs[reference.entity] = max(number, highestID(of: reference.entity))
        }
    }

    package mutating func update(_ reference: RecordReference, intent: UInt64, image: ImageDigest) {
        records[reference]?.updates.append(intent)
        records[reference]?.image = image
    }

    package mutating func remove(_ reference: RecordReference) { records[reference] = nil }

    /// Every record of one kind, by source key.
    package func records(of entity: TargetEntity) -> [(reference: RecordReference, record: LandedRecord)] {
        records.filter { $0.key.entity == entity }
            .map { (reference: $0.key, record: $0.value) }
            .sorted { $0.reference < $1.reference }
    }

    package func counts() -> [TargetEntity: Int] {
        records.keys.reduce(into: [:]) { $0[$1.entity, default: 0] += 1 }
    }
}
