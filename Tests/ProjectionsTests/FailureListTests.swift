import Migration
import Testing

@testable import Projections

@Suite struct FailureListTests {
    @Test("a refused record stays on the list until a later write of it lands")
    func clearedByLanding() {
        var given = Given()
        let first = given.intend(.deal, "CMCLIENT/1")
        given.refuse(first, status: 400)
        let second = given.intend(.deal, "CMCLIENT/1")
        given.refuse(second, status: 422)
        let standing = FailureList(folding: given.events).sorted
        #expect(standing.map(\.attempts) == [2])
        #expect(standing.first?.status == 422)
        let third = given.intend(.deal, "CMCLIENT/1")
        given.land(third)
        #expect(FailureList(folding: given.events).count == 0)
    }

    @Test("a rate limit is no failure, and the same intent may land afterwards")
    func rateLimit() {
        var given = Given()
        let intent = given.intend(.deal, "CMCLIENT/1")
        given.refuse(intent, status: 429)
        #expect(FailureList(folding: given.events).count == 0)
        given.land(intent)
        #expect(RecordCounts(folding: given.events).present(.deal) == 1)
    }

    @Test("a lost answer is unknown until it is settled", arguments: Verdict.allCases)
    func settling(verdict: Verdict) {
        var given = Given()
        let intent = given.intend(.note, "CMJRNL/1")
        given.lose(intent)
        #expect(FailureList(folding: given.events).sorted.map(\.kind) == [.unknown])
        given.settle(intent, verdict)
        let failures = FailureList(folding: given.events)
        let kinds: [Verdict: [FailureList.Failure.Kind]] = [.inconclusive: [.inconclusive], .absent: [.lost]]
        #expect(failures.sorted.map(\.kind) == kinds[verdict] ?? [])
        #expect(RecordCounts(folding: given.events).present(.note) == (verdict == .found ? 1 : 0))
    }

    @Test("a record whose parent is missing is listed with the parent and leaves when it lands")
    func withheld() {
        var given = Given()
        given.start("run-1")
        let parent = RecordReference(.deal, "CMCLIENT/1")
        given.finish(withheld: [WithheldRecord(record: RecordReference(.note, "CMJRNL/1"), parent: parent)])
        let failure = FailureList(folding: given.events).sorted.first
        #expect(failure?.kind == .withheld)
        #expect(failure?.message.contains("CMCLIENT/1") == true)
        #expect(RecordCounts(folding: given.events).total(of: .note).skipped == 1)
        given.land(given.intend(.note, "CMJRNL/1"))
        #expect(FailureList(folding: given.events).count == 0)
    }

    @Test("every status has a remedy of its own kind", arguments: [400, 401, 402, 403, 404, 409, 410, 413, 418, 500])
    func remedies(status: Int) {
        var given = Given()
        given.refuse(given.intend(.deal, "CMCLIENT/1"), status: status)
        #expect(FailureList(folding: given.events).sorted.first?.remedy.hasSuffix(".") == true)
    }
}
