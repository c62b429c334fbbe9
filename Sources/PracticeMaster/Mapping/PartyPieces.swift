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
    /// Cells that hold something else than the address or number that they should.
    private(set) var unreadable: [Piece] = []
    private(set) var address: Address?
    private(set) var homeAddress: Address?
    /// Custom fields in the order of their columns.
    private(set) var customs: [(key: CustomKey, group: Group)] = []
    /// By target: fields that not every account has.
    private(set) var others: [String: Group] = [:]

    /// Adds the cells of one row; values of rows before it are preferred, further ones are added where there is room.
    mutating func add(_ row: SourceRow, _ rules: FileRules) {
        var parts: [String: [Piece]] = [:]
        for piece in rules.pieces(in: row) {
            switch piece.column.target {
            case .field(let entity, let name, let part) where entity == "person" || entity == "organization":
                switch name {
                case "name": if self.name == nil { self.name = piece }
                case "first_name", "last_name": break
                case "emails": add(email: piece, part ?? "work")
                case "phones": add(phone: piece, part ?? "work")
                case "address": parts[part ?? "street", default: []].append(piece)
                default: append(piece, to: "\(entity).\(name)", rules)
                }
            case .custom(let entity, let type, let name) where entity == .person || entity == .organization:
                append(piece, CustomKey(type: type, name: name), rules)
            default: break
            }
        }
        if address == nil { address = PartyPieces.address(of: parts) }
        if homeAddress == nil, let home = parts["home"] {
            homeAddress = Address(text: home.map(\.text).joined(separator: ", "), pieces: home)
        }
    }

    /// Adds only the e-mails and phones of a row: those of the person that the matter names as its contact.
    mutating func addReach(_ row: SourceRow, _ rules: FileRules) {
        for piece in rules.pieces(in: row) {
            switch piece.column.target {
            case .field("person", "emails", let part): add(email: piece, part ?? "work")
            case .field("person", "phones", let part): add(phone: piece, part ?? "work")
            default: break
            }
        }
    }

    private mutating func add(email piece: Piece, _ label: String) {
        let cell = EmailCell(piece.text)
        if !cell.invalid.isEmpty, !unreadable.contains(where: { $0.text == piece.text }) { unreadable.append(piece) }
        for address in cell.addresses where !emails.contains(where: { $0.value.lowercased() == address.folded }) {
            emails.append(Labelled(value: address.address, label: label, piece: piece))
        }
    }

    private mutating func add(phone piece: Piece, _ label: String) {
        guard let cell = PhoneCell(piece.text) else {
            if CellBlank.isPlaceholder(piece.text) || unreadable.contains(where: { $0.text == piece.text }) { return }
            unreadable.append(piece)
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

    /// `1400 O Street, Suite 5, Lincoln, NE 68512, USA`
    private static func address(of parts: [String: [Piece]]) -> Address? {
        func text(_ names: [String], _ separator: String = ", ") -> String {
            names.flatMap { parts[$0] ?? [] }.map(\.text).joined(separator: separator)
        }
        let state = text(["state", "zip"], " ")
        let lines = [text(["street", "line2"]), text(["city"]), state, text(["country"])].filter { !$0.isEmpty }
        if lines.isEmpty { return nil }
        let used = ["street", "line2", "city", "state", "zip", "country"].flatMap { parts[$0] ?? [] }
        return Address(text: lines.joined(separator: ", "), pieces: used)
    }
}
