/// Text without mark-up and without the differences in white space that do not show.
package enum PlainText {
    /// Line ends and runs of blanks become one blank; none at the ends.
    package static func collapsed(_ text: String) -> String {
        var result = ""
        var isBlankPending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar == "\u{A0}" {
                isBlankPending = !result.isEmpty
                continue
            }
            if isBlankPending { result.append(" ") }
            isBlankPending = false
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// What a reader sees of an HTML text: tags are gaps, entities are characters.
    package static func ofHTML(_ html: String) -> String {
        var text = ""
        var isInTag = false
        for character in html {
            if character == "<" {
                isInTag = true
                text.append(" ")
            } else if character == ">", isInTag {
                isInTag = false
            } else if !isInTag {
                text.append(character)
            }
        }
        return collapsed(Marker.unescaped(text))
    }
}
