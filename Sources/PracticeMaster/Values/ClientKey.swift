/// One Client ID taken apart.
package struct ClientKey: Sendable, Hashable {
    /// The key as it stands in the file, without outer blanks: always text, never a number.
    package let text: String
    /// The key with the zeros that a spreadsheet took away, by the widths that the firm's keys have; else `text`.
    package let restored: String
    /// The part that names the client; nil when the left part is a year and names nobody.
    package let client: String?
    /// The part that names the matter; empty when the key has no parts.
    package let matter: String
    /// Whether `client` and `matter` were really separated.
    package let isSplit: Bool

    /// The form in which keys are compared: restored, without case.
    package var folded: String { restored.lowercased() }
}
