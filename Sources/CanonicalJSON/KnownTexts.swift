/// The texts that one member may hold, laid out so that looking one up builds no string.
///
/// A class, because one lies behind each choice that is read: handing it on moves one reference.
package final class KnownTexts: Sendable {
    private let bytes: [UInt8]
    private let texts: [Text]

    private struct Text {
        let place: Int
        let start: Int
        let head: TextHead
    }

    package init(_ texts: [String]) {
        var bytes: [UInt8] = []
        var found: [Text] = []
        for (place, var text) in texts.enumerated() {
            let head = text.withUTF8 { utf8 in utf8.baseAddress.map { TextHead($0, count: utf8.count) } }
            found.append(Text(place: place, start: bytes.count, head: head ?? TextHead("")))
            bytes.append(contentsOf: text.utf8)
        }
        self.bytes = bytes
        self.texts = found
    }

    /// The place of a text in the order in which they were given; nil for any other text.
    package func place(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { place(of: $0) }
    }

    package func place(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let start = text.baseAddress else { return nil }
        let head = TextHead(start, count: text.count)
        return bytes.withUnsafeBufferPointer { bytes in
            texts.withUnsafeBufferPointer { texts in
                for known in texts where known.head == head {
                    guard let base = bytes.baseAddress, head.isWhole(start, base + known.start) else { continue }
                    return known.place
                }
                return nil
            }
        }
    }
}
