import Migration
import Testing

@testable import Projections

@Suite struct StatementTests {
    @Test("tokens spent on answers, reads and settling are added up by run and kind")
    func tokens() {
        var given = Given()
        given.start("run-1", planned: ["deal": 2], tokens: 12)
        given.land(given.intend(.deal, "CMCLIENT/1"))
        let lost = given.intend(.deal, "CMCLIENT/2")
        given.lose(lost)
        given.settle(lost, .found)
        given.add(.apiRead(ApiRead(entity: .person, id: "1", image: "", body: "", tokens: 1)))
        let runs = TokenStatement(folding: given.events).runs
        #expect(runs.map(\.quotedTokens) == [12])
        #expect(runs.first?.spentTokens == [.deal: 7, .person: 1])
        #expect(TokenStatement(folding: given.events).totalTokens == 8)
    }

    @Test("reading is stated with the run that it belongs to, or between the runs, and is part of the sum")
    func readings() {
        var given = Given()
        given.add(.accountRead(AccountRead(requests: 3, tokens: 24)))
        given.start("run-1", tokens: 12)
        given.add(.accountRead(AccountRead(requests: 2, tokens: 30)))
        given.add(.accountRead(AccountRead(requests: 1, tokens: 10)))
        let statement = TokenStatement(folding: given.events)
        #expect(statement.runs.map(\.id) == ["", "run-1"])
        #expect(statement.runs.map(\.readingTokens) == [24, 40])
        #expect(statement.runs.map(\.totalTokens) == [24, 40])
        #expect(statement.totalTokens == 64)
    }

    @Test("findings of one cause are one group, and a later comparison replaces the earlier one")
    func diff() {
        func finding(_ key: String) -> Event {
            .diffFound(
                DiffFound(
                    scope: "full",
                    entity: .deal,
                    key: key,
                    field: "value",
                    source: "1",
                    expected: "1",
                    actual: "2",
                    verdict: "different",
                    reason: "drift"
                )
            )
        }
        let clean = Event.diffClean(DiffClean(scope: "full", entity: .person, records: 1, equal: 9, normalised: 1))
        var given = Given()
        given.add(finding("CMCLIENT/2"))
        given.add(finding("CMCLIENT/1"))
        given.add(clean)
        var report = DiffReport(folding: given.events)
        #expect(report.groups.map(\.count) == [2])
        #expect(report.groups.first?.example.key == "CMCLIENT/1")
        #expect(report.verdicts(in: "full").map(\.count) == [2, 9, 1])
        given.add(finding("CMCLIENT/3"))
        given.add(clean)
        report = DiffReport(folding: given.events)
        #expect(report.findings.map(\.key) == ["CMCLIENT/3"])
        given.add(.settingChanged(SettingChanged(name: "a", value: "b")))
        given.add(clean)
        #expect(DiffReport(folding: given.events).findings.isEmpty)
    }

    @Test("an owner without a user is unmatched until one is assigned")
    func owners() {
        var given = Given()
        let proposed = OwnerProposed(id: "GWB", name: nil, email: nil, rows: 3, userID: nil, reason: "no e-mail")
        given.add(.ownerProposed(proposed), by: "convey")
        #expect(OwnerReport(folding: given.events).unmatched.map(\.id) == ["GWB"])
        given.add(.ownerAssigned(OwnerAssigned(id: "GWB", email: "g@x.y", userID: 4)), by: "bea")
        given.add(.ownerProposed(proposed), by: "convey")
        let owners = OwnerReport(folding: given.events).owners
        #expect(owners.map(\.userID) == [4])
        #expect(owners.map(\.decidedBy) == ["bea"])
    }

    @Test("the certificate holds every touched record with its result")
    func certificate() throws {
        var given = Given()
        given.start("run-1")
        let person = given.intend(.person, "CMRELATE/A")
        given.land(person, id: "1")
        let update = given.intend(.deal, "CMCLIENT/1", .update, id: "2")
        given.land(update, .update, id: "2")
        given.run = "run-2"
        given.add(
            .rollbackStarted(RollbackStarted(to: "start", size: 0, inverses: ["person": 1, "deal": 1], tokens: 9))
        )
        given.start("run-2", kind: "rollback")
        given.land(given.intend(.deal, "CMCLIENT/1", .update, id: "2", undoes: update), .update, id: "2")
        given.land(given.intend(.person, "CMRELATE/A", .delete, id: "1", undoes: person), .delete, id: "1")
        let kept = RollbackKept(entity: .note, key: "CMJRNL/1", id: "3", reason: "edited", fields: ["content"])
        given.add(.rollbackKept(kept))
        given.refuse(given.intend(.note, "CMJRNL/2", .delete, id: "4", undoes: 1), status: 403)
        let certificate = try #require(Certificates(folding: given.events).all.first)
        #expect(
            certificate.touched.map(\.result) == [
                .deleted, .restored, .kept(reason: "edited", fields: ["content"]),
                .failed(status: 403, message: "no"),
            ]
        )
        #expect(certificate.touched.map(\.id) == ["1", "2", "3", "4"])
        #expect(certificate.undoneCount == 2)
        #expect(certificate.failedCount == 1)
        #expect(!certificate.isProved)
    }

    @Test("the certificate knows the first run that it takes back and what the account held before it")
    func accountBefore() throws {
        var given = Given()
        given.start("run-1")
        given.land(given.intend(.person, "CMRELATE/A"), id: "1")
        let size = UInt64(given.events.count)
        given.start("run-2")
        given.land(given.intend(.person, "CMRELATE/B"), id: "2")
        given.run = "run-3"
        given.add(.rollbackStarted(RollbackStarted(to: "middle", size: size, inverses: [:], tokens: 0)))
        given.start("run-3", kind: "rollback")
        let certificate = try #require(Certificates(folding: given.events).all.first)
        #expect(certificate.firstRun == "run-2")
        #expect(certificate.recordsBefore == ["deal": 77, "person": 77])
    }

    @Test("a record that somebody had deleted is neither undone nor kept nor failed")
    func alreadyGone() throws {
        var given = Given()
        given.start("run-1")
        given.land(given.intend(.person, "CMRELATE/A"), id: "1")
        given.run = "run-2"
        given.add(.rollbackStarted(RollbackStarted(to: "start", size: 0, inverses: ["person": 1], tokens: 9)))
        let kept = RollbackKept(entity: .person, key: "CMRELATE/A", id: "1", reason: "already-deleted", fields: [])
        given.add(.rollbackKept(kept))
        let certificate = try #require(Certificates(folding: given.events).all.first)
        #expect(certificate.touched.map(\.result) == [.alreadyGone])
        #expect(certificate.alreadyGoneCount == 1)
        #expect(certificate.undoneCount + certificate.keptCount + certificate.failedCount == 0)
    }

    @Test("a rollback is told once, not as a run besides")
    func rollbackOnce() {
        var given = Given()
        given.run = "run-2"
        given.add(.rollbackStarted(RollbackStarted(to: "start", size: 0, inverses: [:], tokens: 0)))
        given.start("run-2", kind: "rollback")
        #expect(Timeline(folding: given.events).entries.map(\.moment) == [.rollbackStarted(to: "start", size: 0)])
    }

    @Test("like events that follow each other are one entry of the timeline")
    func timeline() {
        var given = Given()
        for index in 0..<3 {
            given.add(.mappingAmended(MappingAmended(file: .client, index: index, target: .skip)), by: "bea")
        }
        given.add(.mappingConfirmed(MappingConfirmed(digest: "d", rules: 3, skipped: 3)), by: "ann")
        let entries = Timeline(folding: given.events).entries
        #expect(entries.map(\.count) == [3, 1])
        #expect(entries.map(\.lastSequence) == [2, 3])
        #expect(entries.map(\.actor) == ["bea", "ann"])
    }

    @Test("the ledger summary counts every event under its type")
    func summary() {
        var given = Given()
        given.add(.rowParsed(RowParsed(file: .client, line: 2, cells: [])))
        given.add(.settingChanged(SettingChanged(name: "a", value: "b")))
        let summary = LedgerSummary(folding: given.events)
        #expect(summary.size == 2)
        #expect(summary.counts.map(\.type) == ["row.parsed", "setting.changed"])
        #expect(summary.counts.map(\.count) == [1, 1])
    }
}
