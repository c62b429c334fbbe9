import Testing

@testable import Pipeline

/// Given a copy of the firm's documents, a path of the export leads to one file of it, or to none.
@Suite struct DocumentIndexTests {
    private static let copy = [
        "101.00/Letter.pdf", "101.00/Übersicht.DOC", "102.00/Letter.pdf", "102.00/old/Letter.pdf", "top.pdf",
        "backup/2019/103.00/Will.doc", "backup/2020/103.00/Will.doc", "a/104.00/Deed.doc", "lonely/Plan.dwg",
    ]

    private func answer(_ path: String) -> DocumentIndex.Answer {
        DocumentIndex(paths: DocumentIndexTests.copy).file(of: path)
    }

    @Test(
        "drive, server and case do not matter, the end of the path does",
        arguments: [
            ("F:\\STI\\DOCS\\101.00\\Letter.pdf", "101.00/Letter.pdf"),
            ("\\\\OLDSRV\\share\\101.00\\LETTER.PDF", "101.00/Letter.pdf"),
            ("f:/sti/docs/102.00/letter.pdf", "102.00/Letter.pdf"),
            ("F:\\DOCS\\102.00\\old\\Letter.pdf", "102.00/old/Letter.pdf"),
            ("F:\\DOCS\\101.00\\übersicht.doc", "101.00/Übersicht.DOC"), ("F:\\DOCS\\top.pdf", "top.pdf"),
            ("F:\\OTHER\\104.00\\Deed.doc", "a/104.00/Deed.doc"),
        ]
    )
    func found(path: String, file: String) { #expect(answer(path) == .found(file)) }

    @Test(
        "a name alone is no evidence, and a path never leads out of the folder",
        arguments: [
            "F:\\DOCS\\999.99\\Plan.dwg", "F:\\DOCS\\101.00\\Gone.pdf", "F:\\DOCS\\105.00\\Letter.pdf", "", "F:",
            "\\\\", "..\\..\\etc\\passwd",
        ]
    )
    func notFound(path: String) { #expect(answer(path) == .notFound) }

    @Test("several files that agree equally far are told to a person instead of chosen from")
    func ambiguous() {
        #expect(answer("F:\\DOCS\\103.00\\Will.doc") == .ambiguous)
        #expect(answer("F:\\2019\\103.00\\Will.doc") == .found("backup/2019/103.00/Will.doc"))
    }
}
