package import CanonicalJSON

extension Exclusion {
    package var json: JSON {
        [
            "cause": .string(cause.rawValue), "file": .string(file.rawValue), "line": .int(line), "key": .string(key),
            "reason": .string(reason),
        ]
    }
}

extension PayloadReader {
    package func exclusions(_ name: StaticString) throws(PayloadError) -> [Exclusion] {
        var exclusions: [Exclusion] = []
        for element in try array(name) {
            let reader = try PayloadReader(type: name.description, json: element)
            exclusions.append(
                Exclusion(
                    cause: try reader.choice("cause", Exclusion.Cause.self),
                    file: try reader.choice("file", SourceFile.self),
                    line: try reader.int("line"),
                    key: try reader.string("key"),
                    reason: try reader.string("reason")
                )
            )
        }
        return exclusions
    }
}
