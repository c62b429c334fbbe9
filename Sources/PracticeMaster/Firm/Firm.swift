package import Migration

/// The firm as its rows describe it: clients, matters and contacts with their links resolved.
package struct Firm: Sendable {
    /// In the order of their first matter.
    package internal(set) var clients: [Client] = []
    /// One for each row of CMCLIENT that has a number, in file order.
    package internal(set) var matters: [Matter] = []
    /// One for each row of CMRELATE that has a key or a name, in file order.
    package internal(set) var contacts: [Contact] = []
    package internal(set) var diagnostics: [Diagnostic] = []
    /// Rows of CMCLIENT and CMRELATE that make no record.
    package internal(set) var exclusions: [Exclusion] = []

    /// How matter numbers were taken apart into client and matter; nil without matters.
    package internal(set) var clientKeys: ClientKeyEvidence?

    var contactIndex = ContactIndex(contacts: [])
    var matterIndex = MatterIndex(numbers: [])

    init() {}

    /// The matter that a cell names, whatever its case and padding.
    package func matter(named text: String) -> Matter? { matterIndex.position(of: text).map { matters[$0] } }

    /// The contact that a cell names.
    package func contact(named text: String) -> ContactLink { contactIndex.link(text) }
}
