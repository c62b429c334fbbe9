package import CanonicalJSON

/// A person gave the ledger position before this event a name.
package struct CheckpointNamed: EventPayload {
    package static let type = "checkpoint.named"

    package var name: String
    package var size: UInt64
    package var root: String

    package init(name: String, size: UInt64, root: String) {
        self.name = name
        self.size = size
        self.root = root
    }

    package var json: JSON {
        [
            "name": .string(name),
            "size": .sequence(size),
            "root": .string(root),
        ]
    }

    package init(reading reader: borrowing PayloadReader) throws(PayloadError) {
        name = try reader.string("name")
        size = try reader.sequence("size")
        root = try reader.string("root")
    }
}
