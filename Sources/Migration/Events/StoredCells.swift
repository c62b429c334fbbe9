import CanonicalJSON

/// The cells of a row in the form in which they are stored, built only for whoever looks at them.
///
/// Most folds count rows and look at no cell, and cells are most of what a ledger holds.
struct StoredCells: Sendable, Hashable {
    /// Canonical JSON, so that equal values have equal bytes.
    let bytes: [UInt8]

    init(_ cells: [String]) { bytes = JSON.strings(cells).canonicalBytes }

    /// Takes bytes that were found to be a canonical array of texts.
    init(canonical bytes: [UInt8]) { self.bytes = bytes }

    var json: JSON { (try? JSON(parsing: bytes)) ?? .null }

    var texts: [String] { (json.arrayValue ?? []).compactMap(\.stringValue) }
}

extension StoredCells {
    /// The canonical payload of a row with these cells, put together without a JSON value: a load writes one a row.
    func rowPayload(file: SourceFile, line: Int, previous: UInt64?) -> [UInt8] {
        var payload: [UInt8] = []
        payload.reserveCapacity(bytes.count + 80)
        payload.append(contentsOf: "{\"cells\":".utf8)
        payload.append(contentsOf: bytes)
        payload.append(contentsOf: ",\"file\":\"".utf8)
        payload.append(contentsOf: file.rawValue.utf8)
        payload.append(contentsOf: "\",\"line\":".utf8)
        payload.append(contentsOf: String(line).utf8)
        if let previous {
            payload.append(contentsOf: ",\"previous\":".utf8)
            payload.append(contentsOf: String(previous).utf8)
        }
        payload.append(UInt8(ascii: "}"))
        return payload
    }
}
