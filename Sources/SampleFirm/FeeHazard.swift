// SPDX-License-Identifier: Apache-2.0

/// The troublesome rows of the fees.
enum FeeHazard: Int, CaseIterable {
    case ragged, lostZero, credit
}
