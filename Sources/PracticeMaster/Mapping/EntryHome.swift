import Migration

/// Where an entry of the journal or the calendar belongs.
struct EntryHome {
    /// A deal or lead.
    var matter: RecordReference?
    /// The client of the matter.
    var client: Party?
    /// Who is in charge of the matter.
    var matterOwner: Piece?
    var contact: Party?
    /// A contact's name that leads nowhere and is kept as text.
    var strayContact: Piece?
    /// The contact is held back with the secure matters that name it; the entry is sent without it.
    var isContactHeldBack = false
}

/// Finds the matter and the contact of entries, or why an entry is not sent.
struct EntryLinks {
    enum Answer {
        case home(EntryHome)
        case excluded(Exclusion.Cause, reason: String)
    }

    let sources: Sources
    let rules: FileRules
    let leads: Set<String>
    private let matterRules: [MappedColumn]
    private let contactRules: [MappedColumn]
    private let privateRules: [MappedColumn]

    init(sources: Sources, rules: FileRules, leads: Set<String>) {
        self.sources = sources
        self.rules = rules
        self.leads = leads
        let entity = rules.file == .journal ? "note" : "activity"
        matterRules = rules.columns(for: .link(.matter)) + rules.columns(for: "\(entity).deal")
        contactRules = rules.columns(for: .link(.contact)) + rules.columns(for: "\(entity).person")
        privateRules = rules.columns(for: .flag(.privateEntry))
    }

    func answer(for row: SourceRow) -> Answer {
        if rules.pieces(privateRules, in: row).contains(where: { Cell.boolean($0.text) ?? true }) {
            return .excluded(.privateEntry, reason: "is marked as private")
        }
        let named = rules.pieces(matterRules, in: row).first?.text ?? ""
        let contact = rules.pieces(contactRules, in: row).first
        var home = EntryHome()
        if let position = firm.matterIndex.position(of: named) {
            let matter = firm.matters[position]
            if matter.isSecure { return .excluded(.secure, reason: "belongs to the secure matter \(matter.key)") }
            home.matter = RecordReference(leads.contains(matter.key) ? .lead : .deal, matter.key)
            home.matterOwner = sources.ownerID(of: matter)
            let client = sources.plan.client(of: matter)
            home.client = client.isHeldBack ? nil : client
        } else if !named.isEmpty {
            return .excluded(.orphan, reason: Suggestion.reason(matter: named, contact: contact, firm: firm))
        }
        if let contact {
            switch firm.contactIndex.link(contact.text) {
            case .found(let index):
                let party = sources.plan.contact(index)
                if party.isHeldBack, home.matter == nil {
                    return .excluded(.secure, reason: "belongs to a contact of secure matters only")
                }
                home.isContactHeldBack = party.isHeldBack
                home.contact = party.isHeldBack ? nil : party
            case .unresolved: home.strayContact = contact
            case .none: break
            }
        }
        if home.matter == nil, home.contact == nil {
            return .excluded(.orphan, reason: Suggestion.reason(matter: named, contact: contact, firm: firm))
        }
        return .home(home)
    }

    private var firm: Firm { sources.firm }
}
