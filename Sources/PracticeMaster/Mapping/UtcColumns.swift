import Migration

/// The start of a calendar entry as the columns in UTC of recent versions give it: read for comparison only.
struct UtcColumns {
    private let date: Int?
    private let time: Int?
    /// Says that an entry floats with the local clock, so that its UTC columns mean nothing.
    private let floating: Int?
    private let order: DateOrder

    init(table: SourceTable?) {
        let date = table?.index(of: "Due_Date_UTC")
        self.date = date
        time = table?.index(of: "Start_Time_UTC")
        floating = table?.index(of: "No_Timezone")
        order =
            date.map { date in DateOrder.decided(by: (table?.rows ?? []).lazy.map { Cell.of($0, date) }) }
            ?? .monthFirst
    }

    /// Nil where the row has none, or floats.
    func moment(in row: SourceRow) -> Timestamp? {
        guard let date, let time, floating.flatMap({ Cell.boolean(Cell.of(row, $0)) }) != true else { return nil }
        guard let day = Cell.date(Cell.of(row, date), order: order), let clock = Cell.time(Cell.of(row, time)) else {
            return nil
        }
        return ZoneRules.utc.utc(of: day, clock)
    }
}
