/// A secret that no print, dump, log or error can show.
struct HiddenText: Sendable, Hashable {
    static let lengthLimits = 1...4096

    /// Leaves this value only inside a request.
    let text: String

    /// Nil for anything but printable characters without spaces.
    init?(_ text: String) {
        let bytes = text.utf8
        guard HiddenText.lengthLimits.contains(bytes.count), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        self.text = text
    }
}

extension HiddenText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "HiddenText(hidden)" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}
