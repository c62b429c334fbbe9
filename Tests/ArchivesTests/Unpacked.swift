import Archives

/// The whole content of an entry.
enum Unpacked {
    static func bytes(of entry: ZipEntry, in zip: ZipFile) throws(ZipRefusal) -> [UInt8] {
        var reader = try zip.open(entry)
        var bytes: [UInt8] = []
        while true {
            let chunk = try reader.next()
            if chunk.isEmpty { return bytes }
            bytes += chunk
        }
    }
}
