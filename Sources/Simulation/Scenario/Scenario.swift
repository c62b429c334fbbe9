import PipedriveSimulator

/// What a seed decides before anything happens: which troubles there are, how often, and how runs are set up.
///
/// Each seed has some of the troubles and not others, and its own rates: all of them at once would hide each other.
package struct Scenario: Sendable {
    package var seed: UInt64
    var inFlightLimit = 1
    var windowSize = 7
    var graceMilliseconds: Int64 = 10_000
    var plan = Plan.premium
    var behaviours = UncertainBehaviours()
    var backgroundTokensPerHour = 0
    /// Hours of the day at which the life begins.
    var startHour = 9
    /// By trouble, how many of 1,000 calls meet it.
    var troubles: [Trouble: Int] = [:]
    /// Of 1,000 steps.
    var crashPerMille = 0
    var haltPerMille = 0
    var peoplePerMille = 0
    var revocationPerMille = 0
    var deeds: [Deed] = []
    var grantedTokens: Int?
    var grantedWrites: Int?
    var story: [Act] = [.run(version: 1), .run(version: 2), .rollback(beforeAct: 1), .rollback(beforeAct: 0)]
    /// Rounds of one act with troubles; after them come quiet ones, so that every life can come to its end.
    var troubledRounds = 6
    var isTiny = false
    /// Whether the firm gave a folder of documents.
    package var hasDocuments = false
    /// Whether each run begins with a load of that version of the export.
    package var loadsExport = true
    package var canary: Canary?
    package var script: Script?

    /// Nothing goes wrong by itself.
    package init(quiet seed: UInt64) { self.seed = seed }

    /// Everything as the seed decides.
    package init(seed: UInt64) {
        self.seed = seed
        var chance = Chance(seed: seed ^ 0x5CE7_A810)
        inFlightLimit = chance.pick([1, 2, 3, 5, 8])
        windowSize = 1 + chance.below(9)
        plan = chance.pick([.lite, .growth, .premium])
        graceMilliseconds = chance.pick([0, 2_000, 10_000])
        behaviours.clearsReferencesToDeleted = chance.happens(perMille: 300)
        behaviours.refusesDeletingUsedStage = chance.happens(perMille: 700)
        behaviours.hidesUpdateTimeOnCreate = chance.happens(perMille: 700)
        behaviours.datesUndatedActivities = chance.happens(perMille: 700)
        for trouble in Trouble.allCases where chance.happens(perMille: 450) {
            troubles[trouble] = chance.pick([5, 30, 100, 250])
        }
        if chance.happens(perMille: 650) { crashPerMille = chance.pick([2, 8, 25]) }
        if chance.happens(perMille: 300) { haltPerMille = chance.pick([2, 10]) }
        if chance.happens(perMille: 150) { revocationPerMille = 5 }
        if chance.happens(perMille: 500) {
            peoplePerMille = chance.pick([5, 15, 40])
            deeds = Deed.allCases.filter { _ in chance.happens(perMille: 600) }
        }
        if chance.happens(perMille: 250) { grantedTokens = 60 + chance.below(400) }
        if chance.happens(perMille: 200) { grantedWrites = 1 + chance.below(12) }
        if chance.happens(perMille: 300) { spendDay(&chance) }
        troubledRounds = 1 + chance.below(6)
        story = Scenario.story(&chance)
        hasDocuments = chance.happens(perMille: 400)
    }

    /// Other integrations leave only a few hundred tokens until midnight.
    private mutating func spendDay(_ chance: inout Chance) {
        plan = .lite
        startHour = 20 + chance.below(4)
        backgroundTokensPerHour = (plan.dailyTokensPerSeat - 100 - chance.below(900)) / (startHour + 1)
    }

    private static func story(_ chance: inout Chance) -> [Act] {
        var story: [Act] = [.run(version: 1 + chance.below(2))]
        for _ in 0..<chance.below(3) {
            if chance.happens(perMille: 650) {
                story.append(.run(version: 1 + chance.below(3)))
            } else {
                story.append(.rollback(beforeAct: chance.below(story.count + 1)))
            }
        }
        story.append(.rollback(beforeAct: chance.below(story.count)))
        story.append(.rollback(beforeAct: 0))
        return story
    }
}
