// SPDX-License-Identifier: Apache-2.0

/// The words in which the header rows of an export name their columns.
package enum HeaderStyle: String, Sendable, CaseIterable {
    /// The vendor's identifiers, as in `Prim_Tkpr`.
    case fieldID
    /// The labels of the screens, of which several repeat within one file.
    case label
    /// The firm's own words, which mean the same.
    case own
}
