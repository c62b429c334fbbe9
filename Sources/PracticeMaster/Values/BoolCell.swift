/// Reads switches: `1`, `Y`, `True`, `-1`, `X` and their opposites.
package enum BoolCell {
    package static func read(_ text: String) -> CellReading<Bool> {
        switch CellBlank.trimmed(text).lowercased() {
        case "": .blank
        case "1", "-1", "y", "yes", "t", "true", "x", "selected", "checked", "on": .value(true)
        case "0", "n", "no", "f", "false", "cleared", "unchecked", "off": .value(false)
        default: .unreadable(.notABoolean)
        }
    }
}
