import CanonicalJSON

/// A member of an event in the form in which it is stored, built only for whoever looks at it.
///
/// Most folds count rows and writes and look at no cell and no body, and these are most of what a ledger holds.
package struct StoredValue: Sendable, Hashable {
    /// Canonical JSON, so that equal values have equal bytes; shared with the payload that it was found in.
    private let bytes: ArraySlice<UInt8>

    init(_ json: JSON) { bytes = json.canonicalBytes[...] }

    /// Takes bytes that were found to be a canonical value.
    init(canonical bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    var json: JSON { (try? JSON(parsing: bytes)) ?? .null }

    var text: String? { json.stringValue }

    var texts: [String] { (json.arrayValue ?? []).compactMap(\.stringValue) }
}
