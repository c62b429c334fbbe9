// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// True for an entry that its owner keeps from the others.
    func isPrivate(calendarRow index: Int) -> Bool { index % 67 == 13 }

    /// True for an entry that names a group besides its users.
    func namesGroup(calendarRow index: Int) -> Bool { hazards == .realistic && index % 71 == 22 }

    func writeCalendar(_ index: Int, into row: inout RowBuffer) {
        var dice = dice(.calendar, index)
        let isAdded = isAdded(index, in: .calendar)
        let isAhead = dice.chance(25) || isAdded
        let matter = isAhead ? openMatter(&dice) : anyMatter(&dice)
        let day = isAhead ? (baseDay + 1 + dice.below(120)).workday : workday(in: matter, &dice)
        let kind = Words.calendarCodes[dice.below(Words.calendarCodes.count)]
        let user = dice.below(size.users)
        startCalendarRow(index, day: day, code: kind.code, type: kind.type, user: user, into: &row)
        row["Client_ID"] = matter.id
        if dice.chance(60) { row["Related_Party"] = contact(otherParty(of: matter, &dice)).key }
        writeAssignees(index, user: user, &dice, into: &row)
        if kind.type == "E" {
            writeEvent(kind.code, text: kind.text, day: day, matter: matter, &dice, into: &row)
        } else {
            row["Desc"] = "\(dice.pick(Words.tasks)), \(dice.pick(Words.subjects))"
            row["Priority"] = "\(1 + dice.below(3))"
        }
        let isDone = day < baseDay && dice.chance(kind.type == "E" ? 60 : 85)
        if isDone { row["Complet_Dt"] = day.text }
        if isPrivate(calendarRow: index) {
            row["Private"] = "1"
            row["Desc"] = "Private appointment"
        }
        if isChanged(index, in: .calendar) { row["Comments"] = "Moved by agreement." }
        row.endRow()
    }

    func writeCalendarHazard(_ number: Int, into row: inout RowBuffer) {
        guard let hazard = CalendarHazard(rawValue: number) else { return }
        let day = (baseDay - 20 + number).workday
        startCalendarRow(number - 100, day: day, code: "MEETING", type: "E", user: 0, into: &row)
        row["GroupInfo"] = userID(0)
        row["Client_ID"] = matterID(number)
        row["Desc"] = "Meeting with client"
        row["Start_Time"] = "09:00 AM"
        row["End_Time"] = "10:00 AM"
        switch hazard {
        case .staffMeeting, .staffMeetingAgain:
            row["Client_ID"] = ""
            row["Desc"] = "Staff meeting"
        case .departedUser:
            row["User_ID"] = SampleFirm.departedUser
            row["GroupInfo"] = SampleFirm.departedUser
        case .lostZero: row["Client_ID"] = lostZeroID
        case .forgottenTask:
            row["Due_Date"] = Day(year: 2003, month: 2, day: 14).text
            row["Calendar_Code"] = "TASK"
            row["Type"] = "T"
            row["Desc"] = "Return library book"
        }
        row.endRow()
    }

    /// The id of the first matter that ends in a zero, as a spreadsheet leaves it.
    var lostZeroID: String { String(matterID(4).dropLast()) }

    private func startCalendarRow(
        _ index: Int,
        day: Day,
        code: String,
        type: String,
        user: Int,
        into row: inout RowBuffer
    ) {
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["Due_Date"] = day.text
        row["Calendar_Code"] = code
        row["Type"] = type
        row["User_ID"] = userID(user)
        row["Private"] = "0"
        row["No_Timezone"] = "1"
    }

    private func writeAssignees(_ index: Int, user: Int, _ dice: inout Dice, into row: inout RowBuffer) {
        var assignees = userID(user)
        if dice.chance(20) {
            assignees += "|" + userID((user + 1 + dice.below(size.users - 1)) % size.users)
        }
        if namesGroup(calendarRow: index) { assignees += "|" + SampleFirm.userGroup }
        row["GroupInfo"] = assignees
    }

    private func writeEvent(
        _ code: String,
        text: String,
        day: Day,
        matter: Matter,
        _ dice: inout Dice,
        into row: inout RowBuffer
    ) {
        row["Desc"] = code == "OUT" ? text : "\(text) re: \(dice.pick(Words.subjects))"
        switch code {
        case "OUT": row["End_Date"] = (day + dice.below(5)).text
        case "TRIAL":
            row["End_Date"] = (day + 1 + dice.below(3)).text
            row["Start_Time"] = "09:00 AM"
            row["End_Time"] = "05:00 PM"
        default:
            let start = 480 + dice.below(32) * 15
            row["Start_Time"] = clockText(start)
            row["End_Time"] = clockText(start + 30 + dice.below(4) * 30)
        }
        row["Location"] = dice.pick(Words.rooms)
        if dice.chance(15) { row["Comments"] = "Bring file \(matter.id), two copies, and \"Exhibit A\"." }
        if code != "OUT" { row["Reminder1"] = "1 day" }
    }
}
