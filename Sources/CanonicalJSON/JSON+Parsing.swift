extension JSON {
    /// Reads one value that takes up the whole text; at most 128 levels deep.
    package init(parsing text: some Collection<UInt8>) throws(JSONError) {
        let result: Result<JSON, JSONError>
        if let fast = text.withContiguousStorageIfAvailable({ JSON.parseAll($0) }) {
            result = fast
        } else {
            result = Array(text).withUnsafeBufferPointer { JSON.parseAll($0) }
        }
        self = try result.get()
    }

    package init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }

    private static func parseAll(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSON, JSONError> {
        var scanner = JSONScanner(bytes: bytes)
        do throws(JSONError) {
            let value = try scanner.value(depth: 0)
            scanner.skipWhiteSpace()
            guard scanner.isAtEnd else { throw .trailingBytes(at: scanner.position) }
            return .success(value)
        } catch {
            return .failure(error)
        }
    }
}
