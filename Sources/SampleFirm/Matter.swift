// SPDX-License-Identifier: Apache-2.0

/// The facts of a matter that the rows of other files need too.
struct Matter {
    let index: Int
    let client: Int
    /// The key by which other files name the matter, `client.matter`.
    let id: String
    let opened: Day
    /// The day it was closed; absent while it is open.
    let closed: Day?
    let isInactive: Bool
    let practiceArea: PracticeArea
    /// The timekeeper who answers for it.
    let timekeeper: Int
}
