import Foundation
import TestSupport

/// A firm of a few matters, whose counts are plain to see.
struct SmallFirm {
    var matters = 6
    var journal = 10
    var calendar = 10

    func write(to folder: TemporaryFolder, _ name: String = "export") throws -> String {
        _ = try folder.make(name)
        try table(folder, name, "CMCLIENT.csv", "Client_ID,Name,Desc,Date_Open,Close_Date,Prim_Tkpr,Comments", matters)
        {
            "\(100 + $0).00,\"Person\($0)/Ana\",\"Matter \($0), roof\",01/\(10 + $0 % 18)/2024,,1,Seen on site"
        }
        try table(folder, name, "CMRELATE.csv", "RP_Key,Name,Org_Sw,First_Name,Last_Name,Email_Address", matters) {
            "Person\($0)/Ana,Ana Person\($0),0,Ana,Person\($0),ana\($0)@mail.example"
        }
        let entry = "_SEQUENCE_NO,Record_Type,Date,Time,Client_ID,Related_Party,User_ID,Subject,Desc"
        try table(folder, name, "CMJRNL.csv", entry, journal) {
            "\(101 + $0),N,02/\(10 + $0 % 18)/2024,09:30 AM,\(100 + $0 % matters).00,,OLIVE1,Subject \($0),Text \($0)"
        }
        let event = "_SEQUENCE_NO,Due_Date,Calendar_Code,Desc,Type,Start_Time,End_Time,Client_ID,User_ID"
        try table(folder, name, "CMCALENDAR.csv", event, calendar) {
            "\(101 + $0),03/\(10 + $0 % 18)/2025,HEARING,Day \($0),E,10:00 AM,11:00 AM,\(100 + $0 % matters).00,OLIVE1"
        }
        let cost = "_SEQUENCE_NO,Client_ID,Timekeeper,Date,Bill_Code,Amount,Description"
        try table(folder, name, "CMCOST.csv", cost, 2) { "\(101 + $0),100.00,1,04/1\($0)/2024,0,12.50,Copies" }
        let fee = "_SEQUENCE_NO,Client_ID,Timekeeper,Date,Bill_Code,Rate,Hours,Amount,Description"
        try table(folder, name, "CMFEES.csv", fee, 2) {
            "\(101 + $0),100.00,1,04/1\($0)/2024,0,200.00,0.50,100.00,Call"
        }
        try folder.write(
            "user_id,timekeeper,name,email\nOLIVE1,1,Olive Ott,olive@firm.example\n",
            to: "\(name)/users.csv"
        )
        return folder.path + "/" + name
    }

    private func table(
        _ folder: TemporaryFolder,
        _ name: String,
        _ file: String,
        _ header: String,
        _ count: Int,
        _ row: (Int) -> String
    ) throws {
        let lines = [header] + (0..<count).map(row)
        try folder.write(lines.joined(separator: "\n") + "\n", to: "\(name)/\(file)")
    }
}
