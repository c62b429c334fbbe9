import Foundation
import SampleFirm

/// Writes the export of an invented firm into a folder.
struct FirmExport {
    var firm: SampleFirm
    /// Records to keep of a file; all of them where none is named.
    var kept: [String: Int] = [:]

    static let day = (year: 2026, month: 11, day: 20)

    /// A firm with every record that an export of it has.
    static func whole(_ hazards: HazardLevel, matters: Int = 24) -> FirmExport {
        FirmExport(
            firm: SampleFirm(
                seed: 7,
                size: .custom(matters: matters, users: 3, years: 3),
                headerStyle: .fieldID,
                hazards: hazards,
                today: day
            )
        )
    }

    /// The same firm with some of its journal, calendar and accounts.
    static func small(_ hazards: HazardLevel) -> FirmExport {
        var export = whole(hazards)
        export.kept = ["CMJRNL.csv": 40, "CMCALENDAR.csv": 40, "CMRELATE.csv": 40, "CMRELLNK.csv": 20]
        return export
    }

    func later(days: Int) -> FirmExport { FirmExport(firm: firm.later(days: days), kept: kept) }

    /// The addresses in the list of users, in its order.
    var emails: [String] {
        var bytes: [UInt8] = []
        firm.write(file: "users.csv") { bytes += $0 }
        let lines = String(decoding: bytes, as: UTF8.self).split { $0.isNewline }.dropFirst()
        return lines.compactMap { $0.split(separator: ",").last.map(String.init) }
    }

    func write(to folder: String) throws {
        for name in firm.fileNames {
            var bytes: [UInt8] = []
            firm.write(file: name) { bytes += $0 }
            if let count = kept[name] { bytes = FirmExport.prefix(of: bytes, records: count) }
            try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
    }

    /// The header and that many records; line ends inside quotes do not count.
    private static func prefix(of bytes: [UInt8], records: Int) -> [UInt8] {
        var isQuoted = false
        var left = records + 1
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == UInt8(ascii: "\n"), !isQuoted else { continue }
            left -= 1
            if left == 0 { return Array(bytes[...index]) }
        }
        return bytes
    }
}
