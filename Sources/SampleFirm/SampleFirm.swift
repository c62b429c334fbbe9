// SPDX-License-Identifier: Apache-2.0

/// An invented law firm whose whole export follows from a seed; each row is computed alone, so memory stays flat.
package struct SampleFirm: Sendable {
    let seed: UInt64
    let size: FirmSize
    let headerStyle: HeaderStyle
    let hazards: HazardLevel
    /// The day of the first export, on which everything but a later export's additions depends.
    let baseDay: Day
    /// Days between the first export and this one; zero for the first.
    let elapsedDays: Int

    /// Describes the firm as it stood on a day; the same arguments give the same bytes.
    package init(
        seed: UInt64,
        size: FirmSize,
        headerStyle: HeaderStyle,
        hazards: HazardLevel = .realistic,
        today: (year: Int, month: Int, day: Int)
    ) {
        self.init(
            seed: seed,
            size: size,
            headerStyle: headerStyle,
            hazards: hazards,
            baseDay: Day(year: today.year, month: today.month, day: today.day),
            elapsedDays: 0
        )
    }

    private init(
        seed: UInt64,
        size: FirmSize,
        headerStyle: HeaderStyle,
        hazards: HazardLevel,
        baseDay: Day,
        elapsedDays: Int
    ) {
        self.seed = seed
        self.size = size
        self.headerStyle = headerStyle
        self.hazards = hazards
        self.baseDay = baseDay
        self.elapsedDays = elapsedDays
    }

    /// The same firm's export some days later: a few rows changed, a few are new, a few are gone.
    package func later(days: Int) -> SampleFirm {
        precondition(days > 0, "a later export is at least one day later")
        return SampleFirm(
            seed: seed,
            size: size,
            headerStyle: headerStyle,
            hazards: hazards,
            baseDay: baseDay,
            elapsedDays: elapsedDays + days
        )
    }

    /// The names of the files of the export, in the order in which a folder lists them to a reader of this project.
    package var fileNames: [String] {
        SampleFile.allCases.map(\.rawValue)
    }

    /// Hands over the bytes of one of ``fileNames`` in chunks of some 64 KiB, in order.
    package func write<E: Error>(file name: String, _ emit: ([UInt8]) throws(E) -> Void) throws(E) {
        guard let file = SampleFile(rawValue: name) else { preconditionFailure("no file \(name) in this export") }
        let layout = Layout(file.columnNames)
        var buffer = RowBuffer(layout: layout)
        if file == .users {
            buffer.append(plainRow: layout.fieldIDs)
        } else {
            buffer.append(row: layout.header(headerStyle))
        }
        let count = bodyCount(of: file)
        let hazardCount = hazardCount(in: file)
        for index in 0..<count {
            if isPresent(index, in: file) { writeBody(index, of: file, into: &buffer) }
            for hazard in 0..<hazardCount where index == hazardPlace(hazard, of: hazardCount, in: count) {
                writeHazard(hazard, of: file, into: &buffer)
            }
            if buffer.bytes.count >= 65_536 {
                try emit(buffer.bytes)
                buffer.removeRows()
            }
        }
        if !buffer.bytes.isEmpty { try emit(buffer.bytes) }
    }

    private func hazardPlace(_ hazard: Int, of hazardCount: Int, in count: Int) -> Int {
        (hazard + 1) * (count - 1) / (hazardCount + 1)
    }

    private func writeBody(_ index: Int, of file: SampleFile, into row: inout RowBuffer) {
        switch file {
        case .client: writeMatter(index, into: &row)
        case .contact: writeContact(index, into: &row)
        case .journal: writeJournal(index, into: &row)
        case .calendar: writeCalendar(index, into: &row)
        case .cost: writeCost(index, into: &row)
        case .fee: writeFee(index, into: &row)
        case .users: writeUser(index, into: &row)
        case .timekeepers: writeTimekeeper(index, into: &row)
        case .calendarCodes: writeCalendarCode(index, into: &row)
        case .workflows: writeWorkflow(index, into: &row)
        case .contactCategories: writeContactCategory(index, into: &row)
        case .contactUses: writeContactUse(index, into: &row)
        case .injuries: writeInjury(index, into: &row)
        case .documents: writeDocument(index, into: &row)
        }
    }

    private func writeHazard(_ hazard: Int, of file: SampleFile, into row: inout RowBuffer) {
        switch file {
        case .contact: writeDuplicateContact(into: &row)
        case .journal: writeJournalHazard(hazard, into: &row)
        case .calendar: writeCalendarHazard(hazard, into: &row)
        case .cost: writeOrphanCost(into: &row)
        case .fee: writeFeeHazard(hazard, into: &row)
        case .client, .users, .timekeepers, .calendarCodes, .workflows, .contactCategories, .contactUses, .injuries,
            .documents:
            break
        }
    }
}
