import CanonicalJSON
import Migration

/// A desired record while it is being put together.
struct Draft {
    let reference: RecordReference
    private(set) var fields: [DesiredField] = []
    private(set) var traits: Set<String> = []
    private var parents: Set<RecordReference> = []
    private var sequences: Set<UInt64> = []
    /// Lines of text that found no place in a field: `Date of loss: 13/45/2019`.
    private(set) var remains: [String] = []

    init(_ entity: TargetEntity, _ key: String) { reference = RecordReference(entity, key) }

    mutating func set(_ name: String, _ value: JSON, from piece: Piece? = nil) {
        set(.standard(name), .literal(value), from: piece)
    }

    /// Sets a member that holds the id of another record, which becomes a parent.
    mutating func set(_ name: String, _ parent: RecordReference, from piece: Piece? = nil) {
        parents.insert(parent)
        set(.standard(name), .record(parent), from: piece)
    }

    mutating func set(_ place: DesiredField.Place, _ value: DesiredValue, from piece: Piece? = nil) {
        if let piece { show(piece) }
        fields.append(DesiredField(place, value, source: piece?.column.name ?? "", sourceText: piece?.text ?? ""))
    }

    mutating func setCustom(_ field: RecordReference, _ value: DesiredValue, from pieces: [Piece] = []) {
        pieces.forEach { show($0) }
        parents.insert(field)
        let single = pieces.count == 1 ? pieces[0] : nil
        let names = pieces.map(\.column.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        fields.append(
            DesiredField(
                .custom(field),
                value,
                source: names.joined(separator: ", "),
                sourceText: single?.text ?? ""
            )
        )
    }

    /// Sets a value that was computed from many cells of the columns named.
    mutating func setComputed(_ place: DesiredField.Place, _ value: DesiredValue, source: String) {
        fields.append(DesiredField(place, value, source: source))
    }

    /// Records that a mapped cell is shown by this record.
    mutating func show(_ piece: Piece) {
        traits.insert(piece.column.trait)
        if !piece.text.utf8.allSatisfy({ $0 < 0x80 }) { traits.insert("encoding:non-ascii") }
    }

    mutating func keep(_ piece: Piece) { remains.append("\(piece.column.label): \(piece.text)") }

    mutating func depends(on parent: RecordReference) { parents.insert(parent) }
    mutating func add(trait: String) { traits.insert(trait) }
    mutating func add(rows: [UInt64]) { sequences.formUnion(rows) }

    var record: DesiredRecord {
        DesiredRecord(
            reference,
            fields: fields,
            parents: parents.sorted(),
            rowSequences: sequences.sorted(),
            traits: traits.sorted()
        )
    }
}
