/// One field of a desired record with the evidence where its value came from.
package struct DesiredField: Sendable, Hashable {
    /// Where in the request body the value goes.
    package enum Place: Sendable, Hashable {
        /// A member of the body: `title`, `emails`, `due_date`.
        case standard(String)
        /// A member of `custom_fields`, whose hash key is known once the field has been created.
        case custom(RecordReference)
    }

    package var place: Place
    package var value: DesiredValue
    /// The column that gave the value, as people name it: `CMCLIENT.Desc`; empty for values of our own making.
    package var source: String
    /// The cell's text that gave the value, for the field-level diff; empty where the value is computed.
    package var sourceText: String

    package init(_ place: Place, _ value: DesiredValue, source: String = "", sourceText: String = "") {
        self.place = place
        self.value = value
        self.source = source
        self.sourceText = sourceText
    }
}
