// SPDX-License-Identifier: Apache-2.0

/// How much real-life trouble an export holds.
package enum HazardLevel: String, Sendable, CaseIterable {
    /// Every row is whole and every reference is met.
    case none
    /// A small, known number of rows is damaged, orphaned or doubtful.
    case realistic
}
