package import CanonicalJSON

/// A person chose another target for one column.
package struct MappingAmended: EventPayload {
    package static let type = "mapping.amended"

    package var file: SourceFile
    package var index: Int
    package var target: MappingTarget

    package init(file: SourceFile, index: Int, target: MappingTarget) {
        self.file = file
        self.index = index
        self.target = target
    }

    package var json: JSON {
        [
            "file": .string(file.rawValue),
            "index": .int(index),
            "target": .string(target.description),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        file = try reader.choice("file", SourceFile.self)
        index = try reader.int("index")
        target = try reader.target("target")
    }
}
