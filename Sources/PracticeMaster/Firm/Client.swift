/// A client: all matters whose number begins with the same client part.
package struct Client: Sendable {
    /// `CMCLIENT/110`
    package var key: String
    /// The client part of its matter numbers.
    package var number: String
    /// The display name of its first matter that has one.
    package var name: String
    /// Positions among `Firm.matters`, in file order.
    package var matters: [Int]
    /// The contact record that is this client.
    package var contact: ContactLink
}
