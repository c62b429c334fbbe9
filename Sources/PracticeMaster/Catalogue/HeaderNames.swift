import Migration

/// The normalised names under which the columns of one file may appear.
struct HeaderNames: Sendable {
    let fieldIDs: [String: String]
    /// Several Field IDs may share a label; they stand in vendor order.
    let labels: [String: [String]]
    let synonyms: [String: [String]]
    /// What a label means that the header holds oftener than it stands above: synonyms too, in vendor order.
    let repeatedLabels: [String: [String]]

    private static let tables: [SourceFile: HeaderNames] = Dictionary(
        uniqueKeysWithValues: SourceFile.known.map { ($0, HeaderNames(of: $0)) }
    )

    static func table(of file: SourceFile) -> HeaderNames { tables[file] ?? HeaderNames(of: file) }

    private init(of file: SourceFile) {
        var fieldIDs: [String: String] = [:]
        var labels: [String: [String]] = [:]
        for field in FieldCatalogue.fields(of: file) {
            fieldIDs[HeaderMatcher.normalised(field.fieldID)] = field.fieldID
            if !field.label.isEmpty { labels[HeaderMatcher.normalised(field.label), default: []].append(field.fieldID) }
        }
        var synonyms: [String: [String]] = [:]
        for (name, fieldID) in HeaderNames.shared + HeaderNames.own(of: file) where fieldIDs.values.contains(fieldID) {
            synonyms[HeaderMatcher.normalised(name), default: []].append(fieldID)
        }
        let vendorOrder = FieldCatalogue.fields(of: file).map(\.fieldID)
        repeatedLabels = labels.reduce(into: [:]) { repeated, label in
            let all = label.value + synonyms[label.key, default: []]
            repeated[label.key] = vendorOrder.filter { all.contains($0) }
        }
        self.fieldIDs = fieldIDs
        self.labels = labels
        self.synonyms = synonyms
    }
}
