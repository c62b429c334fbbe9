// SPDX-License-Identifier: Apache-2.0

extension SampleFirm {
    /// Five clients share eight matters, in this order.
    private static let clientOfPlace = [0, 1, 2, 2, 2, 3, 4, 4]
    private static let ordinalOfPlace = [0, 0, 0, 1, 2, 0, 0, 1]
    /// The part after the point: general work first, then a small matter, then lawsuits from ten on.
    private static let numberOfOrdinal = [0, 1, 10]

    /// Matters never closed, however old.
    private static let stillOpenMatters = 0...5

    /// Matters that only some of the firm's people may see.
    var secureMatters: [Int] { [8, 11, 17] }

    /// Clients, that is different left parts of the client ids.
    var clientCount: Int { client(ofMatter: size.matters - 1) + 1 }

    /// Clients that are companies.
    var companyCount: Int { clientCount / 5 * 2 + max(0, min(2, clientCount % 5 - 1)) }

    func isCompany(client: Int) -> Bool {
        client % 5 == 1 || client % 5 == 2
    }

    /// The place of a company among the companies.
    func company(ofClient client: Int) -> Int { client / 5 * 2 + client % 5 - 1 }

    func client(ofCompany company: Int) -> Int { company / 2 * 5 + 1 + company % 2 }

    func client(ofMatter index: Int) -> Int {
        guard index < size.matters else { return (index - size.matters) * 5 + 3 }
        return index / 8 * 5 + SampleFirm.clientOfPlace[index % 8]
    }

    /// The client id of a matter; a later export's new matters belong to old clients.
    func matterID(_ index: Int) -> String {
        let number =
            index < size.matters
            ? SampleFirm.numberOfOrdinal[SampleFirm.ordinalOfPlace[index % 8]]
            : 20 + index - size.matters
        return "\(101 + client(ofMatter: index)).\(twoDigits(number))"
    }

    /// The facts of a matter as they were on the day of the first export.
    func matter(_ index: Int) -> Matter {
        var dice = Dice(seed: seed, stream: 101, index: index)
        let client = client(ofMatter: index)
        let span = size.years * 365
        let slow = span * min(index, size.matters - 1) / size.matters
        var opened = (baseDay - span + slow + dice.below(40)).workday
        opened = min(opened, baseDay - 10)
        let closed = (opened + 60 + dice.below(840)).workday
        let isOpen = closed >= baseDay || SampleFirm.stillOpenMatters.contains(index)
        let inactivePercent = isOpen ? 8 : 30
        let isInactive = dice.chance(inactivePercent) && !SampleFirm.stillOpenMatters.contains(index)
        let area = dice.pick(isCompany(client: client) ? PracticeArea.ofCompanies : PracticeArea.ofPersons)
        return Matter(
            index: index,
            client: client,
            id: matterID(index),
            opened: isAdded(index, in: .client) ? baseDay + 1 : opened,
            closed: isOpen || isAdded(index, in: .client) ? nil : closed,
            isInactive: isInactive && !isAdded(index, in: .client),
            practiceArea: area,
            timekeeper: 1 + dice.below(timekeeperCount)
        )
    }

    /// Any matter of the first export.
    func anyMatter(_ dice: inout Dice) -> Matter {
        matter(dice.below(size.matters))
    }

    /// A matter that is open, young ones first.
    func openMatter(_ dice: inout Dice) -> Matter {
        let young = max(1, min(size.matters, size.matters * 2 / size.years))
        for _ in 0..<12 {
            let candidate = matter(size.matters - 1 - dice.below(young))
            if candidate.closed == nil { return candidate }
        }
        return matter(dice.below(6))
    }

    /// A workday on which somebody worked on the matter, not after the first export.
    func workday(in matter: Matter, _ dice: inout Dice) -> Day {
        let last = matter.closed ?? baseDay
        let days = max(1, last.number - matter.opened.number)
        return min((matter.opened + dice.below(days)).workday, baseDay - 1)
    }

    /// A day between the first export and this one, for an added row.
    func addedDay(_ index: Int, in file: SampleFile) -> Day {
        baseDay + 1 + (index - baseCount(of: file)) % elapsedDays
    }
}
