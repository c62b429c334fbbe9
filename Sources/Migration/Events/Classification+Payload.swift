package import CanonicalJSON

extension Classification {
    package var json: JSON {
        [
            "key": .string(key), "party": .string(party.rawValue), "reason": .string(reason),
            "flagged": .bool(isFlagged),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        self.init(
            key: try reader.string("key"),
            party: try reader.choice("party", Party.self),
            reason: try reader.string("reason"),
            isFlagged: try reader.bool("flagged")
        )
    }
}

extension ValueMap {
    package var json: JSON {
        [
            "map": .string(kind.rawValue),
            "entries": .array(
                entries.map { entry in
                    [
                        "value": .string(entry.value), "target": .string(entry.target), "count": .int(entry.count),
                        "reason": .string(entry.reason),
                    ]
                }
            ),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        var entries: [Entry] = []
        for element in try reader.array("entries") {
            let entry = try PayloadReader(type: ValuesProposed.type, json: element)
            entries.append(
                Entry(
                    value: try entry.string("value"),
                    target: try entry.string("target"),
                    count: try entry.int("count"),
                    reason: try entry.string("reason")
                )
            )
        }
        self.init(kind: try reader.choice("map", Kind.self), entries: entries)
    }
}
