import Migration

@testable import PracticeMaster

extension SmallFirm {
    /// The inspection of the files as they stand, with facts as a load of them would leave.
    func inspection(
        rejects: [SourceFile: [RejectGroup]] = [:],
        documents: [UInt64: DocumentState] = [:],
        encoding: String = "UTF-8"
    ) -> Inspection {
        let facts = tables.mapValues { table in
            let rejects = rejects[table.file] ?? []
            return FileFacts(
                file: table.file,
                name: "\(table.file.rawValue).csv",
                bytes: 1000,
                sha256: "3f",
                encoding: encoding,
                delimiter: "comma",
                headerStyle: "fieldID",
                records: table.rows.count + rejects.reduce(0) { $0 + $1.count },
                rejects: rejects
            )
        }
        return Inspector.inspect(
            tables,
            facts: facts,
            documents: documents,
            today: SmallFirm.today,
            timeZone: "America/Chicago"
        )
    }

    /// Six files with every column that is asked for, a list of users and all legends: nothing is missing.
    static var complete: SmallFirm {
        var firm = SmallFirm()
        firm.add(
            .client,
            "_SEQUENCE_NO|Client_ID|Name|Client_Full_Name|Secure_Client|Prim_Tkpr|Date_Open|Close_Date|Inactive",
            "1|110.01|Halvorsen/Erik|Erik Halvorsen|0|1|03/14/2011|06/30/2014|0",
            "2|110.02|Halvorsen/Erik|Erik Halvorsen|0|1|03/20/2012||0"
        )
        firm.add(
            .contact,
            "RP_Key|Name|Org_Sw|Email_Address1",
            "Halvorsen/Erik|Erik Halvorsen|0|erik@halvorsen.example"
        )
        firm.add(
            .journal,
            "_SEQUENCE_NO|Record_Type|Date|Client_ID|Related_Party|User_ID|Desc",
            "1|N|03/14/2011|110.01||GWB|Called"
        )
        firm.add(
            .calendar,
            "_SEQUENCE_NO|Due_Date|Complet_Dt|Client_ID|Private|User_ID|Start_Time|Desc",
            "1|03/15/2011||110.01|0|GWB||Hearing"
        )
        let billing = "_SEQUENCE_NO|Client_ID|Timekeeper|Date|Bill_Code|Amount|Archived|Stmt_Num"
        firm.add(.cost, billing, "1|110.01|1|04/13/2011|0|12.50|1|8")
        firm.add(.fee, billing + "|Hours|Rate", "1|110.01|1|04/13/2011|0|100.00|1|8|0.50|200.00")
        firm.add(.user, "User_ID|Timekeeper|Name|Email", "GWB|1|Greg Bell|greg@firm.example")
        firm.add(.timekeeper, "EMPL|NAME", "1|Greg Bell")
        firm.add(.contactCategory, "RP_Cat|RP_Key", "CLIENT|Halvorsen/Erik")
        firm.add(.contactUse, "RP_Seq_No|Client_Id", "1|110.01")
        firm.add(.document, "Assemb_Doc|Client_ID", "|110.01")
        firm.add(.workflow, "Name", "Intake")
        return firm
    }

    /// The same without some columns of a file.
    func without(_ columns: String..., of file: SourceFile) -> SmallFirm {
        guard let table = tables[file] else { return self }
        let kept = table.columns.filter { !columns.contains($0.header) }
        var other = self
        other.tables[file] = SourceTable(
            file: file,
            columns: kept.enumerated().map { index, column in
                SourceColumn(index: index, header: column.header, canonical: column.canonical)
            },
            rows: table.rows.map { row in
                SourceRow(sequence: row.sequence, line: row.line, cells: kept.map { row.cells[$0.index] })
            }
        )
        return other
    }
}
