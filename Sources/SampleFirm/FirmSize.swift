// SPDX-License-Identifier: Apache-2.0

/// The number of rows an export holds, before hazards are added.
package struct FirmSize: Sendable, Equatable {
    /// Matters, that is rows of the client file; at least 24.
    let matters: Int
    /// Rows of the contact file.
    let contacts: Int
    /// Journal rows.
    let journal: Int
    /// Calendar rows.
    let calendar: Int
    /// Fee rows.
    let fees: Int
    /// Cost rows.
    let costs: Int
    /// People who work at the firm today.
    let users: Int
    /// Years between the oldest matter and the day of the export.
    let years: Int
    /// Whether billed fees and costs are in the export too.
    let archivedFees: Bool

    /// A firm of 60 matters, small enough to read.
    package static let demo = FirmSize(
        matters: 60,
        contacts: 110,
        journal: 250,
        calendar: 200,
        fees: 400,
        costs: 120,
        users: 5,
        years: 4,
        archivedFees: false
    )

    /// Twelve years of five users: 1,200 matters and 430 unbilled fees, or 41,000 when billed ones are kept.
    package static func fiveUsers(archivedFees: Bool = false) -> FirmSize {
        FirmSize(
            matters: 1_200,
            contacts: 3_000,
            journal: 18_000,
            calendar: 18_000,
            fees: archivedFees ? 41_000 : 430,
            costs: archivedFees ? 11_500 : 120,
            users: 5,
            years: 12,
            archivedFees: archivedFees
        )
    }

    /// A firm in the proportions of ``fiveUsers(archivedFees:)``; fewer than 24 matters or 3 users are raised to that.
    package static func custom(
        matters: Int,
        users: Int,
        years: Int = 12,
        archivedFees: Bool = false
    ) -> FirmSize {
        let matters = max(24, matters)
        let users = max(3, users)
        let fees = archivedFees ? matters * 34 : matters * 43 / 120
        return FirmSize(
            matters: matters,
            contacts: max(matters * 5 / 2, matters + users + 24),
            journal: matters * 15,
            calendar: matters * 15,
            fees: fees,
            costs: fees * 28 / 100,
            users: users,
            years: max(2, years),
            archivedFees: archivedFees
        )
    }
}
