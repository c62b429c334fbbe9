// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// True for an export that follows a first one.
    var isLater: Bool { elapsedDays > 0 }

    /// The day this export was made.
    var today: Day { baseDay + elapsedDays }

    /// Rows of a file in the first export, hazards aside.
    func baseCount(of file: SampleFile) -> Int {
        switch file {
        case .client: size.matters
        case .contact: size.contacts
        case .journal: size.journal
        case .calendar: size.calendar
        case .cost: size.costs
        case .fee: size.fees
        case .users: size.users
        case .timekeepers: size.users / 5 * 3 + min(3, size.users % 5)
        case .calendarCodes: Words.calendarCodes.count
        case .workflows: SampleFirm.workflows.count
        case .contactCategories: size.contacts + size.contacts / 9
        case .contactUses: size.matters + size.matters / 2
        case .injuries: size.matters
        case .documents: max(1, size.matters / 4)
        }
    }

    /// Rows that a later export adds at the end of a file.
    func addedCount(in file: SampleFile) -> Int {
        guard isLater else { return 0 }
        return switch file {
        case .client: 2
        case .contact: 0
        case .journal: 5
        case .calendar: 4
        case .cost: 2
        case .fee: 6
        case .users, .timekeepers, .calendarCodes, .workflows, .contactCategories, .contactUses, .injuries,
            .documents:
            0
        }
    }

    /// Row indices of a file, hazards aside, those of vanished rows and of matters without a row included.
    func bodyCount(of file: SampleFile) -> Int {
        baseCount(of: file) + addedCount(in: file)
    }

    /// Rows of trouble put between the others.
    func hazardCount(in file: SampleFile) -> Int {
        guard hazards == .realistic else { return 0 }
        return switch file {
        case .contact: 1
        case .journal: JournalHazard.allCases.count
        case .calendar: CalendarHazard.allCases.count
        case .cost: 1
        case .fee: FeeHazard.allCases.count
        case .client, .users, .timekeepers, .calendarCodes, .workflows, .contactCategories, .contactUses, .injuries,
            .documents:
            0
        }
    }

    /// The rows of the first export that a later one lacks.
    func vanishedRows(in file: SampleFile) -> [Int] {
        guard isLater else { return [] }
        let third = baseCount(of: file) / 3
        return switch file {
        case .journal: [third, third + 1]
        case .calendar: [third]
        case .fee: [third, third + 1, third + 2]
        case .cost: [third]
        case .client, .contact, .users, .timekeepers, .calendarCodes, .workflows, .contactCategories, .contactUses,
            .injuries, .documents:
            []
        }
    }

    /// The rows whose content differs in a later export.
    func changedRows(in file: SampleFile) -> [Int] {
        guard isLater else { return [] }
        let half = baseCount(of: file) / 2
        return switch file {
        case .client: [0, 3, 4]
        case .contact: [0]
        case .journal: [half, half + 1]
        case .calendar: [half, half + 1, half + 2]
        case .fee: [half]
        case .cost: [half]
        case .users, .timekeepers, .calendarCodes, .workflows, .contactCategories, .contactUses, .injuries,
            .documents:
            []
        }
    }

    func isVanished(_ index: Int, in file: SampleFile) -> Bool {
        isLater && vanishedRows(in: file).contains(index)
    }

    /// True for an index that has a row in this export: cases of injury alone are in the file of their area.
    func isPresent(_ index: Int, in file: SampleFile) -> Bool {
        if file == .injuries, matter(index).practiceArea != .injury { return false }
        return !isVanished(index, in: file)
    }

    func isChanged(_ index: Int, in file: SampleFile) -> Bool {
        isLater && changedRows(in: file).contains(index)
    }

    /// True for a row that only a later export has.
    func isAdded(_ index: Int, in file: SampleFile) -> Bool {
        index >= baseCount(of: file)
    }

    /// The row number the vendor gives: stable between exports; numbers below one hundred are left to hazards.
    func sequenceText(_ index: Int) -> String {
        "\(101 + index)"
    }

    /// The throws that belong to one row of a file.
    func dice(_ file: SampleFile, _ index: Int) -> Dice {
        Dice(seed: seed, stream: file.stream, index: index)
    }
}
