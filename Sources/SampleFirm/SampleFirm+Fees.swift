// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// The credit that one troublesome row grants, in cents.
    static let creditCents = -12_500

    /// The figures of a fee: mostly hours at the timekeeper's rate, some flat, some not to be billed.
    func fee(_ index: Int, timekeeper: Int) -> Fee {
        var dice = Dice(seed: seed, stream: 103, index: index)
        let rate = rateDollars(ofTimekeeper: timekeeper)
        let tenths = 1 + dice.below(12) + (dice.chance(20) ? dice.below(50) : 0)
        var fee = Fee(hoursTenths: tenths, rateDollars: rate, amountCents: tenths * rate * 10, billCode: 0)
        if index % 23 == 5 {
            fee = Fee(hoursTenths: 0, rateDollars: 0, amountCents: (1 + dice.below(20)) * 5_000, billCode: 0)
        } else if index % 29 == 7 {
            fee.amountCents = fee.amountCents * 4 / 5
        } else if index % 17 == 3 {
            fee.billCode = 1
        } else if index % 31 == 4 {
            fee.billCode = 2
            fee.amountCents = 0
        }
        if isChanged(index, in: .fee) { fee.amountCents += 2_500 }
        return fee
    }

    /// True for a fee or cost that has been billed; only firms that keep such rows have any.
    func isArchived(_ index: Int, of count: Int) -> Bool {
        size.archivedFees && index < count - count / 90 - 1
    }

    /// The timekeeper who did the work of a fee row.
    func timekeeper(ofFee index: Int) -> Int {
        var dice = Dice(seed: seed, stream: 104, index: index)
        return 1 + dice.below(timekeeperCount)
    }

    func writeFee(_ index: Int, into row: inout RowBuffer) {
        var dice = dice(.fee, index)
        let isArchived = isArchived(index, of: size.fees)
        let matter = isArchived ? anyMatter(&dice) : openMatter(&dice)
        let day = unbilledDay(index, in: .fee, of: matter, &dice) ?? workday(in: matter, &dice)
        let timekeeper = timekeeper(ofFee: index)
        let fee = fee(index, timekeeper: timekeeper)
        let user = userID(user(ofTimekeeper: timekeeper))
        startBillingRow(index, matterID: matter.id, day: day, user: user, into: &row)
        row["Timekeeper"] = "\(timekeeper)"
        row["Category"] = "\(10 * (1 + matter.client % 9))"
        row["Tcode"] = "\(1 + dice.below(30))"
        row["Activity"] = "A10\(1 + dice.below(9))"
        row["Bill_Code"] = "\(fee.billCode)"
        row["Rate"] = moneyText(fee.rateDollars * 100)
        row["Hours"] = hoursText(fee.hoursTenths)
        row["Worked_Hours"] = hoursText(fee.hoursTenths + (index % 19 == 0 ? 5 : 0))
        row["Amount"] = moneyText(fee.amountCents)
        writeStatement(isArchived: isArchived, day: day, into: &row)
        let object = dice.pick(Words.feeObjects)
        row["Description"] = "\(dice.pick(Words.feeVerbs)) \(object)\(dice.pick(Words.feeEndings))"
        row.endRow()
    }

    func writeFeeHazard(_ number: Int, into row: inout RowBuffer) {
        guard let hazard = FeeHazard(rawValue: number) else { return }
        switch hazard {
        case .ragged: row.append(row: ["\(number + 1)", matterID(0), "1"])
        case .lostZero, .credit:
            let isCredit = hazard == .credit
            let id = isCredit ? matterID(0) : lostZeroID
            startBillingRow(number - 100, matterID: id, day: baseDay - 9, user: userID(0), into: &row)
            row["Timekeeper"] = "1"
            row["Bill_Code"] = "0"
            row["Hours"] = "0.00"
            row["Rate"] = "0.00"
            row["Amount"] = moneyText(isCredit ? SampleFirm.creditCents : 0)
            row["Archived"] = "0"
            row["Description"] = isCredit ? "Courtesy credit" : "No charge"
            row.endRow()
        }
    }

    /// A day since the last statement for work not yet billed.
    func unbilledDay(_ index: Int, in file: SampleFile, of matter: Matter, _ dice: inout Dice) -> Day? {
        if isAdded(index, in: file) { return addedDay(index, in: file) }
        if isArchived(index, of: baseCount(of: file)) { return nil }
        return max(matter.opened, min((baseDay - 1 - dice.below(45)).workday, baseDay - 1))
    }

    /// The cells that fee and cost rows share at their beginning.
    func startBillingRow(_ index: Int, matterID: String, day: Day, user: String, into row: inout RowBuffer) {
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["Client_ID"] = matterID
        row["Date"] = day.text
        row["User_ID"] = user
        row["Create_Date"] = row["Date"]
        row["Create_Time"] = clockText(990 + abs(index) % 90)
        row["Hold"] = "P"
        row["Rate_Code"] = "1"
        row["Sales_Tax"] = "0"
    }

    /// What a fee or cost row tells of its statement.
    func writeStatement(isArchived: Bool, day: Day, into row: inout RowBuffer) {
        row["Archived"] = isArchived ? "1" : "0"
        guard isArchived else { return }
        let (year, month, _) = day.parts
        let next = Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
        row["Stmt_Date"] = next.text
        row["Stmt_Num"] = "\(1_000 + next.number % 9_000)"
    }
}
