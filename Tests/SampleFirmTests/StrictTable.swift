// SPDX-License-Identifier: Apache-2.0

@testable import SampleFirm

/// A file of an export read by the letter of RFC 4180; the cells keep their bytes, widened to scalars.
struct StrictTable {
    private(set) var records: [[String]] = []
    /// Bytes found between a closing quote and the next comma or line end.
    private(set) var strayBytes = 0

    var header: [String] { records.first ?? [] }
    var rows: ArraySlice<[String]> { records.dropFirst() }
    /// The rows as wide as the header.
    var wholeRows: [[String]] { rows.filter { $0.count == header.count } }

    init(_ firm: SampleFirm, _ name: String) {
        self.init(bytes: exported(firm, name))
    }

    init(bytes: [UInt8]) {
        var record: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        var isClosed = false
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            let next = place + 1 < bytes.count ? bytes[place + 1] : 0
            place += 1
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(Unicode.Scalar(byte))
                } else if next == UInt8(ascii: "\"") {
                    cell.append("\"")
                    place += 1
                } else {
                    isQuoted = false
                    isClosed = true
                }
            } else if byte == UInt8(ascii: "\""), cell.isEmpty, !isClosed {
                isQuoted = true
            } else if byte == UInt8(ascii: ",") || byte == 0x0D && next == 0x0A {
                record.append(String(cell))
                cell = String.UnicodeScalarView()
                isClosed = false
                if byte == 0x0D {
                    place += 1
                    records.append(record)
                    record = []
                }
            } else {
                if isClosed { strayBytes += 1 }
                cell.append(Unicode.Scalar(byte))
            }
        }
        if !record.isEmpty { records.append(record) }
    }

    /// The cells of one column, whole rows only.
    func column(_ name: String) -> [String] {
        guard let place = header.firstIndex(of: name) else { return [] }
        return wholeRows.map { $0[place] }
    }
}

/// All bytes of one file of an export.
func exported(_ firm: SampleFirm, _ name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    firm.write(file: name) { bytes += $0 }
    return bytes
}

/// The demo firm of the tests.
func demoFirm(
    seed: UInt64 = 7,
    style: HeaderStyle = .fieldID,
    hazards: HazardLevel = .realistic,
    size: FirmSize = .demo
) -> SampleFirm {
    SampleFirm(seed: seed, size: size, headerStyle: style, hazards: hazards, today: (2026, 11, 20))
}

/// The FNV-1a hash of bytes.
func fingerprint(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
