/// Which column tells that a line begins a record, and what its cells look like.
struct KeyColumn: Sendable {
    enum Shape: Sendable {
        /// Digits only, as a sequence number.
        case digits
        /// Letters, digits, points and hyphens with at least one digit, as a Client ID.
        case clientID
        /// Anything but blank.
        case text
    }

    let index: Int
    let shape: Shape

    /// Whether the key alone, without the number of cells, is evidence.
    var isDecisive: Bool { shape != .text }

    init(header: [String]) {
        let names = header.map(HeaderMatcher.normalised)
        if let index = names.firstIndex(where: { $0 == "sequence_no" || $0 == "internal_sequence_number" }) {
            (self.index, shape) = (index, .digits)
        } else if let index = names.firstIndex(where: { $0 == "client_id" || $0 == "client_number" }) {
            (self.index, shape) = (index, .clientID)
        } else {
            (index, shape) = (0, .text)
        }
    }

    func isPlausible(in cells: CellBounds, of line: Span<UInt8>) -> Bool {
        guard index < cells.count else { return false }
        let bound = cells.bounds[index]
        var digits = 0
        var others = 0
        for position in bound.start..<bound.end {
            let byte = line[position]
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: others += 1
            case 0x20 where position > bound.start: continue
            default: if shape == .text { others += 1 } else { return false }
            }
        }
        switch shape {
        case .digits: return digits > 0 && others == 0
        case .clientID: return digits > 0 && digits + others <= 16
        case .text: return digits + others > 0
        }
    }
}
