// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// The amount of the one cost whose matter does not exist, in cents.
    static let orphanCostCents = 4_500

    /// The amount of a cost row in cents.
    func costCents(_ index: Int) -> Int {
        var dice = Dice(seed: seed, stream: 105, index: index)
        let cents = 500 + dice.below(60_000)
        return isChanged(index, in: .cost) ? cents + 1_000 : cents
    }

    func writeCost(_ index: Int, into row: inout RowBuffer) {
        var dice = dice(.cost, index)
        let isArchived = isArchived(index, of: size.costs)
        let matter = isArchived ? anyMatter(&dice) : openMatter(&dice)
        let day = unbilledDay(index, in: .cost, of: matter, &dice) ?? workday(in: matter, &dice)
        let user = userID(dice.below(size.users))
        startBillingRow(index, matterID: matter.id, day: day, user: user, into: &row)
        let cost = Words.costs[dice.below(Words.costs.count)]
        row["Timekeeper"] = "\(matter.timekeeper)"
        row["Tcode"] = "\(200 + dice.below(20))"
        row["Activity"] = cost.activity
        row["Bill_Code"] = "0"
        row["Amount"] = moneyText(costCents(index))
        row["Units"] = "1.00"
        writeStatement(isArchived: isArchived, day: day, into: &row)
        row["Description"] = cost.text
        row.endRow()
    }

    /// A cost of a matter that nobody knows any more.
    func writeOrphanCost(into row: inout RowBuffer) {
        startBillingRow(-100, matterID: "999998.00", day: baseDay - 12, user: userID(0), into: &row)
        row["Timekeeper"] = "1"
        row["Bill_Code"] = "0"
        row["Amount"] = moneyText(SampleFirm.orphanCostCents)
        row["Archived"] = "0"
        row["Description"] = "Parking, courthouse"
        row.endRow()
    }
}
