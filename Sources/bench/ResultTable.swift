import CanonicalJSON

/// The results as people or programs read them.
struct ResultTable {
    private let results: [Measurement]

    init(_ results: [Measurement]) { self.results = results }

    var text: String {
        let rows = [["work", "ours", "baseline", "ratio", "goal", "met"]] + results.map(ResultTable.cells)
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
                .joined(separator: " | ")
        }.joined(separator: "\n")
    }

    var json: String {
        let names = ["work", "ours", "baseline", "ratio", "goal", "met"]
        return JSON.array(
            results.map { result in
                let members = zip(names, ResultTable.cells(result).map { JSON.string($0) })
                return .object(Dictionary(uniqueKeysWithValues: members))
            }
        ).canonicalText
    }

    private static func cells(_ result: Measurement) -> [String] {
        let goal =
            switch result.goal {
            case .atLeast(let bound): ">= \(bound.text)"
            case .atMost(let bound): "<= \(bound.text)"
            }
        return [result.work, result.ours, result.baseline, result.ratio.text, goal, result.isMet ? "yes" : "NO"]
    }
}

extension Double {
    /// With two decimals.
    var text: String {
        let hundredths = Int((self * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
