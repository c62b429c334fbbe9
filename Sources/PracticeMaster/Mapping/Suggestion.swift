import Migration

/// Words for the "needs a home" list: why a row has none, and where it might belong.
enum Suggestion {
    static func reason(matter: String, contact: Piece?, firm: Firm) -> String {
        var reason = matter.isEmpty ? "names no matter" : "names the matter \(matter), which is not in CMCLIENT"
        if let contact, case .found(let index) = firm.contactIndex.link(contact.text) {
            return "\(reason); it may belong to the contact \(firm.contacts[index].key)"
        }
        if contact == nil, matter.isEmpty { reason += " and no contact" }
        let part = matter.isEmpty ? nil : firm.matterIndex.client(of: matter)
        if let part, let client = firm.clients.first(where: { $0.number.lowercased() == part.lowercased() }) {
            return "\(reason); it may belong to the client \(client.key)"
        }
        return reason
    }
}
