/// What a file is that is no table at all, by its first bytes.
enum ForeignFormat {
    /// What it is and what to do; nil for everything that may be text.
    static func problem(head: some Collection<UInt8>) -> String? {
        let start = Array(head.prefix(8))
        for (mark, problem) in marks where start.starts(with: mark) { return problem }
        return nil
    }

    private static let workbook =
        "this is an old Excel workbook or another Office file, not a table: save it as CSV, or better, export the "
        + "Practice Master file again as CSV"
    private static let packed = "this is packed in a way that is not read here: unpack it and load the folder"

    private static let marks: [([UInt8], String)] = [
        ([0xD0, 0xCF, 0x11, 0xE0], workbook),
        (Array("%PDF".utf8), "this is a PDF, not a table: export the Practice Master file as CSV"),
        (Array("SQLite f".utf8), "this is a database, not a table: export the Practice Master files as CSV"),
        ([0x1F, 0x8B], packed), ([0x37, 0x7A, 0xBC, 0xAF], packed), (Array("Rar!".utf8), packed),
        (Array("BZh".utf8), packed), ([0xFD, 0x37, 0x7A, 0x58], packed), ([0x28, 0xB5, 0x2F, 0xFD], packed),
    ]
}
