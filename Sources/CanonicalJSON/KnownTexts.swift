/// The texts that one member may hold, laid out so that looking one up builds no string.
///
/// A class, because one lies behind each choice that is read: handing it on moves one reference.
package final class KnownTexts: Sendable {
    private let bytes: [UInt8]
    /// The texts, the shorter ones first.
    private let texts: [Text]
    /// For each length, where the texts begin that are at least as long.
    private let starts: [Int]

    private struct Text {
        let place: Int
        let start: Int
        let count: Int
    }

    package init(_ texts: [String]) {
        var bytes: [UInt8] = []
        var found: [Text] = []
        for (place, text) in texts.enumerated() {
            found.append(Text(place: place, start: bytes.count, count: text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        }
        found.sort { $0.count == $1.count ? $0.place < $1.place : $0.count < $1.count }
        let longest = found.last?.count ?? 0
        starts = (0...longest).map { length in found.firstIndex { $0.count >= length } ?? found.count }
        self.bytes = bytes
        self.texts = found
    }

    /// The place of a text in the order in which they were given; nil for any other text.
    package func place(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { place(of: $0) }
    }

    package func place(of text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count < starts.count else { return nil }
        var index = starts[text.count]
        while index < texts.count, texts[index].count == text.count {
            let start = texts[index].start
            var offset = 0
            while offset < text.count, bytes[start &+ offset] == text[offset] { offset &+= 1 }
            if offset == text.count { return texts[index].place }
            index &+= 1
        }
        return nil
    }
}
