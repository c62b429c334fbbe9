import Migration

/// Tells which file of an export lies before it: by the header first, by the name where headers leave it open.
package enum FileRecogniser {
    private struct Candidate {
        let match: HeaderMatch
        let missing: String?
        let isNamed: Bool

        var score: Int { match.matchedCount * 1000 / max(1, match.header.count) }
    }

    package static func recognise(
        fileName: String,
        header: [String],
        headerLine: Int = 1
    ) throws(FileRefusal) -> RecognisedFile {
        func refusal(_ reason: FileRefusal.Reason, _ column: String?, _ remedy: String) -> FileRefusal {
            FileRefusal(reason: reason, fileName: fileName, line: headerLine, column: column, remedy: remedy)
        }
        if header.allSatisfy({ HeaderMatcher.normalised($0).isEmpty }) {
            throw refusal(.empty, nil, "Export it again with a header row.")
        }
        let named = FileName.file(of: fileName)
        let candidates = SourceFile.allCases.map { file in
            let match = HeaderMatcher.match(header, file: file)
            return Candidate(match: match, missing: RequiredColumns.missing(in: match), isNamed: file == named)
        }
        if looksLikeRecord(header), candidates.allSatisfy({ $0.match.matchedCount < 2 }) {
            throw refusal(.noHeader, nil, "Export the file again with the option for a header row switched on.")
        }
        let fitting = candidates.filter { $0.missing == nil && isEvident($0) }
        let best = fitting.max { rank($0) < rank($1) }
        // A file that lacks its key is refused, not taken for another file that shares some of its columns.
        let near = candidates.filter { isNear($0) }.max { rank($0) < rank($1) }
        if let near, let column = near.missing, best.map({ rank($0) < rank(near) }) ?? true {
            let file = near.match.file.rawValue
            throw refusal(.missingColumn, column, "It looks like \(file); export it again with all fields.")
        }
        guard let best else {
            throw refusal(
                .notAnExport,
                nil,
                "Load files of Practice Master's Export Data, with a header row; area-of-practice files are not read."
            )
        }
        let rivals = fitting.filter { rank($0) == rank(best) }
        if rivals.count > 1 {
            let names = rivals.map(\.match.file).sorted().map(\.rawValue).joined(separator: " or ")
            throw refusal(.ambiguous, nil, "Name the file \(names), or export it again with all fields.")
        }
        return RecognisedFile(file: best.match.file, columns: best.match)
    }

    /// Headers lie more rarely than names: the name decides only between headers that fit almost alike.
    private static func rank(_ candidate: Candidate) -> Int {
        let file = candidate.match.file
        let isWhole = candidate.match.matchedCount == FieldCatalogue.fields(of: file).count
        let isExpected = SourceFile.expected.contains(file)
        return candidate.score + (candidate.isNamed ? 150 : 0) + (isWhole ? 50 : 0) + (isExpected ? 1 : 0)
    }

    private static func isEvident(_ candidate: Candidate) -> Bool {
        let match = candidate.match
        if match.file == .user { return match.matchedCount >= 2 }
        if RequiredColumns.hasSignature(match) { return true }
        return candidate.isNamed || (match.matchedCount >= 3 && candidate.score >= 700)
    }

    private static func isNear(_ candidate: Candidate) -> Bool {
        candidate.match.matchedCount >= 2 && (candidate.isNamed || candidate.score >= 600)
    }

    /// Numbers, dates or money in the first line: no header has them.
    private static func looksLikeRecord(_ header: [String]) -> Bool {
        header.contains { cell in
            let bytes = cell.utf8
            let digits = bytes.count { (0x30...0x39).contains($0) }
            let letters = bytes.count { (0x61...0x7A).contains($0 | 0x20) }
            return digits > 0 && letters == 0
        }
    }
}
