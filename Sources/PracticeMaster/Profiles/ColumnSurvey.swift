import Migration

/// What the values of one column have shown so far; bounded, however many rows there are.
struct ColumnSurvey {
    let column: SourceColumn
    private let holdsDates: Bool
    private(set) var filled = 0
    private(set) var evidence = ValueEvidence()
    private(set) var longest = 0
    private(set) var samples: [String] = []
    private(set) var hasMoreDistinct = false
    private var dates = DateSurvey()
    /// Values are told apart by their hashes, since ten thousand of them may be whole letters.
    private var distinct: Set<UInt64> = []
    /// By client: the hash of its first value; 0 where it has none yet.
    private var firstOfClient: [UInt64] = []
    private var isRepeated: [Bool] = []
    private var isBroken = false

    var distinctCount: Int { distinct.count }

    init(column: SourceColumn, file: SourceFile) {
        self.column = column
        let known = column.canonical.flatMap { FieldCatalogue.field($0, of: file) }
        holdsDates = known.map { $0.kind == .date } ?? true
    }

    /// Takes the next value; `client` is the position of the row's client where clients are known.
    mutating func observe(_ text: String, line: Int, client: Int?) {
        if text.isEmpty { return }
        filled += 1
        evidence.observe(text)
        if text.utf8.count > longest { longest = max(longest, text.count) }
        if holdsDates, text.utf8.count <= 40 { dates.observe(text, line: line) }
        guard !hasMoreDistinct || (client != nil && !isBroken) else { return }
        let hash = StableHash.of(text)
        if distinct.count < ColumnProfiler.distinctLimit {
            if distinct.insert(hash).inserted, samples.count < ColumnProfiler.sampleLimit {
                samples.append(ColumnSurvey.sample(text))
            }
        } else if !distinct.contains(hash) {
            hasMoreDistinct = true
        }
        if let client { compare(hash, client) }
    }

    private static func sample(_ text: String) -> String {
        text.utf8.count <= ColumnProfiler.sampleLength
            ? text : String(text.prefix(ColumnProfiler.sampleLength - 1)) + "\u{2026}"
    }

    private mutating func compare(_ hash: UInt64, _ client: Int) {
        if isBroken { return }
        while firstOfClient.count <= client {
            firstOfClient.append(0)
            isRepeated.append(false)
        }
        if firstOfClient[client] == 0 {
            firstOfClient[client] = hash
        } else if firstOfClient[client] == hash {
            isRepeated[client] = true
        } else {
            isBroken = true
            firstOfClient = []
            isRepeated = []
        }
    }

    /// At least five clients with two or more filled values, all agreeing; nil where there are fewer.
    var dependsOnlyOnClient: Bool? {
        if isBroken { return false }
        return isRepeated.count { $0 } >= 5 ? true : nil
    }

    /// The dates of a column that holds dates: by the vendor's dictionary, else by its values.
    func dates(as type: InferredType) -> DateSurvey? {
        guard holdsDates, filled > 0, dates.dateCount > 0 || column.canonical != nil else { return nil }
        return column.canonical != nil || type == .date ? dates : nil
    }
}
