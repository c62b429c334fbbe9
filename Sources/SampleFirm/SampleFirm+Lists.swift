// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// The firm's automations: what starts them, and a word on what they do.
    static let workflows: [(name: String, file: String, field: String, to: String, text: String)] = [
        ("New matter checklist", "CMCLIENT", "", "", "Adds the opening tasks, then asks for the retainer agreement."),
        ("Close matter", "CMCLIENT", "Close_Date", "", "Sends the closing letter.\r\nSets a day of destruction."),
        ("Deposition reminder", "CMCAL", "Calendar_Code", "DEPO", "Mails \"what to expect\" to the witness."),
        ("New attorney contact", "CMRELATE", "RP_Cat", "ATTORNEY", "Runs a conflict search."),
    ]

    func writeCalendarCode(_ index: Int, into row: inout RowBuffer) {
        let kind = Words.calendarCodes[index]
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["Cal_Code"] = kind.code
        row["Desc"] = kind.text
        row["Type"] = kind.type
        row["Txt_Color"] = "0"
        row["Bk_Color"] = "16777215"
        row["Private"] = "0"
        row.endRow()
    }

    /// Every matter has a witness, every second one an expert too, named in an entry of the calendar.
    func writeContactUse(_ index: Int, into row: inout RowBuffer) {
        var dice = dice(.contactUses, index)
        let isWitness = index < size.matters
        let matter = matter(isWitness ? index : (index - size.matters) * 2)
        let place = isWitness ? 10 + dice.below(2) : 5
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["RP_Seq_No"] = sequenceText(ringContact(dice.below(ringCount), place))
        row["Client_Id"] = matter.id
        row["Aop_Id"] = matter.practiceArea.rawValue
        row["File_Id"] = "CMCAL"
        row["Field_No"] = "10"
        row["File_Seq_No"] = sequenceText(dice.below(size.calendar))
        row.endRow()
    }

    /// The row of the matter at that index, which is about an injury.
    func writeInjury(_ index: Int, into row: inout RowBuffer) {
        var dice = dice(.injuries, index)
        let town = dice.pick(Words.cities)
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["Client_ID"] = matter(index).id
        row["Place_Of_Accident"] = "\(dice.pick(Words.streets)) and \(dice.pick(Words.streets)), \(town.city)"
        row["Police_Report"] = "PR-\(10_000 + dice.below(90_000))"
        row["Hospital"] = "\(town.county) County Hospital"
        row["Medical_Bills"] = moneyText(dice.below(9_000_000))
        row.endRow()
    }

    func writeWorkflow(_ index: Int, into row: inout RowBuffer) {
        let workflow = SampleFirm.workflows[index]
        row["_SEQUENCE_NO"] = sequenceText(index)
        row["Name"] = workflow.name
        row["FromSTI"] = "0"
        row["Active"] = index == 3 ? "0" : "1"
        row["Prompt"] = "1"
        row["UserActSw"] = "0"
        row["Src_File"] = workflow.file
        row["Src_Type"] = workflow.field.isEmpty ? "A" : "C"
        row["Src_Field"] = workflow.field
        row["Src_Fld_To"] = workflow.to
        row["Description"] = workflow.text
        row.endRow()
    }
}
