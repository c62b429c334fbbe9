// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// A user id on old rows that no list of users names any more.
    static let departedUser = "KMS"
    /// A group of users that calendar rows name like a user.
    static let userGroup = "LITIG"

    /// The id of a user: initial, up to four letters of the last name, and a number.
    func userID(_ user: Int) -> String {
        let (first, last) = personName(staffStart + user)
        let letters = addressPart(String(first.prefix(1))) + addressPart(last).prefix(4)
        return letters.uppercased() + "\(user + 1)"
    }

    /// The timekeeper number of a user who bills time; three of five do.
    func timekeeperNumber(ofUser user: Int) -> Int? {
        user % 5 < 3 ? user / 5 * 3 + user % 5 + 1 : nil
    }

    /// Users who bill time.
    var timekeeperCount: Int { baseCount(of: .timekeepers) }

    /// The user who has a timekeeper number.
    func user(ofTimekeeper number: Int) -> Int {
        (number - 1) / 3 * 5 + (number - 1) % 3
    }

    /// Whole dollars an hour.
    func rateDollars(ofTimekeeper number: Int) -> Int {
        [325, 275, 150][(number - 1) % 3] + (number - 1) / 3 % 4 * 25
    }

    func writeUser(_ index: Int, into row: inout RowBuffer) {
        let contactIndex = staffStart + index
        let contact = contact(contactIndex)
        let number = timekeeperNumber(ofUser: index).map { "\($0)" } ?? ""
        row.append(plainRow: [userID(index), number, contact.name, email(of: contact, index: contactIndex)])
    }

    func writeTimekeeper(_ index: Int, into row: inout RowBuffer) {
        let (first, last) = personName(staffStart + user(ofTimekeeper: index + 1))
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["EMPL"] = "\(index + 1)"
        row["NAME"] = "\(first) \(last)"
        row["INITIALS"] = "\(first.prefix(1))\(last.prefix(1))"
        row["INACTIVE"] = "0"
        row["RATE1"] = moneyText(rateDollars(ofTimekeeper: index + 1) * 100)
        row.endRow()
    }
}
