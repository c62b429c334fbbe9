package import Migration

extension AccountAddress {
    /// The whole address of a call: path kept, every reserved byte of the query's names and values percent-encoded.
    package func url(of call: ApiCall) -> String {
        precondition(call.path.hasPrefix("/"), "a call's path begins with a slash")
        var url = text + AccountAddress.encode(call.path, keeping: "/:@,;=!$&'()*+%")
        var separator = "?"
        for item in call.query {
            url += separator
            url += AccountAddress.encode(item.name, keeping: "")
            url += "="
            url += AccountAddress.encode(item.value, keeping: "")
            separator = "&"
        }
        return url
    }

    /// RFC 3986's unreserved bytes stay; a space becomes `%20`, never `+`, which servers read in two ways.
    static func encode(_ text: String, keeping kept: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x7E:
                bytes.append(byte)
            case _ where kept.utf8.contains(byte):
                bytes.append(byte)
            default:
                bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
