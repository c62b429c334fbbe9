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
        let area = area(fileName: fileName, header: header)
        if let area, FileName.isOfArea(fileName) { return area }
        let candidates = candidates(fileName: fileName, header: header)
        if looksLikeRecord(header), candidates.allSatisfy({ $0.match.matchedCount < 2 }) {
            throw refusal(.noHeader, nil, "Export the file again with the option for a header row switched on.")
        }
        let fitting = candidates.filter { $0.missing == nil && isEvident($0, namesMatters: area != nil) }
        let best = fitting.max { rank($0) < rank($1) }
        // What to do where the same columns may be those of a file of the firm's own.
        let areaName = area.map { "\($0.file.fileName) if it belongs to an area of practice" }
        // A file that lacks its key is refused, not taken for another file that shares some of its columns.
        let near = candidates.filter { isNear($0) }.max { rank($0) < rank($1) }
        if let near, let column = near.missing, best.map({ rank($0) < rank(near) }) ?? true {
            let file = near.match.file.rawValue
            let other = near.isNamed ? "" : areaName.map { ", or name the file \($0)" } ?? ""
            throw refusal(.missingColumn, column, "It looks like \(file); export it again with all fields\(other).")
        }
        guard let best else {
            if let area { return area }
            throw refusal(
                .notAnExport,
                nil,
                "Load files of Practice Master's Export Data, with a header row; a file of an area of practice needs "
                    + "the column Client_ID."
            )
        }
        let rivals = fitting.filter { rank($0) == rank(best) }
        if rivals.count > 1 || (area != nil && !best.isNamed && !RequiredColumns.hasSignature(best.match)) {
            let names = rivals.map(\.match.file).sorted().map(\.rawValue).joined(separator: " or ")
            let other = areaName.map { ", or \($0)" } ?? ""
            throw refusal(.ambiguous, nil, "Name the file \(names)\(other), or export it again with all fields.")
        }
        return RecognisedFile(file: best.match.file, columns: best.match)
    }

    private static func candidates(fileName: String, header: [String]) -> [Candidate] {
        let named = FileName.file(of: fileName)
        return SourceFile.known.map { file in
            let match = HeaderMatcher.match(header, file: file)
            return Candidate(match: match, missing: RequiredColumns.missing(in: match), isNamed: file == named)
        }
    }

    /// A file that names matters beside other things: one of an area of practice, if it is none of the dictionary's.
    private static func area(fileName: String, header: [String]) -> RecognisedFile? {
        guard !FileName.isPlain(fileName), let name = FileName.area(of: fileName) else { return nil }
        let match = HeaderMatcher.match(header, file: .area(name))
        let others = zip(header, match.fieldIDs).count { $1 == nil && !HeaderMatcher.normalised($0).isEmpty }
        guard match.contains("Client_ID"), others > 0 else { return nil }
        return RecognisedFile(file: .area(name), columns: match)
    }

    /// Headers lie more rarely than names: the name decides only between headers that fit almost alike.
    private static func rank(_ candidate: Candidate) -> Int {
        let file = candidate.match.file
        let isWhole = candidate.match.matchedCount == FieldCatalogue.fields(of: file).count
        let isExpected = SourceFile.expected.contains(file)
        return candidate.score + (candidate.isNamed ? 150 : 0) + (isWhole ? 50 : 0) + (isExpected ? 1 : 0)
    }

    private static func isEvident(_ candidate: Candidate, namesMatters: Bool) -> Bool {
        let match = candidate.match
        // A witness has a name and an e-mail address too, but users and contacts belong to no matter.
        if namesMatters, !candidate.isNamed, !match.contains("Client_ID"), !match.contains("Client_Id") { return false }
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

extension SourceFile {
    /// The name under which a file of an area is always taken for one.
    fileprivate var fileName: String { "AOP_\(area?.text ?? rawValue)" }
}
