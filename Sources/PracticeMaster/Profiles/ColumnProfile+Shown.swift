import Migration

extension ColumnProfile {
    /// The samples as people may see them: sensitive ones, and texts with a social security number, only in outline.
    package var shownSamples: [String] {
        samples.map { sample in
            if isSensitive { return ColumnProfile.outline(of: sample) { $0.isLetter || $0.isNumber } }
            guard SocialSecurityNumber.occurs(in: sample) else { return sample }
            return ColumnProfile.outline(of: sample) { $0.isNumber }
        }
    }

    /// Filled rows of a hundred, rounded down so that only a full column says 100, and up so that only an empty one
    /// says 0.
    package var fillPercent: Int {
        guard filled > 0, rowCount > 0 else { return 0 }
        return max(1, filled * 100 / rowCount)
    }

    private static func outline(of text: String, _ isHidden: (Character) -> Bool) -> String {
        String(text.map { isHidden($0) ? "\u{2022}" : $0 })
    }
}
