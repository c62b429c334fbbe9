extension String {
    /// Whether it can name somebody or something in the ledger, where it stays for ever and is shown on every screen:
    /// neither empty nor blank, and nothing in it steers a terminal or turns the order of what is read.
    package func isPlainName(upToBytes limit: Int) -> Bool {
        guard (1...limit).contains(utf8.count), !allSatisfy(\.isWhitespace) else { return false }
        return unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            // What stands for bytes that were no text.
            default: scalar != "\u{FFFD}"
            }
        }
    }
}
