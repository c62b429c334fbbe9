@testable import Migration

extension Story {
    /// What stays behind and what a careful reader wonders about, as mapping lists it: by file, then by line.
    mutating func find() {
        exclude(.secure, .client, 41, "CMCLIENT/112.00", "is marked as secure")
        for line in 60..<64 {
            exclude(.secure, .journal, line, "CMJRNL/\(line)", "belongs to the secure matter CMCLIENT/112.00")
        }
        exclude(
            .orphan,
            .journal,
            78,
            "CMJRNL/1",
            "names the matter 101.77, which is not in CMCLIENT; it may belong to the client CMCLIENT/101"
        )
        exclude(.orphan, .journal, 153, "CMJRNL/2", "names the matter <b>999999.01</b>, which is not in CMCLIENT")
        exclude(.privateEntry, .calendar, 12, "CMCALENDAR/12", "is marked as private")
        exclude(.unusable, .calendar, 30, "CMCALENDAR/30", "has no date")
        remark("employer-by-text", .contact, 9, "Employer", "CMRELATE/Contact 9: no contact bears this name")
        for line in 20..<26 {
            remark("date-invalid", .client, line, "Date_Of_Loss", "CMCLIENT/\(100 + line).01: kept as text")
        }
        remark("brand-new", .client, 3, "", "CMCLIENT/103.01: a finding without a title of its own")
    }

    private mutating func exclude(
        _ cause: Exclusion.Cause,
        _ file: SourceFile,
        _ line: Int,
        _ key: String,
        _ reason: String
    ) {
        exclusions.append(Exclusion(cause: cause, file: file, line: line, key: key, reason: reason))
    }

    private mutating func remark(
        _ code: String,
        _ file: SourceFile,
        _ line: Int,
        _ column: String,
        _ message: String
    ) {
        diagnostics.append(Diagnostic(code: code, file: file, line: line, column: column, message: message))
    }
}
