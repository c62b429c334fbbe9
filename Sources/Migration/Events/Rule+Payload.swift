package import CanonicalJSON

extension Rule {
    package var json: JSON {
        .members([
            "file": .string(column.file.rawValue), "index": .int(column.index), "header": .string(header),
            "canonical": canonical.map { .string($0) }, "target": .string(target.description),
            "confidence": .string(Rule.fraction(confidencePercent)), "ticked": .bool(ticked),
            "reasons": .strings(reasons), "alternatives": .strings(alternatives.map(\.description)),
            "filled": .int(filled), "distinct": .int(distinct), "inferred": .string(inferred),
            "sensitive": .bool(isSensitive),
        ])
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        var alternatives: [MappingTarget] = []
        for name in try reader.strings("alternatives") {
            guard let target = MappingTarget(name) else {
                throw .member(type: MappingProposed.type, name: "alternatives")
            }
            alternatives.append(target)
        }
        let confidence = try reader.string("confidence")
        guard let percent = Rule.percent(confidence) else {
            throw .member(type: MappingProposed.type, name: "confidence")
        }
        self.init(
            column: ColumnReference(try reader.choice("file", SourceFile.self), try reader.int("index")),
            header: try reader.string("header"),
            canonical: reader.optionalString("canonical"),
            target: try reader.target("target"),
            confidencePercent: percent,
            ticked: try reader.bool("ticked"),
            reasons: try reader.strings("reasons"),
            alternatives: alternatives,
            filled: try reader.int("filled"),
            distinct: try reader.int("distinct"),
            inferred: try reader.string("inferred"),
            isSensitive: try reader.bool("sensitive")
        )
    }

    /// Hundredths as the decimal text that people and programs read: 97 is `0.97`.
    package static func fraction(_ percent: Int) -> String {
        let hundredths = percent % 100
        return "\(percent / 100).\(hundredths < 10 ? "0" : "")\(hundredths)"
    }

    private static func percent(_ text: String) -> Int? {
        let pieces = text.split(separator: ".")
        guard pieces.count == 2, pieces[1].count == 2, let whole = Int(pieces[0]), let rest = Int(pieces[1]) else {
            return nil
        }
        return whole * 100 + rest
    }
}

extension PayloadReader {
    package func target(_ name: StaticString) throws(PayloadError) -> MappingTarget {
        guard let target = MappingTarget(try string(name)) else {
            throw .member(type: "mapping", name: name.description)
        }
        return target
    }

    package func columns(_ name: StaticString) throws(PayloadError) -> [SourceColumn] {
        var columns: [SourceColumn] = []
        for element in try array(name) {
            let reader = try PayloadReader(type: name.description, json: element)
            columns.append(
                SourceColumn(
                    index: try reader.int("index"),
                    header: try reader.string("header"),
                    canonical: reader.optionalString("canonical")
                )
            )
        }
        return columns
    }
}

extension SourceColumn {
    package var json: JSON {
        .members([
            "index": .int(index), "header": .string(header), "canonical": canonical.map { .string($0) },
        ])
    }
}
