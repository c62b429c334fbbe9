// SPDX-License-Identifier: Apache-2.0

/// The figures of a fee row.
struct Fee {
    var hoursTenths: Int
    var rateDollars: Int
    var amountCents: Int
    /// 0 billable, 1 and 2 not.
    var billCode: Int
}
