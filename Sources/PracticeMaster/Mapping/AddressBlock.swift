/// The cells of one postal address: rows hold several, and parts of different ones must not meet in one text.
struct AddressBlock {
    /// `Addr1` of `Addr1_City`; empty for the default address.
    let name: String
    private var parts: [String: [Piece]] = [:]

    private static let order = ["street", "line2", "city", "state", "zip", "country"]

    private init(name: String) { self.name = name }

    /// Adds a cell to the block that its column belongs to.
    static func add(_ piece: Piece, _ part: String, to blocks: inout [AddressBlock]) {
        let words = (piece.column.canonical ?? "").split(separator: "_")
        let name = words.count > 1 && words[0].hasPrefix("Addr") ? String(words[0]) : ""
        if !blocks.contains(where: { $0.name == name }) { blocks.append(AddressBlock(name: name)) }
        for index in blocks.indices where blocks[index].name == name {
            blocks[index].parts[part, default: []].append(piece)
        }
    }

    var pieces: [Piece] { AddressBlock.order.flatMap { parts[$0] ?? [] } }

    /// `1400 O Street, Suite 5, Lincoln, NE 68512, USA`
    var text: String {
        let state = joined(["state"])
        let country = joined(["country"])
        let zip = PostalCode.mended(joined(["zip"]), state: state, country: country)
        let region = [state, zip].filter { !$0.isEmpty }.joined(separator: " ")
        let lines = [joined(["street", "line2"]), joined(["city"]), region, country]
        return lines.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func joined(_ names: [String]) -> String {
        names.flatMap { parts[$0] ?? [] }.map(\.text).joined(separator: ", ")
    }

    /// Whether two addresses differ in nothing but marks, blanks and case.
    static func isSame(_ one: String?, _ other: String) -> Bool {
        guard let one else { return false }
        func folded(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        return folded(one) == folded(other)
    }
}
