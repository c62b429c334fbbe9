import Foundation

/// The fees of an invented firm as Practice Master would export them, of any length, the same bytes each time.
struct FeeExport {
    let rows: Int
    /// Whether it was made later: every tenth fee was corrected, every hundredth is gone, and there are new ones.
    var isLater = false

    static let name = "CMFEES.csv"

    private static let header = """
        "_SEQUENCE_NO","Client_ID","Timekeeper","Date","Tcode","Bill_Code","Rate","Hours","Amount","Archived",\
        "User_ID","Description"\r\n
        """
    private static let deeds = [
        "Telephone conference with client about", "Draft motion to compel in the matter of",
        "Review of documents produced by", "Correspondence with opposing counsel on", "Prepare for the deposition of",
        "Legal research, memo on", "Meeting at court, \"\"short notice\"\", with",
    ]
    private static let names = ["Smith, John A.", "Mary O'Neil", "Garcia & Sons, LLC", "Dr. T. Becker", "the clerk"]

    /// Returns how many bytes it wrote.
    @discardableResult
    func write(to path: String) throws -> Int {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BenchFailure(description: "\(path) cannot be written") }
        var text = FeeExport.header
        for number in 0..<rows where !isLater || number % 100 != 50 {
            text += row(number)
            guard text.utf8.count > 1 << 20 else { continue }
            try file.write(contentsOf: Data(text.utf8))
            text = ""
        }
        if isLater { for number in rows..<(rows + rows / 100) { text += row(number) } }
        try file.write(contentsOf: Data(text.utf8))
        let bytes = try file.offset()
        try file.close()
        return Int(bytes)
    }

    private func row(_ number: Int) -> String {
        // Tenths of an hour, at 250.00 an hour.
        let tenths = number * 7_919 % 97 + (isLater && number % 10 == 3 ? 2 : 1)
        let cells = [
            "\(100_000 + number)", "\(100 + number / 40).\(FeeExport.twoDigits(number % 40))", "\(number % 23 + 1)",
            "\(FeeExport.twoDigits(number % 12 + 1))/\(FeeExport.twoDigits(number % 28 + 1))/\(2005 + number % 18)",
            "\(number % 999 + 1)", "\(number % 5)", "250.00", "\(tenths / 10).\(tenths % 10)0", "\(tenths * 25).00",
            "1",
            "JHK\(number % 9)", "\(FeeExport.deeds[number % 7]) \(FeeExport.names[number % 5]) \(number)",
        ]
        return "\"" + cells.joined(separator: "\",\"") + "\"\r\n"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
