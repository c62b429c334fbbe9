package import Migration

/// One row of CMCLIENT: a matter, with its links resolved.
package struct Matter: Sendable {
    /// `CMCLIENT/110.01`
    package var key: String
    /// The matter number as the export writes it.
    package var number: String
    /// Its position among the rows of CMCLIENT.
    package var row: Int
    /// Its position among `Firm.clients`.
    package var client: Int
    package var contact: ContactLink
    package var isSecure: Bool
    package var status: MatterStatus
    package var openDate: CivilDate?
    package var closeDate: CivilDate?
}
