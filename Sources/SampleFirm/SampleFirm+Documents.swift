// SPDX-License-Identifier: Apache-2.0

/// Documents that Practice Master manages: a list in the export, and the files on the firm's server.
extension SampleFirm {
    private static let titles: [(name: String, type: String)] = [
        ("Engagement Letter.pdf", "LTR"), ("Notes of interview.txt", "MEMO"), ("Draft agreement.doc", "DRAFT"),
        ("Scan.pdf", "SCAN"), ("Letter to the court.pdf", "LTR"),
    ]

    /// Documents in the list, one for every fourth matter.
    package var documentCount: Int { bodyCount(of: .documents) }

    /// A document as it lies below the documents folder; nil for one that the server has lost.
    package func document(_ index: Int) -> (path: String, content: String)? {
        precondition((0..<documentCount).contains(index), "no such document in this firm")
        guard index % 9 != 5 else { return nil }
        var dice = dice(.documents, index)
        let (matter, title) = (matter(index * 4), dice.pick(SampleFirm.titles).name)
        let lines = (0..<(3 + dice.below(40))).map {
            "\($0 + 1). \(dice.pick(Words.streets)), \(dice.pick(Words.cities).city)"
        }
        return ("\(matter.id)/\(title)", "\(title) of matter \(matter.id)\n\n" + lines.joined(separator: "\n") + "\n")
    }

    func writeDocument(_ index: Int, into row: inout RowBuffer) {
        var dice = dice(.documents, index)
        let (matter, (title, type)) = (matter(index * 4), dice.pick(SampleFirm.titles))
        let folder = index % 7 == 3 ? "\\\\OLDSRV\\DOCS" : "F:\\STI\\DOCS"
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["Client_ID"] = matter.id
        row["Desc"] = title.prefix { $0 != "." }.description
        row["Doc_Type"] = type
        row["Version_Cnt"] = "1"
        row["Assemb_Doc"] = "\(folder)\\\(matter.id)\\\(index.isMultiple(of: 3) ? title.uppercased() : title)"
        row.endRow()
    }
}
