// SPDX-License-Identifier: Apache-2.0

/// The troublesome rows of the journal.
enum JournalHazard: Int, CaseIterable {
    case unknownMatter, unknownClient, ragged, rawQuotes, departedUser, departedUserAgain, socialSecurityNumber
}
