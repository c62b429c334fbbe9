import Migration

/// Which contacts CMXREF links to a matter; it names them by the row numbers of CMRELATE.
struct ContactUses {
    private let firm: Firm
    private let plan: PartyPlan
    private let contactRows: SourceRows
    private let byRowNumber: [String: Int]
    private let roleColumn: Int?

    init(contacts table: SourceTable?, firm: Firm, plan: PartyPlan) {
        self.firm = firm
        self.plan = plan
        contactRows = table?.rows ?? []
        roleColumn = table?.index(of: "RP_Cat")
        var byRowNumber: [String: Int] = [:]
        if let table, let index = table.index(of: "_SEQUENCE_NO") {
            for (position, contact) in firm.contacts.enumerated() {
                byRowNumber[OwnerTable.normalised(Cell.of(table.rows[contact.row], index))] = position
            }
        }
        self.byRowNumber = byRowNumber
    }

    /// One line for each contact that the matter does not show otherwise: `Ana Dunn (WITNESS)`.
    func lines(of matter: Matter, _ pieces: [Piece]) -> [String] {
        let shown = [firm.clients[matter.client].contact.index, matter.contact.index]
        var seen = Set(shown.compactMap { $0 })
        return pieces.compactMap { piece in
            guard let contact = byRowNumber[OwnerTable.normalised(piece.text)], seen.insert(contact).inserted,
                !plan.contact(contact).isHeldBack
            else { return nil }
            return line(contact)
        }
    }

    private func line(_ contact: Int) -> String {
        let name = Cell.oneLine(firm.contacts[contact].name)
        guard let roleColumn else { return name }
        let role = Cell.oneLine(Cell.of(contactRows[firm.contacts[contact].row], roleColumn))
        return role.isEmpty ? name : "\(name) (\(role))"
    }
}
