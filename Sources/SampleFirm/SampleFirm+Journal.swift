// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    private static let recordTypes = ["N", "N", "N", "E", "E", "P", "P", "T", "R", "B"]

    func writeJournal(_ index: Int, into row: inout RowBuffer) {
        var dice = dice(.journal, index)
        let isAdded = isAdded(index, in: .journal)
        let matter = isAdded ? openMatter(&dice) : anyMatter(&dice)
        let type = SampleFirm.recordTypes[index % SampleFirm.recordTypes.count]
        let user = dice.below(size.users)
        let day = isAdded ? addedDay(index, in: .journal) : workday(in: matter, &dice)
        startJournalRow(index, type: type, day: day, minutes: 480 + dice.below(590), into: &row)
        row["Client_ID"] = matter.id
        row["User_ID"] = userID(user)
        row["User_Updating"] = row["User_ID"]
        let other = otherParty(of: matter, &dice)
        if type == "E" || type == "P" || dice.chance(40) { row["Related_Party"] = contact(other).key }
        let subject = dice.pick(Words.subjects)
        switch type {
        case "E": writeEmail(from: staffStart + user, to: other, about: subject, &dice, into: &row)
        case "P": writeCall(with: other, about: subject, &dice, into: &row)
        default: writeNote(type: type, about: subject, &dice, into: &row)
        }
        if isChanged(index, in: .journal) { row["Subject"] += " (corrected)" }
        row.endRow()
    }

    func writeJournalHazard(_ number: Int, into row: inout RowBuffer) {
        guard let hazard = JournalHazard(rawValue: number) else { return }
        if hazard == .ragged {
            row.append(row: ["\(number + 1)", "N", "Row that lost its end"])
            return
        }
        startJournalRow(number - 100, type: "N", day: baseDay - 40 + number, minutes: 605, into: &row)
        row["Client_ID"] = matterID(number)
        row["User_ID"] = userID(0)
        row["Subject"] = "File note"
        row["Desc"] = "Note to the file."
        switch hazard {
        case .unknownMatter: row["Client_ID"] = "101.77"
        case .unknownClient: row["Client_ID"] = "999999.01"
        case .departedUser, .departedUserAgain: row["User_ID"] = SampleFirm.departedUser
        case .socialSecurityNumber: row["Desc"] = "Client gave SSN 219-09-9999 for the benefits claim."
        case .rawQuotes:
            row["Desc"] = "He said \"settle\" today, then hung up."
            row.endRow(rawQuotesIn: "Desc")
            return
        case .ragged: break
        }
        row.endRow()
    }

    private func startJournalRow(_ index: Int, type: String, day: Day, minutes: Int, into row: inout RowBuffer) {
        let date = day.text
        let clock = clockText(minutes)
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["Record_Type"] = type
        row["Date"] = date
        row["Time"] = clock
        row["First_Date"] = date
        row["First_Time"] = clock
        row["Spoke_With"] = "0"
        row["Returned_Call"] = "0"
        row["Left_Message"] = "0"
        row["Voice_Message"] = "0"
        row["Fee_SeqNo"] = "0"
    }

    /// The row of the contact a journal or calendar row of the matter is about.
    func otherParty(of matter: Matter, _ dice: inout Dice) -> Int {
        if dice.chance(55) { return clientContacts(ofClient: matter.client).person }
        let ring = (matter.index * 5 + dice.below(2)) % ringCount
        return ringContact(ring, [1, 2, 4, 5, 9, 11][dice.below(6)])
    }

    private func writeEmail(
        from author: Int,
        to other: Int,
        about subject: String,
        _ dice: inout Dice,
        into row: inout RowBuffer
    ) {
        let addressee = contact(other)
        let sender = contact(author)
        let isIncoming = dice.chance(45)
        let ours = email(of: sender, index: author)
        let theirs = email(of: addressee, index: other)
        row["Subject"] = (isIncoming ? "RE: " : "") + subject
        row["Email_From"] = isIncoming ? theirs : ours
        row["Email_To"] = isIncoming ? ours : theirs
        let greeting = isIncoming ? sender.firstName : addressee.firstName
        let signature = isIncoming ? addressee.name : sender.name
        row["Email_Body"] =
            "Dear \(greeting),\r\n\r\n\(dice.pick(Words.notes))\r\n\(dice.pick(Words.notes))\r\n\r\n\(signature)"
        if dice.chance(20) { row["Email_Attachments"] = "Draft \(subject).docx" }
    }

    private func writeCall(with other: Int, about subject: String, _ dice: inout Dice, into row: inout RowBuffer) {
        row["Subject"] = "Call re: \(subject)"
        row["Duration"] = hoursText(1 + dice.below(8))
        row["Phone_No"] = phone(ofContact: other, asOfToday: false)
        let outcome = ["Spoke_With", "Returned_Call", "Left_Message", "Voice_Message"][dice.below(4)]
        row[outcome] = "1"
        row["Desc"] = "\(dice.pick(Words.notes)) Discussed \(subject)."
    }

    private func writeNote(type: String, about subject: String, _ dice: inout Dice, into row: inout RowBuffer) {
        row["Subject"] = subject
        switch type {
        case "R":
            row["Desc"] = "Read \(dice.pick(Words.statutes))\r\nSee also \(dice.pick(Words.statutes))"
            row["Research_URL"] = "https://research.example/case/\(dice.below(100_000))"
        case "T":
            row["Duration"] = hoursText(1 + dice.below(30))
            row["Desc"] = "Timer: \(dice.pick(Words.feeVerbs)) \(dice.pick(Words.feeObjects))"
        case "B": row["Desc"] = "Courtesy discount of \(5 + dice.below(3) * 5) % on next statement, per attorney."
        default: row["Desc"] = "\(dice.pick(Words.notes))\r\n\(dice.pick(Words.notes))"
        }
    }
}
