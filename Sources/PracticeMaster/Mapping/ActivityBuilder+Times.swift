import CanonicalJSON
import Migration

extension ActivityBuilder {
    /// Adds due date, time and duration; false where the row has no usable date and is left out.
    func addTimes(
        _ row: SourceRow,
        _ key: String,
        _ draft: inout Draft,
        _ text: inout NoteText,
        _ findings: inout Findings
    ) -> Bool {
        let duePiece = rules.first("activity.due_date", in: row)
        guard let duePiece, let due = rules.date(duePiece) else {
            let reason = duePiece.map { rules.isBlankDate($0) } ?? true ? "has no date" : "its date cannot be read"
            findings.exclude(.unusable, rules.file, row.line, key, reason)
            return false
        }
        let start = clock("activity.due_time", row, &text)
        let isAllDay = rules.first("activity.all_day", in: row).flatMap { Cell.boolean($0.text) } ?? false
        let endDay = endDate(row, key, &text, &findings)
        let end = clock("activity.end_time", row, &text)
        guard let start, !isAllDay else {
            draft.set("due_date", .string(due.isoText), from: duePiece)
            draft.add(trait: "relation:all-day")
            if let start { text.lines.append(("Begins", start.time.hourMinuteText)) }
            let lastDay = endDay.flatMap { $0 > due ? $0.isoText : nil }
            let ends = [lastDay, end?.time.hourMinuteText].compactMap { $0 }.joined(separator: " ")
            if !ends.isEmpty { text.lines.append(("Ends", ends)) }
            return true
        }
        let moment = sources.context.zone.utc(of: due, start.time)
        if let other = utcColumns.moment(in: row), other != moment {
            findings.note("utc-differs", rules.file, row.line, "\(key): its UTC columns differ; the local time counts")
        }
        if let (date, time) = ZoneRules.utc.local(of: moment) {
            draft.set("due_date", .string(date.isoText), from: duePiece)
            draft.set("due_time", .string(time.hourMinuteText), from: start.piece)
        }
        if let minutes = explicitDuration(row) {
            draft.set("duration", .string(ActivityBuilder.clockText(minutes)), from: minutes == 0 ? nil : duration(row))
            return true
        }
        guard let end else {
            if let endDay, endDay > due { text.lines.append(("Ends", endDay.isoText)) }
            return true
        }
        var lastDay = endDay ?? due
        var seconds = sources.context.zone.utc(of: lastDay, end.time).secondsSince(moment)
        if lastDay == due, seconds < 0, let morning = due.adding(days: 1) {
            let night = sources.context.zone.utc(of: morning, end.time).secondsSince(moment)
            if night <= ActivityBuilder.nightLimitSeconds { (lastDay, seconds) = (morning, night) }
        }
        if seconds >= 0, seconds < 86_400 {
            draft.set("duration", .string(ActivityBuilder.clockText(Int(seconds) / 60)), from: end.piece)
        } else {
            text.lines.append(("Ends", "\(lastDay.isoText) \(end.time.hourMinuteText)"))
            if seconds < 0 { findings.note("end-before-start", rules.file, row.line, "\(key) ends before it begins") }
        }
        return true
    }

    /// An end before the start is past midnight up to twelve hours later; beyond that it is a slip of the pen.
    private static let nightLimitSeconds: Int64 = 43_200

    private func clock(_ target: String, _ row: SourceRow, _ text: inout NoteText) -> (time: ClockTime, piece: Piece)? {
        guard let piece = rules.first(target, in: row) else { return nil }
        guard let time = Cell.time(piece.text) else {
            if !rules.isBlankDate(piece) { text.lines.append((piece.column.label, piece.text)) }
            return nil
        }
        return (time, piece)
    }

    private func endDate(
        _ row: SourceRow,
        _ key: String,
        _ text: inout NoteText,
        _ findings: inout Findings
    ) -> CivilDate? {
        guard let piece = rules.first("activity.end_date", in: row) else { return nil }
        if let date = rules.date(piece) { return date }
        if !rules.isBlankDate(piece) {
            text.lines.append((piece.column.label, piece.text))
            findings.note("date-invalid", rules.file, row.line, column: piece.column.header, "\(key): kept as text")
        }
        return nil
    }

    private func duration(_ row: SourceRow) -> Piece? { rules.first("activity.duration", in: row) }

    /// Minutes from a duration column in hours, `1.5` or `1:30`.
    private func explicitDuration(_ row: SourceRow) -> Int? {
        guard let hours = duration(row).flatMap({ Cell.hours($0.text) }), !hours.isNegative else { return nil }
        let minutes = (hours * DecimalNumber(60)).rounded(toScale: 0)
        return minutes.coefficient < 1440 ? Int(minutes.coefficient) : nil
    }

    private static func clockText(_ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
}

extension Timestamp {
    fileprivate func secondsSince(_ earlier: Timestamp) -> Int64 { (milliseconds - earlier.milliseconds) / 1000 }
}
