// SPDX-License-Identifier: Apache-2.0

/// The columns of one file: their identifiers, labels and places.
struct Layout {
    let fieldIDs: [String]
    private let labels: [String]
    private let places: [String: Int]

    /// Reads a list of ``ColumnNames``; an entry without a label is shown by its identifier.
    init(_ names: String) {
        var fieldIDs: [String] = []
        var labels: [String] = []
        var places: [String: Int] = [:]
        for entry in names.split(separator: "|") {
            let parts = entry.split(separator: ":", maxSplits: 1)
            guard let fieldID = parts.first.map(Layout.trimmed) else { continue }
            places[fieldID] = fieldIDs.count
            fieldIDs.append(fieldID)
            labels.append(parts.count > 1 ? Layout.trimmed(parts[1]) : fieldID)
        }
        self.fieldIDs = fieldIDs
        self.labels = labels
        self.places = places
    }

    /// The place of a column, which must be one of this file's.
    func place(of fieldID: String) -> Int {
        guard let place = places[fieldID] else { preconditionFailure("no column \(fieldID) in this file") }
        return place
    }

    /// The header row in the words of the style.
    func header(_ style: HeaderStyle) -> [String] {
        switch style {
        case .fieldID: fieldIDs
        case .label: labels
        case .own: fieldIDs.map(Layout.ownWord)
        }
    }

    private static func ownWord(for fieldID: String) -> String {
        if let word = ownWords[fieldID] { return word }
        guard fieldID.first != "_" else { return fieldID }
        return String(fieldID.map { $0 == "_" ? " " : $0 })
    }

    private static let ownWords: [String: String] = [
        "Client_ID": "Client/Matter",
        "Related_Party": "Related Party Key",
        "RP_Key": "Contact Key",
        "RP_Cat": "Contact Category",
        "Prim_Tkpr": "Primary Timekeeper",
        "GroupInfo": "Group Info",
        "Complet_Dt": "Date Completed",
        "Style": "Case Style",
        "Conty_Jurs": "County of Jurisdiction",
        "Hold": "Status",
    ]

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " }
        guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
        return String(start[...last])
    }
}
