import Migration

/// The cells of all rows of one party, gathered by what they mean.
struct PartyPieces {
    /// An e-mail address or a phone with its kind.
    struct Labelled {
        var value: String
        var label: String
        var piece: Piece
    }

    struct Group {
        var pieces: [Piece]
        /// The rules of the file of the first piece, which know its dates.
        var rules: FileRules
    }

    struct CustomKey: Hashable {
        var type: CustomFieldType
        var name: String
    }

    struct Address {
        var text: String
        var pieces: [Piece]
    }

    private(set) var name: Piece?
    private(set) var emails: [Labelled] = []
    private(set) var phones: [Labelled] = []
    /// Cells that hold something else than they should, and addresses beyond the one that has a field.
    private(set) var unplaced: [Piece] = []
    private(set) var address: Address?
    private(set) var homeAddress: Address?
    /// Custom fields in the order of their columns.
    private(set) var customs: [(key: CustomKey, group: Group)] = []
    /// By target: fields that not every account has.
    private(set) var others: [String: Group] = [:]

    /// Adds the cells of one row; values of rows before it are preferred, further ones are added where there is room.
    mutating func add(_ row: SourceRow, _ rules: FileRules) {
        var blocks: [AddressBlock] = []
        var home: [Piece] = []
        for piece in rules.pieces(in: row) {
            switch piece.column.target {
            case .field(let entity, let name, let part) where entity == "person" || entity == "organization":
                switch name {
                case "name": if self.name == nil { self.name = piece }
                case "first_name", "last_name": break
                case "emails": add(email: piece, part ?? "work")
                case "phones": add(phone: piece, of: row, part ?? "work")
                case "address" where part == "home": home.append(piece)
                case "address": AddressBlock.add(piece, part ?? "street", to: &blocks)
                default: append(piece, to: "\(entity).\(name)", rules)
                }
            case .custom(let entity, let type, let name) where entity == .person || entity == .organization:
                append(piece, CustomKey(type: type, name: name), rules)
            default: break
            }
        }
        add(home: home)
        for block in blocks { add(block) }
    }

    private mutating func add(home pieces: [Piece]) {
        guard homeAddress == nil, !pieces.isEmpty else { return }
        homeAddress = Address(text: pieces.map(\.text).joined(separator: ", "), pieces: pieces)
    }

    /// The first address has a field; what repeats a known one goes, any other is kept as text.
    private mutating func add(_ block: AddressBlock) {
        let text = block.text
        if text.isEmpty || [address, homeAddress].contains(where: { AddressBlock.isSame($0?.text, text) }) { return }
        guard address != nil else {
            address = Address(text: text, pieces: block.pieces)
            return
        }
        for piece in block.pieces where !unplaced.contains(where: { $0.text == piece.text }) { unplaced.append(piece) }
    }

    /// Adds only the e-mails and phones of a row: those of the person that the matter names as its contact.
    mutating func addReach(_ row: SourceRow, _ rules: FileRules) {
        for piece in rules.pieces(in: row) {
            switch piece.column.target {
            case .field("person", "emails", let part): add(email: piece, part ?? "work")
            case .field("person", "phones", let part): add(phone: piece, of: row, part ?? "work")
            default: break
            }
        }
    }

    private mutating func add(email piece: Piece, _ label: String) {
        let cell = EmailCell(piece.text)
        if !cell.invalid.isEmpty, !unplaced.contains(where: { $0.text == piece.text }) { unplaced.append(piece) }
        for address in cell.addresses where !emails.contains(where: { $0.value.lowercased() == address.folded }) {
            emails.append(Labelled(value: address.address, label: label, piece: piece))
        }
    }

    private mutating func add(phone piece: Piece, of row: SourceRow, _ part: String) {
        let label = piece.column.phoneKindIndex.flatMap { PhoneKind.label(of: Cell.of(row, $0)) } ?? part
        guard let cell = PhoneCell(piece.text) else {
            if CellBlank.isPlaceholder(piece.text) || unplaced.contains(where: { $0.text == piece.text }) { return }
            unplaced.append(piece)
            return
        }
        let known = phones.compactMap { PhoneCell($0.value) }
        let isKnown = known.contains { $0.digits == cell.digits && $0.extensionDigits == cell.extensionDigits }
        if !isKnown { phones.append(Labelled(value: cell.text, label: label, piece: piece)) }
    }

    private mutating func append(_ piece: Piece, to target: String, _ rules: FileRules) {
        if others[target]?.pieces.contains(where: { $0.text == piece.text }) ?? false { return }
        others[target, default: Group(pieces: [], rules: rules)].pieces.append(piece)
    }

    private mutating func append(_ piece: Piece, _ key: CustomKey, _ rules: FileRules) {
        guard let position = customs.firstIndex(where: { $0.key == key }) else {
            customs.append((key, Group(pieces: [piece], rules: rules)))
            return
        }
        if customs[position].group.pieces.contains(where: { $0.text == piece.text }) { return }
        customs[position].group.pieces.append(piece)
    }
}
