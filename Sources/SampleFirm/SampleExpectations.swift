// SPDX-License-Identifier: Apache-2.0

/// What an export holds, told by its maker, so that a reader's counts can be held against it.
package struct SampleExpectations: Sendable, Equatable {
    /// The counts of one file of the export.
    package struct File: Sendable, Equatable {
        package let name: String
        /// Records after the header, rejected ones included.
        package let rows: Int
        /// Records that cannot be a row, for they lack most of their cells.
        package let rejected: Int
        /// Records with unescaped quotes that can still be read.
        package let repairable: Int
        /// Rows that name a matter which does not exist, spelled-alike ones aside.
        package let orphans: Int
        /// Rows that name a matter by an id which lost its last zero.
        package let lostZeros: Int
        /// Rows with a user id that the list of users lacks, groups aside.
        package let unknownUsers: Int
        /// Rows whose content differs from that in the first export.
        package let changed: Int
        /// Rows that the first export lacks.
        package let added: Int
        /// Rows of the first export that this one lacks.
        package let vanished: Int
    }

    /// One entry a file, in the order of the export's file names.
    package let files: [File]
    /// Rows of the client file.
    package let matters: Int
    /// Matters without a day of closing.
    package let openMatters: Int
    /// Matters closed before the day of the export.
    package let closedMatters: Int
    package let clients: Int
    /// Clients whose contact is no organization; a couple and an estate count here.
    package let personClients: Int
    package let companyClients: Int
    /// Rows of the contact file.
    package let contacts: Int
    package let organizationContacts: Int
    /// Contact rows that repeat another in other words.
    package let duplicateContacts: Int
    package let badEmailAddresses: Int
    package let secureMatters: Int
    /// Calendar rows marked private.
    package let privateEntries: Int
    /// Calendar rows of no matter, such as staff meetings.
    package let officeEntries: Int
    /// Calendar rows that name a group of users as an assignee.
    package let groupEntries: Int
    package let taxIDs: Int
    package let birthDates: Int
    /// Social security numbers in free text; those in a tax id cell count there.
    package let socialSecurityNumbers: Int
    /// The sum of the amounts of readable fee rows that are to be billed.
    package let billableFeeCents: Int
    /// The sum of the hours of those rows, in tenths of an hour.
    package let billableFeeTenths: Int
    /// The sum of the amounts of all cost rows, orphans included.
    package let costCents: Int

    /// The counts of a file; absent when the export has no such file.
    package func file(_ name: String) -> File? {
        files.first { $0.name == name }
    }
}
